import type { Feature, Sheet as Page } from "write-excel-file/universal";
import { t } from "../words/index.ts";
import "../words/paper.ts";
import { worksheet } from "./sheet.ts";
import { materialRows } from "./xlsx-materials.ts";
import { resultRows } from "./xlsx-result.ts";

/** The worksheet as a workbook: the result with its formulas, then the materials on which they stand. */
export async function workbook(): Promise<Blob> {
  // Not the package's way for browsers: that zips in workers made of blobs, which the page's policy forbids.
  const { default: write } = await import("write-excel-file/universal");
  const sheet = worksheet();
  const pages: Page<never>[] = [
    {
      sheet: t("paper.sheet-result"),
      data: resultRows(sheet),
      columns: [40, 17, 17, 11, 11, 12, 15, 13, 40].map((width) => ({ width })),
      orientation: "landscape",
    },
    {
      sheet: t("paper.sheet-materials"),
      data: materialRows(sheet),
      columns: [6, 34, 14, 14, 15, 9, 10, 16, 16, 16, 16, 16, 40, 36].map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
  ];
  return write(pages, { fontSize: 10, features: [fit] } as Parameters<typeof write>[1] & object).toBlob();
}

/** Makes every sheet as wide as a page of paper. */
const fit: Feature<never> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml) =>
          xml
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace("<pageSetup ", '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};
