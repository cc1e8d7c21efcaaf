import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import type { Plugin } from "vite";

const NAME = "virtual:trade-words";
const FOLDER = fileURLToPath(new URL("../data/trade-words/", import.meta.url));
const DIFFERENCES = "differences.csv";
const SEGMENTS = "segments.csv";

/**
 * The trade words as one text of three parts, a blank line between them: differences (key, kk, ru, en), segments (en, kk,
 * ru), codes and words (codes, kk, ru, en). Cells are parted by tabs.
 */
export function tradeWordsText(): string {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".csv") && !isTable(file));
  const words = files.sort().flatMap((file) => cells(file, ["codes", "kk", "ru", "en"]));
  const differences = cells(DIFFERENCES, ["key", "kk", "ru", "en"]);
  const segments = cells(SEGMENTS, ["en", "kk", "ru"]);
  return [differences, segments, words].map((rows) => rows.join("\n")).join("\n\n");
}

const isTable = (file: string) => file === DIFFERENCES || file === SEGMENTS;

function cells(file: string, columns: string[]): string[] {
  const text = readFileSync(FOLDER + file, "utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [wrong] = errors;
  if (wrong) throw new Error(`${file}, row ${wrong.row}: ${wrong.message}`);
  return data.map((row, index) =>
    columns
      .map((column) => {
        const cell = row[column];
        if (!cell || /[\t\n]/.test(cell)) throw new Error(`${file}, line ${index + 2}: the cell ${column} is wrong`);
        return cell;
      })
      .join("\t"),
  );
}

/** The trade words as a module of text, which the page imports when a code is first looked for. */
export function tradeWords(): Plugin {
  return {
    name: "tegi:trade-words",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      for (const file of readdirSync(FOLDER)) this.addWatchFile(FOLDER + file);
      return `export default ${JSON.stringify(tradeWordsText())};`;
    },
  };
}
