import { examAnswers } from "tegi/exam";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { language, t } from "../words/index.ts";
import "../words/training.ts";
import { slipText } from "./ask.tsx";
import { type Round, begin, graded, isDrawing, round } from "./round.ts";

/** What came of a round: by topic, what was misunderstood, and the ways on. */
export function Outcome({ now }: { now: Round }) {
  const spoken = language.value;
  const words = useMemo(() => examAnswers(now.key, spoken), [now.key, spoken]);
  const { score, topics, misconceptions, weak } = useMemo(() => graded(now), [now]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { topics: _, ...whole } = now.wish;
  return (
    <>
      <h2 id="tegi-training" ref={heading} tabIndex={-1}>
        {t("training.outcome")}
      </h2>
      <p class="lead">{t("training.score", { right: score.right, of: score.of })}</p>
      <table aria-labelledby="tegi-training">
        <thead>
          <tr>
            <th scope="col">{t("training.topic")}</th>
            <th scope="col" class="number">
              {t("training.of-topic")}
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, right, of }) => (
            <tr key={topic} class={right < of ? "weak" : ""}>
              <th scope="row">{words.topics.find((one) => one.topic === topic)?.text}</th>
              <td class="number">{`${right} / ${of}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {misconceptions.length > 0 && (
        <>
          <h3>{t("training.misconceptions")}</h3>
          <ul class="why">
            {misconceptions.map(({ slip }) => (
              <li key={slip}>{slipText(words.slips, slip)}</li>
            ))}
          </ul>
        </>
      )}
      {weak.length === 0 && <p>{t("training.no-weak")}</p>}
      <div class="buttons">
        {weak.length > 0 && (
          <button
            type="button"
            class="main"
            disabled={isDrawing.value}
            onClick={() => void begin({ ...now.wish, topics: weak.map(({ topic }) => topic) })}
          >
            {t("training.weak")}
          </button>
        )}
        <button type="button" disabled={isDrawing.value} onClick={() => void begin(whole)}>
          {t("training.again")}
        </button>
        <button type="button" onClick={() => (round.value = null)}>
          {t("training.other")}
        </button>
      </div>
    </>
  );
}
