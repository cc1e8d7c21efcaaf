import { answer, assessment, notLoaded, TegiError } from "./answer.js";
import init, * as wasm from "./tegi.js";
import { inTurns, options } from "./turns.js";
import { write } from "./write.js";

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
  answer(wasm.rulebooks());
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

/** A document as text, or a value that becomes one. */
function written(given) {
  return typeof given === "string" ? given : write(given);
}

export function assessGood(facts) {
  return assessment(engine().assessGood(write(facts)));
}

export async function assessGoods(many, given) {
  const { assessGood } = engine();
  return inTurns(many, (facts) => assessment(assessGood(write(facts))), options(given));
}

export function assessContract(facts) {
  return answer(engine().assessContract(write(facts)));
}

export function assessPeriod(facts) {
  return answer(engine().assessPeriod(write(facts)));
}

export function preference(facts) {
  return answer(engine().preference(write(facts)));
}

export function record(facts, { salt } = {}) {
  return answer(engine().record(written(facts), salt));
}

export function verify(given) {
  return answer(engine().verify(written(given)));
}

export function mask(given) {
  return answer(engine().mask(written(given)));
}

export function audit(rulebook, options) {
  return answer(engine().audit(write({ ...options, rulebook })));
}

export function advise(facts, wishes = {}) {
  const [document, more] = [write(facts), write(wishes)];
  if (!more.startsWith("{")) return answer(engine().advise(more));
  return answer(engine().advise(`{"facts":${document}${more === "{}" ? "}" : `,${more.slice(1)}`}`));
}

export function explain(given, language) {
  const refused = given instanceof TegiError ? { type: "refusal", errors: given.errors } : given;
  return answer(engine().explain(written(refused), language));
}

export function loadRulebook(rulebook) {
  return answer(engine().loadRulebook(written(rulebook)));
}

export function rulebooks() {
  return answer(engine().rulebooks());
}

export function rulebook(name) {
  return answer(engine().rulebook(name));
}

export function rules(name, language) {
  return answer(engine().rules(name, language));
}

/** JSON text in, canonical JSON text out; a refusal is an answer here, not an exception. */
export const text = Object.freeze({
  assessGood: (facts) => engine().assessGood(facts),
  assessContract: (facts) => engine().assessContract(facts),
  assessPeriod: (facts) => engine().assessPeriod(facts),
  preference: (facts) => engine().preference(facts),
  record: (facts, { salt } = {}) => engine().record(written(facts), salt),
  verify: (given) => engine().verify(given),
  mask: (given) => engine().mask(given),
  audit: (request) => engine().audit(request),
  advise: (document) => engine().advise(document),
  explain: (given, language) => engine().explain(given, language),
  loadRulebook: (rulebook) => engine().loadRulebook(rulebook),
  rulebooks: () => engine().rulebooks(),
  rulebook: (name) => engine().rulebook(name),
  rules: (name, language) => engine().rules(name, language),
});
