//! Signatures beside records: who stands behind a record, and when they said so.
//!
//! **What is signed** is a small statement in canonical JSON ([`Statement`]): the digest of the record, the time that
//! the signer states, the signer's name for itself, and perhaps the digest of the record that this one replaces. The
//! digest is that of the masked form, so that one signature serves a record and its masked form alike; and what a signer
//! says of itself and of the time cannot be changed without the signature seeing it.
//!
//! **How**: as a DSSE envelope (<https://github.com/secure-systems-lab/dsse>) of the payload type [`PAYLOAD_TYPE`].
//! The bytes under the signature are DSSE's pre-authentication encoding ([`pae`]), which covers the payload type, too.
//! Detached JWS over the digest, as version 0.1.0 made them, are still read: they state no time.
//!
//! **By what**: Ed25519 of RFC 8032, the pure mode (neither Ed25519ph nor Ed25519ctx), checked without the cofactor and
//! strictly: one encoding of each key, point and number, and no key or point of small order. The keys are those that
//! whoever verifies gives ([`Trust`]); nothing in a record, envelope or statement makes a key trusted.
//!
//! May import: `value`, `doc`. Never: what is in a record, or a private key.

mod check;
mod encoding;
mod envelope;
mod key;
#[cfg(feature = "schema")]
pub mod schema;
mod statement;
mod trust;

pub use check::{FoundSignature, SignatureForm, SignatureOutcome};
pub(crate) use check::{Judged, judge, judge_by_none, judge_named};
pub(crate) use envelope::MOST;
pub use envelope::{PAYLOAD_TYPE, pae};
pub use key::PublicKey;
pub(crate) use statement::statement_to_sign;
pub use statement::{Statement, ToSign};
pub use trust::{KeyList, LoadedKeys, Reason, Revoked, Trust, TrustedKey};
