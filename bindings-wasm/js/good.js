import { open } from "./engine.js";
import init, * as wasm from "./tegi_good.js";

export { TegiError } from "./answer.js";

const good = open(init, wasm, () => new URL("./tegi_good_bg.wasm", import.meta.url));
export const { load, assessGood, assessGoods, explain, rulebooks, rulebook, rules } = good;
export const text = Object.freeze(good.text);
