import { beforeAll, expect, test } from "vitest";
import { type Draft, emptyDraft, emptyRow } from "../case/draft.ts";
import { readerReady } from "../case/read.ts";
import { again, currenciesOf } from "./again.ts";
import { type Product, seen } from "./store.ts";

beforeAll(() => readerReady);

const boiler = (given: Partial<Draft> = {}): Draft =>
  emptyDraft("2026-03-01", {
    rulebook: "cis-2009",
    hs: "8403109000",
    ex_works_price: "1000000",
    wholly_produced: null,
    materials: [emptyRow({ name: "Burner", hs: "8416109000", origin: "DE", value: "1000", currency: "USD" })],
    rates: [{ currency: "USD", rate: "490", day: "2026-02-27" }],
    operations: ["welding"],
    ...given,
  });
const product = (id: number, draft: Draft): Product => ({ id, draft, unknowns: [], seen: seen(draft) });

test("what was seen of a product is its verdict with the value beside its limit", () => {
  expect(seen(boiler())).toEqual({
    verdict: "originating",
    provisional: false,
    share: null,
    comparison: { measured: "49.0000", limit: "50", headroom: "10000.00" },
    edition: "cis-2009@2024-05-04",
  });
  expect(seen(boiler({ ex_works_price: "1,234" }))).toBeNull();
  expect(seen(boiler({ hs: "" }))).toBeNull();
});

test("another rate flips those that it touches, and changes none of those that are kept", async () => {
  const all = [product(1, boiler()), product(2, boiler({ rates: [], materials: [] }))];
  expect(currenciesOf(all)).toEqual(["USD"]);
  const before = structuredClone(all);
  const found = await again(all, "2026-03-01", [{ currency: "USD", rate: "510", day: "2026-02-28" }], () => undefined);
  expect(found.map(({ isFlipped }) => isFlipped)).toEqual([true, false]);
  expect(found.map(({ after }) => after.seen?.verdict)).toEqual(["not_originating", "originating"]);
  expect(all).toEqual(before);
});

test("a day before the rulebook's first edition is told as another verdict", async () => {
  const [found] = await again([product(1, boiler())], "2001-01-01", [], () => undefined);
  expect([found?.isFlipped, found?.after.draft.on]).toEqual([true, "2001-01-01"]);
});
