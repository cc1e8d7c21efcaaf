import { wholeOf } from "../case/device.ts";
import { type Product, type Seen, seen } from "./store.ts";

/** A rate that holds for all products from now on. */
export interface NewRate {
  currency: string;
  rate: string;
  day: string;
}

/** A product looked at again. */
export interface Again {
  /** With the day and the rates of now. */
  after: Product;
  before: Seen | null;
  isFlipped: boolean;
}

/** So long the page may stand still, in milliseconds. */
const TURN = 30;

/** Looks at all products again by the law of a day and by new rates; what is kept stays as it is. */
export async function again(
  products: readonly Product[],
  on: string,
  rates: readonly NewRate[],
  onProgress: (done: number) => void,
): Promise<Again[]> {
  const found: Again[] = [];
  let since = performance.now();
  for (const one of products) {
    const renewed = one.draft.rates?.map((old) => rates.find(({ currency }) => currency === old.currency) ?? old) ?? [];
    const draft = { ...one.draft, on, rates: renewed };
    const now = seen(wholeOf(draft));
    found.push({ after: { ...one, draft, seen: now }, before: one.seen, isFlipped: isOther(one.seen, now) });
    if (performance.now() - since < TURN) continue;
    onProgress(found.length);
    await new Promise((done) => setTimeout(done));
    since = performance.now();
  }
  return found;
}

const isOther = (one: Seen | null, other: Seen | null) =>
  one?.verdict !== other?.verdict || one?.provisional !== other?.provisional;

/** The currencies in which products are stated, besides their own. */
export const currenciesOf = (products: readonly Product[]) =>
  [...new Set(products.flatMap(({ draft }) => (draft.rates ?? []).map(({ currency }) => currency)))].sort();
