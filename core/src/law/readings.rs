//! Where the law can be read in several ways.

use alloc::string::String;
use alloc::vec::Vec;

use super::Citation;
use crate::names::Wording;

/// Where the law can be read in several ways.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its name.
    pub id: String,
    /// Whether nothing else in the act settles it.
    pub open: bool,
    /// The question.
    pub question: Wording,
    /// The options, the default first.
    pub options: Vec<(String, Wording)>,
    /// The unclear provision.
    pub citation: Citation,
}
