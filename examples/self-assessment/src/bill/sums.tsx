import { computed } from "@preact/signals";
import { assess, assessment, outcome, stated } from "../case/store.ts";
import { figure } from "../ui/figure.ts";
import { type Key, t } from "../words/index.ts";
import "../words/bill.ts";
import { isEmpty, shown } from "./state.ts";

/** The sums of the bill, as the engine made them. */
const SUMS: readonly { code: string; mark: string; name: Key }[] = [
  { code: "domestic-materials", mark: "domestic", name: "bill.sum-domestic" },
  { code: "foreign-materials", mark: "foreign", name: "bill.sum-foreign" },
  { code: "undecided-materials", mark: "undecided", name: "bill.sum-undecided" },
];

/** How many of the lines that are left out are named. */
const NAMED = 10;

/** The figures of the bill; where lines are wrong those of the others, with the lines that are left out. */
const sums = computed(() => {
  if (assessment.value) return { figures: assessment.value.figures, without: [] };
  const answer = outcome.value;
  if (!answer || !("faults" in answer)) return { figures: [], without: [] };
  const wrong = new Set(
    answer.faults.flatMap(({ at }) => /^\/materials\/(\d+)(?:\/|$)/.exec(at)?.[1] ?? []).map(Number),
  );
  if (wrong.size === 0) return { figures: [], without: [] };
  const { facts } = stated.value;
  const left = assess({ ...facts, materials: facts.materials?.filter((_, index) => !wrong.has(index)) ?? null });
  if (!("assessment" in left)) return { figures: [], without: [] };
  return { figures: left.assessment.figures, without: [...wrong].sort((one, other) => one - other) };
});

export function Sums() {
  if (isEmpty.value) return null;
  const { figures, without } = sums.value;
  const byCode = new Map(figures.map(({ code, value }) => [code, value]));
  return (
    <>
      <dl class="sums" aria-label={t("bill.sums")}>
        {SUMS.map(({ code, mark, name }) => {
          const sum = byCode.get(code);
          return (
            <div key={code}>
              <dt>
                <span class={`mark ${mark}`} aria-hidden="true" /> {t(name)}
              </dt>
              <dd>{sum === undefined ? "–" : `${figure(sum)}\u00a0${shown.value.currency}`}</dd>
            </div>
          );
        })}
      </dl>
      {without.length > 0 && <p class="soft">{t("bill.sums-without", { lines: namesOf(without) })}</p>}
    </>
  );
}

/** The lines by their numbers in the grid. */
function namesOf(places: readonly number[]): string {
  const materials = shown.value.materials ?? [];
  const numbers = places.slice(0, NAMED).map((place) => {
    const row = stated.value.rows.get(`/materials/${place}`);
    return String(materials.findIndex(({ key }) => key === row?.key) + 1);
  });
  return [...numbers, ...(places.length > NAMED ? [`+${places.length - NAMED}`] : [])].join(", ");
}
