//! Base64, one spelling of each text only: no foreign letters, no bits left over.

use alloc::string::String;
use alloc::vec::Vec;

use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use base64::{Engine as _, alphabet};

/// Reads what an envelope may have: the standard alphabet or that for addresses, with padding.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok()
}

/// Writes the standard alphabet with padding.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads what keys and JWS have: the alphabet for addresses, without padding.
pub(super) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Writes the alphabet for addresses, without padding.
pub(super) fn to_base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a letter is one of base64's standard alphabet.
pub(super) fn is_base64(letter: char) -> bool {
    letter == '=' || alphabet::STANDARD.as_str().contains(letter)
}
