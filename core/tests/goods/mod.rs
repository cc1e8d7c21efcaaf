//! Random facts about goods by every rulebook at hand: near the limits, with gaps, parts, papers, lots, currencies,
//! readings, contradictions, and the words of the good's own row. One generator for all tests of the core.

#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "each test uses a part of it, and fails by panicking"
)]

mod bill;
mod law;

use fastrand::Rng;
use serde_json::{Map, Value, json};
use tegi::door::Door;
use tegi::law::{ListRule, Role};

pub(crate) use bill::micro;
use law::{Words, words};

/// Codes that no row of the list names; of the last ones the act's line was not read, or may be missing.
const UNLISTED: [&str; 9] =
    ["7326909807", "8481805910", "2804", "3604100000", "3703", "8803", "8206000000", "39123100", "9503"];
const OTHER_OPERATIONS: [&str; 8] =
    ["welding", "painting", "packing", "assembly", "marking", "mixing", "grinding", "unheard-of"];
/// Units of a millionth of the currency in one unit of it.
const MICRO: i64 = 1_000_000;

/// An amount of so many millionths.
pub(crate) fn decimal(micro: i64) -> String {
    let text = format!("{}.{:06}", micro / MICRO, micro % MICRO);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// An edition with rules of origin, and days on which it holds.
struct Edition {
    id: String,
    days: Vec<String>,
    rows: Vec<ListRule>,
    /// Goods that only a row without a condition, a description or a gap names come by themselves.
    general: Option<Words>,
    is_register: bool,
    letters: Vec<String>,
    readings: Vec<(String, Vec<String>)>,
    operations: Vec<String>,
    /// Masked records of goods by its rulebook, with their codes.
    masked: Vec<(String, Value)>,
}

/// Makes up facts; the same from the same seed.
pub(crate) struct Author {
    editions: Vec<Edition>,
}

impl Author {
    /// Knows all rulebooks of a door.
    pub(crate) fn new(door: &Door) -> Author {
        let library = door.library();
        let editions = library.books().filter_map(|book| {
            let (rules, origin_book) = library.origin_of(book)?;
            let last = book.last.map_or_else(|| "2026-12-31".to_string(), |last| last.to_string());
            let holds = |day: &String| book.first.to_string() <= *day && *day <= last;
            let days = (2009..2027).flat_map(|year| ["01-20", "03-01", "07-15"].map(|day| format!("{year}-{day}")));
            let readings = book.readings.iter().chain(&origin_book.readings).map(|reading| {
                (reading.id.clone(), reading.options.iter().map(|(option, _)| option.clone()).collect())
            });
            let categories = rules.wholly_produced.iter().flat_map(|list| &list.entries);
            let operations = origin_book.terms.iter().filter(|(_, term)| term.role == Role::Operation);
            Some(Edition {
                id: book.id.clone(),
                days: days.filter(holds).collect(),
                rows: rules.list.iter().filter(|row| !row.clauses.is_empty()).cloned().collect(),
                general: rules.general.as_ref().map(|clause| words(std::slice::from_ref(clause))),
                is_register: rules.threshold.is_some(),
                letters: categories.map(|entry| entry.letter.clone()).collect(),
                readings: readings.collect(),
                operations: operations.map(|(name, _)| name.to_string()).collect(),
                masked: Vec::new(),
            })
        });
        let mut editions: Vec<Edition> = editions.filter(|edition| !edition.days.is_empty()).collect();
        for edition in &mut editions {
            edition.masked = (0..8).filter_map(|seed| masked(door, edition, seed)).collect();
        }
        Author { editions }
    }

    /// The editions by which goods are made up.
    pub(crate) fn editions(&self) -> usize {
        self.editions.len()
    }

    /// The document of a seed.
    pub(crate) fn document(&self, seed: u64) -> Value {
        let mut rng = Rng::with_seed(seed);
        // The list of the CIS is the richest law, so that half of the goods are by it.
        let listed: Vec<&Edition> = self.editions.iter().filter(|edition| edition.id == "cis-2009").collect();
        let edition = if rng.bool() {
            listed[rng.usize(..listed.len())]
        } else {
            &self.editions[rng.usize(..self.editions.len())]
        };
        let gaps = [0, 0, 4, 10, 25][rng.usize(..5)];
        let mut draft = Draft { edition, rng, gaps, parts_left: 3, has_currency: false };
        draft.document()
    }
}

/// A masked record of a good without parts, with its code.
fn masked(door: &Door, edition: &Edition, seed: u64) -> Option<(String, Value)> {
    let rng = Rng::with_seed(seed);
    let facts = Draft { edition, rng, gaps: 0, parts_left: 0, has_currency: false }.document();
    let record = door.record(&facts.to_string(), Some("00112233445566778899aabbccddeeff"));
    let masked: Value = serde_json::from_str(&door.mask(&record)).ok()?;
    (masked["type"] == "masked_record").then(|| (facts["good"]["hs"].as_str().unwrap_or_default().to_string(), masked))
}

/// One document in the making.
struct Draft<'a> {
    edition: &'a Edition,
    rng: Rng,
    /// How often a fact is missing, in percent.
    gaps: u32,
    parts_left: u32,
    has_currency: bool,
}

impl Draft<'_> {
    fn chance(&mut self, percent: u32) -> bool {
        self.rng.u32(..100) < percent
    }

    fn is_missing(&mut self) -> bool {
        self.rng.u32(..100) < self.gaps
    }

    fn one<'o, T: ?Sized>(&mut self, of: &[&'o T]) -> &'o T {
        of[self.rng.usize(..of.len())]
    }

    fn document(&mut self) -> Value {
        let day = self.edition.days[self.rng.usize(..self.edition.days.len())].clone();
        let mut facts = json!({"on": day, "rulebook": self.edition.id});
        self.has_currency = self.rng.bool();
        if self.has_currency {
            facts["currency"] = json!("KZT");
        }
        if self.chance(20) {
            facts["vat"] = json!(self.one(&["included", "excluded"]));
        }
        if !self.is_missing() {
            facts["vat_rate"] = json!(self.one(&["12", "16", "0", "12.5"]));
        }
        if self.chance(15) && !self.edition.readings.is_empty() {
            let (id, options) = &self.edition.readings[self.rng.usize(..self.edition.readings.len())];
            facts["readings"] = json!({id.as_str(): options[self.rng.usize(..options.len())]});
        }
        let good = self.good(None, 0);
        facts.as_object_mut().unwrap().extend(good);
        facts
    }

    /// A row of the list, those with hard words as often as the many plain ones.
    fn row(&mut self) -> Option<ListRule> {
        if self.chance(20) || self.edition.rows.is_empty() {
            return None;
        }
        let is_plain = self.chance(25);
        for _ in 0..20 {
            let row = &self.edition.rows[self.rng.usize(..self.edition.rows.len())];
            if row.clauses[0].expression.to_string().starts_with("MAXNOM") == is_plain {
                return Some(row.clone());
            }
        }
        None
    }

    /// A code that begins so; shorter where something is not known.
    fn code(&mut self, begin: &str, digits: &str) -> String {
        let length = if self.is_missing() { [4, 6, 8, 9][self.rng.usize(..4)] } else { 10 };
        let mut code = begin.to_string();
        while code.len() < 10 {
            let place = self.rng.usize(..digits.len());
            code.push_str(&digits[place..=place]);
        }
        code.truncate(length);
        code
    }

    /// A good, that of a part with the code of its line.
    fn good(&mut self, stated: Option<String>, depth: u32) -> Map<String, Value> {
        let of_code = |row: &&ListRule, code: &str| {
            let code = code.parse();
            code.is_ok_and(|code| row.range.holds(code) == tegi::value::truth::Truth::True)
        };
        let (row, code) = match stated {
            Some(code) => (self.edition.rows.iter().find(|row| of_code(row, &code)).cloned(), code),
            None => {
                let row = self.row();
                let code = match &row {
                    None => self.one(&UNLISTED).to_string(),
                    Some(row) => {
                        let end = if self.rng.bool() { row.range.first() } else { row.range.last() };
                        self.code(&end.to_string(), "0019")
                    }
                };
                (row, code)
            }
        };
        let mut words = match &row {
            Some(row) => words(&row.clauses),
            None => self.edition.general.clone().unwrap_or_default(),
        };
        words.descriptions.extend(row.as_ref().and_then(|row| row.gate.clone()));
        let price = [1_000 * MICRO, 1_000 * MICRO, 999_990_000, self.rng.i64(1..1_000_000_000) * 10_000];
        let price = price[self.rng.usize(..4)];
        let mut good = json!({"hs": code});
        if !self.is_missing() {
            good["ex_works_price"] = self.money(price);
            self.lot(&mut good, "ex_works_price", 5);
        }
        if !self.is_missing() {
            let percent = self.rng.i64(50..=100);
            good["production_cost"] = self.money(price / 10_000 * percent / 100 * 10_000);
        }
        if self.chance(10) {
            good["overhead_method"] = json!(self.one(&["labour-hours", "direct-cost", "sales"]));
        }
        if self.chance(6) {
            good["proof"] = self.proof();
        }
        let mut facts = Map::new();
        facts.insert("good".into(), good);
        if !self.is_missing() {
            let lines = self.bill(&code, &words, price, depth);
            facts.insert("materials".into(), lines.into());
        }
        self.say_operations(&mut facts, &words);
        self.say_answers(&mut facts, &words);
        if self.chance(8) && !self.edition.letters.is_empty() {
            let letter = &self.edition.letters[self.rng.usize(..self.edition.letters.len())];
            facts.insert("wholly_produced".into(), json!(letter));
        }
        if self.edition.is_register && self.chance(70) || self.chance(2) {
            self.say_threshold(&mut facts);
        }
        facts
    }

    /// An amount in the document's currency, or sometimes in another.
    fn money(&mut self, micro: i64) -> Value {
        if !self.has_currency || self.chance(90) {
            return json!(decimal(micro));
        }
        if self.chance(20) {
            return json!({"amount": decimal(micro), "currency": "KZT"});
        }
        let rate = self.one(&["1", "0.5", "512.3"]);
        json!({"amount": decimal(micro / 100_000 * 100_000), "currency": "USD", "rate": rate, "rate_day": "2026-02-27"})
    }

    // What was done, and what else is known

    fn say_operations(&mut self, facts: &mut Map<String, Value>, words: &Words) {
        if !self.is_missing() {
            let share = [0, 50, 90, 100][self.rng.usize(..4)];
            let mut done: Vec<String> = words.operations.iter().filter(|_| self.chance(share)).cloned().collect();
            for _ in 0..2 {
                if self.chance(40) {
                    done.push(self.one(&OTHER_OPERATIONS).to_string());
                }
            }
            let mut seen = std::collections::BTreeSet::new();
            done.retain(|name| seen.insert(name.clone()));
            facts.insert("operations".into(), json!(done));
        }
        if self.chance(50) {
            facts.insert("beyond_insufficient_operations".into(), json!(self.chance(85)));
        }
    }

    fn say_answers(&mut self, facts: &mut Map<String, Value>, words: &Words) {
        let mut answers = Map::new();
        if self.edition.is_register {
            if !self.is_missing() {
                answers.insert("production-conditions".into(), json!(self.chance(80)));
            }
            facts.insert("answers".into(), answers.into());
            return;
        }
        for term in &words.facts {
            if !self.is_missing() {
                answers.insert(term.clone(), json!(self.chance(70)));
            }
        }
        // Of several descriptions mostly one holds.
        let holds = self.rng.usize(..words.descriptions.len().max(1));
        for (place, term) in words.descriptions.iter().enumerate() {
            if !self.is_missing() {
                let is_so = place == holds || self.chance(10);
                answers.insert(term.clone(), json!(is_so && self.chance(90)));
            }
        }
        if self.chance(5) {
            let place = self.rng.usize(..6);
            answers.insert(OTHER_OPERATIONS[place].into(), json!(self.chance(80)));
        }
        if self.chance(5) {
            answers.insert("expertise-confirms-necessity".into(), Value::Null);
        }
        for term in &words.operations {
            if self.chance(10) {
                answers.insert(term.clone(), json!(self.chance(50)));
            }
        }
        let known =
            |term: &String| OTHER_OPERATIONS.contains(&term.as_str()) && !self.edition.operations.contains(term);
        answers.retain(|term, _| !known(term));
        if !answers.is_empty() {
            facts.insert("answers".into(), answers.into());
        }
    }

    /// The user's own row of the register's list.
    fn say_threshold(&mut self, facts: &mut Map<String, Value>) {
        // The register's own rulebook names no operations.
        let others = OTHER_OPERATIONS.iter().map(ToString::to_string);
        let known: Vec<String> = self.edition.operations.iter().cloned().chain(others).collect();
        let mut due: Vec<&String> = (0..3).map(|_| &known[self.rng.usize(..known.len())]).collect();
        due.sort();
        due.dedup();
        let at_least = self.rng.usize(1..=due.len());
        facts.insert("threshold".into(), json!({"at_least": at_least, "operations": due}));
        let done: Vec<&String> = due.into_iter().filter(|_| self.chance(60)).collect();
        if let Some(Value::Array(operations)) = facts.get_mut("operations") {
            for name in done {
                if !operations.contains(&json!(name)) {
                    operations.push(json!(name));
                }
            }
        }
    }
}
