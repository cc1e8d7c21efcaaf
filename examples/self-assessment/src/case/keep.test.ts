import { afterAll, expect, test, vi } from "vitest";
import { allowKeeping, forgetKept, keepList, keptList } from "./keep.ts";

const device = new Map<string, string>();
vi.stubGlobal("localStorage", {
  getItem: (name: string) => device.get(name) ?? null,
  setItem: (name: string, text: string) => device.set(name, text),
  removeItem: (name: string) => device.delete(name),
});
afterAll(() => vi.unstubAllGlobals());

test("nothing is kept unless that is allowed; all that is kept is forgotten", () => {
  keepList("tegi-rulebooks", ["{}"]);
  expect(device.size).toBe(0);
  allowKeeping();
  keepList("tegi-rulebooks", ["{}"]);
  keepList("tegi-table-mappings", [["Code", {}]]);
  expect(keptList("tegi-rulebooks")).toEqual(["{}"]);
  expect(keptList("tegi-table-mappings")).toEqual([["Code", {}]]);
  forgetKept();
  expect(device.size).toBe(0);
  expect(keptList("tegi-table-mappings")).toEqual([]);
});
