import type { Assessment, ReadingEffect, ReadingWords } from "tegi";
import { change, draft } from "../case/store.ts";
import { Choice, More } from "../ui/field.tsx";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { Cited, Part } from "../ui/parts.tsx";
import type { Told } from "./told.ts";

/** The open readings whose options give different verdicts. */
export function decidingReadings({ readings }: Assessment): ReadingEffect[] {
  return readings.filter(({ status, options }) => status === "open" && differ(options.map((one) => one.verdict)));
}

const differ = (values: unknown[]) => values.some((value) => value !== values[0]);

/** Whether a reading matters here: one that was chosen, or whose options give another verdict or another share. */
const doDiffer = ({ readings, combinations }: Assessment) =>
  readings.some(({ status }) => status === "fixed") ||
  readings.some(
    ({ status, options }) =>
      status !== "minority" && (differ(options.map((one) => one.verdict)) || differ(options.map((one) => one.share))),
  ) ||
  differ(combinations.map((one) => one.verdict)) ||
  differ(combinations.map((one) => one.share));

/** Whether the verdict holds under every reading, and which of them to fix. */
export function Readings({ answer, words }: Told) {
  const sentences = (isMeant: (effect: ReadingEffect) => boolean) =>
    answer.readings.flatMap((effect, index) => {
      const reading = words.readings[index];
      return reading && isMeant(effect) ? [<Reading key={effect.id} effect={effect} reading={reading} />] : [];
    });
  if (!doDiffer(answer)) return null;
  const settled = sentences(({ status, options }) => status === "minority" && options.length > 1);
  return (
    <Part name="readings" title={t("result.readings")}>
      <p>{summary(answer)}</p>
      {sentences(({ status }) => status !== "minority")}
      {settled.length > 0 && (
        <More title={t("result.readings-settled", { count: settled.length })}>
          <p class="hint">{t("result.readings-settled-hint")}</p>
          {settled}
        </More>
      )}
    </Part>
  );
}

function summary(answer: Assessment): string {
  const { combinations, readings, verdict } = answer;
  const fixed = readings.filter(({ status }) => status === "fixed").length;
  if (combinations.length < 2)
    return fixed > 0 ? t("result.readings-fixed", { count: fixed }) : t("result.readings-none");
  if (verdict === "disputed") return t("result.readings-dispute", { count: combinations.length });
  if (differ(combinations.map((one) => one.verdict)))
    return t("result.readings-partly", { count: combinations.length });
  const shares = combinations.flatMap(({ share }) => share ?? []);
  if (shares.length === 0) return t("result.readings-verdict", { count: combinations.length });
  if (!differ(shares)) return t("result.readings-hold", { count: combinations.length });
  const sorted = shares.toSorted((one, other) => Number(one) - Number(other));
  const [low = "", high = ""] = [sorted[0], sorted.at(-1)];
  return t("result.readings-share", { count: combinations.length, low: percent(low), high: percent(high) });
}

/** One unclear provision: what each option gives, and a way to fix one and to free it again. */
function Reading({ effect, reading }: { effect: ReadingEffect; reading: ReadingWords }) {
  const { id } = effect;
  const options = effect.options.map(({ option, share }, index) => {
    const said = reading.options[index];
    const isTaken = effect.status !== "fixed" && option === effect.taken;
    const gives = [said?.text, share && percent(share)].filter(Boolean).join(", ");
    return {
      value: option as string | null,
      label: said?.name ?? option,
      hint: isTaken ? t("result.gives-taken", { gives }) : t("result.gives", { gives }),
    };
  });
  const free = { value: null, label: t("result.reading-free"), hint: t("result.reading-free-hint") };
  const choose = (option: string | null) => {
    const { [id]: _, ...others } = draft.value.readings;
    change({ readings: option === null ? others : { ...others, [id]: option } });
  };
  return (
    <div class="reading">
      <Choice
        legend={reading.question}
        options={[...options, free]}
        value={draft.value.readings[id] ?? null}
        onChoose={choose}
      />
      <Cited citation={reading.citation} />
    </div>
  );
}
