import { beforeAll, expect, test } from "vitest";
import { type Draft, type Row, emptyDraft, emptyGood, emptyRow } from "../case/draft.ts";
import { readerReady, understood } from "../case/read.ts";
import { LANGUAGES, language, t } from "../words/index.ts";
import { PROOFS, PROOF_NAMES } from "./columns.ts";
import * as edits from "./edits.ts";
import { toLines } from "./lines.ts";

beforeAll(() => readerReady);

const withRows = (...rows: Partial<Row>[]) => emptyDraft("2026-03-01", { materials: rows.map((row) => emptyRow(row)) });
const names = (draft: Draft) => draft.materials?.map(({ name }) => name) ?? null;
const labels = (draft: Draft) => toLines(draft).map(({ label, row }) => `${label}${row ? "" : "+"}`);
const line = (draft: Draft, at: number) => toLines(draft)[at]!;
const key = (draft: Draft, at: number) => line(draft, at).row!.key;

test("a draft that states no materials shows one empty line; writing into it makes a list", () => {
  const draft = emptyDraft("2026-03-01");
  expect(labels(draft)).toEqual(["1+"]);
  expect(names(edits.write(draft, line(draft, 0), "name", "Болт"))).toEqual(["Болт"]);
  expect(edits.write(draft, line(draft, 0), "name", " ")).toBe(draft);
});

test("what does not change is shared", () => {
  const draft = withRows({ name: "a" }, { name: "b" });
  expect(edits.write(draft, line(draft, 0), "name", "a")).toBe(draft);
  const after = edits.write(draft, line(draft, 0), "name", "c");
  expect(after.materials?.[1]).toBe(draft.materials?.[1]);
});

test("a bill of blank lines states nothing; a bill that states none stays", () => {
  const draft = withRows({ name: "a" });
  expect(edits.write(draft, line(draft, 0), "name", "").materials).toBeNull();
  expect(edits.remove(draft, new Set([key(draft, 0)])).materials).toBeNull();
  expect(emptyDraft("2026-03-01", { materials: [] }).materials).toEqual([]);
});

test("rows are written one after another and added where the list ends", () => {
  const draft = withRows({ name: "a", hs: "7208" }, { name: "b" });
  const after = edits.fill(draft, line(draft, 1), [{ name: "x" }, { name: "y", value: "5" }]);
  expect(names(after)).toEqual(["a", "x", "y"]);
  expect(after.materials?.[2]?.value).toBe("5");
});

test("rows are inserted, moved and removed", () => {
  const draft = withRows({ name: "a" }, { name: "b" }, { name: "c" });
  const moved = (from: number, to: number, by: 1 | -1) => names(edits.move(draft, toLines(draft).slice(from, to), by));
  expect(names(edits.insert(draft, line(draft, 1)))).toEqual(["a", "", "b", "c"]);
  expect(moved(1, 3, -1)).toEqual(["b", "c", "a"]);
  expect(moved(0, 2, 1)).toEqual(["c", "a", "b"]);
  expect(moved(0, 1, -1)).toEqual(["a", "b", "c"]);
  expect(moved(2, 3, 1)).toEqual(["a", "b", "c"]);
  expect(names(edits.remove(draft, new Set([key(draft, 0), key(draft, 2)])))).toEqual(["b"]);
});

test("cells are emptied and written together", () => {
  const draft = withRows({ name: "a", value: "1" }, { name: "b", value: "2" });
  const keys = new Set([key(draft, 0), key(draft, 1)]);
  expect(edits.clear(draft, keys, ["value"]).materials?.map(({ value }) => value)).toEqual(["", ""]);
  expect(edits.writeAll(draft, keys, { origin: "CN" }).materials?.map(({ origin }) => origin)).toEqual(["CN", "CN"]);
});

test("a part has a bill of its own below its row", () => {
  const draft = withRows({ name: "frame" }, { name: "bolt" });
  const made = edits.setPart(draft, key(draft, 0), true);
  expect(labels(made)).toEqual(["1", "1.1+", "2", "3+"]);
  const written = edits.write(made, line(made, 1), "name", "tube");
  expect(labels(written)).toEqual(["1", "1.1", "1.2+", "2", "3+"]);
  expect(toLines(written).map(({ level }) => level)).toEqual([1, 2, 2, 1, 1]);
  expect(labels(edits.toggle(written, key(written, 0)))).toEqual(["1", "2", "3+"]);
  expect(names(edits.remove(written, new Set([key(written, 1)])))).toEqual(["frame", "bolt"]);
  expect(edits.setPart(written, key(written, 0), false).materials?.[0]?.part).toBeNull();
  expect(emptyGood().materials).toBeNull();
});

test("the kind of a paper is known by its names; else it stays as written", () => {
  const draft = withRows({ name: "a" });
  const kind = (text: string) => edits.write(draft, line(draft, 0), "proof_kind", text).materials?.[0]?.proof_kind;
  expect(
    ["СТ-KZ", "CT-1", "Ст – 1", "Выписка из реестра", "тізілімнен үзінді", "ЭСФ", "no paper", "СТ-2"].map(kind),
  ).toEqual(["ct-kz", "ct-1", "ct-1", "register-extract", "register-extract", "invoice", "none", "СТ-2"]);
});

test("papers are known by the names that the page gives them, in each language", () => {
  for (const one of LANGUAGES) {
    language.value = one;
    for (const kind of PROOFS)
      expect([one, kind, understood("proof", t(PROOF_NAMES[kind]))]).toEqual([one, kind, kind]);
  }
});

test("lost zeros come back only where they may have been lost", () => {
  const draft = withRows({ hs: "403109000" }, { hs: "8403109000" });
  const after = edits.restoreZeros(draft, new Set([key(draft, 0), key(draft, 1)]));
  expect(after.materials?.map(({ hs }) => hs)).toEqual(["0403109000", "8403109000"]);
});
