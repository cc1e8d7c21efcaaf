//! Examinations.

use tegi::door::Door;
use wasm_bindgen::prelude::*;

use crate::{answer, assessed, text, with_door};

/// What is asked of an examination, to its key or a refusal.
#[wasm_bindgen(js_name = drawExam)]
pub fn draw_exam(request: &JsValue) -> String {
    assessed(request, Door::draw_exam)
}

/// The key of an examination as its text, to the paper in a language or a refusal.
#[wasm_bindgen(js_name = examPaper)]
pub fn exam_paper(key: &JsValue, language: &JsValue) -> String {
    told(key, language, Door::exam_paper)
}

/// The key of an examination as its text, to its right answers and why, in a language, or a refusal.
#[wasm_bindgen(js_name = examAnswers)]
pub fn exam_answers(key: &JsValue, language: &JsValue) -> String {
    told(key, language, Door::exam_answers)
}

/// The key of an examination as its text, and JSON of the answers, to what came of it or a refusal.
#[wasm_bindgen(js_name = gradeExam)]
pub fn grade_exam(key: &JsValue, given: &JsValue) -> String {
    let both = text(key).and_then(|key| Ok((key, text(given)?)));
    answer(both.and_then(|(key, given)| with_door(|door| door.grade_exam(&key, &given))))
}

/// Adds a rulebook: the editions at hand, or a refusal.
#[wasm_bindgen(js_name = loadRulebook)]
pub fn load_rulebook(rulebook: &JsValue) -> String {
    answer(text(rulebook).and_then(|rulebook| with_door(|door| door.load_rulebook(&rulebook))))
}

fn told(key: &JsValue, language: &JsValue, tell: impl FnOnce(&Door, &str, &str) -> String) -> String {
    let language = language.as_string().unwrap_or_default();
    answer(text(key).and_then(|key| with_door(|door| tell(door, &key, &language))))
}
