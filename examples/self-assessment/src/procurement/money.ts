import type { Money } from "tegi";
import type { Rate } from "../case/draft.ts";
import { type reading, read, unmistakable } from "../case/read.ts";

interface Sheet {
  currency: string;
  rates: Rate[];
}

/** Reads the values of a contract's facts, and notes what is in doubt. */
export type Take = ReturnType<typeof reading>;

// An amount with its currency, the rate of that, and perhaps the day of the rate.
const WITH_RATE = /^(.*\d\s*[^\d\s]+)\s+(\d\S*)(?:\s+(\S+))?$/;

/** The parts of an amount as typed. `1500 USD 512,30 27.02.2026` has a rate of its own, and its day. */
function parts(typed: string): { amount: string; rate?: string; day?: string } {
  const [, amount, rate, day] = WITH_RATE.exec(typed.trim()) ?? [];
  const isWhole = amount === undefined || rate === undefined || !read("amount", amount).currency;
  return isWhole ? { amount: typed } : { amount, rate, day: day ?? "" };
}

/** An amount as typed: `1 500,00`; `1500 USD` with the rate of the sheet, or with a rate of its own behind it. */
export function money(typed: string, at: string, { currency, rates }: Sheet, take: Take, isIncluded: boolean): Money {
  const own = parts(typed);
  const said = take("amount", own.amount, at, { vat_included: isIncluded });
  if (!said.currency || (said.currency === currency && own.rate === undefined)) return said.value;
  const stated: Exclude<Money, string | number> = { amount: said.value, currency: said.currency };
  const ofSheet = rates.find((one) => one.currency === said.currency);
  const rate = own.rate ?? ofSheet?.rate ?? "";
  const day = own.rate === undefined ? (ofSheet?.day ?? "") : (own.day ?? "");
  if (rate.trim()) stated.rate = take("rate", rate, `${at}/rate`).value;
  if (day.trim()) stated.rate_day = take("day", day, `${at}/rate_day`).value;
  return stated;
}

/** An amount of a file as one would type it; the first rate of a currency becomes that of the sheet. */
export function typed(money: Money | null | undefined, { rates }: Sheet): string {
  if (typeof money !== "object" || money === null) return unmistakable(text(money));
  const [amount, rate, day] = [unmistakable(text(money.amount)), unmistakable(text(money.rate)), money.rate_day ?? ""];
  const known = rates.find((one) => one.currency === money.currency);
  if (!known) rates.push({ currency: money.currency, rate, day });
  const isOfSheet = !known || (known.rate === rate && known.day === day);
  return [amount, money.currency, ...(isOfSheet ? [] : [rate, day])].join(" ").trim();
}

/** The foreign currency of an amount as typed, where it has one. */
export function currencyOf(typed: string, currency: string): string | undefined {
  const own = read("amount", parts(typed).amount).currency;
  return own === currency ? undefined : own;
}

export const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);
