/**
 * Compares words as people write them: case, «ё», endings of Russian, Kazakh and English, Kazakh letters typed on a
 * Russian keyboard, one slip of the finger.
 */

export type Tongue = "kk" | "ru" | "en";

/** A word with the forms in which it is compared. */
export interface Form {
  /** In small letters, Kazakh letters as a Russian keyboard has them. */
  plain: string;
  /** Without its endings, by the language whose endings they are: the stem, or all that it may be. */
  stems: Partial<Record<Tongue, readonly string[]>>;
}

const KEYBOARD: Record<string, string> = {
  ё: "е",
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
};

/** The words of a text, in the form in which they are compared. */
export function wordsOf(text: string): string[] {
  let small = text.toLowerCase();
  // Asked first, for there are many names and few of them need it.
  if (/[ёәғқңөұүһі]/.test(small)) small = small.replace(/[ёәғқңөұүһі]/g, (letter) => KEYBOARD[letter] ?? letter);
  if (/[а-я]h|h[а-я]/.test(small)) small = small.replace(/(?<=[а-я])h|h(?=[а-я])/g, "х");
  if (/['’]/.test(small)) small = small.replace(/['’]/g, "");
  // "T-shirt" is one word, «ПЭ100» two.
  if (small.includes("shirt")) small = small.replace(/(?<![a-z])t[- ](?=shirt)/g, "t");
  if (/[a-zа-я]\d/.test(small)) small = small.replace(/(?<=[a-zа-я]{2})(?=\d)/g, " ");
  return small.match(/[\p{L}\d]{2,}/gu) ?? [];
}

/** The forms of a word: those of its language, or of every language that its letters allow. */
export function formOf(plain: string, tongue?: Tongue): Form {
  const tongues: Tongue[] = tongue ? [tongue] : /[a-z]/.test(plain) ? ["en"] : ["ru", "kk"];
  return { plain, stems: Object.fromEntries(tongues.map((one) => [one, STEMMERS[one](plain)])) };
}

const STEMMERS: Record<Tongue, (word: string) => readonly string[]> = {
  kk: kazakhStems,
  ru: (word) => [russianStem(word)],
  en: (word) => [englishStem(word)],
};

/** No stem is shorter: «нан», «қап», «тон», "pen". */
const SHORTEST = 3;

// Three letters remain; of three, two do: «чай» and «чая».
const RUSSIAN =
  /(?<=^.{3,}|^.{2}(?=.$))(?:иями|ями|ами|иях|ях|ах|иям|ям|ам|ием|ьем|ией|ьей|ого|его|ьев|ому|ему|ыми|ими|ых|их|ым|им|ою|ею|ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ия|ью|ую|юю|ию|ья|ье|ьи|ом|ем|а|я|о|е|у|ю|ы|и|ь|й)$/;

function russianStem(word: string): string {
  const stem = word.replace(RUSSIAN, "");
  // «станок» and «станки», «окон» and «окна», «деревянный» and «деревянная» share what remains.
  return stem.replace(/нн$/, "н").replace(/(?<=.{2})[оеь]([бвгджзйклмнпрстфхцчшщ])$/, "$1");
}

// As a Russian keyboard writes them.
const KAZAKH =
  "нын нин дын дин тын тин лар лер дар дер тар тер дан ден тан тен нан нен мен бен пен нда нде га ге ка ке на не ны ни " +
  "ды ди ты ти да де та те дагы деги тагы теги сы си ын ин ы и";
const ENDINGS = new Set(KAZAKH.split(" "));
const LONGEST = 4;

/** All stems that a word may have: «қалқаны» is «қалқан» with «ы», or «қалқа» with «ны». */
function kazakhStems(word: string): string[] {
  const stems = new Set([word]);
  for (const stem of stems) {
    for (let length = 1; length <= LONGEST && stem.length - length >= 2; length += 1) {
      if (ENDINGS.has(stem.slice(-length))) stems.add(stem.slice(0, -length));
    }
  }
  // «есік» and «есігі», «қап» and «қабы».
  return [...new Set([...stems].map((stem) => stem.replace(/г$/, "к").replace(/б$/, "п")))];
}

/** So much of the shorter word the stem of both has to be. */
const SHARED = 0.66;

function haveOneStem(one: readonly string[], other: readonly string[], shorter: number): boolean {
  return one.some((stem) => stem.length >= shorter * SHARED && other.includes(stem));
}

function englishStem(word: string): string {
  const bare = word
    // As in Britain.
    .replace(/fiber/, "fibre")
    .replace(/color/, "colour")
    .replace(/aluminum/, "aluminium")
    .replace(/(?<=.{3})iz(?=e|i)/, "is")
    .replace(/ies$/, "y")
    // "loaves", "shelves", "knives".
    .replace(/(?<=ea|oa|el|ni)ves$/, "f")
    .replace(/(?<=s|x|z|ch|sh)es$/, "")
    .replace(/(?<![su])s$/, "")
    .replace(/(?<=.{3})(?:ing|ed)$/, "");
  const stem = bare.length >= SHORTEST ? bare : word;
  return stem.replace(/(.)\1$/, "$1").replace(/(?<=.{3})e$/, "");
}

/** How near a word is to the one that is looked for, of the same first letter: 1 is the word itself, 0 another word. */
export function closeness(wanted: Form, word: Form): number {
  const [short, long] = [wanted.plain, word.plain];
  if (short === long) return 1;
  if (short[0] !== long[0]) return 0;
  let best = 0;
  // As it is typed.
  if (short.length >= 2 && long.startsWith(short)) best = 0.7 + (0.25 * short.length) / long.length;
  for (const tongue of TONGUES) {
    const own = wanted.stems[tongue];
    const other = word.stems[tongue];
    if (!own || !other) continue;
    if (haveOneStem(own, other, Math.min(short.length, long.length))) return Math.max(best, 0.95);
    if (best === 0) best = likeness(own.at(-1) ?? "", other.at(-1) ?? "");
  }
  return best || slip(short, long);
}

function slip(wanted: string, word: string): number {
  if (wanted.length < 4 || !isOneSlip(wanted, word)) return 0;
  return wanted.length > 4 ? 0.7 : 0.6;
}

/** How like two stems are that are not the same: one slip apart, or one the beginning of the other. */
function likeness(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4 || Math.abs(one.length - other.length) > 2) return 0;
  if (isOneSlip(one, other)) return shorter > 4 ? 0.7 : 0.6;
  return one.startsWith(other) || other.startsWith(one) ? 0.6 : 0;
}

const TONGUES: readonly Tongue[] = ["kk", "ru", "en"];

/** Whether one letter more, less, other, or two neighbours changed over make one word of the other. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  if (left.length > right.length) return left.slice(1) === right;
  if (left.length < right.length) return right.slice(1) === left;
  if (left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}
