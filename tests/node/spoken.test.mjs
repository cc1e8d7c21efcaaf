// Words of languages: each is a file that is loaded when it is spoken. Each test runs in a process of its own.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

const dist = new URL("../../bindings-wasm/dist/", import.meta.url);

/**
 * What the code prints; `tegi`, `good` and `table` are the engines, `file(name)` is a file of the package as its text.
 * With `asPage` nothing can be read from Node's files, as in a page.
 */
async function run(code, { asPage = false } = {}) {
  const whole = `
    import { readFile } from "node:fs/promises";
    import { createServer } from "node:http";
    const dist = ${JSON.stringify(dist.href)};
    const file = (name, form) => readFile(new URL(name, dist), form);
    ${asPage ? "globalThis.process = undefined;" : ""}
    const [tegi, good, table] = await Promise.all(["index", "good", "table"].map((name) => import(dist + name + ".js")));
    const facts = { on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403109000" } };
    const code = (call) => { try { return call() && "answered"; } catch (error) { return error.code; } };
    ${code}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", whole]);
  return stdout.trim().split("\n");
}

const EVERY = `
  const calls = (language) => [
    () => tegi.explain(tegi.assessGood(facts), language),
    () => tegi.rules("cis-2009", language),
    () => tegi.ruleFor("8501", language),
    () => tegi.operations("8501", language),
    () => tegi.labels(language),
  ];`;

test("Node reads a language when something is first said in it", async () => {
  const said = await run(`
    await tegi.load();
    ${EVERY}
    for (const language of ["kk", "ru", "en"]) console.log(calls(language).map(code).join());
    console.log(JSON.parse(tegi.text.explain(tegi.text.assessGood("{}"), "kk")).type);
    console.log(code(() => tegi.labels("de")));`);
  const answered = Array(5).fill("answered").join();
  assert.deepEqual(said, [answered, answered, answered, "explanation", "unknown-language"]);
});

test("what is not loaded in a page is refused, with what to call", async () => {
  const said = await run(
    `await tegi.load(await file("tegi_bg.wasm"));
    ${EVERY}
    console.log(calls("ru").map(code).join());
    try { tegi.labels("ru"); } catch (error) { console.log(error.message); }
    console.log(tegi.text.labels("ru"));
    await tegi.load({ words: { ru: file("tegi_ru.json", "utf8") } });
    console.log(calls("ru").map(code).join());
    console.log(calls("kk").map(code).join());`,
    { asPage: true },
  );
  assert.deepEqual(said, [
    Array(5).fill("words-not-loaded").join(),
    'the words of "ru" are not loaded: `await load({ languages: ["ru"] })` before the first call in this language',
    '{"errors":[{"allowed":"{ languages: [\\"ru\\"] }","at":"","code":"words-not-loaded","given":"ru"}],"type":"refusal"}',
    Array(5).fill("answered").join(),
    Array(5).fill("words-not-loaded").join(),
  ]);
});

test("words come from a URL, a response, a text, an object, or from beside the package", async () => {
  const said = await run(`
    const server = createServer(async (_, answer) => answer.end(await file("tegi_good_en.json")));
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const address = \`http://127.0.0.1:\${server.address().port}/\`;
    const kk = await file("tegi_good_kk.json", "utf8");
    await good.load({ words: { en: address, ru: new URL("tegi_good_ru.json", dist), kk: new Response(kk) } });
    await tegi.load({ languages: ["kk", "ru"], words: { en: JSON.parse(await file("tegi_en.json", "utf8")) } });
    await table.load({ languages: ["ru"] });
    server.close();
    server.closeAllConnections();
    for (const language of ["kk", "ru", "en"]) {
      const answer = good.text.assessGood(JSON.stringify(facts));
      console.log(good.text.explain(answer, language) === tegi.text.explain(answer, language));
    }`);
  assert.deepEqual(said, ["true", "true", "true"]);
});

test("languages are fetched beside the engine, once, and later ones by themselves", async () => {
  const said = await run(
    `const asked = [];
    globalThis.fetch = async (url) => {
      const name = String(url).split("/").at(-1);
      asked.push(name);
      return new Response(await file(name), { headers: { "Content-Type": "application/wasm" } });
    };
    const at = (name) => "https://example.kz/" + name;
    const [source, ru] = [at("tegi_bg.wasm"), at("tegi_ru.json")];
    const loads = [tegi.load({ source, words: { ru } })];
    await Promise.resolve();
    console.log(asked.length);
    await Promise.all(loads);
    await tegi.load({ source, words: { ru } });
    await tegi.load({ words: { kk: at("tegi_kk.json") } });
    console.log(asked.sort().join());`,
    { asPage: true },
  );
  assert.deepEqual(said, ["1", "tegi_bg.wasm,tegi_kk.json,tegi_ru.json"]);
});

for (const [name, words, expected] of [
  ["another engine", '{ ru: file("tegi_ru.json", "utf8") }', "not-words"],
  ["another version", '{ ru: file("tegi_good_ru.json", "utf8").then((text) => text.replace("0.", "9.")) }', "not-words"],
  ["no words", '{ ru: "{}" }', "not-words"],
  ["a rejected promise", '{ ru: Promise.reject(new Error("offline")) }', "not-loaded"],
  ["nowhere", '{ ru: new URL("absent.json", dist) }', "not-loaded"],
  ["a response that says it is none", '{ ru: new Response("", { status: 404 }) }', "not-loaded"],
  ["a language that nobody speaks", "{ de: undefined }", "unknown-language"],
]) {
  test(`words of ${name} are refused, and the next call may succeed`, async () => {
    const said = await run(`
      try { await good.load({ words: ${words} }); } catch (error) { console.log(error.name, error.code); }
      await good.load({ languages: ["ru"] });
      console.log(code(() => good.explain(good.assessGood(facts), "ru")));`);
    assert.deepEqual(said, [`TegiError ${expected}`, "answered"]);
  });
}

test("an option of another name is refused", async () => {
  const said = await run(`
    try { tegi.load({ language: "ru" }); } catch (error) { console.log(error.name, error.message); }`);
  assert.deepEqual(said, ["TypeError load: no option is called language"]);
});
