import type { Comparison } from "tegi";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { money } from "./told.ts";

/** A limit in percent, with the side on which a value keeps it: `at_least` where more is better. */
export const boundWords = ({ limit, at_least }: Pick<Comparison, "limit" | "at_least">): string =>
  t(at_least ? "result.limit-mark-least" : "result.limit-mark", { limit: percent(limit) });

/** What is left to a limit, or by how much a value misses it. */
export function roomWords({ headroom, at_least }: Comparison): string {
  if (!headroom) return "";
  if (!headroom.startsWith("-")) return t("result.room-of", { amount: money(headroom) });
  return t(at_least ? "result.short-by" : "result.over-by", { amount: money(headroom.slice(1)) });
}

/** A value in percent beside its limit, in one sentence. */
export function figureWords({ measured, limit, basis, at_least }: Comparison): string {
  const blanks = { measured: percent(measured ?? ""), limit: percent(limit) };
  if (at_least) return t("result.figure-least", blanks);
  return t(basis ? "result.figure-most" : "result.figure", blanks);
}

/** The same with the amounts behind it, for who does not see the picture. */
export function comparedWords(comparison: Comparison): string {
  const { value, base, basis, measured, limit, limit_value, undecided, at_least } = comparison;
  const key = at_least ? "result.limit-label-least" : basis ? "result.limit-label-most" : "result.limit-label";
  return [
    t(key, {
      value: money(value),
      base: money(base ?? ""),
      measured: percent(measured ?? ""),
      limit: percent(limit),
      limit_value: money(limit_value ?? ""),
    }),
    roomWords(comparison),
    undecided && t("result.undecided-label", { undecided: money(undecided) }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What is left to the limit, in money; else why that is not known. */
export const headroomOf = ({ headroom, basis }: Comparison): string =>
  headroom ? money(headroom) : t(basis ? "result.base-needed" : "result.price-needed");
