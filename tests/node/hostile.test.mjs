// Input made to harm: it is refused, and the module answers as before.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load, text } from "../../bindings-wasm/dist/index.js";

await load();
const boiler = await readFile(new URL("../../examples/boiler.json", import.meta.url), "utf8");
const before = text.assessGood(boiler);

const doors = {
  assessGood: text.assessGood,
  assessContract: text.assessContract,
  assessPeriod: text.assessPeriod,
  preference: text.preference,
  loadRulebook: text.loadRulebook,
  explain: (answer) => text.explain(answer, "kk"),
};

const hostile = {
  "deep lists": "[".repeat(100_000),
  "deep objects": '{"a":'.repeat(100_000),
  "a key twice": '{"on": "2026-03-01", "on": "2026-03-01"}',
  "half a pair, escaped": '{"on": "\\ud800"}',
  "half a pair, bare": '{"on": "\ud800"}',
  "a huge exponent": '{"on": 1e999999999}',
  "a million digits": `{"on": ${"9".repeat(1_000_000)}}`,
  "written backwards": '{"on": "2026\u202e-03-01"}',
  "a byte order mark": "\ufeff{}",
  "a bare control character": '{"on": "\u0000"}',
  nothing: "",
};

for (const [call, door] of Object.entries(doors)) {
  test(`a refusal of ${call} leaves the module as it was`, () => {
    for (const [what, input] of Object.entries(hostile)) {
      assert.equal(JSON.parse(door(input)).type, "refusal", what);
      assert.equal(text.assessGood(boiler), before, what);
    }
  });
}

test("a hundred megabytes", () => {
  for (const filling of ["[", " ", '"']) {
    assert.equal(JSON.parse(text.assessGood(filling.repeat(100_000_000))).type, "refusal");
  }
  const named = { ...JSON.parse(boiler), good: { hs: "8403", name: "x".repeat(100_000_000) } };
  assert.deepEqual(
    JSON.parse(text.assessGood(JSON.stringify(named))).errors.map(({ code }) => code),
    ["too-long"],
  );
  assert.equal(text.assessGood(boiler), before);
});
