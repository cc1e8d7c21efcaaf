import type { Tables } from "tegi/table";
import { tableReader } from "../engine.ts";
import { BookError, LIMITS, openBook } from "./book.ts";
import { readSheet } from "./sheet.ts";

/** What files that belong together hold for the reader of tables, such as goods and their materials. */
export async function sourcesOf(files: readonly File[]): Promise<Tables[]> {
  return (await Promise.all(files.map(sourceOf))).flat();
}

/** What a file is, its content tells; what cannot be read, the reader refuses. */
async function sourceOf(file: File): Promise<Tables[]> {
  if (file.size > LIMITS.packed) {
    throw new BookError("file-too-large", file.name, String(file.size), String(LIMITS.packed));
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { kindOf } = await tableReader();
  if (kindOf(bytes, file.name) !== "xlsx") return [{ file: file.name, bytes }];
  const book = await openBook(bytes, file.name);
  return book.sheets.map((part) => readSheet(book, part));
}

/** A copied table, as spreadsheets put it on the clipboard. */
export const copied = (clipboard: string): Tables[] => [{ clipboard }];

/** The texts of copied cells, row by row; nothing where they cannot be told apart, which the reader then says. */
export async function copiedRows(clipboard: string): Promise<string[][] | null> {
  const { clipboardRows, TegiError } = await tableReader();
  try {
    return clipboardRows(clipboard);
  } catch (error) {
    if (error instanceof TegiError) return null;
    throw error;
  }
}
