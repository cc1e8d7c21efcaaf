import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { visit } from "./journey.mjs";

/** A package that the page is built with. */
export async function packageOfPage(name) {
  const page = createRequire(new URL("../../examples/self-assessment/package.json", import.meta.url));
  return (await import(pathToFileURL(page.resolve(name)).href)).default;
}

export const HEADINGS = ["Name", "Tariff code", "Country of origin", "Value"];
export const GOOD = { hs: "8403109000", ex_works_price: "900000000" };

/** A case whose bill is empty, at that step. */
export async function atBill(t) {
  const visited = await visit(t, { language: "en" });
  const { page } = visited;
  await page.getByRole("combobox").fill(GOOD.hs);
  await page.getByRole("combobox").press("Enter");
  const go = (name) =>
    page.getByRole("navigation", { name: "Steps of the conversation" }).getByRole("button", { name }).click();
  await go("Price and cost");
  await page.getByLabel("Ex-works price", { exact: true }).fill(GOOD.ex_works_price);
  await go("Materials");
  await page.getByRole("gridcell").first().click();
  const lines = async () => Number(await page.getByRole("treegrid").getAttribute("aria-rowcount")) - 2;
  return { ...visited, lines };
}
