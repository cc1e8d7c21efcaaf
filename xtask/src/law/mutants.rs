//! Tries every slip in every row and formula on the shared cases that rest on it, and reports the slips that no case
//! notices.

#[path = "../../../core/tests/cases/mod.rs"]
mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::thread;

use anyhow::{Result, bail, ensure};
use serde_json::Value;
use tegi::door::Door;
use tegi::law::{Base, Clause, List, ListRule, Origin, OriginRules, Rulebook};

use super::mutate::{self, Kind};
use crate::{answers, root};

/// The mutants that no case notices. The list may only shrink, and it has no percent and no code.
const UNNOTICED: &str = "core/rulebooks/unnoticed.tsv";

const HEAD: &str = "\
# Slips in the law that no shared case notices: edition, provision, kind, the slip. This list may only shrink: a new one
# needs a case. Percents and codes never stand here. Written by `cargo xtask law`.
";

/// The law with one slip.
struct Mutant {
    kind: Kind,
    /// The act and the place of the provision.
    place: [String; 2],
    /// The change in words.
    said: String,
    book: Rulebook,
}

/// The shared cases, by the provisions on which they rest.
pub(crate) struct Cases {
    all: Vec<Value>,
    of_place: BTreeMap<[String; 2], Vec<usize>>,
}

impl Cases {
    /// Reads the cases of calls whose answers cite single provisions. An audit, for example, cites the whole list.
    pub(crate) fn read(door: &Door) -> Result<Cases> {
        const CALLS: [&str; 4] = ["assess_good", "assess_contract", "assess_period", "preference"];
        let mut all = answers::cases()?;
        all.retain(|case| CALLS.contains(&case.get("call").and_then(Value::as_str).unwrap_or("assess_good")));
        let mut of_place: BTreeMap<[String; 2], Vec<usize>> = BTreeMap::new();
        for (number, case) in all.iter().enumerate() {
            let answer: Value = serde_json::from_str(&answers::answer_of(door.clone(), case)?.1)?;
            let mut cited = BTreeSet::new();
            citations(&answer, &mut cited);
            // A case for a row may be about goods that the row leaves to other rows.
            if let Some((row, _)) = case.get("id").and_then(Value::as_str).and_then(|id| id.split_once('/')) {
                cited.insert(["rules-2009".to_string(), format!("annex-1/row-{row}")]);
            }
            cited.into_iter().for_each(|place| of_place.entry(place).or_default().push(number));
        }
        Ok(Cases { all, of_place })
    }

    /// Returns the cases that rest on a place of any act.
    pub(crate) fn at(&self, place: &str) -> Vec<(&str, &Value)> {
        let places = self.of_place.keys().filter(|[_, other]| other == place);
        places.flat_map(|place| self.on(place)).collect()
    }

    /// Returns the cases that cite a provision. The cases that were written for it come first.
    fn on(&self, place: &[String; 2]) -> Vec<(&str, &Value)> {
        let numbers = self.of_place.get(place).map(Vec::as_slice).unwrap_or_default();
        let cases = numbers.iter().filter_map(|number| self.all.get(*number));
        let mut cases: Vec<_> =
            cases.map(|case| (case.get("id").and_then(Value::as_str).unwrap_or_default(), case)).collect();
        let row = place[1].trim_start_matches("annex-1/row-");
        cases.sort_by_key(|(id, _)| !id.starts_with(&format!("{row}/")));
        cases
    }
}

/// The key of the cases in which a material of another party counts as domestic.
const CUMULATED: [&str; 2] = ["materials", "cumulated"];

fn citations(value: &Value, cited: &mut BTreeSet<[String; 2]>) {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(ToString::to_string);
    if let (Some(act), Some(place)) = (text("act"), text("place")) {
        cited.insert([act, place]);
    }
    // The status of a material cites no provision.
    if value.get("because").is_some_and(|because| because == "cumulated") {
        cited.insert(CUMULATED.map(ToString::to_string));
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| citations(item, cited)),
        Value::Object(members) => members.values().for_each(|member| citations(member, cited)),
        _ => {}
    }
}

/// Returns the differences between an answer and the case: the member, the expected value and the found value.
pub(crate) fn unlike<'c>(case: &'c Value, answer: &Value) -> Vec<(&'c str, &'c Value, Value)> {
    let expected = case.get("expect").and_then(Value::as_object).into_iter().flatten();
    let unlike = expected.filter(|(key, expected)| !cases::holds(key, expected, answer));
    unlike.map(|(key, expected)| (key.as_str(), expected, answer.get(key).cloned().unwrap_or_default())).collect()
}

/// Whether this engine's answer is as the case expects.
fn passes(door: &Door, case: &Value) -> bool {
    let Ok((_, answer)) = answers::answer_of(door.clone(), case) else { return false };
    serde_json::from_str::<Value>(&answer).is_ok_and(|answer| unlike(case, &answer).is_empty())
}

/// The counts of all mutants of one kind.
#[derive(Default)]
struct Count {
    made: usize,
    noticed: usize,
}

/// Tries the mutants of the rows and formulas that `is_due` selects, and counts them by kind. With `write`, noticed
/// mutants are removed from the committed list.
pub(crate) fn run(door: &Door, cases: &Cases, is_due: &dyn Fn(&Rulebook, &str) -> bool, write: bool) -> Result<()> {
    let failing: Vec<_> = cases.all.iter().filter(|case| !passes(door, case)).collect();
    if let Some(case) = failing.first() {
        bail!(
            "{} shared cases are not answered as they expect, {} first; see it by `make case NAME=…`. Correct the law, \
             or the cases where the law itself changed, before slips are tried",
            failing.len(),
            case.get("id").unwrap_or(&Value::Null)
        );
    }
    let mut mutants = Vec::new();
    let mut looked_at = BTreeSet::new();
    for book in door.library().books() {
        let due: Vec<_> = mutants_of(book).into_iter().filter(|mutant| is_due(book, &mutant.place[1])).collect();
        looked_at.extend(due.iter().map(|mutant| (book.name(), mutant.place.join(" "))));
        mutants.extend(due);
    }
    let unnoticed = try_all(door, cases, &mutants);
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let mut left = BTreeSet::new();
    for (mutant, noticed) in mutants.iter().zip(&unnoticed) {
        let count = counts.entry(mutant.kind).or_default();
        count.made += 1;
        count.noticed += usize::from(*noticed);
        if !noticed {
            let place = mutant.place.join(" ");
            left.insert(format!("{}\t{place}\t{}\t{}", mutant.book.name(), mutant.kind.name(), mutant.said));
        }
    }
    for (kind, count) in &counts {
        let unseen = count.made - count.noticed;
        println!("{:<12} {:>5} made, {:>5} noticed, {unseen:>3} left", kind.name(), count.made, count.noticed);
    }
    judge(&left, &looked_at, write)
}

/// Refuses unnoticed mutants of percents and codes, and unnoticed mutants that are not in the committed list.
fn judge(left: &BTreeSet<String>, looked_at: &BTreeSet<(String, String)>, write: bool) -> Result<()> {
    let path = root().join(UNNOTICED);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let listed: BTreeSet<String> =
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(ToString::to_string).collect();
    let kinds = ["percent", "code", "row-code"];
    let never: Vec<_> =
        left.iter().filter(|line| line.split('\t').nth(2).is_some_and(|kind| kinds.contains(&kind))).collect();
    let fresh: Vec<_> = left.iter().filter(|line| !listed.contains(*line) && !never.contains(line)).collect();
    let stale: Vec<_> = listed
        .iter()
        .filter(|line| {
            let mut cells = line.split('\t');
            let place = (cells.next().unwrap_or_default().to_string(), cells.next().unwrap_or_default().to_string());
            looked_at.contains(&place) && !left.contains(*line)
        })
        .cloned()
        .collect();
    if write && (!stale.is_empty() || text.is_empty()) {
        let kept: Vec<_> = listed.iter().filter(|line| !stale.contains(line)).cloned().collect();
        let first = if text.is_empty() { fresh.iter().map(|line| (*line).clone()).collect() } else { kept };
        fs::write(&path, format!("{HEAD}{}", first.iter().map(|line| format!("{line}\n")).collect::<String>()))?;
    } else if !stale.is_empty() {
        bail!("cases notice now what {UNNOTICED} lists; run `make law` to shorten it:\n{}", stale.join("\n"));
    }
    let lines =
        |list: &[&String]| list.iter().map(|line| format!("\n  {}", line.replace('\t', "  "))).collect::<String>();
    ensure!(never.is_empty(), "no shared case notices these slips in a percent or a code:{}", lines(&never));
    ensure!(
        fresh.is_empty() || text.is_empty(),
        "no shared case notices these slips; write a case for each:{}",
        lines(&fresh)
    );
    Ok(())
}

/// Whether a case notices each mutant.
fn try_all(door: &Door, cases: &Cases, mutants: &[Mutant]) -> Vec<bool> {
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let size = mutants.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = mutants
            .chunks(size)
            .map(|part| {
                scope.spawn(move || part.iter().map(|mutant| is_noticed(door, cases, mutant)).collect::<Vec<_>>())
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

fn is_noticed(door: &Door, cases: &Cases, mutant: &Mutant) -> bool {
    let door = door.substituting(mutant.book.clone());
    cases.on(&mutant.place).iter().any(|(_, case)| !passes(&door, case))
}

/// Returns every mutant of a rulebook.
fn mutants_of(book: &Rulebook) -> Vec<Mutant> {
    let mut all = Vec::new();
    if let Origin::Own(rules) = &book.origin {
        for (number, row) in rules.list.iter().enumerate() {
            of_row(book, rules, number, row, &mut all);
        }
        of_rules(book, rules, &mut all);
    }
    of_formulas(book, &mut all);
    all
}

/// Makes a rulebook with changed rules of origin.
fn with_rules(book: &Rulebook, change: impl FnOnce(&mut OriginRules)) -> Rulebook {
    let mut book = book.clone();
    if let Origin::Own(rules) = &mut book.origin {
        change(rules);
    }
    book
}

fn with_row(book: &Rulebook, rules: &OriginRules, number: usize, row: ListRule) -> Rulebook {
    let rows =
        rules.list.iter().enumerate().map(|(other, old)| if other == number { row.clone() } else { old.clone() });
    let list = List::new(rows.collect());
    with_rules(book, |rules| rules.list = list)
}

fn of_row(book: &Rulebook, rules: &OriginRules, number: usize, row: &ListRule, all: &mut Vec<Mutant>) {
    let place = [row.citation.act.clone(), row.citation.place.clone()];
    let mut push = |kind: Kind, said: String, place: &[String; 2], row: ListRule| {
        all.push(Mutant { kind, place: place.clone(), said, book: with_row(book, rules, number, row) });
    };
    for (at, clause) in row.clauses.iter().enumerate() {
        let place = [clause.citation.act.clone(), clause.citation.place.clone()];
        for (kind, expression) in mutate::expression(&clause.expression) {
            let said = expression.to_string();
            let clauses = row.clauses.iter().enumerate().map(|(other, old)| {
                if other == at { Clause { expression: expression.clone(), ..old.clone() } } else { old.clone() }
            });
            push(kind, said, &place, ListRule { clauses: clauses.collect(), ..row.clone() });
        }
    }
    for range in row_ranges(rules, row) {
        push(Kind::RowCode, format!("for {range}"), &place, ListRule { range, ..row.clone() });
    }
    if row.gate.is_some() {
        push(
            Kind::Description,
            "for all goods of its codes".to_string(),
            &place,
            ListRule { gate: None, ..row.clone() },
        );
    }
    if row.rest_unknown {
        let said = "for other goods as if it were not there".to_string();
        push(Kind::Description, said, &place, ListRule { rest_unknown: false, ..row.clone() });
    }
}

/// Moves the codes of a row. An end is moved outward only if no other row covers the new codes.
fn row_ranges(rules: &OriginRules, row: &ListRule) -> Vec<tegi::value::hs::HsRange> {
    let own = row.range;
    let is_free = |range: &tegi::value::hs::HsRange| {
        own.contains(*range)
            || own.first() == own.last()
            || !rules
                .list
                .iter()
                .any(|other| other.id != row.id && other.range.meets(*range) && !own.contains(other.range))
    };
    let moved = mutate::range(own).into_iter();
    // Narrower rows limit a row that is widened to its chapter or heading, so it needs no cases of its own.
    let is_wider = |range: &tegi::value::hs::HsRange| own.first() == own.last() && range.contains(own);
    moved.filter(|range| !is_wider(range)).filter(is_free).collect()
}

fn of_rules(book: &Rulebook, rules: &OriginRules, all: &mut Vec<Mutant>) {
    type Field = fn(&mut OriginRules) -> &mut Option<Clause>;
    let fields: [Field; 3] = [|rules| &mut rules.general, |rules| &mut rules.set, |rules| &mut rules.threshold];
    for (clause, field) in [&rules.general, &rules.set, &rules.threshold].into_iter().zip(fields) {
        let Some(clause) = clause else { continue };
        for (kind, expression) in mutate::expression(&clause.expression) {
            let said = expression.to_string();
            let changed = Clause { expression, ..clause.clone() };
            let book = with_rules(book, |rules| *field(rules) = Some(changed));
            let place = [clause.citation.act.clone(), clause.citation.place.clone()];
            all.push(Mutant { kind, place, said, book });
        }
    }
    if let Some(cumulation) = &rules.cumulation {
        for party in &cumulation.parties {
            let book = with_rules(book, |rules| {
                rules.cumulation.iter_mut().for_each(|cumulation| cumulation.parties.retain(|other| other != party));
            });
            let place = CUMULATED.map(ToString::to_string);
            all.push(Mutant { kind: Kind::Exception, place, said: format!("without {party}"), book });
        }
    }
}

/// Mutates the formula of the share, and the figures of procurement.
fn of_formulas(book: &Rulebook, all: &mut Vec<Mutant>) {
    if let Some(content) = &book.content {
        let place = [content.citation.act.clone(), content.citation.place.clone()];
        let mut push = |kind: Kind, said: &str, change: &dyn Fn(&mut tegi::law::Content)| {
            let mut book = book.clone();
            book.content.iter_mut().for_each(change);
            all.push(Mutant { kind, place: place.clone(), said: said.to_string(), book });
        };
        push(Kind::Test, "measured against the other base", &|content| {
            content.base = match content.base {
                Base::ExWorksPrice => Base::ProductionCost,
                Base::ProductionCost => Base::ExWorksPrice,
            };
        });
        push(Kind::Condition, "VAT turned round", &|content| content.vat = !content.vat);
    }
    if book.procurement.is_none() {
        return;
    }
    type Figure = fn(&mut tegi::law::Procurement) -> &mut (tegi::value::share::Percent, tegi::law::Citation);
    let figures: [Figure; 5] = [
        |procurement| &mut procurement.subsoil_threshold,
        |procurement| &mut procurement.preferences.conditional_price,
        |procurement| &mut procurement.preferences.conditional_discount,
        |procurement| &mut procurement.preferences.turnkey_points,
        |procurement| &mut procurement.preferences.shortfall_penalty,
    ];
    for figure in figures {
        let mut moved = Vec::new();
        let mut base = book.clone();
        let Some(procurement) = &mut base.procurement else { continue };
        let (percent, citation) = figure(procurement).clone();
        for percent in mutate::percent(percent) {
            let mut book = book.clone();
            if let Some(procurement) = &mut book.procurement {
                figure(procurement).0 = percent;
            }
            let place = [citation.act.clone(), citation.place.clone()];
            moved.push(Mutant { kind: Kind::Percent, place, said: format!("{percent} %"), book });
        }
        all.extend(moved);
    }
}
