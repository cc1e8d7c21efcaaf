import { hasListRow } from "../case/law.ts";
import { go } from "../case/place.ts";
import { dated, percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { basisWords, criterionWords } from "./basis.ts";
import { figureWords } from "./bound.ts";
import { Cited, Mark } from "../ui/parts.tsx";
import { verdictWords } from "./parts.tsx";
import { limitsOf } from "./number-line.tsx";
import { decidingReadings } from "./readings.tsx";
import type { Told } from "./told.ts";

/** The verdict in one hedged sentence, and what it waits for or hangs on. */
export function VerdictSection({ answer, words }: Told) {
  const { verdict, provisional, criterion, local_content } = answer;
  return (
    <section
      part="verdict"
      class={`verdict ${verdict}${provisional ? " provisional" : ""}`}
      aria-labelledby="tegi-verdict"
    >
      <h3 id="tegi-verdict">
        <Mark of={provisional ? "undetermined" : verdict} />
        {verdictWords(answer)}
      </h3>
      <p class="sentence">
        {t(`result.says-${verdict}`)} <Figure {...{ answer, words }} />
      </p>
      <RestsOn {...{ answer, words }} />
      {local_content && <Share {...{ answer, words }} />}
      {criterion && <p>{criterionWords(answer)}</p>}
      {verdict === "disputed" &&
        decidingReadings(answer).map(({ id }) => {
          const reading = words.readings.find((one) => one.id === id);
          return reading && <p key={id}>{t("result.hangs-on", { question: reading.question })}</p>;
        })}
      {words.outside.map((why) => (
        <div key={why.text}>
          <p>{why.text}</p>
          <Cited {...why} />
        </div>
      ))}
      {verdict === "outside_rulebook" && hasListRow() && (
        <div class="buttons">
          <button type="button" onClick={() => go({ tab: "good", step: "operations" })}>
            {t("result.to-list-row")}
          </button>
        </div>
      )}
      <p class="basis">{basisWords(answer)}</p>
    </section>
  );
}

/** The figure that the verdict rests on, beside its limit. */
function Figure(told: Told) {
  const comparison = limitsOf(told).find(({ comparison: { measured } }) => measured)?.comparison;
  if (!comparison?.measured) return null;
  return <strong>{figureWords(comparison)}</strong>;
}

/** What verdict and share rest on, inside the box: no verdict stands without it. */
function RestsOn({ answer, words }: Told) {
  const grounds = words.rests_on ?? [];
  if (grounds.length === 0) return null;
  return (
    <div class="rests">
      <p>{t(answer.provisional ? "result.rests-provisional" : "result.rests")}</p>
      <ul>
        {grounds.map((ground) => (
          <li key={ground.text}>
            {dated(ground.text)}
            <Cited citation={ground.citation} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Between which values the share lies by the readings that are open; nothing where they agree. */
function rangeOf({ combinations }: Told["answer"]): { low: string; high: string } | undefined {
  const shares = combinations.flatMap(({ share }) => share ?? []).sort((one, other) => Number(one) - Number(other));
  const [low, high] = [shares[0], shares.at(-1)];
  return low && high && low !== high ? { low: percent(low), high: percent(high) } : undefined;
}

function Share({ answer, words }: Told) {
  const content = answer.local_content;
  if (!content) return null;
  const { share, between } = content;
  const range = rangeOf(answer);
  return (
    <div class="share">
      <p>
        {share && <strong>{t("result.share", { share: percent(share) })}</strong>}
        {!share && between && (
          <strong>{t("result.share-between", { low: percent(between[0]), high: percent(between[1]) })}</strong>
        )}
        {!share && !between && t("result.share-unknown")}
      </p>
      {range && <p>{t("result.share-range", range)}</p>}
      <p class="hint">{t(`result.formula-${content.formula === "F1" ? "F1" : "F2"}`)}</p>
      <Cited citation={words.local_content?.citation} />
    </div>
  );
}
