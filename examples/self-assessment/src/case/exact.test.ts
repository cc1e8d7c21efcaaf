import { describe, expect, it } from "vitest";
import { percentOf, percentOfFraction, product, sum } from "./exact.ts";

describe("decimals", () => {
  it("sum without loss", () => {
    expect(sum(["0.10", "0.20"])).toBe("0.30");
    expect(sum(["999999999999999.999999", "0.000001"])).toBe("1000000000000000.000000");
    expect(sum([])).toBe("0.00");
  });

  it("multiply without loss", () => {
    expect(product("10.50", "512.30")).toBe("5379.1500");
    expect(product("x", "1")).toBeUndefined();
  });

  it("make a percent, half up", () => {
    expect(percentOf("3.2", "4")).toBe("80.00");
    expect(percentOf("2", "3")).toBe("66.67");
    expect(percentOf("1", "80000")).toBe("0.00");
    expect(percentOf("1", "20000")).toBe("0.01");
    expect(percentOf("1", "0")).toBeUndefined();
    expect(percentOfFraction("9/10")).toBe("90.00");
    expect(percentOfFraction("1")).toBe("100.00");
  });
});
