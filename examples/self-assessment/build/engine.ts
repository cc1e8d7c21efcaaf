import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const NAME = "virtual:engine";
const WASM = fileURLToPath(import.meta.resolve("tegi/tegi_bg.wasm"));

/**
 * The engine's wasm as a module of text, a letter a byte, which a server's compression shrinks nearly as well as the wasm
 * itself. The page's policy forbids every connection, so the engine cannot be fetched; a module may be imported.
 */
export function engine(): Plugin {
  return {
    name: "tegi:engine",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(WASM);
      return `export default ${JSON.stringify(readFileSync(WASM, "latin1"))};`;
    },
    // The package names its wasm as an asset beside it; this page has it already.
    generateBundle(_, bundle) {
      for (const file of Object.keys(bundle)) if (file.endsWith(".wasm")) delete bundle[file];
    },
  };
}
