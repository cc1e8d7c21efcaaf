//! Merged cells: a spreadsheet keeps what stands in them in the first alone.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::address::Range;
use super::cell::{Cell, Row};
use super::survey::owned_cell;

/// The merged cells of a sheet whose rows are read one after the other.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Those that reach over several rows, the last to begin first.
    waiting: Vec<Range>,
    /// Those that the current row lies in, with their content.
    open: Vec<(Range, Cell<'static>)>,
}

impl Merged {
    pub(super) fn of(ranges: &[Range]) -> Merged {
        let tall = ranges.iter().filter(|range| range.rows.0 < range.rows.1).copied();
        let waiting = crate::sort::sorted(tall.collect(), |left: &Range, right: &Range| right.rows.0.cmp(&left.rows.0));
        Merged { waiting, open: Vec::new() }
    }

    /// What merged cells give to a row, by column. A cell that is merged over several columns fills the first.
    pub(super) fn fill(&mut self, row: &Row<'_>) -> BTreeMap<usize, Cell<'static>> {
        while let Some(range) = self.waiting.pop_if(|range| range.rows.0 <= row.number) {
            let column = usize::try_from(range.columns.0).unwrap_or(usize::MAX);
            let cell = if range.rows.0 == row.number { owned_cell(row.cell(column)) } else { Cell::BLANK };
            self.open.push((range, cell));
        }
        self.open.retain(|(range, _)| range.rows.1 >= row.number);
        let filled = self.open.iter().filter(|(_, cell)| !cell.is_blank()).filter_map(|(range, cell)| {
            let column = usize::try_from(range.columns.0).ok()?;
            Some((column, cell.clone()))
        });
        filled.collect()
    }
}
