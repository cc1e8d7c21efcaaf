import { type Fault, TegiError } from "tegi/good";
import { forget } from "../case/device.ts";
import { type Step, go, place } from "../case/place.ts";
import { t } from "../words/index.ts";
import { currentDoubts, currentNow, download, fileName } from "./current.ts";
import { type Example, exampleFacts } from "./examples.ts";
import { LONGEST, pack } from "./link.ts";
import { news } from "./news.ts";
import { open, refusalWords } from "./open.ts";
import { show } from "./put.ts";
import { record } from "./record.ts";

/** Saves the facts as a file, which opens here again and which the command `tegi` reads. */
export function saveFacts(): void {
  const facts = currentNow();
  if (!facts) return;
  const name = fileName(facts, ".json");
  download(name, new Blob([`${JSON.stringify(facts, null, 2)}\n`], { type: "application/json" }));
  news.value = { tell: () => t("takeaway.saved", { name }) };
}

/** Saves the record: facts, answer and digest, which anyone can recompute. */
export async function saveRecord(): Promise<void> {
  const made = await recordNow();
  if (!made) return;
  const name = fileName(made.facts, `-${made.digest.slice(0, 8)}.record.json`);
  download(name, new Blob([made.text], { type: "application/json" }));
  news.value = { tell: () => t("takeaway.saved", { name }) };
}

/** The facts at hand with their record. What cannot be recorded gives nothing, and the page tells why. */
export async function recordNow() {
  const facts = currentNow();
  if (!facts) return undefined;
  const doubts = currentDoubts();
  if (doubts.length > 0) return noRecord(doubts);
  try {
    return { facts, ...(await record(facts)) };
  } catch (error) {
    if (!(error instanceof TegiError)) throw error;
    return noRecord(error.errors);
  }
}

function noRecord(errors: Fault[]): undefined {
  const refusal = { type: "refusal" as const, errors };
  news.value = { tell: () => t("takeaway.no-record"), list: () => refusalWords(refusal), isWrong: true };
}

/** Saves the worksheet as a workbook. */
export async function saveWorkbook(): Promise<void> {
  const facts = currentNow();
  if (!facts) return;
  const { workbook } = await import("./xlsx.ts");
  const name = fileName(facts, ".xlsx");
  download(name, await workbook());
  news.value = { tell: () => t("takeaway.saved", { name }) };
}

/** Copies a link that carries the case in its fragment, which no server is sent. */
export async function copyLink(): Promise<void> {
  const facts = currentNow();
  if (!facts) return;
  const packed = await pack(facts);
  if (packed.length > LONGEST) {
    news.value = { tell: () => t("takeaway.link-too-long", { count: packed.length, limit: LONGEST }), isWrong: true };
    return;
  }
  const link = `${location.origin}${location.pathname}${location.search}#case=${packed}`;
  try {
    await navigator.clipboard.writeText(link);
    news.value = { tell: () => t("takeaway.link-copied", { count: link.length }) };
  } catch {
    // Without leave to write to the clipboard, or without https.
    news.value = { tell: () => t("takeaway.link-by-hand"), link };
  }
}

/** Adds the good at hand to the person's own products, which are kept on this device. */
export async function keepProduct(): Promise<void> {
  const { keepCurrent } = await import("../products/store.ts");
  const isNew = await keepCurrent();
  news.value = { tell: () => t(isNew ? "takeaway.product-added" : "takeaway.product-renewed") };
}

/** Starts from an example, its names in the language of the page: at its first answers, or at its result. */
export async function start(example: Example, step: Step = "product"): Promise<void> {
  const facts = exampleFacts(example);
  const name = () => t(`takeaway.example-${example}`);
  await show(await open(JSON.stringify(facts)), name, step);
}

/** Forgets everything, for good. */
export function clear(): void {
  forget();
  go(place.value.tab === "contract" ? { tab: "contract" } : { tab: "good", step: "purpose" });
  news.value = { tell: () => t("takeaway.cleared") };
}
