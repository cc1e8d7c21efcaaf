import { useState } from "preact/hooks";
import { type FindingWords, TegiError, audit, explain } from "tegi";
import { originLaw } from "../case/law.ts";
import { legible } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import "../words/result.ts";
import { Cited } from "../ui/parts.tsx";

/** What the audit finds wrong with the rule that was applied; looked for when it is opened. */
export function Flaws({ rule }: { rule: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="more flaws" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("result.flaws")}</summary>
      <div>{isOpen && <Found rule={rule} />}</div>
    </details>
  );
}

function Found({ rule }: { rule: string }) {
  const found = flawsOf(rule);
  if (found.length === 0) return <p>{t("result.flaws-none")}</p>;
  return (
    <ul>
      {found.map(({ kind, text, question, examples, citations }, index) => (
        <li key={index}>
          <p>
            <strong>{kind}.</strong> {legible(text)}
          </p>
          {examples.map((example) => (
            <p key={example} class="hint">
              {legible(example)}
            </p>
          ))}
          <p>
            {t("result.flaws-question")} {legible(question)}
          </p>
          <Cited citation={citations.join("; ")} />
        </li>
      ))}
    </ul>
  );
}

function flawsOf(rule: string): FindingWords[] {
  const book = originLaw.value;
  if (!book) return [];
  try {
    return explain(audit(`${book.id}@${book.first}`, { rule }), language.value).findings ?? [];
  } catch (error) {
    // Not every rule is one that is audited by itself: goods wholly produced, say.
    if (error instanceof TegiError && error.code === "unknown-rule") return [];
    throw error;
  }
}
