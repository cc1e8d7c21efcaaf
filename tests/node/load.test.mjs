// The ways to load the engine. Each runs in a process of its own, because a process loads once.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";

const dist = new URL("../../bindings-wasm/dist/", import.meta.url);

/** What the code prints; `tegi` is the package, `wasm` the URL of its module, `bytes()` the module. */
async function run(code) {
  const whole = `
    import * as tegi from ${JSON.stringify(new URL("index.js", dist).href)};
    import { readFile } from "node:fs/promises";
    import { createServer } from "node:http";
    const wasm = new URL(${JSON.stringify(new URL("tegi_bg.wasm", dist).href)});
    const bytes = () => readFile(wasm);
    const response = async () => new Response(await bytes(), { headers: { "Content-Type": "application/wasm" } });
    ${code}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", whole]);
  return stdout.trim();
}

const COUNT = "console.log(tegi.rulebooks().length > 0);";

for (const [name, code] of [
  ["nothing", "await tegi.load();"],
  ["undefined from a promise", "await tegi.load(Promise.resolve(undefined));"],
  ["a URL of a file", "await tegi.load(wasm);"],
  ["the text of a URL", "await tegi.load(wasm.href);"],
  ["a typed array", "await tegi.load(new Uint8Array(await bytes()));"],
  ["an ArrayBuffer", "await tegi.load(new Uint8Array(await bytes()).buffer);"],
  ["a response", "await tegi.load(await response());"],
  ["a promise of a response", "await tegi.load(response());"],
  ["a compiled module", "await tegi.load(await WebAssembly.compile(await bytes()));"],
  [
    "a URL of the web",
    `const server = createServer(async (_, answer) => {
       answer.setHeader("Content-Type", "application/wasm");
       answer.end(await bytes());
     });
     await new Promise((done) => server.listen(0, "127.0.0.1", done));
     await tegi.load(\`http://127.0.0.1:\${server.address().port}/tegi_bg.wasm\`);
     server.close();
     server.closeAllConnections();`,
  ],
]) {
  test(`loads from ${name}`, async () => assert.equal(await run(code + COUNT), "true"));
}

test("concurrent and later calls share one load", async () => {
  const code = `
    const compile = WebAssembly.compile;
    let compiled = 0;
    WebAssembly.compile = (...given) => { compiled += 1; return compile(...given); };
    const [first, second] = [tegi.load(), tegi.load()];
    await Promise.all([first, second]);
    await tegi.load("nowhere");
    console.log(first === second, compiled);`;
  assert.equal(await run(code), "true 1");
});

test("every function says that the engine is not loaded", async () => {
  const code = `
    const { load, TegiError, text, ...functions } = tegi;
    for (const call of [...Object.values(functions), ...Object.values(text)]) {
      try { await call("{}", "en"); console.log("answered"); } catch (error) {
        const words = error.message.includes("await load()");
        console.log(error instanceof TegiError, error.code, error.errors.length, words);
      }
    }`;
  assert.deepEqual([...new Set((await run(code)).split("\n"))], ["true not-loaded 1 true"]);
});

for (const [name, source] of [
  ["is not there", `new URL("absent.wasm", wasm)`],
  ["is no module", "new Uint8Array(8)"],
  ["is not whole", `"tegi_bg.wasm"`],
  ["was not found", `new Response("", { status: 404 })`],
  ["is a rejected promise", `Promise.reject(new Error("offline"))`],
  ["is nothing of the kind", "42"],
]) {
  test(`a source that ${name} is a TegiError with its cause, and the next call may succeed`, async () => {
    const code = `
      try { await tegi.load(${source}); console.log("loaded"); } catch (error) {
        console.log(error instanceof tegi.TegiError, error.code, error.cause instanceof Error);
      }
      await tegi.load();
      ${COUNT}`;
    assert.equal(await run(code), "true not-loaded true\ntrue");
  });
}

test("nothing runs when the package is imported", async () => {
  assert.equal(await run("console.log(typeof tegi.load);"), "function");
  const own = ["index", "engine", "answer", "pack", "place", "short", "turns", "words", "worker", "thread", "write"];
  const names = [...own, "tegi", "good", "tegi_good"].map((name) => `${name}.js`);
  const sources = await Promise.all(names.map((name) => readFile(new URL(name, dist), "utf8")));
  const found = ["bg.wasm", "kk.json", "ru.json", "en.json"];
  for (const name of found.flatMap((part) => [`"./tegi_${part}"`, `"./tegi_good_${part}"`])) {
    assert.equal(sources.join("").split(name).length, 2, `a bundler must find ${name} exactly once`);
  }
  assert.doesNotMatch(sources.join(""), /^(await|const .* = await)/m, "no top-level await");
});
