//! What it means where a member of a good's facts is absent: the one list, which tests read and documents cite.
//!
//! Where absence means *unknown*, two theorems hold, which `tests/theorems.rs` tries on random facts: what becomes
//! known never turns a settled verdict (*known never contradicts*), and leaving it out never gives the party a better
//! settled verdict than stating it (*silence never helps*). The other members are exceptions, each with its reason.

/// Whose member it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The document's own.
    Document,
    /// Of the facts of a good, the document's or those of a part.
    Facts,
    /// Of `good`.
    Good,
    /// Of a line of `materials`.
    Line,
    /// Of a `proof`.
    Paper,
}

/// What is meant where a member is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Facts without it are refused.
    Refused,
    /// No verdict hangs on it, stated or not.
    Nothing,
    /// It is unknown: both theorems hold.
    Unknown,
    /// Something is taken that is the worst for the party: leaving it out never helps; stating it may, for this reason.
    Worst(&'static str),
    /// Something is taken that need not be the worst for the party: neither theorem holds, for this reason.
    Taken(&'static str),
}

/// A member of the facts of a good.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Whose it is.
    pub of: Of,
    /// Its name.
    pub name: &'static str,
    /// What its absence means.
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

/// What the absence of a member means where another one of the same facts is stated. A bill that declares a set by its
/// items is `is_set_item` of them all.
pub const BESIDE: [(&str, Member); 4] = [
    (
        "operations",
        member_of(
            Of::Facts,
            "answers",
            Absence::Taken("the list is complete; an answer about an operation that it does not name adds to it"),
        ),
    ),
    // Beside a list that names none.
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
pub const MEMBERS: [Member; 46] = [
    member_of(Of::Document, "on", Absence::Refused),
    member_of(Of::Document, "rulebook", Absence::Refused),
    member_of(Of::Document, "currency", Absence::Nothing),
    // Amounts bear no VAT where nothing is said. All of them have one basis, so that no verdict hangs on it; only the
    // production cost, which bears none, is not compared with materials that do.
    member_of(Of::Document, "vat", Absence::Nothing),
    member_of(Of::Document, "vat_rate", Absence::Unknown),
    // It counts for whoever buys the good under its masked record, not for the good itself.
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
    // Digits beyond the heading are unknown where they are absent.
    member_of(Of::Good, "hs", Absence::Refused),
    member_of(Of::Good, "ex_works_price", Absence::Unknown),
    member_of(Of::Good, "production_cost", Absence::Unknown),
    // How figures were found; the figures themselves are stated beside it.
    member_of(Of::Good, "overhead_method", Absence::Nothing),
    member_of(Of::Good, "quantity", Absence::Unknown),
    member_of(Of::Good, "unit", Absence::Nothing),
    member_of(Of::Good, "unit_price", Absence::Unknown),
    member_of(Of::Good, "proof", Absence::Unknown),
    member_of(Of::Line, "id", Absence::Nothing),
    member_of(Of::Line, "name", Absence::Nothing),
    member_of(Of::Line, "hs", Absence::Unknown),
    member_of(Of::Line, "value", Absence::Unknown),
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
        "is_set_item",
        Absence::Taken("no good is asked whether it is a set: a set is declared by its items"),
    ),
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
    // It moves shares, not verdicts: a paper that states none is taken for the whole.
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
