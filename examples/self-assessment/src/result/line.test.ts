import { expect, test } from "vitest";
import { anchor, lineOf, niceEnd, shareLine } from "./line.ts";

test("A line ends at a round number beyond all that it shows", () => {
  expect([0, 8.5, 9, 17, 21, 43, 50, 85, 100].map(niceEnd)).toEqual([10, 10, 20, 20, 25, 100, 100, 100, 100]);
  expect([100.01, 149, 151, 1000].map(niceEnd)).toEqual([150, 150, 200, 1000]);
});

test("A value and its limit stand in proportion", () => {
  expect(lineOf({ value: "434242.00", base: "1000000.00", measured: "43.4242", limit: "50" })).toEqual({
    end: 100,
    measured: 43.4242,
    possible: 43.4242,
    limit: 50,
    allowed: { from: 0, to: 50 },
  });
  const above = lineOf({ value: "240", base: "200", measured: "120.0000", limit: "45" });
  expect(above).toEqual({ end: 150, measured: 80, possible: 80, limit: 30, allowed: { from: 0, to: 30 } });
});

test("Where a value must be at least its limit, all beyond the limit is allowed", () => {
  const enough = lineOf({ value: "60", base: "100", measured: "60.0000", limit: "50", at_least: true });
  expect(enough).toMatchObject({ measured: 60, limit: 50, allowed: { from: 50, to: 100 } });
});

test("What is not settled reaches beyond the value, to the end where it has no bound", () => {
  const open = { value: "30", base: "100", measured: "30.0000", limit: "50", undecided: "20" };
  expect(lineOf(open)).toMatchObject({ end: 100, measured: 30, possible: 50 });
  expect(lineOf({ ...open, unbounded: true })).toMatchObject({ possible: 100 });
});

test("There is no line while the base is not stated", () => {
  expect(lineOf({ value: "30", limit: "50" })).toBeUndefined();
});

test("A share has a limit only where one is wished", () => {
  expect(shareLine("40.31", "40.31", "")).toEqual({ end: 100, measured: 40.31, possible: 40.31 });
  expect(shareLine("30", "60", "50")).toEqual({ end: 100, measured: 30, possible: 60, limit: 50 });
  expect(shareLine("30", "60", "half")).not.toHaveProperty("limit");
});

test("Labels stay on the line", () => {
  expect([0, 50, 100].map(anchor)).toEqual(["start", "middle", "end"]);
});
