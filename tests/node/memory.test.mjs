// Memory that does not suffice is an error like any other, and the next call finds the engine as it was.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import * as good from "../../bindings-wasm/dist/good.js";
import * as tegi from "../../bindings-wasm/dist/index.js";
import * as table from "../../bindings-wasm/dist/table.js";
import { openWorkers } from "../../bindings-wasm/dist/worker.js";
import { factsOf } from "./fresh.mjs";

const MEMORY = 5;
/** Pages of 64 KiB beyond those that the module begins with: 8 MiB. */
const MORE = 128;

const boiler = JSON.parse(await readFile(new URL("../../examples/boiler.json", import.meta.url), "utf8"));
const huge = { ...boiler, materials: Array.from({ length: 200_000 }, (_, place) => ({ id: `m${place}`, value: "1" })) };

/** A number as WebAssembly writes it, and where it ends. */
function number(bytes, place) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[place++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, place];
  }
}

function written(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return bytes;
}

/** The module with a memory that grows no further than by `MORE` pages. */
async function small(name) {
  const bytes = await readFile(new URL(`../../bindings-wasm/dist/${name}_bg.wasm`, import.meta.url));
  for (let place = 8; place < bytes.length; ) {
    const [size, start] = number(bytes, place + 1);
    if (bytes[place] === MEMORY) {
      // One memory, which says no most: its flags, then how many pages it begins with.
      assert.deepEqual([...bytes.subarray(start, start + 2)], [1, 0]);
      const [pages] = number(bytes, start + 2);
      const section = [1, 1, ...written(pages), ...written(pages + MORE)];
      const head = [...bytes.subarray(0, place), MEMORY, ...written(section.length), ...section];
      return new Uint8Array([...head, ...bytes.subarray(start + size)]);
    }
    place = start + size;
  }
  throw new Error("a module without memory");
}

const { cases } = JSON.parse(await readFile(new URL("../vectors/unknown-operations.json", import.meta.url), "utf8"));
const [own] = cases.find(({ load }) => load).load;
const read = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
const { cases: signed } = await read("../vectors/signed-parts.json");

/** A list of keys, and the record of a good with a part that is signed by one of them. */
function signedPart() {
  const one = signed.find(({ id }) => id === "signed-part");
  tegi.loadKeys(one.keys);
  return { record: tegi.text.record(JSON.stringify(factsOf(one))) };
}

function ran(work) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof tegi.TegiError, `${error}`);
    assert.deepEqual([error.code, error.pointer], ["engine-stopped", ""]);
    assert.ok(error.cause instanceof WebAssembly.RuntimeError || error.cause instanceof RangeError);
    return true;
  });
}

test("the engine answers again, with the user's own rulebooks, list of keys and languages", async () => {
  await tegi.load(await small("tegi"));
  tegi.loadRulebook(own);
  const { record } = signedPart();
  assert.equal(tegi.verify(record).outcome, "same");
  const [before, editions, labels] = [tegi.assessGood(boiler), tegi.rulebooks(), tegi.labels("ru")];
  for (let time = 0; time < 2; time += 1) {
    ran(() => tegi.assessGood(huge));
    assert.deepEqual(tegi.assessGood(boiler), before);
    ran(() => tegi.text.assessGood(" ".repeat(20_000_000)));
    assert.deepEqual(tegi.rulebooks(), editions);
    assert.deepEqual(tegi.labels("ru"), labels);
    ran(() => tegi.advise(huge));
    await tegi.load();
    assert.deepEqual(tegi.assessGood(boiler), before);
    assert.equal(tegi.verify(record).outcome, "same");
  }
});

test("an answer that nobody has read outlives the instance that gave it, and the next one answers in brief again", () => {
  const usual = {
    on: "2026-03-01",
    rulebook: "cis-2009",
    good: { hs: "8403109000", ex_works_price: "1000.00" },
    materials: [{ id: "burner", hs: "8416109000", value: "500.00", origin: "DE" }],
    operations: ["welding"],
  };
  const expected = tegi.text.assessGood(JSON.stringify(usual));
  for (let time = 0; time < 2; time += 1) {
    const answers = Array.from({ length: 3 }, () => tegi.assessGood(usual));
    assert.deepEqual(answers.map((answer) => Object.getOwnPropertySymbols(answer).length), [0, 0, 1]);
    ran(() => tegi.assessGood(huge));
    assert.equal(JSON.stringify(answers[2]), expected);
  }
});

test("one good for which memory does not suffice is one error among many answers", async () => {
  const many = [boiler, huge, boiler, huge, boiler];
  const answers = await tegi.assessGoods(many);
  const before = tegi.assessGood(boiler);
  assert.deepEqual(answers.map((answer) => answer.code ?? answer.verdict), [
    before.verdict,
    "engine-stopped",
    before.verdict,
    "engine-stopped",
    before.verdict,
  ]);
});

test("the module for goods alone, and that for tables", async () => {
  await good.load(await small("tegi_good"));
  const before = good.assessGood(boiler);
  ran(() => good.assessGood(huge));
  assert.deepEqual(good.assessGood(boiler), before);
  await table.load(await small("tegi_table"));
  const rows = Array.from({ length: 200_000 }, (_, place) => ["name", place]);
  const options = { about: "goods" };
  const known = table.read({ rows: [["name"], ["bolt"]] }, options);
  ran(() => table.read({ rows }, options));
  assert.deepEqual(table.read({ rows: [["name"], ["bolt"]] }, options), known);
});

test("workers tell it, and go on", async () => {
  const workers = await openWorkers({ count: 2, source: await small("tegi") });
  try {
    const before = tegi.assessGood(boiler);
    const answers = await workers.assessGoods([huge, boiler, boiler], { chunk: 1 });
    assert.equal(answers[0].code, "engine-stopped");
    assert.deepEqual(answers.slice(1).map(({ verdict }) => verdict), [before.verdict, before.verdict]);
  } finally {
    workers.close();
  }
});
