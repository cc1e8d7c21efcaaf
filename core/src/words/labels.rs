//! The names of all facts, members of answers and values of enumerations in one language, for forms of others.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::Speaker;
use crate::names::{Named, name_in};
use crate::sort::sorted;
use crate::table::data::Data;
use crate::table::field::{Field, Kind, Sheet};

/// The names of facts, answers and values in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Labels {
    /// Always `labels`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "labels")))]
    pub kind: &'static str,
    /// `kk`, `ru` or `en`.
    pub language: &'static str,
    /// The facts, as they stand in documents.
    pub facts: Vec<FactLabel>,
    /// The members of answers, by their names.
    pub answers: BTreeMap<String, String>,
    /// The values of each enumeration, by its name: `proof_kind`, `verdict`.
    pub values: BTreeMap<&'static str, Vec<ValueLabel>>,
}

/// The name of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactLabel {
    /// The facts that it belongs to: of a good, of a contract, or of the purchases of a period.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = ["good", "contract", "period"])))]
    pub of: &'static str,
    /// Where it stands, as a JSON pointer; `*` is any place of a list, or any name.
    pub at: String,
    /// Its name.
    pub label: String,
    /// What it takes, such as `code`, `amount`, `day` or `flag`; `group` where it holds other facts.
    pub form: &'static str,
    /// The enumeration in `values` that it takes one of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<&'static str>,
}

/// The name of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueLabel {
    /// The value, as documents have it.
    pub value: String,
    /// Its name.
    pub label: String,
}

/// The enumerations whose values tables may state, with the name of their choices there.
const STATED: [(&str, &str); 7] = [
    ("contract_kind", "contract-kind"),
    ("overhead_method", "overhead-method"),
    ("packaging", "packaging"),
    ("proof_kind", "proof"),
    ("stock_method", "stock-method"),
    ("value_is", "value-is"),
    ("vat", "vat"),
];

/// The other enumerations, with their group of messages.
const SAID: [(&str, &str); 14] = [
    ("content_base", "content-base"),
    ("finding_kind", "finding-kind"),
    ("flag_rule", "flag-rule"),
    ("gap_kind", "gap-kind"),
    ("mark", "mark"),
    ("mass_unit", "mass-unit"),
    ("outcome", "verification-outcome"),
    ("purchase_kind", "kind"),
    ("reading_status", "reading"),
    ("severity", "severity"),
    ("signature_outcome", "signature-outcome"),
    ("term_kind", "term-kind"),
    ("truth", "outcome"),
    ("verdict", "verdict-word"),
];

/// Facts that no table states: the document, the place, and the message of its name.
const BESIDE: [(&str, &str, &str); 27] = [
    ("good", "/good", "good"),
    ("good", "/good/proof", "proof"),
    ("good", "/good/proof/valid_to", "paper_valid_to"),
    ("good", "/valid_to", "valid_to"),
    ("good", "/threshold", "threshold"),
    ("good", "/answers", "answers"),
    ("good", "/readings", "readings"),
    ("good", "/materials", "materials"),
    ("good", "/materials/*/answers", "answers"),
    ("good", "/materials/*/made_from", "made_from"),
    ("good", "/materials/*/proof", "proof"),
    ("good", "/materials/*/proof/valid_to", "paper_valid_to"),
    ("good", "/materials/*/signatures", "signatures"),
    ("contract", "/readings", "readings"),
    ("contract", "/contracts", "contracts"),
    ("contract", "/contracts/*/goods", "goods"),
    ("contract", "/contracts/*/goods/*/good_facts", "good_facts"),
    ("contract", "/contracts/*/goods/*/proof", "proof"),
    ("contract", "/contracts/*/goods/*/proof/valid_to", "paper_valid_to"),
    ("contract", "/contracts/*/goods/*/unit", "unit"),
    ("contract", "/contracts/*/headcount", "headcount"),
    ("contract", "/contracts/*/payroll", "payroll"),
    ("contract", "/contracts/*/performer", "performer"),
    ("contract", "/contracts/*/performer/proof", "proof"),
    ("contract", "/contracts/*/performer/proof/valid_to", "paper_valid_to"),
    ("period", "/readings", "readings"),
    ("period", "/rows", "rows"),
];

/// Tells all names in the words of the speaker.
pub(crate) fn labels(speaker: &Speaker<'_>) -> Labels {
    let data = Data::get();
    let mut facts: Vec<FactLabel> = data.fields.iter().flat_map(|field| of_field(speaker, field)).collect();
    facts.extend(BESIDE.into_iter().map(|(of, at, key)| FactLabel {
        of,
        at: at.to_string(),
        label: say(speaker, "fact-label", key),
        form: match key {
            "paper_valid_to" | "valid_to" => "day",
            "unit" => "unit",
            _ => "group",
        },
        values: None,
    }));
    let label =
        |value: &Named| ValueLabel { value: value.code.clone(), label: name_in(value, speaker.language).to_string() };
    let stated = STATED.into_iter().filter_map(|(name, kind)| {
        let values = data.choices.get(kind)?.values.iter();
        Some((name, values.map(label).collect()))
    });
    let coded = [("country", &data.countries), ("currency", &data.currencies)];
    let coded = coded.into_iter().map(|(name, values)| (name, values.iter().map(label).collect()));
    let said = SAID.into_iter().map(|(name, group)| (name, of_group(speaker, group)));
    let answers = of_group(speaker, "answer-label").into_iter().map(|one| (one.value, one.label));
    Labels {
        kind: "labels",
        language: speaker.language.code(),
        facts: sorted(facts, |one, other| (one.of, &one.at).cmp(&(other.of, &other.at))),
        answers: answers.collect(),
        values: stated.chain(coded).chain(said).collect(),
    }
}

fn say(speaker: &Speaker<'_>, group: &str, key: &str) -> String {
    speaker.catalogue.say(&format!("{group}.{key}"), speaker.language, &[])
}

/// All messages of a group.
fn of_group(speaker: &Speaker<'_>, group: &str) -> Vec<ValueLabel> {
    let keys = speaker.catalogue.keys_of(group, speaker.language);
    keys.map(|key| ValueLabel {
        // Verdicts alone are written with low lines.
        value: if group == "verdict-word" { key.replace('-', "_") } else { key.to_string() },
        label: say(speaker, group, key),
    })
    .collect()
}

/// The facts that a field of tables states: several documents may have it, and an amount has members of its own.
fn of_field(speaker: &Speaker<'_>, field: &Field) -> Vec<FactLabel> {
    let mut facts = Vec::new();
    for (of, at) in places(field) {
        let (form, values) = form(field.kind);
        let label = field.in_language(speaker.language).to_string();
        let members: &[(&str, &'static str, &str)] = match field.kind {
            Kind::Amount => &[
                ("amount", "decimal", "amount"),
                ("currency", "currency", "currency"),
                ("rate", "rate", "rate"),
                ("rate_day", "day", "rate_day"),
            ],
            Kind::Mass => &[("amount", "decimal", "mass_amount"), ("unit", "choice", "unit")],
            _ => &[],
        };
        for &(member, form, key) in members {
            facts.push(FactLabel {
                of,
                at: format!("{at}/{member}"),
                label: say(speaker, "fact-label", key),
                form,
                values: match form {
                    "currency" => Some("currency"),
                    "choice" => Some("mass_unit"),
                    _ => None,
                },
            });
        }
        // The paper of a performer has the members of every paper.
        if let Some(paper) = at.strip_prefix("/contracts/*/goods/*/proof/") {
            let at = format!("/contracts/*/performer/proof/{paper}");
            facts.push(FactLabel { of, at, label: label.clone(), form, values });
        }
        facts.push(FactLabel { of, at: at.into_owned(), label, form, values });
    }
    facts
}

/// Returns the places of the fact of a field. Ids that only join tables, and currencies and rates of a row, which stand at each
/// amount, are no facts of their own.
fn places(field: &Field) -> Vec<(&'static str, Cow<'_, str>)> {
    let path = field.path.as_str();
    let at = |before: &str| Cow::Owned(format!("{before}/{path}"));
    let is_of_amounts = ["currency", "rate", "rate_day"].contains(&path);
    match field.sheet {
        // Their names are the rulebook's terms and readings.
        _ if path.ends_with("/*") => Vec::new(),
        Sheet::Goods if path == "id" => Vec::new(),
        Sheet::Goods => Vec::from([("good", at(""))]),
        Sheet::Document => {
            let of_period = ["on", "currency", "vat", "rulebook", "subsoil_user"].contains(&path);
            let contract = (path != "subsoil_user").then(|| ("contract", at("")));
            contract.into_iter().chain(of_period.then(|| ("period", at("")))).collect()
        }
        _ if is_of_amounts => Vec::new(),
        Sheet::Lines if path == "good" => Vec::new(),
        Sheet::Lines => Vec::from([("good", at("/materials/*"))]),
        Sheet::Contracts => Vec::from([("contract", at("/contracts/*"))]),
        Sheet::ContractGoods if path == "contract" => Vec::new(),
        Sheet::ContractGoods => Vec::from([("contract", at("/contracts/*/goods/*"))]),
        Sheet::Purchases => Vec::from([("period", at("/rows/*"))]),
    }
}

/// What a fact takes, and which enumeration.
fn form(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Text => ("text", None),
        Kind::Id => ("id", None),
        Kind::Code => ("code", None),
        Kind::Amount => ("amount", None),
        Kind::Quantity => ("decimal", None),
        Kind::Mass => ("mass", None),
        Kind::Percent => ("percent", None),
        Kind::Rate => ("rate", None),
        Kind::Whole => ("whole", None),
        Kind::Fraction => ("fraction", None),
        Kind::Day => ("day", None),
        Kind::Flag => ("flag", None),
        Kind::Country => ("country", Some("country")),
        Kind::Currency => ("currency", Some("currency")),
        Kind::Unit => ("unit", None),
        Kind::Rulebook => ("rulebook", None),
        Kind::Operations => ("operations", None),
        Kind::Texts => ("texts", None),
        Kind::WhollyProduced => ("letter", None),
        Kind::Bin => ("bin", None),
        Kind::Reading => ("option", None),
        Kind::Vat => ("choice", Some("vat")),
        Kind::Proof => ("choice", Some("proof_kind")),
        Kind::Packaging => ("choice", Some("packaging")),
        Kind::StockMethod => ("choice", Some("stock_method")),
        Kind::OverheadMethod => ("choice", Some("overhead_method")),
        Kind::ValueIs => ("choice", Some("value_is")),
        Kind::ContractKind => ("choice", Some("contract_kind")),
        Kind::PurchaseKind => ("choice", Some("purchase_kind")),
    }
}
