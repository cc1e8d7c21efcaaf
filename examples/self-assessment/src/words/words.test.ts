import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" });
const code = files
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(source + file, "utf8"))
  .join("\n");

const rooms = files.filter((file) => /^words[/\\]\w+\.json$/.test(file));
const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Whether the code says a key, whole or as a template: `room.${x}-hint`; of blanks alone it would say everything. */
function isSaid(key: string): boolean {
  if (code.includes(`"${key}"`)) return true;
  return templates.some((template) => template.test(key));
}
const templates = [...code.matchAll(/`([a-z]+\.(?!\$\{[^}]*\}`)[^`]*)`/g)].map(([, text = ""]) => {
  const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\w-]+")}$`);
});

describe.each(rooms)("%s", (file) => {
  const room = file.replace(/^words[/\\]|\.json$/g, "");
  const catalogue: Record<string, Record<string, string>> = JSON.parse(readFileSync(source + file, "utf8"));

  test("every sentence is there in Kazakh, Russian and English, with the same blanks", () => {
    for (const [key, sentence] of Object.entries(catalogue)) {
      expect(Object.keys(sentence).sort(), key).toEqual(["en", "kk", "ru"]);
      const [kk = "", ru = "", en = ""] = [sentence.kk, sentence.ru, sentence.en];
      expect(kk && ru && en, key).toBeTruthy();
      expect([blanksOf(kk), blanksOf(en)], key).toEqual([blanksOf(ru), blanksOf(ru)]);
    }
  });

  test("the page says every sentence", () => {
    expect(Object.keys(catalogue).filter((key) => !isSaid(`${room}.${key}`))).toEqual([]);
  });
});

test("a module that says a sentence of a room that is loaded later brings its sentences", () => {
  const late = rooms
    .map((file) => file.replace(/^words[/\\]|\.json$/g, ""))
    .filter((room) => files.includes(`words/${room}.ts`));
  expect(late).toEqual([
    "bill",
    "check",
    "operations",
    "paper",
    "procurement",
    "products",
    "result",
    "table",
    "training",
  ]);
  for (const file of files.filter((one) => /\.tsx?$/.test(one) && !/^words|\.test\.ts$/.test(one))) {
    const text = readFileSync(source + file, "utf8");
    const said = late.filter((room) => new RegExp(`["\`]${room}\\.[a-z]`).test(text));
    expect(
      said.filter((room) => !text.includes(`import "../words/${room}.ts";`)),
      file,
    ).toEqual([]);
  }
});
