import type { Assessment } from "tegi/good";
import { type Draft, FLAGS, type Row, isBlank } from "../case/draft.ts";
import { withRow } from "../case/edit.ts";
import { edition, termName } from "../case/law.ts";
import type { Step } from "../case/place.ts";
import { understood } from "../case/read.ts";
import type { Source, Sourced } from "../case/source.ts";
import { assessment, draft, stated, today, unknowns, words } from "../case/store.ts";
import { flagged } from "../conversation/answering.ts";
import { purposeName } from "../conversation/purpose.tsx";
import { nameOf } from "../result/materials.ts";
import { codeWords, dayWords, figure, percent } from "../ui/figure.ts";
import { type Key, pick, t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/check.ts";

/** Where a fact came from, as it is told: a file by its name, a person, the law, an assumption, or nowhere. */
export type From = Source | "law" | "assumed" | "none";

/** An answer of yes or no, which is changed where it stands. */
export interface Flag {
  value: boolean | null;
  set: (value: boolean | null) => (draft: Draft) => Draft;
}

/** A fact as it is checked: what it is, what it says, where it came from, where it is changed. */
export interface Entry {
  key: string;
  what: string;
  value: string;
  from: From[];
  step?: Step;
  /** Goes to where it is changed, where that is no step of the good. */
  open?: () => void;
  flag?: Flag;
}

export interface Group {
  name: "case" | "bill" | "costs" | "work";
  entries: Entry[];
}

/** Every fact of the case, and all that the law or an assumption adds to them. */
export function groups(): Group[] {
  return [
    { name: "case", entries: ofCase() },
    { name: "bill", entries: ofBill() },
    { name: "costs", entries: ofCosts() },
    { name: "work", entries: [...ofWork(), ...ofAnswers(), ...ofReadings(assessment.value)] },
  ];
}

/** Whose a stated fact is; without a note of it, a person's. */
const sourceOf = (field: Sourced): From => draft.value.sources?.[field] ?? "you";

/** An entry of a text that may not be stated. */
function textual(field: Sourced, what: string, text: string, step: Step): Entry {
  const isStated = text.trim() !== "";
  return {
    key: field,
    what,
    value: isStated ? text : t("check.not-stated"),
    from: [isStated ? sourceOf(field) : "none"],
    step,
  };
}

function ofCase(): Entry[] {
  const { name, hs, on, rulebook, wholly_produced, sources } = draft.value;
  const book = edition.value;
  const rule = words.value?.rule.map(({ text }) => text).join("; ") ?? "";
  const day = dayWords(understood("day", on));
  return [
    textual("rulebook", t("check.purpose"), purposeName(rulebook), "purpose"),
    {
      key: "on",
      what: t("check.day"),
      value: day,
      from: [sources?.on ?? (on === today() ? "assumed" : "you")],
      step: "purpose",
    },
    ...(book
      ? [
          {
            key: "edition",
            what: t("check.edition"),
            value: t("check.edition-since", { title: pick(book.title), first: dayWords(book.first) }),
            from: ["law" as const],
          },
        ]
      : []),
    textual("name", t("check.name"), name, "product"),
    textual("hs", t("check.code"), codeWords(hs.trim()), "product"),
    ...(rule ? [{ key: "rule", what: t("check.rule"), value: rule, from: ["law" as const] }] : []),
    {
      key: "produced",
      what: t("check.produced"),
      value: wholly_produced
        ? `${wholly_produced})`
        : wholly_produced === null
          ? t("conversation.no")
          : t("check.produced-assumed"),
      from: [wholly_produced ? sourceOf("wholly_produced") : (sources?.wholly_produced ?? "assumed")],
      step: "produced",
    },
  ];
}

function ofBill(): Entry[] {
  const rows = [...stated.value.rows.values()].filter((row) => !isBlank(row));
  const sources = [...new Set(rows.map(({ source }) => source || ("you" as const)))];
  const noCountry = rows.filter(({ origin, part }) => !origin.trim() && !part).length;
  const noValue = rows.filter(({ value, part }) => !value.trim() && !part).length;
  const entry = (key: string, what: Key, value: string, from: From[]): Entry => ({
    key,
    what: t(what),
    value,
    from,
    step: "materials",
  });
  const isStated = draft.value.materials !== null;
  return [
    entry(
      "lines",
      "check.lines",
      isStated ? figure(String(rows.length)) : t("check.not-stated"),
      isStated ? sources : ["none"],
    ),
    ...(noCountry > 0
      ? [entry("country", "check.no-country", t("check.no-country-counts", { count: noCountry }), ["law"])]
      : []),
    ...(noValue > 0 ? [entry("value", "check.no-value", figure(String(noValue)), ["none"])] : []),
  ];
}

function ofCosts(): Entry[] {
  const { ex_works_price, production_cost, vat, vat_rate, currency, rates, sources } = draft.value;
  const amount = (text: string) => (text.trim() ? `${figure(understood("amount", text))} ${currency}` : "");
  return [
    textual("ex_works_price", t("check.price"), amount(ex_works_price), "costs"),
    textual("production_cost", t("check.cost"), amount(production_cost), "costs"),
    {
      key: "vat",
      what: t("check.vat"),
      value: t(vat === "included" ? "conversation.vat-included" : "conversation.vat-excluded"),
      from: [sources?.vat ?? "assumed"],
      step: "costs",
    },
    ...(vat_rate.trim()
      ? [textual("vat_rate", t("check.vat-rate"), percent(understood("percent", `${vat_rate} %`)), "costs")]
      : []),
    ...rates.map(({ currency: of, rate, day }): Entry => ({
      key: `rate-${of}`,
      what: t("check.rate", { currency: of }),
      value: rate.trim()
        ? t("check.rate-on", { rate: figure(understood("rate", rate)), day: dayWords(understood("day", day)) })
        : t("check.not-stated"),
      from: [rate.trim() ? sourceOf("rates") : "none"],
      step: "materials",
    })),
  ];
}

function ofWork(): Entry[] {
  const { operations, threshold } = draft.value;
  const names = operations?.map(termName).join("; ") || t("check.operations-none");
  return [
    {
      key: "operations",
      what: t("check.operations"),
      value: operations ? names : t("check.not-stated"),
      from: [operations ? sourceOf("operations") : "none"],
      step: "operations",
    },
    ...(threshold
      ? [
          {
            key: "threshold",
            what: t("check.row"),
            value: t("check.row-value", {
              least: threshold.at_least,
              operations: threshold.operations.map(termName).join("; "),
            }),
            from: ["you" as const],
            step: "operations" as const,
          },
        ]
      : []),
    ...(operations
      ? [{ key: "others", what: t("check.others"), value: t("check.others-count"), from: ["law" as const] }]
      : []),
  ];
}

/** What was answered of yes and no, by the good and by each line: nothing of it is hidden. */
function ofAnswers(): Entry[] {
  const { beyond_insufficient_operations: beyond, answers } = draft.value;
  const found: Entry[] = [];
  const flag = (key: string, what: string, from: From, flag: Flag) =>
    found.push({ key, what, value: "", from: [from], flag });
  if (beyond !== null) {
    flag("beyond", t("check.beyond"), sourceOf("beyond_insufficient_operations"), {
      value: beyond,
      set: (given) => (before) => flagged(before, "beyond_insufficient_operations", given),
    });
  }
  for (const [term, value] of Object.entries(answers)) {
    flag(`answer-${term}`, termName(term), sourceOf("answers"), {
      value,
      set: (given) => (before) => flagged(before, `answers/${term}`, given),
    });
  }
  for (const row of stated.value.rows.values()) ofRow(row, flag);
  if (unknowns.value.size > 0) {
    found.push({
      key: "unknown",
      what: t("check.unknown"),
      value: figure(String(unknowns.value.size)),
      from: ["you"],
      step: "questions",
    });
  }
  return found;
}

function ofRow(row: Row, flag: (key: string, what: string, from: From, flag: Flag) => void): void {
  const from = row.source || ("you" as const);
  const named = (what: string) => t("check.of-line", { name: nameOf(row), what });
  const setter = (field: string) => (given: boolean | null) => (before: Draft) =>
    withRow(before, row.key, (one) => flagged(one, field, given));
  for (const name of FLAGS) {
    if (row[name] === null) continue;
    flag(`${row.key}-${name}`, named(t(`bill.flag-${name}`)), from, { value: row[name], set: setter(name) });
  }
  for (const [term, value] of Object.entries(row.answers)) {
    flag(`${row.key}-answer-${term}`, named(termName(term)), from, { value, set: setter(`answers/${term}`) });
  }
}

/** The readings that the answer rests on: those a person chose, and those that are assumed where they matter. */
function ofReadings(answer: Assessment | null): Entry[] {
  return (answer?.readings ?? []).flatMap(({ id, status, taken, options }, index): Entry[] => {
    const said = words.value?.readings[index];
    if (!said || (status !== "fixed" && status !== "open")) return [];
    const place = options.findIndex(({ option }) => option === taken);
    return [
      {
        key: `reading-${id}`,
        what: t("check.reading", { question: said.question }),
        value: said.options[place]?.name ?? "",
        from: [status === "fixed" ? sourceOf("readings") : "assumed"],
        step: "result",
      },
    ];
  });
}
