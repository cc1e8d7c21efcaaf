import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** The engine for goods alone, which the page begins with, the whole of it, the reader of tables, and examinations. */
const MODULES = new Map(
  Object.entries({
    "virtual:engine/good": "tegi/tegi_good_bg.wasm",
    "virtual:engine/whole": "tegi/tegi_bg.wasm",
    "virtual:engine/table": "tegi/tegi_table_bg.wasm",
    "virtual:engine/exam": "tegi/tegi_exam_bg.wasm",
  }),
);

/**
 * Each engine's wasm as a module of text, a letter a byte, which a server's compression shrinks nearly as well as the
 * wasm itself. The page's policy forbids every connection, so the engine cannot be fetched; a module may be imported.
 */
export function engine(): Plugin {
  return {
    name: "tegi:engine",
    resolveId: (id) => (MODULES.has(id) ? `\0${id}` : undefined),
    load(id) {
      const wasm = MODULES.get(id.slice(1));
      if (!id.startsWith("\0") || !wasm) return undefined;
      const file = fileURLToPath(import.meta.resolve(wasm));
      this.addWatchFile(file);
      return `export default ${JSON.stringify(readFileSync(file, "latin1"))};`;
    },
    // The package names its wasm as an asset beside it; this page has it already.
    generateBundle(_, bundle) {
      for (const file of Object.keys(bundle)) if (file.endsWith(".wasm")) delete bundle[file];
    },
  };
}
