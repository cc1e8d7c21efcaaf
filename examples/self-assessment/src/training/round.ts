import { signal } from "@preact/signals";
import { type ExamKey, type ExamTopic, TegiError, drawExam, explain, gradeExam } from "tegi/exam";
import { language } from "../words/index.ts";

/** The rulebooks that are asked about. */
export const RULEBOOKS = ["cis-2009", "kz-register", "ct-kz", "kz-procurement"] as const;
export const LEVELS = [1, 2, 3] as const;

/** Questions of a round; of a round of weak topics so many for each of them, and no more than a round has. */
const QUESTIONS = 10;
const OF_TOPIC = 3;

/** What is asked about. */
export interface Wish {
  rulebook: (typeof RULEBOOKS)[number];
  /** Mixed where none is wished. */
  level?: (typeof LEVELS)[number] | undefined;
  /** All where none are wished. */
  topics?: readonly ExamTopic[];
}

/** A round: its key, which never leaves the device, and what was answered. */
export interface Round {
  wish: Wish;
  /** As a text, by which the engine tells and grades. */
  key: string;
  questions: ExamKey["questions"];
  /** The letters that were given, in the order of the questions. */
  given: readonly string[];
  /** The place of the question at hand; behind the last one the result is shown. */
  at: number;
}

export const round = signal<Round | null>(null);
/** What is wrong with a wish, in words. */
export const refusal = signal("");
export const isDrawing = signal(false);

/** Draws a round. It takes a moment, so that the page says so first. */
export async function begin(wish: Wish): Promise<void> {
  isDrawing.value = true;
  await new Promise((shown) => setTimeout(shown));
  try {
    round.value = drawn(wish);
    refusal.value = "";
  } catch (error) {
    if (!(error instanceof TegiError)) throw error;
    const told = explain(error, language.value).errors;
    refusal.value = told.map(({ text }) => text).join("; ");
  } finally {
    isDrawing.value = false;
  }
}

/** The round that a wish gives. */
export function drawn(wish: Wish): Round {
  const { rulebook, level, topics = [] } = wish;
  const questions = topics.length > 0 ? Math.min(QUESTIONS, topics.length * OF_TOPIC) : QUESTIONS;
  const key = drawExam(rulebook, { questions, topics, ...(level && { level }) });
  const made: ExamKey = JSON.parse(key);
  return { wish, key, questions: made.questions, given: [], at: 0 };
}

/** The same round with an answer to the question at hand; a second answer changes nothing. */
export function answered(now: Round, letter: string): Round {
  return now.given.length > now.at ? now : { ...now, given: [...now.given, letter] };
}

/** What came of the round, as the engine grades it. */
export function graded({ key, questions, given }: Round) {
  const letters = questions.flatMap(({ number }, place) => (given[place] ? [[number, given[place]]] : []));
  const { candidates } = gradeExam(key, [{ candidate: "-", answers: Object.fromEntries(letters) }]);
  const [{ score, topics, misconceptions }] = candidates as [(typeof candidates)[number]];
  return { score, topics, misconceptions, weak: topics.filter(({ right, of }) => right < of) };
}
