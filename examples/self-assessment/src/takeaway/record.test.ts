import { readFileSync } from "node:fs";
import { type Facts, explain, mask } from "tegi";
import { beforeAll, expect, test } from "vitest";
import { wholeEngine } from "../engine.ts";
import { LANGUAGES, language } from "../words/index.ts";
import { record, verified } from "./record.ts";

const boiler: Facts = JSON.parse(readFileSync(new URL("../../../boiler.json", import.meta.url), "utf8"));

beforeAll(() => wholeEngine());

test("a record that was made here holds, and can be masked", async () => {
  const { text, digest } = await record(boiler);
  expect(await verified(text)).toMatchObject({ isWrong: false });
  expect((await verified(text)).list()).toEqual([]);
  const masked = mask(text);
  expect(masked.digest).toBe(digest);
  const found = await verified(JSON.stringify(masked, sorted));
  expect(found).toMatchObject({ isWrong: false });
  expect((await record(boiler)).digest, "another salt").not.toBe(digest);
});

test("an altered record is told with the place, in three languages", async () => {
  const { text } = await record(boiler);
  const altered = await verified(text.replace('"criterion":', '"criterion":"П","was":'));
  expect(altered.isWrong).toBe(true);
  expect(altered.list()).toContain("/answer/criterion");
  // Nothing but a space was added: the record holds, and that is said.
  const spaced = await verified(`${text} `);
  expect(spaced.isWrong).toBe(false);
  const said = LANGUAGES.flatMap((name) => {
    language.value = name;
    expect(spaced.list()).toEqual([]);
    return [altered.tell(), spaced.tell()];
  });
  expect(new Set(said).size).toBe(6);
});

test("what is no record is wrong, and why is said", async () => {
  const found = await verified("{}");
  expect(found.isWrong).toBe(true);
  expect(found.list()).toEqual([
    explain({ type: "refusal", errors: [{ code: "not-a-record", at: "/type" }] }, language.value).errors[0]?.text,
  ]);
});

/** Members in order, as the canonical text has them. */
function sorted(_: string, value: unknown) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
