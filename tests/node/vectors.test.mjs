// Every shared case, through the text door and the object door.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import { freshEngine } from "./fresh.mjs";

const same = (key) => (answer, wanted) => assert.equal(answer[key] ?? null, wanted, key);
const listed = (key, field) => (answer, wanted) => {
  const found = answer[key].map((entry) => entry[field]);
  for (const one of wanted) assert.ok(found.includes(one), `${key}: ${one} is not among ${JSON.stringify(found)}`);
};

const EXPECTATIONS = {
  verdict: same("verdict"),
  rule: same("rule"),
  criterion: same("criterion"),
  share: (answer, wanted) => assert.equal(answer.local_content?.share ?? null, wanted, "share"),
  errors: (answer, wanted) => {
    const found = answer.errors?.map(({ code, at }) => ({ code, at }));
    assert.deepEqual(
      found,
      wanted.map(({ code, at }) => ({ code, at })),
    );
  },
  missing: listed("missing", "fact"),
  warnings: listed("warnings", "code"),
  outside: listed("outside", "code"),
  figures: (answer, wanted) => {
    const found = Object.fromEntries(answer.figures.map(({ code, value }) => [code, value]));
    for (const [code, value] of Object.entries(wanted)) assert.equal(found[code] ?? null, value, `figure ${code}`);
  },
  readings: (answer, wanted) => {
    for (const [id, options] of Object.entries(wanted)) {
      const found = answer.readings.find((reading) => reading.id === id)?.options ?? [];
      for (const [option, verdict] of Object.entries(options)) {
        assert.equal(found.find((effect) => effect.option === option)?.verdict, verdict, `reading ${id}: ${option}`);
      }
    }
  },
  steps: (answer, wanted) => {
    for (const step of wanted) {
      const found = answer.steps.some((given) => holds(given, step));
      assert.ok(found, `no step has ${JSON.stringify(step)}: ${JSON.stringify(answer.steps)}`);
    }
  },
};

/** Whether `given` has at least what is `wanted`; lists are compared whole. */
function holds(given, wanted) {
  if (wanted === null) return given === undefined || given === null;
  if (typeof wanted !== "object") return given === wanted;
  if (typeof given !== "object" || given === null) return false;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(given) && given.length === wanted.length && wanted.every((one, place) => holds(given[place], one))
    );
  }
  return Object.entries(wanted).every(([key, value]) => holds(given[key], value));
}

const folder = new URL("../vectors/", import.meta.url);
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json")).sort();
const shared = await freshEngine();

for (const name of names) {
  const { cases } = JSON.parse(await readFile(new URL(name, folder), "utf8"));
  describe(name, () => {
    for (const one of cases) test(one.id, () => check(one));
  });
}

test("there are cases, and no two have the same id", async () => {
  const files = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  const ids = files.flatMap((file) => JSON.parse(file).cases.map(({ id }) => id));
  assert.notEqual(ids.length, 0);
  assert.deepEqual(ids, [...new Set(ids)]);
});

async function check({ facts, text, load, expect }) {
  const engine = load ? await freshEngine() : shared;
  for (const rulebook of load ?? []) {
    const answer = JSON.parse(engine.loadRulebookText(rulebook));
    assert.ok(Array.isArray(answer), `a rulebook was refused: ${JSON.stringify(answer.errors)}`);
  }
  const answer = JSON.parse(engine.assessGoodText(text ?? JSON.stringify(facts)));
  if (facts !== undefined) assert.deepEqual(engine.assessGood(facts), answer, "the doors disagree");
  for (const [key, wanted] of Object.entries(expect)) {
    assert.ok(key in EXPECTATIONS || key in answer, `no such expectation: ${key}`);
    if (key in EXPECTATIONS) EXPECTATIONS[key](answer, wanted);
    else
      assert.ok(holds(answer[key], wanted), `${key}: ${JSON.stringify(answer[key])} has not ${JSON.stringify(wanted)}`);
  }
  assert.equal(answer.type, "errors" in expect ? "refusal" : "assessment", JSON.stringify(answer.errors));
}
