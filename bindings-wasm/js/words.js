// The words of languages: each is a file of its own, which is loaded when somebody is to read it.

import { answer, notLoaded, TegiError } from "./answer.js";
import { accepted, place } from "./place.js";

/** How a refusal begins that asks for the words of a language. */
const UNSPOKEN = '{"errors":[{"allowed":"{ languages: [';

/** What `load` was given, in parts: a source by itself, or `{ source, languages, words }`. */
export function wishes(given) {
  if (!isPlain(given)) return { source: given, wanted: [] };
  const { source, languages = [], words = {}, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`load: no option is called ${unknown}`);
  const wanted = new Map(languages.map((language) => [language, undefined]));
  for (const [language, of] of Object.entries(words)) wanted.set(language, of);
  return { source, wanted: [...wanted] };
}

function isPlain(given) {
  return typeof given === "object" && given !== null && Object.getPrototypeOf(given) === Object.prototype;
}

/** The words of an engine: `files` gives the address of the file of each language, `take` hands a text to the engine. */
export function speaker(files, take) {
  /** The text of each language that the engine has, for an instance that takes its place. */
  const spoken = new Map();
  let fs;

  /** Reads the words of some languages, beside the engine and not after it. */
  function fetchAll(wanted) {
    const texts = wanted.filter(([language]) => !spoken.has(language)).map(fetchOne);
    // Whoever takes them is told of it.
    for (const text of texts) text.catch(() => {});
    return texts;
  }

  async function fetchOne([language, given]) {
    try {
      const source = (await given) ?? address(language);
      if (typeof source === "string" && source.startsWith("{")) return source;
      // What an import of the file gives.
      if (isPlain(source)) return JSON.stringify(source);
      const found = place(source);
      if (!(found instanceof URL)) return await accepted(found).text();
      if (found.protocol !== "file:") return await accepted(await fetch(found)).text();
      return (await nodeFiles()).readFileSync(found, "utf8");
    } catch (error) {
      if (error instanceof TegiError) throw error;
      throw notLoaded(`the words of "${language}" could not be loaded: ${error?.message ?? error}`, { cause: error });
    }
  }

  function address(language) {
    const file = Object.hasOwn(files, language) ? files[language] : undefined;
    if (file) return file();
    throw new TegiError([{ code: "unknown-language", at: "", given: `${language}`, allowed: "kk, ru, en" }]);
  }

  function speak(text) {
    spoken.set(answer(take(text)), text);
  }

  /** Node's files, which words are read from when they are first needed; `undefined` in a page. */
  async function nodeFiles() {
    // Bundlers for pages are told to leave this import alone: a page never comes here.
    if (globalThis.process?.versions?.node) fs ??= await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs");
    return fs;
  }

  return {
    fetchAll,
    nodeFiles,
    async speakAll(texts) {
      for (const text of await Promise.all(texts)) speak(text);
    },
    /** Gives all words to a new instance. */
    again() {
      for (const text of spoken.values()) answer(take(text));
    },
    /** Whether a call asks for words that could be read at once: then it is to be called again. */
    helps(said) {
      if (typeof said !== "string" || !said.startsWith(UNSPOKEN) || fs === undefined) return false;
      const [{ code, given: language }] = JSON.parse(said).errors;
      if (code !== "words-not-loaded" || spoken.has(language)) return false;
      let text;
      try {
        text = fs.readFileSync(files[language](), "utf8");
      } catch {
        // The package was bundled without them. The refusal says what to call.
        return false;
      }
      speak(text);
      return true;
    },
  };
}
