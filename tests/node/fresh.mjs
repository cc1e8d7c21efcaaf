// An engine of its own, for tests that add rulebooks: the glue is imported anew, so that it has a module of its own.

import { readFile } from "node:fs/promises";

const dist = new URL("../../bindings-wasm/dist/", import.meta.url);
const compiled = WebAssembly.compile(await readFile(new URL("tegi_bg.wasm", dist)));
let count = 0;

/** The exports of the wasm: the text door, and `assessGood` for objects, which answers a refusal as an object. */
export async function freshEngine() {
  count += 1;
  const engine = await import(new URL(`tegi.js?fresh=${count}`, dist).href);
  engine.initSync({ module: await compiled });
  return engine;
}
