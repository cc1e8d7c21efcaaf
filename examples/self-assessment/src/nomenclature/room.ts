/** The search of codes, which the page loads when a code is first looked for. */
export { Chosen } from "./chosen.tsx";
export { propose } from "./find.ts";
export { Found } from "./found.tsx";
export { nomenclature } from "./list.ts";
export { Narrow } from "./narrow.tsx";
export { tradeWords } from "./trade.ts";
