//! Marks that stand for what the cell above says: `—//—`, `"`, `то же`.

use alloc::collections::BTreeMap;

use super::cell::{Cell, Content, Row};
use super::layout::{Column, SheetLayout};
use super::survey::owned_cell;
use super::value::Kind;
use crate::names::folded;

/// Words for "as above", folded.
const WORDS: [&str; 14] = [
    "то же",
    "тоже",
    "то же самое",
    "аналогично",
    "см. выше",
    "см выше",
    "сол сияқты",
    "дәл сондай",
    "жоғарыдағыдай",
    "same",
    "same as above",
    "as above",
    "ditto",
    "idem",
];
/// No mark is longer.
const LONGEST: usize = 40;

/// Whether a cell stands for the one above it. A dash alone is none.
pub(super) fn is_ditto(cell: &Cell<'_>) -> bool {
    let Content::Text(text) = &cell.content else { return false };
    let first = text.chars().flat_map(char::to_lowercase).find(|letter| !letter.is_whitespace());
    // Nearly all texts begin otherwise, and need not be folded.
    let may_be =
        first.is_some_and(|first| !first.is_alphanumeric() || WORDS.iter().any(|word| word.starts_with(first)));
    if text.len() > LONGEST || !may_be {
        return false;
    }
    let folded = folded(text);
    let is_mark = |letter: char| matches!(letter, '"' | '\'' | '/' | '\\' | '-' | '_' | '|' | '〃' | ',' | ' ');
    let is_of_marks = folded.chars().all(is_mark)
        && ["\"", "〃", "//", "''", "\\\\", "||", ",,", "-/-"].iter().any(|mark| folded.contains(mark));
    is_of_marks || WORDS.contains(&folded.as_str())
}

/// Whether a cell of a column may take what stands above it. An amount is written for each line.
pub(super) fn may_repeat(column: &Column) -> bool {
    column.has_ditto
        && column.field().is_some_and(|field| !matches!(field.kind, Kind::Amount | Kind::Quantity | Kind::Mass))
}

/// What stands above the current row, in columns that have such marks.
#[derive(Debug, Default)]
pub(super) struct Above {
    cells: BTreeMap<usize, Cell<'static>>,
}

impl Above {
    /// Adds what the marks of a row stand for to what merged cells give to it.
    pub(super) fn fill(&self, sheet: &SheetLayout, row: &Row<'_>, fill: &mut BTreeMap<usize, Cell<'static>>) {
        for (place, _) in sheet.columns.iter().enumerate().filter(|(_, column)| may_repeat(column)) {
            let shown = fill.get(&place).unwrap_or_else(|| row.cell(place));
            if let Some(above) = self.cells.get(&place).filter(|_| is_ditto(shown)) {
                fill.insert(place, above.clone());
            }
        }
    }

    /// Keeps a line for the marks below it.
    pub(super) fn keep<'c>(&mut self, sheet: &SheetLayout, cell: impl Fn(usize) -> &'c Cell<'c>) {
        for (place, _) in sheet.columns.iter().enumerate().filter(|(_, column)| may_repeat(column)) {
            let cell = cell(place);
            if cell.is_blank() || is_ditto(cell) {
                self.cells.remove(&place);
            } else {
                self.cells.insert(place, owned_cell(cell));
            }
        }
    }

    /// Forgets it: what stands between is no line.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_dashes() {
        for text in ["—//—", "-//-", "\"", "″", "-\"-", "''", "То же", "тоже", "〃", "//", "ditto", "„"]
        {
            assert!(is_ditto(&Cell::text(text)), "{text}");
        }
        for text in ["—", "-", "--", "/", "", "То же, Ø20", "СТ-1", "н/д", "\"A\""] {
            assert!(!is_ditto(&Cell::text(text)), "{text}");
        }
    }
}
