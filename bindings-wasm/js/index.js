import init, * as wasm from "./tegi.js";

/** What is wrong with an input: every fault of it. */
export class TegiError extends Error {
  constructor(errors, message = sentence(errors), options) {
    super(message, options);
    this.name = "TegiError";
    this.errors = errors;
    this.code = errors[0]?.code;
    this.pointer = errors[0]?.at;
  }
}

function sentence(errors) {
  const shown = errors.slice(0, 3).map(({ code, at, given, allowed }) => {
    const place = at === "" ? "the document" : at;
    const what = given === undefined ? "" : ` (given: ${given})`;
    const instead = allowed === undefined ? "" : ` (allowed: ${allowed})`;
    return `${code} at ${place}${what}${instead}`;
  });
  const more = errors.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

function notLoaded(message, options) {
  return new TegiError([{ code: "not-loaded", at: "" }], message, options);
}

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

/** The answer as an object, unless it is a refusal. */
function answer(given) {
  const object = typeof given === "string" ? JSON.parse(given) : given;
  if (object.type === "refusal") throw new TegiError(object.errors);
  return object;
}

export function assessGood(facts) {
  return answer(engine().assessGood(facts));
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

export function record(facts, { salt } = {}) {
  return answer(engine().recordText(facts, salt));
}

export function verify(given) {
  return answer(engine().verifyText(given));
}

export function mask(given) {
  return answer(engine().maskText(given));
}

export function audit(rulebook, options) {
  return answer(engine().audit({ ...options, rulebook }));
}

export function advise(facts, wishes) {
  return answer(engine().advise(facts, wishes));
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
  record: (facts, { salt } = {}) => engine().recordText(facts, salt),
  verify: (given) => engine().verifyText(given),
  mask: (given) => engine().maskText(given),
  audit: (request) => engine().auditText(request),
  advise: (document) => engine().adviseText(document),
  explain: (given, language) => engine().explainText(given, language),
  loadRulebook: (rulebook) => engine().loadRulebookText(rulebook),
  rulebooks: () => engine().rulebooksText(),
  rulebook: (name) => engine().rulebookText(name),
  rules: (name, language) => engine().rulesText(name, language),
});
