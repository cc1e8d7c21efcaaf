import { whollyProduced } from "../case/law.ts";
import { change, draft } from "../case/store.ts";
import { Choice, More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";

/** Whether the good is wholly produced, and by which category. */
export function Produced() {
  const options = [
    { value: null, label: t("conversation.produced-no"), hint: t("conversation.produced-no-hint") },
    ...whollyProduced.value.map((category) => ({
      value: category.letter,
      label: `${category.letter}) ${pick(category.name)}`,
    })),
    { value: "", label: t("conversation.unknown"), hint: t("conversation.produced-unknown-hint") },
  ];
  return (
    <>
      <p>{t("conversation.produced-definition")}</p>
      <More title={t("conversation.example")}>
        <p>{t("conversation.produced-example")}</p>
      </More>
      <Choice
        legend={t("conversation.produced-legend")}
        options={options}
        value={draft.value.wholly_produced}
        onChoose={(wholly_produced) => change({ wholly_produced })}
      />
    </>
  );
}
