//! Finds the names nearest to one that is not known, with bounded work.

use alloc::string::String;
use alloc::vec::Vec;

use crate::sort::sorted;

/// Names that are offered for one that is not known.
pub const MOST_OFFERS: usize = 3;

/// Longer names are not compared letter by letter.
const LONGEST: usize = 64;

/// Letters that may differ.
const FAR: usize = 2;

/// Returns in how many letters two texts differ: letters put in, left out, changed, or two neighbours exchanged.
/// `None` if there are more than `most` such differences, or a text is longer than 64 letters.
///
/// ```
/// use tegi::names::distance;
/// assert_eq!(distance("сварка", "сврака", 2), Some(1));
/// assert_eq!(distance("сварка", "резка", 2), None);
/// ```
pub fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    distance_to(&letters(left), right, most)
}

/// The letters of a text, as far as they are compared.
fn letters(text: &str) -> Vec<char> {
    text.chars().take(LONGEST.saturating_add(1)).collect()
}

/// The same of a text whose letters are known. Most names differ in length already, and cost no more than that.
fn distance_to(left: &[char], right: &str, most: usize) -> Option<usize> {
    if right.chars().take(LONGEST.saturating_add(1)).count().abs_diff(left.len()) > most {
        return None;
    }
    let right = letters(right);
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    let (mut older, mut old): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=right.len()).collect());
    for (row, letter) in left.iter().enumerate() {
        let mut new = Vec::with_capacity(old.len());
        new.push(row.saturating_add(1));
        for (column, other) in right.iter().enumerate() {
            let cell = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX);
            let next = column.saturating_add(1);
            let changed = cell(&old, column).saturating_add(usize::from(letter != other));
            let mut best = changed.min(cell(&old, next).saturating_add(1)).min(cell(&new, column).saturating_add(1));
            let before = (row.checked_sub(1).and_then(|at| left.get(at)), column.checked_sub(1));
            if let (Some(previous), Some(at)) = before
                && previous == other
                && right.get(at) == Some(letter)
            {
                best = best.min(cell(&older, at).saturating_add(1));
            }
            new.push(best);
        }
        if new.iter().all(|cell| *cell > most) {
            return None;
        }
        older = core::mem::replace(&mut old, new);
    }
    old.last().copied().filter(|found| *found <= most)
}

/// How many letters of names of this length may differ: in short ones another letter is another name.
pub(crate) fn leeway(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => FAR,
    }
}

/// Returns the names nearest to a key, at most three: those that differ in two letters or fewer, then those that begin
/// with it or with whose beginning it agrees. Names are pairs of their key and what is shown of them.
pub fn nearest<'n>(key: &str, names: impl Iterator<Item = (&'n str, &'n str)>) -> Vec<String> {
    let letters = letters(key);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (name, shown) in names {
        let Some(rank) = rank(&letters, name) else { continue };
        match found.iter_mut().find(|(_, other)| *other == shown) {
            Some((best, _)) => *best = rank.min(*best),
            None => found.push((rank, shown)),
        }
    }
    sorted(found, Ord::cmp).into_iter().take(MOST_OFFERS).map(|(_, shown)| String::from(shown)).collect()
}

/// How far a name is from a key; `None` if it is not near.
fn rank(key: &[char], name: &str) -> Option<usize> {
    if let Some(letters) = distance_to(key, name, leeway(key.len())) {
        return Some(letters);
    }
    let common = key.iter().zip(name.chars()).take_while(|(left, right)| **left == *right).count();
    let is_long = common >= 4 && common.saturating_mul(3) >= key.len().saturating_mul(2);
    // Behind those that differ in few letters; the longer the common beginning, the nearer.
    is_long.then(|| 100_usize.saturating_sub(common.min(90)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_differs() {
        for (left, right, found) in [
            ("", "", Some(0)),
            ("kazakstan", "kazakhstan", Some(1)),
            ("abcd", "badc", Some(2)),
            ("abc", "xyz", None),
            ("сварка", "сварка", Some(0)),
        ] {
            assert_eq!(distance(left, right, 2), found, "{left} {right}");
        }
        let long = "x".repeat(65);
        assert_eq!(distance(&long, &long, 2), None);
    }

    #[test]
    fn offers_at_most_three_the_nearest_first() {
        let names = [("сварка", "welding"), ("свивка", "stranding"), ("варка", "boiling"), ("сварка точечная", "spot")];
        assert_eq!(nearest("сварк", names.into_iter()), ["welding", "spot"]);
        assert_eq!(nearest("сварска", names.into_iter()), ["welding", "boiling"]);
        assert_eq!(nearest("сварочные", names.into_iter()), Vec::<String>::new());
        assert_eq!(nearest("сварка точ", names.into_iter()), ["spot"]);
    }
}
