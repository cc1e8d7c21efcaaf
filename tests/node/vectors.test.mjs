// The shared cases and the editions: JavaScript answers what Rust answers, byte for byte, by text and by objects.
// What a case expects is held by the core's own tests; `make target/answers.tsv` writes what the core answers.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import { assessment } from "../../bindings-wasm/dist/answer.js";
import { write } from "../../bindings-wasm/dist/write.js";
import { answerOf, CALLS, factsOf, freshEngine } from "./fresh.mjs";

const LANGUAGES = ["kk", "ru", "en"];
/** Their document is made of the facts first. */
const ABOUT_RECORDS = ["record", "verify", "mask"];

const root = new URL("../../", import.meta.url);
const lines = (await readFile(new URL("target/answers.tsv", root), "utf8")).trimEnd().split("\n");
const rust = new Map(lines.map((line) => [line.slice(0, line.indexOf("\t")), line]));
const folder = new URL("tests/vectors/", root);
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json")).sort();
const shared = await freshEngine();
const answered = new Set();

for (const name of names) {
  const { cases } = JSON.parse(await readFile(new URL(name, folder), "utf8"));
  describe(name, () => {
    for (const one of cases) test(one.id, () => checkCase(one));
  });
}

describe("editions", () => {
  for (const { id, first } of JSON.parse(shared.rulebooks())) test(`${id}@${first}`, () => checkEdition(id, first));
});

test("every answer of Rust was compared, and no two cases have the same id", () => {
  assert.deepEqual([...answered].sort(), [...rust.keys()].sort());
  assert.equal(rust.size, lines.length);
});

async function checkCase(one) {
  const { id, call = "assess_good", load, keys } = one;
  const facts = factsOf(one);
  const engine = load || keys || one.later_keys ? await freshEngine() : shared;
  for (const rulebook of load ?? []) engine.loadRulebook(typeof rulebook === "string" ? rulebook : write(rulebook));
  if (keys) engine.loadKeys(write(keys));
  const answer = answerOf(engine, one);
  compare(id, [answer, ...LANGUAGES.map((language) => engine.explain(answer, language))]);
  if (facts !== undefined && !ABOUT_RECORDS.includes(call)) {
    // As the object door does: the object written, and the answer read in part.
    const plain = JSON.parse(answer);
    const read = CALLS[call] === "assessGood" && plain.type === "assessment" ? assessment : JSON.parse;
    assert.deepEqual(read(engine[CALLS[call]](write(facts))), plain, "the doors disagree");
  }
}

function checkEdition(id, first) {
  const name = `${id}@${first}`;
  const audit = shared.audit(JSON.stringify({ rulebook: name }));
  const rules = LANGUAGES.map((language) => shared.rules(name, language));
  compare(name, [shared.rulebook(name), ...rules, audit, ...LANGUAGES.map((one) => shared.explain(audit, one))]);
}

/** Not `equal` of long texts: it would look for their difference for minutes. */
function compare(name, parts) {
  answered.add(name);
  assert.ok(rust.get(name) === [name, ...parts].join("\t"), `Rust answers otherwise: see target/answers.tsv, ${name}`);
}
