// Many goods: in turns on the event loop, and in workers. Both must answer as `assessGood` does, one by one.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";

import { assessGood, assessGoods, load, TegiError } from "../../bindings-wasm/dist/index.js";
import { openWorkers } from "../../bindings-wasm/dist/worker.js";

const boiler = JSON.parse(await readFile(new URL("../../examples/boiler.json", import.meta.url), "utf8"));
const priced = (price) => ({ ...boiler, good: { ...boiler.good, ex_works_price: price } });
const many = (count) => Array.from({ length: count }, (_, place) => priced(`${1000 + place}.00`));

/** Goods of which some are no facts, in ways that only one or both doors to a worker can see. */
const mixed = () => [
  priced("1000.00"),
  priced("-1"),
  null,
  { ...boiler, answers: { a: () => {} } },
  new Proxy(priced("2000.00"), {}),
  { ...boiler, answers: new Map() },
  {
    get on() {
      throw new Error("no");
    },
  },
  priced(NaN),
  Symbol("no"),
  priced("3000.00"),
];

/** What `assessGood` says of one, in a form that can be compared. */
const plain = (answer) => (answer instanceof TegiError ? answer.errors : structuredClone(answer));
const alone = (facts) => {
  try {
    return plain(assessGood(facts));
  } catch (error) {
    return error.errors;
  }
};

before(() => load());

let workers;
before(async () => (workers = await openWorkers({ count: 2 })));
after(() => workers.close());

for (const [where, assess] of [
  ["in turns", (...given) => assessGoods(...given)],
  ["in workers", (...given) => workers.assessGoods(...given)],
]) {
  describe(where, () => {
    test("each good has its answer, and a bad one its error, in its place", async () => {
      const answers = await assess(mixed());
      assert.deepEqual(answers.map(plain), mixed().map(alone));
      assert.equal(answers.filter((answer) => answer instanceof TegiError).length, 7);
      assert.equal(answers[1].pointer, "/good/ex_works_price");
    });

    test("any iterable is taken, also an empty one", async () => {
      assert.equal((await assess(new Set(many(3)))).length, 3);
      assert.deepEqual(await assess([]), []);
      await assert.rejects(assess(undefined), TypeError);
    });

    test("progress is told after each part, to the end", async () => {
      const told = [];
      const answers = await assess(many(100), { chunk: 7, onProgress: (progress) => told.push(progress) });
      assert.equal(answers.length, 100);
      assert.ok(told.length >= 15);
      assert.deepEqual(told.at(-1), { done: 100, total: 100 });
      const parts = told.map(({ done }, place) => done - (told[place - 1]?.done ?? 0));
      assert.ok(parts.every((part) => part >= 1 && part <= 7), parts.join());
    });

    test("a signal ends it with its reason", async () => {
      const reason = new Error("enough");
      await assert.rejects(assess(many(3), { signal: AbortSignal.abort(reason) }), reason);
      const controller = new AbortController();
      let done = 0;
      const onProgress = (progress) => {
        done = progress.done;
        controller.abort(reason);
      };
      await assert.rejects(assess(many(500), { chunk: 1, signal: controller.signal, onProgress }), reason);
      assert.ok(done < 500, `${done} were done`);
      assert.equal((await assess(many(2), { signal: new AbortController().signal })).length, 2);
    });

    test("what a callback throws ends it; options that are none are named", async () => {
      const onProgress = () => {
        throw new RangeError("callback");
      };
      await assert.rejects(assess(many(3), { onProgress }), RangeError);
      await assert.rejects(assess(many(3), { chunk: 0 }), /^TypeError: chunk/);
      await assert.rejects(assess(many(3), { chunk: "many" }), /^TypeError: chunk/);
      await assert.rejects(assess(many(3), { onProgress: 1 }), /^TypeError: onProgress/);
    });

    test("the event loop goes on meanwhile", async () => {
      let longest = 0;
      let last = performance.now();
      let turns = 0;
      const watch = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        turns += 1;
      }, 1);
      const start = performance.now();
      await assess(many(3000));
      const whole = performance.now() - start;
      clearInterval(watch);
      assert.ok(turns > 3, `${turns} turns`);
      assert.ok(longest < Math.max(whole / 2, 60), `${longest} ms of ${whole} ms at a stretch`);
    });
  });
}

describe("workers", () => {
  test("are refused where they or their engine cannot be had", async () => {
    for (const options of [
      () => ({ source: "file:///absent.wasm" }),
      () => ({ source: new Uint8Array(8) }),
      () => ({ source: Promise.reject(new Error("offline")) }),
      () => ({ source: new Response("", { status: 404 }) }),
      () => ({ script: new URL("absent.js", import.meta.url) }),
    ]) {
      await assert.rejects(openWorkers({ count: 1, ...options() }), { name: "TegiError", code: "not-loaded" });
    }
    await assert.rejects(openWorkers({ count: 0 }), /^TypeError: count/);
  });

  test("take the same sources as the engine", async () => {
    const wasm = new URL("../../bindings-wasm/dist/tegi_bg.wasm", import.meta.url);
    const bytes = await readFile(wasm);
    for (const source of [wasm, wasm.href, bytes, new Response(bytes), WebAssembly.compile(bytes)]) {
      const opened = await openWorkers({ count: 1, source });
      assert.equal((await opened.assessGoods([boiler]))[0].verdict, assessGood(boiler).verdict);
      opened.close();
    }
  });

  test("that are closed reject what waits for them", async () => {
    const opened = await openWorkers({ count: 1 });
    const waiting = opened.assessGoods(many(1000));
    opened.close();
    await assert.rejects(waiting, { name: "TegiError", code: "not-loaded" });
    await assert.rejects(opened.assessGoods(many(1)), { name: "TegiError" });
  });

  test("do not keep a process alive, and need no engine beside them", async () => {
    const url = new URL("../../bindings-wasm/dist/worker.js", import.meta.url);
    const code = `
      import { openWorkers } from "${url}";
      const workers = await openWorkers({ count: 2 });
      const answers = await workers.assessGoods([${JSON.stringify(boiler)}, {}, { on: () => {} }]);
      console.log(answers.map((answer) => answer.verdict ?? answer.code).join());`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code]);
    assert.equal(stdout.trim(), `${assessGood(boiler).verdict},missing-field,wrong-type`);
  });
});

describe("an answer", () => {
  test("is like any other object before its long members are read", () => {
    const text = JSON.stringify(assessGood(boiler));
    assert.equal(JSON.stringify(structuredClone(assessGood(boiler))), text);
    assert.equal(JSON.stringify({ ...assessGood(boiler) }), text);
    const answer = assessGood(boiler);
    assert.deepEqual(Object.keys(answer), Object.keys(JSON.parse(text)));
    assert.equal(answer.steps, answer.steps);
    answer.steps = [];
    assert.deepEqual(answer.steps, []);
    assert.deepEqual(Object.freeze(assessGood(boiler)).materials, JSON.parse(text).materials);
  });
});
