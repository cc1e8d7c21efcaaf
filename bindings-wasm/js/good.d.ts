/**
 * The engine for goods alone, half as large: for pages, which can load the whole of `tegi` when contracts, records,
 * advice or audits are asked for. The same facts give the same bytes in both, but where a part is known by its masked
 * record alone: this engine takes no keys and recomputes no records, so that such a part leaves its answers
 * provisional. It has a wasm of its own, `tegi_good_bg.wasm`, to be loaded by its own {@link load}.
 *
 * @example
 * import { assessGood, explain, load } from "tegi/good";
 *
 * await load();
 * explain(assessGood(facts), "kk").verdict;
 */
import type { Assessment, Explanation, Language, Refusal, TegiError, text as whole } from "./index.js";

export { assessGood, assessGoods, load, rulebook, rulebooks, rules, TegiError } from "./index.js";
export type { BatchOptions, Language, LoadOptions, Source, Words, WordsSource } from "./index.js";
export type * from "./types.js";

/**
 * An assessment in sentences, or what was wrong with facts; as `explain` of `tegi`.
 *
 * @throws {TegiError} where this is no answer about a good, or the language is none of `kk`, `ru`, `en`.
 * @example
 * explain(assessGood(facts), "en").missing.map(({ text, at }) => `${text} (${at})`);
 */
export function explain(answer: Assessment | Refusal | TegiError, language: Language): Explanation;

/**
 * The same as text: JSON in, canonical JSON (RFC 8785) out; as `text` of `tegi`.
 *
 * @example
 * text.assessGood("{}"); // '{"errors":[{"at":"/on","code":"missing-field"},…],"type":"refusal"}'
 */
export const text: Pick<typeof whole, "assessGood" | "explain" | "rulebook" | "rulebooks" | "rules">;
