//! What a row of a table of contracts is answered.

use std::borrow::Cow;

use tegi::door::{Door, Fault, Json, canonical};

use super::Assessor;
use super::goods::codes;
use super::results::{Answer, Column, Holds};
use super::rows::CONTRACTS;

pub(super) const ASSESSOR: Assessor = Assessor {
    kind: CONTRACTS,
    columns: &[
        ("share", Holds::Share),
        ("provisional", Holds::Provisional),
        ("exact", Holds::Text),
        ("formula", Holds::Text),
        ("lowest", Holds::Share),
        ("highest", Holds::Share),
        ("if_proved", Holds::Share),
        ("missing", Holds::Texts),
        ("outside", Holds::Texts),
        ("warnings", Holds::Texts),
        ("error", Holds::Error),
        ("error_at", Holds::ErrorAt),
        ("errors", Holds::Errors),
        ("edition", Holds::Text),
        ("rows", Holds::Text),
        ("answer", Holds::Text),
    ],
    assess,
    is_brief: false,
};

fn assess(door: &Door, json: &Json<'_>, columns: &[Column]) -> Result<Answer, Vec<Fault>> {
    let assessment = door.assess_contract_json(json)?;
    let asked = |wanted: &str| columns.iter().any(|(name, _)| *name == wanted);
    let between = assessment.between.as_ref();
    let receipt = &assessment.receipt;
    let edition = receipt.edition.as_ref().map(|day| Cow::Owned([&receipt.rulebook, "@", day].concat()));
    Ok(Answer {
        provisional: assessment.provisional,
        texts: vec![
            ("exact", assessment.exact.clone().map(Cow::Owned)),
            ("formula", assessment.formula.as_ref().map(|formula| Cow::Owned(formula.to_string()))),
            ("edition", edition),
            ("rows", asked("rows").then(|| Cow::Owned(canonical(&assessment.rows)))),
            ("answer", asked("answer").then(|| Cow::Owned(canonical(&assessment)))),
        ],
        decimals: vec![
            ("share", assessment.share.clone()),
            ("lowest", between.map(|[lowest, _]| lowest.clone())),
            ("highest", between.map(|[_, highest]| highest.clone())),
            ("if_proved", assessment.if_proved.as_ref().map(|part| part.share.clone())),
        ],
        lists: vec![
            ("missing", assessment.missing.iter().map(|missing| Cow::Owned(missing.fact.clone())).collect()),
            ("outside", codes(&assessment.outside)),
            ("warnings", codes(&assessment.warnings)),
        ],
    })
}
