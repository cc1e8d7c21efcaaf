import { readFileSync } from "node:fs";
import { type Facts, explain, mask } from "tegi";
import { sign } from "tegi/signature";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";
import { Notice } from "../ui/notice.tsx";
import { news } from "./news.ts";
import { openFile } from "./put.ts";
import { beside, record, verified } from "./record.ts";

const boiler: Facts = JSON.parse(readFileSync(new URL("../../../boiler.json", import.meta.url), "utf8"));

let whole: string;
let masked: string;
let envelope: string;
let keys: string;
let others: string;

beforeAll(async () => {
  await wholeEngine();
  const [own, other] = await Promise.all([pair(), pair()]);
  whole = (await record(boiler)).text;
  masked = JSON.stringify(mask(whole), sorted);
  envelope = await sign(whole, own);
  keys = list(own, "Boiler works");
  others = list(other, "Somebody else");
});

describe.each(["kk", "ru", "en"] as const)("in %s", (spoken) => {
  beforeEach(() => {
    language.value = spoken;
    news.value = null;
  });

  test("a trusted key vouches for a masked record, and it is said whose it is", async () => {
    const found = await verified(masked, { keys, signatures: [envelope] });
    expect(found.isWrong).toBe(false);
    expect(found.list()[0]).toContain("Boiler works");
    expect(found.tell()).not.toBe((await verified(masked)).tell());
  });

  test("another key vouches for nothing, and that is said", async () => {
    const found = await verified(masked, { keys: others, signatures: [envelope] });
    expect(found.isWrong).toBe(true);
    expect(found.list().join()).not.toContain("Boiler works");
    expect(found.list().length).toBeGreaterThan(1);
  });

  test("the field stands beside the record that was opened, and takes keys and signature in any order", async () => {
    await openFile(file("burner.masked.json", masked));
    const field = fieldOf(news.value!);
    expect(field.label).toBeTruthy();
    await news.value!.files!.choose([file("burner.dsse", envelope), file("keys.json", keys)]);
    expect(news.value).toMatchObject({ isWrong: false });
    expect(news.value!.list!()[0]).toContain("Boiler works");
    // What was chosen can be chosen again.
    await news.value!.files!.choose([file("keys.json", others), file("burner.dsse", envelope)]);
    expect(news.value).toMatchObject({ isWrong: true });
    await news.value!.files!.choose([file("burner.dsse", envelope)]);
    expect(news.value).toMatchObject({ isWrong: true });
    expect(fieldOf(news.value!).label).toBeTruthy();
  });

  test("what is no list of keys is told", async () => {
    const found = await verified(masked, { keys: "{}", signatures: [] });
    expect(found.isWrong).toBe(true);
    const refused = { type: "refusal" as const, errors: [{ code: "missing-field", at: "/keys/type" }] };
    expect(found.list()).toContain(explain(refused, spoken).errors[0]?.text);
  });
});

test("a whole record may have its keys, too", async () => {
  await openFile(file("boiler.record.json", whole));
  await news.value!.files!.choose([file("keys.json", keys), file("boiler.dsse", envelope)]);
  expect(news.value).toMatchObject({ isWrong: false });
});

test("files are told apart by what they hold", () => {
  expect(beside([envelope, keys])).toEqual({ keys, signatures: [envelope] });
  expect(beside(["eyJhbGciOiJFZERTQSJ9..c2ln", "-----BEGIN PUBLIC KEY-----"])?.signatures).toHaveLength(1);
  expect(beside([envelope])).toBeUndefined();
  expect(beside([keys, others])).toBeUndefined();
});

const file = (name: string, text: string) => new File([text], name);

/** The label and the input of the notice's field for files. */
function fieldOf(told: NonNullable<typeof news.value>): { label: string } {
  const found: { label: string }[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk);
    if (typeof part !== "object" || part === null) return;
    const { type, props } = part as { type: unknown; props: { children?: unknown } };
    if (type === "label") {
      const [label, input] = props.children as [string, { type: string; props: { type: string; multiple: boolean } }];
      expect(input).toMatchObject({ type: "input", props: { type: "file", multiple: true } });
      found.push({ label });
    }
    walk(props?.children);
  };
  walk(Notice({ ...told, onClose: () => undefined }));
  expect(found).toHaveLength(1);
  return found[0]!;
}

async function pair(): Promise<JsonWebKey> {
  const { privateKey } = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  return crypto.subtle.exportKey("jwk", privateKey);
}

function list({ kty, crv, x }: JsonWebKey, whose: string): string {
  return JSON.stringify({ type: "trust", format: 1, keys: [{ key: { kty, crv, x }, whose }] });
}

/** Members in order, as the canonical text has them. */
function sorted(_: string, value: unknown) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
