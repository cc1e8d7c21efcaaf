//! Three values: a test holds, does not hold, or cannot be decided because a fact is missing.

use core::fmt;

use serde::{Deserialize, Serialize};

/// The outcome of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It does not hold.
    False,
    /// A fact is missing.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Both hold.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// At least one holds.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Whether `self` is `Unknown`.
    pub fn is_unknown(self) -> bool {
        self == Truth::Unknown
    }
}

impl core::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::True } else { Truth::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(value: Option<bool>) -> Truth {
        value.map_or(Truth::Unknown, Truth::from)
    }
}

impl fmt::Display for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Truth::False => "false",
            Truth::Unknown => "unknown",
            Truth::True => "true",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    #[test]
    fn agrees_with_every_completion() {
        let completions = |truth: Truth| match truth {
            Unknown => [True, False].to_vec(),
            known => [known].to_vec(),
        };
        let join = |values: alloc::vec::Vec<Truth>| {
            if values.iter().all(|value| *value == values[0]) { values[0] } else { Unknown }
        };
        for a in [False, Unknown, True] {
            for b in [False, Unknown, True] {
                let all = |combine: fn(Truth, Truth) -> Truth| {
                    let pairs =
                        completions(a).into_iter().flat_map(|a| completions(b).into_iter().map(move |b| (a, b)));
                    join(pairs.map(|(a, b)| combine(a, b)).collect())
                };
                assert_eq!(a.and(b), all(Truth::and));
                assert_eq!(a.or(b), all(Truth::or));
            }
            assert_eq!(!!a, a);
        }
    }
}
