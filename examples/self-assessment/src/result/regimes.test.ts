import { readFileSync } from "node:fs";
import { type Facts, assessGood, load, rulebook, rulebooks } from "tegi/good";
import { beforeAll, expect, test } from "vitest";
import { type Regime, differences, factsFor, regimesFor } from "./regimes.ts";

const boiler: Facts = JSON.parse(readFileSync(new URL("../../../boiler.json", import.meta.url), "utf8"));

beforeAll(() => load());

const compared = (facts: Facts) =>
  regimesFor(facts, rulebooks(), rulebook).map((regime) => ({ regime, answer: assessGood(factsFor(facts, regime)) }));

function against(facts: Facts, name: string) {
  const all = compared(facts);
  const find = (id: string) => {
    const found = all.find(({ regime }) => regime.id === id);
    if (!found) throw new Error(`no regime ${id}`);
    return found;
  };
  return differences(find(facts.rulebook), find(name));
}

const named = (regimes: Regime[]) => regimes.map(({ id, on, first }) => `${id} ${on} ${first ?? "none"}`);

test("Three regimes stand beside each other, one's own edition once", () => {
  expect(named(regimesFor(boiler, rulebooks(), rulebook))).toEqual([
    "cis-2009 2026-03-01 2024-05-04",
    "kz-register 2026-03-01 2025-09-08",
    "ct-kz 2024-06-01 2024-04-28",
  ]);
  const late = { ...boiler, rulebook: "ct-kz", on: "2025-12-31" };
  expect(named(regimesFor(late, rulebooks(), rulebook)).at(-1)).toBe("ct-kz 2025-12-31 2024-04-28");
});

test("An edition of one's own that is none of the three comes first", () => {
  expect(named(regimesFor({ ...boiler, rulebook: "ct-kz", on: "2022-06-01" }, rulebooks(), rulebook))).toEqual([
    "ct-kz 2022-06-01 2021-08-01",
    "cis-2009 2022-06-01 none",
    "kz-register 2022-06-01 none",
    "ct-kz 2024-06-01 2024-04-28",
  ]);
});

test("A pinned edition is one's own whatever the day", () => {
  const [own] = regimesFor({ ...boiler, rulebook: "ct-kz@2021-08-01" }, rulebooks(), rulebook);
  expect(own).toMatchObject({ id: "ct-kz", on: "2026-03-01", first: "2021-08-01" });
});

test("The register has another base, no cumulation, a list of operations and readings of its own", () => {
  const found = against(boiler, "kz-register");
  expect(found).toContainEqual({ code: "operations-list" });
  expect(found).toContainEqual({ code: "share" });
  expect(found).toContainEqual({ code: "base", base: "production-cost" });
  expect(found).toContainEqual({ code: "no-cumulation", materials: ["tube"] });
  expect(found).toContainEqual({ code: "no-provision", materials: ["crate"] });
  expect(found.filter(({ code }) => code === "reading")).toHaveLength(2);
});

test("СТ-KZ of 2024 borrows its rules of origin and cumulates as they do", () => {
  const codes = against(boiler, "ct-kz").map(({ code }) => code);
  expect(codes).toEqual(["day", "borrowed", "share", "base", "reading", "reading"]);
});

test("From the register СТ-1 differs the other way round", () => {
  const found = against({ ...boiler, rulebook: "kz-register" }, "cis-2009");
  expect(found).toEqual([
    { code: "no-operations-list" },
    { code: "no-share" },
    { code: "cumulation", materials: ["tube"] },
  ]);
});

test("The 2021 edition counts VAT and asks for its rate", () => {
  const facts = { ...boiler, rulebook: "ct-kz", on: "2022-06-01" };
  const [own, , , other] = compared(facts);
  if (!own || !other) throw new Error("no regime");
  const found = differences(own, other);
  expect(found).toContainEqual({ code: "base", base: "production-cost" });
  expect(found).toContainEqual({ code: "no-vat" });
  expect(differences(other, own)).toContainEqual({ code: "vat" });
  expect(differences(other, own)).toContainEqual({ code: "missing", missing: 0 });
});

test("Without an edition nothing is compared", () => {
  const [own, other] = compared({ ...boiler, rulebook: "ct-kz", on: "2022-06-01" });
  if (!own || !other) throw new Error("no regime");
  expect(differences(own, other)).toEqual([]);
});

test("An answer does not differ from itself", () => {
  for (const one of compared(boiler)) {
    expect(differences(one, one)).toEqual([]);
  }
});

test("What only one rulebook asks is left out for another, in parts too", () => {
  const facts: Facts = {
    on: "2026-03-01",
    rulebook: "cis-2009",
    good: { hs: "4407119000" },
    wholly_produced: "б",
    answers: { "expertise-confirms-necessity": true },
    readings: { "operations-list": "any" },
    materials: [
      {
        id: "log",
        hs: "4403",
        answers: { "necessary-component": true },
        made_from: {
          good: { hs: "4403" },
          answers: { "expertise-confirms-necessity": true },
        },
      },
    ],
  };
  const register = regimesFor(facts, rulebooks(), rulebook).find(({ id }) => id === "kz-register");
  if (!register) throw new Error("no register");
  const given = factsFor(facts, register);
  expect(given).toMatchObject({ rulebook: "kz-register", wholly_produced: "б", answers: {}, readings: {} });
  expect(given.materials?.[0]).toMatchObject({ answers: {}, made_from: { answers: {} } });
  expect(assessGood(given).type).toBe("assessment");
});
