import { computed } from "@preact/signals";
import type { ContractFacts, Facts, Fault } from "tegi";
import { settle } from "../bill/state.ts";
import { place } from "../case/place.ts";
import { isReady, stated } from "../case/store.ts";
import { contractDoubts, contractFacts } from "../procurement/draft.ts";

/** Whether anything but the day, the purpose, the currency and the basis of amounts is stated. */
export function isBegun({ on, rulebook, currency, vat, good, materials, ...more }: Facts): boolean {
  const { hs, ...rest } = good;
  return Boolean(hs || materials?.length) || [rest, more].some((stated) => Object.keys(stated).length > 0);
}

/** The case of the tab that is open: the facts of the good or of the contract; `null` while nothing is stated. */
export const current = computed<Facts | ContractFacts | null>(() => {
  if (!isReady.value) return null;
  if (place.value.tab === "contract") return contractFacts();
  return isBegun(stated.value.facts) ? stated.value.facts : null;
});

/** The same, with what was written a moment ago. */
export function currentNow(): Facts | ContractFacts | null {
  settle();
  return current.value;
}

/** What was typed of it and cannot be taken at its word. */
export function currentDoubts(): Fault[] {
  const doubts = place.value.tab === "contract" ? contractDoubts() : stated.value.doubts;
  return [...doubts.values()];
}

/** The name of a file about the case: what it is called, for which day, and what the file is. */
export function fileName(facts: Facts | ContractFacts, ending: string): string {
  const name = "good" in facts ? facts.good.name || facts.good.hs : "contract";
  const plain = name
    .replace(/[\\/:*?"<>|\u0000-\u001f.]+/g, " ")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, 60);
  return `${["tegi", plain, facts.on].filter(Boolean).join("-")}${ending}`;
}

/** Hands a file to the person. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Browsers read the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
