// The package as people install it: from its tarball, in projects of their own, built by the tools that they use.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { open } from "../browser/browser.mjs";
import { serve } from "../browser/serve.mjs";
import { EXPECTED } from "./journey.js";
import { pack, page, project, run, wasms } from "./projects.mjs";

let tarball, browser;
before(async () => {
  tarball = await pack();
  browser = await open();
});
after(() => browser.close());

/** What a built page comes to in the browser; nothing may be said in the console. */
async function visit(folder) {
  const server = await serve(folder);
  const { page, said } = browser;
  try {
    said.length = 0;
    await page.goto(server.address);
    const isDone = page.waitForFunction((expected) => document.title === expected, EXPECTED, { timeout: 20_000 });
    await isDone.catch(() => {});
    assert.deepEqual([await page.title(), said], [EXPECTED, []]);
    const asked = server.requests.filter(({ path }) => path.endsWith(".wasm")).map(({ path }) => path);
    assert.equal(new Set(asked).size, 1, `the wasm has one address: ${asked}`);
  } finally {
    await page.goto("about:blank");
    await server.close();
  }
}

test("publint and “Are the types wrong?” find nothing", async () => {
  const { tool } = await project("lint", tarball);
  await tool("publint", "--strict", tarball);
  // A module, never CommonJS: `require` takes it from Node 20.19 on, and `node10` is how nobody resolves it any more.
  await tool("attw", tarball, "--profile", "esm-only");
});

test("Node, as a module and by require", async () => {
  const { folder } = await project("node", tarball);
  for (const main of ["main.js", "main.cjs"]) {
    const { stdout } = await run(process.execPath, ["--no-warnings", main], { cwd: folder });
    assert.equal(stdout.trim(), EXPECTED, main);
  }
});

test("a page without a bundler", async () => {
  const { folder } = await project("node", tarball);
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><title></title><link rel="icon" href="data:,">
    <script type="module">
      import * as tegi from "./node_modules/tegi/dist/index.js";
      import * as worker from "./node_modules/tegi/dist/worker.js";
      import { journey } from "./journey.js";
      document.title = await journey(tegi, worker);
    </script>`,
  );
  await visit(folder);
});

test("Vite", async () => {
  const { folder, tool } = await project("vite", tarball);
  await tool("vite", "build", "--logLevel", "warn");
  assert.equal((await wasms(join(folder, "dist"))).length, 1);
  await visit(join(folder, "dist"));
});

test("webpack", async () => {
  const { folder, tool } = await project("webpack", tarball);
  const { stdout } = await tool("webpack");
  assert.doesNotMatch(stdout, /warning/i);
  assert.equal((await wasms(join(folder, "dist"))).length, 1);
  await page(join(folder, "dist"), "main.js");
  await visit(join(folder, "dist"));
});

test("esbuild", async () => {
  const { folder, tool } = await project("esbuild", tarball);
  const words = ["--bundle", "--minify", "--format=esm", "--loader:.wasm=file", "--outdir=dist", "--log-level=warning"];
  const entries = ["main.js", "thread=tegi/thread"];
  const { stderr } = await tool("esbuild", ...entries, ...words);
  assert.equal(stderr, "");
  assert.equal((await wasms(join(folder, "dist"))).length, 1);
  await page(join(folder, "dist"), "main.js");
  await visit(join(folder, "dist"));
});

test("Next.js, on the server and in the browser", async () => {
  const { folder, tool } = await project("next", tarball);
  await tool("next", "build");
  const out = join(folder, "out");
  assert.match(await readFile(join(out, "index.html"), "utf8"), /data-editions="[1-9]/);
  assert.equal((await wasms(out)).length, 1);
  await visit(out);
});
