import type { Fault, TableReading } from "tegi/table";

const ADDRESS = /^(?:(.*)!)?([A-Z]+)(\d+)$/;

/** The line of a document and the fact of its column, by the cell at which something is wrong. */
export function spotOf(fault: Fault, reading: TableReading, line: RegExp): { line: string; path: string } | undefined {
  const [, sheet, column, row] = ADDRESS.exec(fault.at) ?? [];
  const table = reading.tables.find(
    (one) => sheet === undefined || sheet === one.sheet || sheet.endsWith(`:${one.sheet}`),
  );
  const path = table?.columns.find((one) => one.column === column)?.field;
  const found = Object.entries(reading.documents[0]?.cells ?? {}).find(([pointer, cell]) => {
    const [, itsSheet, , itsRow] = ADDRESS.exec(cell) ?? [];
    return line.test(pointer) && itsSheet === sheet && itsRow === row;
  });
  return path && found ? { line: found[0], path } : undefined;
}
