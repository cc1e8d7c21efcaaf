import { computed } from "@preact/signals";
import type { Assessment, Explanation } from "tegi/good";
import { goods } from "../engine.ts";
import { book } from "../case/law.ts";
import { type Outcome, assess, editions, outcome, stated } from "../case/store.ts";
import { dayWords, percent } from "../ui/figure.ts";
import { type Key, language, t } from "../words/index.ts";
import "../words/result.ts";
import { SHOWN, briefly, nameOf, plainly, rowsOf } from "./materials.ts";
import { VerdictWords } from "./parts.tsx";
import { type Answered, type Difference, type Regime, differences, factsFor, regimesFor } from "./regimes.ts";

interface Compared {
  regime: Regime;
  outcome: Outcome;
}

const compared = computed<Compared[]>(() => {
  const own = outcome.value;
  if (!own || !("assessment" in own)) return [];
  const { facts } = stated.value;
  return regimesFor(facts, editions.value, book).map((regime) => ({
    regime,
    outcome: regime.isOwn ? own : assess(factsFor(facts, regime)),
  }));
});

/** The same product under the other regimes, side by side, and why they differ. */
export function Regimes() {
  const answers = compared.value.flatMap(({ regime, outcome }) => {
    if (!("assessment" in outcome)) return [];
    const answer = outcome.assessment;
    return [{ regime, answer, words: goods.value.explain(briefly(plainly(answer, stated.value)), language.value) }];
  });
  const own = answers.find(({ regime }) => regime.isOwn);
  // Side by side only what answers: the others would be columns of nothing.
  const shown = answers.filter(({ regime, answer }) => regime.isOwn || doesAnswer(answer));
  if (shown.length < 2) return <p>{t("result.regimes-none")}</p>;
  return (
    <>
      <p class="hint">{t("result.regimes-hint")}</p>
      <div class="regimes">
        {shown.map(({ regime, answer, words }) => (
          <article key={regime.id + regime.on} class={regime.isOwn ? "regime own" : "regime"}>
            <h4>
              {t(`result.regime-${regime.id}` as Key)}
              {regime.isOwn && <span class="chosen">{t("result.regime-own")}</span>}
            </h4>
            <Answer {...{ regime, answer, words }} own={own} />
          </article>
        ))}
      </div>
    </>
  );
}

const doesAnswer = ({ verdict, local_content }: Assessment) =>
  ["originating", "not_originating", "disputed"].includes(verdict) || Boolean(local_content?.share);

interface AnswerProps extends Answered {
  words: Explanation;
  own: Answered | undefined;
}

function Answer({ regime, answer, words, own }: AnswerProps) {
  return (
    <>
      <p class="state">
        <VerdictWords of={answer} />
      </p>
      <dl class="figures">
        <div>
          <dt>{t("result.day")}</dt>
          <dd>
            {dayWords(regime.on)}
            {regime.first && <span>{t("result.edition-of", { edition: dayWords(regime.first) })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("result.share-term")}</dt>
          <dd>{shareOf(answer, regime)}</dd>
        </div>
        <div>
          <dt>{t("result.rule")}</dt>
          <dd>
            {words.rule.map((clause) => (
              <span key={clause.text}>{clause.text}</span>
            ))}
            {words.outside.map((why) => (
              <span key={why.text}>{why.text}</span>
            ))}
            {words.rule.length + words.outside.length === 0 && (answer.rule ?? "—")}
          </dd>
        </div>
        {own && !regime.isOwn && <Differences own={own} other={{ regime, answer }} words={words} />}
      </dl>
    </>
  );
}

function shareOf(answer: Assessment, regime: Regime) {
  const content = answer.local_content;
  if (!content) return regime.first ? t("result.no-formula") : "—";
  const { share, between, formula } = content;
  const value = share
    ? percent(share)
    : between
      ? t("result.from-to", { low: percent(between[0]), high: percent(between[1]) })
      : t("result.share-unknown");
  return (
    <>
      <strong>{value}</strong>
      <span>{t(`result.formula-${formula === "F1" ? "F1" : "F2"}`)}</span>
    </>
  );
}

function Differences({ own, other, words }: { own: Answered; other: Answered; words: Explanation }) {
  const found = differences(own, other);
  if (found.length === 0) return null;
  return (
    <div>
      <dt>{t("result.differences")}</dt>
      <dd>
        <ul>
          {found.map((one) => (
            <li key={JSON.stringify(one)}>{said(one, other.answer, words)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function said(difference: Difference, answer: Assessment, words: Explanation): string {
  switch (difference.code) {
    case "day":
      return t("result.differs-day", { day: dayWords(difference.on) });
    case "base":
      return t(`result.differs-${difference.base}`);
    case "rule":
      return t("result.differs-rule", { rule: difference.rule });
    case "no-cumulation":
    case "cumulation":
    case "no-provision":
      return t(`result.differs-${difference.code}`, { names: namesOf(difference.materials) });
    case "reading": {
      const reading = words.readings[difference.reading];
      const taken = reading?.options.find((option) => option.taken)?.name ?? answer.readings[difference.reading]?.taken;
      return t("result.differs-reading", { question: reading?.question ?? "", option: taken ?? "" });
    }
    case "missing":
      return t("result.differs-missing", { question: words.missing[difference.missing]?.text ?? "" });
    default:
      return t(`result.differs-${difference.code}`);
  }
}

function namesOf(ids: string[]): string {
  const rows = rowsOf(stated.value, "");
  const names = ids.map((id) => {
    const row = rows.get(id);
    return row ? nameOf(row) : id;
  });
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join("; ") + (more > 0 ? ` ${t("result.and-more", { count: more })}` : "");
}
