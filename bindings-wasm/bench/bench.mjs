// How fast `assessGood` is beside the script that people would write without it, and how soon it can begin.
//
// Each row is a median of many rounds in which both take turns, by the processor's time: other work on the machine
// weighs on both alike.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import Decimal from "decimal.js";

import { assessGood, load, text } from "../dist/index.js";

const ROUNDS = 31;

/** Calls in a round, for so many lines of the bill in all. */
const LINES_PER_ROUND = 4000;

function boiler(lines) {
  const materials = Array.from({ length: lines }, (_, line) => ({
    id: `part-${line}`,
    name: `Part number ${line}`,
    hs: `${7208 + (line % 90)}100000`,
    value: (((line * 37) % 90) + 0.25).toFixed(2),
    origin: line % 4 === 0 ? "KZ" : "CN",
  }));
  const good = { name: "Hot-water boiler", hs: "8403109000", ex_works_price: (lines * 100).toFixed(2) };
  return { on: "2025-03-01", rulebook: "cis-2009", good, materials, operations: ["welding"] };
}

/** The verdict alone, for this one rule: no steps, no checks, no citation. */
function script({ good, materials }) {
  let foreign = new Decimal(0);
  for (const { origin, value } of materials) if (origin !== "KZ") foreign = foreign.plus(value);
  return foreign.times(100).lte(new Decimal(good.ex_works_price).times(50));
}

/** What a user reads of an answer. */
const read = ({ verdict, steps }) => [verdict, steps.length];

function median(numbers) {
  return numbers.sort((left, right) => left - right)[numbers.length >> 1];
}

/** The median time of each contestant, in microseconds; they take turns. */
function compare(contestants, calls) {
  const times = contestants.map(() => []);
  for (let round = -5; round < ROUNDS; round += 1) {
    contestants.forEach((call, place) => {
      const before = process.cpuUsage();
      for (let count = 0; count < calls; count += 1) call();
      const { user, system } = process.cpuUsage(before);
      // The first rounds warm up.
      if (round >= 0) times[place].push((user + system) / calls);
    });
  }
  return times.map(median);
}

await load();
console.log("lines  decimal.js  assessGood(object)  text door    ratio");
for (const lines of [10, 100, 1000]) {
  const facts = boiler(lines);
  const written = JSON.stringify(facts);
  if (script(facts) !== (assessGood(facts).verdict === "originating")) throw new Error("the two disagree");
  const contestants = [() => script(facts), () => read(assessGood(facts)), () => text.assessGood(written)];
  const [plain, object, door] = compare(contestants, Math.ceil(LINES_PER_ROUND / lines));
  const shown = [plain, object, door].map((time) => `${time.toFixed(1)} µs`.padStart(12));
  console.log(String(lines).padStart(5), shown.join("      "), `${(object / plain).toFixed(1)} ×`.padStart(9));
}

// From nothing imported to the first answer, in a process of its own.
const code = `
  const start = performance.now();
  const { assessGood, load } = await import(${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)});
  await load();
  assessGood(${JSON.stringify(boiler(10))});
  console.log(performance.now() - start);`;
const firsts = [];
for (let round = 0; round < 9; round += 1) {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code]);
  firsts.push(Number(stdout));
}
console.log(`import to first assessment: ${median(firsts).toFixed(1)} ms`);
