// What every project does with the package: the same line must come out, whatever built it and wherever it runs.

/** The line that a journey ends with. */
export const EXPECTED = "originating Д8403 explained; originating, not-a-code /good/hs; originating, not-a-code /good/hs";

const boiler = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
  materials: [{ id: "burner", name: "Burner", hs: "8416109000", value: "500.00", origin: "DE" }],
  operations: ["welding"],
};
const goods = [boiler, { ...boiler, good: { hs: "84" } }];

/** One good, its words, many in turns, many in workers; `source`, `words` and `script` where a build needs to be told. */
export async function journey(tegi, { openWorkers }, { source, words, script } = {}) {
  const { load, assessGood, assessGoods, explain } = tegi;
  await load({ source, words, languages: ["kk"] });
  const answer = assessGood(boiler);
  const { verdict, criterion } = answer;
  const isKazakh = /[әғқңөұүһі]/.test(explain(answer, "kk").verdict);
  const workers = await openWorkers({ count: 1, source, script });
  const told = (answers) => answers.map((answer) => answer.verdict ?? `${answer.code} ${answer.pointer}`).join(", ");
  const line = [`${verdict} ${criterion} ${isKazakh ? "explained" : "not explained"}`, told(await assessGoods(goods)), told(await workers.assessGoods(goods))];
  workers.close();
  return line.join("; ");
}
