//! Reads a rulebook from its JSON. It has the form of `rulebook.toml`, with the rows of the list and the terms inside.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::leaf::{code, country, day, expression, home, range};
use super::process::{self, Processes};
use super::text::{citation, cite, id, named, string};
use super::{
    Base, Categories, Category, Citation, Clause, Content, Criteria, Cumulation, Gap, GapKind, List, ListRule, Origin,
    OriginRules, Procurement, Reading, Rulebook, Standing, TermEntry, Terms,
};
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::law::{LimitBasis, Preferences, Role};
use crate::names::Wording;
use crate::value::hs::HsRange;
use crate::value::nomenclature::Nomenclature;
use crate::value::proof::ProofKind;
use crate::value::share::{Percent, percent};

/// The most rows of a list; the longest real one has 250.
const MOST_ROWS: usize = 5_000;
/// The most terms; a list of operations for 2,000 groups of products has 20,000.
const MOST_TERMS: usize = 50_000;
/// The most members of every other list.
const MOST: usize = 500;
/// The most options of a reading, conditions of a row after the first, and closings of a gap. The good is judged again
/// for each.
const MOST_WAYS: usize = 16;
/// More than the number of headings that exist.
const MOST_RANGES: usize = 2_000;

impl Rulebook {
    /// Reads and checks a rulebook.
    ///
    /// # Errors
    /// Every fault of it: a rule without a citation, an expression that cannot be read, a term or reading that is not
    /// declared, rows that overlap, days out of order.
    pub fn read(json: &Json<'_>) -> Result<Rulebook, Vec<Fault>> {
        Rulebook::read_with(json, crate::digest(json.canonical().as_bytes()))
    }

    /// Reads the same, with the known digest of its canonical JSON.
    pub(super) fn read_with(json: &Json<'_>, sha256: String) -> Result<Rulebook, Vec<Fault>> {
        let faults = Faults::default();
        let book = Fields::open(json, &At::Root, &faults).and_then(|fields| rulebook(fields, sha256));
        if let Some(book) = &book {
            super::check::check(book, &faults);
        }
        faults.or(book)
    }

    /// Reads a draft of a rulebook. Rows that overlap are no fault of a draft.
    ///
    /// # Errors
    /// Every other fault of it.
    pub(super) fn read_draft(json: &Json<'_>, sha256: String) -> Result<Rulebook, Vec<Fault>> {
        let faults = Faults::default();
        let book = Fields::open(json, &At::Root, &faults).and_then(|fields| rulebook(fields, sha256));
        if let Some(book) = &book {
            super::check::check(book, &faults);
        }
        let mut found = faults.or(None::<()>).err().unwrap_or_default();
        found.retain(|fault| !matches!(fault.code.as_ref(), "rows-overlap" | "ranges-cross"));
        book.filter(|_| found.is_empty()).ok_or(found)
    }
}

pub(super) fn wording(fields: &Fields<'_, '_>, name: &'static str) -> Option<Wording> {
    let at = At::Field(fields.at(), name);
    object(fields, name, &at, |inner| {
        let words = words(&inner);
        inner.close();
        words
    })
}

fn words(fields: &Fields<'_, '_>) -> Option<Wording> {
    let words = (fields.required("kk", string), fields.required("ru", string), fields.required("en", string));
    let (Some(kk), Some(ru), Some(en)) = words else { return None };
    Some(Wording { kk, ru, en })
}

/// The acts that citations name, with their titles.
pub(super) fn acts(fields: &Fields<'_, '_>) -> BTreeMap<String, Wording> {
    fields.map("acts", |json, at, faults| {
        let inner = Fields::open(json, at, faults)?;
        let words = words(&inner);
        inner.close();
        words
    })
}

/// Reads a member that is an object.
fn object<'j, 'a, T>(
    fields: &Fields<'j, 'a>,
    name: &'static str,
    at: &At<'_>,
    read: impl FnOnce(Fields<'_, 'a>) -> Option<T>,
) -> Option<T> {
    let json = fields.json(name)?;
    Fields::open(json, at, fields.faults()).and_then(read)
}

/// Reads a list of objects.
fn objects<'j, 'a, T>(
    fields: &Fields<'j, 'a>,
    name: &'static str,
    most: usize,
    mut read: impl FnMut(Fields<'_, 'a>) -> Option<T>,
) -> Vec<T> {
    fields.list(name, most, |json, at, faults| Fields::open(json, at, faults).and_then(&mut read)).unwrap_or_default()
}

fn rulebook(fields: Fields<'_, '_>, sha256: String) -> Option<Rulebook> {
    let id = fields.required("id", |fields, name| {
        fields.parsed(name, |text| {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            // One `+` marks a rulebook that builds on an official one: `kz-register+NAME`.
            let mut parts = text.splitn(2, '+');
            let is_name = parts.all(|part| part.bytes().all(plain) && !part.is_empty());
            if is_name { Ok(text.to_string()) } else { Err("not-a-name") }
        })
    });
    let (first, last) = (fields.required("first", day), day(&fields, "last"));
    let read_to = fields.required("read_to", day);
    let in_force = fields.required("in_force", citation);
    let revision = fields.decimal("revision", |text| text.parse::<u32>().map_err(|_| "not-a-number")).unwrap_or(1);
    let title = fields.required("title", wording);
    let acts = acts(&fields);
    let nomenclature = fields.list("nomenclature", MOST_RANGES, range).map(|ranges| Nomenclature::of(&ranges));
    let mut terms = terms(&fields);
    terms.processes = Processes::of(&objects(&fields, "processes", MOST_TERMS, process::read), fields.faults());
    let readings = objects(&fields, "readings", MOST, reading);
    let borrowed = {
        let at = At::Field(fields.at(), "origin_from");
        object(&fields, "origin_from", &at, |inner| {
            let parts = (inner.required("rulebook", string), inner.required("edition", day), cite(&inner));
            inner.close();
            let (Some(rulebook), Some(edition), Some(citation)) = parts else { return None };
            Some(Origin::Borrowed { rulebook, edition, citation })
        })
    };
    let own = {
        let at = At::Field(fields.at(), "origin");
        object(&fields, "origin", &at, origin_rules).map(|rules| Origin::Own(Box::new(rules)))
    };
    let procurement = {
        let at = At::Field(fields.at(), "procurement");
        object(&fields, "procurement", &at, procurement)
    };
    let of_contracts = procurement.as_ref().map(|_| Origin::None);
    let origin = own.or(borrowed).or(of_contracts);
    if origin.is_none() {
        fields.faults().push(Fault::new("missing-field", &At::Field(fields.at(), "origin")));
    }
    let content = {
        let at = At::Field(fields.at(), "content");
        object(&fields, "content", &at, content)
    };
    let gaps = objects(&fields, "gaps", MOST, gap);
    fields.close();
    Some(Rulebook {
        id: id?,
        first: first?,
        last,
        in_force: in_force?,
        read_to: read_to?,
        revision,
        sha256,
        title: title?,
        acts,
        nomenclature,
        terms,
        readings,
        origin: origin?,
        content,
        procurement,
        gaps,
        operations: Arc::default(),
    })
}

/// Reads the terms. A term that is given twice is a fault, because only the last one would count.
fn terms(fields: &Fields<'_, '_>) -> Terms {
    let at = At::Field(fields.at(), "terms");
    let mut terms = Terms::default();
    let read = fields.list("terms", MOST_TERMS, |json, at, faults| {
        Some((Fields::open(json, at, faults).and_then(term), at.to_string()))
    });
    for (entry, at_term) in read.unwrap_or_default() {
        if let Some((id, TermEntry { role: Role::Material, .. })) = &entry
            && LimitBasis::NAMES.iter().any(|(name, _)| name == id)
        {
            let fault = Fault::new("reserved-term", &at).given(id.clone());
            fields.faults().push(Fault { at: [&at_term, "/id"].concat(), ..fault });
        }
        let Some((id, entry)) = entry else { continue };
        if terms.entries.insert(id.clone(), entry).is_some() {
            fields.faults().push(Fault { at: [&at_term, "/id"].concat(), ..Fault::new("duplicate-id", &at).given(id) });
        }
    }
    terms
}

fn term(fields: Fields<'_, '_>) -> Option<(String, TermEntry)> {
    let id = id(&fields);
    let role = fields.required("kind", |fields, name| {
        fields.parsed(name, |text| match text {
            "good" => Ok(Role::Good),
            "material" => Ok(Role::Material),
            "operation" => Ok(Role::Operation),
            "site" => Ok(Role::Site),
            "fact" => Ok(Role::Fact),
            _ => Err("unknown-name"),
        })
    });
    let name = words(&fields);
    let undefined = fields.flag("undefined").unwrap_or(false);
    let standing = string(&fields, "veto").map(|veto| standing(&veto));
    fields.close();
    Some((id?, TermEntry { role: role?, name: name?, undefined, standing }))
}

/// A letter, `?` and a letter, `?`, `beyond`, `neutral`.
pub(super) fn standing(text: &str) -> Standing {
    match (text, text.strip_prefix('?')) {
        ("beyond", _) => Standing::Beyond,
        ("neutral", _) => Standing::Neutral,
        (_, Some("")) => Standing::Unnamed,
        (_, Some(letter)) => Standing::MayBe(letter.to_string()),
        (letter, None) => Standing::Insufficient(letter.to_string()),
    }
}

fn reading(fields: Fields<'_, '_>) -> Option<Reading> {
    let id = id(&fields);
    let open = fields.required("status", |fields, name| {
        fields.parsed(name, |text| match text {
            "open" => Ok(true),
            "minority" => Ok(false),
            _ => Err("unknown-name"),
        })
    });
    let question = fields.required("question", wording);
    let options = objects(&fields, "options", MOST_WAYS, |inner| {
        let option = (named(&inner, "id"), inner.required("name", wording));
        inner.close();
        let (Some(id), Some(name)) = option else { return None };
        Some((id, name))
    });
    let citation = cite(&fields);
    fields.close();
    Some(Reading { id: id?, open: open?, question: question?, options, citation: citation? })
}

fn clause(fields: &Fields<'_, '_>, name: &'static str) -> Option<Clause> {
    let at = At::Field(fields.at(), name);
    object(fields, name, &at, |inner| {
        let clause = clause_of(&inner);
        inner.close();
        clause
    })
}

fn clause_of(fields: &Fields<'_, '_>) -> Option<Clause> {
    let expression = fields.required("expression", expression);
    let citation = cite(fields);
    Some(Clause { expression: expression?, citation: citation? })
}

fn citation_of(fields: &Fields<'_, '_>, name: &'static str) -> Option<Citation> {
    let at = At::Field(fields.at(), name);
    object(fields, name, &at, |inner| {
        let citation = cite(&inner);
        inner.close();
        citation
    })
}

fn categories(fields: &Fields<'_, '_>, name: &'static str) -> Option<Categories> {
    let at = At::Field(fields.at(), name);
    object(fields, name, &at, |inner| {
        let citation = cite(&inner);
        let entries = objects(&inner, "entries", MOST, |entry| {
            let letters = (named(&entry, "letter"), named(&entry, "alias"));
            let words = entry.required("name", wording);
            let is_production = entry.flag("is_production").unwrap_or(false);
            entry.close();
            let (Some(letter), Some(alias)) = letters else { return None };
            Some(Category { letter, alias, name: words?, is_production })
        });
        let proof = inner.parsed("proof", |text| ProofKind::of_name(text).ok_or("unknown-name"));
        inner.close();
        Some(Categories { citation: citation?, proof, entries })
    })
}

fn origin_rules(fields: Fields<'_, '_>) -> Option<OriginRules> {
    let home = fields.required("country", home);
    let rules = OriginRules {
        country_name: wording(&fields, "country_name"),
        wholly_produced: categories(&fields, "wholly_produced"),
        list: List::new(objects(&fields, "list", MOST_ROWS, list_rule)),
        general: clause(&fields, "general"),
        set: clause(&fields, "set"),
        threshold: clause(&fields, "threshold"),
        cumulation: {
            let at = At::Field(fields.at(), "cumulation");
            object(&fields, "cumulation", &at, |inner| {
                let parties = inner.list("parties", MOST, country).unwrap_or_default();
                let citation = cite(&inner);
                inner.close();
                Some(Cumulation { parties, citation: citation? })
            })
        },
        absorption: citation_of(&fields, "absorption"),
        unknown_origin: citation_of(&fields, "unknown_origin"),
        insufficient: categories(&fields, "insufficient"),
        neutral: citation_of(&fields, "neutral"),
        accessories: citation_of(&fields, "accessories"),
        packaging: citation_of(&fields, "packaging"),
        criteria: {
            let at = At::Field(fields.at(), "criteria");
            object(&fields, "criteria", &at, |inner| {
                let codes = (
                    inner.required("wholly_produced", string),
                    inner.required("sufficient", string),
                    inner.required("cumulation", string),
                    cite(&inner),
                );
                inner.close();
                let (Some(wholly_produced), Some(sufficient), Some(cumulation), Some(citation)) = codes else {
                    return None;
                };
                Some(Criteria { wholly_produced, sufficient, cumulation, citation })
            })
        },
        // Behind all others, so that a wrong country hides none of their faults.
        country: home?,
    };
    fields.close();
    Some(rules)
}

fn list_rule(fields: Fields<'_, '_>) -> Option<ListRule> {
    let id = id(&fields);
    let first = fields.required("code", code);
    let last = code(&fields, "code_to");
    let range = first.and_then(|first| match HsRange::new(first, last.unwrap_or(first)) {
        Ok(range) => Some(range),
        Err(_) => {
            fields.fault("code_to", "range-reversed", fields.text("code_to").unwrap_or_default());
            None
        }
    });
    let gate = string(&fields, "gate");
    let excluded = fields.flag("excluded").unwrap_or(false);
    let rest_unknown = fields.flag("rest_unknown").unwrap_or(false);
    let name = string(&fields, "name").unwrap_or_default();
    let condition = string(&fields, "condition").unwrap_or_default();
    let citation = cite(&fields);
    let mut clauses = Vec::new();
    if excluded {
        if fields.json("expression").is_some() {
            fields.fault("expression", "excluded-with-expression", "");
        }
    } else {
        let expression = fields.required("expression", expression);
        if let (Some(expression), Some(citation)) = (expression, &citation) {
            clauses.push(Clause { expression, citation: citation.clone() });
        }
    }
    clauses.extend(objects(&fields, "or", MOST_WAYS, |inner| {
        let clause = clause_of(&inner);
        inner.close();
        clause
    }));
    fields.close();
    Some(ListRule { id: id?, range: range?, gate, clauses, rest_unknown, name, condition, citation: citation? })
}

fn content(fields: Fields<'_, '_>) -> Option<Content> {
    let base = fields.required("base", |fields, name| {
        fields.parsed(name, |text| match text {
            "ex-works-price" => Ok(Base::ExWorksPrice),
            "production-cost" => Ok(Base::ProductionCost),
            _ => Err("unknown-name"),
        })
    });
    let vat = fields.flag("vat").unwrap_or(false);
    let union = fields.list("union", MOST, country).unwrap_or_default();
    let (formula, rounding) = (cite(&fields), citation_of(&fields, "rounding"));
    if rounding.is_none() {
        fields.faults().push(Fault::new("missing-field", &At::Field(fields.at(), "rounding")));
    }
    fields.close();
    Some(Content { base: base?, vat, union, citation: formula?, rounding: rounding? })
}

fn procurement(fields: Fields<'_, '_>) -> Option<Procurement> {
    let part = |name| fields.required(name, citation_of);
    let (goods, works, subsoil) = (part("goods"), part("works"), part("subsoil"));
    let (period, rounding, proofs) = (part("period"), part("rounding"), part("proofs"));
    let register_extract = fields.flag("register_extract").unwrap_or(false);
    let ct_kz_until = day(&fields, "ct_kz_until");
    let figure = |name| fields.required(name, cited_percent);
    let subsoil_threshold = figure("subsoil_threshold");
    let (price, discount) = (figure("conditional_price"), figure("conditional_discount"));
    let (points, penalty) = (figure("turnkey_points"), figure("shortfall_penalty"));
    fields.close();
    Some(Procurement {
        goods: goods?,
        works: works?,
        subsoil: subsoil?,
        period: period?,
        rounding: rounding?,
        proofs: proofs?,
        register_extract,
        ct_kz_until,
        subsoil_threshold: subsoil_threshold?,
        preferences: Preferences {
            conditional_price: price?,
            conditional_discount: discount?,
            turnkey_points: points?,
            shortfall_penalty: penalty?,
        },
    })
}

/// A percent with its provision.
fn cited_percent(fields: &Fields<'_, '_>, name: &'static str) -> Option<(Percent, Citation)> {
    let at = At::Field(fields.at(), name);
    object(fields, name, &at, |inner| {
        let percent = inner.required("percent", |inner, name| inner.decimal(name, percent));
        let citation = cite(&inner);
        inner.close();
        percent.zip(citation)
    })
}

fn gap(fields: Fields<'_, '_>) -> Option<Gap> {
    let id = id(&fields);
    let subject = string(&fields, "subject");
    let kind = fields.required("kind", |fields, name| {
        fields.parsed(name, |text| match (text, subject.as_deref()) {
            ("chapter", Some(chapter)) => chapter.parse().map(GapKind::Chapter).map_err(|_| "not-a-chapter"),
            ("suspect", Some(chapter)) => chapter.parse().map(GapKind::Suspect).map_err(|_| "not-a-chapter"),
            ("codes", Some(codes)) => codes.parse().map(GapKind::Codes).map_err(|_| "not-a-code"),
            ("row", Some(row)) => Ok(GapKind::Row(row.to_string())),
            ("list", None) => Ok(GapKind::List),
            ("threshold", None) => Ok(GapKind::Threshold),
            ("everywhere", None) => Ok(GapKind::Everywhere),
            ("noted", None) => Ok(GapKind::Noted),
            _ => Err("unknown-name"),
        })
    });
    let text = fields.required("text", wording);
    let citation = cite(&fields);
    let closings = objects(&fields, "closings", MOST_WAYS, |inner| {
        let clause = clause_of(&inner);
        inner.close();
        clause
    });
    fields.close();
    Some(Gap { id: id?, kind: kind?, text: text?, citation: citation?, closings })
}
