/** Whether this element may keep anything on the device: on a page of its own, or where the site says `keep`. */
let isAllowed = false;

export function allowKeeping(): void {
  isAllowed = true;
}

/** The lists that are kept, by their names on the device: rulebooks of the user's own, and how tables were understood. */
const NAMES = ["tegi-rulebooks", "tegi-table-mappings"] as const;
type Name = (typeof NAMES)[number];

/** A list that is kept on this device under a name; empty where nothing is kept or may be. */
export function keptList<One>(name: Name): One[] {
  if (!isAllowed) return [];
  try {
    return JSON.parse(localStorage.getItem(name) ?? "[]") as One[];
  } catch {
    // Where a browser gives no storage, nothing is kept.
    return [];
  }
}

/** Keeps a list on this device where that is allowed. */
export function keepList(name: Name, list: readonly unknown[]): void {
  if (!isAllowed) return;
  try {
    localStorage.setItem(name, JSON.stringify(list));
  } catch {
    // Full, or not given: the list holds for this visit.
  }
}

/** Forgets all lists; throws where the device gives no storage. */
export function forgetKept(): void {
  for (const name of NAMES) localStorage.removeItem(name);
}
