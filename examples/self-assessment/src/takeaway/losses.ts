/**
 * Where a document that was given says something that the kept one does not say, by JSON pointer. What is absent and
 * what is `null` say the same, and so do a number, its digits as text and zeros behind its decimals; what the kept one
 * adds is no loss.
 */
export function losses(given: unknown, kept: unknown, at = ""): string[] {
  if (given === null || given === undefined) return [];
  if (Array.isArray(given)) {
    // Once a place is lost the others no longer stand beside their own.
    if (!Array.isArray(kept) || kept.length !== given.length) return [at];
    return given.flatMap((one, index) => losses(one, kept[index], `${at}/${index}`));
  }
  if (typeof given === "object") {
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return Object.keys(given).length ? [at] : [];
    const members = kept as Record<string, unknown>;
    return Object.entries(given).flatMap(([name, value]) => losses(value, members[name], `${at}/${escaped(name)}`));
  }
  if (given === kept) return [];
  const isText = (value: unknown) => typeof value === "number" || typeof value === "string";
  return isText(given) && isText(kept) && digits(given) === digits(kept) ? [] : [at];
}

const digits = (value: unknown) => String(value).replace(/^(-?\d+)(?:\.0*|(\.\d*?)0+)$/, "$1$2");

const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
