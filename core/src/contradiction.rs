//! Finds facts that contradict each other and papers that count nothing, before a good is judged.
//!
//! What a contradiction touches is judged as not stated, so that nobody chooses which of two statements is the true
//! one. Contradictions that only the law can see are found where it is applied.
//!
//! May import: `facts`, `law`, `answer` for notices. Never: verdicts, or how a test is applied.

mod masses;
mod products;

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::answer::{Lack, Notice};
use crate::facts::{Facts, Figure, GoodFacts, Lot, Material, Packaging, Proof};
use crate::law::{Library, OriginRules};
use crate::value::amount::{Amount, Total};
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::proof::ProofKind;

/// What kind of missing fact one is that was stated twice, differently.
pub(crate) const CONTRADICTED: &str = "contradiction";

/// The notice that a good said to be wholly produced has foreign materials.
pub(crate) const WHOLLY_CONTRADICTED: &str = "contradiction-wholly-produced";

/// The notice that a good is said to be none of the products of its row, or several of those that its rows describe.
pub(crate) const CONTRADICTED_PRODUCTS: &str = "contradiction-products";

/// The facts as they are judged, and what was found in them.
pub(crate) struct Sound<'f> {
    /// The facts without what contradicts itself, and without papers that count nothing.
    pub(crate) facts: Cow<'f, Facts>,
    /// What the reader must know of that.
    pub(crate) notices: Vec<Notice>,
    /// The places of the facts that are judged as not stated.
    touched: BTreeSet<String>,
}

impl<'f> Sound<'f> {
    /// Looks at all bills of the facts.
    pub(crate) fn new(facts: &'f Facts, library: &Library) -> Sound<'f> {
        let book = library.edition(&facts.rulebook, facts.edition, facts.on).ok();
        let rules = book.and_then(|book| library.origin_of(book)).map(|(rules, _)| rules);
        let looking = Looking { on: facts.on, vat_included: facts.vat_included, library, rules };
        let mut found = Vec::new();
        looking.at_good(&facts.good, &mut Vec::new(), &mut found);
        overused(&facts.good, &mut found);
        let mut sound = Sound { facts: Cow::Borrowed(facts), notices: Vec::new(), touched: BTreeSet::new() };
        for one in found {
            sound.take(one);
        }
        sound
    }

    /// The places of the facts that contradict others, and are judged as not stated.
    pub(crate) fn touched(&self) -> &BTreeSet<String> {
        &self.touched
    }

    /// The code of a missing fact: whether it was not stated, or contradicts another.
    pub(crate) fn code(&self, lack: &Lack) -> &'static str {
        if self.touched.contains(&lack.fact) { CONTRADICTED } else { lack.code }
    }

    fn take(&mut self, found: Found) {
        let Found { path, what } = found;
        let at = pointer(&path);
        match &what {
            What::PriceOfLot => {
                self.tell("contradiction-lot", &at, ["/good/ex_works_price", "/good/unit_price"], Vec::new());
                self.touched.insert([&at, "/good/ex_works_price"].concat());
            }
            What::ValueOfLot(place, id) => {
                let line = format!("{at}/materials/{place}");
                self.tell("contradiction-lot", &line, ["/value", "/unit_price"], Vec::from([id.clone()]));
                self.touched.insert([&line, "/value"].concat());
            }
            What::Cost(of, places) => {
                let cost = of.map_or("production_cost", Figure::name);
                let cost = ["/good/", cost].concat();
                let code = if of.is_none() { "contradiction-cost" } else { "contradiction-figure" };
                self.tell(code, &at, [&cost, "/materials"], Vec::new());
                self.touched.insert([&at, cost.as_str()].concat());
                self.touched.extend(places.iter().map(|place| format!("{at}/materials/{place}/value")));
            }
            What::Mass(places) => {
                self.tell("contradiction-mass", &at, ["/good/mass", "/materials"], Vec::new());
                self.touched.insert([&at, "/good/mass"].concat());
                self.touched.extend(places.iter().map(|place| format!("{at}/materials/{place}/mass")));
            }
            What::Part(place, id, against, places) => {
                let line = format!("{at}/materials/{place}");
                self.tell("contradiction-part", &line, ["/made_from/materials", against], Vec::from([id.clone()]));
                self.touched.insert([&line, *against].concat());
                let values = places.iter().map(|place| format!("{line}/made_from/materials/{place}/value"));
                self.touched.extend(values);
            }
            What::Origin(place, id) => {
                let line = format!("{at}/materials/{place}");
                self.tell("contradiction-paper", &line, ["/origin", "/proof/kind"], Vec::from([id.clone()]));
            }
            What::Paper(place, id, code) => {
                let line = format!("{at}/materials/{place}");
                self.notices.push(Notice::new(code).at([&line, "/proof"].concat()).about(Vec::from([id.clone()])));
            }
            What::Record(place, id, code) => {
                let line = format!("{at}/materials/{place}");
                self.notices.push(Notice::new(code).at([&line, "/made_from"].concat()).about(Vec::from([id.clone()])));
            }
            What::Overused(place, id) => {
                let line = format!("{at}/materials/{place}");
                let recorded = "/made_from/facts/good/quantity";
                self.tell("contradiction-record", &line, ["/quantity", recorded], Vec::from([id.clone()]));
                self.touched.insert([&line, "/made_from"].concat());
            }
            What::OwnPaper(code) => self.notices.push(Notice::new(code).at([&at, "/good/proof"].concat())),
            What::Denied(place, name) => {
                let [listed, answer] = [format!("/operations/{place}"), ["/answers/", name].concat()];
                self.tell("contradiction-answer", &at, [&listed, &answer], Vec::from([name.clone()]));
                let touched = ["/operations", &listed, &answer, "/beyond_insufficient_operations"];
                self.touched.extend(touched.map(|place| [&at, place].concat()));
            }
            What::Products(terms) => {
                let places: Vec<String> = terms.iter().map(|term| ["/answers/", term].concat()).collect();
                if let [first, second, ..] = places.as_slice() {
                    self.tell(CONTRADICTED_PRODUCTS, &at, [first, second], terms.clone());
                }
                self.touched.extend(places.iter().map(|place| [&at, place.as_str()].concat()));
            }
            What::AbovePrice => {
                let notice = Notice::new("materials-above-price").at([&at, "/good/ex_works_price"].concat());
                self.notices.push(Notice { and: Some([&at, "/materials"].concat()), ..notice });
            }
        }
        if !matches!(what, What::Origin(..) | What::AbovePrice)
            && let Some(good) = part_mut(&mut self.facts.to_mut().good, &path)
        {
            what.erase(good);
        }
    }

    fn tell(&mut self, code: &'static str, at: &str, [first, second]: [&str; 2], about: Vec<String>) {
        self.notices.push(against(code, [at, first].concat(), [at, second].concat()).about(about));
    }
}

/// Tells of two places that contradict each other.
pub(crate) fn against(code: &'static str, first: String, second: String) -> Notice {
    Notice { and: Some(second), ..Notice::new(code).at(first) }
}

/// What was found in the good at a path of parts.
struct Found {
    path: Vec<usize>,
    what: What,
}

enum What {
    /// Quantity times price of one is not the price of the good.
    PriceOfLot,
    /// The same of a line.
    ValueOfLot(usize, String),
    /// The materials, those at these places, are worth more than this cost; `None` is the production cost.
    Cost(Option<Figure>, Vec<usize>),
    /// The materials, those at these places, weigh more than the good.
    Mass(Vec<usize>),
    /// The materials of the part on a line are worth more than the part.
    Part(usize, String, &'static str, Vec<usize>),
    /// A foreign origin has a paper that only Kazakhstan gives.
    Origin(usize, String),
    /// The paper of a line counts nothing, for this reason.
    Paper(usize, String, &'static str),
    /// The masked record of a line counts nothing, for this reason.
    Record(usize, String, &'static str),
    /// More of a masked record's good is used than was recorded.
    Overused(usize, String),
    /// The operation at this place was listed, and answered as not performed.
    Denied(usize, String),
    /// The good was answered to be each of these products, which one row or rows of the same codes describe.
    Products(Vec<String>),
    /// The paper of the good counts nothing.
    OwnPaper(&'static str),
    /// The materials are worth more than the good: it is sold at a loss.
    AbovePrice,
}

impl What {
    /// Takes what it touches out of the facts.
    fn erase(&self, good: &mut GoodFacts) {
        let line = |good: &mut GoodFacts, place: usize, change: &dyn Fn(&mut Material)| {
            good.materials.iter_mut().flatten().skip(place).take(1).for_each(change);
        };
        match self {
            What::PriceOfLot => good.ex_works_price = None,
            What::ValueOfLot(place, _) => line(good, *place, &|line| line.value = None),
            What::Cost(of, places) => {
                match of {
                    None => good.production_cost = None,
                    Some(figure) => {
                        good.figures.remove(figure);
                    }
                }
                places.iter().for_each(|place| line(good, *place, &|line| line.value = None));
            }
            What::Mass(places) => {
                good.mass = None;
                places.iter().for_each(|place| line(good, *place, &|line| line.mass = None));
            }
            What::Part(place, _, against, places) => line(good, *place, &|line| {
                if *against == OF_LINE {
                    line.value = None;
                }
                let Some(part) = &mut line.made_from else { return };
                part.is_doubted = true;
                match *against {
                    OF_COST => part.production_cost = None,
                    OF_PRICE => part.ex_works_price = None,
                    OF_NET => {
                        part.figures.remove(&Figure::NetCost);
                    }
                    OF_TOTAL => {
                        part.figures.remove(&Figure::TotalCost);
                    }
                    _ => {}
                }
                for (place, line) in part.materials.iter_mut().flatten().enumerate() {
                    if places.binary_search(&place).is_ok() {
                        line.value = None;
                    }
                }
            }),
            What::Paper(place, ..) => line(good, *place, &|line| line.proof = line.proof.as_ref().map(no_paper)),
            What::Record(place, ..) | What::Overused(place, _) => line(good, *place, &|line| {
                if let Some(record) = &mut line.record {
                    record.doubt();
                }
            }),
            What::OwnPaper(_) => good.proof = good.proof.as_ref().map(no_paper),
            What::Denied(_, name) => {
                // Nobody knows then whether the rest of the list is true, nor what the answer about all contradicts.
                good.operations = None;
                good.answers.remove(name);
                // That nothing more was done stays: erasing it would take a second contradiction with it.
                good.beyond_insufficient_operations = good.beyond_insufficient_operations.filter(|more| !more);
            }
            What::Products(terms) => good.answers.retain(|term, _| !terms.contains(term)),
            What::Origin(..) | What::AbovePrice => {}
        }
    }
}

const OF_LINE: &str = "/value";
const OF_PRICE: &str = "/made_from/good/ex_works_price";
const OF_COST: &str = "/made_from/good/production_cost";
const OF_NET: &str = "/made_from/good/net_cost";
const OF_TOTAL: &str = "/made_from/good/total_cost";

/// The costs that a bill may not exceed, besides the production cost.
const COSTS: [Figure; 2] = [Figure::NetCost, Figure::TotalCost];

fn no_paper(_: &Proof) -> Proof {
    Proof { kind: ProofKind::None, number: None, date: None, valid_to: None, share: None }
}

/// By what facts are looked at.
struct Looking<'l> {
    on: Day,
    vat_included: bool,
    library: &'l Library,
    /// The rules of the day, if the rulebook has any.
    rules: Option<&'l OriginRules>,
}

impl Looking<'_> {
    fn at_good(&self, good: &GoodFacts, path: &mut Vec<usize>, found: &mut Vec<Found>) {
        let mut note = |path: &[usize], what: What| found.push(Found { path: path.to_vec(), what });
        if of_lot(&good.lot, good.ex_works_price) {
            note(path, What::PriceOfLot);
        }
        if let Some(code) = good.proof.as_ref().and_then(|proof| self.counts_nothing(proof)) {
            note(path, What::OwnPaper(code));
        }
        for (place, name) in good.operations.iter().flatten().enumerate() {
            if good.answers.get(name) == Some(&false) {
                note(path, What::Denied(place, name.clone()));
            }
        }
        for terms in self.rules.into_iter().flat_map(|rules| products::several(rules, good)) {
            note(path, What::Products(terms));
        }
        for (place, line) in good.materials.iter().flatten().enumerate() {
            if of_lot(&line.lot, line.value) {
                note(path, What::ValueOfLot(place, line.id.clone()));
            }
            match &line.proof {
                None => {}
                Some(proof) => match self.counts_nothing(proof) {
                    Some(code) => note(path, What::Paper(place, line.id.clone(), code)),
                    None if has_foreign_origin(line) => note(path, What::Origin(place, line.id.clone())),
                    None => {}
                },
            }
            if let Some(code) = line.record.as_ref().and_then(|record| record.counts_nothing(self.on, self.library)) {
                note(path, What::Record(place, line.id.clone(), code));
            }
            let part = line.made_from.as_deref();
            for against in part.map_or(Vec::new(), |part| self.part_above(line, part)) {
                let places = part.map(counted).unwrap_or_default();
                note(path, What::Part(place, line.id.clone(), against, places));
            }
        }
        if masses::exceed(good) {
            note(path, What::Mass(masses::weighed(good)));
        }
        // Of a part that is told already, above.
        if path.is_empty() {
            let worth = worth(good);
            let exceeds = |limit: Option<Amount>| limit.is_some_and(|limit| worth > limit.total());
            if !self.vat_included && exceeds(good.production_cost) {
                note(path, What::Cost(None, counted(good)));
            }
            for figure in COSTS {
                if !self.vat_included && exceeds(good.figures.get(&figure).copied()) {
                    note(path, What::Cost(Some(figure), counted(good)));
                }
            }
            if exceeds(good.ex_works_price) {
                note(path, What::AbovePrice);
            }
        }
        for (place, line) in good.materials.iter().flatten().enumerate() {
            if let Some(part) = &line.made_from {
                path.push(place);
                self.at_good(part, path, found);
                path.pop();
            }
        }
    }

    /// What the bill of a part exceeds: its price, its cost and, where it has no price that the bill and its lot leave
    /// standing, the value of its line. Without one of them the others would be exceeded all the same.
    fn part_above(&self, line: &Material, part: &GoodFacts) -> Vec<&'static str> {
        let worth = worth(part);
        let exceeds = |limit: Option<Amount>| limit.is_some_and(|limit| worth > limit.total());
        let is_above_price = exceeds(part.ex_works_price);
        let is_no_price = part.ex_works_price.is_none() || of_lot(&part.lot, part.ex_works_price);
        let of_line = line.value.filter(|_| is_above_price || is_no_price);
        let of = |figure: Figure| exceeds(part.figures.get(&figure).copied().filter(|_| !self.vat_included));
        let found = [
            (OF_PRICE, is_above_price),
            (OF_COST, exceeds(part.production_cost.filter(|_| !self.vat_included))),
            (OF_NET, of(Figure::NetCost)),
            (OF_TOTAL, of(Figure::TotalCost)),
            (OF_LINE, exceeds(of_line)),
        ];
        found.into_iter().filter(|(_, is_above)| *is_above).map(|(against, _)| against).collect()
    }

    /// Why a paper counts nothing on the day of the facts.
    fn counts_nothing(&self, proof: &Proof) -> Option<&'static str> {
        if proof.kind == ProofKind::None {
            return None;
        }
        if proof.date.is_some_and(|date| date > self.on) {
            return Some("paper-after-facts");
        }
        if proof.valid_to.is_some_and(|last| last < self.on) {
            return Some("paper-expired");
        }
        let regime = regime(proof.kind).zip(proof.date);
        let is_of_another = regime.is_some_and(|((rulebook, kind), date)| {
            let silences = self.library.silences().iter();
            let mut silences = silences.filter(|silence| silence.rulebook == rulebook && silence.kind == kind);
            silences.any(|silence| {
                silence.first.is_none_or(|first| first <= date) && silence.last.is_none_or(|last| date <= last)
            })
        });
        is_of_another.then_some("paper-of-another-regime")
    }
}

/// The rulebook under which Kazakhstan alone gives a kind of paper, and on which days it certainly gives none: before
/// there was a register, and after СТ-KZ has ended.
fn regime(kind: ProofKind) -> Option<(&'static str, &'static str)> {
    match kind {
        ProofKind::RegisterExtract => Some(("kz-register", "before")),
        ProofKind::CtKz => Some(("ct-kz", "ended")),
        ProofKind::Ct1 | ProofKind::Invoice | ProofKind::Declaration | ProofKind::None => None,
    }
}

/// Whether a material has a stated foreign origin, and a paper that says that Kazakhstan made it.
pub(crate) fn has_foreign_origin(line: &Material) -> bool {
    let by_kazakhstan = line.proof.as_ref().is_some_and(|proof| regime(proof.kind).is_some());
    by_kazakhstan && line.origin.is_some_and(|country| country != Country::KAZAKHSTAN)
}

fn of_lot(lot: &Lot, value: Option<Amount>) -> bool {
    value.is_some_and(|value| lot.contradicts(value).is_some())
}

/// Whether a line's value is part of what the good costs: not of energy, machines, tools, accessories, and what it is
/// only sent in.
pub(crate) fn is_counted(line: &Material) -> bool {
    !line.neutral && !line.accessory && line.packaging != Some(Packaging::Transport)
}

/// Notes the lines that use more of a masked record's good, all together, than its maker recorded. A unit that one side
/// does not state is taken for the other's; of two units nobody knows how much one is of the other.
fn overused(good: &GoodFacts, found: &mut Vec<Found>) {
    for uses in uses(good).into_values() {
        if uses.used() > uses.recorded.total() {
            let lines = uses.lines.into_iter();
            found.extend(lines.map(|(path, place, line)| Found { path, what: What::Overused(place, line.id.clone()) }));
        }
    }
}

/// The lines that use the good of one record.
pub(crate) struct Uses<'f> {
    pub(crate) recorded: Amount,
    pub(crate) unit: Option<&'f str>,
    /// Each with its path and place.
    lines: Vec<(Vec<usize>, usize, &'f Material)>,
}

impl Uses<'_> {
    /// How much of it they use, as far as that is stated.
    pub(crate) fn used(&self) -> Total {
        let quantities = self.lines.iter().filter_map(|(_, _, line)| line.lot.quantity);
        quantities.fold(Total::ZERO, |sum, quantity| sum.plus(quantity.total()))
    }
}

/// The lines of a good that use masked records with a quantity, by the digests of these.
pub(crate) fn uses(good: &GoodFacts) -> BTreeMap<&str, Uses<'_>> {
    let mut used = BTreeMap::new();
    collect(good, &mut Vec::new(), &mut used);
    used
}

fn collect<'f>(good: &'f GoodFacts, path: &mut Vec<usize>, used: &mut BTreeMap<&'f str, Uses<'f>>) {
    for (place, line) in good.materials.iter().flatten().enumerate() {
        if let Some(record) = &line.record
            && let Some(recorded) = record.quantity
        {
            let units = line.lot.unit.as_deref().zip(record.unit.as_deref());
            if units.is_none_or(|(own, theirs)| own.trim() == theirs.trim()) {
                let unit = record.unit.as_deref();
                let uses = used.entry(record.digest.as_str()).or_insert(Uses { recorded, unit, lines: Vec::new() });
                uses.lines.push((path.clone(), place, line));
            }
        }
        if let Some(part) = &line.made_from {
            path.push(place);
            collect(part, path, used);
            path.pop();
        }
    }
}

/// What the materials of a bill are worth, as far as that was stated.
fn worth(good: &GoodFacts) -> Total {
    let counted = good.materials.iter().flatten().filter(|line| is_counted(line));
    counted.filter_map(|line| line.value).fold(Total::ZERO, |sum, value| sum.plus(value.total()))
}

/// The places of the lines that are counted.
fn counted(good: &GoodFacts) -> Vec<usize> {
    let lines = good.materials.iter().flatten().enumerate();
    lines.filter(|(_, line)| is_counted(line)).map(|(place, _)| place).collect()
}

fn pointer(path: &[usize]) -> String {
    path.iter().map(|place| ["/materials/", &place.to_string(), "/made_from"].concat()).collect()
}

fn part_mut<'g>(good: &'g mut GoodFacts, path: &[usize]) -> Option<&'g mut GoodFacts> {
    path.iter().try_fold(good, |good, place| good.materials.as_mut()?.get_mut(*place)?.made_from.as_deref_mut())
}
