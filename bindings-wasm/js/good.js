import { open } from "./engine.js";
import init, * as wasm from "./tegi_good.js";

export { TegiError } from "./answer.js";

/** Where the words of each language are; written out, because bundlers look for exactly this. */
const words = {
  kk: () => new URL("./tegi_good_kk.json", import.meta.url),
  ru: () => new URL("./tegi_good_ru.json", import.meta.url),
  en: () => new URL("./tegi_good_en.json", import.meta.url),
};

const good = open(init, wasm, () => new URL("./tegi_good_bg.wasm", import.meta.url), words);
export const { load, assessGood, assessGoods, explain, rulebooks, rulebook, rules } = good;
export const text = Object.freeze(good.text);
