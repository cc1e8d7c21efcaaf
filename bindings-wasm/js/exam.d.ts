/**
 * Examinations: papers drawn from a rulebook, their sealed keys, and what came of the answers. The same seed and salt
 * draw the same key, byte for byte, in every language and on every machine. It has a wasm of its own,
 * `tegi_exam_bg.wasm`, to be loaded by its own {@link load}.
 *
 * @example
 * import { drawExam, examAnswers, examPaper, gradeExam, load } from "tegi/exam";
 *
 * await load();
 * const key = drawExam("cis-2009", { questions: 40 });
 * const paper = examPaper(key, "ru");
 * gradeExam(key, [{ candidate: "17", answers: { 1: "A", 2: "C" } }], { paper }).candidates[0].score.percent;
 */
import type { Explanation, Language, loadRulebook as wholeLoadRulebook, Refusal, TegiError } from "./index.js";
import type { ExamAnswers, ExamGrading, ExamPaper, ExamTopic } from "./types.js";

export { load, TegiError } from "./index.js";
export type { Language, Source } from "./index.js";
export type * from "./types.js";

/** What is asked of an examination besides its rulebook. */
export interface ExamOptions {
  /** How many questions, up to 500; 40 where nothing is said. */
  questions?: number;
  /** At least 32 hexadecimal digits; drawn from the system where none are given. Whoever knows them can draw the key. */
  seed?: string;
  /** The same, for the seal of the key. */
  salt?: string;
  /** The topics; all that the rulebook has where none are given. */
  topics?: readonly ExamTopic[];
  /** From 1 to 3; mixed where none is given. */
  level?: 1 | 2 | 3;
  /** The day of the questions; by itself the last day to which the law was read. */
  on?: string;
}

/** The answers of one candidate: a letter by the number of each question that was answered. */
export interface CandidateAnswers {
  candidate: string;
  answers: Readonly<Record<number | string, string>>;
}

/**
 * Draws an examination: its key as the text that is kept, of which not a byte may be changed. `JSON.parse` gives it as
 * an `ExamKey`.
 *
 * @throws {TegiError} where the request cannot be met; every fault says what can.
 * @example
 * const key = drawExam("cis-2009", { questions: 10, topics: ["tolerance", "sets"], level: 2 });
 */
export function drawExam(rulebook: string, options?: ExamOptions): string;

/**
 * Tells the paper of a key in one language: the questions with their stories, and the seal.
 *
 * @throws {TegiError} where the key was altered.
 * @example
 * examPaper(key, "kk").questions[0].choices.map(({ letter, text }) => `${letter}. ${text}`);
 */
export function examPaper(key: string, language: Language): ExamPaper;

/**
 * Tells the right answers of a key, each with its steps and provisions, and what each misconception is.
 *
 * @throws {TegiError} where the key was altered.
 * @example
 * examAnswers(key, "en").questions[0].why.map(({ text, citation }) => [text, citation?.text]);
 */
export function examAnswers(key: string, language: Language): ExamAnswers;

/**
 * Grades answers by a key: each candidate by topic and misconception, each question by difficulty and discrimination.
 * With the paper, the key must be the one that it was sealed with.
 *
 * @throws {TegiError} where the key was altered or is of another paper, or answers cannot be read.
 * @example
 * const { candidates } = gradeExam(key, [{ candidate: "17", answers: { 1: "A" } }]);
 * candidates[0].misconceptions.filter(({ named }) => named).map(({ slip }) => slip);
 */
export function gradeExam(
  key: string,
  answers: readonly CandidateAnswers[],
  options?: { paper?: ExamPaper },
): ExamGrading;

/**
 * Adds a rulebook of your own, as {@link wholeLoadRulebook} of `tegi`.
 *
 * @throws {TegiError} where it is none.
 * @example
 * loadRulebook(await (await fetch("chamber.json")).text());
 * const key = drawExam("chamber");
 */
export const loadRulebook: typeof wholeLoadRulebook;

/**
 * Says in words what was wrong: `explain(error, "ru").errors`.
 *
 * @example
 * explain({ type: "refusal", errors: [{ code: "exam-key-altered", at: "/digest" }] }, "kk").errors[0].text;
 */
export function explain(answer: Refusal | TegiError, language: Language): Explanation;

/**
 * The same as text: JSON in, canonical JSON (RFC 8785) out; a refusal is an answer here, not an exception.
 *
 * @example
 * text.drawExam('{"rulebook": "none"}'); // '{"errors":[{"at":"/seed","code":"missing-field"},…],"type":"refusal"}'
 */
export const text: {
  /** `{"rulebook": …, "seed": …, "salt": …, "questions": 40, "topics": […], "level": 1, "on": DAY}`, to the key. */
  readonly drawExam: (request: string) => string;
  readonly examPaper: (key: string, language: Language) => string;
  readonly examAnswers: (key: string, language: Language) => string;
  /** A key, and `{"answers": [{"candidate": …, "answers": {"1": "A"}}], "paper": {…}}`. */
  readonly gradeExam: (key: string, given: string) => string;
  readonly explain: (answer: string, language: Language) => string;
  readonly loadRulebook: (rulebook: string) => string;
};
