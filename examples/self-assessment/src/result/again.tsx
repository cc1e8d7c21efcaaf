import type { Row } from "../case/draft.ts";
import { understood } from "../case/read.ts";
import { draft, editions, stated } from "../case/store.ts";
import { dayWords, figure } from "../ui/figure.ts";
import { type Key, t } from "../words/index.ts";
import "../words/result.ts";
import { SHOWN, nameOf } from "./materials.ts";
import { Wide } from "../ui/parts.tsx";
import { Rest } from "./parts.tsx";
import { type Told, money } from "./told.ts";

/** Nearer to its limit than so many percentage points, a value is worth watching. */
const NEAR = 10;

/** When the answer may no longer hold, and is to be asked for anew. */
export function Again({ answer }: Told) {
  const { receipt, steps } = answer;
  const edition = editions.value.find(({ id, first }) => id === receipt.rulebook && first === receipt.edition);
  const near = steps.flatMap(({ comparison }) => {
    const { measured, limit, headroom } = comparison ?? {};
    const isNear = measured && limit && Math.abs(Number(limit) - Number(measured)) < NEAR;
    return isNear && headroom && !headroom.startsWith("-") ? [headroom] : [];
  });
  const papers = [...stated.value.rows.values()].filter((row) => row.proof_date.trim() !== "");
  return (
    <>
      <ul>
        {edition && (
          <li>
            {edition.last
              ? t("result.again-edition-ends", { last: dayWords(edition.last) })
              : t("result.again-edition", { first: dayWords(edition.first) })}
          </li>
        )}
        {edition && <li>{t("result.again-read-to", { day: dayWords(edition.read_to) })}</li>}
        {near.map((headroom, index) => (
          <li key={index}>{t("result.again-near", { headroom: money(headroom) })}</li>
        ))}
        {rates().map(({ currency, rate, rateDay }) => (
          <li key={`${currency} ${rate} ${rateDay}`}>
            {rateDay
              ? t("result.again-rate-of", { currency, rate: figure(rate), day: dayWords(rateDay) })
              : t("result.again-rate", { currency, rate: figure(rate) })}
          </li>
        ))}
        <li>{t("result.again-bill")}</li>
      </ul>
      {papers.length > 0 && <Papers rows={papers} />}
    </>
  );
}

/** The rates that the bill was converted at, each once, as the facts state them. */
function rates() {
  const found = new Map<string, { currency: string; rate: string; rateDay: string }>();
  const { materials } = stated.value.facts;
  for (const { value } of materials ?? []) {
    if (typeof value !== "object" || value === null || !value.rate) continue;
    const one = { currency: value.currency, rate: String(value.rate), rateDay: value.rate_day ?? "" };
    found.set(JSON.stringify(one), one);
  }
  return [...found.values()];
}

/** The papers with the days they were issued on. */
function Papers({ rows }: { rows: Row[] }) {
  const on = understood("day", draft.value.on);
  return (
    <Wide label={t("result.again-papers")}>
      <table>
        <caption>{t("result.again-papers")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("result.material")}</th>
            <th scope="col">{t("result.paper")}</th>
            <th scope="col">{t("result.paper-date")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              <td>
                {row.proof_kind && t(`result.proof-${row.proof_kind}` as Key)} {row.proof_number}
              </td>
              <td>
                {dayWords(understood("day", row.proof_date))}
                {understood("day", row.proof_date) > on && <small>{t("result.paper-later")}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={rows.length - SHOWN} />
    </Wide>
  );
}
