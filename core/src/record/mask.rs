//! A record without what its maker does not disclose.

use alloc::vec::Vec;

use super::{fault_of_salt, sealed, see_that_it_holds};
use crate::doc::{At, Fault, Json};
use crate::facts::masked::form::{kind, masked};
use crate::law::Library;

/// A record with its costs hidden and the same digest; it is not recomputed, see [`verify`](super::verify).
///
/// # Errors
/// `not-a-record`; `masked-already`; `no-salt`; `not-a-salt`; `digest-differs` and
/// `not-held` where the record is not what its facts give here.
pub fn mask<'j>(record: &'j Json<'_>, library: &Library) -> Result<Json<'j>, Vec<Fault>> {
    let fault = |code, name| Err(Vec::from([Fault::new(code, &At::Field(&At::Root, name))]));
    if kind(record)? {
        return fault("masked-already", "type");
    }
    if record.get("salt").is_none() {
        return fault("no-salt", "salt");
    }
    if let Some(fault) = fault_of_salt(record) {
        return Err(Vec::from([fault]));
    }
    // Nobody can recompute a masked record, so it is checked before it is masked.
    see_that_it_holds(record, library)?;
    Ok(sealed(masked(record)))
}
