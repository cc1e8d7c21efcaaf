import type { Comparison } from "tegi";

/** Where the marks of a number line stand, each in percent of its length. For drawing only: no figure is made here. */
export interface Line {
  /** What the line ends at, in percent of the base. */
  end: number;
  measured: number;
  /** How far what is not settled may reach beyond `measured`. */
  possible: number;
  limit?: number;
  /** Where a value keeps its limit; absent where the limit is a person's wish. */
  allowed?: { from: number; to: number };
}

const ENDS = [10, 20, 25, 50, 100];

/** The first round number that leaves some room beyond all that is to be shown. */
export function niceEnd(most: number): number {
  return ENDS.find((end) => most <= (end === 100 ? end : end * 0.85)) ?? Math.ceil(most / 50) * 50;
}

/** The line of a value beside its limit; none while the base is not stated. */
export function lineOf(comparison: Comparison): Line | undefined {
  const { measured, base, undecided, unbounded } = comparison;
  if (!measured || !base) return undefined;
  const [value, limit] = [Number(measured), Number(comparison.limit)];
  const possible = value + (Number(base) > 0 ? (Number(undecided ?? 0) * 100) / Number(base) : 0);
  const end = niceEnd(Math.max(possible, limit));
  const at = (percent: number) => (percent / end) * 100;
  const allowed = comparison.at_least ? { from: at(limit), to: 100 } : { from: 0, to: at(limit) };
  return { end, measured: at(value), possible: unbounded ? 100 : at(possible), limit: at(limit), allowed };
}

/** The line of a share, or of the two ends between which it lies. */
export function shareLine(low: string, high: string, wished: string): Line {
  const limit = wished === "" ? undefined : Number(wished);
  return { end: 100, measured: Number(low), possible: Number(high), ...(Number.isFinite(limit) && { limit }) };
}

/** How a label is set so that it does not leave the line at its ends. */
export function anchor(at: number): "start" | "middle" | "end" {
  return at < 18 ? "start" : at > 82 ? "end" : "middle";
}
