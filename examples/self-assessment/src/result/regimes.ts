import type { Assessment, Edition, Facts, GoodFacts, Material, Rulebook } from "tegi";
import { type Known as KnownByRulebook, answersTo } from "../case/draft.ts";
import { type Laws, categoriesOf, inForce, lawsOf, termsOf } from "../case/edition.ts";

/** A regime on a day: its rulebook, and the one whose rules of origin it applies. */
export interface Regime extends Partial<Laws> {
  id: string;
  on: string;
  /** Whether it is the one that the facts name. */
  isOwn: boolean;
  /** The first day of the edition in force; absent where none is. */
  first?: string;
}

/** A day on which СТ-KZ was issued by the production cost, for comparison with what came after it. */
const CT_KZ_DAY = "2024-06-01";

/**
 * The regimes to compare: the one that the facts name, СТ-1 and the register on the same day, and СТ-KZ of 2024. Where
 * the facts name one of these editions it stands once.
 */
export function regimesFor(facts: Facts, editions: Edition[], book: (name: string) => Rulebook): Regime[] {
  const [id = "", pinned] = facts.rulebook.split("@");
  const own = { ...regimeOn(id, facts.on, editions, book, pinned), isOwn: true };
  const others = [
    regimeOn("cis-2009", facts.on, editions, book),
    regimeOn("kz-register", facts.on, editions, book),
    regimeOn("ct-kz", CT_KZ_DAY, editions, book),
  ];
  const place = others.findIndex((other) => other.id === own.id && other.first === own.first);
  return place < 0 ? [own, ...others] : others.with(place, own);
}

function regimeOn(
  id: string,
  on: string,
  editions: Edition[],
  book: (name: string) => Rulebook,
  pinned?: string,
): Regime {
  const edition =
    pinned === undefined ? inForce(editions, id, on) : editions.find((one) => one.id === id && one.first === pinned);
  if (!edition) return { id, on, isOwn: false };
  return { id, on, isOwn: false, first: edition.first, ...lawsOf(edition, book) };
}

/** The same facts for another regime: what only the first one's rulebook asks for is left out. */
export function factsFor(facts: Facts, regime: Regime): Facts {
  const books = [regime.law, regime.originLaw].filter((book) => book !== undefined);
  const readings = books.flatMap((book) => book.readings ?? []);
  const hasOption = ([id, option]: [string, string]) =>
    readings.some((reading) => reading.id === id && reading.options.some((one) => one.id === option));
  const known = {
    terms: termsOf(regime),
    categories: categoriesOf(regime),
  };
  const chosen = Object.entries(facts.readings ?? {}).filter(hasOption);
  return {
    ...facts,
    ...goodFor(facts, { ...known, isOfItsDay: regime.on === facts.on }),
    on: regime.on,
    rulebook: regime.id,
    readings: Object.fromEntries(chosen),
  };
}

interface Known extends KnownByRulebook {
  /** Whether the facts are taken on their own day; on another, papers count as if they were of that day. */
  isOfItsDay: boolean;
}

function goodFor<Good extends GoodFacts>(good: Good, known: Known): Good {
  const { wholly_produced, answers, materials } = good;
  return {
    ...good,
    wholly_produced: wholly_produced && known.categories.has(wholly_produced) ? wholly_produced : undefined,
    answers: answersFor(answers, known),
    materials: materials?.map((material) => materialFor(material, known)),
  };
}

function materialFor(material: Material, known: Known): Material {
  const { answers, made_from, proof } = material;
  const part = made_from && "good" in made_from ? goodFor(made_from, known) : (made_from ?? undefined);
  const paper = proof && !known.isOfItsDay ? { ...proof, date: undefined, valid_to: undefined } : proof;
  return { ...material, proof: paper, answers: answersFor(answers, known), made_from: part };
}

const answersFor = (answers: GoodFacts["answers"], { terms }: Known) => answers && answersTo(answers, terms);

/** Why the answer of another regime is not the same, as far as the data of both tell. */
export type Difference =
  | { code: "day"; on: string }
  | { code: "borrowed" | "operations-list" | "no-operations-list" | "share" | "no-share" | "vat" | "no-vat" }
  | { code: "base"; base: "ex-works-price" | "production-cost" }
  | { code: "rule"; rule: string }
  | { code: "no-cumulation" | "cumulation" | "no-provision"; materials: string[] }
  | { code: "reading"; reading: number }
  | { code: "missing"; missing: number };

export interface Answered {
  regime: Regime;
  answer: Assessment;
}

/** The differences of another regime's answer from one's own. Without an edition there is nothing to compare. */
export function differences(own: Answered, other: Answered): Difference[] {
  if (other.regime.first === undefined) return [];
  return [
    ...ofLaw(own.regime, other.regime),
    ...ofRule(own.answer, other.answer),
    ...ofMaterials(own.answer, other.answer),
    ...ofReadings(own.answer, other.answer),
    ...other.answer.missing.flatMap(({ fact }, missing): Difference[] =>
      own.answer.missing.some((one) => one.fact === fact) ? [] : [{ code: "missing", missing }],
    ),
  ];
}

function ofLaw(own: Regime, other: Regime): Difference[] {
  const found: Difference[] = [];
  if (own.on !== other.on) found.push({ code: "day", on: other.on });
  if (other.law?.origin_from && !own.law?.origin_from) found.push({ code: "borrowed" });
  const [mine, theirs] = [own.originLaw?.origin?.threshold, other.originLaw?.origin?.threshold];
  if (theirs && !mine) found.push({ code: "operations-list" });
  if (mine && !theirs) found.push({ code: "no-operations-list" });
  const [formula, otherFormula] = [own.law?.content, other.law?.content];
  if (!formula && otherFormula) found.push({ code: "share" }, { code: "base", base: otherFormula.base });
  if (formula && !otherFormula) found.push({ code: "no-share" });
  if (formula && otherFormula && formula.base !== otherFormula.base) {
    found.push({ code: "base", base: otherFormula.base });
  }
  if (otherFormula?.vat && !formula?.vat) found.push({ code: "vat" });
  if (formula?.vat && otherFormula && !otherFormula.vat) found.push({ code: "no-vat" });
  return found;
}

function ofRule(own: Assessment, other: Assessment): Difference[] {
  const isOther = other.rule !== null && own.rule !== null && other.rule !== own.rule;
  return isOther && other.rule ? [{ code: "rule", rule: other.rule }] : [];
}

function ofMaterials(own: Assessment, other: Assessment): Difference[] {
  const because = new Map(own.materials.map((one) => [one.id, one.because]));
  const ids = (isMeant: (mine: string | undefined, theirs: string) => boolean) =>
    other.materials.filter((one) => isMeant(because.get(one.id), one.because)).map((one) => one.id);
  const found: Difference[] = [
    { code: "no-cumulation", materials: ids((mine, theirs) => mine === "cumulated" && theirs !== "cumulated") },
    { code: "cumulation", materials: ids((mine, theirs) => theirs === "cumulated" && mine !== "cumulated") },
    { code: "no-provision", materials: own.warnings.some(isWithoutProvision) ? [] : aboutOf(other) },
  ];
  return found.filter((one) => "materials" in one && one.materials.length > 0);
}

const isWithoutProvision = ({ code }: { code: string }) => code === "no-such-provision";
const aboutOf = (answer: Assessment) => answer.warnings.filter(isWithoutProvision).flatMap((one) => one.about ?? []);

/** The readings that the other answer rests on and one's own does not, where they matter to it. */
function ofReadings(own: Assessment, other: Assessment): Difference[] {
  return other.readings.flatMap(({ id, status, options }, reading): Difference[] => {
    const isShared = own.readings.some((one) => one.id === id);
    const matters = options.some((one) => one.verdict !== options[0]?.verdict || one.share !== options[0]?.share);
    return status === "open" && !isShared && matters ? [{ code: "reading", reading }] : [];
  });
}
