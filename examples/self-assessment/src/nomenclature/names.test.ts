import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tradeWordsText } from "../../build/trade-words.ts";
import { find, propose } from "./find.ts";
import { parse } from "./list.ts";
import { choices, nameOf, paths } from "./names.ts";
import { parseTrade } from "./trade.ts";

const [, ...lines] = readFileSync(new URL("../../data/nomenclature.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const list = parse(lines.join("\n"));
const trade = parseTrade(tradeWordsText());
const line = (code: string) => list.lines[list.places.get(code)!]!;

test("a name is in the page's language, or says in which it is", () => {
  expect(nameOf(list, trade, line("8403"), "en")).toMatchObject({ tongue: "en" });
  expect(nameOf(list, trade, line("8403"), "kk")).toMatchObject({ tongue: "ru", isOurs: false });
  // The only line of a subheading has its name, unless it says only what differs below a name that is not there.
  expect(nameOf(list, trade, line("640320"), "ru")).toMatchObject({ tongue: "ru", isOurs: false });
  expect(nameOf(list, trade, line("620311"), "ru").text).toMatch(/^костюмы/);
  expect(nameOf(list, trade, line("620342"), "ru")).toMatchObject({ tongue: "ru", isOurs: true });
  expect(nameOf(list, trade, line("620342"), "kk").text).toContain("мақтадан");
  expect(nameOf(list, trade, line("290911"), "kk")).toMatchObject({ isOurs: false });
});

test("«прочие» says besides what", () => {
  expect(nameOf(list, trade, line("6203425900"), "ru").text).toBe("прочие, кроме: производственные и профессиональные");
});

test("lines of one name are shown with what differs above them", () => {
  const found = find(list, "брюки и бриджи").filter(({ code, ru }) => code.length === 10 && ru === "брюки и бриджи");
  expect(found.length).toBeGreaterThanOrEqual(2);
  const above = paths(list, trade, found, "ru");
  const told = found.map(({ code }) =>
    above
      .get(code)!
      .map(({ text }) => text)
      .join(" › "),
  );
  expect(new Set(told).size).toBe(found.length);
  for (const one of told) expect(one).not.toBe("");
});

test("what is chosen below a heading is told apart, in each language", () => {
  for (const code of ["6203", "8403", "9403", "840310", "6203", "3925", "8701"]) {
    for (const tongue of ["kk", "ru", "en"] as const) {
      const texts = choices(list, trade, code, tongue).map(({ text }) => text);
      expect(new Set(texts).size, `${code} ${tongue}: ${texts.join(" | ")}`).toBe(texts.length);
    }
  }
  const [suits] = choices(list, trade, "6203", "kk");
  expect(suits?.text).not.toMatch(/ерлер/);
});

test("what a bracket denies is denied as a whole", () => {
  const [linen] = choices(list, trade, "6302", "ru").filter(({ code }) => code === "630231");
  expect(linen?.text).toBe("постельное бельё, из хлопка, не набивные и не трикотажные");
});

test("lines that nothing tells apart are marked", () => {
  const found = choices(list, trade, "620342", "ru").filter(({ hasTwin }) => hasTwin);
  expect(found.map(({ code }) => code)).toEqual(["6203421100", "6203425100"]);
});

test("every proposal has a line of the nomenclature", () => {
  const codes = trade.entries.flatMap((entry) => entry.codes.map(({ code }) => code));
  expect(codes.filter((code) => !list.places.has(code))).toEqual([]);
  expect(propose(list, trade, [], "хлеб")[0]?.line?.code).toBe("190590");
});
