//! What is wrong with an input: every fault of it, each with the place where it stands.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use serde::{Deserialize, Serialize};

/// A code of the message catalogue.
pub type Code = Cow<'static, str>;

/// One fault of an input. The sentence for a person is made from `code` by [`explain`](crate::words).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fault {
    /// What is wrong, as a code of the message catalogue.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// Where, as a JSON pointer (RFC 6901) into the document.
    pub at: String,
    /// What stood there, shortened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// What may stand there: a limit, or the names that are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// What may have been meant: the ways to read it, or the nearest names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

/// Longer texts are cut in a fault.
const SHOWN: usize = 80;

impl Fault {
    /// A fault with this code at this place.
    pub fn new(code: &'static str, at: &At<'_>) -> Fault {
        Fault { code: Cow::Borrowed(code), at: at.to_string(), given: None, allowed: None, offers: Vec::new() }
    }

    /// A fault with this code at a place that is no JSON pointer: the address of a cell, the name of a file.
    pub fn at(code: &'static str, at: impl Into<String>) -> Fault {
        Fault { at: at.into(), ..Fault::new(code, &At::Root) }
    }

    /// With what was given.
    pub fn given(mut self, given: impl Into<String>) -> Fault {
        self.given = Some(shortened(given.into()));
        self
    }

    /// With what would have been allowed.
    pub fn allowed(mut self, allowed: impl Into<String>) -> Fault {
        self.allowed = Some(allowed.into());
        self
    }

    /// With what may have been meant.
    pub fn offers(mut self, offers: impl IntoIterator<Item = String>) -> Fault {
        self.offers = offers.into_iter().collect();
        self
    }
}

/// A text as it is shown: cut where it is long.
pub(crate) fn shortened(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text,
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
    }
}

/// A place in a document, as a chain on the stack: its text is made only when a fault needs it.
#[derive(Clone, Copy, Debug)]
pub enum At<'p> {
    /// The whole document.
    Root,
    /// A member of an object.
    Field(&'p At<'p>, &'p str),
    /// An item of an array.
    Item(&'p At<'p>, usize),
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Root => Ok(()),
            At::Field(parent, name) => write!(f, "{parent}/{}", name.replace('~', "~0").replace('/', "~1")),
            At::Item(parent, place) => write!(f, "{parent}/{place}"),
        }
    }
}

/// Collects the faults of one document while it is read.
#[derive(Debug, Default)]
pub struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    /// Notes one.
    pub fn push(&self, fault: Fault) {
        self.0.borrow_mut().push(fault);
    }

    /// How many were noted so far.
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether nothing was noted yet.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// The value when nothing was noted, else all the faults in the order of reading.
    ///
    /// # Errors
    /// The faults.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        let faults = self.0.into_inner();
        match value {
            Some(value) if faults.is_empty() => Ok(value),
            _ => Err(faults),
        }
    }
}
