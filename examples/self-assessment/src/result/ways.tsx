import { computed, signal } from "@preact/signals";
import { type Operation, applyPatch } from "rfc6902";
import type { Assessment, Change, Facts, Sentence } from "tegi/good";
import { goods } from "../engine.ts";
import { fromFacts } from "../case/facts.ts";
import { go } from "../case/place.ts";
import { assess, change, stated } from "../case/store.ts";
import { More } from "../ui/field.tsx";
import { legible, percent } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import "../words/result.ts";
import { roomWords } from "./bound.ts";
import { advice, askAdvice, isWaiting } from "./headroom.ts";
import { plainly } from "./materials.ts";
import { Paper, whatIs } from "./missing.tsx";
import { wantedByNeed } from "./papers.ts";
import { Cited, Part } from "../ui/parts.tsx";
import { VerdictWords } from "./parts.tsx";
import type { Told } from "./told.ts";

/** The change that is being tried, of the case as it stood then. */
const tried = signal<{ change: Change; of: Facts } | null>(null);

/** The facts with the change made, and what the engine says of them; nothing once the case is another. */
const trial = computed(() => {
  const one = tried.value;
  if (!one || one.of !== stated.value.facts) return null;
  const facts: Facts = structuredClone(one.of);
  applyPatch(facts, one.change.patch as Operation[]);
  const outcome = assess(facts);
  return "assessment" in outcome ? { facts, answer: outcome.assessment } : null;
});

/** At most so many things to do are shown; the others are a click away. */
const MOST = 3;

/** What to do, least effort first: answer, get a paper, change something. Each change can be tried beside the case. */
export function ToDo({ answer, words }: Told) {
  const { changes, sentences } = advice.value ?? { changes: [], sentences: { changes: [], warnings: [] } };
  // None where the verdict stands without them.
  const doesStand = answer.verdict === "originating" && !answer.provisional;
  const papers = doesStand ? [] : wantedByNeed(answer, stated.value).slice(0, MOST - 1);
  const first = (answer.missing.length > 0 ? 1 : 0) + papers.length;
  const ways = changes.map((one, index) => (
    <Way key={index} way={one} sentence={sentences.changes[index]} answer={answer} />
  ));
  const few = Math.max(0, MOST - first);
  if (first + ways.length === 0 && !isWaiting.value) return null;
  return (
    <Part name="ways" title={t("result.todo")}>
      <ol>
        {answer.missing.length > 0 && (
          <li>
            <p>{t("result.todo-questions", { count: answer.missing.length })}</p>
            {words.missing[0] && <p>{whatIs(words.missing[0])}</p>}
            <button type="button" class="main" onClick={() => go({ tab: "good", step: "questions" })}>
              {t("result.to-questions")}
            </button>
          </li>
        )}
        {papers.map((paper) => (
          <li key={paper.need}>
            <Paper {...paper} />
          </li>
        ))}
        {ways.slice(0, few)}
      </ol>
      {isWaiting.value && (
        <button type="button" onClick={askAdvice}>
          {t("result.find-ways")}
        </button>
      )}
      {ways.length > 0 && (
        <p class="hint">{[t("result.ways-hint"), ...sentences.warnings.map(({ text }) => text)].join(" ")}</p>
      )}
      {ways.length > few && (
        <More title={t("result.ways-more", { count: ways.length - few })}>
          <ol start={few + 1}>{ways.slice(few)}</ol>
        </More>
      )}
    </Part>
  );
}

function Way({ way, sentence, answer }: { way: Change; sentence: Sentence | undefined; answer: Assessment }) {
  const isTried = tried.value?.change === way && trial.value !== null;
  const pick = () => (tried.value = isTried ? null : { change: way, of: stated.value.facts });
  return (
    <li>
      <p>{legible(sentence?.text ?? "")}</p>
      <Cited citation={sentence?.citation} />
      <button type="button" aria-expanded={isTried} onClick={pick}>
        {t("result.try")}
      </button>
      {isTried && trial.value && <Trial before={answer} after={trial.value.answer} facts={trial.value.facts} />}
    </li>
  );
}

/** The case as it is beside the case with the change. */
function Trial({ before, after, facts }: { before: Assessment; after: Assessment; facts: Facts }) {
  const takeOver = () => {
    change((before) => ({ ...before, ...fromFacts(facts), wished_share: before.wished_share }));
    tried.value = null;
  };
  return (
    <div class="trial" role="group" aria-label={t("result.trial")}>
      <div class="sides">
        <Side title={t("result.as-is")} answer={before} />
        <Side title={t("result.with-change")} answer={after} />
      </div>
      <div class="buttons">
        <button type="button" class="main" onClick={takeOver}>
          {t("result.take-over")}
        </button>
        <button type="button" onClick={() => (tried.value = null)}>
          {t("result.leave")}
        </button>
      </div>
    </div>
  );
}

function Side({ title, answer }: { title: string; answer: Assessment }) {
  const limits = answer.steps.filter(
    ({ decisive, good, comparison }) => decisive && good === "" && comparison?.headroom,
  );
  const texts = goods.value.explain(plainly(answer, stated.value), language.value).steps;
  const share = answer.local_content?.share;
  return (
    <article class="regime">
      <h4>{title}</h4>
      <p class="state">
        <VerdictWords of={answer} />
      </p>
      <dl class="figures">
        {answer.criterion && (
          <div>
            <dt>{t("result.criterion-term")}</dt>
            <dd>{answer.criterion}</dd>
          </div>
        )}
        {share && (
          <div>
            <dt>{t("result.share-term")}</dt>
            <dd>{percent(share)}</dd>
          </div>
        )}
        {limits.map((step) => (
          <div key={step.expression}>
            <dt>{texts[answer.steps.indexOf(step)]?.text}</dt>
            <dd>{step.comparison && roomWords(step.comparison)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
