// The canonical answer and its words for every shared case, and every edition with its rules in words and its audit, as
// `cargo xtask answers` writes them.

import { readdir, readFile, writeFile } from "node:fs/promises";

import { answerOf, freshEngine } from "../node/fresh.mjs";

const vectors = new URL("../vectors/", import.meta.url);
const shared = await freshEngine();

let lines = "";
for (const name of (await readdir(vectors, { recursive: true })).filter((name) => name.endsWith(".json")).sort()) {
  const { cases } = JSON.parse(await readFile(new URL(name, vectors), "utf8"));
  for (const one of cases) {
    const { id, load } = one;
    const engine = load ? await freshEngine() : shared;
    for (const rulebook of load ?? [])
      engine.loadRulebook(typeof rulebook === "string" ? rulebook : JSON.stringify(rulebook));
    const answer = answerOf(engine, one);
    const words = ["kk", "ru", "en"].map((language) => engine.explain(answer, language));
    lines += `${[id, answer, ...words].join("\t")}\n`;
  }
}
for (const { id, first } of JSON.parse(shared.rulebooks())) {
  const name = `${id}@${first}`;
  const rules = ["kk", "ru", "en"].map((language) => shared.rules(name, language));
  const audit = shared.audit(JSON.stringify({ rulebook: name }));
  const words = ["kk", "ru", "en"].map((language) => shared.explain(audit, language));
  lines += `${[name, shared.rulebook(name), ...rules, audit, ...words].join("\t")}\n`;
}
await writeFile(process.argv[2], lines);
