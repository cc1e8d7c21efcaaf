import kazakhNames from "./countries.json";

/**
 * Harmless spellings of what people paste, put the way the engine reads them. What is not plainly one of them is left
 * as it is: the engine refuses it and says why, at its place.
 */

const SPACES = /[\s\u2007\u202f]+/g;

const SIGNS: Record<string, string> = { KZT: "₸", USD: "$", EUR: "€", RUB: "₽" };

/** An amount in a currency, whose sign may stand behind it. The sign of another is left for the engine to refuse. */
export function amount(text: string, currency: string): string {
  const sign = SIGNS[currency.trim().toUpperCase()];
  const plain = text.trim();
  return sign && plain.endsWith(sign) ? without(plain, sign) : decimal(text);
}

/** A share in percent, whose sign may stand behind it. */
export const percent = (text: string): string =>
  text.trim().endsWith("%") ? without(text.trim(), "%") : decimal(text);

/** A number before its sign; what is none stays as it was typed, sign and all. */
function without(text: string, sign: string): string {
  const number = decimal(text.slice(0, -sign.length));
  return /^-?\d+(\.\d+)?$/.test(number) ? number : text;
}

/** A number: `1 234,56`, `1,234.56`, `1.234,56` and `1234.5` all mean what they look like. */
export function decimal(text: string): string {
  const plain = text
    .trim()
    .replace(/^'/, "")
    .replace(/^\u2212/, "-")
    .replace(SPACES, " ");
  const [, sign = "", body = ""] = /^(-?)(.*)$/.exec(plain) ?? [];
  const amount = unsigned(body);
  return amount === undefined ? text.trim() : sign + amount;
}

function unsigned(text: string): string | undefined {
  const isGrouped = text.includes(" ");
  if (isGrouped && !/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(text)) return undefined;
  const tight = text.replaceAll(" ", "");
  if (/^\d+(\.\d+)?$/.test(tight)) return tight;
  // A comma with three digits after it may stand for a thousand or a thousandth: that is for a person to say.
  if (/^[1-9]\d{0,2},\d{3}$/.test(tight) && !isGrouped) return undefined;
  if (/^\d+,\d+$/.test(tight)) return tight.replace(",", ".");
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(tight)) return tight.replaceAll(",", "");
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(tight)) return tight.replaceAll(".", "").replace(",", ".");
  if (/^\d{1,3}(,\d{3}){2,}$/.test(tight) || /^\d{1,3}(\.\d{3}){2,}$/.test(tight)) return tight.replace(/[.,]/g, "");
  return undefined;
}

/** A tariff code: spaces, dots and dashes between its digits are only for the eye. */
export function code(text: string): string {
  const tight = text
    .trim()
    .replace(/^'/, "")
    .replace(/[\s.\-–]/g, "");
  return /^\d+$/.test(tight) ? tight : text.trim();
}

/** The code with the zero that a spreadsheet takes from the front of a number; `undefined` where none can be lost. */
export function withLostZero(text: string): string | undefined {
  const digits = code(text);
  return /^[1-9]\d*$/.test(digits) && [3, 5, 7, 9].includes(digits.length) ? `0${digits}` : undefined;
}

/** A day: `01.03.2026`, `1/3/2026` (day first, as is written here) or `2026-03-01`. */
export function day(text: string): string {
  const found = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?: 0?0:00(?::00)?)?$/.exec(text.trim());
  if (!found) return text.trim();
  const [, date = "", month = "", year = ""] = found;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/** A country by its two letters or by its name in one of the three languages. */
export function country(text: string): string {
  const plain = text.trim();
  if (/^[A-Za-z]{2}$/.test(plain)) return plain.toUpperCase();
  return countryNames().get(named(plain)) ?? plain;
}

/** How papers name countries besides their names in the Unicode data. */
const OTHER_NAMES = {
  KZ: ["рк", "қр", "республика казахстан", "қазақстан республикасы", "republic of kazakhstan"],
  RU: ["рф", "российская федерация", "ресей федерациясы", "russian federation"],
  CN: ["кнр", "қхр", "китайская народная республика", "қытай халық республикасы", "people's republic of china", "prc"],
  BY: ["республика беларусь", "белоруссия", "беларусь республикасы"],
  KG: ["кыргызстан", "кыргызская республика", "қырғыз республикасы"],
  KR: ["южная корея", "корея республикасы", "republic of korea"],
  US: ["сша", "соединенные штаты америки", "ақш", "usa", "united states of america"],
  GB: ["соединенное королевство", "uk", "great britain"],
  AE: ["объединенные арабские эмираты", "бәә", "uae"],
  MD: ["республика молдова"],
  TM: ["туркмения"],
  CZ: ["чешская республика", "czech republic"],
  TR: ["турецкая республика", "turkey"],
  DE: ["фрг"],
} as const;

let countries: Map<string, string> | undefined;

/** Every country: its names in the three languages, in lower case, to its two letters. */
export function countryNames(): Map<string, string> {
  if (countries) return countries;
  countries = new Map();
  for (const code of COUNTRIES) {
    for (const language of ["kk", "ru", "en"] as const) {
      const name = named(countryName(code, language));
      if (!countries.has(name)) countries.set(name, code);
    }
  }
  for (const [code, names] of Object.entries(OTHER_NAMES)) for (const name of names) countries.set(named(name), code);
  return countries;
}

/** The two letters of every country. */
export const COUNTRIES: readonly string[] = Object.keys(kazakhNames);

/** A country in words; its letters where it is none. Browsers know no Kazakh names, so these come with the page. */
export function countryName(code: string, language: "kk" | "ru" | "en"): string {
  const kazakh: Record<string, string> = kazakhNames;
  if (kazakh[code] === undefined) return code;
  return language === "kk" ? kazakh[code] : (namesIn(language).of(code) ?? code);
}

const known = new Map<string, Intl.DisplayNames>();

function namesIn(language: string): Intl.DisplayNames {
  const names = known.get(language) ?? new Intl.DisplayNames([language], { type: "region" });
  known.set(language, names);
  return names;
}

const named = (text: string) => text.trim().toLowerCase().replaceAll("ё", "е").replace(SPACES, " ");
