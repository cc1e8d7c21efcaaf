//! `assess_good`: from facts to an answer.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::asked::in_order_of_asking;
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
    Assessment, Combination, Figure, Lack, MaterialStatus, Missing, Notice, OptionEffect, ReadingEffect, Receipt,
    Verdict, of_gap,
};
use crate::contradiction::{CONTRADICTED, Sound};
use crate::doc::Fault;
use crate::facts::{Facts, GoodFacts};
use crate::judge::{Choice, Counted, Measured, OfGood, Otherwise, Work, unknown_operations};
use crate::law::{GapKind, Library, Origin, Rulebook, Silence};
use crate::value::amount::Total;
use crate::value::day::Day;
use crate::value::hs::HsCode;
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
            let court = law.court(&sound.facts);
            court.budget.check().and_then(|()| law.check()).map_err(|fault| Vec::from([fault]))?;
            let mut answer = court.assess(&sound);
            answer.rests_on = rests_on(law, court.budget, &sound.facts, &answer);
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
    pub(super) budget: Budget,
}

impl<'l> Law<'l> {
    /// Where facts that fit are judged.
    pub(super) fn court<'a>(self, facts: &'a Facts) -> Court<'a>
    where
        'l: 'a,
    {
        let variants = self.variants(facts);
        let books = [self.book, self.origin_book];
        let work = Work::of(self.rules, &facts.good);
        let budget = Budget::new(work, &variants, books, facts.good.beside_records());
        Court { facts, law: self, variants, budget }
    }
}

impl<'a> Court<'a> {
    fn assess(&self, sound: &Sound<'_>) -> Assessment {
        let mut judging = Judging::new(self.law, self.facts, Otherwise::Nothing);
        let account = judging.account(&self.variants.taken);
        let mut waiting = Waiting::default();
        let runs: Vec<Judged> =
            self.variants.combinations.iter().map(|choice| judging.asked(choice, &mut waiting)).collect();
        let verdict = joint_verdict(runs.iter().map(|run| run.verdict));
        let measured = runs.first().and_then(|taken| taken.measured);
        let content = self.law.book.content.as_ref().zip(measured);
        let readings = self.readings(&runs, &mut judging);
        let missing = self.missing(waiting, &mut judging, sound);
        let lines = account.goods.first().and_then(|good| good.lines.as_deref());
        Assessment {
            verdict,
            criterion: if verdict == Verdict::Originating { judging.criterion(&self.variants.taken) } else { None },
            rule: account.rule.map(ToString::to_string),
            condition: account.condition.map(ToString::to_string),
            local_content: content
                .map(|(content, measured)| local_content(&measured, content, self.facts.vat_included)),
            figures: figures(&self.facts.good, lines, self.facts.vat_included),
            materials: statuses(lines),
            missing,
            readings,
            combinations: self.combinations(&runs),
            warnings: self.warnings(&account.goods, measured, sound),
            outside: if verdict == Verdict::OutsideRulebook {
                account.outside.into_iter().collect()
            } else {
                Vec::new()
            },
            steps: account.steps,
            ..empty(Receipt::new(self.facts, Some(self.law.book), Some(self.law.origin_book), self.law.library))
        }
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
        let counts = waiting.iter().map(|(lack, (count, _))| (lack, *count)).collect();
        let order = in_order_of_asking(counts);
        // What was stated is no open question: nobody is told what another answer would give.
        let code = |lack: &Lack| if self.is_answered(lack) { CONTRADICTED } else { sound.code(lack) };
        // Nobody knows what is true of a list of operations that contradicts an answer. Another answer may do so, too.
        let is_doubted = |lack: &Lack| {
            let good = lack.fact.rsplit_once("/answers/").map(|(good, _)| good);
            good.is_some_and(|good| sound.touched().contains(&[good, "/operations"].concat()))
        };
        let open = order.iter().map(|(lack, _)| *lack);
        let open = open.filter(|lack| code(lack) != CONTRADICTED && !is_doubted(lack));
        let gives = gives(self, open, &waiting, judging);
        let missing = order.into_iter().map(|(lack, settles)| Missing {
            fact: lack.fact.clone(),
            code: Cow::Borrowed(code(lack)),
            term: lack.term.clone(),
            offers: self.offers(lack),
            digits: lack.digits,
            settles,
            gives: gives.get(lack.fact.as_str()).cloned().unwrap_or_default(),
        });
        missing.collect()
    }

    /// Whether the good was answered what it waits for: its answers contradict each other.
    fn is_answered(&self, lack: &Lack) -> bool {
        let good = good_at(&self.facts.good, &lack.fact).filter(|_| matches!(lack.code, "answer" | "good-answer"));
        good.zip(lack.term.as_deref()).is_some_and(|(good, term)| good.answers.contains_key(term))
    }

    /// The operations whose names are nearest to one that nobody knows: of the good's own row, and of the rulebook.
    fn offers(&self, lack: &Lack) -> Vec<String> {
        let Some(name) = lack.term.as_deref().filter(|_| lack.code == "unknown-operation") else { return Vec::new() };
        let own =
            self.law.rules.threshold.as_ref().and_then(|_| good_at(&self.facts.good, &lack.fact)?.threshold.as_ref());
        nearest_operations(name, own, &self.law.origin_book.terms)
    }

    fn warnings(&self, goods: &[OfGood<'_>], measured: Option<Measured>, sound: &Sound<'_>) -> Vec<Notice> {
        // Parts that nobody can recompute come first, then contradictions.
        let mut warnings = Vec::new();
        masked_parts(&self.facts.good, "", &mut warnings);
        warnings.extend(sound.notices.iter().cloned());
        warnings.extend(of_book(self.law.book, self.law.origin_book, self.facts.on));
        for good in goods {
            warnings.extend(good.warnings.iter().cloned());
            self.warn_of(good, &mut warnings);
        }
        let is_negative = measured.is_some_and(|measured| measured.is_negative());
        if let Some(content) = self.law.book.content.as_ref().filter(|_| is_negative) {
            warnings.push(Notice::new("foreign-above-base").citing(&content.citation));
        }
        if self.variants.cut {
            warnings.push(Notice::new("too-many-combinations"));
        }
        warnings
    }

    /// What must be known of the facts of a good or a part.
    fn warn_of(&self, of_good: &OfGood<'_>, warnings: &mut Vec<Notice>) {
        let (good, rules) = (of_good.facts, self.law.rules);
        let ids_where = |holds: &dyn Fn(&Counted<'_>) -> bool| -> Vec<String> {
            let lines = of_good.lines.iter().flatten().filter(|line| holds(line));
            lines.map(|line| line.material.id.clone()).collect()
        };
        let mut warn = |notice: Notice, field: &str, about: Vec<String>| {
            if !about.is_empty() {
                warnings.push(notice.at([&of_good.at, field].concat()).about(about));
            }
        };
        if let Some(citation) = &rules.unknown_origin {
            let unknown = ids_where(&|line| line.because == "unknown-origin");
            warn(Notice::new("unknown-origin-foreign").citing(citation), "/materials", unknown);
        }
        let unproved = ids_where(&|line| line.because == "domestic" && !line.material.has_paper());
        warn(Notice::new("domestic-as-stated"), "/materials", unproved);
        let places = unknown_operations(rules, self.law.origin_book, good);
        let unknown = places.iter().filter_map(|place| good.operations.iter().flatten().nth(*place));
        warn(Notice::new("unrecognised-operation"), "/operations", unknown.cloned().collect());
        let without_provision = ids_where(&|line| {
            let material = line.material;
            (material.neutral && rules.neutral.is_none())
                || (material.accessory && rules.accessories.is_none())
                || (material.packaging.is_some() && rules.packaging.is_none())
                || (material.is_set_item == Some(true) && rules.set.is_none())
        });
        warn(Notice::new("no-such-provision"), "/materials", without_provision);
        let is_unknown = |code: &HsCode| !self.law.origin_book.knows_heading(*code);
        let of_code = Some(good.hs).filter(is_unknown).map(|code| code.heading().to_string());
        warn(Notice::new("unknown-heading"), "/good/hs", of_code.into_iter().collect());
        let of_materials = ids_where(&|line| line.material.hs.as_ref().is_some_and(is_unknown));
        warn(Notice::new("unknown-heading-of-material"), "/materials", of_materials);
        if good.threshold.is_some() && rules.threshold.is_none() {
            warnings.push(Notice::new("no-threshold-rule").at([&of_good.at, "/threshold"].concat()));
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

fn statuses(lines: Option<&[Counted<'_>]>) -> Vec<MaterialStatus> {
    let lines = lines.into_iter().flatten();
    lines
        .map(|line| MaterialStatus {
            id: line.material.id.clone(),
            foreign: line.foreign,
            because: Cow::Borrowed(line.because),
            value: line.material.value.map(|value| value.to_string()),
        })
        .collect()
}

fn figures(good: &GoodFacts, lines: Option<&[Counted<'_>]>, vat_included: bool) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut push = |code: &'static str, value: Option<Total>| {
        figures.extend(value.map(|value| Figure { code: Cow::Borrowed(code), value: value.to_string() }));
    };
    let price = good.ex_works_price.map(|price| price.total());
    let cost = good.production_cost.map(|cost| cost.total());
    push("ex-works-price", price);
    push("production-cost", cost);
    let sum = |lines: &mut dyn Iterator<Item = &Counted<'_>>| {
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
