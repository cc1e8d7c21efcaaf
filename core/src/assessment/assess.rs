//! `assess_good`: from facts to an answer.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::asked::judged_last;
use super::budget::Budget;
use super::hypothesis::gives;
use super::judging::{Judged, Judging, Waiting, joint_verdict, local_content};
use super::law::{Books, Law, law_read_to, of_silence};
use super::methods::unclaimed_stage;
use super::offers::nearest_operations;
use super::parts::masked_parts;
use super::rests::rests_on;
use super::variants::Variants;
use super::vouched::Vouched;
use crate::answer::{
    Assessment, Combination, Figure, Lack, MaterialStatus, Missing, Notice, OptionEffect, ReadingEffect, Receipt, Step,
    Verdict,
};
use crate::apply::{Choice, Line, Watch};
use crate::contradiction::Sound;
use crate::doc::Fault;
use crate::facts::{Facts, GoodFacts};
use crate::judge::Measured;
use crate::law::{Criteria, GapKind, Library, Origin, Rulebook, Silence};
use crate::origin::{Bench, Bill, Judgement, Otherwise, Work, judge, of_gap, unknown_operations};
use crate::sort::sorted;
use crate::value::amount::Total;
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::share::Share;
use crate::value::truth::Truth;

/// Determines where a good originates and, where the rulebook has a formula, its domestic share.
///
/// # Errors
/// Facts that do not fit the rulebook: an unknown rulebook or edition, reading, option, question or category.
pub fn assess_good(facts: &Facts, library: &Library) -> Result<Assessment, Vec<Fault>> {
    match Books::of(facts, library)? {
        Ok(books) => {
            let mut sound = Sound::new(facts, library);
            let vouched = Vouched::of(&mut sound.facts, library)?;
            let prepared = books.prepared(&sound.facts.good);
            let law = Law::new(books, &prepared);
            let court = law.court(&sound.facts, None);
            court.budget.check().and_then(|()| law.check()).map_err(|fault| Vec::from([fault]))?;
            let mut answer = court.assess(&sound);
            answer.rests_on = rests_on(law, &sound.facts, &answer);
            answer.provisional = answer.rests_on.iter().any(|ground| ground.provisional);
            answer.warnings.extend(unclaimed_stage(law, &sound.facts, &answer));
            answer.warnings.extend(vouched.warnings);
            answer.signatures = vouched.signatures;
            answer.receipt.keys_sha256 = vouched.keys_sha256;
            Ok(answer)
        }
        Err(silence) => Ok(no_edition(facts, silence, library)),
    }
}

fn no_edition(facts: &Facts, silence: Option<&Silence>, library: &Library) -> Assessment {
    Assessment {
        verdict: Verdict::OutsideRulebook,
        outside: Vec::from([of_silence(silence)]),
        ..empty(Receipt::new(facts, None, None, library))
    }
}

fn empty(receipt: Receipt) -> Assessment {
    Assessment {
        kind: Cow::Borrowed("assessment"),
        verdict: Verdict::Undetermined,
        provisional: false,
        rests_on: Vec::new(),
        criterion: None,
        rule: None,
        condition: None,
        local_content: None,
        figures: Vec::new(),
        materials: Vec::new(),
        steps: Vec::new(),
        missing: Vec::new(),
        readings: Vec::new(),
        combinations: Vec::new(),
        outside: Vec::new(),
        warnings: Vec::new(),
        signatures: Vec::new(),
        receipt,
    }
}

/// Everything that one assessment is made from.
pub(super) struct Court<'a> {
    pub(super) facts: &'a Facts,
    law: Law<'a>,
    pub(super) variants: Variants<'a>,
    watch: Option<&'a Watch>,
    otherwise: Otherwise<'a>,
    pub(super) budget: Budget,
}

impl<'l> Law<'l> {
    /// Where facts that fit are judged.
    pub(super) fn court<'a>(self, facts: &'a Facts, watch: Option<&'a Watch>) -> Court<'a>
    where
        'l: 'a,
    {
        let variants = self.variants(facts);
        let budget = Budget::new(Work::of(self.rules, &facts.good), &variants, [self.book, self.origin_book]);
        let budget = budget.with_records(facts.good.beside_records());
        Court { facts, law: self, variants, watch, otherwise: Otherwise::Nothing, budget }
    }
}

impl<'a> Court<'a> {
    /// The same, where something is taken otherwise than it stands.
    pub(super) fn otherwise(self, otherwise: Otherwise<'a>) -> Court<'a> {
        Court { otherwise, ..self }
    }

    /// The good judged by prepared rules.
    pub(super) fn judging(&self) -> Judging<'a> {
        Judging::new(self.law, self.facts, self.otherwise)
    }

    /// Judges the good under one choice of readings, with its steps where they are wanted.
    pub(super) fn run<'r>(&'r self, choice: &'r Choice<'r>, steps: Option<&mut Vec<Step>>) -> Judgement<'r>
    where
        'a: 'r,
    {
        let Law { book: own, rules, origin_book: book, .. } = self.law;
        let (watch, otherwise, work, trace) = (self.watch, self.otherwise, self.budget.work, steps.is_some());
        let bench = Bench { rules, book, own, choice, trace, watch, otherwise, work };
        judge(bench, &self.facts.good, "", steps.unwrap_or(&mut Vec::new()))
    }

    /// What is judged under one choice of readings, and how.
    fn traced<'r>(&'r self, choice: &'r Choice<'r>) -> (Judgement<'r>, Vec<Step>) {
        let mut steps = Vec::new();
        let judgement = self.run(choice, Some(&mut steps));
        for index in &judgement.outcome.decisive {
            if let Some(step) = steps.get_mut(*index) {
                step.decisive = true;
            }
        }
        (judgement, steps)
    }

    /// The steps under one choice of readings.
    pub(super) fn steps(&self, choice: &Choice<'_>) -> Vec<Step> {
        self.traced(choice).1
    }

    fn assess(&self, sound: &Sound<'_>) -> Assessment {
        let (judgement, steps) = self.traced(&self.variants.taken);
        let mut judging = self.judging();
        let mut waiting = Waiting::default();
        let runs: Vec<Judged> =
            self.variants.combinations.iter().map(|choice| judging.asked(choice, &mut waiting)).collect();
        let verdict = joint_verdict(runs.iter().map(|run| run.verdict));
        let measured = runs.first().and_then(|taken| taken.measured);
        let content = self.law.book.content.as_ref().zip(measured);
        let applied = judgement.rule;
        let readings = self.readings(&runs, &mut judging);
        let missing = self.missing(waiting, &mut judging, sound);
        Assessment {
            verdict,
            criterion: self.criterion(verdict, &judgement, &mut judging),
            rule: applied.map(|applied| applied.id.to_string()),
            condition: applied.and_then(|applied| applied.condition).map(ToString::to_string),
            local_content: content
                .map(|(content, measured)| local_content(&measured, content, self.facts.vat_included)),
            figures: figures(&self.facts.good, &judgement.bill, self.facts.vat_included),
            materials: statuses(&judgement.bill),
            missing,
            readings,
            combinations: self.combinations(&runs),
            warnings: self.warnings(&judgement, measured, sound),
            outside: if verdict == Verdict::OutsideRulebook { judgement.outside.clone() } else { Vec::new() },
            steps,
            ..empty(Receipt::new(self.facts, Some(self.law.book), Some(self.law.origin_book), self.law.library))
        }
    }

    /// `П` wholly produced; `К` where only cumulation makes it originate; else `Д` and the heading.
    fn criterion(&self, verdict: Verdict, judgement: &Judgement<'_>, judging: &mut Judging<'a>) -> Option<String> {
        let Law { book, rules, origin_book, .. } = self.law;
        let codes = rules.criteria.as_ref().filter(|_| book.id == origin_book.id)?;
        if verdict != Verdict::Originating {
            return None;
        }
        if judgement.rule.is_some_and(|applied| applied.is_wholly_produced) {
            return Some(codes.wholly_produced.clone());
        }
        let mut alone = || judging.without_cumulation(&self.variants.taken);
        if any_line(&judgement.bill, &|line| line.because == "cumulated") && alone() != Verdict::Originating {
            return Some(codes.cumulation.clone());
        }
        Some(sufficient(codes, self.facts.good.hs))
    }

    fn readings(&self, runs: &[Judged], judging: &mut Judging<'a>) -> Vec<ReadingEffect> {
        let mut effect = |choice: &Choice<'a>| {
            let known = self.variants.combinations.iter().position(|other| other == choice);
            let run = known.and_then(|place| runs.get(place)).copied().unwrap_or_else(|| judging.run(choice));
            (run.verdict, run.share())
        };
        // Where no rule could be applied, no reading of one matters.
        let idle = runs.iter().all(|run| run.verdict == Verdict::OutsideRulebook && run.measured.is_none());
        let touched = self.variants.touched.iter();
        let touched = touched.filter(|reading| reading.options.len() > 1 && !idle);
        touched
            .map(|reading| {
                let is_fixed = self.facts.readings.contains_key(&reading.id);
                let options = reading.options.iter().map(|(option, _)| {
                    let (verdict, share) = effect(&self.variants.taken.with(&reading.id, option));
                    OptionEffect { option: option.clone(), verdict, share }
                });
                ReadingEffect {
                    id: reading.id.clone(),
                    status: Cow::Borrowed(match (is_fixed, reading.open) {
                        (true, _) => "fixed",
                        (false, true) => "open",
                        (false, false) => "minority",
                    }),
                    taken: self.variants.taken.option(&reading.id).unwrap_or_default().to_string(),
                    options: options.collect(),
                    citation: reading.citation.clone(),
                }
            })
            .collect()
    }

    fn combinations(&self, runs: &[Judged]) -> Vec<Combination> {
        let is_open = |id: &str| {
            self.variants.touched.iter().any(|reading| reading.id == id && Variants::is_open(self.facts, reading))
        };
        let combinations = self.variants.combinations.iter().zip(runs).map(|(choice, run)| {
            let mut readings = BTreeMap::new();
            for (id, option) in choice.options().iter().filter(|(id, _)| is_open(id)) {
                readings.insert(id.to_string(), option.to_string());
            }
            Combination { readings, verdict: run.verdict, share: run.share() }
        });
        if runs.len() > 1 { combinations.collect() } else { Vec::new() }
    }

    /// The facts that are missing, those first for which most outcomes wait.
    fn missing(&self, waiting: Waiting<'a>, judging: &mut Judging<'a>, sound: &Sound<'_>) -> Vec<Missing> {
        // Already in the order of the facts themselves, which stays among those for which equally many wait.
        let counts = waiting.iter().map(|(lack, (count, _))| (lack, *count)).collect();
        let order = judged_last(sorted(counts, |(_, left), (_, right)| right.cmp(left)));
        let gives = gives(self, order.iter().map(|(lack, _)| *lack), &waiting, judging);
        let missing = order.into_iter().map(|(lack, settles)| Missing {
            fact: lack.fact.clone(),
            code: Cow::Borrowed(sound.code(lack)),
            term: lack.term.clone(),
            offers: self.offers(lack),
            digits: lack.digits,
            settles,
            gives: gives.get(lack.fact.as_str()).cloned().unwrap_or_default(),
        });
        missing.collect()
    }

    /// The operations whose names are nearest to one that nobody knows: of the good's own row, and of the rulebook.
    fn offers(&self, lack: &Lack) -> Vec<String> {
        let Some(name) = lack.term.as_deref().filter(|_| lack.code == "unknown-operation") else { return Vec::new() };
        let own =
            self.law.rules.threshold.as_ref().and_then(|_| good_at(&self.facts.good, &lack.fact)?.threshold.as_ref());
        nearest_operations(name, own, &self.law.origin_book.terms)
    }

    fn warnings(&self, taken: &Judgement<'_>, measured: Option<Measured>, sound: &Sound<'_>) -> Vec<Notice> {
        // Parts that nobody can recompute come first, then contradictions.
        let mut warnings = Vec::new();
        masked_parts(&self.facts.good, "", &mut warnings);
        warnings.extend(sound.notices.iter().cloned());
        warnings.extend(of_book(self.law.book, self.law.origin_book, self.facts.on));
        warnings.extend(taken.warnings.iter().cloned());
        self.warn_of(&self.facts.good, &taken.bill, "", &mut warnings);
        let exact = measured.and_then(|measured| measured.exact());
        if let (Some(true), Some(content)) = (exact.map(Share::is_negative), &self.law.book.content) {
            warnings.push(Notice::new("foreign-above-base").citing(&content.citation));
        }
        if self.variants.cut {
            warnings.push(Notice::new("too-many-combinations"));
        }
        warnings
    }

    /// What must be known of a good's own facts, and of those of its parts.
    fn warn_of(&self, good: &GoodFacts, bill: &Bill<'_>, at: &str, warnings: &mut Vec<Notice>) {
        let mut warn = |notice: Notice, field: &str, about: Vec<String>| {
            if !about.is_empty() {
                warnings.push(notice.at([at, field].concat()).about(about));
            }
        };
        if let Some(citation) = &self.law.rules.unknown_origin {
            let unknown = ids_where(bill, &|line| line.because == "unknown-origin");
            warn(Notice::new("unknown-origin-foreign").citing(citation), "/materials", unknown);
        }
        let unproved = ids_where(bill, &|line| line.because == "domestic" && !line.material.has_paper());
        warn(Notice::new("domestic-as-stated"), "/materials", unproved);
        let places = unknown_operations(self.law.rules, self.law.origin_book, good);
        let unknown = places.iter().filter_map(|place| good.operations.iter().flatten().nth(*place));
        warn(Notice::new("unrecognised-operation"), "/operations", unknown.cloned().collect());
        let without_provision = ids_where(bill, &|line| {
            let material = line.material;
            (material.neutral && self.law.rules.neutral.is_none())
                || (material.accessory && self.law.rules.accessories.is_none())
                || (material.packaging.is_some() && self.law.rules.packaging.is_none())
                || (material.is_set_item == Some(true) && self.law.rules.set.is_none())
        });
        warn(Notice::new("no-such-provision"), "/materials", without_provision);
        let is_unknown = |code: &HsCode| !self.law.origin_book.knows_heading(*code);
        let of_good = Some(good.hs).filter(is_unknown).map(|code| code.heading().to_string());
        warn(Notice::new("unknown-heading"), "/good/hs", of_good.into_iter().collect());
        let of_materials = ids_where(bill, &|line| line.material.hs.as_ref().is_some_and(is_unknown));
        warn(Notice::new("unknown-heading-of-material"), "/materials", of_materials);
        if good.threshold.is_some() && self.law.rules.threshold.is_none() {
            warnings.push(Notice::new("no-threshold-rule").at([at, "/threshold"].concat()));
        }
        for (place, part) in &bill.parts {
            let material = good.materials.as_ref().and_then(|materials| materials.get(*place));
            if let Some(good) = material.and_then(|material| material.made_from.as_deref()) {
                warnings.extend(part.warnings.iter().cloned());
                self.warn_of(good, part, &alloc::format!("{at}/materials/{place}/made_from"), warnings);
            }
        }
    }
}

/// What must be known of an edition, whatever the good.
pub(crate) fn of_book(book: &Rulebook, origin_book: &Rulebook, on: Day) -> Vec<Notice> {
    let mut warnings = Vec::new();
    if let Origin::Borrowed { citation, .. } = &book.origin {
        warnings.push(Notice::new("indicative").about(Vec::from([origin_book.name()])).citing(citation));
    }
    warnings.extend(law_read_to(book, on));
    if !book.holds_on(on) {
        warnings.push(Notice::new("pinned-edition").at("/rulebook").about(Vec::from([book.name()])));
    }
    for gap in book.gaps.iter().filter(|gap| gap.kind == GapKind::Everywhere) {
        warnings.push(of_gap("gap", gap));
    }
    warnings
}

pub(super) fn sufficient(codes: &Criteria, hs: HsCode) -> String {
    [codes.sufficient.as_str(), &hs.heading().to_string()].concat()
}

/// The good to which a pointer of its facts belongs, a part of a part too.
fn good_at<'f>(good: &'f GoodFacts, pointer: &str) -> Option<&'f GoodFacts> {
    let mut good = good;
    let mut rest = pointer;
    while let Some((place, inner)) = rest.strip_prefix("/materials/").and_then(|rest| rest.split_once("/made_from")) {
        let material = good.materials.as_ref()?.get(place.parse::<usize>().ok()?)?;
        (good, rest) = (material.made_from.as_deref()?, inner);
    }
    Some(good)
}

fn any_line(bill: &Bill<'_>, holds: &dyn Fn(&crate::apply::Line<'_>) -> bool) -> bool {
    bill.lines.iter().flatten().any(holds) || bill.parts.iter().any(|(_, part)| any_line(part, holds))
}

/// The ids of the good's own lines for which something holds.
fn ids_where(bill: &Bill<'_>, holds: &dyn Fn(&crate::apply::Line<'_>) -> bool) -> Vec<String> {
    bill.lines.iter().flatten().filter(|line| holds(line)).map(|line| line.material.id.clone()).collect()
}

fn statuses(bill: &Bill<'_>) -> Vec<MaterialStatus> {
    let lines = bill.lines.iter().flatten();
    lines
        .map(|line| MaterialStatus {
            id: line.material.id.clone(),
            foreign: line.foreign,
            because: Cow::Borrowed(line.because),
            value: line.material.value.map(|value| value.to_string()),
        })
        .collect()
}

fn figures(good: &GoodFacts, bill: &Bill<'_>, vat_included: bool) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut push = |code: &'static str, value: Option<Total>| {
        figures.extend(value.map(|value| Figure { code: Cow::Borrowed(code), value: value.to_string() }));
    };
    let price = good.ex_works_price.map(|price| price.total());
    let cost = good.production_cost.map(|cost| cost.total());
    push("ex-works-price", price);
    push("production-cost", cost);
    let lines = bill.lines.as_ref();
    let sum = |lines: &mut dyn Iterator<Item = &Line<'_>>| {
        lines.filter_map(|line| line.material.value).fold(Total::ZERO, |sum, value| sum.plus(value.total()))
    };
    let sum_of = |foreign: Truth| lines.map(|lines| sum(&mut lines.iter().filter(|line| line.foreign == foreign)));
    push("domestic-materials", sum_of(Truth::False));
    push("foreign-materials", sum_of(Truth::True));
    push("undecided-materials", sum_of(Truth::Unknown).filter(|sum| *sum > Total::ZERO));
    // Costs bear no VAT, so that they compare only with what bears none; and a line without a value is no zero.
    if !vat_included {
        let valued = lines.filter(|lines| lines.iter().all(|line| line.material.value.is_some()));
        let materials = valued.map(|lines| sum(&mut lines.iter()));
        push("other-costs", cost.zip(materials).map(|(cost, materials)| cost.minus(materials)));
        push("profit", price.zip(cost).map(|(price, cost)| price.minus(cost)));
    }
    figures
}
