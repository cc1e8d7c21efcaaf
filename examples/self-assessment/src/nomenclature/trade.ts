import { type Form, type Tongue, formOf, wordsOf } from "./forms.ts";
import { type Lexicon, lexiconOf, near } from "./lexicon.ts";

/** A row of the trade words: what people call a good, and the codes that it may have. */
export interface TradeEntry {
  codes: { code: string; /** What tells this code from the others, by its key. */ differs: string }[];
  phrases: Record<Tongue, string[]>;
  /** The places of the words of its phrases in `words`. */
  words: Record<Tongue, number[]>;
}

export interface TradeWords {
  entries: TradeEntry[];
  /** What tells codes apart, by key. */
  differences: Map<string, Record<Tongue, string>>;
  /** English pieces of the nomenclature's names, in small letters, with our own wording in Kazakh and Russian. */
  segments: Map<string, { kk: string; ru: string }>;
  phrases: Phrase[];
  words: Word[];
  lexicon: Lexicon;
}

interface Phrase {
  entry: TradeEntry;
  tongue: Tongue;
  text: string;
  /** The places of its words in `words`. */
  words: number[];
}

interface Word {
  form: Form;
  /** The phrases that hold it, by their places. */
  phrases: number[];
  /** A rare word tells more than «изделия». */
  weight: number;
}

/** A code that the trade words propose. */
export interface TradeHit {
  code: string;
  entry: TradeEntry;
  differs: string;
  /** The phrase that was matched, and its language. */
  phrase: string;
  tongue: Tongue;
  /** 1: all words of both are the same. */
  score: number;
}

let loading: Promise<TradeWords> | undefined;

/** The trade words, loaded when a code is first looked for. */
export function tradeWords(): Promise<TradeWords> {
  loading ??= import("virtual:trade-words").then((file) => parseTrade(file.default));
  return loading;
}

const LANGUAGES: readonly Tongue[] = ["kk", "ru", "en"];

export function parseTrade(text: string): TradeWords {
  const [differing = "", pieces = "", rows = ""] = text.split("\n\n");
  const differences = new Map(
    differing.split("\n").map((row) => {
      const [key = "", kk = "", ru = "", en = ""] = row.split("\t");
      return [key, { kk, ru, en }];
    }),
  );
  const segments = new Map(
    pieces.split("\n").map((row) => {
      const [en = "", kk = "", ru = ""] = row.split("\t");
      return [en, { kk, ru }];
    }),
  );
  const entries = rows.split("\n").map(entryOf);
  const index = indexOf(entries);
  return { entries, differences, segments, ...index, lexicon: lexiconOf(index.words.map(({ form }) => form)) };
}

function entryOf(row: string): TradeEntry {
  const [codes = "", ...phrases] = row.split("\t");
  const [kk = [], ru = [], en = []] = phrases.map((cell) => cell.split(";"));
  return {
    codes: codes.split(" ").map((one) => {
      const [code = "", differs = ""] = one.split(":");
      return { code, differs };
    }),
    phrases: { kk, ru, en },
    words: { kk: [], ru: [], en: [] },
  };
}

function indexOf(entries: TradeEntry[]): { phrases: Phrase[]; words: Word[] } {
  const phrases: Phrase[] = [];
  const words: Word[] = [];
  const places = new Map<string, number>();
  const placeOf = (plain: string, tongue: Tongue) => {
    const key = `${tongue}:${plain}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, words.length);
    return words.push({ form: formOf(plain, tongue), phrases: [], weight: 0 }) - 1;
  };
  for (const entry of entries) {
    for (const tongue of LANGUAGES) {
      for (const text of entry.phrases[tongue]) {
        const own = wordsOf(text).filter((word) => !IDLE.has(word));
        const phrase: Phrase = { entry, tongue, text, words: own.map((word) => placeOf(word, tongue)) };
        for (const place of new Set(phrase.words)) words[place]?.phrases.push(phrases.length);
        entry.words[tongue].push(...phrase.words);
        phrases.push(phrase);
      }
    }
  }
  for (const word of words) word.weight = Math.log(1 + phrases.length / word.phrases.length);
  return { phrases, words };
}

/** Words that tell nothing of the good. */
const IDLE = new Set(
  (
    "для из на от по под при со или мы наш наша наши делаем делаю производим произвожу выпускаем выпуск шьем шью " +
    "производство изготовление изготавливаем пошив завод цех фабрика " +
    "мен пен бен жане ушин биз бизде жасаймыз шыгарамыз ондиремиз тигемиз ондириси ондирис шыгару жасау " +
    "of for the an and or with we our make making produce producing production manufacture manufacturing factory"
  ).split(" "),
);

/** The words that are looked for. Where all are idle, they are what is meant. */
export function wantedOf(text: string): Form[] {
  const all = wordsOf(text);
  const telling = all.filter((word) => !IDLE.has(word));
  return (telling.length > 0 ? telling : all).map((word) => formOf(word));
}

/** A word that nobody listed weighs as much as a middling one. */
const UNKNOWN = 5;
/** A code is proposed where the words matched weigh so much of all. */
const LEAST = 0.4;
/** Words that stand in several phrases of a row tell a little less than those of one phrase. */
const APART = 0.95;

/** The codes that the trade words propose, the best first. A code comes once. */
export function findTrade({ phrases, words, lexicon }: TradeWords, text: string): TradeHit[] {
  const wanted = wantedOf(text);
  if (wanted.length === 0) return [];
  const found = wanted.map((form) => near(lexicon, form));
  const weights = found.map((one) => weightOf(one, words));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = (own: readonly number[]) => {
    const asked = found.map((one) => Math.max(0, ...own.map((word) => one.get(word) ?? 0)));
    return asked.reduce((total, how, index) => total + how * (weights[index] ?? 0), 0) / sum;
  };
  const places = new Set(found.flatMap((one) => [...one.keys()].flatMap((word) => words[word]?.phrases ?? [])));
  const shares = new Map<TradeEntry, Partial<Record<Tongue, number>>>();
  for (const place of wanted.length > 1 ? places : []) {
    const { entry, tongue } = phrases[place]!;
    const known = shares.get(entry) ?? {};
    shares.set(entry, known);
    known[tongue] ??= share(entry.words[tongue]);
  }
  const best = new Map<TradeEntry, { phrase: Phrase; score: number }>();
  for (const place of places) {
    const phrase = phrases[place];
    if (!phrase) continue;
    const said = Math.max(share(phrase.words), APART * (shares.get(phrase.entry)?.[phrase.tongue] ?? 0));
    if (said < LEAST) continue;
    const own = phrase.words.map((word) => words[word]?.weight ?? 0);
    const heard = phrase.words.map((word) => Math.max(0, ...found.map((one) => one.get(word) ?? 0)));
    const whole = own.reduce((total, weight) => total + weight, 0);
    const covered = heard.reduce((total, how, index) => total + how * (own[index] ?? 0), 0) / whole;
    const score = 0.7 * said + 0.3 * covered;
    if (score > (best.get(phrase.entry)?.score ?? 0)) best.set(phrase.entry, { phrase, score });
  }
  const hits = new Map<string, TradeHit>();
  for (const [entry, { phrase, score }] of [...best].sort(([, one], [, other]) => other.score - one.score)) {
    for (const { code, differs } of entry.codes) {
      if (!hits.has(code)) hits.set(code, { code, entry, differs, phrase: phrase.text, tongue: phrase.tongue, score });
    }
  }
  return [...hits.values()];
}

/** The weight of a word that is looked for: that of the words that it may be, the nearest of them. */
function weightOf(found: ReadonlyMap<number, number>, words: Word[]): number {
  let nearest = 0;
  let weight = UNKNOWN;
  for (const [place, how] of found) {
    const own = words[place]?.weight ?? UNKNOWN;
    if (how > nearest || (how === nearest && own < weight)) [nearest, weight] = [how, own];
  }
  return weight;
}

/** So many words of the trade stand beside a code that was chosen. */
const MOST_EXAMPLES = 6;

/** What people call goods of a heading, or of a subheading and of the lines below it. */
export function examplesOf({ entries }: TradeWords, code: string, tongue: Tongue): string[] {
  const part = code.slice(0, code.length === 4 ? 4 : 6);
  const rows = entries.filter((entry) => entry.codes.some((one) => one.code.startsWith(part)));
  return [...new Set(rows.flatMap((entry) => entry.phrases[tongue][0] ?? []))].slice(0, MOST_EXAMPLES);
}
