// An engine of its own, for tests that add rulebooks: the glue is imported anew, so that it has a module of its own.

import { readFile } from "node:fs/promises";

const dist = new URL("../../bindings-wasm/dist/", import.meta.url);
const compiled = WebAssembly.compile(await readFile(new URL("tegi_bg.wasm", dist)));
const words = await Promise.all(["kk", "ru", "en"].map((one) => readFile(new URL(`tegi_${one}.json`, dist), "utf8")));
let count = 0;

/** The engine's functions by their names in shared cases. */
export const CALLS = {
  assess_good: "assessGood",
  assess_contract: "assessContract",
  assess_period: "assessPeriod",
  preference: "preference",
  record: "record",
  verify: "verify",
  mask: "mask",
  audit: "audit",
  rule_for: "ruleFor",
  operations: "operations",
  flags: "flags",
  advise: "advise",
};

const parts = JSON.parse(await readFile(new URL("../../target/answers-parts.json", import.meta.url), "utf8"));

/** The facts of a shared case. Where its parts are signed, Rust wrote them beside its answers. */
export function factsOf({ id, facts }) {
  return parts[id] ?? facts;
}

/** The text that a shared case answers; of one about a record, it makes the record first, masks and alters it. */
export function answerOf(engine, one) {
  const { call = "assess_good", text, salt, mask, alter, beside, later_keys } = one;
  const facts = factsOf(one);
  let document = text ?? JSON.stringify(facts);
  if (call === "record") return engine.record(document, salt);
  if ((call === "verify" || call === "mask") && facts !== undefined) {
    document = engine.record(document, salt);
    if (mask) document = engine.mask(document);
    for (const [from, to] of alter ?? []) document = document.replace(from, () => to);
  }
  if (later_keys) engine.loadKeys(JSON.stringify(later_keys));
  if (beside !== undefined) return engine.verify(document, JSON.stringify(beside));
  return engine[CALLS[call]](document);
}

/** The exports of the wasm: text in, text out. */
export async function freshEngine() {
  count += 1;
  const engine = await import(new URL(`tegi.js?fresh=${count}`, dist).href);
  engine.initSync({ module: await compiled });
  for (const one of words) engine.loadWords(one);
  return engine;
}
