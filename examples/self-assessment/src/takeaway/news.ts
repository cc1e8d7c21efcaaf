import { signal } from "@preact/signals";
import type { Key } from "../words/index.ts";

/** What came of something that was done with the case, or what is to be decided; told in the language of the moment. */
export interface News {
  tell: () => string;
  isWrong?: boolean;
  /** Particulars, one a line. */
  list?: () => readonly string[];
  choices?: readonly { label: Key; choose: () => void }[];
  /** Files that may be chosen to go on: what they are, and what is done with them. */
  files?: { label: Key; choose: (files: readonly File[]) => Promise<void> };
  /** A link to be copied by hand. */
  link?: string;
}

export const news = signal<News | null>(null);
