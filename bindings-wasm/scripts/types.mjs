// Makes js/types.d.ts from the JSON Schemas that `cargo xtask schema DIR` writes.
//
//     node scripts/types.mjs [DIR] [--check]
//
// With --check nothing is written: it fails where the file is not what the schemas give.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const NAMES = [
  "facts",
  "assessment",
  "contract_facts",
  "contract_assessment",
  "period_facts",
  "period_assessment",
  "preference_facts",
  "preference",
  "wishes",
  "advice",
  "refusal",
  "edition",
  "loaded_keys",
  "rulebook",
  "rule_words",
  "rule_for",
  "operations_for",
  "labels",
  "explanation",
  "record",
  "verification",
  "beside",
  "to_sign",
  "audit",
  "case_facts",
  "flag_options",
  "flags",
  "table_options",
  "table_reading",
  "rates_reading",
  "values_reading",
  "exam_key",
  "exam_paper",
  "exam_answers",
  "exam_grading",
];
const TYPES = new URL("../js/types.d.ts", import.meta.url);

const words = process.argv.slice(2);
const check = words.includes("--check");
const folder =
  words.find((word) => !word.startsWith("--")) ?? fileURLToPath(new URL("../../target/schema", import.meta.url));

// One schema of all, because they share types that must be declared once.
const shared = new Map();
function declare(name, schema) {
  const known = shared.get(name);
  if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
    throw new Error(`two different types are called ${name}`);
  }
  shared.set(name, schema);
}

for (const name of NAMES) {
  const { $schema, $defs, title, ...root } = JSON.parse(await readFile(`${folder}/${name}.schema.json`, "utf8"));
  declare(title, root);
  for (const [inner, schema] of Object.entries($defs ?? {})) declare(inner, schema);
}

/** Every reference by the name of its type: one with a description of its own would else become a type of its own. */
function named(schema) {
  if (Array.isArray(schema)) return schema.map(named);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, ...rest } = schema;
  if ($ref) return { ...rest, tsType: $ref.replace("#/$defs/", "") };
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, named(value)]));
}

const all = { $defs: named(Object.fromEntries([...shared].sort(([left], [right]) => (left < right ? -1 : 1)))) };
const made = await compile(all, "All", {
  additionalProperties: false,
  bannerComment: "// Made from the engine's own types by scripts/types.mjs. Do not edit.",
  unreachableDefinitions: true,
  style: { printWidth: 120 },
});

// The frame around the types is of no use to a reader, nor are links into the Rust documentation.
const text = made
  .replace(/\[(`[^`]+`)\]\([^)]*\)/g, "$1")
  .replace(/export interface All \{[^}]*\}\n+/, "")
  .replace(/ \*\n \* This interface was referenced by `All`'s JSON-Schema\n \* via the `definition` ".*"\.\n/g, "")
  .replace(
    /\/\*\*\n \* This interface was referenced by `All`'s JSON-Schema\n \* via the `definition` ".*"\.\n \*\/\n/g,
    "",
  );

if (!check) {
  await writeFile(TYPES, text);
} else if ((await readFile(TYPES, "utf8")) !== text) {
  throw new Error("js/types.d.ts is out of date: node scripts/types.mjs");
}
