import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tradeWordsText } from "../../build/trade-words.ts";
import { type Tongue, closeness, formOf, isOneSlip, wordsOf } from "./forms.ts";
import { merged } from "./recall.ts";
import { parseTrade } from "./trade.ts";

const trade = parseTrade(tradeWordsText());
const headings = readFileSync(new URL("../../../../core/nomenclature/headings.csv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .filter((line) => line.endsWith(","))
  .map((line) => line.slice(0, 4));

test("the list has at least 1 500 phrases, about as many in each language", () => {
  const count = (tongue: Tongue) => new Set(trade.entries.flatMap((entry) => entry.phrases[tongue])).size;
  const counts = [count("kk"), count("ru"), count("en")];
  for (const one of counts) expect(one).toBeGreaterThanOrEqual(1500);
});

test("every code is of a heading that the core knows and that is not deleted", () => {
  const codes = trade.entries.flatMap((entry) => entry.codes.map(({ code }) => code));
  expect(codes.filter((code) => !headings.includes(code.slice(0, 4)) || ![4, 6].includes(code.length))).toEqual([]);
});

test("several codes of a row say what differs, in each language", () => {
  for (const { codes, phrases } of trade.entries) {
    if (codes.length === 1) continue;
    for (const { code, differs } of codes) {
      const told = trade.differences.get(differs);
      expect(told?.kk && told.ru && told.en, `${code} of ${phrases.en[0]}`).toBeTruthy();
    }
    const told = codes.map(({ differs }) => trade.differences.get(differs)?.en);
    expect(new Set(told).size, phrases.en[0]).toBe(codes.length);
  }
});

test("a row has a code once, and a language has a phrase once in it", () => {
  for (const { codes, phrases } of trade.entries) {
    for (const all of [codes.map(({ code }) => code), phrases.kk, phrases.ru, phrases.en]) {
      expect(all, phrases.en[0]).toEqual([...new Set(all)]);
    }
  }
});

test.each([
  ["котёл", "котлы"],
  ["станок", "станками"],
  ["окно", "окон"],
  ["деревянный", "деревянная"],
  ["батарея", "батареи"],
  ["есік", "есіктерді"],
  ["қап", "қабы"],
  ["қалқаны", "қалқандары"],
  ["су", "суды"],
  ["жиһаз", "жихаз"],
  ["knife", "knives"],
  ["box", "boxes"],
])("%s and %s are forms of one word", (one, other) => {
  const [first = "", second = ""] = [...wordsOf(one), ...wordsOf(other)];
  expect(closeness(formOf(first), formOf(second))).toBeGreaterThanOrEqual(0.95);
});

test("another word is another word, one slip is forgiven in longer ones", () => {
  const near = (one: string, other: string) => closeness(formOf(one), formOf(other));
  expect(near("мука", "мука")).toBe(1);
  expect(near("кот", "лот")).toBe(0);
  expect(near("гофракороб", "гофрокороб")).toBeGreaterThan(0.5);
  expect(near("сахар", "сапог")).toBe(0);
  expect(
    ["ab ba", "abc ac", "ac abc", "abc adc"].map((pair) => isOneSlip(...(pair.split(" ") as [string, string]))),
  ).toEqual([true, true, true, true]);
  expect(isOneSlip("abcd", "badc")).toBe(false);
});

test("the codes of this case come before those of earlier ones, a name once", () => {
  const now = [{ code: "9403", name: "Стол" }];
  const before = [
    { code: "4410", name: "ЛДСП" },
    { code: "9401", name: "стол " },
  ];
  expect(merged(now, before)).toEqual([now[0], before[0]]);
});
