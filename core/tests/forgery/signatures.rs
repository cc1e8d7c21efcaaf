//! The ways to forge a signature, or to put a true one beside what it is not of.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::Signer as _;
use fastrand::Rng;
use serde_json::{Value, json};
use tegi::door::Door;
use tegi::signature::{PAYLOAD_TYPE, PublicKey};

use super::super::signing::{bytes, envelope, jwk, key, sealed};
use super::forge::KINDS as OF_RECORDS;
use super::{Sound, sealed as with_digest};

/// Keys that the verifier trusts: one; one that was stolen and revoked; one whose days are over.
const TRUSTED: u8 = 1;
const STOLEN: u8 = 2;
const OVER: u8 = 3;
/// A key that nobody gave.
const UNKNOWN: u8 = 4;

/// A masked record with the signatures of each key.
pub(crate) struct Signed {
    pub(crate) masked: Value,
    pub(crate) by: Vec<Value>,
}

impl Signed {
    fn by(&self, number: u8) -> Value {
        self.by[usize::from(number) - 1].clone()
    }
}

/// All true records that can be masked and hide a fact then, signed by every key. Any other holds without a signature.
pub(crate) fn signed(door: &Door, all: &[Sound]) -> Vec<Signed> {
    let hides = |signed: &Signed| signed.masked["facts"].to_string().contains("hidden");
    let whole = all.iter().filter(|sound| !sound.is_masked && sound.value.get("salt").is_some());
    whole
        .map(|sound| {
            let text = sound.value.to_string();
            let by = |number| envelope(door, &text, &key(number), json!({"signer": "works"}));
            Signed {
                masked: serde_json::from_str(&door.mask(&text)).unwrap(),
                by: (TRUSTED..=UNKNOWN).map(by).collect(),
            }
        })
        .filter(hides)
        .collect()
}

fn name(number: u8) -> String {
    PublicKey::parse(&jwk(&key(number)).to_string()).unwrap().thumbprint()
}

/// What the verifier trusts.
pub(crate) fn trust() -> Value {
    json!({
        "type": "trust", "format": 1,
        "keys": [
            {"key": jwk(&key(TRUSTED)), "whose": "works"},
            {"key": jwk(&key(STOLEN)), "whose": "works"},
            {"key": jwk(&key(OVER)), "whose": "works", "until": "2026-02-28"}
        ],
        "revoked": [{"key": name(STOLEN), "from": "2026-04-01", "reason": "compromised"}]
    })
}

/// A way to forge: the record and the envelopes that stand beside it then.
pub(crate) type Forged = (Value, Vec<Value>);

/// A way to forge a signature.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) forge: fn(&mut Rng, &Signed, &Signed) -> Option<Forged>,
}

/// All of them: the second record is another true one.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "a signature beside another record",
        forge: |_, one, other| Some((one.masked.clone(), vec![other.by(TRUSTED)])),
    },
    Kind { name: "a record altered under its signature", forge: altered },
    Kind { name: "a statement about another record under a signature", forge: of_another },
    Kind { name: "a statement altered", forge: statement },
    Kind { name: "another payload type named or signed", forge: payload_type },
    Kind { name: "a key's name exchanged", forge: keyid },
    Kind { name: "a signature doubled that is none", forge: doubled },
    Kind { name: "by a stolen key, back-dated", forge: |_, one, _| Some((one.masked.clone(), vec![one.by(STOLEN)])) },
    Kind { name: "by a key whose days are over", forge: |_, one, _| Some((one.masked.clone(), vec![one.by(OVER)])) },
    Kind { name: "by a key that nobody gave", forge: unknown },
    Kind { name: "a bit of a signature changed", forge: bit },
    Kind { name: "the order of the group added", forge: malleated },
    Kind { name: "a signature of one form in the other", forge: form },
    Kind { name: "a signature of something else by the same key", forge: something_else },
];

fn altered(rng: &mut Rng, one: &Signed, other: &Signed) -> Option<Forged> {
    let mut record = one.masked.clone();
    (OF_RECORDS[rng.usize(..OF_RECORDS.len())].forge)(rng, &mut record, &other.masked)?;
    let record = if rng.bool() { with_digest(record, false) } else { record };
    (record != one.masked).then(|| (record, vec![one.by(TRUSTED)]))
}

fn of_another(_: &mut Rng, one: &Signed, other: &Signed) -> Option<Forged> {
    let mut forged = other.by(TRUSTED);
    forged["payload"] = one.by(TRUSTED)["payload"].clone();
    Some((one.masked.clone(), vec![forged]))
}

fn statement(rng: &mut Rng, one: &Signed, other: &Signed) -> Option<Forged> {
    let mut forged = one.by(TRUSTED);
    let mut said: Value = serde_json::from_slice(&bytes(&forged["payload"])).unwrap();
    let digest = other.masked["digest"].clone();
    match rng.u8(..4) {
        0 => said["signed_at"] = json!("2026-03-01T12:00:01Z"),
        1 => said["signer"] = json!("somebody else"),
        2 => said["supersedes"] = digest,
        _ => drop(said.as_object_mut()?.remove("signer")),
    }
    forged["payload"] = json!(STANDARD.encode(said.to_string()));
    Some((one.masked.clone(), vec![forged]))
}

fn payload_type(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let types = ["application/json", "application/vnd.in-toto+json", "", "application/vnd.tegi.record+json"];
    let named = types[rng.usize(..types.len())];
    let mut forged = one.by(TRUSTED);
    match rng.u8(..3) {
        0 => forged["payloadType"] = json!(named),
        1 => forged = sealed(named, &bytes(&forged["payload"]), &name(TRUSTED), &key(TRUSTED)),
        _ => {
            forged = sealed(named, &bytes(&forged["payload"]), &name(TRUSTED), &key(TRUSTED));
            forged["payloadType"] = json!(PAYLOAD_TYPE);
        }
    }
    Some((one.masked.clone(), vec![forged]))
}

fn keyid(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let (by, named) = [(UNKNOWN, TRUSTED), (STOLEN, TRUSTED), (TRUSTED, STOLEN), (OVER, TRUSTED)][rng.usize(..4)];
    let mut forged = one.by(by);
    forged["signatures"][0]["keyid"] = json!(name(named));
    Some((one.masked.clone(), vec![forged]))
}

fn doubled(rng: &mut Rng, one: &Signed, other: &Signed) -> Option<Forged> {
    let mut forged = one.by(UNKNOWN);
    let theirs = [other.by(TRUSTED), one.by(STOLEN)][rng.usize(..2)].clone();
    let more = theirs["signatures"][0].clone();
    forged["signatures"].as_array_mut()?.extend([more.clone(), more]);
    Some((one.masked.clone(), vec![forged.clone(), theirs, forged]))
}

fn unknown(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let mut forged = one.by(UNKNOWN);
    let signature = forged["signatures"][0].as_object_mut()?;
    match rng.u8(..3) {
        0 => drop(signature.remove("keyid")),
        1 => drop(signature.insert("keyid".to_string(), json!("works"))),
        _ => {}
    }
    Some((one.masked.clone(), vec![forged]))
}

fn bit(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let mut forged = one.by(TRUSTED);
    let mut signature = bytes(&forged["signatures"][0]["sig"]);
    match rng.u8(..4) {
        0 => drop(signature.pop()),
        1 => signature.push(0),
        _ => signature[rng.usize(..64)] ^= 1 << rng.u8(..8),
    }
    forged["signatures"][0]["sig"] = json!(STANDARD.encode(signature));
    Some((one.masked.clone(), vec![forged]))
}

/// The order of the group, least byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

fn malleated(_: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let mut forged = one.by(TRUSTED);
    let mut signature = bytes(&forged["signatures"][0]["sig"]);
    let mut carry = 0_u16;
    for (byte, more) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        (*byte, carry) = (u8::try_from(sum & 0xff).unwrap(), sum >> 8);
    }
    forged["signatures"][0]["sig"] = json!(STANDARD.encode(signature));
    Some((one.masked.clone(), vec![forged]))
}

fn form(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let signature = bytes(&one.by(TRUSTED)["signatures"][0]["sig"]);
    let header = [r#"{"alg":"EdDSA"}"#, r#"{"alg":"EdDSA","crit":[]}"#, r#"{"alg":"none"}"#][rng.usize(..3)];
    let jws = format!("{}..{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(signature));
    Some((one.masked.clone(), vec![json!(jws)]))
}

fn something_else(rng: &mut Rng, one: &Signed, _: &Signed) -> Option<Forged> {
    let said = bytes(&one.by(TRUSTED)["payload"]);
    let digest = one.masked["digest"].as_str()?;
    let (named, by) = (name(TRUSTED), key(TRUSTED));
    let forged = match rng.u8(..3) {
        // The statement itself, without the encoding that DSSE puts before it.
        0 => {
            let signature = STANDARD.encode(by.sign(&said).to_bytes());
            json!({"payloadType": PAYLOAD_TYPE, "payload": STANDARD.encode(&said),
                "signatures": [{"keyid": named, "sig": signature}]})
        }
        1 => sealed(PAYLOAD_TYPE, digest.as_bytes(), &named, &by),
        _ => sealed(PAYLOAD_TYPE, one.masked.to_string().as_bytes(), &named, &by),
    };
    Some((one.masked.clone(), vec![forged]))
}
