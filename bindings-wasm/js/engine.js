import { answer, assessment, notLoaded, TegiError } from "./answer.js";
import { inTurns, options } from "./turns.js";
import { write } from "./write.js";

/**
 * An engine behind the glue of its wasm, `init` and `wasm`; `address` says where the wasm is. What every engine of the
 * package has, and `engine()` for the rest: the exports of the wasm once it is loaded.
 */
export function open(init, wasm, address) {
  let loading;
  let loaded = false;

  /** Loads the engine, once. */
  function load(source) {
    loading ??= start(source).catch((error) => {
      // The next call may try again, perhaps with another source.
      loading = undefined;
      if (error instanceof TegiError) throw error;
      throw notLoaded(`the engine could not be loaded: ${error?.message ?? error}`, { cause: error });
    });
    return loading;
  }

  async function start(source) {
    const given = (await source) ?? address();
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

  function engine() {
    if (!loaded) throw notLoaded("the engine is not loaded: `await load()` before the first call");
    return wasm;
  }

  return {
    load,
    engine,
    assessGood: (facts) => assessment(engine().assessGood(write(facts))),
    async assessGoods(many, given) {
      const { assessGood } = engine();
      return inTurns(many, (facts) => assessment(assessGood(write(facts))), options(given));
    },
    explain(given, language) {
      const refused = given instanceof TegiError ? { type: "refusal", errors: given.errors } : given;
      return answer(engine().explain(written(refused), language));
    },
    rulebooks: () => answer(engine().rulebooks()),
    rulebook: (name) => answer(engine().rulebook(name)),
    rules: (name, language) => answer(engine().rules(name, language)),
    /** JSON text in, canonical JSON text out; a refusal is an answer here, not an exception. */
    text: {
      assessGood: (facts) => engine().assessGood(facts),
      explain: (given, language) => engine().explain(given, language),
      rulebooks: () => engine().rulebooks(),
      rulebook: (name) => engine().rulebook(name),
      rules: (name, language) => engine().rules(name, language),
    },
  };
}

/** What was given, unless it is a response that says it is none. */
function accepted(given) {
  if (given.ok === false) throw new Error(`${given.url || "the response"} answered ${given.status}`);
  return given;
}

/** A document as text, or a value that becomes one. */
export function written(given) {
  return typeof given === "string" ? given : write(given);
}
