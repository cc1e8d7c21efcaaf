import { go } from "../case/place.ts";
import { faults } from "../case/store.ts";
import { TakeAway } from "../takeaway/takeaway.tsx";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { Again } from "./again.tsx";
import { Composition } from "./composition.tsx";
import { Conditions } from "./conditions.tsx";
import { Gaps } from "./missing.tsx";
import { NumberLines } from "./number-line.tsx";
import { Readings } from "./readings.tsx";
import { Regimes } from "./regimes.tsx";
import { told } from "./told.ts";
import { VerdictSection } from "./verdict.tsx";
import { Ways } from "./ways.tsx";

/** The result: the verdict first, then all that it rests on. */
export function Result() {
  if (!told.value) return <NoResult />;
  const { answer, words } = told.value;
  return (
    <div class="result">
      <VerdictSection answer={answer} words={words} />
      <Readings answer={answer} words={words} />
      <NumberLines answer={answer} words={words} />
      <Ways answer={answer} words={words} />
      <Composition answer={answer} words={words} />
      <Conditions answer={answer} words={words} />
      <Gaps answer={answer} words={words} />
      <Regimes answer={answer} words={words} />
      <Again answer={answer} words={words} />
      <TakeAway />
    </div>
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
              {sentence}
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
