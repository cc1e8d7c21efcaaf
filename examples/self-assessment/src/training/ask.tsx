import type { ExamAnswers, ExamPaper, PaperTable, SlipWords } from "tegi/exam";
import { examAnswers, examPaper } from "tegi/exam";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Choice, More } from "../ui/field.tsx";
import { dated, legible } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import "../words/training.ts";
import { type Round, answered, round } from "./round.ts";

type Told = ExamPaper["questions"][number];

/** The question at hand: its story and its choices; once it is answered, why. */
export function Ask({ now }: { now: Round }) {
  const spoken = language.value;
  const paper = useMemo(() => examPaper(now.key, spoken), [now.key, spoken]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [now.key, now.at]);
  const question = paper.questions[now.at];
  if (!question) return null;
  const letter = now.given[now.at];
  return (
    <>
      <h2 id="tegi-training" ref={heading} tabIndex={-1}>
        {t("training.question", { number: now.at + 1, count: now.questions.length })}
      </h2>
      <div class="story">
        {question.story.map((sentence) => (
          <p key={sentence}>{dated(sentence)}</p>
        ))}
        {question.tables.map((table, place) => (
          <StoryTable key={place} table={table} />
        ))}
        {paper.notes.slice(0, NOTES).map((note) => (
          <p key={note} class="hint">
            {note}
          </p>
        ))}
      </div>
      {letter ? <Answered now={now} question={question} given={letter} /> : <Choices now={now} question={question} />}
      <p>
        <button type="button" class="link" onClick={() => (round.value = null)}>
          {t("training.other")}
        </button>
      </p>
    </>
  );
}

/** The notes of a paper that are about its questions; the last one is about its seal. */
const NOTES = 2;

function StoryTable({ table: { columns, rows } }: { table: PaperTable }) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column} data-column={columns[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Choices({ now, question }: { now: Round; question: Told }) {
  const [chosen, choose] = useState<{ at: number; letter: string }>();
  const letter = chosen?.at === now.at ? chosen.letter : undefined;
  return (
    <>
      <Choice
        key={now.at}
        legend={question.ask}
        options={question.choices.map(({ letter, text }) => ({ value: letter, label: `${letter}. ${text}` }))}
        value={letter}
        onChoose={(letter) => choose({ at: now.at, letter })}
      />
      <button
        type="button"
        class="main"
        disabled={!letter}
        onClick={() => letter && (round.value = answered(now, letter))}
      >
        {t("training.answer")}
      </button>
    </>
  );
}

/** Whether the answer is right, what each other choice comes from, and why the right one is right. */
function Answered({ now, question, given }: { now: Round; question: Told; given: string }) {
  const spoken = language.value;
  const answers: ExamAnswers = useMemo(() => examAnswers(now.key, spoken), [now.key, spoken]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const made = now.questions[now.at];
  const right = made?.answer ?? "";
  const isRight = given === right;
  const isLast = now.at + 1 === now.questions.length;
  const slipOf = (letter: string) => made?.choices.find((choice) => choice.letter === letter)?.slip;
  return (
    <>
      <p class="ask">{question.ask}</p>
      <h3 ref={heading} tabIndex={-1} class={isRight ? "right" : "wrong"}>
        {isRight ? t("training.right") : t("training.wrong", { letter: right })}
      </h3>
      <ul class="choices">
        {question.choices.map(({ letter, text }) => (
          <li key={letter} class={letter === right ? "right" : letter === given ? "wrong" : ""}>
            <strong>{`${letter}. ${text}`}</strong>
            {letter === right && <span class="mark">{t("training.is-right")}</span>}
            {letter === given && <span class="mark">{t("training.is-given")}</span>}
            {letter !== right && <p>{slipText(answers.slips, slipOf(letter))}</p>}
          </li>
        ))}
      </ul>
      <h3>{t("training.why")}</h3>
      <ul class="why">
        {answers.questions[now.at]?.why.map(({ text, citation }, place) => (
          <li key={place}>
            {legible(text)}
            {citation && (
              <More title={t("training.provision")}>
                <cite>{citation}</cite>
              </More>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="main" onClick={() => (round.value = { ...now, at: now.at + 1 })}>
        {isLast ? t("training.to-outcome") : t("training.next")}
      </button>
    </>
  );
}

/** What a misconception is. */
export function slipText(words: readonly SlipWords[], slip: SlipWords["slip"] | null | undefined): string {
  return words.find((one) => one.slip === slip)?.text ?? "";
}
