//! Rates of currencies from a table: a currency, a day and a rate in each row.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::address::address;
use super::cell::{Cell, Row};
use super::field::{self, Kind};
use super::read::{Source, sources_of};
use super::value::{Context, Doubt, Fact, read};
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::names::Language;

/// The rates of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatesReading {
    /// Always `rates`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The rates, as the reader of tables is given them.
    pub rates: Vec<RateOfDay>,
}

/// A rate of a currency on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateOfDay {
    /// The currency.
    pub currency: String,
    /// The day: `YYYY-MM-DD`.
    pub day: String,
    /// Units of the document's currency for one of this.
    pub rate: String,
}

/// The columns of a table of rates, in the order in which faults name them.
const COLUMNS: [(Kind, &str); 3] =
    [(Kind::Currency, "Валюта / Currency"), (Kind::Day, "Дата / Day"), (Kind::Rate, "Курс / Rate")];
/// The headings stand in one of so many first rows.
const FIRST: usize = 10;

/// Reads the rates of tables. A column that is none of theirs is a fault: it may say for how many units a rate is.
///
/// # Errors
/// Every fault, at its cell.
pub fn rates(sources: &[Source<'_>]) -> Result<RatesReading, Vec<Fault>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for source in sources {
        faults.extend(source.faults.iter().cloned());
        of_sheet(source, &mut found, &mut faults);
    }
    if faults.is_empty() { Ok(RatesReading { kind: "rates", rates: found }) } else { Err(faults) }
}

/// Reads the tables of a request.
pub(crate) fn read_rates(request: &Json<'_>, files: &[&[u8]]) -> Result<RatesReading, Vec<Fault>> {
    let faults = Faults::default();
    let sources = Fields::open(request, &At::Root, &faults).and_then(|fields| {
        let sources = sources_of(request, &fields, files, &faults);
        fields.close();
        sources
    });
    rates(&faults.or(sources)?)
}

fn of_sheet(source: &Source<'_>, found: &mut Vec<RateOfDay>, faults: &mut Vec<Fault>) {
    let name = if source.sheet.name.is_empty() { source.sheet.file.as_str() } else { source.sheet.name.as_str() };
    let filled = || source.rows.iter().filter(|row| !row.is_blank());
    let Some((place, columns)) =
        filled().take(FIRST).enumerate().find_map(|(place, row)| Some((place, headings(row)?)))
    else {
        if let Some(first) = filled().next() {
            let allowed: Vec<&str> = COLUMNS.iter().map(|(_, name)| *name).collect();
            faults.push(fault("missing-heading", name, 0, first).allowed(allowed.join(", ")));
        }
        return;
    };
    for row in filled().skip(place.saturating_add(1)) {
        let mut texts: [Option<String>; 3] = [None, None, None];
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
            let kind = columns.get(at).copied().flatten();
            let Some((kind, text)) = kind.and_then(|of| Some((COLUMNS.get(of)?.0, texts.get_mut(of)?))) else {
                faults.push(fault("unknown-column", name, at, row).given(cell.shown()));
                continue;
            };
            match said(kind, cell) {
                Ok(said) => *text = Some(said),
                Err(doubt) => faults.push(doubt.fault(&place_of(name, at, row))),
            }
        }
        match texts {
            [Some(currency), Some(day), Some(rate)] => found.push(RateOfDay { currency, day, rate }),
            // What stands there and cannot be read has its fault already.
            texts => {
                let missing = columns.iter().enumerate().filter_map(|(at, of)| Some((at, (*of)?)));
                for (at, _) in missing.filter(|(_, of)| texts.get(*of).is_some_and(Option::is_none)) {
                    if row.cell(at).is_blank() {
                        faults.push(fault("missing-field", name, at, row));
                    }
                }
            }
        }
    }
}

/// Which column each cell of a row is the heading of; `None` if it is not the row of headings.
fn headings(row: &Row<'_>) -> Option<Vec<Option<usize>>> {
    let of = |cell: &Cell<'_>| {
        let heading = field::heading(cell.shown());
        COLUMNS.iter().position(|(kind, _)| heading.matches.iter().any(|found| found.field.kind == *kind))
    };
    let columns: Vec<Option<usize>> = row.cells.iter().map(of).collect();
    let each_once = (0..COLUMNS.len()).all(|of| columns.iter().filter(|column| **column == Some(of)).count() == 1);
    each_once.then_some(columns)
}

fn said(kind: Kind, cell: &Cell<'_>) -> Result<String, Doubt> {
    match read(kind, cell, &Context::of(Language::Ru))?.map(|said| said.fact) {
        Some(Fact::Text(text)) => Ok(text),
        _ => Ok(cell.shown().to_string()),
    }
}

fn place_of(name: &str, column: usize, row: &Row<'_>) -> String {
    address(name, u32::try_from(column).unwrap_or(u32::MAX), row.number)
}

fn fault(code: &'static str, name: &str, column: usize, row: &Row<'_>) -> Fault {
    Fault { at: place_of(name, column, row), ..Fault::new(code, &At::Root) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<[String; 3]>, Vec<(String, String)>> {
        let read = rates(&[Source::of_bytes("rates.csv", text.as_bytes())]);
        let rates = read.map(|read| read.rates.into_iter().map(|rate| [rate.currency, rate.day, rate.rate]).collect());
        rates.map_err(|faults| faults.into_iter().map(|fault| (fault.code.into_owned(), fault.at)).collect())
    }

    #[test]
    fn rates_are_read_as_people_write_them() {
        let rates = of("Валюта;Дата;Курс\nUSD;01.03.2026;512,30\nевро;2026-03-02;545.1\n");
        let expected = [["USD", "2026-03-01", "512.3"], ["EUR", "2026-03-02", "545.1"]];
        assert_eq!(rates, Ok(expected.map(|rate| rate.map(String::from)).into()));
    }

    #[test]
    fn what_is_no_rate_is_a_fault_at_its_cell() {
        let faults = |text: &str| of(text).unwrap_err();
        let one = |code: &str, at: &str| Vec::from([(code.to_string(), at.to_string())]);
        assert_eq!(faults("USD;512\n"), one("missing-heading", "rates!A1"));
        assert_eq!(faults("Валюта;Дата;Курс\nUSD;;512\n"), one("missing-field", "rates!B2"));
        assert_eq!(faults("Валюта;Дата;Курс;За сколько\nKRW;2026-03-01;352;1000\n"), one("unknown-column", "rates!D2"));
        assert_eq!(faults("Валюта;Дата;Курс\nUSD;2026-03-01;many\n"), one("not-a-decimal", "rates!C2"));
    }
}
