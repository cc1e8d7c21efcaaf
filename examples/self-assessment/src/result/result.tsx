import { go } from "../case/place.ts";
import { Answers } from "../check/check.tsx";
import { factName } from "../check/fact-name.ts";
import { faults } from "../case/store.ts";
import { TakeAway } from "../takeaway/takeaway.tsx";
import { t } from "../words/index.ts";
import "../words/result.ts";
import "../words/check.ts";
import { Again } from "./again.tsx";
import { Composition } from "./composition.tsx";
import { Conditions } from "./conditions.tsx";
import { isWaiting } from "./headroom.ts";
import { Gaps } from "./missing.tsx";
import { Limits, NumberLines, limitsOf } from "./number-line.tsx";
import { Fold } from "../ui/parts.tsx";
import { Readings } from "./readings.tsx";
import { Regimes } from "./regimes.tsx";
import { Sensitivity } from "./sensitivity.tsx";
import { type Told, seen } from "./told.ts";
import { VerdictSection } from "./verdict.tsx";
import { ToDo } from "./ways.tsx";
import { Why } from "./why.tsx";

/** The result on one screen: the verdict with its figure and reason, what to do, the papers. The rest is folded. */
export function Result() {
  if (!seen.value) return <NoResult />;
  const told = seen.value;
  return (
    <div class="result">
      <div>
        <VerdictSection {...told} />
        <NumberLines {...told} />
      </div>
      <Readings {...told} />
      <Why {...told} />
      <ToDo {...told} />
      <TakeAway />
      <Fold name="check" title={t("check.title")}>
        {() => <Answers />}
      </Fold>
      <Further {...told} />
    </div>
  );
}

/** What few need, each behind its heading. */
function Further(told: Told) {
  const limits = limitsOf(told);
  return (
    <section class="further" aria-labelledby="tegi-further">
      <h3 id="tegi-further">{t("result.further")}</h3>
      {limits.length > 0 && (
        <Fold name="figures-table" title={t("result.limits-caption")}>
          {() => <Limits limits={limits} />}
        </Fold>
      )}
      {!isWaiting.value && (
        <Fold name="breaks" title={t("result.breaks")}>
          {() => <Sensitivity />}
        </Fold>
      )}
      <Fold name="composition" title={t("result.composition")}>
        {() => <Composition {...told} />}
      </Fold>
      <Fold name="conditions-all" title={t("result.conditions")}>
        {() => <Conditions {...told} />}
      </Fold>
      <Fold name="missing" title={t("result.missing")}>
        {() => <Gaps {...told} />}
      </Fold>
      <Fold name="regimes" title={t("result.regimes")}>
        {() => <Regimes />}
      </Fold>
      <Fold name="again" title={t("result.again")}>
        {() => <Again {...told} />}
      </Fold>
    </section>
  );
}

/** Nothing was asked yet, or the facts cannot be read. */
function NoResult() {
  const wrong = [...faults.value];
  return (
    <>
      <p>{wrong.length > 0 ? t("result.unreadable") : t("conversation.nothing")}</p>
      {wrong.length > 0 && (
        <ul class="faults">
          {wrong.map(([at, sentence]) => (
            <li key={at} class="error">
              {[factName(at), sentence].filter(Boolean).join(" — ")}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button type="button" class="main" onClick={() => go({ tab: "good", step: "product" })}>
          {t("result.to-product")}
        </button>
        {wrong.some(([at]) => at.startsWith("/materials")) && (
          <button type="button" onClick={() => go({ tab: "good", step: "materials" })}>
            {t("result.to-materials")}
          </button>
        )}
      </div>
    </>
  );
}
