//! Finds the rows of a list by the chapter of a code.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::ListRule;
use crate::value::hs::HsCode;

/// The list of conditions, in its order.
#[derive(Clone, Debug, Default)]
pub struct List {
    rows: Vec<ListRule>,
    /// The places of the rows with codes of a chapter. A good is compared with these few rows, not with hundreds.
    by_chapter: BTreeMap<u64, Vec<usize>>,
}

impl List {
    /// Makes a list of these rows.
    pub fn new(rows: Vec<ListRule>) -> List {
        let mut by_chapter: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            for chapter in row.range.first().chapter()..=row.range.last().chapter() {
                by_chapter.entry(chapter).or_default().push(place);
            }
        }
        List { rows, by_chapter }
    }

    /// Its rows.
    pub fn iter(&self) -> core::slice::Iter<'_, ListRule> {
        self.rows.iter()
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the rows with codes of the chapter of this code.
    pub(crate) fn of_chapter(&self, code: HsCode) -> impl Iterator<Item = &ListRule> {
        let places = self.by_chapter.get(&code.chapter()).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.rows.get(*place))
    }
}

impl<'a> IntoIterator for &'a List {
    type Item = &'a ListRule;
    type IntoIter = core::slice::Iter<'a, ListRule>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
