import { computed, signal } from "@preact/signals";
import { type Advice, type ContractAssessment, advise, explain } from "tegi";
import { clearPercent } from "../case/read.ts";
import { percentOf } from "../case/exact.ts";
import { Field } from "../ui/field.tsx";
import { figure, legible, percent } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import "../words/procurement.ts";
import { assessment } from "./answer.ts";
import { contract, stated } from "./draft.ts";
import type { ContractNode, Line } from "./shape.ts";

/** How many ways are shown, and how many bars of contracts. */
const WAYS = 3;
const BARS = 12;

/** The share that is wished for; half is where most preferences begin. */
const wished = signal("50");

/** Of more goods advice takes long: then it is looked for when a person asks. */
const MANY = 300;

/** The contract of which a person asked for advice. */
const asked = signal<unknown>(null);

const isWaiting = computed(() => (stated.value?.at.size ?? 0) > MANY && asked.value !== stated.value);

/** What would lift the share to what is wished, by the engine's advice. */
const advised = computed(() => {
  const share = clearPercent(wished.value);
  const own = stated.value;
  if (!assessment.value?.formula || !own || !share || isWaiting.value) return null;
  const advice = named(advise(own.facts, { wished_share: share }));
  return { advice, sentences: explain(advice, language.value).changes ?? [] };
});

/** Goods and contracts by the names that people gave them. */
function named(advice: Advice): Advice {
  const nameAt = (pointer: string) => {
    const [place = ""] = /^\/contracts\/\d+(\/goods\/\d+)?/.exec(pointer) ?? [];
    return (stated.value?.at.get(place) as ContractNode | Line | undefined)?.name.trim();
  };
  const changes = advice.changes.map((change) => ({
    ...change,
    actions: change.actions.map((action) => ({ ...action, of: nameAt(action.at) || (action.of ?? null) })),
  }));
  return { ...advice, changes };
}

/** What would make the share at least what a person wishes: at most three ways, those with the fewest actions first. */
export function Raise() {
  const found = advised.value;
  const changes = found?.sentences.slice(0, WAYS) ?? [];
  return (
    <section class="raise" aria-labelledby="tegi-raise">
      <h3 id="tegi-raise">{t("procurement.raise")}</h3>
      <Field
        label={t("procurement.raise-to")}
        unit="%"
        inputMode="decimal"
        value={wished.value}
        onCommit={(text) => (wished.value = text)}
      />
      {isWaiting.value && (
        <button type="button" onClick={() => (asked.value = stated.value)}>
          {t("procurement.raise-find")}
        </button>
      )}
      <div role="status">
        {found?.advice.reached && <p>{t("procurement.raise-reached")}</p>}
        {found && !found.advice.reached && changes.length === 0 && <p>{t("procurement.raise-none")}</p>}
        {changes.length > 0 && !found?.advice.reached && (
          <ol>
            {changes.map(({ text }) => (
              <li key={text}>{legible(text)}</li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

/** What each contract of the tree adds to the share, as a bar. */
export function Tiers({ answer }: { answer: ContractAssessment }) {
  const whole = answer.denominator;
  const rows = answer.rows.flatMap((row, index) => {
    const share = whole && row.contribution ? percentOf(row.contribution, whole) : undefined;
    const node = stated.value?.at.get(`/contracts/${index}`) as ContractNode | undefined;
    const level = row.id.split(".").length;
    return share === undefined ? [] : [{ id: row.id, name: node?.name.trim() || row.id, share, level, row }];
  });
  if (rows.length < 2) return null;
  return (
    <section class="tiers" aria-labelledby="tegi-tiers">
      <h3 id="tegi-tiers">{t("procurement.tiers")}</h3>
      <ul>
        {rows.slice(0, BARS).map(({ id, name, share, level, row }) => (
          <li key={id} style={{ "--level": level - 1 }}>
            <span class="name">{name}</span>
            <span class="span" aria-hidden="true">
              <span class="sure" style={{ width: `${Math.min(100, Number(share))}%` }} />
            </span>
            <span class="figure">
              {percent(share)} ({figure(row.contribution)} {contract.value?.currency})
            </span>
          </li>
        ))}
      </ul>
      {rows.length > BARS && <p>{t("procurement.and-more", { count: rows.length - BARS })}</p>}
    </section>
  );
}
