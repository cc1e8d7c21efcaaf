//! Tells what kind of file some bytes are, by their content: a name can be wrong, and often is (`.xls` that is HTML).

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::doc::{At, Fault};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, perhaps: CSV, TSV, JSON. Nothing shows that it is something else.
    Text,
    /// A workbook of Excel since 2007.
    Xlsx,
    /// A Parquet file.
    Parquet,
    /// A workbook that asks for a password.
    Protected,
    /// Another kind, which is not read: its name for a person.
    Other(&'static str),
}

/// What to save as what cannot be read.
const SAVE_AS: &str = ".xlsx, .csv";
/// The bytes at the beginning and at the end in which the names within an archive are sought.
const SOUGHT: usize = 1 << 20;
/// The bytes at the beginning in which the first words of a page stand.
const FIRST: usize = 1 << 12;

/// First bytes that no text has.
const MARKS: [(&[u8], Kind); 16] = [
    (b"PAR1", Kind::Parquet),
    (b"MOXCEL", Kind::Other("1С (.mxl)")),
    (b"%PDF", Kind::Other("PDF")),
    (b"{\\rtf", Kind::Other("RTF")),
    (b"Rar!", Kind::Other("RAR")),
    (b"7z\xBC\xAF", Kind::Other("7-Zip")),
    (b"\x1F\x8B", Kind::Other("gzip")),
    (b"\x28\xB5\x2F\xFD", Kind::Other("zstd")),
    (b"\x89PNG", Kind::Other("PNG")),
    (b"\xFF\xD8\xFF", Kind::Other("JPEG")),
    (b"ARROW1", Kind::Other("Arrow")),
    (b"SQLite format 3", Kind::Other("SQLite")),
    // Excel before 1997, without the container of later ones.
    (b"\x09\x08", Kind::Other("Excel 97–2003 (.xls)")),
    (b"\x09\x04", Kind::Other("Excel 97–2003 (.xls)")),
    (b"\x09\x02", Kind::Other("Excel 97–2003 (.xls)")),
    (b"\x09\x00\x04\x00", Kind::Other("Excel 97–2003 (.xls)")),
];

/// What stands within a ZIP archive, by a name in it.
const WITHIN: [(&[u8], Kind); 8] = [
    (b"xl/workbook.bin", Kind::Other("Excel (.xlsb)")),
    (b"xl/workbook.xml", Kind::Xlsx),
    (b"xl/worksheets/", Kind::Xlsx),
    (b"opendocument.spreadsheet", Kind::Other("OpenDocument (.ods)")),
    (b"opendocument", Kind::Other("OpenDocument")),
    (b"word/document", Kind::Other("Word (.docx)")),
    (b"ppt/presentation", Kind::Other("PowerPoint (.pptx)")),
    (b"index/document.iwa", Kind::Other("Apple Numbers (.numbers)")),
];

/// First words of pages and of XML.
const PAGES: [(&[u8], Kind); 7] = [
    (b"urn:schemas-microsoft-com:office:spreadsheet", Kind::Other("XML Spreadsheet 2003")),
    (b"<!doctype html", Kind::Other("HTML")),
    (b"<html", Kind::Other("HTML")),
    (b"<table", Kind::Other("HTML")),
    (b"<meta", Kind::Other("HTML")),
    (b"<style", Kind::Other("HTML")),
    (b"<?xml", Kind::Other("XML")),
];

impl Kind {
    /// Tells the kind of a file by its bytes. Of a large one the first and the last mebibyte are enough, joined.
    ///
    /// ```
    /// use tegi::table::kind::Kind;
    /// assert_eq!(Kind::of(b"MOXCEL\0"), Kind::Other("1С (.mxl)"));
    /// assert_eq!(Kind::of("№ товара;Код ТН ВЭД".as_bytes()), Kind::Text);
    /// ```
    pub fn of(file: &[u8]) -> Kind {
        if file.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return of_container(file);
        }
        if file.starts_with(b"PK\x03\x04") || file.starts_with(b"PK\x05\x06") {
            let has = |name: &[u8]| [start(file, SOUGHT), end(file, SOUGHT)].iter().any(|part| holds(part, name));
            return first(&WITHIN, has).unwrap_or(Kind::Other("ZIP"));
        }
        if let Some(kind) = first(&MARKS, |mark| file.starts_with(mark)) {
            return kind;
        }
        // Pages may be in UTF-16, too: every second byte of their words is then zero.
        let words: Vec<u8> = start(file, FIRST).iter().copied().filter(|byte| *byte != 0).collect();
        let page = words.iter().position(|byte| *byte == b'<').and_then(|place| words.split_at_checked(place));
        match page {
            Some((before, page)) if before.iter().all(|byte| byte.is_ascii_whitespace() || *byte > 0x7F) => {
                let is_of = |word: &[u8]| starts(page, word) || (word.starts_with(b"urn") && holds(page, word));
                first(&PAGES, is_of).unwrap_or(Kind::Text)
            }
            _ => Kind::Text,
        }
    }

    /// The fault of a file of this kind, which has no table that is read; `None` if it has one.
    pub fn refusal(self, file: &str) -> Option<Fault> {
        let fault = |code| Fault { at: file.to_string(), ..Fault::new(code, &At::Root) };
        match self {
            Kind::Text | Kind::Xlsx | Kind::Parquet => None,
            Kind::Protected => Some(fault("book-protected").allowed(".xlsx")),
            Kind::Other(name) => Some(fault("kind-refused").given(name).allowed(String::from(SAVE_AS))),
        }
    }
}

/// What stands within a container of old Office programs, whose names are in UTF-16.
fn of_container(file: &[u8]) -> Kind {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        file.windows(name.len()).any(|part| part == name)
    };
    if has("EncryptedPackage") {
        Kind::Protected
    } else if has("WordDocument") {
        Kind::Other("Word 97–2003 (.doc)")
    } else {
        Kind::Other("Excel 97–2003 (.xls)")
    }
}

fn first(kinds: &[(&[u8], Kind)], is_of: impl Fn(&[u8]) -> bool) -> Option<Kind> {
    kinds.iter().find(|(mark, _)| is_of(mark)).map(|(_, kind)| *kind)
}

fn start(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length).unwrap_or(bytes)
}

fn end(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(length)..).unwrap_or_default()
}

/// Whether a word stands at the beginning, in any case.
fn starts(bytes: &[u8], word: &[u8]) -> bool {
    bytes.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
}

/// Whether a word stands anywhere, in any case.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_kinds_by_content() {
        let utf16: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let old = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 512], &name].concat()
        };
        let cases: [(&[u8], Kind); 13] = [
            (b"PK\x03\x04....XL/Workbook.xml", Kind::Xlsx),
            (b"PK\x03\x04....xl/workbook.bin", Kind::Other("Excel (.xlsb)")),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind::Other("OpenDocument (.ods)")),
            (b"PK\x03\x04photo.bmp", Kind::Other("ZIP")),
            (&old("Workbook"), Kind::Other("Excel 97–2003 (.xls)")),
            (&old("EncryptedPackage"), Kind::Protected),
            (b"  \r\n<TABLE border=1>", Kind::Other("HTML")),
            (b"\xEF\xBB\xBF<!DOCTYPE HTML>", Kind::Other("HTML")),
            (&utf16, Kind::Other("HTML")),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Kind::Other("XML Spreadsheet 2003"),
            ),
            (b"id;note\n1;<html>", Kind::Text),
            (b"", Kind::Text),
            (b"\tid\tprice", Kind::Text),
        ];
        for (bytes, kind) in cases {
            assert_eq!(Kind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
        assert!(Kind::Text.refusal("a.csv").is_none());
        let refusal = Kind::Protected.refusal("a.xlsx").map(|fault| (fault.code, fault.at));
        assert_eq!(refusal, Some(("book-protected".into(), "a.xlsx".into())));
    }
}
