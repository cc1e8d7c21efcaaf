/** Sums and products of the form's decimals: exact, as the engine's own are. */
interface Decimal {
  digits: bigint;
  scale: number;
}

function decimal(text: string): Decimal | undefined {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return undefined;
  const [, whole = "", fraction = ""] = found;
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function written({ digits, scale }: Decimal): string {
  const all = digits.toString().padStart(scale + 1, "0");
  return scale ? `${all.slice(0, -scale)}.${all.slice(-scale)}` : all;
}

const raised = ({ digits, scale }: Decimal, to: number) => digits * 10n ** BigInt(to - scale);

/** The sum of decimals; what is none counts nothing. */
export function sum(texts: readonly string[]): string {
  const all = texts.map(decimal).filter((one) => one !== undefined);
  const scale = Math.max(2, ...all.map((one) => one.scale));
  return written({ digits: all.reduce((total, one) => total + raised(one, scale), 0n), scale });
}

/** An amount times its rate. */
export function product(one: string, other: string): string | undefined {
  const [left, right] = [decimal(one), decimal(other)];
  return left && right && written({ digits: left.digits * right.digits, scale: left.scale + right.scale });
}

/** A part of a whole in percent, to two decimals, half up. */
export function percentOf(part: string, whole: string): string | undefined {
  const [above, below] = [decimal(part), decimal(whole)];
  if (!above || !below || below.digits === 0n) return undefined;
  const scale = Math.max(above.scale, below.scale);
  const [left, right] = [raised(above, scale) * 10_000n, raised(below, scale)];
  return written({ digits: (2n * left + right) / (2n * right), scale: 2 });
}

/** A fraction of one, `9/10`, in percent. */
export function percentOfFraction(fraction: string): string | undefined {
  const [part = "", whole = "1"] = fraction.split("/");
  return percentOf(part, whole);
}
