import { answer, TegiError } from "./answer.js";
import { open, written } from "./engine.js";
import { shortWay } from "./short.js";
import init, * as wasm from "./tegi.js";
import { write } from "./write.js";

export { TegiError };

/** Where the words of each language are; written out, because bundlers look for exactly this. */
const words = {
  kk: () => new URL("./tegi_kk.json", import.meta.url),
  ru: () => new URL("./tegi_ru.json", import.meta.url),
  en: () => new URL("./tegi_en.json", import.meta.url),
};

const whole = open(init, wasm, () => new URL("./tegi_bg.wasm", import.meta.url), words, shortWay);
const { engine } = whole;
export const { load, assessGood, assessGoods, explain, rulebooks, rulebook, rules } = whole;

export function assessContract(facts) {
  return answer(engine().assessContract(write(facts)));
}

export function assessPeriod(facts) {
  return answer(engine().assessPeriod(write(facts)));
}

export function preference(facts) {
  return answer(engine().preference(write(facts)));
}

export function record(facts, { salt } = {}) {
  return answer(engine().record(written(facts), salt));
}

export function verify(given, beside) {
  return answer(engine().verify(written(given), beside === undefined ? undefined : write(beside)));
}

export function toSign(given, about) {
  return answer(engine().toSign(written(given), write(about)));
}

export function mask(given) {
  return answer(engine().mask(written(given)));
}

export function ruleFor(hs, language, options) {
  return answer(engine().ruleFor(write({ ...options, hs, language })));
}

export function operations(hs, language, options) {
  return answer(engine().operations(write({ ...options, hs, language })));
}

export function labels(language) {
  return answer(engine().labels(language));
}

export function audit(rulebook, options) {
  return answer(engine().audit(write({ ...options, rulebook })));
}

export function flags(cases, parameters) {
  return answer(engine().flags(write({ cases, parameters })));
}

export function advise(facts, wishes = {}) {
  const [document, more] = [write(facts), write(wishes)];
  if (!more.startsWith("{")) return answer(engine().advise(more));
  return answer(engine().advise(`{"facts":${document}${more === "{}" ? "}" : `,${more.slice(1)}`}`));
}

export function loadRulebook(rulebook) {
  return answer(engine().loadRulebook(written(rulebook)));
}

export function loadKeys(keys) {
  return answer(engine().loadKeys(written(keys)));
}

export const text = Object.freeze({
  ...whole.text,
  assessContract: (facts) => engine().assessContract(facts),
  assessPeriod: (facts) => engine().assessPeriod(facts),
  preference: (facts) => engine().preference(facts),
  record: (facts, { salt } = {}) => engine().record(written(facts), salt),
  verify: (given, beside) => engine().verify(given, beside),
  toSign: (given, about) => engine().toSign(given, about),
  mask: (given) => engine().mask(given),
  ruleFor: (request) => engine().ruleFor(request),
  operations: (request) => engine().operations(request),
  labels: (language) => engine().labels(language),
  audit: (request) => engine().audit(request),
  flags: (document) => engine().flags(document),
  advise: (document) => engine().advise(document),
  loadRulebook: (rulebook) => engine().loadRulebook(rulebook),
  loadKeys: (keys) => engine().loadKeys(keys),
});
