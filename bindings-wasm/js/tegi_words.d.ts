import type { Words } from "./index.js";

/** The words of one engine in one language: for `load`. */
declare const words: Words;
export default words;
