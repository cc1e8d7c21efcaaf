import type { Assessment, Facts } from "tegi";
import { isBlank, type Row } from "../case/draft.ts";
import type { Stated } from "../case/facts.ts";
import { codeWords } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";

/** What stands at a JSON pointer of the facts. */
function valueAt(facts: Facts, pointer: string): unknown {
  const inside = (value: unknown, name: string) => (value as Record<string, unknown> | undefined)?.[name];
  return pointer.split("/").slice(1).reduce<unknown>(inside, facts);
}

/** The rows of one good's bill, by the ids that the answer names its materials with. */
export function rowsOf({ facts, rows }: Stated, good: string): Map<string, Row> {
  const materials = valueAt(facts, `${good}/materials`);
  const found = new Map<string, Row>();
  if (!Array.isArray(materials)) return found;
  materials.forEach(({ id }: { id: string }, index) => {
    const row = rows.get(`${good}/materials/${index}`);
    if (row) found.set(id, row);
  });
  return found;
}

/** What a person calls the material of a row: its name, else its code. */
export function nameOf(row: Row): string {
  const { name, part, hs } = row;
  return name.trim() || part?.name.trim() || codeWords(hs.trim()) || t("result.unnamed");
}

/** The name of the part that a step is about; empty for the good itself. */
export function partName({ rows }: Stated, good: string): string {
  const row = rows.get(good.replace(/\/made_from$/, ""));
  return row && !isBlank(row) ? nameOf(row) : "";
}

/** How many names a list on the screen holds; the workbook has all. */
export const SHOWN = 5;

/** The answer with the first names of each long list, and without the sentence of every line. */
export function briefly(answer: Assessment): Assessment {
  const few = <Of extends { about?: string[] }>(notice: Of): Of => {
    const { about = [] } = notice;
    const more = about.length - SHOWN;
    return more > 0 ? { ...notice, about: [...about.slice(0, SHOWN), t("result.and-more", { count: more })] } : notice;
  };
  return { ...answer, materials: [], rests_on: answer.rests_on.map(few), warnings: answer.warnings.map(few) };
}

/**
 * The answer as the page has it told: materials by their names, and without the figures that stand formatted beside
 * its sentences.
 */
export function plainly(answer: Assessment, stated: Stated): Assessment {
  const bills = new Map<string, Map<string, Row>>();
  const named = (good: string, id: string) => {
    const bill = bills.get(good) ?? rowsOf(stated, good);
    bills.set(good, bill);
    const row = bill.get(id);
    return row ? nameOf(row) : id;
  };
  return {
    ...answer,
    materials: answer.materials.map((one) => ({ ...one, id: named("", one.id), value: null })),
    steps: answer.steps.map((step) => ({ ...step, comparison: null, materials: [] })),
    readings: answer.readings.map((reading) => ({
      ...reading,
      options: reading.options.map((option) => ({ ...option, share: null })),
    })),
    rests_on: answer.rests_on.map((ground) => ({ ...ground, about: ground.about?.map((id) => named("", id)) ?? [] })),
    warnings: answer.warnings.map((notice) => {
      const good = /^(.*)\/materials$/.exec(notice.at ?? "")?.[1];
      return good === undefined ? notice : { ...notice, about: notice.about?.map((id) => named(good, id)) ?? [] };
    }),
  };
}
