//! In which order missing facts are asked.

use alloc::vec::Vec;

use crate::answer::Lack;
use crate::sort::sorted;

/// Puts missing facts in the order in which they are asked: those first for which most outcomes wait. Among those for
/// which equally many do, the order stays.
pub(crate) fn in_order_of_asking(counts: Vec<(&Lack, u32)>) -> Vec<(&Lack, u32)> {
    judged_last(sorted(counts, |(_, left), (_, right)| right.cmp(left)))
}

/// Whether more was done than insufficient operations is judged by what was done: it is asked behind the operations and
/// the bill of the same good.
fn judged_last(order: Vec<(&Lack, u32)>) -> Vec<(&Lack, u32)> {
    let waits = |lack: &Lack| {
        let good = lack.fact.rsplit_once('/').map_or("", |(good, _)| good);
        let of_good = |other: &Lack| other.fact.strip_prefix(good).is_some_and(is_of_work);
        lack.code == "beyond-insufficient" && order.iter().any(|(other, _)| of_good(other))
    };
    let (judged, others): (Vec<_>, Vec<_>) = order.iter().copied().partition(|(lack, _)| waits(lack));
    others.into_iter().chain(judged).collect()
}

fn is_of_work(fact: &str) -> bool {
    fact == "/materials"
        || fact == "/operations"
        || fact.strip_prefix("/operations/").is_some_and(|at| !at.contains('/'))
}
