//! Whether materials are wholly obtained: as their own facts or records tell, or as it was stated of them.

use alloc::vec::Vec;

use super::bill::{Because, Line};
use super::look::{Found, Look};
use super::why::{Answer, What, Why};
use crate::law::{Selector, Tolerance};
use crate::pulse::pulse_at;
use crate::value::truth::Truth;

impl<'a> Look<'_, 'a> {
    /// All materials of these are wholly obtained, except foreign ones that a tolerance lets be used.
    pub(super) fn wholly_obtained<W: Why<'a>>(
        &self,
        selectors: &'a [Selector],
        exempt: &[&'a Tolerance],
    ) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut all, mut lines) = (Answer::known(true), Vec::new());
        let is_told = self.tells::<W>();
        for one in self.lines().filter(|(_, line)| line.classified) {
            pulse_at(one.0);
            let chosen = self.selected(selectors, one);
            if chosen.truth == Truth::False {
                continue;
            }
            // A tolerance is one of foreign materials: only they are counted in it.
            let spared = exempt
                .iter()
                .fold(Answer::known(false), |spared, tolerance| spared.or(self.spared(tolerance, one)))
                .and(self.foreign(one));
            let left = chosen.not().or(self.is_obtained(one)).or(spared);
            if is_told && left.truth != Truth::True {
                lines.push((one.0, left.truth));
            }
            all = all.and(left);
            if all.truth == Truth::False && !is_told {
                break;
            }
        }
        self.of_lines(all, lines)
    }

    /// Whether a material counts as domestic, and is wholly obtained.
    fn is_obtained<W: Why<'a>>(&self, one: (usize, &Line<'a>)) -> Answer<W> {
        let (place, line) = one;
        let domestic = self.foreign::<W>(one).not();
        if domestic.truth == Truth::False {
            return domestic;
        }
        let obtained = match line.status.because {
            Because::RecordedWholly => Answer::known(true),
            Because::Recorded => Answer::known(false),
            Because::RecordedUndecided => self.waits(What::Recorded(place)),
            // Whoever states how a part was made claims there that it is wholly produced.
            Because::Part => match self.part(line) {
                Some((_, part)) if part.facts.wholly_produced.is_some() => {
                    let truth = !line.status.inputs;
                    let why = if W::TOLD && truth.is_unknown() { self.why_inputs(one) } else { W::default() };
                    Answer { truth, why }
                }
                _ => Answer::known(false),
            },
            _ => match line.material.and_then(|material| material.wholly_obtained) {
                Some(stated) => Answer::known(stated),
                None => self.waits(What::WhollyObtained(place)),
            },
        };
        domestic.and(obtained)
    }
}
