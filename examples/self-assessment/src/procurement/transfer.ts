import { signal } from "@preact/signals";
import type { TableReading } from "tegi/table";
import { asLines } from "../bill/paste.ts";
import { clearRates } from "../case/read.ts";
import { today } from "../case/store.ts";
import { type TableReader, tableReader } from "../engine.ts";
import { canGo, guessed, withHeadings } from "../table/headless.ts";
import { type Ask, fieldsOf, isClear, understand, understandTables } from "../table/pending.ts";
import { copied, copiedRows } from "../table/source.ts";
import { language, t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/table.ts";
import { begin, change, contract } from "./draft.ts";
import { COLUMNS, type Column, eachContract, pasteCells } from "./edit.ts";
import { selected } from "./places.ts";
import { emptyContract, isBlank } from "./shape.ts";
import { contractOf, withTaken } from "./taken.ts";

/** What came of the last file or table, in words. */
export const told = signal<{ text: string; isWrong?: boolean } | null>(null);

/** The contract at hand, or the one that a table begins. */
const base = () => contract.value ?? emptyContract(today());

const isWritten = () => {
  const draft = contract.value;
  return (
    draft !== null && eachContract(draft.contracts).some(({ node }) => node.value || node.name || node.goods.length)
  );
};

function ask(): Ask {
  const { on, rulebook, currency, vat, kind, rates } = base();
  return {
    options: {
      about: "contract",
      same: { on, rulebook, currency, vat, ...(kind && { kind }) },
      rates: clearRates(rates),
    },
    isAsking: isWritten(),
    use,
  };
}

/** Reads the contracts and goods in a file, and shows how it is understood. */
export async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  told.value = { text: t("bill.reading", { name: files.map(({ name }) => name).join(", ") }) };
  const refused = await understand(files, ask());
  told.value = refused ? { text: refused, isWrong: true } : null;
}

/** Takes over what tables state. */
function use(reading: TableReading, isInstead: boolean): void {
  const before = base();
  const taken = contractOf(reading, before);
  const node = selected()?.key ?? before.contracts[0]?.key ?? 1;
  const after = withTaken(before, taken, node, isInstead);
  if (contract.value) change(() => after);
  else begin(after);
  const count = countOf(reading);
  told.value = { text: t("table.taken", { name: reading.tables[0]?.file || t("table.clipboard"), count }) };
}

const countOf = ({ documents: [document] }: TableReading) => {
  const contracts = (document?.facts as { contracts?: { goods?: unknown[] }[] })?.contracts ?? [];
  return contracts.reduce(
    (count, { goods = [], ...own }) => count + goods.length + (Object.keys(own).length ? 1 : 0),
    0,
  );
};

/** Writes a copied table of goods: by its headings, or by the columns from the cell at hand on. */
export async function paste(text: string, node: number, line: number, column: Column): Promise<void> {
  const asked = ask();
  const reader = await tableReader();
  const reading = reader.read(copied(text), { ...asked.options, language: language.value });
  const rows = reading.tables.some(({ headings }) => headings) ? null : await copiedRows(text);
  if (rows) {
    await pasteHeadless(reader, asLines(rows), node, line, column);
    return;
  }
  const taken = contractOf(reading, base());
  if (isClear(reading) && taken.goods) {
    change((before) => withTaken(before, taken, node, false));
    told.value = { text: t("table.taken", { name: t("table.clipboard"), count: taken.goods.length }) };
    return;
  }
  const refused = await understand(text, { ...asked, isAsking: hasGoods(node) || (!taken.goods && asked.isAsking) });
  told.value = refused ? { text: refused, isWrong: true } : null;
}

/** A table without headings goes where it was put, as long as its cells can be what the columns say. */
async function pasteHeadless(reader: TableReader, rows: string[][], node: number, line: number, column: Column) {
  const paths = COLUMNS.slice(COLUMNS.indexOf(column)).map((one) => one.replace(/^proof_/, "proof/"));
  const fields = fieldsOf(reader).filter(({ sheet }) => sheet === "contract-goods");
  if (canGo(reader, rows, paths)) {
    change((before) => pasteCells(before, node, line, column, rows));
    return;
  }
  const tables = withHeadings(rows, guessed(reader, rows, fields), fields);
  const asked = { ...ask(), isAsking: hasGoods(node) };
  const refused = await understandTables(t("table.clipboard"), tables, asked, true);
  told.value = refused ? { text: refused, isWrong: true } : null;
}

const hasGoods = (key: number) =>
  eachContract(base().contracts).some(({ node }) => node.key === key && !node.goods.every(isBlank));
