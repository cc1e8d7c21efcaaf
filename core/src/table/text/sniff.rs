//! Tells how a text table is written: its encoding by all its bytes, its separator by its first rows.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::encoding::{Decoder, Encoding, NotText, Tally};
use super::parse::{Event, Parser};
use crate::doc::{At, Fault};
use crate::table::cell::{Cell, Row};

/// How a text table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Its encoding.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: char,
    /// Whether its first line is `sep=;`, which is no row.
    pub has_separator_line: bool,
    /// Whether it comes from the clipboard, where cells that begin with a quote may stand as they are.
    pub is_clipboard: bool,
}

/// Looks at all bytes of a text, in pieces, and decides how it is written.
#[derive(Clone, Debug)]
pub struct Sniff {
    file: String,
    tally: Tally,
    head: Vec<u8>,
    is_clipboard: bool,
}

/// The first bytes, in which the separator is sought.
const HEAD: usize = 1 << 16;
/// The rows of them that are looked at.
const ROWS: usize = 50;
/// A text table has at most this many bytes: four gibibytes.
const MOST_BYTES: u64 = 1 << 32;
/// The separators that are sought; of equals the first is taken, because its sign stands in texts most rarely.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];

impl Sniff {
    /// For a file of this name.
    pub fn new(file: &str) -> Sniff {
        Sniff { file: file.to_string(), tally: Tally::default(), head: Vec::new(), is_clipboard: false }
    }

    /// For what comes from the clipboard: cells parted by tabs.
    pub fn of_clipboard() -> Sniff {
        Sniff { is_clipboard: true, ..Sniff::new("") }
    }

    /// Takes the next piece.
    pub fn push(&mut self, bytes: &[u8]) {
        self.tally.push(bytes);
        let room = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(bytes.get(..room).unwrap_or_default());
    }

    /// Decides.
    ///
    /// # Errors
    /// A fault of the file, when its bytes are no text.
    pub fn finish(self) -> Result<Dialect, Fault> {
        let fault = |code| Fault { at: self.file.clone(), ..Fault::new(code, &At::Root) };
        if self.tally.length() > MOST_BYTES {
            return Err(fault("file-too-large").allowed(MOST_BYTES.to_string()));
        }
        let encoding = self.tally.encoding().map_err(|error| match error {
            NotText::ZeroBytes => fault("zero-bytes"),
            NotText::Broken(line) => fault("encoding-broken").given(line.to_string()),
            NotText::Unknown => fault("encoding-unknown"),
        })?;
        let text = match Decoder::new(encoding).push(&self.head) {
            Ok(text) | Err(text) => text,
        };
        let is_whole = self.tally.length() <= u64::try_from(HEAD).unwrap_or(0);
        let dialect = Dialect { encoding, separator: '\t', has_separator_line: false, is_clipboard: self.is_clipboard };
        if self.is_clipboard {
            return Ok(dialect);
        }
        if let Some(separator) = stated(&text) {
            return Ok(Dialect { separator, has_separator_line: true, ..dialect });
        }
        Ok(Dialect { separator: separator(&text, is_whole), ..dialect })
    }
}

/// The separator that the first line states: `sep=;`.
fn stated(text: &str) -> Option<char> {
    let line = text.split(['\r', '\n']).next()?;
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (name, sign) = line.split_at_checked(4)?;
    let mut signs = sign.chars();
    let separator = signs.next().filter(|sign| !sign.is_alphanumeric() && *sign != '"')?;
    (name.eq_ignore_ascii_case("sep=") && signs.next().is_none()).then_some(separator)
}

/// What the first rows look like when they are parted by a separator.
struct Look {
    separator: char,
    /// The place of the first row that may be a heading of several cells.
    heading: usize,
    /// Rows with as many cells as that heading.
    rows: usize,
}

/// The separator of the heading. One that parts most rows alike, from the earliest heading on.
fn separator(text: &str, is_whole: bool) -> char {
    let looks: Vec<Look> = SEPARATORS.iter().filter_map(|separator| look(text, *separator, is_whole)).collect();
    let most = looks.iter().map(|look| look.rows).max().unwrap_or(0);
    let likely = looks.iter().filter(|look| look.rows.saturating_mul(2) > most);
    // `min_by_key` takes the first of equals.
    likely.min_by_key(|look| look.heading).map_or(';', |look| look.separator)
}

fn look(text: &str, separator: char, is_whole: bool) -> Option<Look> {
    let mut parser = Parser::new(separator, false, false, "");
    let mut events = Vec::new();
    parser.push(text, &mut events);
    if is_whole {
        parser.finish(&mut events);
    }
    let rows = events.iter().filter_map(|event| if let Event::Row(row) = event { Some(row) } else { None });
    let rows: Vec<&Row<'_>> = rows.filter(|row| !row.is_blank()).take(ROWS).collect();
    let with_several = |row: &&Row<'_>| row.cells.iter().filter(|cell| !cell.is_blank()).count() > 1;
    let several = rows.iter().enumerate().filter(|(_, row)| with_several(row));
    // Behind a heading stands another row of cells, be they blank; behind a title with a comma there is none.
    let goes_on = |place: usize, row: &Row<'_>| {
        rows.get(place.saturating_add(1)).is_none_or(|next| with_several(next) || next.cells.len() == row.cells.len())
    };
    let heading = several.clone().find(|(place, row)| goes_on(*place, row) && row.cells.iter().all(may_be_heading));
    // A table without headings still has its separator.
    let (place, heading) = heading.or_else(|| several.clone().next().map(|(_, row)| (ROWS, row)))?;
    let alike = rows.iter().filter(|row| row.cells.len() == heading.cells.len()).count();
    Some(Look { separator, heading: place, rows: alike })
}

/// Whether a cell may be a heading: blank, or letters without a long number.
fn may_be_heading(cell: &Cell<'_>) -> bool {
    let text = cell.shown();
    let has_word = text.chars().any(|letter| letter.is_alphabetic() || matches!(letter, '№' | '%' | '#'));
    let longest = text.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    cell.is_blank() || (has_word && longest < 5)
}
