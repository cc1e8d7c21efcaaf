//! What is to be signed of a record.

use alloc::vec::Vec;

use super::see_that_it_holds;
use crate::doc::{At, Fault, Json};
use crate::facts::masked::form::{digest, kind};
use crate::law::Library;
use crate::signature::{ToSign, statement_to_sign};

/// Returns what is to be signed of a record, after recomputing it: a record that does not hold is not signed. Of
/// a masked record the whole one is signed; the signature is that of both.
///
/// `about` is an object: `key`, the public key; `signed_at`, the time; perhaps `signer` and `supersedes`.
///
/// # Errors
/// `not-a-record`; `masked-not-signed`; `digest-differs` and `not-held` where it is not what its facts give here; every
/// fault of `about`.
pub fn to_sign(record: &Json<'_>, about: &Json<'_>, library: &Library) -> Result<ToSign, Vec<Fault>> {
    if kind(record)? {
        return Err(Vec::from([Fault::new("masked-not-signed", &At::Field(&At::Root, "type"))]));
    }
    see_that_it_holds(record, library)?;
    statement_to_sign(digest(record), about)
}
