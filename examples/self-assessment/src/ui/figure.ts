import { language } from "../words/index.ts";

const SPACE = "\u00a0";

/** The engine's decimal text as people of the language write it. No digit changes. */
export function figure(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", fraction] = found;
  const [group, point] = language.value === "en" ? [",", "."] : [SPACE, ","];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign ? "\u2212" : ""}${grouped}${fraction ? point + fraction : ""}`;
}

/** A percent of the engine's, with two decimals at most: what is cut is told by the sign before it. */
export function percent(text: string): string {
  const short = hundredths(text);
  const sign = short === text ? "" : `≈${SPACE}`;
  return `${sign}${figure(short)}${language.value === "en" ? "" : SPACE}%`;
}

/** A long decimal or a fraction, rounded half up to two decimals; any other text as it is. */
function hundredths(text: string): string {
  const long = /^(-?)(\d+)\.(\d{2}\d+)$/.exec(text);
  const fraction = /^(-?)(\d+)\/(\d+)$/.exec(text);
  const [, sign = "", one = "", two = ""] = long ?? fraction ?? [];
  if (!long && !fraction) return text;
  if (long && two.length === 2) return text;
  const [above, below] = long ? [BigInt(one + two), 10n ** BigInt(two.length)] : [BigInt(one), BigInt(two)];
  if (below === 0n) return text;
  const digits = String((above * 200n + below) / (below * 2n)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A civil day as people of the language write it. */
export function dayWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  if (language.value !== "en") return `${date}.${month}.${year}`;
  const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2000, Number(month) - 1),
  );
  return `${Number(date)} ${name} ${year}`;
}

/** A sentence of the engine's, its days written as people of the language write them. */
export function dated(sentence: string): string {
  return sentence.replace(/(?<![@\d-])\d{4}-\d{2}-\d{2}(?!\d)/g, (text) => dayWords(text));
}

/** A sentence of the engine's, its days and its amounts written as people of the language write them. */
export function legible(sentence: string): string {
  return dated(sentence.replace(/(?<![\d.@])\d+\.\d{2,}(?!\d|\.\d)/g, (text) => figure(text)));
}

/** A tariff code, spaced for the eye: `8403 10 900 0`. */
export function codeWords(code: string): string {
  return [code.slice(0, 4), code.slice(4, 6), code.slice(6, 9), code.slice(9)].filter(Boolean).join(SPACE);
}
