import type { Assessment } from "tegi/good";
import { draft, editions } from "../case/store.ts";
import { dayWords } from "../ui/figure.ts";
import { pick, t } from "../words/index.ts";
import "../words/result.ts";

/** By which rulebook, day and edition an answer was given, and that it is no certificate. */
export function basisWords({ receipt }: Assessment): string {
  const edition = editions.value.find(({ id, first }) => id === receipt.rulebook && first === receipt.edition);
  const day = dayWords(receipt.on);
  const basis = edition
    ? t("result.basis", { rulebook: pick(edition.title), day, edition: dayWords(edition.first) })
    : t("result.basis-no-edition", { rulebook: draft.value.rulebook, day });
  return `${basis} ${t("result.no-certificate")}`;
}

/** The criterion as the certificate states it, where there is one. */
export const criterionWords = ({ criterion }: Assessment): string =>
  criterion ? t("result.criterion", { criterion }) : "";
