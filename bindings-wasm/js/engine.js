import { answer, assessment, notLoaded, stopped, TegiError } from "./answer.js";
import { accepted, place as placeOf } from "./place.js";
import { inTurns, options } from "./turns.js";
import { speaker, wishes } from "./words.js";
import { write } from "./write.js";

/**
 * An engine behind the glue of its wasm, `init` and `wasm`; `address` says where the wasm is, `files` where the words of
 * each language are; `shortWay` answers usual goods in brief, where the wasm can. What every engine of the package has,
 * and `engine()` for the rest: the exports of the wasm once it is loaded.
 */
export function open(init, wasm, address, files, shortWay) {
  let loading;
  let loaded = false;
  /** Whether the instance stopped in the middle of something: nothing of it can be relied on. */
  let isSpent = false;
  /** The rulebooks of the user's own and the list of keys, which an instance that takes its place gets, too. */
  const own = [];
  let trusted;
  const words = speaker(files, (text) => wasm.loadWords(text));
  const calls = guarded(wasm, words, () => {
    isSpent = true;
  });
  const inFull = (facts) => assessment(engine().assessGood(write(facts)));
  const short = shortWay?.(wasm, inFull);
  keeping("loadRulebook", (text) => own.push(text));
  keeping("loadKeys", (text) => {
    trusted = text;
  });

  /** Has a call, where the wasm has it, give what it took to `keep`. */
  function keeping(name, keep) {
    const call = calls[name];
    if (!call) return;
    calls[name] = (text) => {
      const given = call(text);
      if (JSON.parse(given).type !== "refusal") keep(text);
      return given;
    };
  }

  /** Loads the engine, once, and the words of languages beside it. */
  function load(given) {
    const { source, wanted } = wishes(given);
    const texts = words.fetchAll(wanted);
    loading ??= start(source).catch((error) => {
      // The next call may try again, perhaps with another source.
      loading = undefined;
      if (error instanceof TegiError) throw error;
      throw notLoaded(`the engine could not be loaded: ${error?.message ?? error}`, { cause: error });
    });
    return texts.length === 0 ? loading : loading.then(() => words.speakAll(texts));
  }

  async function start(source) {
    if (isSpent) {
      // It stopped while it was loaded; its module is there.
      revive();
      loaded = true;
      return;
    }
    const files = await words.nodeFiles();
    const place = placeOf((await source) ?? address());
    if (!(place instanceof URL)) {
      await init({ module_or_path: accepted(place) });
    } else if (place.protocol !== "file:") {
      await init({ module_or_path: accepted(await fetch(place)) });
    } else {
      // Node. The synchronous way in, because the other asks for `Response`, which costs Node 20 ms.
      wasm.initSync({ module: await WebAssembly.compile(await files.promises.readFile(place)) });
    }
    // Opens the engine with its rulebooks, so that the first assessment need not.
    answer(calls.rulebooks());
    loaded = true;
  }

  function engine() {
    if (!loaded) throw notLoaded("the engine is not loaded: `await load()` before the first call");
    if (isSpent) revive();
    return calls;
  }

  /** Puts a new instance of the module in the place of one that stopped. */
  function revive() {
    try {
      wasm.__wbg_reset_state();
      short?.reset();
      answer(wasm.rulebooks());
      words.again();
      for (const text of own) answer(wasm.loadRulebook(text));
      if (trusted !== undefined) answer(wasm.loadKeys(trusted));
    } catch (error) {
      throw stopped(error);
    }
    isSpent = false;
  }

  /** Assesses a usual good in brief, the rest of its answer when it is read; any other in full. */
  function assessGood(facts) {
    engine();
    let object;
    try {
      object = short?.assess(facts);
    } catch (error) {
      if (!isTrap(error)) throw error;
      // The full way starts the engine anew, and tells what memory does not suffice for.
      isSpent = true;
    }
    return object ?? inFull(facts);
  }

  return {
    load,
    engine,
    assessGood,
    async assessGoods(many, given) {
      engine();
      return inTurns(many, assessGood, options(given));
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

/**
 * The exports of the wasm. One that traps, because memory or the stack ran out, throws a `TegiError` and tells `stop`:
 * its instance is left in the middle of something. One that needs `words` which can be read at once is called again.
 */
function guarded(wasm, words, stop) {
  const guard =
    (call) =>
    (...given) => {
      try {
        const said = call(...given);
        return words.helps(said) ? call(...given) : said;
      } catch (error) {
        if (!isTrap(error)) throw error;
        stop();
        throw stopped(error);
      }
    };
  const calls = Object.entries(wasm).filter(([, call]) => typeof call === "function");
  return Object.fromEntries(calls.map(([name, call]) => [name, guard(call)]));
}

/** Whether the wasm stopped in the middle of something. */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** A document as text, or a value that becomes one. */
export function written(given) {
  return typeof given === "string" ? given : write(given);
}
