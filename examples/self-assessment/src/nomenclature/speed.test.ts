import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tradeWordsText } from "../../build/trade-words.ts";
import { propose } from "./find.ts";
import { parse } from "./list.ts";
import { parseTrade } from "./trade.ts";

// Told, not asserted: it is another on each machine. Time of the processor, for others may be at work beside.
test("how long a keystroke takes", () => {
  const read = (path: string) =>
    readFileSync(new URL(path, import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
  const [, ...lines] = read("../../data/nomenclature.tsv");
  const now = () => process.cpuUsage().user / 1000;
  const start = now();
  const list = parse(lines.join("\n"));
  const trade = parseTrade(tradeWordsText());
  const loaded = now() - start;
  const times: number[] = [];
  for (const tongue of ["ru", "kk", "en"]) {
    for (const [phrase = ""] of read(`./phrases/${tongue}.txt`)
      .slice(0, 8)
      .map((line) => line.split("="))) {
      for (let length = 2; length <= phrase.length; length += 1) {
        const before = now();
        propose(list, trade, [], phrase.slice(0, length));
        times.push(now() - before);
      }
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(1);
  console.log(
    `loading ${loaded.toFixed(0)} ms; ${times.length} keystrokes: half within ${at(0.5)} ms, 95 % within ${at(0.95)} ms, ` +
      `the longest ${at(1)} ms`,
  );
  expect(times.length).toBeGreaterThan(100);
}, 60_000);
