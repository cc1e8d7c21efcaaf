import { readFileSync } from "node:fs";
import { assessContract, assessGood, type ContractFacts, type Facts } from "tegi";
import { beforeAll, describe, expect, it } from "vitest";
import { engineReady, wholeEngine } from "../engine.ts";
import { LANGUAGES, language } from "../words/index.ts";
import { EXAMPLES, exampleFacts } from "./examples.ts";
import { open } from "./open.ts";

beforeAll(() => Promise.all([engineReady, wholeEngine()]));

const file = new URL("../../data/nomenclature.tsv", import.meta.url);
const codes = new Set(
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t")[0]),
);

describe.each(EXAMPLES)("the example %s", (example) => {
  it.each(LANGUAGES)("opens in %s with nothing lost and nothing wrong", async (one) => {
    language.value = one;
    expect(await open(JSON.stringify(exampleFacts(example)))).toMatchObject({ lost: [], refusal: undefined });
  });

  it("has codes of the nomenclature and comes to an answer", () => {
    const facts = exampleFacts(example);
    const given = JSON.stringify(facts).matchAll(/"hs":"(\d+)"/g);
    for (const [, code] of given) expect(codes, code).toContain(code);
    if ("contracts" in facts) expect(assessContract(facts as ContractFacts).share).not.toBeNull();
    else {
      const { verdict, local_content, warnings } = assessGood(facts as Facts);
      const isAnswered = verdict === "originating" || verdict === "not_originating" || local_content?.share;
      expect(isAnswered, verdict).toBeTruthy();
      if ((facts as Facts).rulebook === "cis-2009") {
        expect(warnings.map(({ code }) => code)).not.toContain("unrecognised-operation");
      }
    }
  });
});
