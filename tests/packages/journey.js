// What every project does with the package: the same line must come out, whatever built it and wherever it runs.

/** The line that a journey ends with. */
export const EXPECTED = "originating Д8403; originating, not-a-code /good/hs; originating, not-a-code /good/hs";

const boiler = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
  materials: [{ id: "burner", name: "Burner", hs: "8416109000", value: "500.00", origin: "DE" }],
  operations: ["welding"],
};
const goods = [boiler, { ...boiler, good: { hs: "84" } }];

/** One good, many in turns, many in workers; `source` and `script` where a build needs to be told. */
export async function journey({ load, assessGood, assessGoods }, { openWorkers }, { source, script } = {}) {
  await load(source);
  const { verdict, criterion } = assessGood(boiler);
  const workers = await openWorkers({ count: 1, source, script });
  const told = (answers) => answers.map((answer) => answer.verdict ?? `${answer.code} ${answer.pointer}`).join(", ");
  const line = [`${verdict} ${criterion}`, told(await assessGoods(goods)), told(await workers.assessGoods(goods))];
  workers.close();
  return line.join("; ");
}
