/**
 * Prints every row of the trade words beside the official name of each of its codes, for whoever checks them:
 * `npm run words` for all, `npm run words -- food` for one file.
 */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";

const DATA = fileURLToPath(new URL("../data/", import.meta.url));
const read = (file) => readFileSync(DATA + file, "utf8");
const names = new Map(
  read("nomenclature.tsv")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([code, ru, en]) => [code, ru || en]),
);
const [, , wanted = ""] = process.argv;
const isWords = (file) => file.endsWith(".csv") && !["differences.csv", "segments.csv"].includes(file);
for (const file of readdirSync(`${DATA}trade-words`).filter((file) => isWords(file) && file.includes(wanted))) {
  const { data } = Papa.parse(read(`trade-words/${file}`), { header: true, skipEmptyLines: true });
  for (const [index, { codes, ru, kk, en }] of data.entries()) {
    console.log(`\n${file}:${index + 2}  ${ru} | ${kk} | ${en}`);
    for (const one of codes.split(" ")) {
      const [code, differs = ""] = one.split(":");
      console.log(
        `  ${code} ${differs && `(${differs}) `}${(names.get(code) ?? "NOT IN THE NOMENCLATURE").slice(0, 160)}`,
      );
    }
  }
}
