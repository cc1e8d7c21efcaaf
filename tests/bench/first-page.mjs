// Milliseconds from the navigation of a plain page to its first assessment, in Debian's Chromium: the median of fresh
// profiles. The page loads the package as it is, and asks about one boiler.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

import { open } from "../browser/browser.mjs";

const DIST = fileURLToPath(new URL("../../bindings-wasm/dist/", import.meta.url));
const BOILER = await readFile(new URL("../../examples/boiler.json", import.meta.url), "utf8");
const page = (entry) => `<!doctype html><meta charset="utf-8"><title>first</title><script type="module">
import { load, assessGood } from "/${entry}";
await load();
assessGood(${BOILER});
document.title = String(performance.now());
</script>`;

const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const server = createServer(async ({ url }, response) => {
  const name = url.slice(1);
  if (name.endsWith(".html")) {
    response.setHeader("content-type", "text/html");
    response.end(page(name.replace(".html", ".js")));
    return;
  }
  const body = await readFile(DIST + name).catch(() => null);
  response.statusCode = body ? 200 : 404;
  response.setHeader("content-type", TYPES[name.split(".").at(-1)] ?? "text/plain");
  response.end(body ?? "");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const found = {};
for (const entry of ["index", "good"]) {
  const times = [];
  for (let round = 0; round < 7; round += 1) {
    const { page, close } = await open();
    await page.goto(`http://127.0.0.1:${server.address().port}/${entry}.html`);
    await page.waitForFunction(() => document.title !== "first");
    times.push(Number(await page.title()));
    await close();
  }
  found[entry] = times.sort((left, right) => left - right)[times.length >> 1];
}
server.close();
console.log(JSON.stringify(found));
