import { CONTRACT_STEPS, type ContractStep } from "../case/place.ts";
import { understood } from "../case/read.ts";
import { figure, percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { assessment } from "./answer.ts";
import { eachContract } from "./edit.ts";
import { type ContractDraft, isBlank } from "./shape.ts";

/** The steps beside this one. */
export function beside(step: ContractStep): { before: ContractStep | undefined; after: ContractStep | undefined } {
  const at = CONTRACT_STEPS.indexOf(step);
  return { before: CONTRACT_STEPS[at - 1], after: CONTRACT_STEPS[at + 1] };
}

const nodes = ({ contracts }: ContractDraft) => eachContract(contracts).map(({ node }) => node);

/** How many goods are written, of all contracts. */
export const countGoods = (draft: ContractDraft) =>
  nodes(draft).reduce((count, { goods }) => count + goods.filter((line) => !isBlank(line)).length, 0);

/** Whether a step holds what the share cannot be told without. */
export function isDone(step: ContractStep, draft: ContractDraft): boolean {
  const { kind, value, on } = draft;
  switch (step) {
    case "terms":
      return kind !== "" && value.trim() !== "" && on.trim() !== "";
    case "chain":
      // Of a contract for goods nothing more is needed of who performs it.
      return kind === "goods" || nodes(draft).every(({ payroll }) => payroll.total.trim() !== "");
    case "goods":
      return countGoods(draft) > 0;
    default:
      return false;
  }
}

/** What was said at a step, in short. */
export function said(step: ContractStep, draft: ContractDraft): string {
  const { kind, value, currency } = draft;
  switch (step) {
    case "terms": {
      const amount = value.trim() && `${figure(understood("amount", value))} ${currency}`;
      return [kind && t(`procurement.kind-${kind}-short`), amount].filter(Boolean).join(", ");
    }
    case "chain":
      return t("procurement.count-contracts", { count: nodes(draft).length });
    case "goods":
      return countGoods(draft) > 0 ? t("procurement.count-goods", { count: countGoods(draft) }) : "";
    case "result": {
      const share = assessment.value?.share;
      return share ? percent(share) : "";
    }
    default:
      return "";
  }
}
