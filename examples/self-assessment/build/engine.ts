import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** The engine for goods alone, which the page begins with, the whole of it, the reader of tables, and examinations. */
const MODULES = new Map([
  ["good", "tegi_good"],
  ["whole", "tegi"],
  ["table", "tegi_table"],
  ["exam", "tegi_exam"],
]);

const LANGUAGES = ["kk", "ru", "en"];

/** What the page loads before its first question besides its entries: the engine for goods, with one of the languages. */
export const FIRST = { engine: "\0virtual:engine/good", words: LANGUAGES.map((one) => `\0virtual:words/good/${one}`) };

/**
 * Each engine's wasm as a module of text, a letter a byte, which a server's compression shrinks nearly as well as the
 * wasm itself, and its words as one module of text for each language. The page's policy forbids every connection, so
 * they cannot be fetched; a module may be imported.
 */
export function engine(): Plugin {
  return {
    name: "tegi:engine",
    resolveId: (id) => (/^virtual:(engine|words)\//.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, what, name = "", language] = /^\0virtual:(engine|words)\/(\w+)(?:\/(\w+))?$/.exec(id) ?? [];
      const module = MODULES.get(name);
      if (!what || !module) return undefined;
      if (what === "words" && !language) {
        const files = LANGUAGES.map((one) => `${one}: () => import("virtual:words/${name}/${one}")`);
        return `export default { ${files.join(", ")} };`;
      }
      const [part, encoding] =
        what === "engine" ? ["bg.wasm", "latin1" as const] : [`${language}.json`, "utf8" as const];
      const file = fileURLToPath(import.meta.resolve(`tegi/${module}_${part}`));
      this.addWatchFile(file);
      return `export default ${JSON.stringify(readFileSync(file, encoding))};`;
    },
    // The package names its wasm and words as assets beside it; this page has them already.
    generateBundle(_, bundle) {
      for (const file of Object.keys(bundle))
        if (/\.wasm$|tegi\w*_(kk|ru|en)[^/]*\.json$/.test(file)) delete bundle[file];
    },
    // The engine is fetched beside the page's own script, not after it.
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((item) => item.type === "chunk");
        const first = chunks.filter(({ moduleIds }) => moduleIds.includes(FIRST.engine));
        return first.map(({ fileName }) => ({
          tag: "link",
          attrs: { rel: "modulepreload", href: `./${fileName}`, crossorigin: true },
          injectTo: "head",
        }));
      },
    },
  };
}
