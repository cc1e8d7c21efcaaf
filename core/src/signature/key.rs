//! Public keys, strictly read.

use alloc::string::String;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::encoding::{from_base64, from_base64url, is_base64, to_base64url};
use crate::doc::{At, Fault, Faults, Json, wrong_type};

/// What stands before the key in its X.509 form (RFC 8410): a sequence of the algorithm 1.3.101.112 and a bit string.
const X509: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A key is short; what is longer is no key.
const LONGEST: usize = 2_000;

/// An Ed25519 public key: canonically encoded, and in the group of prime order, as every honest key is.
///
/// ```
/// use tegi::signature::PublicKey;
/// let mut bytes = [0; 32];
/// bytes[0] = 1; // the neutral element, under which anything would verify
/// assert_eq!(PublicKey::of(&bytes), Err("weak-key"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A key in its public form (RFC 8037).
#[derive(Serialize)]
pub(super) struct Jwk {
    crv: &'static str,
    kty: &'static str,
    x: String,
}

impl PublicKey {
    /// The key of these 32 bytes.
    ///
    /// # Errors
    /// `not-a-key` where they are no point of the curve; `weak-key` where the point is of small order, has a part of
    /// small order, or is not encoded canonically.
    pub fn of(bytes: &[u8]) -> Result<PublicKey, &'static str> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| "not-a-key")?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| "not-a-key")?;
        let point = key.to_edwards();
        let is_canonical = point.compress().as_bytes() == bytes;
        if key.is_weak() || !is_canonical || !point.is_torsion_free() {
            return Err("weak-key");
        }
        Ok(PublicKey(key))
    }

    /// Whether `signature` is that of `message` by this key: RFC 8032, Ed25519, without the cofactor, strictly.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }

    /// Its name: the thumbprint of RFC 7638 and RFC 8037, which whoever has the key can compute.
    pub fn thumbprint(&self) -> String {
        let x = to_base64url(self.0.as_bytes());
        to_base64url(&Sha256::digest([r#"{"crv":"Ed25519","kty":"OKP","x":""#, &x, r#""}"#].concat()))
    }

    pub(super) fn jwk(&self) -> Jwk {
        Jwk { crv: "Ed25519", kty: "OKP", x: to_base64url(self.0.as_bytes()) }
    }

    /// The key of a text: a JWK (RFC 8037), or PEM.
    ///
    /// # Errors
    /// `private-key` where it holds a secret; else those of [`PublicKey::of`].
    pub fn parse(text: &str) -> Result<PublicKey, &'static str> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err("not-a-key");
        }
        if text.starts_with("-----BEGIN") {
            return of_pem(text);
        }
        of_jwk(&Json::parse(text).map_err(|_| "not-a-key")?)
    }

    /// Reads a key: a JWK (RFC 8037) as an object or as its text, or PEM.
    pub(crate) fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<PublicKey> {
        let found = match json {
            Json::Object(_) => of_jwk(json),
            Json::Text(text) => PublicKey::parse(text),
            other => {
                faults.push(wrong_type(other, at, "object"));
                return None;
            }
        };
        found.map_err(|code| faults.push(Fault::new(code, at))).ok()
    }
}

fn of_jwk(jwk: &Json<'_>) -> Result<PublicKey, &'static str> {
    if jwk.text("kty") != Some("OKP") || jwk.text("crv") != Some("Ed25519") {
        return Err("not-a-key");
    }
    // A secret has no place in a file that is passed on.
    if jwk.get("d").is_some() {
        return Err("private-key");
    }
    PublicKey::of(&jwk.text("x").and_then(from_base64url).ok_or("not-a-key")?)
}

fn of_pem(text: &str) -> Result<PublicKey, &'static str> {
    if text.contains("PRIVATE KEY") {
        return Err("private-key");
    }
    let body = text.strip_prefix("-----BEGIN PUBLIC KEY-----").ok_or("not-a-key")?;
    let body = body.strip_suffix("-----END PUBLIC KEY-----").ok_or("not-a-key")?;
    let letters: String = body.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    if !letters.chars().all(is_base64) {
        return Err("not-a-key");
    }
    let bytes = from_base64(&letters).ok_or("not-a-key")?;
    PublicKey::of(bytes.strip_prefix(&X509).ok_or("not-a-key")?)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;

    use super::super::encoding::to_base64;
    use super::*;

    // RFC 8037, appendix A.
    const JWK: &str = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        assert_eq!(
            PublicKey::parse(JWK).map(|key| key.thumbprint()),
            Ok("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".to_string())
        );
    }

    #[test]
    fn pem_and_jwk_name_the_same_key() {
        let jwk =
            PublicKey::parse(JWK).map(|key| to_base64(&[&X509[..], key.0.as_bytes()].concat())).unwrap_or_default();
        let pem = ["-----BEGIN PUBLIC KEY-----\n", &jwk, "\r\n-----END PUBLIC KEY-----\n"].concat();
        assert_eq!(PublicKey::parse(&pem), PublicKey::parse(JWK));
    }

    #[test]
    fn what_is_no_public_key_is_refused() {
        let private = JWK.replace("\"x\"", "\"d\":\"AA\",\"x\"");
        for (text, code) in [
            ("", "not-a-key"),
            ("[]", "not-a-key"),
            (&JWK.replace("Ed25519", "X25519"), "not-a-key"),
            (&JWK.replace("Ro\"", "R\""), "not-a-key"),
            // One bit more than the key has: another spelling of it.
            (&JWK.replace("Ro\"", "Rp\""), "not-a-key"),
            (&private, "private-key"),
            ("-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----", "private-key"),
            ("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----", "not-a-key"),
        ] {
            assert_eq!(PublicKey::parse(text), Err(code), "{text}");
        }
    }
}
