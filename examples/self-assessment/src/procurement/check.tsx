import { Entries } from "../check/check.tsx";
import { t } from "../words/index.ts";
import "../words/check.ts";
import "../words/procurement.ts";
import { due, faults, missing } from "./answer.ts";
import { groups } from "./entries.ts";
import { Jumps } from "./jumps.tsx";
import type { ContractDraft } from "./shape.ts";

/** What is still needed, then every fact of the contract with a way to change it. */
export function Check({ draft }: { draft: ContractDraft }) {
  return (
    <>
      <Jumps title={t("procurement.to-mend")} all={faults.value} />
      <Jumps title={t("procurement.needed")} all={due.value} isPlain />
      <Jumps title={t("procurement.missing")} all={missing.value} />
      <Answers draft={draft} />
    </>
  );
}

/** The same beside the result. */
export function Answers({ draft, heading: Heading = "h3" }: { draft: ContractDraft; heading?: "h3" | "h4" }) {
  return (
    <div class="check">
      {groups(draft).map(({ key, title, entries }) => (
        <section key={key} aria-labelledby={`tegi-check-${key}`}>
          <Heading id={`tegi-check-${key}`}>{title}</Heading>
          <Entries entries={entries} />
        </section>
      ))}
    </div>
  );
}
