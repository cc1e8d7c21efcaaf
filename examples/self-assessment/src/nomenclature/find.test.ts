import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { find, likeness } from "./find.ts";
import { above, parse } from "./list.ts";

const [, ...lines] = readFileSync(new URL("../../data/nomenclature.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const list = parse(lines.join("\n"));
const codes = (wanted: string) => find(list, wanted).map(({ code }) => code);

test("digits find the codes that begin with them, in order", () => {
  expect(codes("8403")).toEqual(["8403", "840310", "8403101000", "8403109000", "840390", "8403901000", "8403909000"]);
  expect(codes("8403 10 900 0")).toEqual(["8403109000"]);
});

test.each([
  ["котёл центрального отопления", "8403"],
  ["boiler central heating", "8403"],
  ["рисовая мука", "1102905000"],
  ["готовый бетон", "3824501000"],
  ["wheat flour", "1101"],
  ["шоколад", "1806"],
])("%s is found at %s", (wanted, code) => {
  expect(codes(wanted).some((found) => found.startsWith(code))).toBe(true);
});

test("the heading comes before its lines, and what a name begins with before what it mentions", () => {
  expect(codes("шоколад")[0]).toHaveLength(4);
  expect(codes("boiler")[0]).toBe("8402");
  expect(codes("ванна")[0]).toBe("3922");
});

test("an ending may differ, another word may not", () => {
  expect(likeness("котел", "котлы")).toBe(1);
  expect(likeness("мука", "мука")).toBe(3);
  expect(likeness("кот", "который")).toBe(2);
  expect(likeness("мука", "мухи")).toBe(0);
});

test("the lines above a code", () => {
  expect(above(list, "8403109000").map(({ code }) => code)).toEqual(["84", "8403", "840310"]);
});
