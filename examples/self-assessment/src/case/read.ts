import { computed, signal } from "@preact/signals";
import type { Fault, ValueKind, ValueToRead } from "tegi/table";
import { engineReady, tableReader } from "../engine.ts";
import { LANGUAGES, language } from "../words/index.ts";

/**
 * Reads what a person typed by the core's reader of tables, so that a field, a pasted cell and a file say the same.
 *
 * It comes behind the engine for goods, not with it: it is larger, and nobody needs it before the first value is typed.
 * Until it is there a value stands as it was typed and nothing is judged; from then on reading is a plain call.
 */
type Reader = typeof import("tegi/table");
const reader = signal<Reader | null>(null);

/** Whether values can be read. */
export const canRead = computed(() => reader.value !== null);

export const readerReady: Promise<void> = engineReady.then(tableReader).then((loaded) => {
  reader.value = loaded;
});

/** What a text says: its fact; where it is in doubt the text as it was typed, and why. */
export interface Said {
  value: string;
  /** Of an amount: the currency beside it, else that of its field. */
  currency?: string | undefined;
  fault?: Fault | undefined;
  /** Whether it waits to be read with others. */
  isWaiting?: true;
}

/** What is known of the field of an amount. */
export interface Field {
  currency?: string;
  vat_included?: boolean;
}

/** What was read, because the whole case is read again at each change. */
const known = new Map<string, Said>();
const MOST_KNOWN = 200_000;

/** The values that wait to be read in one call; `null` where each is read by itself. */
let waiting: Map<string, ValueToRead> | null = null;

/** What a text says as a fact of this kind. */
export function read(kind: ValueKind, typed: string, field: Field = {}): Said {
  if (!typed.trim()) return { value: "" };
  if (!reader.value) return { value: typed.trim() };
  const key = [kind, field.currency, field.vat_included, language.value, typed].join("\n");
  const said = known.get(key);
  if (said) return said;
  const asked = { kind, cell: typed, ...field };
  if (waiting) {
    waiting.set(key, asked);
    return { value: typed, isWaiting: true };
  }
  readAll(reader.value, new Map([[key, asked]]));
  return known.get(key) ?? { value: typed };
}

/** Makes something of many values, which are read in few calls: thousands of calls into the engine cost too much. */
export function together<Made>(make: () => Made): Made {
  if (!reader.value || waiting) return make();
  // An amount is asked with the currency of its line, which is read before.
  for (let round = 0; round < 2; round += 1) {
    const asked = new Map<string, ValueToRead>();
    waiting = asked;
    try {
      const made = make();
      if (asked.size === 0) return made;
    } finally {
      waiting = null;
    }
    readAll(reader.value, asked);
  }
  return make();
}

function readAll({ readValues }: Reader, asked: ReadonlyMap<string, ValueToRead>): void {
  if (known.size + asked.size > MOST_KNOWN) known.clear();
  const answers = readValues([...asked.values()], { language: language.value });
  [...asked].forEach(([key, { cell }], index) => {
    const { value, currency, fault } = answers[index] ?? {};
    const typed = String(cell);
    known.set(key, {
      value: typeof value === "string" ? inItsDigits(typed.trim(), value) : typed.trim(),
      ...(currency && { currency }),
      ...(fault && { fault }),
    });
  });
}

/** Zeros behind a decimal stay as they were written: `598.20` is told as 598.20. */
function inItsDigits(typed: string, value: string): string {
  const [digits = ""] = /^-?\d+\.\d+(?![\d.,])/.exec(typed) ?? [];
  return digits.replace(/\.?0+$/, "") === value ? digits : value;
}

/** What a text means where it is clear, else the text. */
export const understood = (kind: ValueKind, typed: string): string => read(kind, typed).value;

/** The code with the zero that a spreadsheet took from its front; `undefined` where none can be lost. */
export function withLostZero(hs: string): string | undefined {
  const { fault } = read("code", hs);
  return fault?.code === "zero-lost" ? fault.offers?.[0] : undefined;
}

/** The operation that a text names in a rulebook, or why none is clear. */
export function readOperation(typed: string, rulebook: string): { ids: string[]; fault?: Fault | undefined } {
  const [said] =
    reader.value?.readValues([{ kind: "operations", cell: typed }], { language: language.value, rulebook }) ?? [];
  return { ids: Array.isArray(said?.value) ? said.value : [], fault: said?.fault ?? undefined };
}

/** Faults in words of the chosen language: the engine's of facts, and the reader's of values. */
export function faultWords(faults: readonly Fault[]): string[] {
  const said = reader.value?.explain({ type: "refusal", errors: [...faults] }, language.value).errors ?? [];
  return faults.map(({ code }, index) => said[index]?.text ?? code);
}

/** What is in doubt, by the pointer of its fact. */
export type Doubts = Map<string, Fault>;

/** Reads the values of a document, and notes what is in doubt at its place. */
export function reading(doubts: Doubts) {
  return (kind: ValueKind, typed: string, at: string, field?: Field): Said => {
    const said = read(kind, typed, field);
    if (said.fault) doubts.set(at, { ...said.fault, at });
    return said;
  };
}

/** All that is wrong: doubts, and what the engine says of the other facts. */
export function wrong(doubts: Doubts, faults: readonly Fault[]): Fault[] {
  const isDoubted = ({ at }: Fault) =>
    [...doubts.keys()].some((doubted) => at === doubted || at.startsWith(`${doubted}/`));
  return [...doubts.values(), ...faults.filter((fault) => !isDoubted(fault))];
}

/**
 * A decimal of facts as a person may find it in a field and as it is read again: `1.234` may mean a thousand, `1.2340`
 * may not.
 */
export const unmistakable = (decimal: string) => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal);

/** A percent of facts in the same way: `0.6` may mean 60 %, `0.6 %` may not. */
export const unmistakablePercent = (share: string) => (/^(1|0\..*)$/.test(share) ? `${share} %` : share);

/** A text in a field behind which a percent sign stands. */
export const inPercent = (typed: string) => (typed.trim() && !typed.includes("%") ? `${typed} %` : typed);

/** A share as typed, in percent; empty where it is in doubt. */
export function clearPercent(typed: string): string {
  const { value, fault } = read("percent", inPercent(typed));
  return fault ? "" : value;
}

/** The rates that are clear, for the reader of a table. */
export const clearRates = (rates: readonly { currency: string; rate: string; day: string }[]) =>
  rates.flatMap(({ currency, ...typed }) => {
    const [rate, day] = [read("rate", typed.rate), read("day", typed.day)];
    const isClear = rate.value && day.value && !rate.fault && !day.fault;
    return isClear ? [{ currency, rate: rate.value, day: day.value }] : [];
  });

type Named = { code: string } & Record<(typeof LANGUAGES)[number], string>;

/** Every country by its two letters. */
export const countries = computed<ReadonlyMap<string, Named>>(
  () => new Map(((reader.value?.data()["countries"] ?? []) as Named[]).map((country) => [country.code, country])),
);

/** A country in words; its letters where it is none. */
export const countryName = (code: string): string => countries.value.get(code)?.[language.value] ?? code;
