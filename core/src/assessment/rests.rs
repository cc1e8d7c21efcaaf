//! What a verdict and a share rest on: whatever of it, answered otherwise, would change them.
//!
//! Each kind of ground is answered otherwise wherever it is present, all of it together, and the good is judged again.
//! A ground that changes nothing is not listed, so that what is listed means something.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::budget::Budget;
use super::judging::{between, joint_verdict};
use super::law::Law;
use super::parts::unproved;
use super::walk::{any_good, change_lines, each_good, names_of};
use crate::answer::{Assessment, Ground, Settled, Step, Verdict};
use crate::doc::Code;
use crate::facts::{Facts, GoodFacts, Material};
use crate::judge::Otherwise;
use crate::law::{Citation, Clause, Gap, Mark, Origin, Rulebook};
use crate::sort::sorted;
use crate::value::day::Day;
use crate::value::share::{Percent, Share};

/// Judging one good costs its lines; beyond so many, single lines are not told apart.
const MOST_WORK: usize = 4_000;
/// So many grounds are told apart even where the budget of looks has room for fewer.
const LEAST_TOLD: usize = 32;
/// This near to the first or last day of an edition, how that day is known matters.
const NEAR: i64 = 30;

/// What is held against what: the verdict under all readings, and the share.
#[derive(PartialEq, Eq)]
pub(super) struct Held {
    pub(super) verdict: Verdict,
    pub(super) share: Option<(Option<String>, Option<[String; 2]>)>,
}

/// Lists what the answer rests on.
pub(super) fn rests_on(law: Law<'_>, budget: Budget, facts: &Facts, answer: &Assessment) -> Vec<Ground> {
    let share = answer.local_content.as_ref().map(|content| (content.exact.clone(), content.between.clone()));
    let resting = Resting { law, budget, facts, now: Held { verdict: answer.verdict, share } };
    let mut grounds = Vec::new();
    if resting.has_verdict() {
        resting.gaps(answer, &mut grounds);
    }
    if !resting.has_verdict() && !resting.has_share() {
        return grounds;
    }
    resting.inferred(answer, &mut grounds);
    resting.own_words(&mut grounds);
    resting.papers(&mut grounds);
    resting.assumed(&mut grounds);
    resting.methods(&mut grounds);
    resting.readings(answer, &mut grounds);
    resting.parts(&mut grounds);
    resting.own_lists(&mut grounds);
    grounds
}

/// Facts, and what is held now.
pub(super) struct Resting<'r> {
    pub(super) law: Law<'r>,
    pub(super) budget: Budget,
    pub(super) facts: &'r Facts,
    pub(super) now: Held,
}

impl Resting<'_> {
    fn has_verdict(&self) -> bool {
        matches!(self.now.verdict, Verdict::Originating | Verdict::NotOriginating)
    }

    fn has_share(&self) -> bool {
        self.now.share.as_ref().is_some_and(|(exact, _)| exact.is_some())
    }

    /// What is settled, whatever it rests on.
    fn settled_now(&self) -> Vec<Code> {
        let names = [("verdict", self.has_verdict()), ("share", self.has_share())].into_iter();
        names.filter(|(_, is_settled)| *is_settled).map(|(name, _)| Cow::Borrowed(name)).collect()
    }

    /// What another outcome changes of what is settled now; an answer that is open rests on nothing.
    pub(super) fn carried(&self, other: &Held) -> Vec<Code> {
        let verdict = self.has_verdict() && other.verdict != self.now.verdict;
        let share = self.has_share() && other.share != self.now.share;
        let names = [("verdict", verdict), ("share", share)].into_iter();
        names.filter(|(_, changes)| *changes).map(|(name, _)| Cow::Borrowed(name)).collect()
    }

    pub(super) fn held(&self, facts: &Facts, otherwise: Otherwise<'_>) -> Held {
        let (variants, mut judging) = self.law.judging_otherwise(facts, otherwise);
        let mut runs = variants.combinations.iter().map(|choice| judging.run(choice));
        let Some(taken) = runs.next() else { return Held { verdict: Verdict::Undetermined, share: None } };
        let share = taken.measured.map(|measured| (measured.exact().map(Share::exact), between(&measured)));
        let verdicts = core::iter::once(taken.verdict).chain(runs.map(|run| run.verdict));
        Held { verdict: joint_verdict(verdicts), share }
    }

    /// The facts with those goods changed that are wanted; `None` if none is.
    pub(super) fn changed(
        &self,
        wanted: &dyn Fn(&GoodFacts) -> bool,
        change: &mut dyn FnMut(&mut GoodFacts),
    ) -> Option<Facts> {
        if !any_good(&self.facts.good, wanted) {
            return None;
        }
        let mut facts = self.facts.clone();
        each_good(&mut facts.good, &mut |good| {
            if wanted(good) {
                change(good);
            }
        });
        Some(facts)
    }

    /// Lists a ground where the changed facts give something else.
    pub(super) fn list(
        &self,
        kind: &'static str,
        about: Vec<String>,
        provisional: bool,
        facts: &Facts,
        grounds: &mut Vec<Ground>,
    ) {
        let carries = self.carried(&self.held(facts, Otherwise::Nothing));
        if !carries.is_empty() {
            grounds.push(Ground { about, carries, provisional, ..Ground::new(kind) });
        }
    }

    /// How many lines' worth of judging a single change costs.
    pub(super) fn affordable(&self) -> usize {
        let of_bill = MOST_WORK.checked_div(self.facts.good.weight()).unwrap_or(0);
        // Of a short bill each ground can be told, whatever else is tried.
        of_bill.min(self.budget.grounds().max(LEAST_TOLD))
    }

    /// Gaps that declare how they may be closed: any of these conditions could be the law.
    fn gaps(&self, answer: &Assessment, grounds: &mut Vec<Ground>) {
        let told = |gap: &&Gap| answer.warnings.iter().any(|notice| notice.gap.as_ref() == Some(&gap.id));
        for gap in self.law.origin_book.gaps.iter().filter(|gap| !gap.closings.is_empty()).filter(told) {
            let turning: Vec<&Clause> = gap
                .closings
                .iter()
                .filter(|closing| {
                    let other = self.held(self.facts, Otherwise::Closing(gap, closing));
                    other.verdict != self.now.verdict
                })
                .collect();
            if !turning.is_empty() {
                let carries = Vec::from([Cow::Borrowed("verdict")]);
                let about = answer.rule.iter().cloned().collect();
                let settled = self.settled(gap, &turning);
                let ground = Ground { about, carries, provisional: true, ..Ground::new("gap") };
                grounds.push(Ground {
                    gap: Some(gap.id.clone()),
                    settled,
                    citation: Some(gap.citation.clone()),
                    ..ground
                });
            }
        }
    }

    /// Of the closings that turn the verdict, the limit that is hardest to keep clear of.
    fn settled(&self, gap: &Gap, turning: &[&Clause]) -> Option<Settled> {
        let originates = self.now.verdict == Verdict::Originating;
        let found = turning.iter().filter_map(|closing| {
            let otherwise = Otherwise::Closing(gap, closing);
            let (variants, mut judging) = self.law.judging_otherwise(self.facts, otherwise);
            let steps = judging.steps(&variants.taken);
            let of_closing = |step: &Step| step.good.is_empty() && step.citation == closing.citation;
            let comparison = steps.into_iter().filter(of_closing).find_map(|step| step.comparison)?;
            let limit: Percent = comparison.limit.parse().ok()?;
            let side = Cow::Borrowed(if originates { "at-most" } else { "above" });
            Some((limit, Settled { expression: closing.expression.to_string(), side, comparison }))
        });
        let chosen = found.reduce(|one, other| {
            let is_harder = if originates { other.0 < one.0 } else { other.0 > one.0 };
            if is_harder { other } else { one }
        });
        // Where the closings also ask for another heading, no value settles them.
        chosen.map(|(_, settled)| settled)
    }

    /// Provisions that nobody has read in the act.
    fn inferred(&self, answer: &Assessment, grounds: &mut Vec<Ground>) {
        let mut push = |about: String, carries: Vec<Code>, citation: &Citation| {
            if !carries.is_empty() {
                let citation = Some(citation.clone());
                grounds.push(Ground {
                    about: Vec::from([about]),
                    carries,
                    provisional: true,
                    citation,
                    ..Ground::new("inferred")
                });
            }
        };
        let book = self.law.book;
        if is_near_inferred_day(book, self.facts.on) {
            push(book.name(), self.settled_now(), &book.in_force);
        }
        if let (Origin::Borrowed { citation, .. }, true) = (&book.origin, self.has_verdict()) {
            push(self.law.origin_book.name(), Vec::from([Cow::Borrowed("verdict")]), citation);
        }
        if let Some(content) =
            book.content.as_ref().filter(|content| content.citation.mark != Mark::Primary && self.has_share())
        {
            push("share".to_string(), Vec::from([Cow::Borrowed("share")]), &content.citation);
        }
        if let Some(step) = answer.steps.iter().find(|step| step.citation.mark != Mark::Primary) {
            let carries = self.carried(&self.held(self.facts, Otherwise::PrimaryOnly));
            push(step.rule.clone().unwrap_or_else(|| step.test.to_string()), carries, &step.citation);
        }
    }

    /// Domestic origin without a paper: all such lines together, and those that are looked at.
    fn papers(&self, grounds: &mut Vec<Ground>) {
        let home = self.law.rules.country;
        let is_unproved = |line: &Material| {
            line.origin == Some(home) && line.made_from.is_none() && line.record.is_none() && !line.has_paper()
        };
        self.lines("no-paper", true, &is_unproved, &|line| line.origin = None, grounds);
    }

    /// What the law assumes of what is not known: unknown origin is foreign. That amounts bear no VAT carries nothing,
    /// because all of them have one basis.
    fn assumed(&self, grounds: &mut Vec<Ground>) {
        if self.law.rules.unknown_origin.is_some() {
            let home = self.law.rules.country;
            let is_unknown =
                |line: &Material| line.origin.is_none() && line.made_from.is_none() && line.record.is_none();
            self.lines("assumed", false, &is_unknown, &|line| line.origin = Some(home), grounds);
        }
    }

    /// Open readings that the user fixed: each of the other options, beside all that is still open.
    fn readings(&self, answer: &Assessment, grounds: &mut Vec<Ground>) {
        for effect in answer.readings.iter().filter(|effect| effect.status == "fixed" && self.is_open(&effect.id)) {
            let mut carries: Vec<Code> = Vec::new();
            for option in effect.options.iter().filter(|option| option.option != effect.taken) {
                let mut facts = self.facts.clone();
                facts.readings.insert(effect.id.clone(), option.option.clone());
                carries.extend(self.carried(&self.held(&facts, Otherwise::Nothing)));
            }
            // The verdict goes before the share.
            let mut carries = sorted(carries, |one, other| other.cmp(one));
            carries.dedup();
            if !carries.is_empty() {
                let about = Vec::from([effect.id.clone(), effect.taken.clone()]);
                let citation = Some(effect.citation.clone());
                grounds.push(Ground { about, carries, provisional: true, citation, ..Ground::new("reading") });
            }
        }
    }

    fn is_open(&self, reading: &str) -> bool {
        let declared = self.law.book.reading(reading).or_else(|| self.law.origin_book.reading(reading));
        declared.is_some_and(|reading| reading.open)
    }

    /// Parts that are known by their masked records alone, and those whose records somebody signed.
    fn parts(&self, grounds: &mut Vec<Ground>) {
        let is_signed =
            |line: &Material| line.record.as_ref().is_some_and(|record| record.is_proved && record.shown.is_none());
        let deny = |line: &mut Material| {
            if let Some(record) = &mut line.record {
                record.verdict = match record.verdict {
                    Verdict::Originating => Verdict::NotOriginating,
                    _ => Verdict::Originating,
                };
                record.is_wholly_produced = false;
            }
        };
        self.lines("part-unproved", true, &|line| unproved(line).is_some(), &deny, grounds);
        self.lines("part-signed", false, &is_signed, &deny, grounds);
    }

    /// The user's own row of the register's list, and a rulebook that the user loaded.
    fn own_lists(&self, grounds: &mut Vec<Ground>) {
        let otherwise = self.changed(&|good| good.threshold.is_some(), &mut |good| good.threshold = None);
        if let Some(otherwise) = otherwise {
            self.list("own-list", Vec::from(["threshold".to_string()]), true, &otherwise, grounds);
        }
        let book = self.law.book;
        if self.law.library.is_of_user(book) || self.law.library.is_of_user(self.law.origin_book) {
            let carries = self.settled_now();
            grounds.push(Ground {
                about: Vec::from([book.name()]),
                carries,
                provisional: true,
                ..Ground::new("own-list")
            });
        }
    }

    /// A ground of lines: all of them together decide whether it carries; of them those are named that a test looks at.
    pub(super) fn lines(
        &self,
        kind: &'static str,
        provisional: bool,
        wanted: &dyn Fn(&Material) -> bool,
        change: &dyn Fn(&mut Material),
        grounds: &mut Vec<Ground>,
    ) {
        let mut names = Vec::new();
        names_of(&self.facts.good, "", wanted, &mut names);
        if names.is_empty() {
            return;
        }
        let apply = |chosen: &dyn Fn(usize) -> bool| {
            let mut facts = self.facts.clone();
            change_lines(&mut facts.good, &mut 0, wanted, chosen, change);
            facts
        };
        let carries = self.carried(&self.held(&apply(&|_| true), Otherwise::Nothing));
        if carries.is_empty() {
            return;
        }
        if names.len() > 1 && names.len() <= self.affordable() {
            let now = self.seen(self.facts);
            let is_seen = |one: usize| self.seen(&apply(&|place| place == one)) != now;
            let looked_at: Vec<bool> = (0..names.len()).map(is_seen).collect();
            let is_named = |place: usize| looked_at.get(place).is_some_and(|so| *so);
            // Lines that turn nothing by themselves may be needed together.
            if self.carried(&self.held(&apply(&is_named), Otherwise::Nothing)) == carries {
                let mut looked_at = looked_at.iter();
                names.retain(|_| looked_at.next() == Some(&true));
            }
        }
        grounds.push(Ground { about: names, carries, provisional, ..Ground::new(kind) });
    }

    /// All that the tests find, under the readings taken: two facts of which this is the same differ in nothing.
    fn seen(&self, facts: &Facts) -> (Vec<Step>, Held) {
        let (variants, mut judging) = self.law.judging(facts);
        (judging.steps(&variants.taken), self.held(facts, Otherwise::Nothing))
    }
}

/// Whether a day is near the first or last one of an edition, and how that is known was not read in the act.
pub(super) fn is_near_inferred_day(book: &Rulebook, on: Day) -> bool {
    let is_near = |day: Day| (on.number() - day.number()).abs() <= NEAR;
    book.in_force.mark != Mark::Primary && (is_near(book.first) || book.last.is_some_and(is_near))
}
