import type { Assessment, Comparison, Explanation, Material, Money, Proof, Truth } from "tegi";
import type { Row } from "../case/draft.ts";
import { edition } from "../case/law.ts";
import { countryName, understood } from "../case/read.ts";
import { factName } from "../check/fact-name.ts";
import { draft, outcome, stated, words } from "../case/store.ts";
import { basisWords, criterionWords } from "../result/basis.ts";
import { figureWords } from "../result/bound.ts";
import { nameOf } from "../result/materials.ts";
import { verdictWords } from "../result/parts.tsx";
import { told } from "../result/told.ts";
import { codeWords, dated, dayWords, figure, percent } from "../ui/figure.ts";
import { type Key, pick, t } from "../words/index.ts";
import "../words/paper.ts";
import "../words/result.ts";
import "../words/bill.ts";

/** What the worksheet says, on paper and in a workbook. Amounts are the engine's texts, to be formatted by whom shows them. */
export interface Sheet {
  about: { label: string; text: string }[];
  lines: Line[];
  totals: Record<Truth, string | undefined>;
  /** From the materials' totals to the price. */
  costs: Amount[];
  calculations: Calculation[];
  /** Values with a limit, and the share, as a spreadsheet computes them. */
  limits: Limited[];
  share: ShareOf | undefined;
  /** The verdict in the words of the screen, and on which law and day it rests. */
  verdict: string;
  basis: string;
  /** What the verdict and the share rest on. */
  grounds: { text: string; citation: string }[];
  steps: { text: string; outcome: Truth; citation: string }[];
  readings: Explanation["readings"];
  missing: string[];
  warnings: { text: string; citation: string }[];
  /** What could not be read; then there is no answer. */
  faults: string[];
  receipt: { label: string; text: string }[];
}

export interface Line {
  /** `3`; of a part's own materials `3.1`. */
  number: string;
  depth: number;
  name: string;
  code: string;
  country: string;
  /** In its own currency, with the rate. */
  stated: string;
  /** The same in parts, for a spreadsheet that multiplies them. */
  money: { amount: string; currency: string; rate: string } | undefined;
  value: string | undefined;
  /** Absent where it is judged with the part that it goes into, or not at all. */
  foreign: Truth | undefined;
  why: string;
  paper: string;
}

export interface Amount {
  label: string;
  value: string;
}

/** A condition of the good with the value, the base and the limit that it compares. */
export interface Limited {
  text: string;
  comparison: Comparison;
  outcome: Truth;
  citation: string;
}

/** The share of domestic content: 100 % without the foreign part of its base. */
export interface ShareOf {
  foreign: string;
  base: string;
  share: string;
}

export interface Calculation {
  text: string;
  citation: string;
}

/** The worksheet of the case as it stands. */
export function worksheet(): Sheet {
  const { facts } = stated.value;
  const answer = told.value?.answer;
  const said = told.value?.words;
  const figures = new Map(answer?.figures.map(({ code, value }) => [code, value]));
  const faults = answer ? [] : (words.value?.errors ?? []);
  return {
    about: about(answer),
    lines: lines(facts.materials ?? [], "", "", answer, said),
    totals: {
      false: figures.get("domestic-materials"),
      true: figures.get("foreign-materials"),
      unknown: figures.get("undecided-materials"),
    },
    costs: answer && said ? costs(answer, said) : [],
    calculations: answer && said ? calculations(answer, said) : [],
    limits: answer && said ? limits(answer, said) : [],
    share: shareOf(answer),
    verdict: answer ? hedged(answer) : "",
    basis: answer ? [basisWords(answer), criterionWords(answer)].filter(Boolean).join(" ") : "",
    grounds: (said?.rests_on ?? []).map(({ text, citation }) => ({ text: dated(text), citation: citation ?? "" })),
    steps: (answer?.steps ?? []).map(({ outcome }, index) => {
      const { text = "", citation } = said?.steps[index] ?? {};
      return { text, outcome, citation: citation ?? "" };
    }),
    readings: said?.readings ?? [],
    missing: said?.missing.map(({ text }) => text) ?? [],
    warnings: [...(said?.outside ?? []), ...(said?.warnings ?? [])].map(({ text, citation }) => ({
      text: dated(text),
      citation: citation ?? "",
    })),
    faults: faults.map(({ at, text }) => [factName(at ?? ""), text].filter(Boolean).join(" — ")),
    receipt: receipt(answer),
  };
}

/** The verdict as the screen says it, with the figure that it rests on. */
function hedged(answer: Assessment): string {
  const comparison = decisive(answer)?.comparison;
  const words = verdictWords(answer);
  return [`${words}.`, t(`result.says-${answer.verdict}`), comparison?.measured && figureWords(comparison)]
    .filter(Boolean)
    .join(" ");
}

const decisive = ({ steps }: Assessment) =>
  steps.find(({ decisive, good, comparison }) => decisive && good === "" && comparison?.measured);

function limits({ steps }: Assessment, said: Explanation): Limited[] {
  return steps.flatMap(({ comparison, outcome, good }, index): Limited[] => {
    const { text = "", citation } = said.steps[index] ?? {};
    return comparison && good === "" ? [{ text, comparison, outcome, citation: citation ?? "" }] : [];
  });
}

function shareOf(answer: Assessment | undefined): ShareOf | undefined {
  const { foreign, base, share } = answer?.local_content ?? {};
  return foreign && base && share ? { foreign, base, share } : undefined;
}

function about(answer: Assessment | undefined): Sheet["about"] {
  const { good, on, rulebook, currency = "", vat } = stated.value.facts;
  const book = edition.value;
  const title = book ? t("paper.since", { title: pick(book.title), first: dayWords(book.first) }) : rulebook;
  const rule = told.value?.words.rule ?? [];
  const row = answer?.rule ? `${answer.rule}: ` : "";
  const { producer = "", bin = "", number = "" } = draft.value.paper ?? {};
  return [
    { label: t("paper.producer"), text: producer.trim() },
    { label: t("paper.bin"), text: bin.trim() },
    { label: t("paper.number"), text: number.trim() },
    { label: t("paper.good-name"), text: good.name ?? "" },
    { label: t("paper.column-code"), text: codeWords(good.hs) },
    { label: t("paper.day"), text: dayWords(on) },
    { label: t("paper.edition"), text: title },
    {
      label: t("paper.rule"),
      text: rule.length ? row + rule.map(({ text }) => text).join("; ") : (answer?.rule ?? ""),
    },
    { label: t("paper.amounts"), text: t(`paper.vat-${vat ?? "excluded"}`, { currency: currency ?? "" }) },
  ].filter(({ text }) => text);
}

function lines(
  materials: readonly Material[],
  at: string,
  number: string,
  answer: Assessment | undefined,
  said: Explanation | undefined,
): Line[] {
  return materials.flatMap((material, index) => {
    const pointer = `${at}/materials/${index}`;
    const row = stated.value.rows.get(pointer);
    const status = at ? undefined : answer?.materials[index];
    const own = `${number}${index + 1}`;
    const name = row ? nameOf(row) : (material.name ?? "");
    const line: Line = {
      number: own,
      depth: own.split(".").length - 1,
      name,
      code: material.hs ?? "",
      country: countryOf(row),
      stated: isForeignMoney(material.value) ? moneyWords(material.value) : "",
      money: isForeignMoney(material.value)
        ? {
            amount: String(material.value.amount),
            currency: material.value.currency,
            rate: String(material.value.rate ?? ""),
          }
        : undefined,
      value: status?.value ?? (isForeignMoney(material.value) ? undefined : textOf(material.value)),
      foreign: status?.foreign,
      why: at ? "" : because(said?.materials[index]?.text ?? "", name),
      paper: paper(material.proof),
    };
    const part = material.made_from;
    const inside = (part && "good" in part && part.materials) || [];
    return [line, ...lines(inside, `${pointer}/made_from`, `${own}.`, answer, said)];
  });
}

/** The engine's sentence is `name: how it counts (why)`; how it counts has a column of its own. */
function because(sentence: string, name: string): string {
  const rest = sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;
  return /^[^(]*\((.*)\)$/.exec(rest)?.[1] ?? rest;
}

function countryOf(row: Row | undefined): string {
  const origin = row?.origin.trim();
  return origin ? countryName(understood("country", origin)) : t("paper.country-unknown");
}

const isForeignMoney = (money: Material["value"]): money is Extract<Money, object> =>
  typeof money === "object" && money !== null;

const textOf = (money: Material["value"]) => (money === undefined || money === null ? undefined : String(money));

function moneyWords({ amount, currency, rate, rate_day }: Extract<Money, object>): string {
  const at = rate ? ` × ${figure(String(rate))}` : "";
  const on = rate_day ? ` (${dayWords(rate_day)})` : "";
  return `${figure(String(amount))} ${currency}${at}${on}`;
}

function paper(proof: Proof | null | undefined): string {
  if (!proof) return "";
  const kind = t(`bill.proof-${proof.kind}`);
  const parts = [proof.number ? t("paper.paper-words", { kind, number: proof.number }) : kind];
  if (proof.date) parts.push(t("paper.paper-day", { day: dayWords(proof.date) }));
  const words = parts.join(" ");
  return proof.share ? `${words}, ${figure(String(proof.share))} %` : words;
}

const COSTS = ["other-costs", "production-cost", "profit", "ex-works-price"];

/** The engine's sentence is `label: value`. */
function costs({ figures }: Assessment, said: Explanation): Amount[] {
  return COSTS.flatMap((wanted) => {
    const index = figures.findIndex(({ code }) => code === wanted);
    const value = figures[index]?.value;
    const text = said.figures[index]?.text;
    if (value === undefined || text === undefined) return [];
    return [{ label: text.endsWith(`: ${value}`) ? text.slice(0, -value.length - 2) : text, value }];
  });
}

function calculations({ local_content, steps }: Assessment, said: Explanation): Calculation[] {
  const compared = steps.flatMap(({ comparison }, index) => {
    const step = said.steps[index];
    if (!comparison || !step) return [];
    return [{ text: `${step.text}. ${calculation(comparison)}`, citation: step.citation ?? "" }];
  });
  if (!local_content || !said.local_content) return compared;
  const { share, foreign, base } = local_content;
  const amounts = [share, foreign, base, ...(local_content.between ?? [])];
  const text = formatted(said.local_content.text, amounts);
  return [{ text, citation: said.local_content.citation ?? "" }, ...compared];
}

/** A percent after what it is computed from: equal, or about equal where decimals were cut. */
const equal = (percent: string) => (percent.startsWith("≈") ? percent : `= ${percent}`);

function calculation(compared: Comparison): string {
  const { value, base, basis, measured, limit, limit_value, headroom, undecided, at_least } = compared;
  const amounts = { value, base, limit, limit_value, headroom, undecided };
  const blanks = {
    ...Object.fromEntries(Object.entries(amounts).map(([name, text]) => [name, figure(text ?? "—")])),
    measured: equal(percent(measured ?? "—")),
  };
  if (at_least || basis) {
    const bound = t(at_least ? "paper.bound-least" : "paper.bound-most");
    return t(base && measured ? "paper.calculation-bound" : "paper.calculation-unbased", { ...blanks, bound });
  }
  const key: Key = !base ? "paper.calculation-without-base" : measured ? "paper.calculation" : "paper.calculation-open";
  return t(key, blanks);
}

/** A sentence of the engine's whose amounts are written as people write them; none of them is computed here. */
function formatted(sentence: string, amounts: readonly (string | null | undefined)[]): string {
  const known = amounts.filter((one) => one !== null && one !== undefined);
  return sentence.replace(/(?<![\d.])-?\d+(?:\.\d+)?(?![\d.]*\d)/g, (text) =>
    known.includes(text) ? figure(text) : text,
  );
}

function receipt(answer: Assessment | undefined): Sheet["receipt"] {
  if (!answer) return [];
  const { engine, rulebook, edition, revision, rulebook_sha256, facts_sha256 } = answer.receipt;
  const book = [edition ? `${rulebook}@${edition}` : rulebook, revision ? `r${revision}` : ""]
    .filter(Boolean)
    .join(" ");
  return [
    { label: t("paper.engine"), text: `Tegi ${engine}; ${book}` },
    { label: t("paper.digest-rulebook"), text: rulebook_sha256 ?? "" },
    { label: t("paper.digest-facts"), text: facts_sha256 },
  ].filter(({ text }) => text);
}

/** Whether there is a worksheet to be made. */
export const hasAnswer = () => outcome.value !== null;
