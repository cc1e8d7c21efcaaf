//! Lists what the absence of each member of a good's facts means. It is the only such list; tests read it and documents
//! cite it.
//!
//! If absence means *unknown*, two theorems hold, which `tests/theorems.rs` tries on random facts. A fact that becomes
//! known never turns a settled verdict (*known never contradicts*). Leaving a fact out never gives the party a better
//! settled verdict than stating it (*silence never helps*). The other members are exceptions, each with its reason.

/// Which object has the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The document.
    Document,
    /// The facts of a good: those of the document or of a part.
    Facts,
    /// The object `good`.
    Good,
    /// A line of `materials`.
    Line,
    /// A `proof`.
    Paper,
}

/// The meaning of an absent member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Facts without it are refused.
    Refused,
    /// No verdict depends on it.
    Nothing,
    /// It is unknown: both theorems hold.
    Unknown,
    /// The worst for the party is assumed, for this reason. Leaving it out never helps; stating it may help.
    Worst(&'static str),
    /// Something is assumed that is perhaps not the worst for the party, for this reason. Neither theorem holds.
    Taken(&'static str),
}

/// A member of the facts of a good.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The object that has it.
    pub of: Of,
    /// Its name.
    pub name: &'static str,
    /// The meaning of its absence.
    pub absence: Absence,
}

impl Absence {
    /// Whether *known never contradicts* holds.
    pub fn is_unknown(self) -> bool {
        matches!(self, Absence::Nothing | Absence::Unknown)
    }

    /// Whether *silence never helps* holds.
    pub fn never_helps(self) -> bool {
        self.is_unknown() || matches!(self, Absence::Worst(_))
    }
}

/// Finds a member by its name.
pub fn member(of: Of, name: &str) -> Option<&'static Member> {
    MEMBERS.iter().find(|member| member.of == of && member.name == name)
}

const fn member_of(of: Of, name: &'static str, absence: Absence) -> Member {
    Member { of, name, absence }
}

/// The meaning of an absent member if another member of the same facts is stated: the other member's name, and the
/// absent member. If lines of a bill state `is_set_item`, leaving out the bill has the meaning of leaving out
/// `is_set_item`.
pub const BESIDE: [(&str, Member); 4] = [
    (
        "operations",
        member_of(
            Of::Facts,
            "answers",
            Absence::Taken("the list is complete; an answer about an operation that it does not name adds to it"),
        ),
    ),
    // Beside a list that names no operation.
    (
        "operations",
        member_of(
            Of::Facts,
            "beyond_insufficient_operations",
            Absence::Worst("the list says that nothing was done, until an answer says that more was"),
        ),
    ),
    (
        "wholly_produced",
        member_of(
            Of::Facts,
            "materials",
            Absence::Taken(
                "whoever claims that a good is wholly produced claims that nothing foreign is in it; a bill that is \
                 not stated does not contradict that",
            ),
        ),
    ),
    (
        "made_from",
        member_of(
            Of::Line,
            "origin",
            Absence::Taken(
                "whoever states how a part was made and no other country says that it was made here; its own facts then \
                 decide whether it originates",
            ),
        ),
    ),
];

/// All members of the facts of a good.
pub const MEMBERS: [Member; 57] = [
    member_of(Of::Document, "on", Absence::Refused),
    member_of(Of::Document, "rulebook", Absence::Refused),
    member_of(Of::Document, "currency", Absence::Nothing),
    // Amounts bear no VAT if nothing is stated. All of them have one basis, so that no verdict depends on it. Only the
    // production cost, which bears no VAT, is not compared with materials that bear it.
    member_of(Of::Document, "vat", Absence::Nothing),
    member_of(Of::Document, "vat_rate", Absence::Unknown),
    // It matters to a buyer who uses the masked record of the good, not to the good itself.
    member_of(Of::Document, "valid_to", Absence::Nothing),
    member_of(
        Of::Document,
        "readings",
        Absence::Taken(
            "an open reading is tried in every way, but where another provision settles one, its option is taken \
             until the user fixes another",
        ),
    ),
    member_of(Of::Facts, "good", Absence::Refused),
    member_of(Of::Facts, "materials", Absence::Unknown),
    member_of(Of::Facts, "operations", Absence::Unknown),
    member_of(Of::Facts, "answers", Absence::Unknown),
    member_of(
        Of::Facts,
        "wholly_produced",
        Absence::Worst(
            "it is a claim to a second way in which the good may originate; whoever does not make it has none",
        ),
    ),
    member_of(Of::Facts, "beyond_insufficient_operations", Absence::Unknown),
    member_of(
        Of::Facts,
        "threshold",
        Absence::Worst("it is a row of a list that the rulebook does not hold: without it nothing can be said"),
    ),
    member_of(Of::Good, "name", Absence::Nothing),
    // Digits beyond the heading are unknown if they are absent.
    member_of(Of::Good, "hs", Absence::Refused),
    member_of(Of::Good, "ex_works_price", Absence::Unknown),
    member_of(Of::Good, "production_cost", Absence::Unknown),
    member_of(Of::Good, "fob_value", Absence::Unknown),
    member_of(Of::Good, "net_cost", Absence::Unknown),
    member_of(Of::Good, "total_cost", Absence::Unknown),
    member_of(Of::Good, "excluded_costs", Absence::Unknown),
    member_of(Of::Good, "labour_cost", Absence::Unknown),
    member_of(Of::Good, "overhead_cost", Absence::Unknown),
    member_of(Of::Good, "profit", Absence::Unknown),
    member_of(Of::Good, "mass", Absence::Unknown),
    // It says how figures were found; the figures are stated beside it.
    member_of(Of::Good, "overhead_method", Absence::Nothing),
    member_of(Of::Good, "quantity", Absence::Unknown),
    member_of(Of::Good, "unit", Absence::Nothing),
    member_of(Of::Good, "unit_price", Absence::Unknown),
    member_of(Of::Good, "proof", Absence::Unknown),
    member_of(Of::Line, "id", Absence::Nothing),
    member_of(Of::Line, "name", Absence::Nothing),
    member_of(Of::Line, "hs", Absence::Unknown),
    member_of(Of::Line, "value", Absence::Unknown),
    member_of(Of::Line, "mass", Absence::Unknown),
    member_of(Of::Line, "quantity", Absence::Unknown),
    member_of(Of::Line, "unit", Absence::Nothing),
    member_of(Of::Line, "unit_price", Absence::Unknown),
    member_of(Of::Line, "stock_method", Absence::Nothing),
    member_of(Of::Line, "origin", Absence::Worst("the law takes a material of unknown origin as foreign")),
    member_of(Of::Line, "proof", Absence::Unknown),
    member_of(
        Of::Line,
        "made_from",
        Absence::Taken("a paper proves a material's origin, and the law does not ask its buyer how it was made"),
    ),
    member_of(
        Of::Line,
        "signatures",
        Absence::Worst("a part whose masked record nobody vouches for leaves the answer provisional"),
    ),
    member_of(
        Of::Line,
        "is_set_item",
        Absence::Taken("no good is asked whether it is a set: a set is declared by its items"),
    ),
    member_of(Of::Line, "wholly_obtained", Absence::Unknown),
    member_of(Of::Line, "packaging", Absence::Taken("a line is a material of the good unless it is said not to be")),
    member_of(Of::Line, "necessary_component", Absence::Unknown),
    member_of(
        Of::Line,
        "earlier_stage",
        Absence::Worst(
            "it is a claim to one more way in which a row made from named materials may be met; whoever does not make \
             it has none, or each row that is not met would wait for an answer about each line",
        ),
    ),
    member_of(Of::Line, "neutral", Absence::Taken("a line is a material of the good unless it is said not to be")),
    member_of(Of::Line, "accessory", Absence::Taken("a line is a material of the good unless it is said not to be")),
    member_of(Of::Line, "answers", Absence::Unknown),
    member_of(Of::Paper, "kind", Absence::Refused),
    member_of(Of::Paper, "number", Absence::Nothing),
    member_of(
        Of::Paper,
        "date",
        Absence::Taken("a paper that states no day is taken to hold on the day of the facts, as it is shown"),
    ),
    member_of(
        Of::Paper,
        "valid_to",
        Absence::Taken("a paper that states no last day is taken to hold on the day of the facts, as it is shown"),
    ),
    // It changes shares, not verdicts: a paper without a share counts for the whole.
    member_of(Of::Paper, "share", Absence::Nothing),
];

#[cfg(all(test, feature = "schema"))]
mod tests {
    use alloc::collections::BTreeSet;

    use super::{MEMBERS, Of};
    use crate::facts::schema::Facts;

    #[test]
    fn every_member_of_facts_is_in_the_list() {
        let schema = schemars::schema_for!(Facts).to_value();
        let names = |form: &serde_json::Value| -> BTreeSet<_> {
            form["properties"].as_object().unwrap().keys().cloned().collect()
        };
        let of = |wanted: &[Of]| -> BTreeSet<_> {
            let members = MEMBERS.iter().filter(|member| wanted.contains(&member.of));
            members.map(|member| member.name.into()).collect()
        };
        assert_eq!(names(&schema), of(&[Of::Document, Of::Facts]));
        let forms = [("GoodFacts", Of::Facts), ("Good", Of::Good), ("Material", Of::Line), ("Proof", Of::Paper)];
        for (form, whose) in forms {
            assert_eq!(names(&schema["$defs"][form]), of(&[whose]), "{form}");
        }
    }
}
