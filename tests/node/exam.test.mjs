// Examinations: the same seed draws the same bytes as in Rust, and what JavaScript hands over.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";

import * as exam from "../../bindings-wasm/dist/exam.js";

const root = new URL("../../", import.meta.url);
const LANGUAGES = ["kk", "ru", "en"];
const { cases } = JSON.parse(await readFile(new URL("tests/exams.json", root), "utf8"));
const lines = (await readFile(new URL("target/answers-exams.tsv", root), "utf8")).trimEnd().split("\n");

before(() => exam.load());

describe("the shared examinations are the same as in Rust, byte for byte", () => {
  assert.equal(lines.length, cases.length);
  cases.forEach(({ id, request, given }, place) => {
    test(id, () => {
      const { text } = exam;
      const key = text.drawExam(JSON.stringify(request));
      const papers = LANGUAGES.map((language) => text.examPaper(key, language));
      const answers = LANGUAGES.map((language) => text.examAnswers(key, language));
      const grading = text.gradeExam(key, JSON.stringify(given));
      assert.ok(lines[place] === [id, key, ...papers, ...answers, grading].join("\t"), "Rust answers otherwise");
      // What was refused is said in words, which this module has.
      for (const refused of [key, ...papers, ...answers, grading].filter((one) => JSON.parse(one).type === "refusal")) {
        const said = exam.explain(JSON.parse(refused), "kk").errors.map(({ text }) => text);
        assert.ok(said.every((one) => !one.startsWith("fault.")), said.join("; "));
      }
    });
  });
});

test("an examination from drawing to its grading", () => {
  const key = exam.drawExam("cis-2009", { questions: 5, topics: ["tolerance", "sets"], level: 2 });
  assert.notEqual(exam.drawExam("cis-2009", { questions: 1 }), exam.drawExam("cis-2009", { questions: 1 }));
  const { questions, seed, salt, level } = JSON.parse(key);
  assert.deepEqual([questions.length, seed.length, salt.length, level], [5, 64, 64, 2]);
  assert.equal(exam.drawExam("cis-2009", { questions: 5, topics: ["tolerance", "sets"], level: 2, seed, salt }), key);
  const paper = exam.examPaper(key, "kk");
  assert.equal(paper.seal, JSON.parse(key).digest);
  const told = exam.examAnswers(key, "kk").questions;
  assert.deepEqual(told.map(({ letter }) => letter), questions.map(({ answer }) => answer));
  const right = Object.fromEntries(questions.map(({ number, answer }) => [number, answer]));
  const { letter, slip } = questions[0].choices.find((choice) => choice.slip);
  const answers = [{ candidate: "17", answers: right }, { candidate: "18", answers: { ...right, 1: letter } }];
  const { candidates } = exam.gradeExam(key, answers, { paper });
  assert.deepEqual(candidates.map(({ score }) => score.right), [5, 4]);
  assert.deepEqual(candidates[1].wrong, [{ question: 1, given: letter, right: right[1], slip }]);
});

test("what is wrong is an exception with every fault", () => {
  const key = exam.drawExam("kz-register", { questions: 2 });
  const refused = (call) => {
    try {
      call();
    } catch (error) {
      assert.ok(error instanceof exam.TegiError);
      return error.errors.map(({ code, at }) => [code, at]);
    }
  };
  assert.deepEqual(refused(() => exam.drawExam("kz-register", { topics: ["sets"] })), [["exam-topic-absent", "/topics/0"]]);
  assert.deepEqual(refused(() => exam.drawExam("kz-register", { level: 9, seed: "1" })), [
    ["not-a-seed", "/seed"],
    ["not-a-count", "/level"],
  ]);
  const altered = key.replace('"level":1', '"level":2');
  for (const call of [exam.examPaper, exam.examAnswers]) {
    assert.deepEqual(refused(() => call(altered, "ru")), [["exam-key-altered", "/digest"]]);
  }
  assert.deepEqual(refused(() => exam.gradeExam(altered, [])), [["exam-key-altered", "/digest"]]);
  const paper = exam.examPaper(exam.drawExam("kz-register", { questions: 2 }), "ru");
  assert.deepEqual(refused(() => exam.gradeExam(key, [], { paper })), [["exam-other-paper", "/paper/seal"]]);
  assert.deepEqual(refused(() => exam.gradeExam({}, [])), [["wrong-type", ""]]);
  assert.equal(refused(() => exam.loadRulebook("{}"))[0][0], "missing-field");
});
