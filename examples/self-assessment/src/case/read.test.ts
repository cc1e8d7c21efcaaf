import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { language } from "../words/index.ts";
import { currencyOf, fromFacts, toFacts } from "./facts.ts";
import { emptyDraft, emptyRow } from "./draft.ts";
import * as values from "./read.ts";

beforeAll(() => values.readerReady);
beforeEach(() => (language.value = "ru"));

test("what is typed in the digits of facts keeps its zeros; what is not is told in the core's", () => {
  expect(["598.20", "100.00", "598,20", "1 000,50", "0.10"].map((typed) => values.understood("amount", typed))).toEqual(
    ["598.20", "100.00", "598.2", "1000.5", "0.10"],
  );
});

test("many values are read in one call, and say the same as each by itself", () => {
  const make = () => ["17,5", "17 $", "1,234"].map((typed) => values.read("amount", typed));
  const together = values.together(make);
  expect(together).toEqual(make());
  expect(together.map(({ value, currency, fault }) => [value, currency, fault?.code])).toEqual([
    ["17.5", undefined, undefined],
    ["17", "USD", undefined],
    ["1,234", undefined, "number-unclear"],
  ]);
});

test("offers and words are of the chosen language", () => {
  const said = () => values.read("country", "Нарния").fault;
  const words = (["kk", "ru", "en"] as const).map((one) => {
    language.value = one;
    const fault = said();
    return fault && `${fault.offers?.[0]}: ${values.faultWords([fault])[0]}`;
  });
  expect(new Set(words).size).toBe(3);
  expect(words[1]).toMatch(/^Дания: /);
});

test("every country is named in each language", () => {
  const names = (["kk", "ru", "en"] as const).map((one) => {
    language.value = one;
    return values.countryName("CN");
  });
  expect(names).toEqual(["Қытай", "Китай", "China"]);
  expect(values.countryName("XX")).toBe("XX");
  expect(values.countries.value.size).toBeGreaterThan(240);
});

describe("facts of a draft", () => {
  const rates = [{ currency: "USD", rate: "512,30", day: "27.02.2026" }];
  const draft = emptyDraft("2026-03-01", {
    hs: "8403 10 900 0",
    vat_rate: "1",
    rates,
    materials: [
      emptyRow({ value: "640,00 $", origin: "Респ. Беларусь", hs: "902300001" }),
      emptyRow({ value: "1,234", currency: "доллар США" }),
      emptyRow({ value: "100 $", currency: "EUR", proof_kind: "invoice", proof_share: "0.6" }),
    ],
  });

  test("state a currency beside an amount with its rate, and what is in doubt as it was typed", () => {
    const { facts, doubts } = toFacts(draft);
    const rate = { rate: "512.3", rate_day: "2026-02-27" };
    expect(facts).toMatchObject({ vat_rate: "1", good: { hs: "8403109000" } });
    expect(facts.materials).toMatchObject([
      { value: { amount: "640", currency: "USD", ...rate }, origin: "BY", hs: "902300001" },
      { value: { amount: "1,234", currency: "USD", ...rate } },
      { value: { amount: "100 $", currency: "EUR" }, proof: { share: "0.6" } },
    ]);
    expect([...doubts].map(([at, { code }]) => [at, code])).toEqual([
      ["/materials/0/hs", "zero-lost"],
      ["/materials/1/value", "number-unclear"],
      ["/materials/2/value", "currency-unclear"],
      ["/materials/2/proof/share", "percent-unclear"],
    ]);
    expect(draft.materials?.map((row) => currencyOf(row, draft))).toEqual(["USD", "USD", "EUR"]);
  });

  test("of a file are stated again, also where a field would leave them in doubt", () => {
    const good = { hs: "8403109000", ex_works_price: "1.234", production_cost: "999.999" };
    const proof = { kind: "ct-kz", share: "0.6" };
    const value = { amount: "512.345", currency: "USD", rate: "512.300", rate_day: "2026-02-27" };
    const facts = { on: "2026-03-01", rulebook: "cis-2009", good, materials: [{ origin: "NA", value, proof }] };
    const again = toFacts(fromFacts(facts as never));
    expect(again.doubts.size).toBe(0);
    expect(again.facts.good).toEqual({ ...good, ex_works_price: "1.2340", production_cost: "999.9990" });
    const said = { amount: "512.3450", currency: "USD", rate: "512.3000", rate_day: "2026-02-27" };
    expect(again.facts.materials).toMatchObject([{ origin: "NA", value: said, proof }]);
  });
});
