import { expect, test } from "vitest";
import { answering, emptyDraft, emptyGood, emptyRow } from "./draft.ts";

test("answers to what another rulebook does not ask are left out, in lines and parts, too", () => {
  const both = { asked: true, other: false };
  const part = emptyGood({ answers: both, materials: [emptyRow({ answers: both })] });
  const draft = emptyDraft("2026-03-01", { answers: both, materials: [emptyRow({ answers: both, part })] });
  const left = answering(draft, new Set(["asked"]));
  expect(left.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.part?.answers).toEqual({ asked: true });
  expect(left.materials?.[0]?.part?.materials?.[0]?.answers).toEqual({ asked: true });
  expect(draft.answers, "the draft itself stays as it is").toEqual(both);
});
