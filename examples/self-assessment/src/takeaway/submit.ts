import { signal } from "@preact/signals";
import { assessment } from "../case/store.ts";
import { t } from "../words/index.ts";
import { recordNow } from "./act.ts";
import { news } from "./news.ts";

/** To whom the case may be handed over: the page that embeds the element, which is told by an event. */
interface Receiver {
  name: string;
  hand: (detail: object) => void;
}

export const receiver = signal<Receiver | null>(null);

/** Hands the case over with its record; what cannot be recorded is not handed over. */
export async function submit(): Promise<void> {
  const to = receiver.value;
  const made = to && (await recordNow());
  if (!made) return;
  const { facts, text, digest } = made;
  to.hand({ facts, assessment: assessment.value, record: text, digest });
  news.value = { tell: () => t("takeaway.submitted", { name: to.name }) };
}
