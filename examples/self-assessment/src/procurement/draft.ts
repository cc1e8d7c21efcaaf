import { computed } from "@preact/signals";
import type { ContractFacts } from "tegi";
import { history } from "../case/history.ts";
import type { Doubts } from "../case/read.ts";
import { fromFacts, toFacts } from "./facts.ts";
import type { ContractDraft } from "./shape.ts";

const steps = history<ContractDraft | null>(null);

/** The contract as written so far; `null` until one is begun. */
export const contract = steps.value;
export const { undo, redo, canUndo, canRedo } = steps;

/** Changes the contract; the change can be undone. */
export function change(make: Partial<ContractDraft> | ((draft: ContractDraft) => ContractDraft)): void {
  const before = contract.value;
  if (before) steps.change(typeof make === "function" ? make(before) : { ...before, ...make });
}

/** Puts another contract, or none, in place of this one; that too can be undone. */
export function begin(draft: ContractDraft | null): void {
  steps.change(draft);
}

export const stated = computed(() => contract.value && toFacts(contract.value));

/** The facts that the contract states, for a file; `null` where none is begun. */
export function contractFacts(): ContractFacts | null {
  return stated.value?.facts ?? null;
}

/** What was typed and cannot be taken at its word. */
export const contractDoubts = (): Doubts => stated.value?.doubts ?? new Map();

/** Opens the facts of a file, or forgets the contract; nothing of the one before comes back. */
export function openContract(facts: ContractFacts | null): void {
  steps.replace(facts && fromFacts(facts));
}
