//! What an audit is asked for: which rulebook, how far, beside what.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::FindingKind;
use crate::doc::{At, Fault, Faults, Fields, Json, text_of};
use crate::law::{Library, Rulebook};

/// Codes of a nomenclature; the ТН ВЭД has some twenty thousand.
const MOST_CODES: usize = 200_000;
/// The text of a nomenclature.
const LONGEST: usize = 20_000_000;

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(super) rulebook: Given,
    pub(super) against: Option<Given>,
    pub(super) rule: Option<String>,
    pub(super) nomenclature: Option<Vec<String>>,
    kinds: Option<Vec<String>>,
}

/// A rulebook by its name, or its own text.
#[derive(Clone, Debug)]
pub(super) enum Given {
    Named(String),
    Text(String),
}

/// A rulebook that is audited, in a library that holds it.
pub(super) struct Draft {
    pub(super) library: Library,
    /// The library as it was before.
    pub(super) base: Library,
    name: String,
}

impl Request {
    pub(super) fn wants(&self, kind: FindingKind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|wanted| wanted == kind.code()))
    }
}

impl Given {
    /// Opens the rulebook; one that is given itself takes the place of the editions whose name and days it shares.
    pub(super) fn open(&self, library: &Library) -> Result<Draft, Vec<Fault>> {
        let base = library.clone();
        match self {
            Given::Named(name) => {
                let name = library.named(name)?.name();
                Ok(Draft { library: base.clone(), base, name })
            }
            Given::Text(text) => {
                let mut library = base.clone();
                let name = library.load_draft(text)?.name();
                Ok(Draft { library, base, name })
            }
        }
    }
}

impl Draft {
    pub(super) fn book(&self) -> Result<&Rulebook, Vec<Fault>> {
        self.library.named(&self.name)
    }
}

/// Reads `{"rulebook": NAME|{…}, "against": NAME|{…}, "rule": ID, "kinds": […], "nomenclature": TEXT|[…]}`.
pub(crate) fn read(json: &Json<'_>) -> Result<Request, Vec<Fault>> {
    let faults = Faults::default();
    let request = Fields::open(json, &At::Root, &faults).and_then(|fields| {
        let rulebook = fields.required("rulebook", given);
        let against = given(&fields, "against");
        let rule = fields.text("rule").map(ToString::to_string);
        let kinds = fields.list("kinds", FindingKind::ALL.len(), kind);
        let nomenclature = nomenclature(&fields);
        fields.close();
        Some(Request { rulebook: rulebook?, against, rule, nomenclature, kinds })
    });
    faults.or(request)
}

fn given(fields: &Fields<'_, '_>, name: &'static str) -> Option<Given> {
    match fields.json(name)? {
        json @ Json::Object(_) => Some(Given::Text(json.canonical())),
        _ => fields.text(name).map(|name| Given::Named(name.to_string())),
    }
}

fn kind(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<String> {
    let text = text_of(json, at, faults, LONGEST)?;
    if FindingKind::ALL.iter().any(|kind| kind.code() == text) {
        return Some(text.to_string());
    }
    let known: Vec<&str> = FindingKind::ALL.iter().map(|kind| kind.code()).collect();
    faults.push(Fault::new("unknown-name", at).given(text).allowed(known.join(", ")));
    None
}

/// The codes at the beginning of each line, or the items of a list; what is no code is a heading of the table.
fn nomenclature(fields: &Fields<'_, '_>) -> Option<Vec<String>> {
    let code = |text: &str| -> Option<String> {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        (digits.len() >= 2).then_some(digits)
    };
    match fields.json("nomenclature")? {
        Json::List(_) => {
            fields.list("nomenclature", MOST_CODES, |json, at, faults| code(text_of(json, at, faults, LONGEST)?))
        }
        _ => fields.text_up_to("nomenclature", LONGEST).map(|text| text.lines().filter_map(code).collect()),
    }
}
