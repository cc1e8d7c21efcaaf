//! The verdict and the share alone: for those who judge many variants of the same facts.

use alloc::string::String;
use alloc::vec::Vec;

use super::assess::Law;
use crate::answer::{Step, Verdict};
use crate::content::Measured;
use crate::contradiction::Sound;
use crate::facts::Facts;
use crate::origin::Judgement;
use crate::rule::Watch;

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
        let court = self.court(&sound.facts, None);
        let mut choices = court.variants.combinations.iter();
        choices.all(|choice| court.run(choice, true, None).verdict == Verdict::Originating)
    }

    /// The steps under the first readings by which it does not originate; where it does by all, under those taken.
    pub(crate) fn lost(self, facts: &Facts) -> Vec<Step> {
        let sound = Sound::new(facts, self.library);
        let court = self.court(&sound.facts, None);
        let choices = &court.variants.combinations;
        let lost = choices.iter().find(|choice| court.run(choice, true, None).verdict != Verdict::Originating);
        court.steps(lost.unwrap_or(&court.variants.taken))
    }

    /// Its share under the readings taken, as it is shown.
    pub(crate) fn share(self, facts: &Facts) -> Option<String> {
        let sound = Sound::new(facts, self.library);
        let court = self.court(&sound.facts, None);
        court.run(&court.variants.taken, true, None).measured.as_ref().and_then(Measured::shown)
    }

    /// Notes what the tests look at: under the readings taken, and under every combination where all of them count.
    /// Of the first run the judgement is handed to `see`.
    pub(crate) fn watched(self, facts: &Facts, all: bool, watch: &Watch, see: impl FnOnce(&Judgement<'_>)) {
        let sound = Sound::new(facts, self.library);
        let court = self.court(&sound.facts, Some(watch));
        let run = court.run(&court.variants.taken, true, None);
        see(&run.judgement);
        for choice in court.variants.combinations.iter().skip(1).filter(|_| all) {
            court.run(choice, true, None);
        }
    }
}
