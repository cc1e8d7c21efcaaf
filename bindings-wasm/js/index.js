import { answer, assessment, notLoaded, TegiError } from "./answer.js";
import init, * as wasm from "./tegi.js";
import { inTurns, options } from "./turns.js";

export { TegiError };

let loading;
let loaded = false;

/** Loads the engine, once. */
export function load(source) {
  loading ??= start(source).catch((error) => {
    // The next call may try again, perhaps with another source.
    loading = undefined;
    if (error instanceof TegiError) throw error;
    throw notLoaded(`the engine could not be loaded: ${error?.message ?? error}`, { cause: error });
  });
  return loading;
}

async function start(source) {
  const given = (await source) ?? new URL("./tegi_bg.wasm", import.meta.url);
  // A text is relative to the page; where there is no page it must be whole.
  const place = typeof given === "string" ? new URL(given, globalThis.location?.href) : given;
  if (!(place instanceof URL)) {
    await init({ module_or_path: accepted(place) });
  } else if (place.protocol !== "file:") {
    await init({ module_or_path: accepted(await fetch(place)) });
  } else {
    // Node. Bundlers for pages are told to leave this import alone: a page never comes here. The synchronous way in,
    // because the other asks for `Response`, which costs Node 20 ms.
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
    wasm.initSync({ module: await WebAssembly.compile(await readFile(place)) });
  }
  // Opens the engine with its rulebooks, so that the first assessment need not.
  answer(wasm.rulebooksText());
  loaded = true;
}

/** What was given, unless it is a response that says it is none. */
function accepted(given) {
  if (given.ok === false) throw new Error(`${given.url || "the response"} answered ${given.status}`);
  return given;
}

function engine() {
  if (!loaded) throw notLoaded("the engine is not loaded: `await load()` before the first call");
  return wasm;
}

export function assessGood(facts) {
  return assessment(engine().assessGood(facts));
}

export async function assessGoods(many, given) {
  const { assessGood } = engine();
  return inTurns(many, (facts) => assessment(assessGood(facts)), options(given));
}

export function assessContract(facts) {
  return answer(engine().assessContract(facts));
}

export function assessPeriod(facts) {
  return answer(engine().assessPeriod(facts));
}

export function preference(facts) {
  return answer(engine().preference(facts));
}

export function explain(given, language) {
  const refused = given instanceof TegiError ? { type: "refusal", errors: given.errors } : given;
  return answer(engine().explainText(refused, language));
}

export function loadRulebook(rulebook) {
  return answer(engine().loadRulebookText(rulebook));
}

export function rulebooks() {
  return answer(engine().rulebooksText());
}

export function rulebook(name) {
  return answer(engine().rulebookText(name));
}

export function rules(name, language) {
  return answer(engine().rulesText(name, language));
}

/** JSON text in, canonical JSON text out; a refusal is an answer here, not an exception. */
export const text = Object.freeze({
  assessGood: (facts) => engine().assessGoodText(facts),
  assessContract: (facts) => engine().assessContractText(facts),
  assessPeriod: (facts) => engine().assessPeriodText(facts),
  preference: (facts) => engine().preferenceText(facts),
  explain: (given, language) => engine().explainText(given, language),
  loadRulebook: (rulebook) => engine().loadRulebookText(rulebook),
  rulebooks: () => engine().rulebooksText(),
  rulebook: (name) => engine().rulebookText(name),
  rules: (name, language) => engine().rulesText(name, language),
});
