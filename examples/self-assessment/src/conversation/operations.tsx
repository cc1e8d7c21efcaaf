import { hasListRow, insufficient } from "../case/law.ts";
import { change, draft } from "../case/store.ts";
import { More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";
import "../words/operations.ts";
import { ListRow } from "./list-row.tsx";
import { OperationPicker } from "./picker.tsx";

/** What is done with the materials. */
export function Operations() {
  return (
    <>
      <p>{t("operations.definition")}</p>
      {insufficient.value.length > 0 && (
        <More title={t("operations.insufficient-title")}>
          <p>{t("operations.insufficient-definition")}</p>
          <ul>
            {insufficient.value.map((category) => (
              <li key={category.letter}>
                {category.letter}) {pick(category.name)}
              </li>
            ))}
          </ul>
        </More>
      )}
      <ListRow />
      <OperationPicker
        label={hasListRow() ? t("operations.performed") : undefined}
        hs={draft.value.hs}
        chosen={draft.value.operations}
        onChange={(operations) => change({ operations })}
      />
    </>
  );
}
