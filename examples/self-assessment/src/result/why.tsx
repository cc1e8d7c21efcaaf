import type { Truth, Verdict } from "tegi";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { Materials } from "./conditions.tsx";
import { Cited, Mark, Part } from "../ui/parts.tsx";
import type { Told } from "./told.ts";

/** The outcome of the condition that tells why. */
const OUTCOMES: Partial<Record<Verdict, Truth>> = {
  originating: "true",
  not_originating: "false",
  undetermined: "unknown",
};

/** The one condition of the good that tells why the verdict is what it is; all of them are further below. */
export function Why({ answer, words }: Told) {
  const outcome = OUTCOMES[answer.verdict];
  const own = answer.steps.map((step, index) => ({ step, said: words.steps[index] }));
  const decisive = own.filter(({ step }) => step.decisive && step.good === "" && step.outcome === outcome);
  const { step, said } = decisive.find((one) => one.step.comparison) ?? decisive[0] ?? {};
  if (!step || !said) return null;
  return (
    <Part name="why" title={t("result.why")}>
      <p class="reason">
        <Mark of={step.outcome} />
        <span>{said.text}</span>
      </p>
      <Materials step={step} />
      <Cited citation={said.citation} />
    </Part>
  );
}
