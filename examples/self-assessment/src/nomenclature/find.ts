import { type Form, closeness, wordsOf } from "./forms.ts";
import { near } from "./lexicon.ts";
import type { Line, Nomenclature } from "./list.ts";
import { type TradeHit, type TradeWords, findTrade, wantedOf } from "./trade.ts";

const MOST = 40;
/** So many codes of trade words at most, and none that fits much less well than the best. */
const MOST_TRADE = 16;
const BESIDE_BEST = 0.8;
/** Trade words that fit so well stand before the legal text. */
const SURE = 0.62;
/** So well fits a trade word that is the one looked for, in another form at most. */
const KNOWN = 0.9;
/** The least nearness of another form of a word. */
const SAME = 0.95;

/** A code that was used on this device, with the name it stood beside. */
export interface Recalled {
  code: string;
  name: string;
}

/** A code that is proposed. */
export interface Proposal {
  code: string;
  line: Line | undefined;
  /** Why: it was used before, by the name there; by a trade word; by the legal text. */
  recalled?: string;
  trade?: TradeHit;
}

/** The codes for words or digits: those used before, everyday words, then the legal text. */
export function propose(
  list: Nomenclature,
  trade: TradeWords | undefined,
  used: readonly Recalled[],
  wanted: string,
): Proposal[] {
  const digits = wanted.replace(/[\s\u00a0.]/g, "");
  const isDigits = /^\d+$/.test(digits);
  const fit = isDigits ? used.filter(({ code }) => code.startsWith(digits)) : usedFor(used, wanted);
  const before = fit.slice(0, MOST_USED).map(({ code, name }) => ({ code, recalled: name }));
  const hits =
    isDigits || !trade ? [] : fitting(findTrade(trade, wanted)).map((hit) => ({ code: hit.code, trade: hit }));
  // Beside a word that is known, the legal text counts where it holds that word itself, not one like it.
  const isKnown = (hits[0]?.trade.score ?? 0) >= KNOWN;
  const legal = find(list, wanted, isKnown ? SAME : 0).map(({ code }) => ({ code }));
  const sure = hits.filter(({ trade }) => trade.score >= SURE);
  const unsure = hits.filter(({ trade }) => trade.score < SURE);
  const found = new Map<string, Proposal>();
  for (const one of [...before, ...sure, ...legal, ...unsure]) {
    if (!found.has(one.code)) found.set(one.code, { ...one, line: list.lines[list.places.get(one.code) ?? -1] });
  }
  return [...found.values()].slice(0, MOST);
}

function fitting(hits: TradeHit[]): TradeHit[] {
  const least = (hits[0]?.score ?? 0) * BESIDE_BEST;
  return hits.filter(({ score }) => score >= least).slice(0, MOST_TRADE);
}

/** At most so many used codes stand before the others. */
const MOST_USED = 3;

/** The codes used before beside a name with all of the words, the last used first. */
function usedFor(used: readonly Recalled[], wanted: string): Recalled[] {
  const forms = wantedOf(wanted);
  if (forms.length === 0) return [];
  const fits = (one: Recalled) => {
    const own = formsOf(one);
    return forms.every((form) => own.some((word) => closeness(form, word) > 0));
  };
  return used.filter(fits);
}

/** The words of names used before, read once. */
const namesRead = new WeakMap<Recalled, Form[]>();

function formsOf(one: Recalled): Form[] {
  const known = namesRead.get(one);
  if (known) return known;
  const forms = wantedOf(one.name);
  namesRead.set(one, forms);
  return forms;
}

/** The lines that begin with the digits, or whose names hold the words; the best first. */
export function find(list: Nomenclature, wanted: string, least = 0): Line[] {
  const digits = wanted.replace(/[\s\u00a0.]/g, "");
  if (/^\d+$/.test(digits)) return list.lines.filter(({ code }) => code.startsWith(digits)).slice(0, MOST);
  return byWords(list, wantedOf(wanted), least);
}

/** Every word has to be in the name of the line or of a line above it. Word by word the nearest form counts. */
function byWords(list: Nomenclature, wanted: Form[], least: number): Line[] {
  if (wanted.length === 0) return [];
  const scores = wanted.map((word) => scoresOf(list, word, least));
  const found: { line: Line; score: number }[] = [];
  // A line that has nothing of its own to say is found by the line above it.
  for (const code of new Set(scores.flatMap((score) => [...score.keys()]))) {
    const line = list.lines[list.places.get(code) ?? -1];
    if (!line) continue;
    let total = 0;
    const isFound = scores.every((score) => {
      let best = score.get(code) ?? 0;
      for (const digits of [2, 4, 6]) best = Math.max(best, score.get(code.slice(0, digits)) ?? 0);
      total += best;
      return best > 0;
    });
    if (isFound) found.push({ line, score: total * 30 + leading(line, wanted) - line.code.length });
  }
  return found
    .sort((one, other) => other.score - one.score || (one.line.code < other.line.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ line }) => line);
}

/** What a name begins with is what it is about. */
function leading({ ru, en }: Line, wanted: Form[]): number {
  const first = [wordsOf(ru)[0], wordsOf(en)[0]].flatMap((word) => (word === undefined ? [] : wantedOf(word)));
  return wanted.some((word) => first.some((one) => closeness(word, one) > 0)) ? 20 : 0;
}

/** How well lines hold a word, by code. */
function scoresOf({ lines, lexicon, holders }: Nomenclature, wanted: Form, least: number): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [word, score] of near(lexicon, wanted)) {
    if (score < least) continue;
    for (const place of holders[word] ?? []) {
      const code = lines[place]?.code ?? "";
      scores.set(code, Math.max(score, scores.get(code) ?? 0));
    }
  }
  return scores;
}
