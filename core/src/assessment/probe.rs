//! The verdict and the share alone: for those who judge many variants of the same facts.

use alloc::string::String;
use alloc::vec::Vec;

use super::law::Law;
use crate::answer::{Step, Verdict};
use crate::apply::Watch;
use crate::content::{Method, note_share};
use crate::contradiction::Sound;
use crate::facts::Facts;
use crate::origin::Judgement;

impl Law<'_> {
    /// How many times facts like these may be judged under all readings for so many looks.
    pub(crate) fn times(self, facts: &Facts, looks: u64) -> usize {
        self.court(facts, None).budget.times(looks)
    }

    /// How many times facts like these may be assessed for so many looks.
    pub(crate) fn assessments(self, facts: &Facts, looks: u64) -> usize {
        self.court(facts, None).budget.assessments(looks)
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
        let court = self.court(&sound.facts, None);
        let mut judging = court.judging();
        let mut choices = court.variants.combinations.iter();
        let lost = choices.find(|choice| judging.run(choice).verdict != Verdict::Originating);
        court.steps(lost.unwrap_or(&court.variants.taken))
    }

    /// Its share under the readings taken, as it is shown.
    pub(crate) fn share(self, facts: &Facts) -> Option<String> {
        let sound = Sound::new(facts, self.library);
        let (variants, mut judging) = self.judging(&sound.facts);
        judging.run(&variants.taken).share()
    }

    /// Notes what the tests look at: under the readings taken, and under every combination where all of them count.
    /// Of the first run the judgement is handed to `see`.
    pub(crate) fn watched(self, facts: &Facts, all: bool, watch: &Watch, see: impl FnOnce(&Judgement<'_>)) {
        let sound = Sound::new(facts, self.library);
        let court = self.court(&sound.facts, Some(watch));
        let share = |choice, judgement: &Judgement<'_>| {
            if let Some(content) = &self.book.content {
                let method = Method { content, choice, vat_rate: sound.facts.vat_rate, watch };
                note_share(method, &sound.facts.good, &judgement.bill, "");
            }
        };
        let judgement = court.run(&court.variants.taken, None);
        share(&court.variants.taken, &judgement);
        see(&judgement);
        for choice in court.variants.combinations.iter().skip(1).filter(|_| all) {
            share(choice, &court.run(choice, None));
        }
    }
}
