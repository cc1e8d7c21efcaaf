import { answer } from "./answer.js";
import { open, written } from "./engine.js";
import init, * as wasm from "./tegi_exam.js";
import { write } from "./write.js";

export { TegiError } from "./answer.js";

/** Where the words of each language are; written out, because bundlers look for exactly this. */
const words = {
  kk: () => new URL("./tegi_exam_kk.json", import.meta.url),
  ru: () => new URL("./tegi_exam_ru.json", import.meta.url),
  en: () => new URL("./tegi_exam_en.json", import.meta.url),
};

const exams = open(init, wasm, () => new URL("./tegi_exam_bg.wasm", import.meta.url), words);
const { engine } = exams;
export const { load, explain } = exams;

/** Bytes of a seed and of a salt that are drawn here. */
const SECRET = 32;

export function drawExam(rulebook, { seed = secret(), salt = secret(), ...wishes } = {}) {
  const key = engine().drawExam(write({ ...wishes, rulebook, seed, salt }));
  // A refusal is thrown.
  answer(key);
  return key;
}

export function examPaper(key, language) {
  return answer(engine().examPaper(key, language));
}

export function examAnswers(key, language) {
  return answer(engine().examAnswers(key, language));
}

export function gradeExam(key, answers, { paper } = {}) {
  return answer(engine().gradeExam(key, write({ answers, paper })));
}

export function loadRulebook(rulebook) {
  return answer(engine().loadRulebook(written(rulebook)));
}

function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const text = Object.freeze({
  drawExam: (request) => engine().drawExam(request),
  examPaper: (key, language) => engine().examPaper(key, language),
  examAnswers: (key, language) => engine().examAnswers(key, language),
  gradeExam: (key, given) => engine().gradeExam(key, given),
  explain: (given, language) => engine().explain(given, language),
  loadRulebook: (rulebook) => engine().loadRulebook(rulebook),
});
