//! The answer in brief for very many goods: what an edition says of goods that state the same but amounts and bill is
//! found once, and each bill is then only evaluated.
//!
//! It answers where nothing is disputed or made of parts; where it does not, [`assess_good`] does, and a property holds
//! the two against each other.
//!
//! [`assess_good`]: crate::assessment::assess_good

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::answer::{Lack, Notice, Verdict, of_gap};
use crate::assessment::{before_bill, in_order_of_asking};
use crate::facts::{Facts, GoodFacts};
use crate::judge::{Goods, Measured, OfLines, Options, Prepared, Taking, Vat};
pub use crate::judge::{Kept, PlainLine};
use crate::law::{Clause, Content, Gap, GapKind, Library, Mark, OriginRules, Rulebook, Standing, Terms};
use crate::value::amount::Total;

/// What a bill may add to the warnings, in their order: the first before those of all such goods, the rest behind.
pub const OF_BILL: [&str; 7] = [
    "materials-above-price",
    "unknown-origin-foreign",
    "domestic-as-stated",
    "unrecognised-operation",
    "unknown-heading",
    "unknown-heading-of-material",
    "foreign-above-base",
];

/// An answer in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief<'p> {
    /// What is known of the good's origin.
    pub verdict: Verdict,
    /// Whether something of what it rests on is not settled.
    pub provisional: bool,
    /// The rule that was applied.
    pub rule: Option<&'p str>,
    /// The origin criterion.
    pub criterion: Option<&'p str>,
    /// The domestic share as it is shown, in hundredths of a percent, where the rulebook has a formula.
    pub share: Option<u32>,
    /// The smallest head-room among the limits on which the verdict rests.
    pub headroom: Option<Total>,
    /// Why the rulebook holds no answer, as codes.
    pub outside: &'p [String],
    /// The facts that are missing, as they stand in the whole answer.
    pub missing: Vec<String>,
    /// Which of [`OF_BILL`] this bill adds to the warnings.
    pub of_bill: [bool; OF_BILL.len()],
}

/// Goods that state the same but amounts and bill, with what is known of all of them.
pub struct Alike<'l> {
    facts: Facts,
    /// The word about the insufficient operations, where it stands bare and there is such a list.
    bare_word: Option<bool>,
    /// The same facts with the contrary word, where that is that nothing more was done.
    contrary: Option<Facts>,
    prepared: Prepared<'l>,
    options: Options<'l>,
    rules: &'l OriginRules,
    origin_book: &'l Rulebook,
    content: Option<&'l Content>,
    edition: String,
    rule: Option<String>,
    criterion: Option<String>,
    outside: Vec<String>,
    warnings: Vec<String>,
    has_unknown_operation: bool,
    has_unknown_heading: bool,
    /// The conditions by which gaps may be closed.
    closings: Vec<(&'l Gap, &'l Clause)>,
    /// Whether any verdict, and any share, rests on what was not read in an act, whatever the bill.
    is_inferred: (bool, bool),
    /// Whether a provision that may decide was not read in an act.
    is_secondary: bool,
}

impl<'l> Alike<'l> {
    /// Finds what is known of goods that state these facts; their amounts and bill are not looked at. `None` if such
    /// goods may raise a question, or the facts do not fit the rulebook.
    pub fn new(facts: &Facts, library: &'l Library, kept: &mut Kept<'l>) -> Option<Alike<'l>> {
        let good = GoodFacts { ex_works_price: None, production_cost: None, materials: None, ..facts.good.clone() };
        if good.wholly_produced.is_some() || good.threshold.is_some() || !good.answers.is_empty() {
            return None;
        }
        // A lot may contradict the price, and a paper may count nothing. A reading that was fixed is held against its
        // contrary.
        if good.lot.unit_price.is_some() || good.proof.is_some() || !facts.readings.is_empty() {
            return None;
        }
        let facts = Facts { good, ..facts.clone() };
        let before = before_bill(&facts, library)?;
        let (book, origin_book, rules) = (before.book, before.origin_book, before.rules);
        let content = book.content.as_ref();
        if before.is_disputable
            || before.is_of_user
            || before.is_near_inferred_day
            || content.is_some_and(|content| content.vat)
            || may_contradict(&facts.good, &origin_book.terms)
        {
            return None;
        }
        let prepared = kept.rule_of(book, origin_book, rules, facts.good.hs);
        let (rule, outside) = {
            let mut goods = Goods::new();
            goods.read(&prepared, &facts.good).then_some(())?;
            goods.evaluate(&Taking::new(before.options.clone()));
            (goods.rule().map(ToString::to_string), goods.outside().map(|outside| outside.notice().code))
        };
        if rule.is_none() && outside.is_none() {
            return None;
        }
        let mut notices = before.warnings;
        notices.extend(of_rule(rule.as_deref(), &facts.good, origin_book));
        let told = |gap: &&Gap| notices.iter().any(|notice| notice.gap.as_ref() == Some(&gap.id));
        let closings = origin_book.gaps.iter().filter(told);
        let closings = closings.flat_map(|gap| gap.closings.iter().map(move |closing| (gap, closing))).collect();
        let row = rules.list.of_chapter(facts.good.hs).filter(|row| Some(&row.id) == rule.as_ref());
        let clauses = row.flat_map(|row| &row.clauses).chain(&rules.general);
        let citations =
            clauses.map(|clause| &clause.citation).chain(rules.insufficient.iter().map(|list| &list.citation));
        let is_secondary = citations.into_iter().any(|citation| citation.mark != Mark::Primary);
        let bare_word = bare_word(&facts.good, &origin_book.terms).filter(|_| rules.insufficient.is_some());
        let more = GoodFacts { beyond_insufficient_operations: Some(true), ..facts.good.clone() };
        Some(Alike {
            contrary: (bare_word == Some(false)).then(|| Facts { good: more, ..facts.clone() }),
            bare_word,
            prepared,
            options: before.options,
            rules,
            origin_book,
            content,
            edition: book.name(),
            criterion: before.criterion,
            rule,
            outside: outside.into_iter().map(|code| code.to_string()).collect(),
            warnings: notices.iter().map(|notice| notice.code.to_string()).collect(),
            has_unknown_operation: before.has_unknown_operation,
            has_unknown_heading: before.has_unknown_heading,
            closings,
            is_inferred: (
                book.id != origin_book.id,
                content.is_some_and(|content| content.citation.mark != Mark::Primary),
            ),
            is_secondary,
            facts,
        })
    }

    /// The edition that answers, as `id@first day`.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The rule that is applied.
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// The origin criterion of a good that originates by it.
    pub fn criterion(&self) -> Option<&str> {
        self.criterion.as_deref()
    }

    /// The condition as enacted, where the rule is a row of a list.
    pub fn condition(&self) -> Option<&str> {
        let mut rows = self.rules.list.of_chapter(self.facts.good.hs);
        rows.find(|row| Some(row.id.as_str()) == self.rule())?.enacted()
    }

    /// Whether the rulebook has a formula of the domestic share.
    pub fn has_share(&self) -> bool {
        self.content.is_some()
    }

    /// Why the rulebook holds no answer, as codes.
    pub fn outside(&self) -> &[String] {
        &self.outside
    }

    /// What the reader must know of a good whose bill adds these, as codes.
    pub fn warnings(&self, of_bill: [bool; OF_BILL.len()]) -> impl Iterator<Item = &str> {
        let mut added = OF_BILL.into_iter().zip(of_bill);
        let said = |(code, holds): (&'static str, bool)| holds.then_some(code);
        let first = added.next().and_then(said);
        first.into_iter().chain(self.warnings.iter().map(String::as_str)).chain(added.filter_map(said))
    }
}

/// Evaluates the bills of goods that are alike, one after the other, in buffers that stay.
pub struct Briefing<'p> {
    alike: &'p Alike<'p>,
    goods: Goods<'p>,
    contrary: Option<Goods<'p>>,
    taken: Taking<'p>,
    /// What is taken otherwise to see whether the verdict rests on it.
    otherwise: Vec<Taking<'p>>,
    /// Whether the headings of all lines are known, so that none is looked up.
    knows_headings: bool,
}

impl<'p> Briefing<'p> {
    /// Takes the headings of all lines for known: whoever reads them has found each in the nomenclature that comes with
    /// the engine. A rulebook with a nomenclature of its own is asked all the same.
    pub fn knowing_headings(self) -> Briefing<'p> {
        let knows_headings = self.alike.origin_book.nomenclature.is_none();
        Briefing { knows_headings, ..self }
    }

    /// Makes ready for bills of such goods.
    pub fn new(alike: &'p Alike<'p>) -> Briefing<'p> {
        let read = |facts: &'p Facts| {
            let mut goods = Goods::new().with_headroom();
            goods.read(&alike.prepared, &facts.good);
            goods
        };
        let taken = Taking::new(alike.options.clone());
        let closings = alike.closings.iter().map(|(gap, closing)| taken.clone().closing(gap, closing));
        let primary = alike.is_secondary.then(|| taken.clone().primary_only());
        Briefing {
            goods: read(&alike.facts),
            contrary: alike.contrary.as_ref().map(read),
            otherwise: closings.chain(primary).collect(),
            taken,
            alike,
            knows_headings: false,
        }
    }

    /// The answer for a good of this price, cost and bill; `None` if it raises a question.
    pub fn answer(&mut self, price: Option<Total>, cost: Option<Total>, lines: &[PlainLine]) -> Option<Brief<'p>> {
        let Alike { facts, rules, origin_book, content, .. } = self.alike;
        let OfLines { worth, is_unknown, is_domestic, own, wants_paper } = self.goods.set_bill(price, cost, lines);
        // Materials above the cost contradict it. Costs bear no VAT: with it they do not compare.
        let is_contradicted = cost.filter(|_| !facts.vat_included).is_some_and(|cost| worth > cost);
        if is_contradicted || wants_paper {
            return None;
        }
        let is_known = |code| self.knows_headings || origin_book.knows_heading(code);
        let is_of_no_heading = lines.iter().any(|line| line.hs.is_some_and(|code| !is_known(code)));
        let verdict = self.goods.evaluate(&self.taken);
        if self.goods.is_settled_either_way() || (verdict == Verdict::Undetermined && self.alike.rule.is_none()) {
            return None;
        }
        let missing = if verdict == Verdict::Undetermined { self.missing() } else { Vec::new() };
        let headroom = self.goods.headroom();
        let measured = match content {
            Some(content) => {
                let measured = self.goods.share(content, self.taken.options(), Vat::default());
                Some(measured.filter(Measured::is_certain)?)
            }
            None => None,
        };
        let provisional = self.is_provisional(verdict, measured.is_some(), is_domestic.then_some(own), |goods| {
            goods.set_bill(price, cost, lines);
        });
        Some(Brief {
            verdict,
            provisional,
            rule: self.alike.rule(),
            criterion: self.alike.criterion().filter(|_| verdict == Verdict::Originating),
            share: measured.and_then(|measured| measured.shown()),
            headroom,
            outside: &self.alike.outside,
            missing,
            of_bill: [
                price.is_some_and(|price| worth > price),
                is_unknown && rules.unknown_origin.is_some(),
                is_domestic,
                self.alike.has_unknown_operation,
                self.alike.has_unknown_heading,
                is_of_no_heading,
                measured.is_some_and(|measured| measured.is_negative()),
            ],
        })
    }

    /// The pointers of the facts that the verdict waits for.
    fn missing(&mut self) -> Vec<String> {
        let mut counts: BTreeMap<Lack, u32> = BTreeMap::new();
        for lack in self.goods.missing() {
            let count = counts.entry(lack).or_insert(0);
            *count = count.saturating_add(1);
        }
        let counts = counts.iter().map(|(lack, count)| (lack, *count)).collect();
        in_order_of_asking(counts).into_iter().map(|(lack, _)| lack.fact.clone()).collect()
    }

    /// Whether verdict or share rests on something that is not settled. `own` is the value of the lines that are
    /// domestic without a paper, where there are any.
    fn is_provisional(
        &mut self,
        verdict: Verdict,
        has_share: bool,
        own: Option<Total>,
        set_bill: impl Fn(&mut Goods<'p>),
    ) -> bool {
        let (of_verdict, of_share) = self.alike.is_inferred;
        if has_share && (of_share || own.is_some_and(|own| own > Total::ZERO)) {
            return true;
        }
        // What is open rests on nothing.
        if matches!(verdict, Verdict::OutsideRulebook | Verdict::Undetermined) {
            return false;
        }
        // Without the word that more was done nothing originates, and what does not originate still does not.
        let is_bare = self.alike.bare_word == Some(true) && verdict == Verdict::Originating;
        if of_verdict || is_bare || self.otherwise.iter().any(|taking| self.goods.evaluate(taking) != verdict) {
            return true;
        }
        if let Some(contrary) = &mut self.contrary {
            set_bill(contrary);
            if contrary.evaluate(&self.taken) != verdict {
                return true;
            }
        }
        // More foreign materials never help.
        if own.is_none() || verdict != Verdict::Originating {
            return false;
        }
        self.goods.forget_origin(self.alike.rules.country);
        self.goods.evaluate(&self.taken) != verdict
    }
}

/// What must be known of the rule that is applied.
fn of_rule(rule: Option<&str>, good: &GoodFacts, book: &Rulebook) -> Vec<Notice> {
    let of = |code: &'static str, kind: GapKind| {
        book.gaps.iter().filter(move |gap| gap.kind == kind).map(move |gap| of_gap(code, gap))
    };
    match rule {
        None => Vec::new(),
        Some("general") => {
            let suspected = of("chapter-line-suspected", GapKind::Suspect(good.hs.chapter()));
            of("list-incomplete", GapKind::List).chain(suspected).collect()
        }
        Some(row) => of("note-on-row", GapKind::Row(row.to_string())).collect(),
    }
}

/// Whether one of the stated operations stands so to the insufficient ones.
fn has_done(good: &GoodFacts, terms: &Terms, wanted: fn(&Standing) -> bool) -> bool {
    good.operations.iter().flatten().any(|name| terms.standing(name).is_some_and(wanted))
}

/// Whether what is stated of the insufficient operations may contradict the operations themselves.
fn may_contradict(good: &GoodFacts, terms: &Terms) -> bool {
    let is_beyond = has_done(good, terms, |standing| *standing == Standing::Beyond);
    // Of an operation that may be more, and of one that nobody knows, the word is not contradicted.
    let is_open = |name: &String| matches!(terms.standing(name), None | Some(Standing::MayBe(_) | Standing::Unnamed));
    let is_told = good.operations.as_ref().is_some_and(|names| !names.is_empty() && !names.iter().any(is_open));
    match good.beyond_insufficient_operations {
        Some(true) => is_told && !is_beyond,
        Some(false) => is_beyond,
        None => false,
    }
}

/// The word about the insufficient operations; `None` if there is none, or an operation stands beside it that is or may
/// be more.
fn bare_word(good: &GoodFacts, terms: &Terms) -> Option<bool> {
    let is_more = |standing: &Standing| matches!(standing, Standing::Beyond | Standing::MayBe(_) | Standing::Unnamed);
    good.beyond_insufficient_operations.filter(|_| !has_done(good, terms, is_more))
}
