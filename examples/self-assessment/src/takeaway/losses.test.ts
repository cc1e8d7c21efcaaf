import { describe, expect, it } from "vitest";
import { losses } from "./losses.ts";

describe("losses", () => {
  it("finds none where all is kept", () => {
    expect(losses({ a: "1", b: [{ c: null }], d: 2 }, { a: "1", b: [{ e: "more" }], d: "2" })).toEqual([]);
  });

  it("names what has no place, by pointer", () => {
    expect(losses({ "a/b": 1, c: { "~d": true } }, { c: {} })).toEqual(["/a~1b", "/c/~0d"]);
  });

  it("names what is kept otherwise", () => {
    expect(losses({ price: { amount: "10", currency: "USD" } }, { price: "10" })).toEqual(["/price"]);
    expect(losses({ is: true }, { is: "true" })).toEqual(["/is"]);
  });

  it("names a list as a whole once one of it is gone", () => {
    expect(losses({ list: [{ a: 1 }, { a: 2 }] }, { list: [{ a: 2 }] })).toEqual(["/list"]);
    expect(losses({ list: [] }, {})).toEqual(["/list"]);
  });
});
