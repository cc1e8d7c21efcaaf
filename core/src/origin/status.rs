//! Decides how each material counts: domestic, foreign, or unknown.

use alloc::format;
use alloc::vec::Vec;

use super::{Bench, judge};
use crate::answer::{Lack, Notice, Step, Verdict};
use crate::apply::Line;
use crate::contradiction::{WHOLLY_CONTRADICTED, contradicted, has_foreign_origin};
use crate::facts::{GoodFacts, MaskedPart, Material, Packaging};
use crate::pulse::pulse_at;
use crate::sort::sorted;
use crate::value::proof::ProofKind;
use crate::value::truth::Truth;

/// The materials of a good, and those of its parts.
pub(crate) struct Bill<'a> {
    /// The lines as the tests see them; `None` if no bill was stated.
    pub(crate) lines: Option<Vec<Line<'a>>>,
    /// The bills of the parts that were judged, by the place of the line.
    pub(crate) parts: Vec<(usize, Bill<'a>)>,
    /// The warnings of the judged part.
    pub(crate) warnings: Vec<Notice>,
}

pub(crate) fn bill<'a>(bench: Bench<'a>, good: &'a GoodFacts, at: &str, steps: &mut Vec<Step>) -> Bill<'a> {
    let mut parts = Vec::new();
    let lines = good.materials.as_ref().map(|materials| {
        let lines = materials.iter().enumerate();
        let read = |(place, material)| {
            pulse_at(place);
            line(bench, material, place, at, &mut parts, steps)
        };
        lines.map(read).collect()
    });
    Bill { lines, parts, warnings: Vec::new() }
}

fn line<'a>(
    bench: Bench<'a>,
    material: &'a Material,
    place: usize,
    at: &str,
    parts: &mut Vec<(usize, Bill<'a>)>,
    steps: &mut Vec<Step>,
) -> Line<'a> {
    let neutral = (material.neutral && bench.rules.neutral.is_some())
        || (material.accessory && bench.rules.accessories.is_some());
    let packaging = material.packaging.filter(|_| bench.rules.packaging.is_some());
    let mut line = Line {
        material,
        place,
        foreign: Truth::Unknown,
        because: "",
        lacks: Vec::new(),
        foreign_inputs: Truth::False,
        input_lacks: Vec::new(),
        classified: !neutral && packaging.is_none(),
        valued: !neutral && packaging != Some(Packaging::Transport),
    };
    let home = bench.rules.country;
    if let Some(record) = material.record.as_deref().filter(|_| material.origin.is_none_or(|country| country == home)) {
        return recorded(line, record, at);
    }
    let (foreign, because) = match (&material.made_from, material.origin) {
        // A part that was made here is judged by its own bill. A stated foreign origin needs no judgement.
        (Some(good), None) => return part(bench, line, good, at, parts, steps),
        (Some(good), Some(country)) if country == home => return part(bench, line, good, at, parts, steps),
        (_, Some(country)) if country == home => (Truth::False, "domestic"),
        (_, Some(_)) if has_foreign_origin(material) => {
            let at = format!("{at}/materials/{place}");
            line.lacks.extend([contradicted(format!("{at}/origin")), contradicted(format!("{at}/proof/kind"))]);
            line.foreign_inputs = Truth::Unknown;
            (Truth::Unknown, "contradicted")
        }
        (_, Some(country)) => {
            let party = bench.rules.cumulation.as_ref().is_some_and(|cumulation| cumulation.parties.contains(&country));
            line.foreign_inputs = Truth::from(party);
            match material.proof.as_ref().map(|proof| proof.kind) {
                _ if !party => (Truth::True, "foreign"),
                Some(ProofKind::Ct1) => (Truth::False, "cumulated"),
                Some(_) => (Truth::True, "no-ct-1"),
                None => {
                    line.lacks.push(Lack::new(format!("{at}/materials/{place}/proof"), "proof"));
                    (Truth::Unknown, "ct-1-not-stated")
                }
            }
        }
        (_, None) => (Truth::True, "unknown-origin"),
    };
    Line { foreign, because, ..line }
}

/// Counts a part by its masked record, if only that is known.
fn recorded<'a>(mut line: Line<'a>, record: &MaskedPart, at: &str) -> Line<'a> {
    (line.foreign, line.because) = match record.verdict {
        Verdict::Originating if record.is_wholly_produced => (Truth::False, "recorded-wholly"),
        Verdict::Originating => (Truth::False, "recorded-originating"),
        Verdict::NotOriginating => (Truth::True, "recorded-not-originating"),
        Verdict::Undetermined | Verdict::Disputed | Verdict::OutsideRulebook => (Truth::Unknown, "recorded-undecided"),
    };
    line.foreign_inputs = match line.because {
        "recorded-wholly" => Truth::False,
        "recorded-undecided" => Truth::Unknown,
        _ => Truth::True,
    };
    if line.foreign == Truth::Unknown {
        line.lacks.push(Lack::new(format!("{at}/materials/{}/made_from", line.place), "part-recorded"));
    }
    line
}

/// Judges a part. A part that originates counts as domestic in full (absorption).
fn part<'a>(
    bench: Bench<'a>,
    mut line: Line<'a>,
    good: &'a GoodFacts,
    at: &str,
    parts: &mut Vec<(usize, Bill<'a>)>,
    steps: &mut Vec<Step>,
) -> Line<'a> {
    let at = format!("{at}/materials/{}/made_from", line.place);
    let judgement = judge(bench, good, &at, steps);
    let mut outcome = judgement.outcome;
    if good.is_doubted && outcome.truth != Truth::False {
        outcome.truth = Truth::Unknown;
        outcome.lacks.push(contradicted(format!("{at}/materials")));
    }
    line.foreign = !outcome.truth;
    let is_wholly_produced = judgement.rule.is_some_and(|applied| applied.is_wholly_produced);
    line.because = match outcome.truth {
        Truth::True if is_wholly_produced => "absorbed-wholly",
        Truth::True => "absorbed",
        Truth::False => "not-absorbed",
        Truth::Unknown => "part-undecided",
    };
    if !is_wholly_produced {
        (line.foreign_inputs, line.input_lacks) = inputs(&judgement.bill, &at);
    }
    // The part may be claimed to contain nothing foreign while its bill says otherwise. The engine does not know which
    // is true.
    if judgement.warnings.iter().any(|notice| notice.code == WHOLLY_CONTRADICTED) {
        line.foreign_inputs = Truth::Unknown;
        line.input_lacks.extend([contradicted(format!("{at}/wholly_produced"))]);
    }
    line.lacks = sorted(outcome.lacks, Ord::cmp);
    line.lacks.dedup();
    if line.foreign == Truth::Unknown && !judgement.outside.is_empty() {
        line.lacks.push(Lack::new(at.clone(), "part-outside"));
    }
    for index in outcome.decisive {
        if let Some(step) = steps.get_mut(index) {
            step.decisive = true;
        }
    }
    let warnings = judgement.warnings.into_iter();
    // A contradiction already names both places.
    let warnings = warnings.map(|notice| if notice.and.is_some() { notice } else { notice.at(at.as_str()) }).collect();
    parts.push((line.place, Bill { warnings, ..judgement.bill }));
    line
}

/// Whether anything foreign went into the part at `at`, at any depth; without its bill nobody knows.
fn inputs(bill: &Bill<'_>, at: &str) -> (Truth, Vec<Lack>) {
    let Some(lines) = &bill.lines else {
        return (Truth::Unknown, [Lack::new(format!("{at}/materials"), "materials")].into());
    };
    let (mut joint, mut lacks) = (Truth::False, Vec::new());
    for line in lines.iter().filter(|line| line.classified) {
        let foreign = line.foreign.or(line.foreign_inputs);
        if foreign == Truth::Unknown {
            lacks.extend(line.lacks.iter().chain(&line.input_lacks).cloned());
        }
        joint = joint.or(foreign);
    }
    let mut lacks = sorted(lacks, Ord::cmp);
    lacks.dedup();
    (joint, lacks)
}
