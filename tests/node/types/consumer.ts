// A consumer of the package: it must compile under the strictest settings, and its mistakes must not.

import { assessGood, explain, load, loadRulebook, rulebooks, TegiError, text } from "tegi";
import type { Assessment, Edition, Explanation, Facts, Fault, Step, Verdict } from "tegi";

const facts: Facts = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
  currency: "KZT",
  materials: [
    { id: "burner", hs: "8416109000", value: 500, origin: "DE" },
    { id: "pump", hs: "8413", value: { amount: "1.50", currency: "USD", rate: "512.30", rate_day: "2026-02-27" } },
    {
      id: "casing",
      origin: "KZ",
      proof: { kind: "ct-kz", number: "1", date: "2026-02-02", share: "86.12" },
      made_from: { good: { hs: "7326909807" }, materials: [], operations: ["bending"] },
    },
  ],
  operations: ["welding"],
  answers: { "hybrid-power-unit": null },
  readings: { "unknown-origin": "foreign" },
};

export async function consume(): Promise<Verdict> {
  await load();
  await load("https://example.kz/tegi_bg.wasm");
  await load(new URL("https://example.kz/tegi_bg.wasm"));
  await load(fetch("https://example.kz/tegi_bg.wasm"));
  await load(new Uint8Array());
  await load(new WebAssembly.Module(new Uint8Array()));
  try {
    const answer: Assessment = assessGood(facts);
    const criterion: string | null | undefined = answer.criterion;
    const outcomes: Step["outcome"][] = answer.steps.map((step) => step.outcome);
    const limits: (string | undefined)[] = answer.steps.map((step) => step.comparison?.limit);
    const words: Explanation = explain(answer, "kk");
    const editions: Edition[] = [...rulebooks(), ...loadRulebook("{}"), ...loadRulebook({ id: "own" })];
    const title: string | undefined = editions[0]?.title.kk;
    const written: string = text.explain(text.assessGood(text.rulebooks()), "en") + text.loadRulebook("{}");
    console.log(criterion, outcomes, limits, words.steps.length, title, written);
    return answer.verdict;
  } catch (error) {
    if (!(error instanceof TegiError)) throw error;
    const faults: Fault[] = error.errors;
    console.log(error.code.length, error.pointer.length, error.message, faults[0]?.given, explain(error, "ru").errors);
    return "undetermined";
  }
}

// @ts-expect-error: a day is due
assessGood({ rulebook: "cis-2009", good: { hs: "8403109000" } });
// @ts-expect-error: a tariff code is a text
assessGood({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: 8403109000 } });
// @ts-expect-error: no such field
assessGood({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403109000" }, god: 1 });
// @ts-expect-error: no such kind of proof
const proof: Facts["materials"] = [{ proof: { kind: "rumour" } }];
// @ts-expect-error: no such language
explain(assessGood(facts), "de");
// @ts-expect-error: the text door takes text
text.assessGood(facts);
// @ts-expect-error: no such verdict
const verdict: Verdict = "maybe";
console.log(proof, verdict);
