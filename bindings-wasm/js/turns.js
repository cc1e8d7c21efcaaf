import { TegiError } from "./answer.js";

/** How long the event loop may wait at a stretch, in milliseconds: less than a frame of a page. */
const TURN = 10;

/** Lets everything else that waits have its turn. */
export function pause() {
  return new Promise((resume) => {
    if (globalThis.setImmediate) return setImmediate(resume);
    const { port1, port2 } = new MessageChannel();
    // A timer would do as well, but browsers hold those that follow each other back for four milliseconds.
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

/** The options of a batch, or a `TypeError` that names the one that is none. */
export function options({ onProgress, signal, chunk = Infinity } = {}) {
  if (!(chunk >= 1)) throw new TypeError(`chunk: a number from 1 up is needed, not ${chunk}`);
  if (onProgress !== undefined && typeof onProgress !== "function") throw new TypeError("onProgress: no function");
  return { onProgress, signal, chunk: Math.floor(chunk) };
}

/** What `work` returns of each, or the `TegiError` that it throws; with pauses, so that nothing else waits for long. */
export async function inTurns(many, work, { onProgress, signal, chunk }) {
  signal?.throwIfAborted();
  const given = [...many];
  const results = [];
  while (results.length < given.length) {
    const until = performance.now() + TURN;
    const most = results.length + chunk;
    do {
      results.push(orError(work, given[results.length]));
    } while (results.length < given.length && results.length < most && performance.now() < until);
    onProgress?.({ done: results.length, total: given.length });
    await pause();
    signal?.throwIfAborted();
  }
  return results;
}

/** What is wrong with one of many is its answer. */
export function orError(work, given) {
  try {
    return work(given);
  } catch (error) {
    if (error instanceof TegiError) return error;
    throw error;
  }
}
