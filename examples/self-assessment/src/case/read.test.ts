import { describe, expect, test } from "vitest";
import { amount, code, country, countryName, day, decimal, percent, withLostZero } from "./read.ts";

describe("decimal", () => {
  test.each([
    ["1234.56", "1234.56"],
    ["1234,56", "1234.56"],
    ["1 234,56", "1234.56"],
    ["1\u00a0234\u00a0567,5", "1234567.5"],
    ["1\u202f234", "1234"],
    ["1,234.56", "1234.56"],
    ["1.234,56", "1234.56"],
    ["1,234,567", "1234567"],
    ["1.234.567", "1234567"],
    ["0,125", "0.125"],
    ["1 234,567", "1234.567"],
    ["1234,567", "1234.567"],
    ["'15", "15"],
    ["\u22125,5", "-5.5"],
    [" 7 ", "7"],
  ])("%j means %s", (typed, meant) => expect(decimal(typed)).toBe(meant));

  test.each([
    "1,234",
    "12 34",
    "1 2345",
    "=A1*2",
    "1,2,3",
    "1.2.3",
    "abc",
    "1,23,456",
    "5 шт",
    "1e5",
    "12,5 %",
    "5 $",
    "",
  ])("%j is left to the engine", (typed) => expect(decimal(typed)).toBe(typed));

  test("answers the same every time", () => {
    expect([1, 2, 3].map(() => decimal("1 234,56"))).toEqual(["1234.56", "1234.56", "1234.56"]);
  });
});

test("a sign of its own currency is for the eye; of another it is left to the engine", () => {
  expect(amount("1 000 ₸", "KZT")).toBe("1000");
  expect(amount("1 000,5$", "usd")).toBe("1000.5");
  expect(amount("1 000 $", "KZT")).toBe("1 000 $");
  expect(amount("5 %", "KZT")).toBe("5 %");
  expect(amount("1,234 ₸", "KZT")).toBe("1,234 ₸");
  expect(percent("12,5 %")).toBe("12.5");
  expect(percent("5 ₸")).toBe("5 ₸");
});

describe("code", () => {
  test.each([
    ["8403 10 900 0", "8403109000"],
    ["8403.10.9000", "8403109000"],
    ["'0403", "0403"],
    ["84-03", "8403"],
    ["=A1", "=A1"],
    ["8403x", "8403x"],
  ])("%j is %s", (typed, read) => expect(code(typed)).toBe(read));

  test.each([
    ["403109000", "0403109000"],
    ["403", "0403"],
    ["40 310", "040310"],
    ["0403", undefined],
    ["8403109000", undefined],
    ["84", undefined],
    ["84a", undefined],
    ["", undefined],
  ])("the zero that %j lost: %s", (typed, repaired) => expect(withLostZero(typed)).toBe(repaired));
});

describe("day", () => {
  test.each([
    ["01.03.2026", "2026-03-01"],
    ["1/3/2026", "2026-03-01"],
    ["01.03.2026 0:00:00", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["March", "March"],
    ["1.3.26", "1.3.26"],
  ])("%j is %s", (typed, read) => expect(day(typed)).toBe(read));
});

describe("country", () => {
  test.each([
    ["cn", "CN"],
    ["Китай", "CN"],
    ["ҚЫТАЙ", "CN"],
    ["China", "CN"],
    ["Российская  Федерация", "RU"],
    ["РФ", "RU"],
    ["Қазақстан", "KZ"],
    ["Kazakhstan", "KZ"],
    ["Кыргызстан", "KG"],
    ["Соединённые Штаты", "US"],
    ["Нарния", "Нарния"],
    ["XX", "XX"],
  ])("%j is %s", (typed, read) => expect(country(typed)).toBe(read));

  test("is named in each language", () => {
    expect((["kk", "ru", "en"] as const).map((language) => countryName("CN", language))).toEqual([
      "Қытай",
      "Китай",
      "China",
    ]);
    expect(countryName("XX", "ru")).toBe("XX");
  });
});
