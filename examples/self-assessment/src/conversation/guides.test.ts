import { beforeAll, expect, test } from "vitest";
import { emptyDraft } from "../case/draft.ts";
import { readerReady } from "../case/read.ts";
import { replace } from "../case/store.ts";
import { wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";
import { countsOf, guidesFor, judgedBy } from "./guides.ts";

beforeAll(async () => {
  language.value = "en";
  await Promise.all([readerReady, wholeEngine()]);
});

const of = (rulebook: string, hs: string) => {
  replace(emptyDraft("2026-03-01", { rulebook, hs }));
  const guides = guidesFor(hs);
  const marks = new Map(guides.map((one) => [one.term, countsOf(one)]));
  return { guides, marks };
};

test("the operations of a chapter are told by whether they count", () => {
  const { guides, marks } = of("cis-2009", "9403309000");
  expect(guides.length).toBeGreaterThanOrEqual(8);
  expect(guides.length).toBeLessThanOrEqual(12);
  expect([marks.get("welding"), marks.get("cutting"), marks.get("varnishing-of-wood")]).toEqual([
    "yes",
    "unclear",
    "no",
  ]);
  expect(judgedBy(["welding", "cutting"], guides)).toBe("yes");
  expect(judgedBy(["cutting"], guides)).toBe("open");
  expect(judgedBy(["varnishing-of-wood"], guides)).toBe("no");
  expect(judgedBy([], guides)).toBeNull();
});

test("a rulebook that says nothing of insufficient operations marks none, and judges none", () => {
  const { guides, marks } = of("kz-register", "9403309000");
  expect(guides.length).toBeGreaterThan(0);
  expect([...marks.values()].every((mark) => mark === null)).toBe(true);
  expect(judgedBy(["cutting"], guides)).toBeNull();
});

test("a code that is none has no operations", () => {
  expect(of("cis-2009", "9999").guides).toEqual([]);
  expect(of("cis-2009", "стол").guides).toEqual([]);
});
