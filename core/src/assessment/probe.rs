//! The verdict and the share alone: for those who judge many variants of the same facts.

use alloc::string::String;
use alloc::vec::Vec;

use super::law::Law;
use crate::answer::{Step, Verdict};
use crate::contradiction::Sound;
use crate::facts::Facts;
use crate::judge::{Counted, Note};

impl Law<'_> {
    /// How many times facts like these may be judged under all readings for so many looks.
    pub(crate) fn times(self, facts: &Facts, looks: u64) -> usize {
        self.court(facts).budget.times(looks)
    }

    /// How many times facts like these may be assessed for so many looks.
    pub(crate) fn assessments(self, facts: &Facts, looks: u64) -> usize {
        self.court(facts).budget.assessments(looks)
    }

    /// Whether a good originates under every open reading.
    pub(crate) fn originates(self, facts: &Facts) -> bool {
        let sound = Sound::new(facts, self.library);
        let (variants, mut judging) = self.judging(&sound.facts);
        variants.combinations.iter().all(|choice| judging.run(choice).verdict == Verdict::Originating)
    }

    /// The steps under the first readings by which it does not originate; where it does by all, under those taken.
    pub(crate) fn lost(self, facts: &Facts) -> Vec<Step> {
        let sound = Sound::new(facts, self.library);
        let (variants, mut judging) = self.judging(&sound.facts);
        let mut choices = variants.combinations.iter();
        let lost = choices.find(|choice| judging.run(choice).verdict != Verdict::Originating);
        judging.steps(lost.unwrap_or(&variants.taken))
    }

    /// Its share under the readings taken, as it is shown.
    pub(crate) fn share(self, facts: &Facts) -> Option<String> {
        let sound = Sound::new(facts, self.library);
        let (variants, mut judging) = self.judging(&sound.facts);
        judging.run(&variants.taken).share()
    }

    /// Tells what the tests look at: under the readings taken, and under every combination where all of them count. How
    /// the lines of each bill count under the readings taken is handed to `see`.
    pub(crate) fn looks(self, facts: &Facts, all: bool, mut see: impl FnMut(Vec<usize>, &[Counted<'_>])) -> Vec<Note> {
        let sound = Sound::new(facts, self.library);
        let (variants, mut judging) = self.judging(&sound.facts);
        let mut notes = judging.looks(&variants.taken);
        judging.bills().into_iter().for_each(|(path, lines)| see(path, &lines));
        for choice in variants.combinations.iter().skip(1).filter(|_| all) {
            notes.extend(judging.looks(choice));
        }
        notes
    }
}
