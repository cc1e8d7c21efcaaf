import type { ProofKind } from "tegi";

/** The papers that can be chosen; the first two give a share. */
export const PROOFS: readonly ProofKind[] = ["register-extract", "ct-kz", "none", "ct-1", "invoice", "declaration"];

const SPELLINGS: readonly [RegExp, ProofKind][] = [
  [/^(ст|ct)[\s-]*(kz|кз)$/i, "ct-kz"],
  [/^(ст|ct)[\s-]*1$/i, "ct-1"],
  [/выписк|реестр|үзінді|тізілім|extract|register/i, "register-extract"],
  [/^(нет|жоқ|none|no|-|–|—|0)$/i, "none"],
  [/^(инвойс|сч[её]т|invoice|шот)/i, "invoice"],
  [/^(деклар|declar)/i, "declaration"],
];

/** A paper by its name in the facts or as people call it; what is neither stays as it is, for the engine to refuse. */
export function proofKind(text: string): string {
  const plain = text.trim();
  if (PROOFS.some((kind) => kind === plain)) return plain;
  return SPELLINGS.find(([spelling]) => spelling.test(plain))?.[1] ?? plain;
}
