//! Bytes to rows: CSV, TSV and the clipboard, the same from every host, in pieces of any size.
//!
//! Two passes: [`Sniff`] looks at all bytes and tells how the table is written; [`Reader`] then gives its rows. What
//! comes of it does not depend on how the bytes were cut.

mod encoding;
mod parse;
mod sniff;
#[cfg(test)]
mod tests;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub use encoding::{Encoding, NotText, text_of};
pub use parse::Event;
pub use sniff::{Dialect, Sniff};

use serde::Serialize;

use crate::doc::{At, Fault};
use encoding::Decoder;
use parse::Parser;

/// Reads the rows of a text table.
///
/// ```
/// use tegi::table::text::{Event, Reader, Sniff};
///
/// let pieces = ["№ товара;Це", "на\nb1;1 000,50\n"];
/// let mut sniff = Sniff::new("goods.csv");
/// pieces.iter().for_each(|piece| sniff.push(piece.as_bytes()));
/// let dialect = sniff.finish().map_err(|fault| fault.code)?;
/// assert_eq!((dialect.encoding.name(), dialect.separator), ("utf-8", ';'));
///
/// let (mut reader, mut rows) = (Reader::new(dialect, "goods"), Vec::new());
/// pieces.iter().for_each(|piece| reader.push(piece.as_bytes(), &mut rows));
/// reader.finish(&mut rows);
/// assert!(matches!(rows.as_slice(), [Event::Row(_), Event::Row(row)] if row.cell(1).shown() == "1 000,50"));
/// # Ok::<(), std::borrow::Cow<'static, str>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    sheet: String,
    decoder: Decoder,
    parser: Parser,
    is_stopped: bool,
}

impl Reader {
    /// A reader of a table that is written so; `sheet` stands in the addresses of its faults.
    pub fn new(dialect: Dialect, sheet: &str) -> Reader {
        let Dialect { encoding, separator, has_separator_line, is_clipboard } = dialect;
        Reader {
            sheet: sheet.to_string(),
            decoder: Decoder::new(encoding),
            parser: Parser::new(separator, is_clipboard, has_separator_line, sheet),
            is_stopped: false,
        }
    }

    /// Takes the next piece and adds the rows and faults that are whole by then.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        if self.is_stopped {
            return;
        }
        match self.decoder.push(bytes) {
            Ok(text) => self.parser.push(&text, out),
            Err(text) => {
                self.parser.push(&text, out);
                self.break_off(out);
            }
        }
    }

    /// Ends the table.
    pub fn finish(&mut self, out: &mut Vec<Event>) {
        if !self.is_stopped && !self.decoder.is_whole() {
            self.break_off(out);
        }
        self.parser.finish(out);
        self.is_stopped = true;
    }

    /// The bytes are not in the encoding that was told: another file than in the first pass.
    fn break_off(&mut self, out: &mut Vec<Event>) {
        let fault = Fault::new("encoding-broken", &At::Root).given(self.parser.line().to_string());
        out.push(Event::Fault(Fault { at: self.sheet.clone(), ..fault }));
        self.parser.stop();
        self.is_stopped = true;
    }
}

/// Reads a text table that is whole in memory.
///
/// # Errors
/// A fault of the file, when its bytes are no text.
pub fn read(file: &str, bytes: &[u8]) -> Result<(Dialect, Vec<Event>), Fault> {
    let mut sniff = Sniff::new(file);
    sniff.push(bytes);
    let dialect = sniff.finish()?;
    Ok((dialect, rows(dialect, stem(file), bytes)))
}

/// Reads what comes from the clipboard.
pub fn read_clipboard(text: &str) -> Vec<Event> {
    let dialect = Dialect { encoding: Encoding::Utf8, separator: '\t', has_separator_line: false, is_clipboard: true };
    rows(dialect, "", text.as_bytes())
}

/// The texts of what comes from the clipboard, row by row. Blank rows keep their place.
///
/// # Errors
/// Every fault of it, such as a quote that is not closed.
pub fn clipboard_rows(text: &str) -> Result<ClipboardRows, Vec<Fault>> {
    let (mut rows, mut faults): (Vec<Vec<String>>, Vec<Fault>) = Default::default();
    let mut last = 0_u32;
    for event in read_clipboard(text) {
        match event {
            Event::Fault(fault) => faults.push(fault),
            Event::Row(row) => {
                let blank = row.number.saturating_sub(last).saturating_sub(1);
                rows.extend((0..blank).map(|_| Vec::new()));
                let cells: Vec<String> = row.cells.iter().map(|cell| String::from(cell.shown())).collect();
                // A cell of several lines makes a row of several.
                let breaks: usize = cells.iter().map(|cell| cell.matches('\n').count()).sum();
                last = row.number.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
                rows.push(cells);
            }
        }
    }
    if faults.is_empty() { Ok(ClipboardRows { kind: "rows", rows }) } else { Err(faults) }
}

/// The texts of cells, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClipboardRows {
    /// Always `rows`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The texts of each row's cells.
    pub rows: Vec<Vec<String>>,
}

fn rows(dialect: Dialect, sheet: &str, bytes: &[u8]) -> Vec<Event> {
    let (mut reader, mut out) = (Reader::new(dialect, sheet), Vec::new());
    reader.push(bytes, &mut out);
    reader.finish(&mut out);
    out
}

/// The name of a text table's sheet: its file's without the ending.
pub fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
