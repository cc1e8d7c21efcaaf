import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const NAME = "virtual:nomenclature";
const FILE = fileURLToPath(new URL("../data/nomenclature.tsv", import.meta.url));

/** The nomenclature as a module of text, which the page imports when a code is first looked for. */
export function nomenclature(): Plugin {
  return {
    name: "tegi:nomenclature",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(FILE);
      const [, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
      return `export default ${JSON.stringify(lines.join("\n"))};`;
    },
  };
}
