//! Tells the encoding of a text by all its bytes, and turns bytes into letters, in pieces of any size.
//!
//! A library for all encodings of the web would triple the page's engine; tables here are in one of four.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// An encoding of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1251, the code page of Russian Windows.
    Windows1251,
}

impl Encoding {
    /// Its name for a person and for a program.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1251 => "windows-1251",
        }
    }

    /// The encoding of this name. `None` if it is none of ours.
    pub fn named(name: &str) -> Option<Encoding> {
        let all = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1251];
        all.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name))
    }
}

/// Why bytes are no text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Zero bytes that no encoding explains.
    ZeroBytes,
    /// UTF-8 that breaks in this line, counted from 1.
    Broken(u32),
    /// None of the encodings that are known here.
    Unknown,
}

/// The upper half of Windows-1251.
const UPPER: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНО\
ПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

/// What all bytes of a text say of its encoding, gathered in pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    length: u64,
    /// The first bytes, for the mark.
    first: Vec<u8>,
    /// Zero bytes at even and at odd places, and line feeds at all.
    zeros: [u64; 2],
    line_feeds: u64,
    /// Bytes of a letter of UTF-8 that the next piece may complete.
    open: Vec<u8>,
    lines: u32,
    letters: u64,
    /// Places where UTF-8 breaks, and the line of the first.
    broken: u64,
    broken_line: u32,
    /// Bytes that Windows-1251 does not have, or hardly a text has; and its Cyrillic letters.
    odd: u64,
    cyrillic: u64,
}

impl Tally {
    /// Takes the next piece.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                0 => {
                    let [even, odd] = &mut self.zeros;
                    *(if self.length.is_multiple_of(2) { even } else { odd }) += 1;
                }
                b'\n' => {
                    self.lines = self.lines.saturating_add(1);
                    self.line_feeds += 1;
                }
                // Quotes, dashes, the number sign, ё, і and the blank stand in texts; the rest of this half hardly does.
                0x84 | 0x85 | 0x8B | 0x91..=0x97 | 0x99 | 0x9B | 0xA0 | 0xA7..=0xA9 | 0xAB | 0xAD | 0xAE => {}
                0xB0..=0xB3 | 0xB7..=0xB9 | 0xBB => {}
                0x80..=0xBF => self.odd += 1,
                0xC0..=0xFF => self.cyrillic += 1,
                _ => {}
            }
            if self.first.len() < 3 {
                self.first.push(*byte);
            }
            self.length += 1;
            if !self.open.is_empty() || *byte >= 0x80 {
                self.in_utf8(*byte);
            }
        }
    }

    fn in_utf8(&mut self, byte: u8) {
        self.open.push(byte);
        match core::str::from_utf8(&self.open) {
            Ok(_) => {
                self.letters += u64::from(self.open.len() > 1);
                self.open.clear();
            }
            Err(error) if error.error_len().is_none() => {}
            Err(_) => {
                if self.broken == 0 {
                    self.broken_line = self.lines.saturating_add(1);
                }
                self.broken += 1;
                // The byte that broke a letter may begin the next one.
                let begins = self.open.len() > 1 && byte >= 0x80;
                self.open.clear();
                if begins {
                    self.in_utf8(byte);
                }
            }
        }
    }

    /// How many bytes there were.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The encoding.
    ///
    /// # Errors
    /// [`NotText`], when the bytes are text in none of the encodings.
    pub(super) fn encoding(&self) -> Result<Encoding, NotText> {
        let is_even = self.length.is_multiple_of(2);
        match self.first.as_slice() {
            [0xFF, 0xFE, ..] if is_even => return Ok(Encoding::Utf16Le),
            [0xFE, 0xFF, ..] if is_even => return Ok(Encoding::Utf16Be),
            _ => {}
        }
        // In UTF-16 every line feed, digit, blank and separator has a zero, always at the same side.
        let is_often = |zeros: u64| zeros >= self.line_feeds && zeros.saturating_mul(32) >= self.length;
        match self.zeros {
            [0, 0] => {}
            [0, odd] if is_even && is_often(odd) => return Ok(Encoding::Utf16Le),
            [even, 0] if is_even && is_often(even) => return Ok(Encoding::Utf16Be),
            _ => return Err(NotText::ZeroBytes),
        }
        let broken = self.broken + u64::from(!self.open.is_empty());
        if broken == 0 {
            return Ok(Encoding::Utf8);
        }
        // Russian in Windows-1251 makes letters of UTF-8 by chance only; a cut or damaged text has far more of them.
        if self.first.starts_with(&[0xEF, 0xBB, 0xBF]) || self.letters > broken {
            let is_at_end = self.broken == 0;
            return Err(NotText::Broken(if is_at_end { self.lines.saturating_add(1) } else { self.broken_line }));
        }
        if self.odd > self.cyrillic / 4 { Err(NotText::Unknown) } else { Ok(Encoding::Windows1251) }
    }
}

/// Turns bytes into letters.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    encoding: Encoding,
    /// Bytes of a letter that the next piece completes.
    open: Vec<u8>,
    is_at_start: bool,
}

impl Decoder {
    /// A decoder of this encoding.
    pub(super) fn new(encoding: Encoding) -> Decoder {
        Decoder { encoding, open: Vec::new(), is_at_start: true }
    }

    /// The letters of the next piece. A byte order mark at the beginning is none.
    ///
    /// # Errors
    /// The letters before the place at which the bytes are no text.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<String, String> {
        let text = match self.encoding {
            Encoding::Windows1251 => Ok(bytes.iter().map(|byte| of_1251(*byte)).collect()),
            Encoding::Utf8 => self.of_utf8(bytes),
            Encoding::Utf16Le => self.of_utf16(bytes, u16::from_le_bytes),
            Encoding::Utf16Be => self.of_utf16(bytes, u16::from_be_bytes),
        };
        let is_of_start = self.is_at_start;
        let unmarked = |mut text: String| {
            if is_of_start && text.starts_with('\u{feff}') {
                text.remove(0);
            }
            text
        };
        if text.as_ref().is_ok_and(|text| !text.is_empty()) {
            self.is_at_start = false;
        }
        text.map(unmarked).map_err(unmarked)
    }

    /// Ends the reading. `false` if a letter was left unfinished.
    pub(super) fn is_whole(&self) -> bool {
        self.open.is_empty()
    }

    fn of_utf8(&mut self, bytes: &[u8]) -> Result<String, String> {
        let bytes = self.with_open(bytes);
        match core::str::from_utf8(&bytes) {
            Ok(text) => Ok(String::from(text)),
            Err(error) => {
                let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((&bytes, &[]));
                let text = String::from(core::str::from_utf8(valid).unwrap_or_default());
                if error.error_len().is_some() {
                    return Err(text);
                }
                self.open = rest.to_vec();
                Ok(text)
            }
        }
    }

    fn of_utf16(&mut self, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
        let bytes = self.with_open(bytes);
        let (pairs, rest) = bytes.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        // The first half of a pair of units waits for its second.
        let is_half = units.last().is_some_and(|last| (0xD800..0xDC00).contains(last));
        let half = if is_half { units.pop().and(pairs.last()).map_or(&[][..], |pair| pair.as_slice()) } else { &[] };
        self.open = [half, rest].concat();
        let mut text = String::with_capacity(units.len());
        for letter in char::decode_utf16(units) {
            match letter {
                Ok(letter) => text.push(letter),
                Err(_) => return Err(text),
            }
        }
        Ok(text)
    }

    fn with_open<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        if self.open.is_empty() {
            return Cow::Borrowed(bytes);
        }
        let mut open = core::mem::take(&mut self.open);
        open.extend_from_slice(bytes);
        Cow::Owned(open)
    }
}

fn of_1251(byte: u8) -> char {
    match byte {
        0..=0x7F => char::from(byte),
        0xC0..=0xFF => char::from_u32(u32::from(byte) - 0xC0 + u32::from('А')).unwrap_or_default(),
        _ => UPPER.chars().nth(usize::from(byte - 0x80)).unwrap_or_default(),
    }
}

/// A whole text of unknown encoding, such as a JSON document, with the encoding that it has.
///
/// # Errors
/// [`NotText`], when the bytes are text in none of the encodings.
///
/// ```
/// use tegi::table::text::{Encoding, text_of};
/// assert_eq!(text_of(b"\xFF\xFE{\0}\0"), Ok(("{}".into(), Encoding::Utf16Le)));
/// assert_eq!(text_of(b"{\"name\": \"\xCA\xEE\xF2\xE5\xEB\"}").map(|(text, _)| text.into_owned()),
///     Ok(r#"{"name": "Котел"}"#.into()));
/// ```
pub fn text_of(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), NotText> {
    if let Ok(text) = core::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        return Ok((Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)), Encoding::Utf8));
    }
    let mut tally = Tally::default();
    tally.push(bytes);
    let encoding = tally.encoding()?;
    let mut decoder = Decoder::new(encoding);
    let line = |text: &str| NotText::Broken(line_of(text));
    let text = decoder.push(bytes).map_err(|text| line(&text))?;
    if !decoder.is_whole() {
        return Err(line(&text));
    }
    if text.contains('\0') { Err(NotText::ZeroBytes) } else { Ok((Cow::Owned(text), encoding)) }
}

fn line_of(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn of_1251_backwards(text: &str) -> Vec<u8> {
        text.chars().map(|letter| (0..=255).find(|byte| of_1251(*byte) == letter).unwrap()).collect()
    }

    #[test]
    fn the_encoding_is_told_by_all_bytes() {
        let text = "№ товара;Код\r\nb1;«Ёлка» — 5 шт.\r\n";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (["\u{feff}".as_bytes(), text.as_bytes()].concat(), Encoding::Utf8),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be),
            (utf16(&["\u{feff}", text].concat(), u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(&["\u{feff}", text].concat(), u16::to_be_bytes), Encoding::Utf16Be),
            (of_1251_backwards(text), Encoding::Windows1251),
        ] {
            assert_eq!(text_of(&bytes), Ok((Cow::Borrowed(text), encoding)), "{encoding:?}");
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        }
        assert_eq!(UPPER.chars().count(), 128);
        assert!((0x80..=0xFF).all(|byte| UPPER.chars().nth(usize::from(byte) - 0x80) == Some(of_1251(byte))));
    }

    #[test]
    fn what_is_no_text_is_told() {
        let cut = "Код\nТН ВЭД".as_bytes();
        assert_eq!(text_of(&cut[..cut.len() - 1]), Err(NotText::Broken(2)));
        assert_eq!(text_of(b"\xEF\xBB\xBFa\n\xFF\nb"), Err(NotText::Broken(2)));
        assert_eq!(text_of(b"a;b\0;c\n"), Err(NotText::ZeroBytes));
        assert_eq!(text_of(b"a\0\0b"), Err(NotText::ZeroBytes));
        // A zero letter within UTF-16, and half a pair.
        assert_eq!(text_of(b"\xFF\xFEa\0\0\0b\0"), Err(NotText::ZeroBytes));
        assert_eq!(text_of(b"\xFF\xFEa\0\0\xD8"), Err(NotText::Broken(1)));
        // Code page 866: «товар» and «код».
        assert_eq!(text_of(b"\xE2\xAE\xA2\xA0\xE0;\xAA\xAE\xA4\n"), Err(NotText::Unknown));
    }

    #[test]
    fn pieces_of_any_size_give_the_same_letters() {
        let text = "Ё€😀a\u{a0}б;\"😀\"\r\n";
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = match encoding {
                Encoding::Utf16Le => utf16(text, u16::to_le_bytes),
                Encoding::Utf16Be => utf16(text, u16::to_be_bytes),
                _ => text.as_bytes().to_vec(),
            };
            for size in 1..bytes.len() {
                let mut decoder = Decoder::new(encoding);
                let read: String = bytes.chunks(size).map(|piece| decoder.push(piece).unwrap()).collect();
                assert_eq!((read.as_str(), decoder.is_whole()), (text, true), "{encoding:?} by {size}");
            }
        }
    }
}
