import { Choice } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { edit, isEmpty, shown } from "./state.ts";

/** What an empty bill means: that nobody knows, or that nothing goes in. */
export function Empty() {
  if (!isEmpty.value) return null;
  return (
    <Choice
      legend={t("bill.empty")}
      options={[
        { value: false, label: t("bill.empty-unknown"), hint: t("bill.empty-unknown-hint") },
        { value: true, label: t("bill.empty-none"), hint: t("bill.empty-none-hint") },
      ]}
      value={shown.value.materials !== null}
      onChoose={(isNone) => edit((draft) => ({ ...draft, materials: isNone ? [] : null }))}
    />
  );
}
