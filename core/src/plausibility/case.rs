//! The cases: facts of a good, and beside them what no rule of origin reads.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::parameters::amount;
use crate::answer::{Assessment, Comparison, Verdict};
use crate::assessment::assess_good;
use crate::doc::{At, Fault, Faults, Fields, Json, decimal_of};
use crate::facts::{Facts, Material, Packaging};
use crate::law::Library;
use crate::value::amount::{Amount, Total};
use crate::value::bin::{Bin, BinError};
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// One case, as the rules look at it.
pub(super) struct Case {
    place: usize,
    pub(super) id: String,
    pub(super) producer: Option<String>,
    /// What the good weighs, in kilograms.
    pub(super) mass: Option<Amount>,
    /// What each material of it weighs, by id.
    pub(super) masses: BTreeMap<String, Amount>,
    pub(super) output: Option<Amount>,
    pub(super) capacity: Option<Amount>,
    pub(super) facts: Facts,
    pub(super) judged: Judged,
}

/// What the rules ask of the assessment.
pub(super) struct Judged {
    /// The value of the foreign materials, where nothing of it is open.
    pub(super) foreign: Option<Total>,
    /// The value tests on which a good that originates rests, each with the good or part that it was applied to.
    pub(super) met: Vec<(String, Comparison)>,
    /// The domestic share, as documents show it.
    pub(super) share: Option<Percent>,
}

impl Case {
    /// Its place in the document.
    pub(super) fn place(&self) -> usize {
        self.place
    }

    /// A place in it, as a JSON pointer.
    pub(super) fn at(&self, place: &str) -> String {
        format!("/cases/{}{place}", self.place)
    }

    /// The lines of the bill that enter the good.
    pub(super) fn entering(&self) -> Option<impl Iterator<Item = &Material>> {
        let lines = self.facts.good.materials.as_ref()?;
        Some(lines.iter().filter(|line| !line.neutral && line.packaging != Some(Packaging::Transport)))
    }

    /// Reads one; where it has a fault, all its faults are noted and it is left out.
    pub(super) fn read(json: &Json<'_>, at: &At<'_>, place: usize, library: &Library) -> Result<Case, Vec<Fault>> {
        let faults = Faults::default();
        let case = Fields::open(json, at, &faults).and_then(|fields| {
            let id = fields.required("id", Fields::text).map(ToString::to_string);
            if id.as_ref().is_some_and(String::is_empty) {
                fields.fault("id", "empty-name", "");
            }
            let producer = fields.parsed("producer", |text| text.parse::<Bin>().map_err(BinError::code));
            let facts = fields.required("facts", |fields, name| {
                let facts = facts(fields.json(name)?, library);
                let beside = |fault: Fault| Fault { at: format!("{at}/{name}{}", fault.at), ..fault };
                let report =
                    |found: Vec<Fault>| found.into_iter().for_each(|fault| fields.faults().push(beside(fault)));
                facts.map_err(report).ok()
            });
            let mass = fields.decimal("mass_kg", amount);
            if mass.is_some_and(Amount::is_zero) {
                fields.fault("mass_kg", "not-positive", "0");
            }
            let masses = fields.map("materials_kg", |json, at, faults| decimal_of(json, at, faults, amount));
            let (output, capacity) = (fields.decimal("output", amount), fields.decimal("capacity", amount));
            fields.close();
            let (facts, judged) = facts?;
            let lines = facts.good.materials.as_deref().unwrap_or_default();
            for id in masses.keys().filter(|id| lines.iter().all(|line| line.id != **id)) {
                let at = At::Field(at, "materials_kg");
                faults.push(Fault::new("unknown-name", &At::Field(&at, id)).given(id.clone()));
            }
            let producer = producer.map(|producer| producer.to_string());
            Some(Case { place, id: id?, producer, mass, masses, output, capacity, facts, judged })
        });
        faults.or(case)
    }
}

fn facts(json: &Json<'_>, library: &Library) -> Result<(Facts, Judged), Vec<Fault>> {
    let facts = Facts::read(json)?;
    let assessment = assess_good(&facts, library)?;
    let judged = judged(&facts, assessment);
    Ok((facts, judged))
}

fn judged(facts: &Facts, assessment: Assessment) -> Judged {
    // Where no edition holds, or the bill was not stated, nothing was counted.
    let stated = facts.good.materials.as_ref().filter(|lines| lines.len() == assessment.materials.len());
    let counted = stated.map(|lines| lines.iter().zip(&assessment.materials));
    let foreign = counted.and_then(|mut lines| {
        lines.try_fold(Total::ZERO, |sum, (line, status)| match (status.foreign, line.value) {
            (Truth::False, _) => Some(sum),
            (Truth::True, Some(value)) => Some(sum.plus(value.total())),
            (Truth::True, None) | (Truth::Unknown, _) => None,
        })
    });
    let share = assessment.local_content.as_ref().and_then(|content| content.share.as_ref()?.parse().ok());
    let rests = assessment.verdict == Verdict::Originating;
    let steps = assessment.steps.into_iter();
    let steps = steps.filter(|step| rests && step.decisive && step.outcome == Truth::True);
    let met = steps.filter_map(|step| Some((step.good, step.comparison?))).collect();
    Judged { foreign, met, share }
}
