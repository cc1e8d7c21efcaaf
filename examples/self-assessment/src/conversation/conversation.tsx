import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { STEPS, type Step, go, place } from "../case/place.ts";
import { assessment, draft, faults } from "../case/store.ts";
import { wholeEngine } from "../engine.ts";
import { codeWords, dayWords, figure } from "../ui/figure.ts";
import { lazy } from "../ui/lazy.tsx";
import { type ShownStep, Steps } from "../ui/steps.tsx";
import { t } from "../words/index.ts";
import { Costs } from "./costs.tsx";
import { Materials } from "./materials.tsx";
import { Produced } from "./produced.tsx";
import { Product } from "./product.tsx";
import { Purpose, purposeName } from "./purpose.tsx";
import { after, isDone, isDue, isSettled } from "./steps.ts";
import { Welcome } from "./welcome.tsx";

const Bill = lazy(async () => (await import("../bill/bill.tsx")).Bill);
const Result = lazy(async () => {
  const [{ Result }] = await Promise.all([import("../result/result.tsx"), wholeEngine()]);
  return Result;
});

const Questions = lazy(async () => (await import("./questions.tsx")).Questions);
const Operations = lazy(async () => (await import("./operations.tsx")).Operations);
const Check = lazy(async () => (await import("../check/check.tsx")).Check);

const ROOMS: Record<Step, ComponentType> = {
  product: Product,
  purpose: Purpose,
  produced: Produced,
  materials: () => <Materials grid={<Bill />} />,
  costs: Costs,
  operations: Operations,
  questions: Questions,
  check: Check,
  result: Result,
};

/** The conversation about a good: one decision at a time, and a list of where one is. */
export function Conversation() {
  const at = place.value;
  const step = at.tab === "good" ? at.step : "purpose";
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // Who comes to another step hears its heading first.
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [step]);
  const isAssessed = assessment.value !== null;
  useEffect(() => {
    if (!isAssessed) return;
    Bill.warm();
    Operations.warm();
    Questions.warm();
    Result.warm();
  }, [isAssessed]);
  // Nothing is asked before it is said what for.
  if (!draft.value.rulebook) return <Welcome />;
  const Room = ROOMS[step];
  return (
    <div class={step === "result" ? "conversation at-result" : "conversation"}>
      <Steps label={t("conversation.steps")} steps={shown(step)} />
      <section class="step" aria-labelledby="tegi-step">
        <h2 id="tegi-step" ref={heading} tabIndex={-1}>
          {t(`conversation.${step}-question`)}
        </h2>
        <Room />
        {step !== "result" && step !== "questions" && <Onward step={step} />}
      </section>
    </div>
  );
}

/** To the next step that has something to ask; the result stays one click away once it is settled. */
function Onward({ step }: { step: Step }) {
  const next = after(step);
  const wrong = [...faults.value.keys()].filter((at) => step !== "materials" || !isOfBill(at)).length;
  return (
    <div class="onward">
      {isSettled.value && next === "result" && <p class="settled">{t("conversation.settled")}</p>}
      {wrong > 0 && (
        <p class="error" role="status">
          {t("conversation.faults", { count: wrong })}
        </p>
      )}
      <div class="buttons">
        {step !== "purpose" && (
          <button type="button" onClick={() => go({ tab: "good", step: before(step) })}>
            {t("conversation.back")}
          </button>
        )}
        {next === "result" && step !== "check" && (
          <button type="button" onClick={() => go({ tab: "good", step: "check" })}>
            {t("conversation.to-check")}
          </button>
        )}
        <button
          type="button"
          class="main"
          disabled={step !== "purpose" && !isDone("product")}
          onClick={() => go({ tab: "good", step: next })}
        >
          {next === "result" ? t("conversation.to-result") : t("conversation.next")}
        </button>
      </div>
    </div>
  );
}

/** Whether a fault stands in the bill, where the grid tells and counts it. */
const isOfBill = (at: string) => /^\/materials(\/|$)/.test(at);

const before = (step: Step): Step => STEPS[STEPS.indexOf(step) - 1] ?? "purpose";

/** The steps, each with what was said at it. */
function shown(here: Step): ShownStep[] {
  return STEPS.map((step) => {
    const state = step === here ? "here" : isDone(step) ? "done" : isDue(step) ? "due" : "idle";
    return {
      name: t(`conversation.step-${step}`),
      said: state === "idle" && step !== "check" ? t("conversation.not-needed") : said(step),
      state,
      isReachable: step === "purpose" || step === "product" || isDone("product"),
      onOpen: () => go({ tab: "good", step }),
    };
  });
}

/** What was said at a step, in short. */
function said(step: Step): string {
  const { name, hs, rulebook, on, materials, ex_works_price, production_cost, operations, wholly_produced } =
    draft.value;
  switch (step) {
    case "product":
      return [name.trim(), codeWords(hs.trim())].filter(Boolean).join(", ");
    case "purpose":
      return isDone("purpose") ? [purposeName(rulebook), dayWords(on)].join(", ") : "";
    case "produced":
      return wholly_produced === undefined ? "" : (wholly_produced ?? t("conversation.no"));
    case "materials":
      return materials ? t("conversation.lines", { count: materials.length }) : "";
    case "costs":
      return [ex_works_price, production_cost]
        .filter((text) => text.trim())
        .map((text) => figure(text))
        .join(" / ");
    case "operations":
      return operations ? t("conversation.chosen", { count: operations.length }) : "";
    default:
      return "";
  }
}
