//! One document judged by prepared rules: verdict and share under one choice of readings after the other.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::law::Law;
use super::variants::Variants;
use crate::answer::{Lack, LocalContent, Step, Verdict};
use crate::facts::Facts;
use crate::judge::{Account, Assumed, Choice, Counted, Goods, Measured, Note, Options, Otherwise, Taking, Vat, Waits};
use crate::law::{Base, Content};
use crate::value::share::Share;

/// The facts that outcomes wait for: how many do, and the fact as it can be assumed.
pub(super) type Waiting<'a> = BTreeMap<Lack, (u32, Waits<'a>)>;

/// A document that is judged. Under another choice only what depends on it is judged again.
pub(super) struct Judging<'a> {
    goods: Goods<'a>,
    content: Option<&'a Content>,
    vat: Vat,
    otherwise: Otherwise<'a>,
}

/// What came of it under one choice of readings.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) measured: Option<Measured>,
}

impl Judged {
    /// The share as it is shown.
    pub(super) fn share(&self) -> Option<String> {
        self.measured.and_then(|measured| measured.exact()).map(shown)
    }
}

impl<'l> Law<'l> {
    /// The readings of facts that fit, and what is judged under them.
    pub(super) fn judging<'a>(self, facts: &'a Facts) -> (Variants<'a>, Judging<'a>)
    where
        'l: 'a,
    {
        self.judging_otherwise(facts, Otherwise::Nothing)
    }

    /// The same, where something is taken otherwise than it stands.
    pub(super) fn judging_otherwise<'a>(self, facts: &'a Facts, otherwise: Otherwise<'a>) -> (Variants<'a>, Judging<'a>)
    where
        'l: 'a,
    {
        (self.variants(facts), Judging::new(self, facts, otherwise))
    }

    /// The readings of facts that fit.
    pub(super) fn variants<'a>(self, facts: &'a Facts) -> Variants<'a>
    where
        'l: 'a,
    {
        Variants::new(facts, self.declared(), self.rules, self.book.content.as_ref())
    }
}

impl<'a> Judging<'a> {
    pub(super) fn new(law: Law<'a>, facts: &'a Facts, otherwise: Otherwise<'a>) -> Judging<'a> {
        let mut goods = Goods::new();
        // A rule that is too large was refused.
        goods.read(law.prepared, &facts.good);
        let vat = Vat { rate: facts.vat_rate };
        Judging { goods, content: law.book.content.as_ref(), vat, otherwise }
    }

    fn taking(&self, choice: &Choice<'a>) -> Taking<'a> {
        Taking::new(Options::new(choice.options())).otherwise(self.otherwise)
    }

    /// Judges and measures under one choice of readings.
    pub(super) fn run(&mut self, choice: &Choice<'a>) -> Judged {
        let taking = self.taking(choice);
        let verdict = self.goods.evaluate(&taking);
        Judged { verdict, measured: self.measured(&taking) }
    }

    fn measured(&self, taking: &Taking<'a>) -> Option<Measured> {
        self.goods.share(self.content?, taking.options(), self.vat)
    }

    /// The same, and counts the facts that verdict or share wait for.
    pub(super) fn asked(&mut self, choice: &Choice<'a>, waiting: &mut Waiting<'a>) -> Judged {
        let judged = self.run(choice);
        let mut count = |(lack, waits): (Lack, Waits<'a>)| {
            let (count, _) = waiting.entry(lack).or_insert((0, waits));
            *count = count.saturating_add(1);
        };
        if judged.verdict == Verdict::Undetermined {
            self.goods.waiting().into_iter().for_each(&mut count);
        }
        if let Some(content) = self.content.filter(|_| judged.measured.is_some_and(|measured| !measured.is_certain())) {
            let taking = self.taking(choice);
            self.goods.waiting_of_share(content, taking.options(), self.vat).into_iter().for_each(count);
        }
        judged
    }

    /// What is told of the good under one choice of readings.
    pub(super) fn account(&mut self, choice: &Choice<'a>) -> Account<'a> {
        self.goods.account(&self.taking(choice))
    }

    /// The steps under one choice of readings.
    pub(super) fn steps(&mut self, choice: &Choice<'a>) -> Vec<Step> {
        self.goods.steps(&self.taking(choice))
    }

    /// What the tests look at under one choice of readings, and which lines count in the share.
    pub(super) fn looks(&mut self, choice: &Choice<'a>) -> Vec<Note> {
        self.goods.looks(&self.taking(choice), self.content, self.vat)
    }

    /// How the materials of the good and its parts count, as they were last judged.
    pub(super) fn bills(&self) -> Vec<(Vec<usize>, Vec<Counted<'a>>)> {
        self.goods.bills()
    }

    /// The origin criterion of a good that originates.
    pub(super) fn criterion(&mut self, choice: &Choice<'a>) -> Option<String> {
        self.goods.criterion(&self.taking(choice))
    }

    /// The verdict under all readings where one more fact holds, or does not.
    pub(super) fn verdict_if(&mut self, variants: &Variants<'a>, fact: Waits<'a>, holds: bool) -> Verdict {
        joint_verdict(variants.combinations.iter().map(|choice| {
            let taking = self.taking(choice).assuming(Assumed { fact, holds });
            self.goods.evaluate(&taking)
        }))
    }
}

/// The answer's part about a share.
pub(super) fn local_content(measured: &Measured, content: &Content, vat_included: bool) -> LocalContent {
    let (exact, rate) = (measured.exact(), measured.vat_rate());
    LocalContent {
        share: exact.map(shown),
        exact: exact.map(Share::exact),
        formula: Cow::Borrowed(match content.base {
            Base::ExWorksPrice => "F1",
            Base::ProductionCost => "F2",
        }),
        foreign: exact.map(|_| measured.certainly_foreign().to_string()),
        base: measured.base().map(|base| base.to_string()),
        vat_rate: rate.map(|rate| rate.to_string()),
        vat_included: vat_included && rate.is_some(),
        between: between(measured),
        citation: content.citation.clone(),
        rounding: content.rounding.clone(),
    }
}

/// The lowest and the highest share that missing facts allow, as they are shown.
pub(super) fn between(measured: &Measured) -> Option<[String; 2]> {
    measured.between().filter(|(low, high)| low != high).map(|(low, high)| [shown(low), shown(high)])
}

/// Foreign materials above the base give nothing, not less than nothing; the exact fraction is kept beside it.
fn shown(share: Share) -> String {
    if share.is_negative() { "0.00".to_string() } else { share.percent(2) }
}

/// Of the verdicts under all readings: the one they agree on, or a dispute, or what stands in the way of knowing.
pub(super) fn joint_verdict(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let verdicts: Vec<Verdict> = verdicts.collect();
    let has = |verdict| verdicts.contains(&verdict);
    match verdicts.first() {
        Some(only) if verdicts.iter().all(|verdict| verdict == only) => *only,
        _ if has(Verdict::Originating) && has(Verdict::NotOriginating) => Verdict::Disputed,
        _ if has(Verdict::Undetermined) => Verdict::Undetermined,
        _ => Verdict::OutsideRulebook,
    }
}
