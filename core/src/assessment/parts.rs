//! What must be known of parts that are known by their masked records alone.

use alloc::format;
use alloc::vec::Vec;

use crate::answer::Notice;
use crate::facts::{GoodFacts, Material};

/// The digest of the masked record of a line, where nobody vouches for it and it was not recomputed.
pub(super) fn unproved(line: &Material) -> Option<&str> {
    line.record.as_deref().filter(|record| !record.is_proved).map(|record| record.digest.as_str())
}

/// Tells of the parts that are known by their masked records alone, with the digests of these.
pub(super) fn masked_parts(good: &GoodFacts, at: &str, warnings: &mut Vec<Notice>) {
    let lines = || good.materials.iter().flatten();
    let about: Vec<_> = lines().filter_map(|line| Some(format!("{} ({})", line.id, unproved(line)?))).collect();
    if !about.is_empty() {
        warnings.push(Notice::new("masked-part").at([at, "/materials"].concat()).about(about));
    }
    for (place, line) in lines().enumerate() {
        if let Some(part) = &line.made_from {
            masked_parts(part, &format!("{at}/materials/{place}/made_from"), warnings);
        }
    }
}
