import { understood } from "../case/read.ts";
import { today } from "../case/store.ts";
import type { Entry } from "../check/entries.ts";
import { dayWords, figure } from "../ui/figure.ts";
import { type Key, t } from "../words/index.ts";
import "../words/check.ts";
import "../words/procurement.ts";
import { words } from "./answer.ts";
import { stated } from "./draft.ts";
import { eachContract } from "./edit.ts";
import { jump } from "./places.ts";
import { type ContractDraft, type ContractNode, type StaffDraft, isBlank } from "./shape.ts";

interface Group {
  key: string;
  title: string;
  entries: Entry[];
}

/** So many contracts are listed; the form has all of them. */
const MOST = 20;

/** Every fact of a contract and of those under it, each with a way to its field; what is assumed is told. */
export function groups(draft: ContractDraft): Group[] {
  const nodes = eachContract(draft.contracts).slice(0, MOST);
  return [
    { key: "terms", title: t("procurement.terms"), entries: ofTerms(draft) },
    ...nodes.map(({ node }) => ({
      key: `contract-${node.key}`,
      title: t("procurement.contract", { number: stated.value?.names.get(node.key) ?? "" }),
      entries: ofContract(draft, node),
    })),
  ];
}

/** An entry of a fact; where nothing was written that is said. */
function entry(at: string, what: Key, value: string, isAssumed = false): Entry {
  return {
    key: at,
    what: t(what),
    value: value || t("check.not-stated"),
    from: value ? (isAssumed ? ["assumed"] : []) : ["none"],
    open: () => jump(at),
  };
}

const amount = (text: string, { currency }: ContractDraft) =>
  text.trim() ? `${figure(understood("amount", text))} ${currency}` : "";

function ofTerms(draft: ContractDraft): Entry[] {
  const { kind, value, vat, on, rates, readings } = draft;
  return [
    entry("/kind", "procurement.kind", kind && t(`procurement.kind-${kind}`)),
    entry("/value", "procurement.value", amount(value, draft)),
    entry(
      "/vat",
      "procurement.vat",
      t(vat === "included" ? "procurement.vat-included" : "procurement.vat-excluded"),
      vat === "excluded",
    ),
    entry("/on", "procurement.on", dayWords(understood("day", on)), on === today()),
    ...rates.map(({ currency, rate, day }) => ({
      ...entry("/currency", "procurement.currency", ""),
      key: `rate-${currency}`,
      what: t("procurement.rate", { currency }),
      value: rate.trim()
        ? t("check.rate-on", { rate: figure(understood("rate", rate)), day: dayWords(understood("day", day)) })
        : t("check.not-stated"),
      from: rate.trim() ? [] : ["none" as const],
    })),
    ...(words.value?.readings ?? [])
      .filter(({ id }) => readings[id] !== undefined)
      .map(({ question, options }): Entry => ({
        key: question,
        what: t("check.reading", { question }),
        value: options.find(({ taken }) => taken)?.name ?? "",
        from: [],
      })),
  ];
}

function ofContract(draft: ContractDraft, node: ContractNode): Entry[] {
  const at = stated.value?.places.get(node.key) ?? "";
  const { kind } = draft;
  const goods = node.goods.filter((line) => !isBlank(line));
  const bare = goods.filter(({ proof_kind }) => proof_kind.trim() === "").length;
  // The only contract takes the customer's value.
  const value = stated.value?.implied === `${at}/value` ? draft.value : node.value;
  const staff = ({ kazakhstani, total }: StaffDraft) =>
    total.trim() || kazakhstani.trim()
      ? t("procurement.part-of", { part: amount(kazakhstani, draft) || "—", whole: amount(total, draft) || "—" })
      : "";
  return [
    entry(`${at}/value`, "procurement.own-value", amount(value, draft)),
    entry(
      `${at}/performer/name`,
      "procurement.performer",
      [node.name.trim(), node.bin.trim()].filter(Boolean).join(", "),
    ),
    ...(kind === "goods"
      ? []
      : [
          entry(
            `${at}/performer/kazakhstani_producer`,
            "procurement.row-producer",
            node.kazakhstani_producer === null
              ? ""
              : t(node.kazakhstani_producer ? "conversation.yes" : "conversation.no"),
          ),
          entry(`${at}/payroll/total`, "procurement.staff-payroll", staff(node.payroll)),
        ]),
    entry(
      `${at}/goods`,
      "procurement.goods",
      goods.length === 0 ? "" : t("procurement.goods-papers", { count: goods.length, bare }),
    ),
  ];
}
