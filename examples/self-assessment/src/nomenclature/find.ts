import { type Line, type Nomenclature, wordsOf } from "./list.ts";

const MOST = 40;

/** The lines that begin with the digits, or whose names hold the words; the best first. */
export function find(list: Nomenclature, wanted: string): Line[] {
  const digits = wanted.replace(/[\s\u00a0.]/g, "");
  if (/^\d+$/.test(digits)) return list.lines.filter(({ code }) => code.startsWith(digits)).slice(0, MOST);
  return byWords(list, wordsOf(wanted));
}

/**
 * Every word has to be in the name of the line or of a line above it. Word by word the nearest form counts: «котел» is
 * found in «котлы», since endings and the vowel before them change.
 */
function byWords(list: Nomenclature, wanted: string[]): Line[] {
  if (wanted.length === 0) return [];
  const scores = wanted.map((word) => scoresOf(list, word));
  const found: { line: Line; score: number }[] = [];
  for (const line of list.lines) {
    let total = 0;
    let isOwn = false;
    const isFound = scores.every((score) => {
      const own = score.get(line.code) ?? 0;
      const best = Math.max(own, ...[2, 4, 6].map((digits) => score.get(line.code.slice(0, digits)) ?? 0));
      total += best;
      isOwn ||= own > 0;
      return best > 0;
    });
    // A line that has nothing of its own to say is found by the line above it.
    if (isFound && isOwn) found.push({ line, score: total * 10 + leading(line, wanted) - line.code.length });
  }
  return found
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ line }) => line);
}

/** What a name begins with is what it is about. */
function leading({ ru, en }: Line, wanted: string[]): number {
  const first = [wordsOf(ru)[0], wordsOf(en)[0]];
  return wanted.some((word) => first.some((one) => one !== undefined && likeness(word, one) > 0)) ? 20 : 0;
}

/** How well lines hold a word, by code. */
function scoresOf({ lines, words }: Nomenclature, wanted: string): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [word, places] of words) {
    const score = likeness(wanted, word);
    if (score === 0) continue;
    for (const place of places) {
      const code = lines[place]?.code ?? "";
      scores.set(code, Math.max(score, scores.get(code) ?? 0));
    }
  }
  return scores;
}

/** 3: the word itself. 2: it begins so. 1: another form of it. 0: another word. */
export function likeness(wanted: string, word: string): number {
  if (word === wanted) return 3;
  if (word.startsWith(wanted)) return 2;
  if (wanted.length < 4) return 0;
  let common = 0;
  while (common < wanted.length && wanted[common] === word[common]) common += 1;
  return common >= Math.max(3, wanted.length - 2) && word.length - common <= (wanted.length < 7 ? 2 : 3) ? 1 : 0;
}
