import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import boiler from "../../../boiler.json";
import { fromFacts } from "../case/facts.ts";
import { assessment, replace } from "../case/store.ts";
import { engineReady } from "../engine.ts";
import { worksheet } from "../takeaway/sheet.ts";
import { language } from "../words/index.ts";
import { Cited, Mark } from "../ui/parts.tsx";
import { VerdictWords } from "./parts.tsx";
import { told } from "./told.ts";
import { VerdictSection } from "./verdict.tsx";

type Facts = Parameters<typeof fromFacts>[0];

/** A verdict that needs no paper, and one that hangs on papers that are not there. */
const SETTLED = {
  ...boiler,
  materials: boiler.materials.map((one) => ({ ...one, proof: { kind: "ct-1" } })),
} as unknown as Facts;
const PROVISIONAL = {
  ...boiler,
  materials: boiler.materials.map((one) => ({ ...one, proof: { kind: "none" } })),
} as unknown as Facts;

const MARKED = { kk: "(алдын ала)", ru: "(предварительно)", en: "(provisional)" };

beforeAll(async () => {
  await engineReady;
});

/** What of an element is seen: the parts that it is made of, down to their words. */
function seen(part: unknown): { classes: string[]; text: string } {
  if (typeof part === "string" || typeof part === "number") return { classes: [], text: String(part) };
  if (Array.isArray(part)) {
    const parts = part.map(seen);
    return { classes: parts.flatMap(({ classes }) => classes), text: parts.map(({ text }) => text).join("") };
  }
  if (typeof part !== "object" || part === null) return { classes: [], text: "" };
  const { type, props } = part as { type: unknown; props: Record<string, unknown> };
  // The provision behind a click keeps a state of its own.
  if (type === Cited) return { classes: [], text: "" };
  if (typeof type === "function") return seen(type(props));
  const inside = seen(props.children);
  return { classes: [...(props.class ? [String(props.class)] : []), ...inside.classes], text: inside.text };
}

describe.each(["kk", "ru", "en"] as const)("in %s", (spoken) => {
  beforeEach(() => {
    language.value = spoken;
  });

  const shown = (facts: Facts) => {
    replace(fromFacts(facts));
    if (!told.value || !assessment.value) throw new Error("no answer");
    const box = seen(VerdictSection(told.value));
    return { box, answer: assessment.value, brief: seen(VerdictWords({ of: assessment.value })), sheet: worksheet() };
  };

  test("a settled verdict is shown as one", () => {
    const { box, answer, brief, sheet } = shown(SETTLED);
    expect(answer).toMatchObject({ verdict: "originating", provisional: false });
    expect(box.classes[0]).toBe("verdict originating");
    expect(box.classes).toContain("mark originating");
    expect(box.text + brief.text).not.toContain(MARKED[spoken]);
    expect(sheet.grounds).toEqual([]);
  });

  test("a provisional verdict has another sign, the word beside it, and its grounds inside the box", () => {
    const { box, answer, brief, sheet } = shown(PROVISIONAL);
    expect(answer).toMatchObject({ verdict: "originating", provisional: true });
    expect(box.classes[0]).toBe("verdict originating provisional");
    expect(box.classes).not.toContain("mark originating");
    expect(brief.classes).toEqual(["mark undetermined"]);
    expect(brief.text).toContain(MARKED[spoken]);
    expect(box.text).toContain(MARKED[spoken]);
    expect(sheet.grounds.length).toBe(answer.rests_on.length);
    for (const { text } of sheet.grounds) expect(box.text).toContain(text);
  });
});

test("the sign of a verdict is for the eye alone", () => {
  expect(seen(Mark({ of: "disputed" }))).toEqual({ classes: ["mark disputed"], text: "⇄" });
});
