import { assessment } from "../case/store.ts";
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

export function Sums() {
  if (isEmpty.value) return null;
  const figures = new Map(assessment.value?.figures.map(({ code, value }) => [code, value]));
  return (
    <dl class="sums" aria-label={t("bill.sums")}>
      {SUMS.map(({ code, mark, name }) => {
        const sum = figures.get(code);
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
  );
}
