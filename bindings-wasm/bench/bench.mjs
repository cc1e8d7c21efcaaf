// How fast `assessGood` is beside the script and the rule engine that people would use without it, and how soon it can
// begin: node bench.mjs [--json]
//
// Each row is a median of many rounds in which all take turns, by the processor's time: other work on the machine
// weighs on all alike.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { ZenEngine } from "@gorules/zen-engine";
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

/** The same verdict as an expression of a decision engine. */
function decision() {
  const expressions = [
    { id: "1", key: "foreign", value: 'sum(map(filter(materials, #.origin != "KZ"), number(#.value)))' },
    { id: "2", key: "originates", value: "$.foreign * 100 <= number(good.ex_works_price) * 50" },
  ];
  const position = { x: 0, y: 0 };
  const content = { expressions, passThrough: false, inputField: null, outputPath: null, executionMode: "single" };
  const nodes = [
    { id: "in", type: "inputNode", name: "in", position, content: {} },
    { id: "rule", type: "expressionNode", name: "rule", position, content },
    { id: "out", type: "outputNode", name: "out", position, content: {} },
  ];
  const edges = [
    { id: "1", type: "edge", sourceId: "in", targetId: "rule" },
    { id: "2", type: "edge", sourceId: "rule", targetId: "out" },
  ];
  return new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })));
}

/** What a user reads of nearly every answer. */
const read = ({ verdict, local_content: content }) => [verdict, content?.share];

/** What a user reads who writes down why. */
const readAll = (answer) => Object.values(answer).length;

function median(numbers) {
  return numbers.sort((left, right) => left - right)[numbers.length >> 1];
}

/** The median time of each contestant, in microseconds; they take turns. */
async function compare(contestants, calls) {
  const times = contestants.map(() => []);
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [place, call] of contestants.entries()) {
      const before = process.cpuUsage();
      for (let count = 0; count < calls; count += 1) {
        const answer = call();
        if (answer instanceof Promise) await answer;
      }
      const { user, system } = process.cpuUsage(before);
      // The first rounds warm up.
      if (round >= 0) times[place].push((user + system) / calls);
    }
  }
  return times.map(median);
}

await load();
const zen = decision();
const rows = [];
for (const lines of [10, 100, 1000]) {
  const facts = boiler(lines);
  const written = JSON.stringify(facts);
  const verdict = script(facts);
  if (verdict !== (assessGood(facts).verdict === "originating")) throw new Error("the two disagree");
  if (verdict !== (await zen.evaluate(facts)).result.originates) throw new Error("the engines disagree");
  const contestants = [
    () => script(facts),
    () => read(assessGood(facts)),
    () => readAll(assessGood(facts)),
    () => text.assessGood(written),
    () => zen.evaluate(facts),
  ];
  const times = await compare(contestants, Math.ceil(LINES_PER_ROUND / lines));
  rows.push([lines, ...times]);
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
const first = median(firsts);

if (process.argv.includes("--json")) {
  const names = ["lines", "script", "object", "all", "door", "zen"];
  const columns = rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])));
  console.log(JSON.stringify({ rows: columns, first }));
} else {
  console.log("lines    decimal.js    assessGood    all of it     text door    zen-engine   ratio   of all");
  for (const [lines, ...times] of rows) {
    const shown = times.map((time) => `${time.toFixed(1)} µs`.padStart(12));
    const ratios = [times[1] / times[0], times[2] / times[0]].map((ratio) => `${ratio.toFixed(2)} ×`.padStart(8));
    console.log(String(lines).padStart(5), shown.join("  "), ...ratios);
  }
  console.log(`import to first assessment: ${first.toFixed(1)} ms`);
}
