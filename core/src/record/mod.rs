//! Records: facts and answer in one document that nobody alters unseen, and that anybody can recompute.
//!
//! A record is one JSON text in the canonical form of RFC 8785:
//!
//! ```json
//! {"answer": {…}, "digest": "…", "facts": {…}, "format": 1, "salt": "…", "type": "record"}
//! ```
//!
//! What the facts are about is told from them: purchases of a period have `rows`, a contract has `contracts`, all else
//! is a good. A contract whose lines carry goods' own facts also has `rulebooks`, the editions that judged them and
//! their SHA-256; the edition that gave the answer itself stands in the answer's receipt.
//!
//! **What it holds against.** Any change of what a record says is seen by [`verify`]: the digest no longer holds, or
//! the answer is not the one that the facts give. A change of how it is written (blanks, order of members, escapes) is
//! told as that: databases and editors make them. A member given twice is no other writing, since readers differ on it.
//! The digest is no signature: whoever states other facts makes another record, with another digest. That two people
//! hold the same record they see by comparing digests; who made it they learn from a signature.
//!
//! **The digest** is the SHA-256 of the canonical text of the record's *masked form* without `digest`. In the masked
//! form `type` is `masked_record`, and every value that is not open is replaced by a commitment to it:
//!
//! ```json
//! {"hidden": SHA-256 of the canonical text of [salt, pointer, value]}
//! ```
//!
//! where `pointer` is the value's own place (RFC 6901) and `salt` the record's, or the empty text where it has none. A
//! record and its masked form therefore have the same digest, and who holds the record can prove the masked form by
//! showing it. What is open is listed in one place (`facts/masked/form.rs`): day, rulebook, name and code of the good,
//! fixed readings, verdict, criterion, rule, share and the receipt without the digest of the facts. All else is hidden:
//! prices, bill of materials, operations, sums, steps, exact fractions, also those that readings give.
//!
//! **What masking holds against.** Without the salt nobody can test a guess against a commitment; that is why a record
//! without one, whose few unknown digits could be found by trying, is not masked. A salt is for one record: under the
//! same one, equal values in equal places have equal commitments. A masked record proves that its parts belong to one
//! digest, and nothing more: where it hides a fact its answer cannot be recomputed, and anybody can write one. It is as
//! good as its source, until the record itself is shown or a signature covers the digest ([`verify_with`],
//! [`signature`](crate::signature)).
//!
//! May import: what computes answers, `facts::masked` for the masked form, `signature`. Never: how an answer comes
//! about.

mod difference;
mod form;
mod mask;
#[cfg(feature = "schema")]
pub mod schema;
mod sign;
mod verify;
mod vouch;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub use difference::Difference;
pub use mask::mask;
pub use sign::to_sign;
use verify::verified;
pub use verify::{InForce, Outcome, Verification, holds, verify};
pub use vouch::verify_with;

use crate::assessment::assess_good;
use crate::doc::{At, Fault, Json};
use crate::facts::Facts;
use crate::facts::contract::{ContractFacts, PeriodFacts};
use crate::facts::masked::form::{FORMAT, digest, text};
use crate::law::Library;
use crate::procurement::{assess_contract, assess_period};
use crate::value::day::Day;

/// A salt in hexadecimal: at least 16 bytes, which nobody guesses.
const SALT: core::ops::RangeInclusive<usize> = 32..=128;

/// The record of facts: facts, answer and digest. With a salt that the caller draws at random it can be masked later.
///
/// # Errors
/// Every fault of the facts, as their assessment has them; `not-a-salt`.
pub fn record<'a>(facts: Json<'a>, salt: Option<&str>, library: &Library) -> Result<Json<'a>, Vec<Fault>> {
    if let Some(salt) = salt.filter(|salt| !is_salt(salt)) {
        return Err(Vec::from([Fault::new("not-a-salt", &At::Root).given(salt)]));
    }
    let computed = compute(&facts, library)?;
    Ok(whole(facts, computed, salt))
}

/// The one rule for salts, where they are given and where a record has one.
pub(crate) fn is_salt(salt: &str) -> bool {
    SALT.contains(&salt.len()) && salt.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is wrong with the salt of a record that is not masked; nothing of one without.
fn fault_of_salt(record: &Json<'_>) -> Option<Fault> {
    let salt = record.get("salt").filter(|salt| !matches!(salt, Json::Text(text) if is_salt(text)))?;
    Some(Fault::new("not-a-salt", &At::Field(&At::Root, "salt")).given(salt.canonical()))
}

/// Which edition answers.
#[derive(Clone, Copy)]
enum Choose {
    /// The one that the facts ask for.
    Stated,
    /// The one in force on the day.
    InForce,
}

impl Choose {
    fn of(self, stated: &mut Option<Day>) {
        match self {
            Choose::Stated => {}
            Choose::InForce => *stated = None,
        }
    }
}

/// What a record holds besides the facts.
struct Computed {
    answer: Json<'static>,
    /// The editions that judged the goods of a contract's lines, and their digests.
    rulebooks: BTreeMap<String, String>,
}

/// The answer that facts of any kind give, by the edition that they call for.
fn compute(facts: &Json<'_>, library: &Library) -> Result<Computed, Vec<Fault>> {
    compute_by(facts, Choose::Stated, library)
}

fn compute_by(facts: &Json<'_>, choose: Choose, library: &Library) -> Result<Computed, Vec<Fault>> {
    // A record of a part is recomputed here, whoever opened the library.
    let own = (!library.recomputes()).then(|| library.clone().recomputing(holds));
    let library = own.as_ref().unwrap_or(library);
    let mut rulebooks = BTreeMap::new();
    let answer = if facts.get("rows").is_some() {
        let mut facts = PeriodFacts::read(facts)?;
        choose.of(&mut facts.edition);
        Json::of(&assess_period(&facts, library)?)
    } else if facts.get("contracts").is_some() {
        let mut facts = ContractFacts::read(facts)?;
        choose.of(&mut facts.edition);
        let lines = facts.contracts.iter().flat_map(|contract| &contract.goods);
        for good in lines.filter_map(|line| line.good_facts.as_deref()) {
            let book = library.edition(&good.rulebook, good.edition, good.on).ok();
            let origin = book.and_then(|book| library.origin_of(book)).map(|(_, book)| book);
            rulebooks.extend(book.into_iter().chain(origin).map(|book| (book.name(), book.sha256.clone())));
        }
        Json::of(&assess_contract(&facts, library)?)
    } else {
        let mut facts = Facts::read(facts)?;
        choose.of(&mut facts.edition);
        Json::of(&assess_good(&facts, library)?)
    };
    // Answers hold no floats and no keys but strings, so that their conversion cannot fail.
    Ok(Computed { answer: answer.unwrap_or(Json::Null), rulebooks })
}

/// A record with its digest.
fn whole<'a>(facts: Json<'a>, computed: Computed, salt: Option<&str>) -> Json<'a> {
    let mut members: Vec<(Cow<'a, str>, Json<'a>)> = Vec::from([
        (Cow::Borrowed("type"), text("record")),
        (Cow::Borrowed("format"), Json::Number(Cow::Borrowed(FORMAT))),
        (Cow::Borrowed("facts"), facts),
        (Cow::Borrowed("answer"), computed.answer),
    ]);
    if !computed.rulebooks.is_empty() {
        let books = computed.rulebooks.into_iter().map(|(name, sha256)| (Cow::Owned(name), text(sha256)));
        members.push((Cow::Borrowed("rulebooks"), Json::Object(books.collect())));
    }
    members.extend(salt.map(|salt| (Cow::Borrowed("salt"), text(String::from(salt)))));
    sealed(Json::Object(members))
}

/// With its digest.
fn sealed(record: Json<'_>) -> Json<'_> {
    let digest = digest(&record);
    match record {
        Json::Object(mut members) => {
            members.push((Cow::Borrowed("digest"), text(digest)));
            Json::Object(members)
        }
        other => other,
    }
}

/// Sees that a whole record is what its facts give here: what is not is neither masked nor signed.
///
/// # Errors
/// `digest-differs`; `not-held`, with what came of it.
fn see_that_it_holds(record: &Json<'_>, library: &Library) -> Result<(), Vec<Fault>> {
    if record.text("digest") != Some(&digest(record)) {
        return Err(Vec::from([Fault::new("digest-differs", &At::Field(&At::Root, "digest"))]));
    }
    let found = verified(record, library)?;
    if !found.holds {
        let outcome = Json::of(&found.outcome).unwrap_or(Json::Null).canonical();
        return Err(Vec::from([Fault::new("not-held", &At::Root).given(outcome.replace('"', ""))]));
    }
    Ok(())
}
