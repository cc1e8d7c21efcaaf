//! Says what may stand at a place of an expression.

use alloc::string::{String, ToString};

use super::Speaker;

/// What the parser expects, and its message.
const EXPECTED: [(&str, &str); 21] = [
    ("the end", "expected.end"),
    ("a test", "expected.test"),
    ("a percent from 0 to 100", "expected.percent"),
    ("fewer brackets within brackets", "expected.depth"),
    ("a fact", "expected.fact"),
    ("a description", "expected.description"),
    ("the name of a reading", "expected.reading"),
    ("an option", "expected.option"),
    ("a condition of the place", "expected.site"),
    ("two groups before this", "expected.groups"),
    ("a code, SAME-HEADING, SAME-SUBHEADING or a described material", "expected.code"),
    ("a described material", "expected.material"),
    ("a count of 1 or more", "expected.count"),
    ("ALL, ANY, UNSTATED, OTHER-THAN, NOT-ALONE or AT-LEAST", "expected.quantity"),
    ("its points", "expected.points"),
    ("an operation", "expected.operation"),
    ("a base", "expected.base"),
    ("a base of weight", "expected.weight-base"),
    ("a base other than what is counted", "expected.least-base"),
    ("labour, overhead or profit", "expected.cost"),
    ("each cost once before this", "expected.cost-once"),
];

impl Speaker<'_> {
    /// An expression that cannot be read: where, what stands there, and what may stand there.
    pub(super) fn unread(&self, given: &str, allowed: &str) -> String {
        let (place, expected) = allowed.split_once(": ").unwrap_or(("", allowed));
        let known = EXPECTED.iter().find(|(text, _)| *text == expected);
        let said = known.map_or_else(|| expected.to_string(), |(_, key)| self.say(key, &[]));
        let key = if given.is_empty() { "fault.expression-ends" } else { "fault.not-an-expression" };
        self.say(key, &[("given", given), ("place", place), ("allowed", &said)])
    }
}
