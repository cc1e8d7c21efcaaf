// Words, rulebooks, trusted keys and advice by both doors.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";

import * as tegi from "../../bindings-wasm/dist/index.js";
import { contract, facts, faults, refused } from "./both.mjs";

const { assessGood, audit, explain, labels, load, loadKeys, loadRulebook } = tegi;
const { operations, rulebook, rulebooks, ruleFor, rules, TegiError, text } = tegi;
const root = new URL("../../", import.meta.url);

before(() => load());

describe("words", () => {
  test("in three languages, the same from both doors", () => {
    const answer = assessGood(facts());
    const sentences = ["kk", "ru", "en"].map((language) => {
      const words = explain(answer, language);
      assert.equal(words.type, "explanation");
      assert.deepEqual(words, JSON.parse(text.explain(text.assessGood(JSON.stringify(facts())), language)));
      return words.verdict;
    });
    assert.equal(new Set(sentences).size, 3);
  });

  test("refuse a language that nobody knows, and what is no answer", () => {
    for (const language of ["de", "", undefined, null, 1, {}]) {
      assert.equal(refused(() => explain(assessGood(facts()), language)).code, "unknown-language");
    }
    for (const given of [{}, [], null, undefined, "{", 1, new Map()]) refused(() => explain(given, "en"));
  });
});

describe("labels", () => {
  test("name facts, answers and values, the same from both doors", () => {
    for (const language of ["kk", "ru", "en"]) {
      const told = labels(language);
      assert.deepEqual(told, JSON.parse(text.labels(language)));
      const hs = told.facts.find(({ of, at }) => of === "good" && at === "/good/hs");
      assert.ok(hs.label && hs.form === "code");
      assert.deepEqual(told.values.packaging.map(({ value }) => value).sort(), ["retail", "transport"]);
      assert.ok(told.answers.verdict);
    }
    for (const language of ["de", undefined, 1]) assert.ok(refused(() => labels(language)));
  });
});

describe("rulebooks", () => {
  test("are listed", () => {
    const editions = rulebooks();
    const names = editions.map(({ id, first }) => `${id}@${first}`);
    for (const name of ["cis-2009@2024-05-04", "ct-kz@2024-04-28", "kz-register@2025-09-08"])
      assert.ok(names.includes(name), name);
    assert.deepEqual(editions, JSON.parse(text.rulebooks()));
    for (const { title, sha256 } of editions) {
      assert.ok(title.kk && title.ru && title.en);
      assert.match(sha256, /^[0-9a-f]{64}$/);
    }
  });

  test("are given as they were compiled", async () => {
    for (const { id, first } of rulebooks()) {
      const name = `${id}@${first}`;
      const compiled = await readFile(new URL(`core/compiled/${name}.json`, root), "utf8");
      assert.equal(text.rulebook(name), compiled);
      assert.deepEqual(rulebook(name), JSON.parse(compiled));
    }
    assert.equal(rulebook("ct-kz").first, "2024-04-28");
    assert.equal(refused(() => rulebook("own")).code, "unknown-rulebook");
    assert.equal(refused(() => rulebook("cis-2009@2020-01-01")).code, "unknown-edition");
    for (const wrong of [undefined, null, 1, {}, "\ud800"]) refused(() => rulebook(wrong));
  });

  test("say their rules in words, as answers do", () => {
    const answer = assessGood(facts());
    for (const language of ["kk", "ru", "en"]) {
      const said = rules("cis-2009", language);
      assert.deepEqual(said, JSON.parse(text.rules("cis-2009", language)));
      assert.deepEqual(said.find(({ rule }) => rule === answer.rule).words, explain(answer, language).rule);
    }
    assert.deepEqual(rules("kz-procurement", "en"), []);
    for (const language of ["de", undefined, 1]) {
      assert.equal(refused(() => rules("cis-2009", language)).code, "unknown-language");
    }
    assert.equal(refused(() => rules("no", "en")).code, "unknown-rulebook");
  });

  test("tell the rule of a code before any facts", () => {
    const request = { hs: "8501 10", language: "kk", on: "2026-03-01", rulebook: "kz-register" };
    const { hs, language, ...law } = request;
    assert.deepEqual(ruleFor(hs, language, law), JSON.parse(text.ruleFor(JSON.stringify(request))));
    const { rules: told } = ruleFor("8403109000", "en");
    assert.equal(told[0].words[0].text, explain(assessGood(facts()), "en").rule[0].text);
    assert.equal(refused(() => ruleFor("8403", "de")).pointer, "/language");
    assert.equal(refused(() => ruleFor("8403", "en", { on: "1999-01-01" })).code, "no-edition-of-rules");
    assert.deepEqual(faults(() => ruleFor(undefined, "en", { day: "2026-03-01" })), [
      ["missing-field", "/hs"],
      ["unknown-field", "/day"],
    ]);
    for (const wrong of [8403, null, {}, "", "\ud800"]) refused(() => ruleFor(wrong, "en"));
  });

  test("tell the operations of a code before any facts", () => {
    const request = { hs: "4407 11", language: "kk", on: "2026-03-01" };
    const { hs, language, ...law } = request;
    assert.deepEqual(operations(hs, language, law), JSON.parse(text.operations(JSON.stringify(request))));
    const told = operations("4407 11", "en").operations;
    assert.ok(told.filter(({ usual }) => usual).length >= 8);
    assert.equal(told.find(({ term }) => term === "sawing").counts, "named");
    assert.equal(told.find(({ term }) => term === "packing")?.counts ?? "insufficient", "insufficient");
    assert.equal(refused(() => operations("4407", "de")).pointer, "/language");
    for (const wrong of [4407, null, {}, "", "\ud800"]) refused(() => operations(wrong, "en"));
  });

  test("are audited: every example plays again, and is said", () => {
    const found = audit("cis-2009", { rule: "4407" });
    assert.deepEqual(found, JSON.parse(text.audit(JSON.stringify({ rule: "4407", rulebook: "cis-2009" }))));
    assert.deepEqual(found.findings.slice(0, 2).map(({ code }) => code), ["readings-differ", "perhaps-vetoed-only"]);
    for (const { witness } of found.findings) {
      for (const { facts, expect } of [witness, ...(witness.beside ?? [])]) {
        assert.equal(assessGood(facts).verdict, expect.verdict);
      }
    }
    for (const language of ["kk", "ru", "en"]) {
      const said = explain(found, language).findings;
      assert.equal(said.length, found.findings.length);
      assert.ok(said.every(({ question, text }) => question.length > 20 && text.length > 20));
    }
    const draft = rulebook("cis-2009");
    draft.origin.list.find(({ id }) => id === "8403").expression = "MAXNOM 40";
    const changed = audit(draft, { against: "cis-2009", kinds: ["edition"] }).findings;
    assert.deepEqual(changed.map(({ code, rule }) => [code, rule]), [["verdict-changes", "8403"]]);
    assert.equal(refused(() => audit("cis-2009", { rule: "9999" })).code, "unknown-rule");
    assert.equal(refused(() => audit("cis-2009", { rules: "8403" })).code, "unknown-field");
    for (const wrong of [undefined, null, 1, []]) refused(() => audit(wrong));
  });

  test("one rule is audited while a page is drawn", () => {
    // Of the processor's time, whatever else the machine does.
    const start = process.cpuUsage();
    audit("cis-2009", { rule: "8403" });
    assert.ok(process.cpuUsage(start).user < 100_000);
  });

  test("broken ones are refused, and nothing changes", () => {
    const before = text.rulebooks();
    for (const broken of [
      "{",
      "{}",
      {},
      [],
      null,
      undefined,
      1,
      { id: "own", first: "2026-02-30" },
      { id: new Map() },
    ]) {
      assert.ok(refused(() => loadRulebook(broken)).errors.length > 0);
    }
    assert.deepEqual(
      refused(() => loadRulebook({ id: "own" })).errors,
      JSON.parse(text.loadRulebook('{"id":"own"}')).errors,
    );
    assert.equal(text.rulebooks(), before);
  });

  test("a good one is added, as an object and as text, and answers", async () => {
    const own = JSON.parse(await readFile(new URL("core/compiled/cis-2009@2024-05-04.json", root), "utf8"));
    const names = (editions) => editions.map(({ id }) => id);
    assert.ok(names(loadRulebook({ ...own, id: "own-object" })).includes("own-object"));
    assert.ok(names(loadRulebook(JSON.stringify({ ...own, id: "own-text" }))).includes("own-text"));
    assert.ok(names(JSON.parse(text.loadRulebook(JSON.stringify({ ...own, id: "own-door" })))).includes("own-door"));
    for (const rulebook of ["own-object", "own-text", "own-door"]) {
      assert.equal(assessGood({ ...facts(), rulebook }).criterion, "Д8403");
    }
    assert.equal(refused(() => loadRulebook({ ...own, id: "own-text" })).code, "edition-overlaps");
  });
});

describe("a list of trusted keys", () => {
  const one = { key: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }, whose: "works" };
  const list = { type: "trust", format: 1, keys: [one] };

  test("is taken as an object and as text, and has one digest", () => {
    const taken = loadKeys(list);
    assert.deepEqual(taken.keys, ["kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"]);
    assert.deepEqual(loadKeys(JSON.stringify(list, undefined, 2)), taken);
    assert.deepEqual(JSON.parse(text.loadKeys(JSON.stringify(list))), taken);
    assert.notEqual(loadKeys(one.key).sha256, taken.sha256);
  });

  test("one with a fault is refused", () => {
    for (const broken of ["{", "{}", {}, [], null, 1, { ...list, keys: [{ ...one, key: { ...one.key, d: "AA" } }] }]) {
      assert.ok(refused(() => loadKeys(broken)).errors.length > 0);
    }
    assert.deepEqual(loadKeys({ ...list, keys: [] }).keys, []);
  });
});

describe("advise", () => {
  const tooForeign = () => {
    const given = facts();
    given.materials[0].value = "500.01";
    return given;
  };

  test("every change is a patch after which the good originates", () => {
    const { changes, complete } = tegi.advise(tooForeign());
    assert.deepEqual(
      changes.map(({ actions }) => actions.map(({ key }) => key)),
      [["raise-price"], ["replace-material/burner"]],
    );
    assert.equal(complete, true);
    assert.equal(changes[0].actions[0].to, "1000.02");
    const given = tooForeign();
    given.good.ex_works_price = changes[0].patch[0].value;
    assert.equal(assessGood(given).verdict, "originating");
    assert.deepEqual(changes[1].patch, [{ op: "add", path: "/materials/0/origin", value: "KZ" }]);
  });

  test("wishes stand beside the facts, in the text within one document", () => {
    const wishes = { wished_share: "90", costs: { "obtain-proof": 5 } };
    const advice = tegi.advise(contract(), wishes);
    assert.deepEqual(JSON.parse(text.advise(JSON.stringify({ facts: contract(), ...wishes }))), advice);
    assert.throws(() => tegi.advise(contract()), { code: "missing-field", pointer: "/wished_share" });
    const wrong = { code: "not-a-decimal", pointer: "/wished_share" };
    assert.throws(() => tegi.advise(contract(), { wished_share: "x" }), wrong);
    assert.throws(() => tegi.advise(contract(), null), TegiError);
  });

  test("advice is said", () => {
    const said = explain(tegi.advise(tooForeign()), "en");
    assert.equal(said.changes.length, 2);
    assert.match(said.changes[0].text, /raise the ex-works price from 1000\.00 to 1000\.02/);
    assert.equal(explain(tegi.advise(facts()), "kk").headroom.length, 2);
  });
});
