import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assessGood, load as loadGoods } from "tegi/good";
import { load } from "tegi/exam";
import { beforeAll, describe, expect, test } from "vitest";
import { RULEBOOKS, type Round, answered, drawn, graded } from "./round.ts";

const wasm = (name: string) => readFileSync(fileURLToPath(import.meta.resolve(`tegi/${name}_bg.wasm`)));
beforeAll(() => Promise.all([load(wasm("tegi_exam")), loadGoods(wasm("tegi_good"))]));

/** A round in which only these topics are answered wrong. */
const played = (round: Round, wrong: readonly string[]) =>
  round.questions.reduce((now, { topic, answer, choices }) => {
    const other = choices.find(({ letter }) => letter !== answer);
    const letter = wrong.includes(topic) && other ? other.letter : answer;
    return { ...answered(now, letter), at: now.at + 1 };
  }, round);

describe.each(RULEBOOKS)("%s", (rulebook) => {
  test("is asked about, and the topics that were answered wrong are asked again, and no others", () => {
    const round = drawn({ rulebook });
    expect(round.questions).toHaveLength(10);
    const [first] = round.questions;
    const { score, weak } = graded(played(round, [first?.topic ?? ""]));
    expect(weak.map(({ topic }) => topic)).toEqual([first?.topic]);
    expect(score.right + (weak[0]?.of ?? 0)).toBe(10);
    const again = drawn({ rulebook, topics: weak.map(({ topic }) => topic) });
    expect(new Set(again.questions.map(({ topic }) => topic))).toEqual(new Set([first?.topic]));
    expect(again.questions.length).toBe(3);
    expect(graded(played(again, [])).weak).toEqual([]);
  });
});

test("the right answers are the engine's own, and a second answer to a question changes nothing", () => {
  const round = drawn({ rulebook: "cis-2009", level: 1, topics: ["insufficient-operations", "two-readings"] });
  for (const { facts, answer, choices } of round.questions) {
    const right = choices.find(({ letter }) => letter === answer);
    expect(assessGood(facts as never).verdict).toBe(right?.verdict);
  }
  const once = answered(round, "A");
  expect(answered(once, "B")).toBe(once);
});
