//! Parts letters into rows and cells, with strict quotes, in pieces of any size.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::doc::{At, Fault};
use crate::table::address::address;
use crate::table::cell::{Cell, Content, MOST_CELLS, MOST_LETTERS, Row};

/// What comes of a text, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A row. Lines without any letter are none.
    Row(Row<'static>),
    /// What is wrong, at its cell. The rows of a text with a fault are not all its rows.
    Fault(Fault),
}

/// All cells of a row together have at most this many letters.
const MOST_OF_ROW: usize = 1 << 20;
/// After so many faults nothing more is read.
const MOST_FAULTS: u32 = 1_000;
/// Among so many first rows the widest tells how many columns there are.
const HEADING_ROWS: u32 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Where a cell begins.
    Start,
    /// In a cell without quotes.
    Plain,
    /// Behind an opening quote.
    Quoted,
    /// Behind a quote that closes, or is the first of two that stand for one.
    Closing,
    /// Behind a closing quote and blanks.
    Closed,
    /// In the rest of a line that has a fault.
    Skip,
    /// Behind a fault after which nothing can be read.
    Stopped,
}

/// Parts letters into rows.
#[derive(Clone, Debug)]
pub(super) struct Parser {
    separator: char,
    /// Programs put cells that begin with a quote on the clipboard as they stand.
    is_clipboard: bool,
    sheet: String,
    state: State,
    /// The line that is being read, from 1.
    line: u32,
    /// Whether the last letter was a carriage return, to which a line feed belongs.
    is_after_return: bool,
    row_line: u32,
    cells: Vec<Cell<'static>>,
    cell: String,
    /// The cell as it stands, quotes included; kept for the clipboard only.
    raw: String,
    letters: usize,
    row_letters: usize,
    quote_line: u32,
    /// Separators in this line, quoted or not.
    separators: usize,
    /// The quote of this row behind which a line ended: its column and line.
    broken: Option<(usize, u32)>,
    /// Separators of a whole row: as in the heading, and as in the last row of a single line.
    whole: [usize; 2],
    /// Whether each line of this row has as many separators as a whole row.
    lines_are_whole: [bool; 2],
    rows: u32,
    faults: u32,
}

impl Parser {
    pub(super) fn new(separator: char, is_clipboard: bool, skips_first_line: bool, sheet: &str) -> Parser {
        Parser {
            separator,
            is_clipboard,
            sheet: sheet.to_string(),
            state: if skips_first_line { State::Skip } else { State::Start },
            line: 1,
            is_after_return: false,
            row_line: 1,
            cells: Vec::new(),
            cell: String::new(),
            raw: String::new(),
            letters: 0,
            row_letters: 0,
            quote_line: 0,
            separators: 0,
            broken: None,
            whole: [0, 0],
            lines_are_whole: [true, true],
            rows: 0,
            faults: 0,
        }
    }

    /// The line that is being read.
    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// Reads nothing more.
    pub(super) fn stop(&mut self) {
        self.state = State::Stopped;
    }

    pub(super) fn push(&mut self, text: &str, out: &mut Vec<Event>) {
        for letter in text.chars() {
            if self.state == State::Stopped {
                return;
            }
            let is_end = core::mem::replace(&mut self.is_after_return, letter == '\r') && letter == '\n';
            match letter {
                _ if is_end => {}
                '\0' => {
                    self.fault("zero-bytes", self.cells.len(), self.line, out);
                    self.stop();
                }
                '\r' | '\n' => self.line_break(out),
                _ if letter == self.separator => self.separate(out),
                _ => self.letter(letter, out),
            }
        }
    }

    /// Ends the text.
    pub(super) fn finish(&mut self, out: &mut Vec<Event>) {
        match self.state {
            State::Quoted => self.open_quote(out),
            State::Stopped | State::Skip => {}
            _ => self.end_row(out),
        }
        self.stop();
    }

    fn letter(&mut self, letter: char, out: &mut Vec<Event>) {
        match (self.state, letter) {
            (State::Start, '"') => {
                self.state = State::Quoted;
                self.quote_line = self.line;
                self.keep_raw(letter);
                return;
            }
            (State::Start, _) => self.state = State::Plain,
            (State::Quoted, '"') => {
                self.state = State::Closing;
                self.keep_raw(letter);
                return;
            }
            (State::Closing, '"') => self.state = State::Quoted,
            (State::Closing | State::Closed, ' ') => {
                self.state = State::Closed;
                self.keep_raw(letter);
                return;
            }
            (State::Closing | State::Closed, _) if self.is_clipboard && self.quote_line == self.line => {
                self.cell = core::mem::take(&mut self.raw);
                self.state = State::Plain;
            }
            (State::Closing | State::Closed, _) => {
                self.fault("text-behind-quote", self.cells.len(), self.quote_line, out);
                self.skip();
                return;
            }
            (State::Skip | State::Stopped, _) => return,
            (State::Plain | State::Quoted, _) => {}
        }
        self.keep_raw(letter);
        self.keep(letter, out);
    }

    fn keep_raw(&mut self, letter: char) {
        if self.is_clipboard && self.state != State::Plain {
            self.raw.push(letter);
        }
    }

    fn keep(&mut self, letter: char, out: &mut Vec<Event>) {
        self.cell.push(letter);
        self.letters = self.letters.saturating_add(1);
        self.row_letters = self.row_letters.saturating_add(1);
        if self.letters <= MOST_LETTERS && self.row_letters <= MOST_OF_ROW {
            return;
        }
        if self.state == State::Quoted && self.quote_line < self.line {
            // No cell is as long as that: the quote was never meant to open.
            self.open_quote(out);
            self.stop();
            return;
        }
        let most = if self.letters > MOST_LETTERS { MOST_LETTERS } else { MOST_OF_ROW };
        let at = address(&self.sheet, column(self.cells.len()), self.line);
        self.tell(Fault { at, ..Fault::new("too-long", &At::Root).allowed(most.to_string()) }, out);
        self.skip();
    }

    fn separate(&mut self, out: &mut Vec<Event>) {
        self.separators = self.separators.saturating_add(1);
        match self.state {
            State::Quoted => {
                self.keep_raw(self.separator);
                self.keep(self.separator, out);
            }
            State::Skip | State::Stopped => {}
            _ => self.end_cell(out),
        }
    }

    fn line_break(&mut self, out: &mut Vec<Event>) {
        for (is_whole, whole) in self.lines_are_whole.iter_mut().zip(self.whole) {
            *is_whole &= self.separators == whole;
        }
        match self.state {
            State::Quoted => {
                self.broken.get_or_insert((self.cells.len(), self.quote_line));
                self.keep_raw('\n');
                self.line = self.line.saturating_add(1);
                self.separators = 0;
                self.keep('\n', out);
            }
            State::Skip => self.next_row(),
            _ => {
                self.end_row(out);
                self.next_row();
            }
        }
    }

    fn end_cell(&mut self, out: &mut Vec<Event>) {
        if self.cells.len() >= MOST_CELLS {
            let at = address(&self.sheet, column(self.cells.len()), self.line);
            self.tell(Fault { at, ..Fault::new("too-many", &At::Root).allowed(MOST_CELLS.to_string()) }, out);
            self.skip();
            return;
        }
        let text = core::mem::take(&mut self.cell);
        let content = if text.is_empty() { Content::Blank } else { Content::Text(Cow::Owned(text)) };
        self.cells.push(Cell { content, format: Cow::Borrowed("") });
        self.raw.clear();
        self.letters = 0;
        if self.state != State::Skip {
            self.state = State::Start;
        }
    }

    fn end_row(&mut self, out: &mut Vec<Event>) {
        if self.cells.is_empty() && self.state == State::Start {
            return;
        }
        self.end_cell(out);
        if self.state == State::Skip {
            return;
        }
        let width = self.cells.len().saturating_sub(1);
        if let Some((column, line)) = self.broken.filter(|_| self.swallows_rows()) {
            // What stands behind the quote on its own line.
            self.cell = self.cells.get(column).map(|cell| cell.shown().to_string()).unwrap_or_default();
            self.fault("open-quote", column, line, out);
            self.cell.clear();
            self.cells.clear();
            return;
        }
        if self.broken.is_none() {
            let [heading, last] = &mut self.whole;
            if self.rows < HEADING_ROWS {
                *heading = width.max(*heading);
            }
            *last = width;
        }
        self.rows = self.rows.saturating_add(1);
        let cells = core::mem::take(&mut self.cells);
        self.cells.reserve(cells.len());
        out.push(Event::Row(Row { number: self.row_line, is_hidden: false, cells }));
    }

    /// Whether a quote of this row closed only at another cell's quote, lines later: then each of its lines has the
    /// separators of a whole row. A text of two lines with a comma in each is common, of more columns it is not.
    fn swallows_rows(&self) -> bool {
        let least = if self.separator == ',' { 2 } else { 1 };
        let last = self.separators;
        self.lines_are_whole
            .iter()
            .zip(self.whole)
            .any(|(is_whole, whole)| *is_whole && last == whole && whole >= least)
    }

    /// What begins behind a line break that ends a row.
    fn next_row(&mut self) {
        if self.state == State::Stopped {
            return;
        }
        self.state = State::Start;
        self.line = self.line.saturating_add(1);
        self.row_line = self.line;
        self.cells.clear();
        self.cell.clear();
        self.raw.clear();
        self.letters = 0;
        self.row_letters = 0;
        self.separators = 0;
        self.broken = None;
        self.lines_are_whole = [true, true];
    }

    fn skip(&mut self) {
        if self.state != State::Stopped {
            self.state = State::Skip;
        }
        self.cells.clear();
        self.cell.clear();
        self.raw.clear();
    }

    fn open_quote(&mut self, out: &mut Vec<Event>) {
        self.fault("open-quote", self.cells.len(), self.quote_line, out);
    }

    fn fault(&mut self, code: &'static str, place: usize, line: u32, out: &mut Vec<Event>) {
        let at = address(&self.sheet, column(place), line);
        let shown: String = self.cell.lines().next().unwrap_or_default().to_string();
        let fault = Fault { at, ..Fault::new(code, &At::Root) };
        self.tell(if shown.is_empty() { fault } else { fault.given(shown) }, out);
    }

    fn tell(&mut self, fault: Fault, out: &mut Vec<Event>) {
        out.push(Event::Fault(fault));
        self.faults = self.faults.saturating_add(1);
        if self.faults >= MOST_FAULTS {
            self.stop();
        }
    }
}

fn column(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
