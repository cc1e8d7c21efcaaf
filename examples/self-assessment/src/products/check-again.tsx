import { useState } from "preact/hooks";
import { read, understood } from "../case/read.ts";
import { today } from "../case/store.ts";
import { verdictWords } from "../result/parts.tsx";
import { Field, More } from "../ui/field.tsx";
import { codeWords } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/products.ts";
import { type Again, type NewRate, again, currenciesOf } from "./again.ts";
import { type Product, type Seen, put } from "./store.ts";

/** Looks at all products again by the law of a day and by new rates, and tells whose verdict is another. */
export function CheckAgain({ all }: { all: readonly Product[] }) {
  const [on, setDay] = useState(today());
  const [rates, setRates] = useState<Record<string, { rate: string; day: string }>>({});
  const [done, setDone] = useState<number | null>(null);
  const [found, show] = useState<readonly Again[] | null>(null);
  const currencies = currenciesOf(all);
  const day = read("day", on);
  const look = async () => {
    setDone(0);
    show(await again(all, day.value, clear(rates), setDone));
    setDone(null);
  };
  const keep = async () => {
    if (found) await put(found.map(({ after }) => after));
    show(null);
  };
  return (
    <More title={t("products.again")}>
      <p>{t("products.again-what")}</p>
      <Field
        type="date"
        label={t("products.again-day")}
        error={day.fault ? t("products.again-day-wrong") : undefined}
        value={on}
        onCommit={setDay}
      />
      {currencies.map((currency) => {
        const own = rates[currency] ?? { rate: "", day: "" };
        // Of the state at that time: two fields may be left one right after the other.
        const set = (given: Partial<typeof own>) =>
          setRates((before) => ({ ...before, [currency]: { rate: "", day: "", ...before[currency], ...given } }));
        return (
          <div class="together" key={currency}>
            <Field
              label={t("products.again-rate", { currency })}
              inputMode="decimal"
              value={own.rate}
              onCommit={(rate) => set({ rate })}
            />
            <Field
              type="date"
              label={t("products.again-rate-day", { currency })}
              value={own.day}
              onCommit={(day) => set({ day })}
            />
          </div>
        );
      })}
      <div class="buttons">
        <button type="button" disabled={done !== null || day.fault !== undefined || !on} onClick={() => void look()}>
          {t("products.again-look", { count: all.length })}
        </button>
      </div>
      <div role="status">
        {done !== null && <p>{t("products.again-done", { done, count: all.length })}</p>}
        {found && <Flipped found={found} onKeep={() => void keep()} />}
      </div>
    </More>
  );
}

/** The rates that were written and are clear; the day of a rate is that of looking where none is written. */
const clear = (rates: Record<string, { rate: string; day: string }>): NewRate[] =>
  Object.entries(rates).flatMap(([currency, { rate, day }]) => {
    const said = read("rate", rate);
    return said.value && !said.fault ? [{ currency, rate, day: understood("day", day) || today() }] : [];
  });

function Flipped({ found, onKeep }: { found: readonly Again[]; onKeep: () => void }) {
  const flipped = found.filter(({ isFlipped }) => isFlipped);
  return (
    <>
      <p>
        <strong>{t("products.flipped", { count: flipped.length, all: found.length })}</strong>
      </p>
      {flipped.length > 0 && (
        <ul>
          {flipped.map(({ after, before }) => (
            <li key={after.id}>
              {after.draft.name.trim() || codeWords(after.draft.hs)}: {said(before)} →{" "}
              <strong>{said(after.seen)}</strong>
            </li>
          ))}
        </ul>
      )}
      <button type="button" onClick={onKeep}>
        {t("products.again-keep")}
      </button>
    </>
  );
}

const said = (seen: Seen | null) => (seen ? verdictWords(seen) : t("products.unread"));
