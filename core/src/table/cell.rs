//! A cell, a row of them, and the JSON form in which hosts hand them over.

use alloc::borrow::Cow;

/// What stands in a cell, as the host's library gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing; also a formula whose result is the empty text.
    Blank,
    /// A text as it stands, blanks included.
    Text(Cow<'a, str>),
    /// A number as decimal text of at most 15 significant digits, without exponent: `0.3`, `-1200`.
    Number(Cow<'a, str>),
    /// `TRUE` or `FALSE`.
    Flag(bool),
    /// A day, `YYYY-MM-DD`; with a time behind it, `YYYY-MM-DDThh:mm:ss`, where the cell holds one.
    Day(Cow<'a, str>),
    /// An error of the spreadsheet, `#REF!`; or a formula whose result the file does not hold, `#FORMULA`.
    Error(Cow<'a, str>),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What stands in it.
    pub content: Content<'a>,
    /// Its number format, such as `[$€-407]#,##0.00`; empty where it is general or unknown.
    pub format: Cow<'a, str>,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its number in the sheet, from 1. In a text table the number of the line on which it begins.
    pub number: u32,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// Its cells from column A on. Cells behind the last filled one may be missing.
    pub cells: alloc::vec::Vec<Cell<'a>>,
}
