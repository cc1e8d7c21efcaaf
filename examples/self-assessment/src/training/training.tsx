import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { purposeName } from "../conversation/purpose.tsx";
import { Choice } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import "../words/training.ts";
import { Ask } from "./ask.tsx";
import { Outcome } from "./outcome.tsx";
import { LEVELS, RULEBOOKS, type Wish, begin, isDrawing, refusal, round } from "./round.ts";
import sheet from "./training.css?inline";

const rules = new CSSStyleSheet();
rules.replaceSync(sheet);

/** Training: questions of a rulebook one by one, each answer with its reasons, and the weak topics again. */
export function Training() {
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // The room's styles come with the room.
    const root = section.current?.getRootNode();
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(rules)) root.adoptedStyleSheets.push(rules);
  }, []);
  const now = round.value;
  return (
    <section class="training" ref={section} aria-labelledby="tegi-training">
      {!now ? <Begin /> : now.at < now.questions.length ? <Ask now={now} /> : <Outcome now={now} />}
      <p role="status" class="hint">
        {isDrawing.value ? t("training.drawing") : ""}
      </p>
      {refusal.value && (
        <p role="alert" class="error">
          {refusal.value}
        </p>
      )}
    </section>
  );
}

/** By which rules, and how hard. */
function Begin() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [wish, setWish] = useState<Wish>({ rulebook: "cis-2009" });
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 id="tegi-training" ref={heading} tabIndex={-1}>
        {t("training.title")}
      </h2>
      <p class="lead">{t("training.lead")}</p>
      <Choice
        legend={t("training.rules")}
        options={RULEBOOKS.map((one) => ({ value: one, label: nameOf(one) }))}
        value={wish.rulebook}
        onChoose={(rulebook) => setWish({ ...wish, rulebook })}
      />
      <Choice
        legend={t("training.level")}
        inline
        options={[
          { value: undefined, label: t("training.level-mixed") },
          ...LEVELS.map((level) => ({ value: level, label: t(`training.level-${level}`) })),
        ]}
        value={wish.level}
        onChoose={(level) => setWish({ ...wish, level })}
      />
      <button type="button" class="main" disabled={isDrawing.value} onClick={() => void begin(wish)}>
        {t("training.begin")}
      </button>
    </>
  );
}

const nameOf = (rulebook: Wish["rulebook"]) =>
  rulebook === "kz-procurement" ? t("conversation.purpose-contract") : purposeName(rulebook);
