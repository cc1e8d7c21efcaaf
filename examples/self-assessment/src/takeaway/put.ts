import { batch } from "@preact/signals";
import { type Step, go } from "../case/place.ts";
import { change, replace, stated, unknowns } from "../case/store.ts";
import { fromFile } from "../case/source.ts";
import { engineReady } from "../engine.ts";
import { begin, contract } from "../procurement/draft.ts";
import { t } from "../words/index.ts";
import { isBegun } from "./current.ts";
import { unpack } from "./link.ts";
import { type News, news } from "./news.ts";
import { type Opened, Unreadable, isMasked, open } from "./open.ts";
import { type Beside, beside, verified } from "./record.ts";

/** Opens a file: facts of a good or of a contract, or a record. */
export async function openFile(file: File): Promise<void> {
  const { name } = file;
  if (/\.(xlsx?|csv|tsv|ods|pdf|docx?)$/i.test(name)) {
    news.value = { tell: () => t("takeaway.other-file", { name }), isWrong: true };
    return;
  }
  const text = await file.text();
  if (isMasked(text)) {
    await tellOfRecord(text, (said) => `${t("takeaway.masked", { name })} ${said}`);
    return;
  }
  const opened = await read(text, () => name);
  if (opened) await show(opened, () => name);
}

/** Tells what came of verifying a record, and takes keys and signatures beside it, by which it is verified again. */
async function tellOfRecord(record: string, tell: (said: string) => string, given?: Beside): Promise<void> {
  const found = await verified(record, given);
  news.value = { ...found, tell: () => tell(found.tell()), files: signedBy(record) };
}

/** What may be chosen beside a record. */
function signedBy(record: string): News["files"] {
  return {
    label: "takeaway.keys",
    choose: async (files) => {
      const given = beside(await Promise.all(files.map((file) => file.text())));
      if (given) return tellOfRecord(record, (said) => said, given);
      news.value = { tell: () => t("takeaway.no-keys"), isWrong: true, files: signedBy(record) };
    },
  };
}

/** Opens facts or a record that the page around the element gives; what cannot be read is told. */
export async function openGiven(text: string): Promise<void> {
  await engineReady;
  const name = () => t("takeaway.given");
  const opened = await read(text, name);
  if (!opened) return;
  put(opened, name(), false, "product");
  const { lost } = opened;
  // The site knows what it gave; a person is told only what did not come of it.
  if (lost.length > 0) {
    news.value = {
      tell: () => [t("takeaway.opened", { name: name() }), t("takeaway.lost")].join(" "),
      list: () => lost,
      isWrong: true,
    };
  }
}

/** Opens what a link carried; a case that is here is not put aside unasked. */
export async function openLink(packed: string): Promise<void> {
  const name = () => t("takeaway.link");
  let text: string;
  try {
    text = await unpack(packed);
  } catch {
    news.value = { tell: () => t("takeaway.broken-link"), isWrong: true };
    return;
  }
  const opened = await read(text, name);
  if (!opened) return;
  if (!isOccupied(opened)) return show(opened, name);
  news.value = {
    tell: () => t("takeaway.link-arrived", { name: titleOf(opened) }),
    choices: [
      { label: "takeaway.link-open", choose: () => void show(opened, name) },
      { label: "takeaway.link-leave", choose: () => (news.value = null) },
    ],
  };
}

async function read(text: string, name: () => string): Promise<Opened | undefined> {
  try {
    return await open(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    news.value = { tell: () => t("takeaway.unreadable", { name: name() }), list: error.tell, isWrong: true };
    return undefined;
  }
}

const titleOf = ({ kind, draft }: Opened) =>
  kind === "good" && (draft.name.trim() || draft.hs.trim())
    ? draft.name.trim() || draft.hs.trim()
    : t(`takeaway.case-${kind}`);

/** Puts a case in place of the one that is here, and says what came of it. */
export async function show(opened: Opened, name: () => string, step: Step = "product"): Promise<void> {
  const { lost, record, refusal } = opened;
  const holds = record === undefined ? undefined : await verified(record);
  const isOther = isOccupied(opened);
  put(opened, name(), isOther, step);
  news.value = {
    tell: () =>
      [
        t("takeaway.opened", { name: name() }),
        holds?.tell(),
        isOther && t("takeaway.undo-brings-back"),
        refusal && t("takeaway.opened-with-faults", { count: refusal.errors.length }),
        lost.length > 0 && t("takeaway.lost"),
      ]
        .filter(Boolean)
        .join(" "),
    list: () => [...(holds?.list() ?? []), ...lost],
    isWrong: holds?.isWrong ?? false,
    files: record === undefined ? undefined : signedBy(record),
  };
}

/** Whether there is a case already where the other would stand. */
const isOccupied = ({ kind }: Opened) => (kind === "good" ? isBegun(stated.value.facts) : contract.value !== null);

/** Puts what came from a file of this name; the one that was there comes back by undoing. */
function put(opened: Opened, name: string, isOther: boolean, step: Step): void {
  batch(() => {
    if (opened.kind === "contract") {
      if (isOther) begin(opened.draft);
      else contract.value = opened.draft;
      go({ tab: "contract" });
    } else {
      const draft = fromFile(opened.draft, name);
      if (isOther) change(() => draft);
      else replace(draft);
      unknowns.value = new Set();
      go({ tab: "good", step });
    }
  });
}
