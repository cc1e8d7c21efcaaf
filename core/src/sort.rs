//! One sort for the whole engine. The standard library's is compiled anew for every type that is sorted, some four
//! kilobytes each; here only places are sorted, by a comparison that is called, not copied. Maps are made without a sort.
//!
//! May import: nothing of the engine. Never: another order than the one that the caller gives.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// The places 0 to `count` in ascending order of what stands there; equals keep their order.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let places: Vec<usize> = (0..count).collect();
    halves(&places, compare)
}

/// Sorts each half and merges them.
fn halves(places: &[usize], compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let Some((left, right)) = places.split_at_checked(places.len() / 2).filter(|(left, _)| !left.is_empty()) else {
        return places.to_vec();
    };
    let mut right = halves(right, compare).into_iter().peekable();
    let mut merged = Vec::with_capacity(places.len());
    for place in halves(left, compare) {
        while let Some(before) = right.next_if(|other| compare(*other, place) == Ordering::Less) {
            merged.push(before);
        }
        merged.push(place);
    }
    merged.extend(right);
    merged
}

/// So few are sorted faster where they stand.
const FEW: usize = 16;

/// The items in ascending order; equals keep their order.
pub(crate) fn sorted<T>(mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let by_place = |items: &[T], left: usize, right: usize| match (items.get(left), items.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    };
    if items.len() <= FEW {
        for end in 1..items.len() {
            for (place, before) in (1..=end).rev().map(|place| (place, place.saturating_sub(1))) {
                if by_place(&items, before, place) != Ordering::Greater {
                    break;
                }
                items.swap(before, place);
            }
        }
        return items;
    }
    if (1..items.len()).all(|place| by_place(&items, place.saturating_sub(1), place) != Ordering::Greater) {
        return items;
    }
    let places = order(items.len(), &|left, right| by_place(&items, left, right));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items.get_mut(place).and_then(Option::take)).collect()
}

/// A map of pairs, of equal keys the last. Collecting one would sort the pairs by the sort of the standard library.
pub(crate) fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0_u8..20, any::<u8>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            prop_assert_eq!(sorted(items, |left, right| left.0.cmp(&right.0)), expected);
        }
    }
}
