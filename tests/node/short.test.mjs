// A usual good is answered in brief, and the rest of its answer computed when it is read. Whoever reads what when, the
// answer is that of the full way, to the byte; what is unusual or wrong is answered as by the full way.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { inspect } from "node:util";
import { MessageChannel } from "node:worker_threads";

import { assessment } from "../../bindings-wasm/dist/answer.js";
import * as good from "../../bindings-wasm/dist/good.js";
import * as tegi from "../../bindings-wasm/dist/index.js";
import { heap } from "../../bindings-wasm/dist/tegi.js";
import { write } from "../../bindings-wasm/dist/write.js";

/** How many documents are tried; `TEGI_SOAK` tells how many when someone has the time. */
const DOCUMENTS = Number(process.env.TEGI_SOAK ?? 1_000);
const SEED = Number(process.env.TEGI_SEED ?? 19);

before(() => Promise.all([tegi.load(), good.load()]));

/** Numbers from 0 up to 1, the same from the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(SEED);
const below = (most) => Math.floor(next() * most);
const one = (list) => list[below(list.length)];
const shuffled = (list) => list.map((item) => [next(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);

/** What a call gives: the text of its answer, or its faults. */
function outcome(call) {
  try {
    return JSON.stringify(call());
  } catch (error) {
    assert.ok(error instanceof tegi.TegiError, `${error?.stack ?? error}`);
    return JSON.stringify(error.errors);
  }
}

const inFull = (facts) => assessment(tegi.text.assessGood(write(facts)));
const isShort = (answer) => Object.getOwnPropertySymbols(answer).length > 0;

/** The answer of the short way, which begins with the third good of a kind. */
function shortly(facts) {
  tegi.assessGood(facts);
  tegi.assessGood(facts);
  const answer = tegi.assessGood(facts);
  assert.ok(isShort(answer), "it went the full way");
  return answer;
}

const KINDS = [
  { on: "2026-03-01", rulebook: "cis-2009", hs: "8403109000", operations: ["welding"] },
  { on: "2025-03-01", rulebook: "ct-kz", hs: "8403109000", beyond_insufficient_operations: true },
  { on: "2016-03-01", rulebook: "ct-kz", currency: "KZT", vat: "excluded", hs: "8708", operations: ["welding"] },
  { on: "2025-06-01", rulebook: "ct-kz", vat: "excluded", hs: "9401", operations: ["сварка", "welding"] },
  { on: "2026-03-01", rulebook: "cis-2009", currency: "KZT", hs: "3926909709", beyond_insufficient_operations: true },
  { on: "2023-03-01", rulebook: "cis-2009@2024-05-04", hs: "7326909807", operations: ["welding", "unheard of"] },
  { on: "2026-03-01", rulebook: "cis-2009", hs: "6403", beyond_insufficient_operations: false },
  { on: "2026-03-01", rulebook: "kz-register", hs: "8418", operations: ["welding"] },
];
const CODES = ["8416109000", "7208512000", "8403109000", "840310", "9401", "3926", "071040000"];
const ORIGINS = ["KZ", "CN", "DE", null, undefined];
const AMOUNTS = ["0", "12.5", "300.00", "0.000001", 500, 0.1, 7, "0.0", -0];
const NAMES = ["Burner", "Горелка", "", "x".repeat(1000)];

function line(place) {
  const usual = () => ({ id: `part-${place}`, hs: one(CODES), value: `${below(400)}.${10 + below(89)}` });
  // A party of the CIS raises the question of its certificate.
  const material = { ...usual(), origin: below(99) > 0 ? one(ORIGINS) : "RU" };
  if (below(4) === 0) material.name = one(NAMES);
  if (below(20) === 0) material.value = one(AMOUNTS);
  if (below(9) === 0) delete material.id;
  if (below(9) === 0) delete material.hs;
  return material;
}

function document() {
  const { hs, ...rest } = one(KINDS);
  const described = { name: "Hot-water boiler", hs };
  const materials = Array.from({ length: below(6) * below(6) }, (_, place) => line(place));
  const most = materials.length * 600;
  if (below(9) > 0) described.ex_works_price = `${below(most)}.50`;
  if (below(3) > 0) described.production_cost = below(2) ? `${below(most)}.25` : 1 + below(most);
  return { good: described, materials, ...rest };
}

/** What may stand in the place of something usual. */
const ODD = [
  () => undefined,
  () => null,
  () => "",
  () => "0",
  () => "00",
  () => "-0",
  () => "-1",
  () => "1.",
  () => ".5",
  () => "1e3",
  () => " 1",
  () => "1,5",
  () => "٣",
  () => "0.0000001",
  () => "1000000000000000",
  () => 1e21,
  () => 0.1 + 0.2,
  () => 123456789012345,
  () => 1234567890123456,
  () => NaN,
  () => -1,
  () => 12n,
  () => true,
  () => false,
  () => Symbol("s"),
  () => [],
  () => ({}),
  () => ["welding", "welding"],
  () => ["welding", , "cutting"],
  () => new Date(0),
  () => new Map(),
  () => new String("KZ"),
  () => () => {},
  () => "#1",
  () => "part-1",
  () => "Уголок",
  () => "ё".repeat(250),
  () => "ё".repeat(251),
  () => "x".repeat(250),
  () => "x".repeat(251),
  () => "x".repeat(1001),
  () => "\ud800",
  () => "a\udc00",
  () => "😀",
  () => "2026-02-30",
  () => "included",
  () => "KZT",
  () => "8403",
  () => { throw new Error("no"); },
];

/** Changes one place of a document, perhaps in a way that only a program can. */
function spoil(facts) {
  const places = [];
  const walk = (value) => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value, key]);
      walk(Object.getOwnPropertyDescriptor(value, key).value);
    }
    places.push([value, one(["origin", "name", "foo", "vat", "currency", "readings", "id", "valid_to", "toJSON"])]);
  };
  walk(facts);
  const [object, key] = one(places);
  const odd = one(ODD);
  try {
    change(object, key, odd);
  } catch {
    // A value that cannot be changed, such as a letter of a boxed text, stays; and that one throws concerns getters.
  }
}

function change(object, key, odd) {
  switch (below(6)) {
    case 0:
      Object.defineProperty(object, key, { get: odd, enumerable: true, configurable: true });
      break;
    case 1:
      Object.defineProperty(object, key, { enumerable: false, configurable: true });
      break;
    case 2:
      Object.setPrototypeOf(object, one([null, { on: "2026-03-01", origin: "KZ", foo: 1 }, class Facts {}.prototype]));
      break;
    case 3:
      delete object[key];
      break;
    default:
      object[key] = odd();
  }
}

test(`${DOCUMENTS} documents, of which many are spoilt, are answered as in full`, () => {
  let [short, refused] = [0, 0];
  for (let count = 0; count < DOCUMENTS; count += 1) {
    const facts = document();
    for (let spoilt = below(5) >> 1; spoilt > 0; spoilt -= 1) spoil(facts);
    const expected = outcome(() => inFull(facts));
    let answer;
    const given = outcome(() => (answer = tegi.assessGood(facts)));
    assert.ok(given === expected, `seed ${SEED}, ${count}: ${inspect(facts, { depth: 9 })}\n${given}\n${expected}`);
    if (answer === undefined) refused += 1;
    else if (isShort(answer)) short += 1;
  }
  // A soak that takes the short way too seldom holds nothing.
  assert.ok(short > DOCUMENTS / 8 && refused > DOCUMENTS / 8, `${short} short, ${refused} refused`);
});

const boiler = (given = {}) => ({
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00", ...given },
  materials: [
    { id: "burner", name: "Горелка", hs: "8416109000", value: "500.00", origin: "DE" },
    { id: "sheet", hs: "7208512000", value: 100.5, origin: "KZ" },
    { hs: "7208512000", value: "1", origin: null },
  ],
  operations: ["welding"],
});

/** A good of a rulebook that has a formula of the share. */
const shared = () => ({ ...boiler({ production_cost: "800.00" }), on: "2025-03-01", rulebook: "ct-kz" });

for (const [name, facts] of [
  ["without a share", boiler],
  ["with a share", shared],
]) {
  describe(`an answer ${name}`, () => {
    test("has the same members in the same order, as own members", () => {
      const answer = shortly(facts());
      const expected = JSON.parse(tegi.text.assessGood(write(facts())));
      assert.deepEqual(Object.keys(answer), Object.keys(expected));
      assert.equal(Object.getPrototypeOf(answer), Object.prototype);
      assert.equal(JSON.stringify(answer), JSON.stringify(expected));
      assert.deepEqual(shortly(facts()), expected);
      assert.deepEqual(expected, shortly(facts()));
      assert.notDeepEqual(shortly(facts()), { ...expected, steps: [] });
    });

    test("gives the same whoever reads in which order", () => {
      const expected = JSON.parse(tegi.text.assessGood(write(facts())));
      assert.equal(typeof expected.provisional, "boolean");
      for (let order = 0; order < 3; order += 1) {
        const answer = shortly(facts());
        for (const member of shuffled(Object.keys(expected))) {
          assert.deepEqual(answer[member], expected[member], member);
          assert.equal(answer[member], answer[member], "it is read once");
        }
      }
      assert.deepEqual(tegi.explain(shortly(facts()), "kk"), tegi.explain(expected, "kk"));
      assert.deepEqual(tegi.advise(facts()), JSON.parse(tegi.text.advise(write(facts()))));
    });

    test("can be spread, cloned, sent, printed, frozen, changed and wrapped", async () => {
      const expected = JSON.parse(tegi.text.assessGood(write(facts())));
      assert.deepEqual({ ...shortly(facts()) }, expected);
      assert.deepEqual(Object.assign({}, shortly(facts())), expected);
      assert.deepEqual(structuredClone(shortly(facts())), expected);
      assert.deepEqual(Object.entries(shortly(facts())), Object.entries(expected));
      const { port1, port2 } = new MessageChannel();
      const received = new Promise((resolve) => port2.once("message", resolve));
      port1.postMessage(shortly(facts()));
      assert.deepEqual(await received, expected);
      port1.close();
      assert.equal(inspect(shortly(facts()), { depth: 9 }), inspect(expected, { depth: 9 }));
      const frozen = Object.freeze(shortly(facts()));
      assert.deepEqual(frozen, expected);
      assert.throws(() => (frozen.steps = []), TypeError);
      const changed = shortly(facts());
      changed.steps = [1];
      delete changed.receipt;
      const { receipt: _, ...others } = expected;
      assert.deepEqual(changed, { ...others, steps: [1] });
      const wrapped = new Proxy(shortly(facts()), { get: (...given) => Reflect.get(...given) });
      assert.deepEqual(wrapped.steps, expected.steps);
      assert.deepEqual(Object.create(shortly(facts())).local_content, expected.local_content);
    });

    test("does not see what becomes of the facts, and of what was loaded", () => {
      const given = facts();
      const [expected, answer] = [outcome(() => inFull(facts())), shortly(given)];
      given.materials.pop();
      given.materials[0].value = "0";
      given.operations.push("labelling");
      const editions = tegi.rulebooks().length;
      const own = { ...tegi.rulebook("cis-2009"), id: `cis-2009+${given.rulebook}` };
      tegi.loadRulebook(own);
      assert.equal(tegi.rulebooks().length, editions + 1);
      tegi.loadKeys({ kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" });
      assert.equal(JSON.stringify(answer), expected);
      // What was loaded answers, and for facts of its own in full.
      assert.equal(JSON.stringify(shortly(facts())), expected);
      assert.equal(tegi.assessGood({ ...facts(), rulebook: own.id }).receipt.rulebook_of, "user");
      tegi.loadKeys({ type: "trust", format: 1, keys: [] });
    });

    test("is the same of the engine for goods alone, which is small and has no short way", () => {
      const answers = Array.from({ length: 3 }, () => good.assessGood(facts()));
      assert.deepEqual(answers.map(isShort), [false, false, false]);
      for (const answer of answers) assert.deepEqual(answer, shortly(facts()));
    });
  });
}

test("a getter that assesses another good, or has the memory grow, spoils nothing", () => {
  const other = JSON.parse(tegi.text.assessGood(write(shared())));
  for (const meddle of [
    () => assert.deepEqual(tegi.assessGood(shared()), other),
    () => tegi.text.assessGood(" ".repeat(9_000_000)),
  ]) {
    const facts = boiler();
    const line = { id: "last", hs: "8416109000", origin: "CN" };
    Object.defineProperty(line, "value", { enumerable: true, get: () => (meddle(), "12.00") });
    facts.materials.push(line, { hs: "7208512000", value: "3.00" });
    const expected = JSON.stringify(inFull(facts));
    for (let time = 0; time < 4; time += 1) assert.equal(JSON.stringify(tegi.assessGood(facts)), expected);
  }
});

test("the engine keeps nothing of answers", () => {
  const facts = Array.from({ length: 50 }, (_, place) => boiler({ ex_works_price: `${1000 + place}.00` }));
  const round = () => facts.flatMap((one) => Array.from({ length: 20 }, () => tegi.assessGood(one)));
  let kept = round();
  kept.forEach(({ steps }) => assert.ok(steps.length > 0));
  const size = heap().buffer.byteLength;
  for (let time = 0; time < 20; time += 1) kept = [...kept.slice(-2_000), ...round()];
  kept.forEach(({ steps }) => assert.ok(steps.length > 0));
  assert.equal(heap().buffer.byteLength, size);
});

test("more kinds than are kept are answered, and asked for again", async () => {
  const text = await readFile(new URL("../../core/nomenclature/headings.csv", import.meta.url), "utf8");
  const headings = text.match(/^\d{4}/gm).filter((_, place) => place % 4 === 0);
  assert.ok(headings.length > 300, `${headings.length} headings`);
  let short = 0;
  for (let time = 0; time < 2; time += 1) {
    for (const hs of headings) {
      const answers = Array.from({ length: 3 }, () => tegi.assessGood(boiler({ hs })));
      assert.deepEqual(answers[2].verdict, answers[0].verdict, hs);
      if (isShort(answers[2])) short += 1;
    }
  }
  assert.ok(short > headings.length, `${short} short`);
});
