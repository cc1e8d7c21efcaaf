import { assessment, notLoaded, TegiError } from "./answer.js";
import { options, orError } from "./turns.js";
import { write } from "./write.js";

/** Goods in one message: enough that messages cost little beside them, few enough that all workers end together. */
const CHUNK = 64;

/** Messages that a worker has ahead of it, so that it never waits for the next. */
const AHEAD = 2;

/** More workers than this want more memory than they save time. */
const MOST = 8;

/** Workers that assess long lists beside the page or process. */
class Workers {
  #threads;
  #source;
  #batches = new Map();
  #last = 0;
  #failure;

  constructor(threads, source) {
    this.#threads = threads.map((thread) => ({ ...thread, waiting: 0 }));
    this.#source = source;
    for (const thread of this.#threads) {
      thread.listen(
        (message) => this.#receive(thread, message),
        (error) => this.#fail(error),
      );
    }
  }

  /** Loads every worker's engine, so that the first list need not wait for it. */
  async start() {
    await Promise.all(this.#threads.map((thread) => this.#ask(thread, [])));
  }

  async assessGoods(many, given) {
    const { onProgress, signal, chunk } = options(given);
    signal?.throwIfAborted();
    const goods = [...many];
    const size = Math.min(chunk, CHUNK);
    const results = new Array(goods.length);
    let next = 0;
    let done = 0;
    const run = async (thread) => {
      while (next < goods.length) {
        const first = next;
        next += size;
        const part = goods.slice(first, next);
        const assessed = await unlessAborted(signal, this.#assess(thread, part));
        assessed.forEach((result, place) => (results[first + place] = result));
        done += part.length;
        onProgress?.({ done, total: goods.length });
      }
    };
    const runs = this.#threads.flatMap((thread) => Array.from({ length: AHEAD }, () => run(thread)));
    try {
      await Promise.all(runs);
    } catch (error) {
      // Nobody waits for the rest.
      next = goods.length;
      throw error;
    }
    return results;
  }

  close() {
    this.#fail(new Error("the workers were closed"));
    for (const { stop } of this.#threads) stop();
  }

  /** What each of some goods gives. They travel as text, and what cannot become text is refused here. */
  async #assess(thread, goods) {
    const written = goods.map((facts) => orError(write, facts));
    const texts = written.filter((text) => typeof text === "string");
    const answers = (await this.#ask(thread, texts)).values();
    return written.map((text) => (typeof text === "string" ? orError(assessment, answers.next().value) : text));
  }

  /** The texts that a worker answers to some. */
  #ask(thread, goods) {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#last += 1;
    const batch = this.#last;
    const answered = new Promise((resolve, reject) => this.#batches.set(batch, { resolve, reject }));
    thread.post({ batch, goods, source: this.#source });
    thread.waiting += 1;
    thread.hold();
    return answered;
  }

  #receive(thread, { batch, answers, errors, message }) {
    const { resolve, reject } = this.#batches.get(batch) ?? {};
    this.#batches.delete(batch);
    thread.waiting -= 1;
    if (thread.waiting === 0) thread.release();
    if (errors) reject?.(new TegiError(errors, message));
    else resolve?.(answers);
  }

  #fail(cause) {
    this.#failure ??= notLoaded(`no worker answers: ${cause?.message ?? cause}`, { cause });
    for (const { reject } of this.#batches.values()) reject(this.#failure);
    this.#batches.clear();
  }
}

/** The promise, unless the signal comes first. */
function unlessAborted(signal, promise) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** A source that can be sent to a worker, whose own address is another than the page's. */
async function sendable(given) {
  const source = await given;
  if (source instanceof URL) return source.href;
  if (typeof source === "string") return new URL(source, globalThis.location?.href).href;
  if (typeof Response === "undefined" || !(source instanceof Response)) return source;
  if (!source.ok) throw new Error(`${source.url || "the response"} answered ${source.status}`);
  return new Uint8Array(await source.arrayBuffer());
}

/** A web worker as {@link Workers} uses it. */
function webThread(script) {
  // Written out, because bundlers look for exactly this.
  const worker = script
    ? new Worker(script, { type: "module" })
    : new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    listen(receive, fail) {
      worker.onmessage = ({ data }) => receive(data);
      worker.onerror = (event) => fail(event.error ?? new Error(event.message ?? "the script did not load"));
    },
    // Where a process, not a page, holds them: it lives on only while something is awaited from them.
    hold: () => worker.ref?.(),
    release: () => worker.unref?.(),
    stop: () => worker.terminate(),
  };
}

/** A thread of Node's. It keeps the process alive only while something is awaited from it. */
function nodeThread({ Worker }, given) {
  // Not written as for a page, else bundlers would take the file along a second time, as an asset.
  const script = given ?? new URL(import.meta.url.replace(/[^/]*$/, "thread.js"));
  // Without the flags of the process: one such as --input-type would keep the thread from starting.
  const worker = new Worker(script, { execArgv: [] });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    listen(receive, fail) {
      worker.on("message", receive);
      worker.on("error", fail);
    },
    hold: () => worker.ref(),
    release: () => worker.unref(),
    stop: () => void worker.terminate(),
  };
}

/** How many processors there are; Node 20 has no `navigator`. */
function processors() {
  const os = globalThis.process?.getBuiltinModule?.("node:os");
  return globalThis.navigator?.hardwareConcurrency ?? os?.availableParallelism() ?? 2;
}

export async function openWorkers({ count, source, script } = {}) {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1)) {
    throw new TypeError(`count: a whole number from 1 up is needed, not ${count}`);
  }
  const sent = await sendable(source).catch((cause) => {
    throw notLoaded(`the engine could not be loaded: ${cause?.message ?? cause}`, { cause });
  });
  const isWeb = typeof Worker === "function";
  const threads = isWeb ? undefined : await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:worker_threads");
  const wanted = count ?? Math.max(1, Math.min(MOST, processors() - 1));
  const opened = Array.from({ length: wanted }, () => (isWeb ? webThread(script) : nodeThread(threads, script)));
  const workers = new Workers(opened, sent);
  try {
    await workers.start();
  } catch (error) {
    workers.close();
    throw error;
  }
  return workers;
}
