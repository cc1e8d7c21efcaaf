//! What bindings ask of examinations.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Door, parsed, said};
use crate::doc::{Fault, Json};
use crate::exam::{ExamKey, Grading, draw, grade, read};
use crate::words::Speaker;

impl Door {
    /// Draws an examination: `{"rulebook": …, "seed": …, "salt": …, "questions": 40, "topics": […], "level": 1,
    /// "on": DAY}`, to its key or a refusal. Seed and salt are drawn by the caller, at least 128 bits each in
    /// hexadecimal; the paper is made from the key by [`Door::exam_paper`].
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let key = door.draw_exam(r#"{"rulebook": "kz-register", "questions": 3,
    ///     "seed": "00112233445566778899aabbccddeeff", "salt": "ffeeddccbbaa99887766554433221100"}"#);
    /// let paper = door.exam_paper(&key, "en");
    /// assert!(paper.contains("What is the share of in-country value?"), "{paper}");
    /// let graded = door.grade_exam(&key, r#"{"answers": [{"candidate": "7", "answers": {}}]}"#);
    /// assert!(graded.contains(r#""percent":"0.00","right":0"#), "{graded}");
    /// let altered = door.grade_exam(&key.replace("kz-register@", "kz-register "), r#"{"answers": []}"#);
    /// assert!(altered.contains(r#""code":"exam-key-altered""#), "{altered}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn draw_exam(&self, request: &str) -> String {
        said(parsed(request).and_then(|json| self.draw_exam_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the request.
    pub fn draw_exam_json(&self, request: &Json<'_>) -> Result<ExamKey, Vec<Fault>> {
        draw(&read(request)?, &self.library)
    }

    /// The key of an examination as its text, to the paper in `language` or a refusal.
    pub fn exam_paper(&self, key: &str, language: &str) -> String {
        said(self.exam_speaker(key, language).map(|(key, speaker)| speaker.exam_paper(&key)))
    }

    /// The key of an examination as its text, to its right answers and why, in `language`, or a refusal.
    pub fn exam_answers(&self, key: &str, language: &str) -> String {
        said(self.exam_speaker(key, language).map(|(key, speaker)| speaker.exam_answers(&key)))
    }

    fn exam_speaker(&self, key: &str, language: &str) -> Result<(ExamKey, Speaker<'_>), Vec<Fault>> {
        let speaker = self.speaker_of(language)?;
        Ok((ExamKey::parse(key)?, speaker))
    }

    /// Grades answers by a key, which is given as its text: `{"answers": [{"candidate": …, "answers": {"1": "A"}}],
    /// "paper": {…}}`, to what came of it or a refusal. With the paper, the key must be the one that it was sealed with.
    pub fn grade_exam(&self, key: &str, given: &str) -> String {
        said(parsed(given).and_then(|given| self.grade_exam_json(key, &given)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the key and of the answers.
    pub fn grade_exam_json(&self, key: &str, given: &Json<'_>) -> Result<Grading, Vec<Fault>> {
        grade(key, given, &self.library)
    }
}
