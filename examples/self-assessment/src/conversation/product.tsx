import { change, draft, faults } from "../case/store.ts";
import { CodeSearch } from "../nomenclature/search.tsx";
import { Field } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import { Rule } from "./rule.tsx";

/** What is made: a name, and the tariff code on which the rule hangs. */
export function Product() {
  const { name, hs } = draft.value;
  return (
    <>
      <Field
        label={t("conversation.name")}
        hint={t("conversation.name-hint")}
        value={name}
        maxLength={1000}
        onCommit={(name) => change({ name })}
      />
      <CodeSearch
        label={t("conversation.code")}
        hint={t("conversation.code-hint")}
        error={faults.value.get("/good/hs")}
        value={hs}
        onCommit={(hs) => change({ hs })}
      />
      <Rule />
    </>
  );
}
