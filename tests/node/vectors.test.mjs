// Every shared case, through the text door and the object door.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import { assessment } from "../../bindings-wasm/dist/answer.js";
import { write } from "../../bindings-wasm/dist/write.js";
import { answerOf, CALLS, freshEngine } from "./fresh.mjs";

/** The type of each call's answer. */
const TYPES = {
  assess_good: "assessment",
  assess_contract: "contract_assessment",
  assess_period: "period_assessment",
  preference: "preference",
  record: "record",
  verify: "verification",
  mask: "masked_record",
  audit: "audit",
  rule_for: "rule_for",
  operations: "operations",
  flags: "flags",
  advise: "advice",
};

/** Their document is made of the facts first. */
const ABOUT_RECORDS = ["record", "verify", "mask"];

const same = (key) => (answer, wanted) => assert.equal(answer[key] ?? null, wanted, key);
const has = (key) => (answer, wanted) => {
  const found = answer[key];
  assert.ok(holds(found, wanted), `${key}: ${JSON.stringify(found)} has not ${JSON.stringify(wanted)}`);
};
// By a field alone, or with more of what is told of them; an empty list says that there are none.
const listed = (key, field) => (answer, wanted) => {
  const found = answer[key];
  if (wanted.length === 0) assert.deepEqual(found, [], key);
  for (const one of wanted) {
    const is = (entry) => (typeof one === "object" ? holds(entry, one) : entry[field] === one);
    assert.ok(found.some(is), `${key}: ${JSON.stringify(one)} is not among ${JSON.stringify(found)}`);
  }
};
const all = (key, field) => (answer, wanted) => {
  listed(key, field)(answer, wanted);
  assert.equal(answer[key].length, wanted.length, `${key}: ${JSON.stringify(answer[key])}`);
};

const EXPECTATIONS = {
  verdict: same("verdict"),
  rule: same("rule"),
  criterion: same("criterion"),
  share: (answer, wanted) => {
    const { share } = answer.type === "assessment" ? (answer.local_content ?? {}) : answer;
    assert.equal(share ?? null, wanted, "share");
  },
  errors: (answer, wanted) => {
    const found = answer.errors?.map(({ code, at }) => ({ code, at }));
    assert.deepEqual(
      found,
      wanted.map(({ code, at }) => ({ code, at })),
    );
  },
  // Absent from answers that they do not concern.
  between: has("between"),
  if_proved: has("if_proved"),
  local_content: has("local_content"),
  in_force: has("in_force"),
  // What else is missing would be asked for nothing.
  missing: all("missing", "fact"),
  rests_on: all("rests_on", "kind"),
  warnings: listed("warnings", "code"),
  outside: listed("outside", "code"),
  figures: (answer, wanted) => {
    const found = Object.fromEntries(answer.figures.map(({ code, value }) => [code, value]));
    for (const [code, value] of Object.entries(wanted)) assert.equal(found[code] ?? null, value, `figure ${code}`);
  },
  readings: (answer, wanted) => {
    for (const [id, options] of Object.entries(wanted)) {
      const found = answer.readings.find((reading) => reading.id === id)?.options ?? [];
      for (const [option, given] of Object.entries(options)) {
        const effect = found.find((effect) => effect.option === option);
        assert.ok(effect, `no reading ${id}: ${option}`);
        // Of a good the verdict or the share, of a contract the share.
        const effects = "verdict" in effect ? [effect.verdict, effect.share ?? null] : [effect.share];
        assert.ok(effects.includes(given), `reading ${id}: ${option}: ${given} is not among ${effects.join(", ")}`);
      }
    }
  },
};

/** Whether `given` has at least what is `wanted`. Of a list of objects each must be there; other lists are the same. */
function holds(given, wanted) {
  if (wanted === null) return given === undefined || given === null;
  if (typeof wanted !== "object") return given === wanted;
  if (typeof given !== "object" || given === null) return false;
  if (!Array.isArray(wanted)) return Object.entries(wanted).every(([key, value]) => holds(given[key], value));
  if (!Array.isArray(given)) return false;
  if (wanted.some((one) => typeof one === "object" && one !== null && !Array.isArray(one))) {
    return wanted.every((one) => given.some((other) => holds(other, one)));
  }
  return given.length === wanted.length && wanted.every((one, place) => holds(given[place], one));
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

async function check(one) {
  const { call = "assess_good", facts, load, expect } = one;
  const engine = load ? await freshEngine() : shared;
  for (const rulebook of load ?? []) {
    const answer = JSON.parse(engine.loadRulebook(typeof rulebook === "string" ? rulebook : write(rulebook)));
    assert.ok(Array.isArray(answer), `a rulebook was refused: ${JSON.stringify(answer.errors)}`);
  }
  const answer = JSON.parse(answerOf(engine, one));
  if (facts !== undefined && !ABOUT_RECORDS.includes(call)) {
    // As the object door does: the object written, and the answer read in part.
    const read = CALLS[call] === "assessGood" && answer.type === "assessment" ? assessment : JSON.parse;
    assert.deepEqual(read(engine[CALLS[call]](write(facts))), answer, "the doors disagree");
  }
  for (const [key, wanted] of Object.entries(expect)) {
    assert.ok(key in EXPECTATIONS || key in answer, `no such expectation: ${key}`);
    (EXPECTATIONS[key] ?? has(key))(answer, wanted);
  }
  // What became of a record is told with its errors.
  const isRefused = "errors" in expect && !("outcome" in expect);
  assert.equal(answer.type, isRefused ? "refusal" : TYPES[call], JSON.stringify(answer.errors));
}
