/**
 * Harmless spellings of what people paste, put the way the engine reads them. What is not plainly one of them is left
 * as it is: the engine refuses it and says why, at its place.
 */

const SPACES = /[\s\u00a0\u2007\u202f]/g;

/** An amount or a share: `1 234,56`, `1,234.56`, `1.234,56` and `1234.5` all mean what they look like. */
export function decimal(text: string): string {
  const plain = text.trim().replace(/^'/, "").replace(/[₸$€₽%]$/, "");
  const tight = plain.replace(SPACES, "");
  if (SPACES.test(plain.trim()) && !/^\d{1,3}(\s\d{3})*([.,]\d+)?$/u.test(plain.trim().replace(SPACES, " "))) {
    return text.trim();
  }
  if (/^\d+$/.test(tight) || /^\d+\.\d+$/.test(tight)) return tight;
  // A comma with three digits after it alone may be a thousand or a thousandth: that is for a person to say.
  if (/^\d+,\d+$/.test(tight) && !/^\d{1,3},\d{3}$/.test(tight)) return tight.replace(",", ".");
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(tight)) return tight.replaceAll(",", "");
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(tight)) return tight.replaceAll(".", "").replace(",", ".");
  if (/^\d{1,3}(,\d{3}){2,}$/.test(tight) || /^\d{1,3}(\.\d{3}){2,}$/.test(tight)) return tight.replace(/[.,]/g, "");
  return text.trim();
}

/** A tariff code: spaces, dots and dashes between its digits are only for the eye. */
export function code(text: string): string {
  const tight = text.trim().replace(/^'/, "").replace(/[\s\u00a0.\-–]/g, "");
  return /^\d+$/.test(tight) ? tight : text.trim();
}

/** A day: `01.03.2026`, `1/3/2026` (day first, as is written here) or `2026-03-01`. */
export function day(text: string): string {
  const found = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text.trim());
  if (!found) return text.trim();
  const [, date = "", month = "", year = ""] = found;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

let countries: Map<string, string> | undefined;

/** A country by its two letters or by its name in one of the three languages. */
export function country(text: string): string {
  const plain = text.trim();
  if (/^[A-Za-z]{2}$/.test(plain)) return plain.toUpperCase();
  return countryNames().get(plain.toLowerCase()) ?? plain;
}

/** Every country: its name in the three languages, in lower case, to its two letters. */
export function countryNames(): Map<string, string> {
  if (countries) return countries;
  countries = new Map();
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  for (const language of ["kk", "ru", "en"]) {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      const name = names.of(code);
      if (name && !countries.has(name.toLowerCase())) countries.set(name.toLowerCase(), code);
    }
  }
  const others: [string, string][] = [["рф", "RU"], ["рк", "KZ"], ["қр", "KZ"], ["кнр", "CN"], ["сша", "US"]];
  for (const [name, code] of others) countries.set(name, code);
  return countries;
}
