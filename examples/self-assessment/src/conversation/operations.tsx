import { insufficient } from "../case/law.ts";
import { change, draft } from "../case/store.ts";
import { More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";
import { OperationPicker } from "./picker.tsx";

/** What is done with the materials. */
export function Operations() {
  return (
    <>
      <p>{t("conversation.operations-definition")}</p>
      {insufficient.value.length > 0 && (
        <More title={t("conversation.insufficient-title")}>
          <p>{t("conversation.insufficient-definition")}</p>
          <ul>
            {insufficient.value.map((category) => (
              <li key={category.letter}>
                {category.letter}) {pick(category.name)}
              </li>
            ))}
          </ul>
        </More>
      )}
      <OperationPicker chosen={draft.value.operations} onChange={(operations) => change({ operations })} />
    </>
  );
}
