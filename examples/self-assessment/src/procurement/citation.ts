import { type Citation, type Receipt, rulebook } from "tegi/good";
import { pick, t } from "../words/index.ts";
import "../words/procurement.ts";

/** A provision in words: act, place and, unless it was read in the act itself, how it is known. */
export function citationWords({ act, place, mark }: Citation, receipt: Receipt): string {
  const title = rulebook(`${receipt.rulebook}@${receipt.edition}`).acts?.[act];
  const places = place.split("/").map((one) => {
    const [, kind, number = ""] = /^(p|app)-(.+)$/.exec(one) ?? [];
    return kind === "p" || kind === "app" ? t(`procurement.place-${kind}`, { number }) : one;
  });
  const known = mark === "primary" ? "" : ` — ${t(`procurement.mark-${mark}`)}`;
  return `${title ? pick(title) : act}, ${places.join(", ")}${known}`;
}
