//! Materials that weigh more than the good that they are in.

use alloc::vec::Vec;

use crate::facts::{GoodFacts, Material};
use crate::value::amount::Total;

/// Whether the materials of a bill, as far as their masses were stated, weigh more than the good.
pub(super) fn exceed(good: &GoodFacts) -> bool {
    good.mass.is_some_and(|mass| weight(good) > mass.total())
}

/// Whether a line's mass is part of that of the good: not of what it is packed in, accessories and what is neutral.
fn is_weighed(line: &Material) -> bool {
    !line.neutral && !line.accessory && line.packaging.is_none()
}

/// What the materials of a bill weigh, as far as that was stated.
fn weight(good: &GoodFacts) -> Total {
    let masses = good.materials.iter().flatten().filter(|line| is_weighed(line)).filter_map(|line| line.mass);
    masses.fold(Total::ZERO, |sum, mass| sum.plus(mass.total()))
}

/// The places of the lines that are weighed.
pub(super) fn weighed(good: &GoodFacts) -> Vec<usize> {
    let lines = good.materials.iter().flatten().enumerate();
    lines.filter(|(_, line)| is_weighed(line)).map(|(place, _)| place).collect()
}
