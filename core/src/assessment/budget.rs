//! How much an assessment may cost, counted before anything is judged.
//!
//! What must be computed is refused where it costs more than [`MOST`]; what is computed besides (what each answer would
//! give, which single line carries) is left out beyond a limit of its own.

use alloc::string::ToString;

use crate::doc::{At, Fault};
use crate::judge::Work;
use crate::law::{Rulebook, count};

use super::variants::{MOST_OF_VERDICT, Variants};

/// The looks that one answer may cost: materials, times the tests of the rules that may apply to them, times the
/// judgements that the answer needs.
pub(crate) const MOST: u64 = 400_000_000;
/// The looks that may be spent on what each answer to a question would give.
const MOST_OF_ANSWERS: u64 = 3_000_000;
/// The looks that may be spent on telling single grounds of a verdict apart.
const MOST_OF_GROUNDS: u64 = 8_000_000;
/// Judgements of every answer besides those of its readings: what it rests on, of each kind once.
const GROUNDS: u64 = 16;

/// The looks that fit into the time of checking a signature, or of recomputing a masked record that hides no fact.
const OF_RECORD: u64 = 25_000;

/// What an assessment costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// What judging the good once costs.
    pub(crate) work: Work,
    /// The combinations of readings under which it is judged.
    combinations: u64,
    /// How often it must be judged.
    judgements: u64,
    /// The combinations of the readings that touch the verdict.
    of_verdict: usize,
    /// The looks that the masked records of parts cost, and the signatures beside them.
    records: u64,
}

impl Budget {
    /// Counts the work. `records` are the masked records of parts and the signatures beside them.
    pub(super) fn new(work: Work, variants: &Variants<'_>, books: [&Rulebook; 2], records: usize) -> Budget {
        let combinations = count(variants.combinations.len());
        let options = variants.touched.iter().map(|reading| count(reading.options.len()));
        let closings = books.iter().flat_map(|book| &book.gaps).map(|gap| count(gap.closings.len()));
        let changes = closings.fold(GROUNDS, u64::saturating_add);
        let judgements = options.fold(changes.saturating_mul(combinations), u64::saturating_add);
        let records = count(records).saturating_mul(OF_RECORD);
        Budget { work, combinations, judgements, of_verdict: variants.of_verdict, records }
    }

    /// The looks that the answer costs.
    fn looks(self) -> u64 {
        self.work.once().saturating_mul(self.judgements).saturating_add(self.records)
    }

    /// Refuses what would cost too much, and what cannot be judged under every reading.
    pub(super) fn check(self) -> Result<(), Fault> {
        if self.of_verdict > MOST_OF_VERDICT {
            let fault = Fault::new("too-many-combined-readings", &At::Field(&At::Root, "readings"));
            return Err(fault.given(self.of_verdict.to_string()).allowed(MOST_OF_VERDICT.to_string()));
        }
        if self.looks() <= MOST {
            return Ok(());
        }
        let fault = Fault::new("too-much-work", &At::Field(&At::Root, "materials"));
        Err(fault.given(self.looks().to_string()).allowed(MOST.to_string()))
    }

    /// How many questions may be answered both ways.
    pub(super) fn answers(self) -> usize {
        self.share_of(MOST_OF_ANSWERS, 2)
    }

    /// How many grounds may be told apart.
    pub(super) fn grounds(self) -> usize {
        self.share_of(MOST_OF_GROUNDS, 2)
    }

    /// How many times the good may be judged under all readings for so many looks.
    pub(crate) fn times(self, looks: u64) -> usize {
        self.share_of(looks, 1)
    }

    /// How many times the good may be assessed for so many looks.
    pub(crate) fn assessments(self, looks: u64) -> usize {
        usize::try_from(looks.checked_div(self.looks()).unwrap_or(0)).unwrap_or(usize::MAX)
    }

    fn share_of(self, looks: u64, times: u64) -> usize {
        let one = self.work.looks().saturating_mul(self.combinations).saturating_mul(times);
        usize::try_from(looks.checked_div(one).unwrap_or(0)).unwrap_or(usize::MAX)
    }
}
