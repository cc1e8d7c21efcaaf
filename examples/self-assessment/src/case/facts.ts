import type { Facts, Good, GoodFacts, Material, Money } from "tegi";
import { type Draft, type GoodDraft, type Row, emptyDraft, emptyGood, emptyRow, isBlank } from "./draft.ts";
import * as read from "./read.ts";

/** The engine's facts, and which row of the bill each of their materials is. */
export interface Stated {
  facts: Facts;
  /** By the material's JSON pointer, `/materials/2/made_from/materials/0`. */
  rows: Map<string, Row>;
}

/** The facts that a draft states. Blank lines and empty fields state nothing. */
export function toFacts(draft: Draft): Stated {
  const rows = new Map<string, Row>();
  const facts: Facts = {
    on: read.day(draft.on),
    rulebook: draft.rulebook,
    currency: draft.currency,
    vat: draft.vat,
    ...goodFacts(draft, draft, "", rows),
  };
  if (draft.vat_rate.trim()) facts.vat_rate = read.percent(draft.vat_rate);
  if (Object.keys(draft.readings).length) facts.readings = draft.readings;
  return { facts, rows };
}

function goodFacts(good: GoodDraft, draft: Draft, at: string, rows: Map<string, Row>): GoodFacts {
  const stated: Good = { hs: read.code(good.hs) };
  if (good.name.trim()) stated.name = good.name.trim();
  if (good.ex_works_price.trim()) stated.ex_works_price = read.amount(good.ex_works_price, draft.currency);
  if (good.production_cost.trim()) stated.production_cost = read.amount(good.production_cost, draft.currency);
  const facts: GoodFacts = { good: stated };
  if (good.wholly_produced) facts.wholly_produced = good.wholly_produced;
  if (good.materials) {
    const filled = good.materials.filter((row) => !isBlank(row));
    facts.materials = filled.map((row, index) => material(row, draft, `${at}/materials/${index}`, rows));
  }
  if (good.operations) facts.operations = good.operations;
  if (good.beyond_insufficient_operations !== null) {
    facts.beyond_insufficient_operations = good.beyond_insufficient_operations;
  }
  if (Object.keys(good.answers).length) facts.answers = good.answers;
  if (good.threshold) {
    const { operations, at_least } = good.threshold;
    facts.threshold = { operations, at_least: Number(at_least) };
  }
  return facts;
}

function material(row: Row, draft: Draft, at: string, rows: Map<string, Row>): Material {
  rows.set(at, row);
  const facts: Material = { id: row.id || String(rows.size) };
  if (row.name.trim()) facts.name = row.name.trim();
  if (row.hs.trim()) facts.hs = read.code(row.hs);
  if (row.origin.trim()) facts.origin = read.country(row.origin);
  if (row.value.trim()) facts.value = money(row, draft);
  if (row.proof_kind) {
    facts.proof = { kind: row.proof_kind };
    if (row.proof_number.trim()) facts.proof.number = row.proof_number.trim();
    if (row.proof_date.trim()) facts.proof.date = read.day(row.proof_date);
    if (row.proof_share.trim()) facts.proof.share = read.percent(row.proof_share);
  }
  if (row.packaging) facts.packaging = row.packaging;
  for (const flag of ["is_set_item", "necessary_component", "neutral", "accessory"] as const) {
    if (row[flag] !== null) facts[flag] = row[flag];
  }
  if (Object.keys(row.answers).length) facts.answers = row.answers;
  if (row.part) {
    const hs = row.part.hs.trim() ? row.part.hs : row.hs;
    facts.made_from = goodFacts({ ...row.part, hs, name: row.part.name || row.name }, draft, `${at}/made_from`, rows);
  }
  return facts;
}

function money(row: Row, draft: Draft): Money {
  const currency = row.currency.trim().toUpperCase();
  const amount = read.amount(row.value, currency || draft.currency);
  if (!currency || currency === draft.currency) return amount;
  const rate = draft.rates.find((one) => one.currency === currency);
  const stated: Money = { amount, currency };
  const [value, day] = row.rate.trim() ? [row.rate, row.rate_day] : [rate?.rate ?? "", rate?.day ?? ""];
  if (value.trim()) stated.rate = read.decimal(value);
  if (day.trim()) stated.rate_day = read.day(day);
  return stated;
}

/** The draft that a file of facts states, to be edited further. */
export function fromFacts(facts: Facts): Draft {
  const draft = emptyDraft(facts.on, {
    rulebook: facts.rulebook,
    currency: facts.currency ?? "KZT",
    vat: facts.vat ?? "excluded",
    vat_rate: text(facts.vat_rate),
    readings: facts.readings ?? {},
  });
  return { ...draft, ...goodDraft(facts, draft) };
}

function goodDraft(facts: GoodFacts, draft: Draft): GoodDraft {
  const { good } = facts;
  return emptyGood({
    name: good.name ?? "",
    hs: good.hs,
    ex_works_price: amountOf(good.ex_works_price),
    production_cost: amountOf(good.production_cost),
    wholly_produced: facts.wholly_produced ?? null,
    materials: facts.materials?.map((one) => rowOf(one, draft)) ?? null,
    operations: facts.operations ?? null,
    beyond_insufficient_operations: facts.beyond_insufficient_operations ?? null,
    answers: known(facts.answers),
    threshold: facts.threshold
      ? { operations: facts.threshold.operations, at_least: String(facts.threshold.at_least) }
      : null,
  });
}

function rowOf(facts: Material, draft: Draft): Row {
  const row = emptyRow({
    id: facts.id ?? "",
    name: facts.name ?? "",
    hs: facts.hs ?? "",
    origin: facts.origin ?? "",
    value: amountOf(facts.value),
    proof_kind: facts.proof?.kind ?? "",
    proof_number: facts.proof?.number ?? "",
    proof_date: facts.proof?.date ?? "",
    proof_share: text(facts.proof?.share),
    packaging: facts.packaging ?? "",
    is_set_item: facts.is_set_item ?? null,
    necessary_component: facts.necessary_component ?? null,
    neutral: facts.neutral ?? null,
    accessory: facts.accessory ?? null,
    answers: known(facts.answers),
    // What the page cannot hold, a part's masked record, is told as a loss when the facts are opened.
    part: facts.made_from && "good" in facts.made_from ? goodDraft(facts.made_from, draft) : null,
  });
  if (typeof facts.value === "object" && facts.value !== null) {
    const { currency, rate, rate_day } = facts.value;
    row.currency = currency;
    const ofSheet = draft.rates.find((one) => one.currency === currency);
    if (!ofSheet) draft.rates.push({ currency, rate: text(rate), day: rate_day ?? "" });
    else if (ofSheet.rate !== text(rate) || ofSheet.day !== (rate_day ?? "")) {
      row.rate = text(rate);
      row.rate_day = rate_day ?? "";
    }
  }
  return row;
}

const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);
const amountOf = (money: Money | null | undefined) =>
  text(typeof money === "object" && money !== null ? money.amount : money);
const known = (answers: Record<string, boolean | null> | null | undefined) =>
  Object.fromEntries(Object.entries(answers ?? {}).filter((entry): entry is [string, boolean] => entry[1] !== null));
