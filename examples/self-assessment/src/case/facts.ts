import type { Facts, Good, GoodFacts, Material, Money, ProofKind } from "tegi";
import { type Draft, FLAGS, type GoodDraft, type Row, emptyDraft, emptyGood, emptyRow, isBlank } from "./draft.ts";
import {
  type Doubts,
  type Field,
  type Said,
  countryName,
  inPercent,
  read,
  reading,
  together,
  unmistakable,
  unmistakablePercent,
} from "./read.ts";

/** The engine's facts, and which row of the bill each of their materials is. */
export interface Stated {
  facts: Facts;
  /** By the material's JSON pointer, `/materials/2/made_from/materials/0`. */
  rows: Map<string, Row>;
  /** What was typed and cannot be taken at its word; it stands in the facts as it was typed. */
  doubts: Doubts;
}

/** What is read, and into what. */
interface Sheet {
  draft: Draft;
  rows: Map<string, Row>;
  take: ReturnType<typeof reading>;
  /** What is known of amounts without a currency of their own. */
  field: Field;
}

/** The facts that a draft states. Blank lines and empty fields state nothing. */
export const toFacts = (draft: Draft): Stated => together(() => factsOf(draft));

function factsOf(draft: Draft): Stated {
  const [rows, doubts]: [Stated["rows"], Doubts] = [new Map(), new Map()];
  const take = reading(doubts);
  const sheet: Sheet = { draft, rows, take, field: { vat_included: draft.vat === "included" } };
  const facts: Facts = {
    on: take("day", draft.on, "/on").value,
    rulebook: draft.rulebook,
    currency: draft.currency,
    vat: draft.vat,
    ...goodFacts(draft, "", sheet),
  };
  if (draft.vat_rate.trim()) facts.vat_rate = take("percent", inPercent(draft.vat_rate), "/vat_rate").value;
  if (Object.keys(draft.readings).length) facts.readings = draft.readings;
  return { facts, rows, doubts };
}

function goodFacts(good: GoodDraft, at: string, sheet: Sheet): GoodFacts {
  const { take } = sheet;
  const stated: Good = { hs: take("code", good.hs, `${at}/good/hs`).value };
  if (good.name.trim()) stated.name = good.name.trim();
  for (const figure of ["ex_works_price", "production_cost"] as const) {
    if (good[figure].trim()) stated[figure] = money(good[figure], {}, `${at}/good/${figure}`, sheet);
  }
  if (good.overhead_method) stated.overhead_method = good.overhead_method;
  if (good.quantity) stated.quantity = good.quantity;
  if (good.unit) stated.unit = good.unit;
  if (good.unit_price !== null) stated.unit_price = good.unit_price;
  const facts: GoodFacts = { good: stated };
  if (good.wholly_produced) facts.wholly_produced = good.wholly_produced;
  if (good.materials) {
    const filled = good.materials.filter((row) => !isBlank(row));
    facts.materials = filled.map((row, index) => material(row, `${at}/materials/${index}`, sheet));
  }
  if (good.operations) facts.operations = good.operations;
  if (good.beyond_insufficient_operations !== null) {
    facts.beyond_insufficient_operations = good.beyond_insufficient_operations;
  }
  if (Object.keys(good.answers).length) facts.answers = good.answers;
  // A row of the list that is not written to its end states nothing yet.
  if (good.threshold?.at_least.trim()) {
    const { operations, at_least } = good.threshold;
    facts.threshold = { operations, at_least: Number(at_least) };
  }
  return facts;
}

function material(row: Row, at: string, sheet: Sheet): Material {
  const { rows, take } = sheet;
  rows.set(at, row);
  const facts: Material = { id: row.id || String(rows.size) };
  if (row.name.trim()) facts.name = row.name.trim();
  if (row.hs.trim()) facts.hs = take("code", row.hs, `${at}/hs`).value;
  if (row.origin.trim()) facts.origin = take("country", row.origin, `${at}/origin`).value;
  if (row.value.trim()) facts.value = money(row.value, row, `${at}/value`, sheet);
  if (row.quantity) facts.quantity = row.quantity;
  if (row.unit) facts.unit = row.unit;
  if (row.unit_price !== null) facts.unit_price = row.unit_price;
  if (row.proof_kind) {
    facts.proof = { kind: take("proof", row.proof_kind, `${at}/proof/kind`).value as ProofKind };
    if (row.proof_number.trim()) facts.proof.number = row.proof_number.trim();
    if (row.proof_date.trim()) facts.proof.date = take("day", row.proof_date, `${at}/proof/date`).value;
    if (row.proof_share.trim()) {
      facts.proof.share = take("percent", row.proof_share, `${at}/proof/share`).value;
    }
  }
  if (row.packaging) facts.packaging = row.packaging;
  if (row.stock_method) facts.stock_method = row.stock_method;
  for (const flag of FLAGS) {
    if (row[flag] !== null) facts[flag] = row[flag];
  }
  if (Object.keys(row.answers).length) facts.answers = row.answers;
  if (row.part) {
    const hs = row.part.hs.trim() ? row.part.hs : row.hs;
    facts.made_from = goodFacts({ ...row.part, hs, name: row.part.name || row.name }, `${at}/made_from`, sheet);
  }
  return facts;
}

/** The currency and the rate that a row may have of its own. */
type OwnRate = Partial<Pick<Row, "currency" | "rate" | "rate_day">>;

function money(typed: string, own: OwnRate, at: string, { draft, take, field }: Sheet): Money {
  const stated = own.currency?.trim() ? take("currency", own.currency, `${at}/currency`) : undefined;
  const said = take("amount", typed, at, { ...field, ...(isClear(stated) && { currency: stated.value }) });
  const currency = said.currency ?? stated?.value;
  if (!currency || currency === draft.currency) return said.value;
  const ofSheet = draft.rates.find((one) => one.currency === currency);
  const facts: Exclude<Money, string | number> = { amount: said.value, currency };
  const [rate, day] = own.rate?.trim() ? [own.rate, own.rate_day ?? ""] : [ofSheet?.rate ?? "", ofSheet?.day ?? ""];
  if (rate.trim()) facts.rate = take("rate", rate, `${at}/rate`).value;
  if (day.trim()) facts.rate_day = take("day", day, `${at}/rate_day`).value;
  return facts;
}

const isClear = (said: Said | undefined): said is Said => Boolean(said?.value && !said.fault && !said.isWaiting);

/** The currency that a row states, in its cell or beside its value; empty where it is the sheet's. */
export function currencyOf(row: Pick<Row, "currency" | "value">, { currency, vat }: Draft): string {
  const stated = read("currency", row.currency);
  const field = { vat_included: vat === "included", ...(isClear(stated) && { currency: stated.value }) };
  const own = read("amount", row.value, field).currency ?? stated.value;
  return own === currency ? "" : own;
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
    overhead_method: good.overhead_method ?? "",
    quantity: text(good.quantity),
    unit: good.unit ?? "",
    unit_price: good.unit_price ?? null,
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
    origin: origin(facts.origin ?? ""),
    value: amountOf(facts.value),
    quantity: text(facts.quantity),
    unit: facts.unit ?? "",
    unit_price: facts.unit_price ?? null,
    proof_kind: facts.proof?.kind ?? "",
    proof_number: facts.proof?.number ?? "",
    proof_date: facts.proof?.date ?? "",
    proof_share: unmistakablePercent(text(facts.proof?.share)),
    packaging: facts.packaging ?? "",
    is_set_item: facts.is_set_item ?? null,
    necessary_component: facts.necessary_component ?? null,
    earlier_stage: facts.earlier_stage ?? null,
    stock_method: facts.stock_method ?? "",
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
    if (!ofSheet) draft.rates.push({ currency, rate: digits(rate), day: rate_day ?? "" });
    else if (ofSheet.rate !== digits(rate) || ofSheet.day !== (rate_day ?? "")) {
      row.rate = digits(rate);
      row.rate_day = rate_day ?? "";
    }
  }
  return row;
}

// `NA` in a field is asked about: it stands for "not available" as often as for Namibia.
const origin = (code: string) => (code === "NA" ? countryName(code) : code);
const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);
const digits = (value: string | number | null | undefined) => unmistakable(text(value));
const amountOf = (money: Money | null | undefined) =>
  digits(typeof money === "object" && money !== null ? money.amount : money);
const known = (answers: Record<string, boolean | null> | null | undefined) =>
  Object.fromEntries(Object.entries(answers ?? {}).filter((entry): entry is [string, boolean] => entry[1] !== null));
