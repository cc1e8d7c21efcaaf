// What runs in a worker: text in, text out, as it travels fastest.

import { notLoaded, TegiError } from "./answer.js";
import { load, text } from "./index.js";

/** The answer to one good. What memory does not suffice for is a refusal among the others. */
function assessed(facts) {
  try {
    return text.assessGood(facts);
  } catch (error) {
    if (error instanceof TegiError) return JSON.stringify({ errors: error.errors, type: "refusal" });
    throw error;
  }
}

/** Answers one message of the page's. */
async function respond({ batch, goods, source }) {
  try {
    await load(source);
    return { batch, answers: goods.map(assessed) };
  } catch (error) {
    const told = error instanceof TegiError ? error : notLoaded(`${error?.message ?? error}`);
    return { batch, errors: told.errors, message: told.message };
  }
}

if (globalThis.WorkerGlobalScope) {
  globalThis.onmessage = async ({ data }) => postMessage(await respond(data));
} else {
  // Node. Bundlers for pages are told to leave this import alone, as in `load`.
  import(/* webpackIgnore: true */ /* @vite-ignore */ "node:worker_threads").then(({ parentPort }) => {
    parentPort.on("message", async (data) => parentPort.postMessage(await respond(data)));
  });
}
