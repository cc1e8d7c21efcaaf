//! Facts that a person states beside tables as a text: `--on 01.03.2026`, `--set "Код ТН ВЭД=8403 10 900 0"`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ask::Ask;
use super::build::Build;
use super::cell::Cell;
use super::field::{self, Kind, Match};
use super::heading::Units;
use super::labels::sheets;
use super::layout::Label;
use super::value::{Context, Fact, read};
use crate::doc::{Fault, Json};
use crate::law::Library;

/// A fact as a person states it: its path or one of its headings, and the text of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The path or heading.
    pub name: String,
    /// The value.
    pub text: String,
    /// Where it stands, for faults.
    pub at: String,
}

/// Reads the stated texts as cells under these headings. Day and rulebook hold where a table states none; currency and
/// VAT are those of the document; everything else stands like a label above the table, and may not contradict it.
///
/// # Errors
/// Every text that is no value of its fact, and every name that is no fact. Each fault stands at the name.
pub(super) fn settle(ask: &mut Ask, library: &Library) -> Result<(), Vec<Fault>> {
    let stated = core::mem::take(&mut ask.stated);
    let mut faults = Vec::new();
    let mut named: Vec<(&Stated, Match)> = Vec::new();
    for one in &stated {
        match fact_of(ask, one) {
            Ok(found) if named.iter().any(|(_, other)| other.path == found.path) => {
                faults.push(Fault::at("duplicate-key", one.at.as_str()));
            }
            Ok(found) => named.push((one, found)),
            Err(fault) => faults.push(fault),
        }
    }
    // Operations are named by the rulebook.
    named.sort_by_key(|(_, found)| found.field.kind != Kind::Rulebook);
    let mut build = Build::new(core::mem::replace(&mut ask.same, Json::Object(Vec::new())));
    for (one, found) in named {
        let units = Units::of(&field::heading(&one.name).units);
        match value(ask, &build, one, &found, &units, library) {
            Ok(None) => faults.push(Fault::at("blank-value", one.at.as_str())),
            Ok(Some(json)) if matches!(found.path.as_str(), "on" | "rulebook" | "currency" | "vat") => {
                build.put(&["/", &found.path].concat(), json);
            }
            Ok(Some(_)) => {
                let cell = Cell::text(one.text.clone());
                match Label::new(&one.name, &found, one.at.clone(), cell, units) {
                    Ok(label) => ask.labels.push(label),
                    Err(fault) => faults.push(fault),
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    ask.same = build.facts;
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The fact that a name says.
fn fact_of(ask: &Ask, one: &Stated) -> Result<Match, Fault> {
    let (name, at) = (one.name.as_str(), one.at.as_str());
    let said = field::heading(name);
    let here = |field: &field::Field| sheets(ask.about).contains(&field.sheet) && field.path != "id";
    let mut found = said.matches.iter().filter(|found| here(found.field));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.clone()),
        (None, _) => {
            let near = said.near.iter().filter(|(field, _)| here(field)).map(|(_, text)| (*text).to_string());
            Err(Fault::at("unknown-fact", at).offers(near))
        }
        (Some(_), Some(_)) => {
            let all = said.matches.iter().filter(|found| here(found.field));
            let offers = all.map(|found| found.field.in_language(ask.language).to_string());
            Err(Fault::at("heading-unclear", at).given(name).offers(offers))
        }
    }
}

/// What the text of a fact says; `None` if it is blank.
fn value(
    ask: &Ask,
    build: &Build,
    one: &Stated,
    found: &Match,
    units: &Units,
    library: &Library,
) -> Result<Option<Json<'static>>, Fault> {
    if let Some((code, text, offers)) = units.unclear.clone() {
        return Err(Fault::at(code, one.at.as_str()).given(text).offers(offers));
    }
    let rulebook = build.facts.text("rulebook").and_then(|name| library.named(name).ok());
    let context = Context {
        currency: units.currency.as_deref(),
        vat_included: units.vat_included,
        scale: units.many.or(units.scale).unwrap_or(0),
        measure: units.measure.as_deref(),
        library: Some(library),
        rulebook,
        ..Context::of(ask.language)
    };
    let said = read(found.field.kind, &Cell::text(one.text.clone()), &context).map_err(|doubt| doubt.fault(&one.at))?;
    Ok(said.map(|said| Fact::json(said.fact)))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::super::ask::Ask;
    use crate::doc::Json;
    use crate::law::Library;

    #[test]
    fn what_cannot_be_read_is_refused_at_its_name() {
        let library = Library::embedded().unwrap();
        let asked = r#"{"about": "bill", "stated": [
            {"name": "good/hss", "value": "8403"}, {"name": "on", "value": "01.13.2026"},
            {"name": "vat", "value": " "}, {"name": "good/hs", "value": "8403"},
            {"name": "Код ТН ВЭД", "value": "8403"},
            {"name": "good/ex_works_price", "value": "1.234", "at": "--set price"}
        ]}"#;
        let faults = Ask::read(&Json::parse(asked).unwrap(), &library).unwrap_err();
        let told: Vec<(&str, &str)> = faults.iter().map(|fault| (&*fault.code, fault.at.as_str())).collect();
        let expected = [
            ("unknown-fact", "good/hss"),
            ("duplicate-key", "Код ТН ВЭД"),
            ("day-unclear", "on"),
            ("blank-value", "vat"),
            ("number-unclear", "--set price"),
        ];
        assert_eq!(told, expected);
    }
}
