//! A sheet during writing: its cells, and the forms in which hosts receive them.

use anyhow::{Result, anyhow};
use encoding_rs::WINDOWS_1251;
use serde_json::{Value, json};

/// A cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Blank,
    Text(String),
    /// A number and its format.
    Number(String, &'static str),
    /// A day.
    Day([u32; 3]),
    /// A formula whose result is the empty text.
    EmptyFormula,
    /// A formula whose result is a number.
    Formula(String),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Ranges such as `A2:A4`.
    pub(super) merged: Vec<String>,
}

/// The form of a text table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub(super) separator: char,
    pub(super) encoding: Encoding,
    pub(super) newline: &'static str,
    /// A line `sep=;` before the table.
    pub(super) says_separator: bool,
}

/// An encoding of a text table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16,
    Windows1251,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// Returns the cell as a host hands it to the core, with the results of formulas.
    fn wire(&self) -> Value {
        match self {
            Cell::Blank | Cell::EmptyFormula => Value::Null,
            Cell::Text(text) => text.as_str().into(),
            Cell::Number(number, "") | Cell::Formula(number) => json!({"n": number}),
            Cell::Number(number, format) => json!({"n": number, "f": format}),
            Cell::Day([year, month, day]) => json!({"d": format!("{year}-{month:02}-{day:02}")}),
        }
    }

    /// Returns the cell as a writer of workbooks needs it, with formulas.
    fn book(&self) -> Value {
        match self {
            Cell::EmptyFormula => json!({"formula": "=\"\"", "text": ""}),
            Cell::Formula(number) => json!({"formula": format!("={number}"), "n": number}),
            other => other.wire(),
        }
    }

    /// Returns the cell as text. Numbers have the decimal sign of the dialect's language.
    fn plain(&self) -> String {
        match self {
            Cell::Blank | Cell::EmptyFormula => String::new(),
            Cell::Text(text) | Cell::Number(text, _) | Cell::Formula(text) => text.clone(),
            Cell::Day([year, month, day]) => format!("{day:02}.{month:02}.{year}"),
        }
    }
}

impl Sheet {
    pub(super) fn new(name: &str) -> Sheet {
        Sheet { name: name.into(), ..Sheet::default() }
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    pub(super) fn texts(&mut self, cells: &[&str]) {
        self.row(cells.iter().map(|text| Cell::text(*text)).collect());
    }

    /// Returns the sheet as a host hands it to the core.
    pub(super) fn wire(&self, file: &str) -> Value {
        let rows = self.rows.iter().enumerate().map(|(place, cells)| {
            let cells: Vec<Value> = cells.iter().map(Cell::wire).collect();
            json!({"row": place + 1, "cells": cells})
        });
        json!({"file": file, "sheet": self.name, "merged": self.merged, "rows": rows.collect::<Vec<_>>()})
    }

    /// Returns the sheet as a writer of workbooks needs it.
    pub(super) fn book(&self) -> Value {
        let rows: Vec<Vec<Value>> = self.rows.iter().map(|cells| cells.iter().map(Cell::book).collect()).collect();
        json!({"sheet": self.name, "merged": self.merged, "rows": rows})
    }

    /// Returns the sheet as the bytes of a text table.
    pub(super) fn bytes(&self, dialect: Dialect) -> Result<Vec<u8>> {
        let mut text = String::new();
        if dialect.says_separator {
            text.push_str(&format!("sep={}{}", dialect.separator, dialect.newline));
        }
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| quoted(&cell.plain(), dialect.separator)).collect();
            text.push_str(&cells.join(&dialect.separator.to_string()));
            text.push_str(dialect.newline);
        }
        Ok(match dialect.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8WithMark => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Encoding::Utf16 => {
                "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
            Encoding::Windows1251 => match WINDOWS_1251.encode(&text) {
                (bytes, _, false) => bytes.into_owned(),
                _ => return Err(anyhow!("a letter that windows-1251 has not")),
            },
        })
    }
}

fn quoted(text: &str, separator: char) -> String {
    if text.contains([separator, '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}
