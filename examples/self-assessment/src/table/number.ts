/**
 * Writes a spreadsheet's numbers and days as the engine reads them: decimal text and ISO days. A spreadsheet keeps binary
 * floats and shows 15 digits; what stands behind them was never typed: 0.1+0.2 is 0.3.
 */

const DIGITS = 15;
const PLAIN = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;

/** The decimal text of a number as a file has it: `1E+21`, `0.30000000000000004`; `undefined` if it is no number. */
export function plain(typed: string): string | undefined {
  if (typed.length <= DIGITS && PLAIN.test(typed) && typed !== "-0") return typed;
  if (!FLOAT.test(typed)) return undefined;
  const number = Number(typed);
  return Number.isFinite(number) ? decimal(number) : undefined;
}

/** The decimal text of a float: 15 significant digits, no exponent. */
export function decimal(number: number): string {
  const [, sign = "", digits = "", fraction = "", exponent = "0"] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential(DIGITS - 1)) ?? [];
  const all = (digits + fraction).replace(/0+$/, "");
  const point = Number(exponent) + 1;
  if (!all) return "0";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${all}`;
  if (all.length <= point) return `${sign}${all.padEnd(point, "0")}`;
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

const SPOKEN = /"[^"]*"|\\.|\[[^\]]*]|[_*]./g;
const SECONDS = /[sS]+[.,]0+/g;
const LENGTH = /\[(h+|m+|s+)]/i;

/** Whether a number of this format is shown as a day. A length of time, `[h]:mm`, is none. */
export function isDay(format: string): boolean {
  const [first = ""] = format.split(";");
  if (LENGTH.test(first) || /^(general|standard)$/i.test(format)) return false;
  const said = first.replace(SPOKEN, "").replace(SECONDS, "");
  // `0.00 USD` is an amount, though a D and an S stand in it.
  return /[dmyhs]/i.test(said) && !/[0#?]/.test(said);
}

const MILLISECONDS = 86_400_000;
// The calendars of Excel: 1900, with a 29 February that never was, and 1904.
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** The ISO day of a spreadsheet's number; `undefined` if it is none, such as a time of day. */
export function day(serial: string, isFrom1904: boolean): string | undefined {
  let days = Number(serial);
  if (!Number.isFinite(days) || days < (isFrom1904 ? 0 : 1)) return undefined;
  if (!isFrom1904 && days < 60) days += 1;
  const time = Math.round(((isFrom1904 ? FROM_1904 : FROM_1900) + days * MILLISECONDS) / 1000) * 1000;
  if (time > LAST) return undefined;
  const said = new Date(time).toISOString();
  return said.endsWith("T00:00:00.000Z") ? said.slice(0, 10) : said.slice(0, 19);
}
