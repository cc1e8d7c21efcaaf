//! What a row of a table of goods is answered.

use std::borrow::Cow;

use tegi::door::{Assessment, Door, Facts, Fault, Json, Notice, assess_good, canonical};

use super::Assessor;
use super::results::{Answer, Column, Holds, MONEY, name_of, units};
use super::rows::GOODS;

pub(super) const ASSESSOR: Assessor = Assessor {
    kind: GOODS,
    columns: &[
        ("verdict", Holds::Text),
        ("provisional", Holds::Provisional),
        ("rule", Holds::Text),
        ("criterion", Holds::Text),
        ("share", Holds::Share),
        ("headroom", Holds::Money),
        ("missing", Holds::Texts),
        ("outside", Holds::Texts),
        ("warnings", Holds::Texts),
        ("error", Holds::Error),
        ("error_at", Holds::ErrorAt),
        ("errors", Holds::Errors),
        ("edition", Holds::Text),
        ("steps", Holds::Text),
        ("answer", Holds::Text),
    ],
    assess,
    is_brief: true,
};

fn assess(door: &Door, json: &Json<'_>, columns: &[Column]) -> Result<Answer, Vec<Fault>> {
    let assessment = assess_good(&Facts::read(json)?, door.library())?;
    let asked = |wanted: &str| columns.iter().any(|(name, _)| *name == wanted);
    let owned = |text: &Option<String>| text.clone().map(Cow::Owned);
    Ok(Answer {
        provisional: assessment.provisional,
        texts: vec![
            ("verdict", Some(Cow::Borrowed(name_of(assessment.verdict)))),
            ("rule", owned(&assessment.rule)),
            ("criterion", owned(&assessment.criterion)),
            ("edition", assessment.receipt.edition.as_ref().map(|day| Cow::Owned(edition(&assessment, day)))),
            ("steps", asked("steps").then(|| Cow::Owned(canonical(&assessment.steps)))),
            ("answer", asked("answer").then(|| Cow::Owned(canonical(&assessment)))),
        ],
        decimals: vec![
            ("share", assessment.local_content.as_ref().and_then(|content| content.share.clone())),
            ("headroom", headroom(&assessment)),
        ],
        lists: vec![
            ("missing", assessment.missing.iter().map(|missing| Cow::Owned(missing.fact.clone())).collect()),
            ("outside", codes(&assessment.outside)),
            ("warnings", codes(&assessment.warnings)),
        ],
    })
}

pub(super) fn codes(notices: &[Notice]) -> Vec<Cow<'static, str>> {
    notices.iter().map(|notice| notice.code.clone()).collect()
}

fn edition(assessment: &Assessment, day: &str) -> String {
    [assessment.receipt.rulebook.as_str(), "@", day].concat()
}

/// The smallest head-room among the limits of the good itself on which the verdict rests.
fn headroom(assessment: &Assessment) -> Option<String> {
    let steps = assessment.steps.iter().filter(|step| step.decisive && step.good.is_empty());
    let headrooms = steps.filter_map(|step| step.comparison.as_ref()?.headroom.as_deref());
    headrooms.min_by_key(|headroom| units(headroom, MONEY)).map(str::to_owned)
}
