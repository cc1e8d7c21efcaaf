import type { Money } from "tegi";
import type { Rate } from "../case/draft.ts";
import * as read from "../case/read.ts";

interface Sheet {
  currency: string;
  rates: Rate[];
}

const FOREIGN = /^(.*\d)\s*([a-z]{3})(?:\s+(\S+))?(?:\s+(\S+))?$/i;

/**
 * An amount as typed: `1 500,00`; `1500 USD`, with the rate of the sheet; `1500 USD 512,30 27.02.2026`, with a rate of
 * its own and the day of that rate.
 */
export function amount(text: string, { currency, rates }: Sheet): Money {
  const [, digits = "", letters = "", ownRate, ownDay] = FOREIGN.exec(text.trim()) ?? [];
  const code = letters.toUpperCase();
  if (!code) return read.amount(text, currency);
  if (code === currency && ownRate === undefined) return read.decimal(digits);
  const stated: Money = { amount: read.decimal(digits), currency: code };
  const ofSheet = rates.find((one) => one.currency === code);
  const rate = ownRate ?? ofSheet?.rate ?? "";
  const day = ownRate === undefined ? (ofSheet?.day ?? "") : (ownDay ?? "");
  if (rate.trim()) stated.rate = read.decimal(rate);
  if (day.trim()) stated.rate_day = read.day(day);
  return stated;
}

/** An amount of a file as one would type it; the first rate of a currency becomes that of the sheet. */
export function typed(money: Money | null | undefined, { rates }: Sheet): string {
  if (typeof money !== "object" || money === null) return text(money);
  const [rate, day] = [text(money.rate), money.rate_day ?? ""];
  const known = rates.find((one) => one.currency === money.currency);
  if (!known) rates.push({ currency: money.currency, rate, day });
  const isOfSheet = !known || (known.rate === rate && known.day === day);
  return [money.amount, money.currency, ...(isOfSheet ? [] : [rate, day])].join(" ").trim();
}

/** The foreign currency of an amount as typed, where it has one. */
export function currencyOf(text: string, currency: string): string | undefined {
  const code = FOREIGN.exec(text.trim())?.[2]?.toUpperCase();
  return code === currency ? undefined : code;
}

export const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);
