import { signal } from "@preact/signals";

/** The steps of the conversation, in their order. */
export const STEPS = [
  "purpose",
  "product",
  "produced",
  "materials",
  "costs",
  "operations",
  "questions",
  "check",
  "result",
] as const;
export type Step = (typeof STEPS)[number];

/** The steps of the conversation about a contract. */
export const CONTRACT_STEPS = ["terms", "chain", "goods", "check", "result"] as const;
export type ContractStep = (typeof CONTRACT_STEPS)[number];

/** Where one is; a contract without a step stands at its first. */
export type Place =
  { tab: "good"; step: Step } | { tab: "contract"; step?: ContractStep } | { tab: (typeof OTHERS)[number] };
const OTHERS = ["products", "training"] as const;

export const place = signal<Place>({ tab: "good", step: "purpose" });

/** The element on a page of its own keeps its place in the address; in another site it does not touch it. */
let addressed = false;

const address = (at: Place) =>
  `#${at.tab === "good" ? at.step : [at.tab, at.tab === "contract" && at.step].filter(Boolean).join("-")}`;

function read(hash: string): Place | undefined {
  const name = hash.slice(1);
  const other = OTHERS.find((one) => one === name);
  if (other) return { tab: other };
  if (name === "contract") return { tab: "contract" };
  const ofContract = CONTRACT_STEPS.find((one) => name === `contract-${one}`);
  if (ofContract) return { tab: "contract", step: ofContract };
  const step = STEPS.find((one) => one === name);
  return step && { tab: "good", step };
}

/** Goes to a place; back and forward of the browser come here again. */
export function go(to: Place): void {
  if (address(to) === address(place.value)) return;
  place.value = to;
  if (addressed) history.pushState(null, "", address(to));
}

/** Puts the place where something else stood in the address. */
export function showPlace(): void {
  history.replaceState(history.state, "", address(place.value));
}

/** Keeps the place in the address of the page from now on; an address that names none is the step at which it begins. */
export function keepInAddress(first: Step): void {
  addressed = true;
  const given = location.hash ? read(location.hash) : ({ tab: "good", step: first } as const);
  if (given) place.value = given;
  showPlace();
  addEventListener("popstate", () => {
    place.value = read(location.hash) ?? place.value;
  });
}
