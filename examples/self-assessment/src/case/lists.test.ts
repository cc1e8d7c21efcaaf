import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { engineReady } from "../engine.ts";
import { language } from "../words/index.ts";
import { allowKeeping, keepList, keptList } from "./keep.ts";
import { listFaults, restoreLists, takeList } from "./lists.ts";
import { draft, editions, replace } from "./store.ts";
import { emptyDraft } from "./draft.ts";

const device = new Map<string, string>();
vi.stubGlobal("localStorage", {
  getItem: (name: string) => device.get(name) ?? null,
  setItem: (name: string, text: string) => device.set(name, text),
  removeItem: (name: string) => device.delete(name),
});
afterAll(() => vi.unstubAllGlobals());

const list = (id: string, title: string) =>
  JSON.stringify({
    id,
    first: "2026-01-01",
    last: "2026-12-31",
    read_to: "2026-12-31",
    in_force: "act whole primary",
    title: { kk: title, ru: title, en: title },
    acts: { act: { kk: "Act", ru: "Act", en: "Act" } },
    origin: { country: "KZ", list: [{ id: "row", code: "8403", expression: "CTH", cite: "act p-1 primary" }] },
  });

beforeAll(async () => {
  await engineReady;
  allowKeeping();
  language.value = "en";
});

test("a list that is kept and given again is taken once, and one given anew stands in place of the kept one", async () => {
  const [kept, other] = [list("kz-register+kept", "Kept"), list("kz-register+other", "Other")];
  const newer = list("kz-register+kept", "Newer");
  keepList("tegi-rulebooks", [kept, other]);
  replace(emptyDraft("2026-03-01", { rulebook: "kz-register", hs: "8403", readings: { some: "reading" } }));
  // As the element does: the site's own list first, then the kept ones.
  await Promise.all([takeList(newer), restoreLists()]);
  expect(listFaults.value).toEqual([]);
  const titles = () => editions.value.filter(({ id }) => id.includes("+")).map(({ title }) => title.en);
  expect(titles().sort()).toEqual(["Newer", "Other"]);
  expect(draft.value).toMatchObject({ rulebook: "kz-register+kept", readings: {} });
  expect(keptList("tegi-rulebooks")).toEqual([other, newer]);
  // With other spaces it is the same list.
  await takeList(JSON.stringify(JSON.parse(newer), null, 2));
  expect(listFaults.value).toEqual([]);
  expect(titles()).toHaveLength(2);
});

test("a list that cannot be read is told, and takes no place", async () => {
  const before = keptList("tegi-rulebooks");
  await takeList("{}");
  expect(listFaults.value.length).toBeGreaterThan(0);
  await takeList("no JSON");
  expect(listFaults.value.length).toBeGreaterThan(0);
  expect(keptList("tegi-rulebooks")).toEqual(before);
});
