import { assessment, words } from "../case/store.ts";
import { More } from "../ui/field.tsx";
import { t } from "../words/index.ts";

/** The rule that applies to the code, as soon as it is known. */
export function Rule() {
  const answer = assessment.value;
  const said = words.value;
  if (!answer || !said) return null;
  return (
    <section class="rule" aria-live="polite">
      <h3>{t("conversation.rule")}</h3>
      {said.rule.map((clause) => (
        <p key={clause.text}>{clause.text}</p>
      ))}
      {said.outside.map((why) => (
        <p key={why.text} class="note">
          {why.text}
        </p>
      ))}
      <More title={t("conversation.provision")}>
        {answer.condition && <blockquote>{answer.condition}</blockquote>}
        {[...said.rule, ...said.outside].map(
          (clause) =>
            clause.citation && (
              <p key={clause.citation}>
                <cite>{clause.citation}</cite>
              </p>
            ),
        )}
      </More>
    </section>
  );
}
