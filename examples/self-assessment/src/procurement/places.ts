import { batch, signal } from "@preact/signals";
import { type ContractStep, go } from "../case/place.ts";
import { type Key, t } from "../words/index.ts";
import "../words/procurement.ts";
import { contract, stated } from "./draft.ts";
import { eachContract } from "./edit.ts";
import type { ContractNode } from "./shape.ts";

/** The contract whose fields are shown, by its key. */
const chosen = signal<number | undefined>(undefined);
/** The field to go to next, by its JSON pointer. */
export const wanted = signal<string | undefined>(undefined);
/** The contracts whose subcontracts the tree does not show, by their keys. */
export const folded = signal<ReadonlySet<number>>(new Set());

/** The contract whose fields are shown: the first where none was chosen. */
export function selected(): ContractNode | undefined {
  const all = eachContract(contract.value?.contracts ?? []);
  return (all.find(({ node }) => node.key === chosen.value) ?? all[0])?.node;
}

export function select(key: number): void {
  chosen.value = key;
  const above = eachContract(contract.value?.contracts ?? []).find(({ node }) => node.key === key)?.above ?? [];
  if (above.some(({ key }) => folded.value.has(key))) {
    folded.value = new Set([...folded.value].filter((key) => !above.some((node) => node.key === key)));
  }
}

/** The step at which a fact of a contract is written. */
function stepOf(pointer: string): ContractStep {
  if (/^\/contracts\/\d+\/goods(\/|$)/.test(pointer)) return "goods";
  return pointer.startsWith("/contracts") ? "chain" : "terms";
}

/** Shows the field of a fact and goes to it. */
export function jump(pointer: string): void {
  const at = /^\/contracts\/\d+/.exec(pointer)?.[0];
  const key = at === undefined ? undefined : stated.value?.at.get(at)?.key;
  batch(() => {
    if (key !== undefined) select(key);
    go({ tab: "contract", step: stepOf(pointer) });
    wanted.value = pointer;
  });
}

/** The field that stands for a fact: its own, a part of it, or what it is a part of. */
export function fieldOf(root: ParentNode, pointer: string): HTMLElement | undefined {
  const fields = [...root.querySelectorAll<HTMLElement>("[data-at]")];
  const at = (field: HTMLElement) => field.dataset.at ?? "";
  const around = fields.filter((field) => pointer.startsWith(`${at(field)}/`));
  return (
    fields.find((field) => at(field) === pointer) ??
    fields.find((field) => at(field).startsWith(`${pointer}/`)) ??
    around.reduce<HTMLElement | undefined>(
      (best, one) => (best && at(best).length >= at(one).length ? best : one),
      undefined,
    )
  );
}

const DOCUMENT: Record<string, Key> = {
  on: "procurement.on",
  kind: "procurement.kind",
  value: "procurement.value",
  currency: "procurement.currency",
  vat: "procurement.vat",
  subsoil_contract_day: "procurement.subsoil-contract-day",
  subsoil_term_changed_day: "procurement.subsoil-term-changed-day",
  contract_day: "procurement.contract-day",
  report_day: "procurement.report-day",
  contracts: "procurement.tree",
};

const CONTRACT: Record<string, Key> = {
  id: "procurement.number",
  value: "procurement.own-value",
  day: "procurement.own-day",
  vat: "procurement.vat",
  subcontracts: "procurement.subcontracts",
  "performer/name": "procurement.name",
  "performer/bin": "procurement.bin",
  "performer/kazakhstani_producer": "procurement.producer",
  payroll: "procurement.staff-payroll",
  "payroll/kazakhstani": "procurement.staff-payroll-kazakhstani",
  "payroll/total": "procurement.staff-payroll-total",
  headcount: "procurement.staff-headcount",
  "headcount/kazakhstani": "procurement.staff-headcount-kazakhstani",
  "headcount/total": "procurement.staff-headcount-total",
  goods: "procurement.goods",
};

const GOODS: Record<string, Key> = {
  name: "procurement.line-name",
  quantity: "procurement.form-quantity",
  price: "procurement.form-price",
  value: "procurement.line-value",
  delivered: "procurement.delivered",
  country: "procurement.country",
  proof: "procurement.proof-kind",
  "proof/kind": "procurement.proof-kind",
  "proof/number": "procurement.proof-number",
  "proof/date": "procurement.proof-date",
  "proof/share": "procurement.proof-share",
  housing_share: "procurement.housing-share",
  vat: "procurement.vat",
};

/** Where a fact belongs, in words: «Договор 1.2 · Товар 3 · Доля, %». */
export function placeWords(pointer: string): string {
  const [, contractAt, line, rest = ""] = /^(\/contracts\/\d+)?(?:\/goods\/(\d+))?\/?(.*)$/.exec(pointer) ?? [];
  const name = (at: string) => stated.value?.names.get(stated.value.at.get(at)?.key ?? 0) ?? "";
  const parts: string[] = [];
  if (contractAt) parts.push(t("procurement.contract", { number: name(contractAt) }));
  if (line) parts.push(t("procurement.line", { number: name(`${contractAt}/goods/${line}`) }));
  const labels = line ? GOODS : contractAt ? CONTRACT : DOCUMENT;
  const steps = rest.split("/");
  const known = steps.map((_, index) => steps.slice(0, steps.length - index).join("/")).find((path) => path in labels);
  const label = known && labels[known];
  if (label) parts.push(t(label));
  return parts.join(" · ") || pointer;
}
