import { expect, test } from "vitest";
import { emptyDraft, emptyGood, emptyRow, knownBy } from "./draft.ts";

test("answers to what another rulebook does not ask are left out, in lines and parts, too", () => {
  const both = { asked: true, other: false };
  const part = emptyGood({ answers: both, materials: [emptyRow({ answers: both })] });
  const draft = emptyDraft("2026-03-01", { answers: both, materials: [emptyRow({ answers: both, part })] });
  const left = knownBy(draft, { terms: new Set(["asked"]), categories: new Set() });
  expect(left.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.part?.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.part?.materials?.[0]?.answers).toEqual({ asked: true });
  expect(draft.answers, "the draft itself stays as it is").toEqual(both);
});

test("a category of goods wholly produced is left out where another rulebook lacks it, and is asked anew", () => {
  const part = emptyGood({ wholly_produced: "b" });
  const draft = emptyDraft("2026-03-01", { wholly_produced: "b", materials: [emptyRow({ part })] });
  const known = (...letters: string[]) => ({ terms: new Set<string>(), categories: new Set(letters) });
  const left = knownBy(draft, known("a"));
  expect(left).not.toHaveProperty("wholly_produced");
  expect(left.materials?.[0]?.part).not.toHaveProperty("wholly_produced");
  expect(knownBy(draft, known("a", "b")).wholly_produced).toBe("b");
  expect(knownBy({ ...draft, wholly_produced: null }, known()).wholly_produced).toBe(null);
});
