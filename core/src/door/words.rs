//! Answers in words, and the words of each language where they come apart from the engine.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Door, said};
use crate::doc::{At, Fault};
use crate::names::Language;
use crate::words::{Explanation, Speaker, explain_good_text, explain_text};

impl Door {
    /// An answer or a refusal in words: JSON of it in, JSON of sentences in `language` (`kk`, `ru`, `en`) out.
    pub fn explain(&self, answer: &str, language: &str) -> String {
        self.explained(answer, language, explain_text)
    }

    /// The same of an assessment of a good, or a refusal.
    pub fn explain_good(&self, answer: &str, language: &str) -> String {
        self.explained(answer, language, explain_good_text)
    }

    fn explained(
        &self,
        answer: &str,
        language: &str,
        explain: impl FnOnce(&str, &Speaker<'_>) -> Option<Explanation>,
    ) -> String {
        let told = self.speaker_of(language);
        let not_an_answer = || Vec::from([Fault::new("not-an-answer", &At::Root)]);
        said(told.and_then(|speaker| explain(answer, &speaker).ok_or_else(not_an_answer)))
    }

    /// One who speaks the language of this name: `kk`, `ru` or `en`.
    pub(super) fn speaker_of(&self, code: &str) -> Result<Speaker<'_>, Vec<Fault>> {
        self.speaker(code.parse().map_err(|fault| Vec::from([fault]))?)
    }

    pub(super) fn speaker(&self, language: Language) -> Result<Speaker<'_>, Vec<Fault>> {
        if self.catalogue.speaks(language) {
            return Ok(Speaker::new(&self.catalogue, &self.library, language));
        }
        let code = language.code();
        let call = ["{ languages: [\"", code, "\"] }"].concat();
        Err(Vec::from([Fault::new("words-not-loaded", &At::Root).given(code).allowed(call)]))
    }

    /// Takes the words of a language, where the engine is built without them: the text of a file such as
    /// `tegi_good_ru.json` of the npm package. Answers its language, or a refusal.
    pub fn load_words(&mut self, text: &str) -> String {
        said(self.catalogue.take(text).map(Language::code).map_err(|fault| Vec::from([fault])))
    }
}
