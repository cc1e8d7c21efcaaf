import type { ProofKind } from "tegi";

/** The papers that can be chosen; the first two give a share. */
export const PROOFS: readonly ProofKind[] = ["register-extract", "ct-kz", "none", "ct-1", "invoice", "declaration"];
