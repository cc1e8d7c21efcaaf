import { describe, expect, it } from "vitest";
import { LONGEST, pack, unpack } from "./link.ts";

const facts = {
  on: "2026-03-01",
  good: { name: "Қазан, котёл — «boiler»", hs: "8403109000" },
  materials: Array.from({ length: 40 }, (_, index) => ({ id: `m${index}`, hs: "7208512009", value: `${index}.50` })),
};

describe("a link", () => {
  it("carries a case there and back, in letters that need no escaping", async () => {
    const packed = await pack(facts);
    expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(packed.length).toBeLessThan(LONGEST);
    expect(JSON.parse(await unpack(packed))).toEqual(facts);
  });

  it("fails where it was cut short, changed, or is none", async () => {
    const packed = await pack(facts);
    for (const broken of [packed.slice(0, -9), "", "!!!", "AAAA", `x${packed}`]) {
      await expect(unpack(broken)).rejects.toThrow();
    }
  });

  it("stops where little unpacks to much", async () => {
    await expect(unpack(await pack({ a: " ".repeat(2_000_000) }))).rejects.toThrow("too large");
  });
});
