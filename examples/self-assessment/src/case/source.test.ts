import { expect, test } from "vitest";
import { emptyDraft, emptyRow } from "./draft.ts";
import { credited, fromFile } from "./source.ts";

const opened = fromFile(
  emptyDraft("2026-03-01", {
    rulebook: "cis-2009",
    hs: "8403",
    materials: [emptyRow({ name: "Sheet" }), emptyRow({ name: "Tube" })],
  }),
  "bill.xlsx",
);

test("what a file states is from the file, and what it does not state is from nowhere", () => {
  expect(opened.sources).toMatchObject({ hs: "file:bill.xlsx", rulebook: "file:bill.xlsx" });
  expect(opened.sources?.ex_works_price).toBeUndefined();
  expect(opened.materials?.map(({ source }) => source)).toEqual(["file:bill.xlsx", "file:bill.xlsx"]);
});

test("what a person changes becomes his own, and nothing else does", () => {
  const [first, second] = opened.materials ?? [];
  if (!first || !second) throw new Error("two rows");
  const after = credited(opened, { ...opened, hs: "8404", materials: [{ ...first, value: "5" }, second] });
  expect(after.sources).toMatchObject({ hs: "you", rulebook: "file:bill.xlsx" });
  expect(after.materials?.map(({ source }) => source)).toEqual(["you", "file:bill.xlsx"]);
  // To fold a line open is no change of it.
  const folded = credited(opened, { ...opened, materials: [{ ...first, open: true }, second] });
  expect(folded.materials?.map(({ source }) => source)).toEqual(["file:bill.xlsx", "file:bill.xlsx"]);
});

test("lines that come with a source keep it, and a draft that did not change is the same", () => {
  const brought = emptyRow({ name: "Burner", source: "file:more.csv" });
  const typed = emptyRow({ name: "Pump" });
  const after = credited(opened, { ...opened, materials: [...(opened.materials ?? []), brought, typed] });
  expect(after.materials?.map(({ source }) => source).slice(2)).toEqual(["file:more.csv", "you"]);
  expect(credited(opened, opened)).toBe(opened);
});
