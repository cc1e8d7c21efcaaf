import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tradeWordsText } from "../../build/trade-words.ts";
import { find, propose } from "./find.ts";
import { above, below, included, parse } from "./list.ts";
import { parseTrade } from "./trade.ts";

const read = (path: string) =>
  readFileSync(new URL(path, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
const [, ...lines] = read("../../data/nomenclature.tsv");
const list = parse(lines.join("\n"));
const trade = parseTrade(tradeWordsText());
const codes = (wanted: string) => find(list, wanted).map(({ code }) => code);
const proposed = (wanted: string) => propose(list, trade, [], wanted).map(({ code }) => code);
const headings = (wanted: string) => [...new Set(proposed(wanted).map((code) => code.slice(0, 4)))];

test("digits find the codes that begin with them, in order", () => {
  const all = ["8403", "840310", "8403101000", "8403109000", "840390", "8403901000", "8403909000"];
  expect(codes("8403")).toEqual(all);
  expect(proposed("8403")).toEqual(all);
  expect(codes("8403 10 900 0")).toEqual(["8403109000"]);
});

test.each([
  ["котёл центрального отопления", "8403"],
  ["boiler central heating", "8403"],
  ["рисовая мука", "1102905000"],
  ["готовый бетон", "3824501000"],
  ["wheat flour", "1101"],
  ["шоколад", "1806"],
])("the legal text has %s at %s", (wanted, code) => {
  expect(codes(wanted).some((found) => found.startsWith(code))).toBe(true);
});

test("the heading comes before its lines, and what a name begins with before what it mentions", () => {
  expect(codes("шоколад")[0]).toHaveLength(4);
  expect(codes("boiler")[0]).toBe("8402");
  expect(codes("ванна")[0]).toBe("3922");
});

test("what a name excludes does not find it", () => {
  expect(included("Boilers; steam (excluding central heating (hot water) boilers), and parts")).not.toContain(
    "central",
  );
  expect(included("Boilers; steam (excluding central heating (hot water) boilers), and parts")).toContain("parts");
  expect(included("Котлы, кроме котлов позиции 8402; прочие")).toMatch(/Котлы\s*; прочие/);
  expect(codes("central heating boiler").some((code) => code.startsWith("8402"))).toBe(false);
  expect(codes("котлы центрального отопления").some((code) => code.startsWith("8402"))).toBe(false);
});

describe("what people say", () => {
  test.each([
    ["нан", "1905"],
    ["жиһаз", "9403"],
    ["батон", "1905"],
    ["школьная форма", "6203"],
    ["central heating boilers", "8403"],
    ["водяной котел отопления", "8403"],
  ])("%s is %s, and the first", (wanted, heading) => {
    expect(proposed(wanted)[0]?.slice(0, 4)).toBe(heading);
  });

  test("a word of several headings names all of them", () => {
    expect(proposed("школьная форма").slice(0, 4)).toEqual(["6203", "6204", "6103", "6104"]);
  });

  test.each(["school uniform", "uniform school", "SCHOOL  UNIFORM"])(
    "the order and the case do not matter: %s",
    (one) => {
      expect(proposed(one)[0]).toBe("6203");
    },
  );

  test("words that are still typed find what they begin", () => {
    for (const part of ["гоф", "гофро", "гофрокор"]) expect(headings(part).slice(0, 3)).toContain("4819");
  });

  test("a code that was used before is the first", () => {
    const used = [{ code: "3907990000", name: "Порошковая краска RAL 7035" }];
    const [first] = propose(list, trade, used, "порошковая краска");
    expect([first?.code, first?.recalled]).toEqual(["3907990000", "Порошковая краска RAL 7035"]);
    expect(propose(list, trade, used, "390799")[0]?.recalled).toBe("Порошковая краска RAL 7035");
    expect(propose(list, trade, used, "хлеб")[0]?.recalled).toBeUndefined();
  });
});

/** A word of six letters or more without its fourth letter. */
const slipped = (phrase: string) => phrase.replace(/\p{L}{6,}/u, (word) => word.slice(0, 3) + word.slice(4));

test("a letter that is missing is forgiven: of each hundred phrases at most three go astray", () => {
  const all = trade.entries.flatMap((entry) => (["kk", "ru", "en"] as const).map((tongue) => ({ entry, tongue })));
  const phrases = all.filter((_, place) => place % 7 === 0);
  const missed = phrases.flatMap(({ entry, tongue }) => {
    const phrase = slipped(entry.phrases[tongue][0] ?? "");
    const wanted = new Set(entry.codes.map(({ code }) => code.slice(0, 4)));
    const three = headings(phrase).slice(0, 3);
    return three.some((heading) => wanted.has(heading)) ? [] : [`${phrase}: ${three.join(" ")}`];
  });
  expect(phrases.length).toBeGreaterThan(400);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(phrases.length * 0.03);
}, 30_000);

// Written for this test: inflected, misspelt, reordered, said with other words beside.
describe.each(["ru", "kk", "en"] as const)("phrases in %s", (tongue) => {
  const phrases = read(`./phrases/${tongue}.txt`).map((line) => line.split("=") as [string, string]);
  const listed = new Set(trade.entries.flatMap((entry) => entry.phrases[tongue].map((one) => one.toLowerCase())));

  test("there are many, and none is listed in this form", () => {
    expect(phrases.length).toBeGreaterThanOrEqual(150);
    expect(phrases.filter(([phrase]) => listed.has(phrase.toLowerCase())).map(([phrase]) => phrase)).toEqual([]);
  });

  test("the right heading is among the first three", () => {
    const missed = phrases.flatMap(([phrase, heading]) => {
      const three = headings(phrase).slice(0, 3);
      return three.includes(heading) ? [] : [`${phrase}: ${three.join(" ")}, not ${heading}`];
    });
    expect(missed).toEqual([]);
  }, 30_000);
});

test("the lines above and below a code", () => {
  expect(above(list, "8403109000").map(({ code }) => code)).toEqual(["84", "8403", "840310"]);
  expect(below(list, "8403").map(({ code }) => code)).toEqual(["840310", "840390"]);
  expect(below(list, "840310").map(({ code }) => code)).toEqual(["8403101000", "8403109000"]);
  expect(below(list, "8403109000")).toEqual([]);
});
