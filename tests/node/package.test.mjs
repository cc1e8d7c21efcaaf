// The package as it is published: packed, installed in a folder of its own, used and compiled from there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const source = fileURLToPath(new URL("../../bindings-wasm/", import.meta.url));
const tsc = join(source, "node_modules/.bin/tsc");
let folder, files;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tegi-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: source });
  const [packed] = JSON.parse(stdout);
  files = packed.files.map(({ path }) => path).sort();
  await mkdir(join(folder, "node_modules/tegi"), { recursive: true });
  await run("tar", [
    "-xzf",
    join(folder, packed.filename),
    "-C",
    join(folder, "node_modules/tegi"),
    "--strip-components=1",
  ]);
  await writeFile(join(folder, "package.json"), '{"type": "module"}');
});

after(() => rm(folder, { recursive: true }));

test("ships what it needs and nothing else", () => {
  const entries = ["exam", "good", "index", "signature", "table", "thread", "worker"];
  const parts = ["answer", "engine", "pack", "place", "short", "turns", "words", "write"];
  const glue = ["tegi", "tegi_exam", "tegi_good", "tegi_table"];
  const scripts = [...entries, ...parts, ...glue].map((name) => `${name}.js`);
  const modules = ["tegi_bg.wasm", "tegi_exam_bg.wasm", "tegi_good_bg.wasm", "tegi_table_bg.wasm"];
  const languages = ["kk", "ru", "en"];
  const words = glue.flatMap((name) => languages.map((one) => `${name}_${one}.json`));
  const types = [...entries, ...modules, "tegi_words", "types"].map((name) => `${name}.d.ts`);
  const names = ["LICENSE", "SHA256SUMS", ...scripts, ...types, ...modules, ...words];
  const dist = names.map((name) => `dist/${name}`).sort();
  assert.deepEqual(files, ["README.md", ...dist, "package.json"]);
});

test("the README's example runs and prints what it says", async () => {
  const readme = await readFile(join(folder, "node_modules/tegi/README.md"), "utf8");
  const [, example] = /```js\n(.*?)```/s.exec(readme);
  await writeFile(join(folder, "example.mjs"), example);
  const { stdout, stderr } = await run(process.execPath, ["example.mjs"], { cwd: folder });
  const lines = stdout.trim().split("\n");
  assert.equal(stderr, "");
  assert.equal(lines[0], "originating false Д8403");
  assert.deepEqual(lines.slice(2), ["not-a-day /on", "not-a-code /good/hs"]);
});

test("the example of the project's README runs", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, example] = /```js\n(.*?)```/s.exec(readme);
  await writeFile(join(folder, "project.mjs"), example);
  const { stdout } = await run(process.execPath, ["project.mjs"], { cwd: folder });
  assert.match(stdout, /option: 'any',\s+verdict: 'originating'/);
});

test("its types hold for a consumer under the strictest settings", async () => {
  await writeFile(join(folder, "consumer.ts"), await readFile(new URL("types/consumer.ts", import.meta.url)));
  const settings = JSON.parse(await readFile(new URL("tsconfig.json", import.meta.url), "utf8"));
  const { paths, ...compilerOptions } = settings.compilerOptions;
  for (const module of ["nodenext", "esnext"]) {
    const moduleResolution = module === "esnext" ? "bundler" : module;
    const options = { ...compilerOptions, module, moduleResolution };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: ["consumer.ts"] }),
    );
    await run(tsc, ["--project", folder]).catch(({ stdout }) => assert.fail(stdout));
  }
});

test("every function is documented with an example", async () => {
  for (const entry of ["exam", "index", "worker"]) {
    const declarations = await readFile(join(source, `js/${entry}.d.ts`), "utf8");
    const documented = declarations.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport (?:function|const|class) (\w+)/g);
    const names = [...documented].filter(([, words]) => words.includes("@example")).map(([, , name]) => name);
    // What comes from another entry has its example there.
    const others = [...declarations.matchAll(/^export \{ ([^}]*) \} from/gm)].flatMap(([, names]) => names.split(", "));
    const all = Object.keys(await import(`../../bindings-wasm/dist/${entry}.js`));
    const exported = all.filter((name) => !others.includes(name));
    assert.deepEqual(names.sort(), exported.sort());
  }
});
