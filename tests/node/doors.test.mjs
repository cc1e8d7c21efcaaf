// The two doors: objects with exceptions, and text with refusals.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";

import * as tegi from "../../bindings-wasm/dist/index.js";
import { both, contract, facts, faults, period, refused, worth } from "./both.mjs";

const { assessContract, assessGood, assessPeriod, explain, flags, load, rulebook, text } = tegi;
const root = new URL("../../", import.meta.url);

before(() => load());

test("a set of cases is looked at, and every flag said", () => {
  const facts = { on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403109000" } };
  const cases = [{ id: "17", facts, output: 2, capacity: "1" }, { id: "18" }];
  const found = flags(cases);
  assert.deepEqual(found, JSON.parse(text.flags(JSON.stringify({ cases }))));
  assert.deepEqual(found.flags.map(({ rule, cases, at }) => [rule, cases, at]), [
    ["output-above-capacity", ["17"], "/cases/0/output"],
  ]);
  assert.deepEqual(found.faults, [{ code: "missing-field", at: "/cases/1/facts" }]);
  for (const language of ["kk", "ru", "en"]) assert.ok(explain(found, language).flags[0].look.length > 20);
  assert.equal(flags([], { threshold_margin: "1" }).parameters.threshold_margin, "1");
  assert.equal(refused(() => flags([], { margin: "1" })).pointer, "/parameters/margin");
  for (const wrong of [undefined, null, 1, {}]) refused(() => flags(wrong));
});

describe("answers", () => {
  test("are plain objects, the same as the text", () => {
    const answer = both(facts());
    assert.equal(answer.verdict, "originating");
    assert.equal(answer.criterion, "Д8403");
    assert.equal(Object.getPrototypeOf(assessGood(facts())), Object.prototype);
  });

  test("have null where the text has null, and nothing where it has nothing", () => {
    const answer = assessGood({ ...facts(), operations: undefined });
    assert.deepEqual(answer, both({ ...facts(), operations: undefined }));
    assert.equal(answer.criterion, null);
    assert.ok("criterion" in answer);
  });

  test("are canonical text", async () => {
    const boiler = await readFile(new URL("examples/boiler.json", root), "utf8");
    const answer = text.assessGood(boiler);
    const sorted = (value) => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([key, one]) => [key, sorted(one)]),
      );
    };
    assert.equal(answer, JSON.stringify(sorted(JSON.parse(answer))));
    assert.deepEqual(assessGood(JSON.parse(boiler)), JSON.parse(answer));
  });
});

describe("refusals", () => {
  test("list every fault of a document at once", () => {
    const five = {
      on: "2026-02-30",
      rulebook: "cis-2009",
      good: { hs: "84", ex_works_price: "-1" },
      materials: [{ id: "a", value: "1,5" }],
      god: 1,
    };
    const answer = both(five);
    assert.deepEqual(
      answer.errors.map(({ at }) => at),
      ["/on", "/good/hs", "/good/ex_works_price", "/materials/0/value", "/god"],
    );
    assert.match(refused(() => assessGood(five)).message, /^not-a-day at \/on \(given: 2026-02-30\);.*; and 2 more$/);
  });

  for (const [name, value] of [
    ["an empty object", {}],
    ["null", null],
    ["a list", []],
    ["a text", "{}"],
    ["a number", 1],
    ["a flag", true],
    ["a pointer with marks", { ...facts(), answers: { "a/b~c": 1 } }],
    ["an unknown rulebook", { ...facts(), rulebook: "none" }],
  ]) {
    test(`are the same from both doors: ${name}`, () => assert.equal(both(value).type, "refusal"));
  }

  test("of text are answers", () => {
    assert.equal(text.assessGood("{"), '{"errors":[{"at":"","code":"not-json","given":"1:2"}],"type":"refusal"}');
    const twice = JSON.parse(text.assessGood('{"on": "2026-03-01", "on": "2026-03-01"}'));
    assert.ok(twice.errors.some(({ code, at }) => code === "duplicate-key" && at === "/on"));
    for (const given of [undefined, null, 1, {}, Symbol("s"), 1n]) {
      assert.deepEqual(
        JSON.parse(text.assessGood(given)).errors.map(({ code }) => code),
        ["wrong-type"],
      );
    }
    const half = JSON.parse(text.assessGood('{"é": "\ud800"}'));
    assert.deepEqual(half.errors, [{ at: "", code: "not-json", given: "1:8" }]);
    assert.equal(JSON.parse(text.assessGood('{"on": "\ufffd"}')).errors[0].code, "not-a-day");
  });

  test("can be put in words", () => {
    const error = refused(() => assessGood({}));
    for (const language of ["kk", "ru", "en"]) {
      const words = explain(error, language);
      assert.deepEqual(
        words.errors.map(({ at }) => at),
        error.errors.map(({ at }) => at),
      );
      assert.deepEqual(words, JSON.parse(text.explain(text.assessGood("{}"), language)));
    }
  });
});

describe("values of JavaScript", () => {
  const nested = (depth) => Array.from({ length: depth }).reduce((inner) => [inner], []);
  const cycle = facts();
  cycle.materials[0].made_from = cycle;
  const fork = { ...facts() };
  fork.left = fork.right = [fork, fork];
  // 2^100 long texts in a hundred lists.
  const bomb = Array.from({ length: 100 }).reduce((inner) => [inner, inner], ["leaf".repeat(250_000)]);

  for (const [name, value, expected] of [
    ["nothing", undefined, [["wrong-type", ""]]],
    ["a function", () => {}, [["wrong-type", ""]]],
    ["a symbol", worth(Symbol("500")), [["wrong-type", "/materials/0/value"]]],
    ["NaN", worth(NaN), [["wrong-type", "/materials/0/value"]]],
    ["Infinity", worth(-Infinity), [["wrong-type", "/materials/0/value"]]],
    ["a Map", { ...facts(), answers: new Map([["a", true]]) }, [["wrong-type", "/answers"]]],
    ["a Set", { ...facts(), operations: new Set(["welding"]) }, [["wrong-type", "/operations"]]],
    ["a Date", { ...facts(), on: new Date("2026-03-01") }, [["wrong-type", "/on"]]],
    ["a boxed text", { ...facts(), on: new String("2026-03-01") }, [["wrong-type", "/on"]]],
    ["a promise", Promise.resolve(facts()), [["wrong-type", ""]]],
    ["a typed array", { ...facts(), operations: new Uint8Array(2) }, [["wrong-type", "/operations"]]],
    ["a hole", { ...facts(), operations: ["welding", , "cutting"] }, [["wrong-type", "/operations/1"]]],
    ["undefined in a list", { ...facts(), operations: [undefined] }, [["wrong-type", "/operations/0"]]],
    ["a cycle", cycle, [["too-deep", ""]]],
    ["a cycle that forks", fork, [["too-deep", ""]]],
    ["a depth of 161", nested(160), [["too-deep", ""]]],
    ["what is shared too often", bomb, [["too-many", ""]]],
    ["half a surrogate pair", worth("\ud83d"), [["not-json", "/materials/0/value"]]],
    ["half a pair in a key", { ...facts(), answers: { "\udc00": true } }, [["not-json", "/answers"]]],
    [
      "a getter that throws",
      {
        ...facts(),
        get on() {
          throw new Error("no");
        },
      },
      [["wrong-type", "/on"]],
    ],
    ["a revoked proxy", { ...facts(), good: revoked({}) }, [["wrong-type", "/good"]]],
    ["a revoked list", { ...facts(), materials: revoked([]) }, [["wrong-type", "/materials"]]],
    ["toJSON of its own", { ...facts(), toJSON: () => facts() }, [["wrong-type", "/toJSON"]]],
    [
      "several at once",
      { on: NaN, rulebook: new Map(), materials: [() => {}, { id: "\ud800" }] },
      [
        ["wrong-type", "/on"],
        ["wrong-type", "/rulebook"],
        ["wrong-type", "/materials/0"],
        ["not-json", "/materials/1/id"],
      ],
    ],
  ]) {
    test(`refused: ${name}`, () => {
      assert.deepEqual(
        faults(() => assessGood(value)),
        expected,
      );
      // The next call finds the engine as it was.
      assert.equal(assessGood(facts()).verdict, "originating");
    });
  }

  test("name what was given", () => {
    const given = (value) => refused(() => assessGood(worth(value))).errors[0].given;
    assert.deepEqual([NaN, Infinity, () => {}, Symbol("s"), new Map(), new Date(), /a/, Object(1n)].map(given), [
      "NaN",
      "Infinity",
      "function",
      "symbol",
      "Map",
      "Date",
      "RegExp",
      "BigInt",
    ]);
  });

  test("a sparse list of a thousand million ends", () => {
    assert.equal(refused(() => assessGood({ ...facts(), operations: new Array(1e9) })).errors.length, 1000);
  });

  for (const value of [
    500,
    0.1,
    0,
    -0,
    1e3,
    1e20,
    1e21,
    1e-7,
    5e-324,
    0.1 + 0.2,
    123456789012345,
    2 ** 53,
    -1,
    "500.00",
  ]) {
    test(`the same number from both doors: ${Object.is(value, -0) ? "-0" : value}`, () => {
      both(worth(value));
      both({ ...worth("1"), good: { hs: "8403109000", ex_works_price: value } });
    });
  }

  test("numbers that may have lost digits are refused", () => {
    assert.deepEqual(
      faults(() => assessGood(worth(0.1 + 0.2))),
      [["number-not-exact", "/materials/0/value"]],
    );
    assert.deepEqual(
      faults(() => assessGood(worth(1e21))),
      [["number-not-exact", "/materials/0/value"]],
    );
    const long = refused(() => assessGood(worth(12345678901234567890n)));
    assert.deepEqual(long.errors, [
      { code: "number-not-exact", at: "/materials/0/value", given: "12345678901234567890" },
    ]);
    const written = JSON.stringify(worth("?")).replace('"?"', "12345678901234567890");
    assert.deepEqual(JSON.parse(text.assessGood(written)).errors, long.errors);
  });

  test("a BigInt is its digits", () => assert.deepEqual(assessGood(worth(500n)), assessGood(worth(500))));

  test("undefined members are absent", () => {
    const value = { ...facts(), vat: undefined, good: { ...facts().good, production_cost: undefined } };
    assert.deepEqual(assessGood(value), assessGood(facts()));
  });

  test("what JSON.stringify reads is read: no prototype, a class, a proxy, another realm, frozen", async () => {
    const { runInNewContext } = await import("node:vm");
    class Document {
      constructor() {
        Object.assign(this, facts());
      }
      toJSON() {
        throw new Error("toJSON is not called");
      }
    }
    const hidden = Object.defineProperty(facts(), "hidden", { value: 1, enumerable: false });
    for (const value of [
      Object.assign(Object.create(null), facts()),
      new Document(),
      new Proxy(facts(), {}),
      { ...facts(), materials: new Proxy(facts().materials, {}) },
      runInNewContext(`(${JSON.stringify(facts())})`),
      Object.freeze(facts()),
      Object.assign(Object.create({ inherited: 1 }), facts()),
      { ...facts(), [Symbol("s")]: 1 },
      hidden,
    ]) {
      assert.deepEqual(assessGood(value), assessGood(facts()));
    }
  });

  test("a member called __proto__ is a member", () => {
    const value = JSON.parse('{"__proto__": {"on": "2026-03-01"}}');
    assert.ok(both(value).errors.some(({ code, at }) => code === "unknown-field" && at === "/__proto__"));
  });

  test("a call within a call", () => {
    let inner;
    const value = {
      ...facts(),
      get rulebook() {
        inner = assessGood(facts());
        return "cis-2009";
      },
    };
    assert.deepEqual(assessGood(value), inner);
  });

  test("exceptions of the caller's leave nothing behind", () => {
    const value = {
      ...facts(),
      good: revoked({}),
      get on() {
        throw new Error("no");
      },
    };
    for (let time = 0; time < 20_000; time += 1) refused(() => assessGood(value));
    assert.equal(assessGood(facts()).verdict, "originating");
  });

  test("texts that are not ASCII arrive whole", () => {
    const names = ["Қазан жылыту", '\u{1f525}\u0000"\\', "\ufffd", "e\u0301"];
    for (const id of names)
      assert.equal(assessGood({ ...facts(), materials: [{ ...facts().materials[0], id }] }).materials[0].id, id);
  });

  test("a bill of 20 000 lines", () => {
    const line = (_, place) => ({ id: `m${place}`, hs: "8416109000", value: "0.01", origin: "DE" });
    const answer = both({ ...facts(), materials: Array.from({ length: 20_000 }, line) });
    assert.equal(answer.materials.length, 20_000);
  });

  function revoked(target) {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  }
});

describe("contracts and periods", () => {
  test("a contract with its subcontract", () => {
    const answer = both(contract(), "assessContract");
    assert.equal(answer.type, "contract_assessment");
    // (5 000 000 × 9/10 + 2 000 000 × 60 % + 3 000 000 × 4/5) ÷ 10 000 000
    assert.deepEqual([answer.share, answer.exact, answer.formula], ["81.00", "81/100", "2"]);
    assert.deepEqual(
      answer.rows.map(({ id, parent, own_work, contribution }) => [id, parent, own_work, contribution]),
      [
        ["1", null, "5000000.00", "5700000.00"],
        ["1.1", "1", "3000000.00", "2400000.00"],
      ],
    );
  });

  test("a contract of which a fact is missing: between what and what", () => {
    const facts = contract();
    facts.contracts[1].payroll = undefined;
    const answer = assessContract(facts);
    assert.equal(answer.share, null);
    assert.deepEqual(answer.between, ["57.00", "87.00"]);
    assert.deepEqual(
      answer.missing.map(({ fact }) => fact),
      ["/contracts/1/payroll"],
    );
    assert.ok(!("between" in assessContract(contract())));
  });

  test("a period, and the threshold of a subsoil user", () => {
    const answer = both(period(), "assessPeriod");
    assert.equal(answer.type, "period_assessment");
    assert.deepEqual([answer.share, answer.works_and_services], ["53.39", null]);
    assert.deepEqual(
      answer.kinds.map(({ kind, share }) => `${kind} ${share}`),
      ["goods 80.00", "works 66.60", "services 0.00"],
    );
    const threshold = both({ ...period(), subsoil_user: true }, "assessPeriod").works_and_services;
    assert.deepEqual([threshold.share, threshold.outcome, threshold.headroom], ["53.28", "true", "3.28"]);
  });

  test("numbers are read as their digits", () => {
    const value = contract();
    value.value = value.contracts[0].value = 10_000_000;
    value.contracts[1].value = 3_000_000n;
    assert.equal(assessContract(value).share, "81.00");
    const rows = period().rows.map((row) => ({ ...row, share: Number(row.share), value: Number(row.value) }));
    assert.equal(both({ ...period(), rows }, "assessPeriod").share, "53.39");
    rows[0].share = 0.1 + 0.2;
    assert.deepEqual(
      faults(() => assessPeriod({ ...period(), rows })),
      [["number-not-exact", "/rows/0/share"]],
    );
  });

  test("every fault at once, the same from both doors", () => {
    const broken = contract();
    broken.contracts[0].payroll.kazakhstani = "1000000.01";
    broken.contracts[0].performer = { bin: "123" };
    broken.contracts[1].value = "0";
    assert.deepEqual(
      both({ ...broken, kind: "gifts" }, "assessContract").errors.map(({ code, at }) => [code, at]),
      [
        ["unknown-name", "/kind"],
        ["bin-form", "/contracts/0/performer/bin"],
        ["payroll-above-total", "/contracts/0/payroll/kazakhstani"],
        ["not-positive", "/contracts/1/value"],
      ],
    );
    const cycle = contract();
    cycle.contracts[1].parent = "1.1";
    assert.ok(faults(() => assessContract(cycle)).some(([code]) => code === "cycle"));
  });

  for (const call of ["assessContract", "assessPeriod"]) {
    test(`${call} refuses what is no document, as text and as a value`, () => {
      for (const value of [{}, null, [], "{}", 1, true, { rows: {}, contracts: 1 }]) {
        assert.equal(both(value, call).type, "refusal");
      }
      for (const value of [undefined, () => {}, Symbol("s"), new Map(), NaN]) {
        assert.deepEqual(
          faults(() => tegi[call](value)),
          [["wrong-type", ""]],
        );
      }
      assert.deepEqual(
        faults(() => tegi[call]({ rulebook: new Date(), on: NaN })),
        [
          ["wrong-type", "/rulebook"],
          ["wrong-type", "/on"],
        ],
      );
      assert.equal(text[call]("{"), '{"errors":[{"at":"","code":"not-json","given":"1:2"}],"type":"refusal"}');
      assert.equal(JSON.parse(text[call]({})).errors[0].code, "wrong-type");
    });
  }

  test("in words of three languages, the same from both doors", () => {
    for (const [call, value] of [
      ["assessContract", contract()],
      ["assessPeriod", { ...period(), subsoil_user: true }],
    ]) {
      const answer = tegi[call](value);
      const sentences = ["kk", "ru", "en"].map((language) => {
        const words = explain(answer, language);
        assert.equal(words.type, "explanation");
        assert.deepEqual(words, JSON.parse(text.explain(text[call](JSON.stringify(value)), language)));
        assert.ok(words.verdict.includes(answer.share.replace(".", ",")) || words.verdict.includes(answer.share));
        return words.verdict;
      });
      assert.equal(new Set(sentences).size, 3);
    }
  });

  test("a contract of 5 000 subcontracts", () => {
    const [root] = contract().contracts;
    const under = (_, place) => ({ id: `s${place}`, parent: "1", value: "0.01", payroll: root.payroll });
    const contracts = [root, ...Array.from({ length: 5_000 }, under)];
    assert.equal(both({ ...contract(), contracts }, "assessContract").rows.length, 5_001);
  });
});
