import type { Sentence, Step, Truth } from "tegi";
import { stated } from "../case/store.ts";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { headroomOf } from "./bound.ts";
import { Flaws } from "./flaws.tsx";
import { SHOWN, nameOf, partName, rowsOf } from "./materials.ts";
import { Cited, Mark } from "../ui/parts.tsx";
import { Rest } from "./parts.tsx";
import { type Told, money } from "./told.ts";

interface Condition {
  step: Step;
  said: Sentence;
}

/** A good has few conditions, a listed row some: more than these are in the workbook. */
const MOST = 12;

const OUTCOMES: readonly Truth[] = ["true", "false", "unknown"];

/** Every condition that was tested: of the good, then of each part made in-house. */
export function Conditions({ answer, words }: Told) {
  const all = answer.steps.flatMap((step, index): Condition[] => {
    const said = words.steps[index];
    return said ? [{ step, said }] : [];
  });
  if (all.length === 0) return null;
  const goods = ["", ...new Set(all.map(({ step }) => step.good).filter(Boolean))];
  const count = (outcome: Truth) => all.filter(({ step }) => step.outcome === outcome).length;
  return (
    <>
      <p class="counts">
        {OUTCOMES.map((outcome) => (
          <span key={outcome}>
            <Mark of={outcome} />
            {t(`result.outcome-${outcome}`)}: {count(outcome)}
          </span>
        ))}
      </p>
      {goods.slice(0, SHOWN).map((good) => (
        <Group key={good} good={good} conditions={all.filter(({ step }) => step.good === good)} />
      ))}
      <Rest count={goods.length - SHOWN} />
      {answer.rule && <Flaws rule={answer.rule} />}
    </>
  );
}

function Group({ good, conditions }: { good: string; conditions: Condition[] }) {
  const name = good && (partName(stated.value, good) || good);
  const ordered = [...conditions].sort((one, other) => Number(other.step.decisive) - Number(one.step.decisive));
  if (ordered.length === 0) return null;
  return (
    <>
      {name && <h4>{t("result.part", { name })}</h4>}
      <ul class="conditions" aria-label={name ? t("result.part", { name }) : t("result.conditions")}>
        {ordered.slice(0, MOST).map(({ step, said }, index) => (
          <li key={index} class={step.outcome}>
            <Mark of={step.outcome} />
            <div>
              <p class="said">{said.text}</p>
              {!step.decisive && <p class="hint">{t("result.not-decisive")}</p>}
              <Figures step={step} />
              <Materials step={step} />
              <Cited citation={said.citation} />
            </div>
          </li>
        ))}
      </ul>
      <Rest count={ordered.length - MOST} />
    </>
  );
}

function Figures({ step }: { step: Step }) {
  const { comparison } = step;
  if (!comparison) return null;
  const { measured, value, limit, limit_value, undecided, at_least } = comparison;
  return (
    <dl class="figures">
      <div>
        <dt>{t("result.measured")}</dt>
        <dd>
          {measured ? `${percent(measured)} (${money(value)})` : money(value)}
          {undecided && ` ${t("result.undecided-besides", { undecided: money(undecided) })}`}
        </dd>
      </div>
      <div>
        <dt>{t(at_least ? "result.least" : "result.limit")}</dt>
        <dd>{limit_value ? `${percent(limit)} (${money(limit_value)})` : percent(limit)}</dd>
      </div>
      <div>
        <dt>{t("result.headroom")}</dt>
        <dd>{headroomOf(comparison)}</dd>
      </div>
    </dl>
  );
}

/** The materials that decided the condition, by their names. */
export function Materials({ step }: { step: Step }) {
  if (step.materials.length === 0) return null;
  const rows = rowsOf(stated.value, step.good);
  const names = step.materials.map((id) => {
    const row = rows.get(id);
    return row ? nameOf(row) : id;
  });
  return (
    <>
      <p class="decided">{t("result.decided-by", { names: names.slice(0, SHOWN).join("; ") })}</p>
      <Rest count={names.length - SHOWN} />
    </>
  );
}
