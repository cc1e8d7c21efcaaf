//! Writes a bill in the layouts that people use.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::bill::{Bill, Line, decimal};
use super::sheet::{Cell, Dialect, Encoding, Sheet};

/// A written bill: the sheets that a host gets, and the options that it passes on.
#[derive(Clone)]
pub(super) struct Written {
    /// `goods` or `bill`.
    pub(super) about: &'static str,
    /// Sheets of one workbook; text tables if there is a dialect.
    pub(super) sheets: Vec<Sheet>,
    pub(super) dialect: Option<Dialect>,
    /// Facts that stand in no table.
    pub(super) same: Map<String, Value>,
    pub(super) ignore: Vec<&'static str>,
}

/// The names of columns in kk, ru, en.
const GOOD: [[&str; 3]; 5] = [
    ["Тауар №", "№ товара", "Good No."],
    ["Тауардың атауы", "Наименование товара", "Name of the good"],
    ["СЭҚ ТН коды", "Код ТН ВЭД", "Tariff code"],
    ["«Франко-зауыт» бағасы", "Цена франко-завод", "Ex-works price"],
    ["Операциялар", "Операции", "Operations"],
];
const LINE: [[&str; 3]; 9] = [
    ["Тауар №", "№ товара", "Good No."],
    ["Материал №", "№ материала", "Material No."],
    ["Материалдың атауы", "Наименование материала", "Name of the material"],
    ["СЭҚ ТН коды", "Код ТН ВЭД", "Tariff code"],
    ["Құны", "Стоимость", "Value"],
    ["Шығарылған елі", "Страна происхождения", "Country of origin"],
    ["Құжат", "Документ", "Proof"],
    ["Құжат нөмірі", "Номер документа", "Number of the proof"],
    ["Құжат күні", "Дата документа", "Date of the proof"],
];
const SHEETS: [[&str; 3]; 2] = [["Тауарлар", "Товары", "goods"], ["Материалдар", "Материалы", "materials"]];

/// The form of a table's amounts.
#[derive(Clone, Copy)]
enum Style {
    Number(&'static str),
    /// The decimal sign, and the separator of thousands.
    Text(char, &'static str),
}

/// The day of all facts and rates.
pub(super) const DAY: &str = "2026-03-01";
/// Rates that the reader is given.
pub(super) const RATES: [(&str, &str); 2] = [("USD", "512.3"), ("EUR", "598.2")];
/// How many layouts there are.
pub(super) const LAYOUTS: usize = 12;

/// Writes a bill in a layout, from 0 to 11.
pub(super) fn write(layout: usize, bill: &Bill, rng: &mut Rng) -> Written {
    let language = [1, 0, 2].get(layout).copied().unwrap_or_else(|| rng.usize(0..3));
    let general = Style::Number("");
    match layout {
        // The template, in each language: numbers as numbers, as text with a comma, as a text table with points.
        0 => goods(bill, 1, general, None),
        1 => goods(bill, 0, Style::Text(',', "\u{a0}"), None),
        2 => goods(bill, 2, Style::Text('.', ""), Some((',', Encoding::Utf8WithMark))),
        // An export of 1C.
        3 => goods(bill, 1, Style::Text(',', " "), Some((';', Encoding::Windows1251))),
        4 => clipboard(bill, rng),
        5 => costing(bill),
        6 => flat(bill, language),
        7 => thousands(bill),
        8 => goods(bill, language, Style::Number("#,##0.00\\ \"₸\""), None),
        9 => parted(bill),
        10 => shuffled(bill, language, rng),
        _ => utf16(bill, language),
    }
}

fn same() -> Map<String, Value> {
    let mut same = Map::new();
    for (name, value) in [("on", DAY), ("rulebook", "cis-2009"), ("currency", "KZT"), ("vat", "excluded")] {
        same.insert(name.into(), value.into());
    }
    same
}

fn written(sheets: Vec<Sheet>) -> Written {
    Written { about: "goods", sheets, dialect: None, same: same(), ignore: Vec::new() }
}

/// Two sheets, as our template has them.
fn goods(bill: &Bill, language: usize, style: Style, text: Option<(char, Encoding)>) -> Written {
    let [of_goods, of_lines] = SHEETS.map(|names| Sheet::new(names[language]));
    let (mut of_goods, mut of_lines) = (of_goods, of_lines);
    of_goods.texts(&GOOD.map(|names| names[language]));
    of_goods.row(good_cells(bill, language, style));
    of_lines.texts(&LINE.map(|names| names[language]));
    for line in &bill.lines {
        let mut cells = vec![Cell::text(&bill.id)];
        cells.extend(line_cells(line, language, style, text.is_some()));
        of_lines.row(cells);
    }
    let dialect =
        text.map(|(separator, encoding)| Dialect { separator, encoding, newline: "\r\n", says_separator: false });
    Written { dialect, ..written(vec![of_goods, of_lines]) }
}

fn good_cells(bill: &Bill, language: usize, style: Style) -> Vec<Cell> {
    let operations: Vec<&str> = bill.operations.iter().map(|operation| operation.names[language].as_str()).collect();
    vec![
        Cell::text(&bill.id),
        Cell::text(&bill.name),
        Cell::text(&bill.hs),
        amount(bill.price, None, style),
        Cell::text(operations.join("; ")),
    ]
}

/// Id, name, code, value, country, and the paper's three cells.
fn line_cells(line: &Line, language: usize, style: Style, is_text: bool) -> Vec<Cell> {
    let paper = line.paper.as_ref();
    vec![
        Cell::text(&line.id),
        Cell::text(&line.name),
        Cell::text(&line.hs),
        amount(line.value, line.currency, style),
        line.country.map_or(Cell::Blank, |country| Cell::text(country.names[language])),
        paper.map_or(Cell::Blank, |paper| Cell::text(paper.kind.names[language])),
        paper.map_or(Cell::Blank, |paper| Cell::text(&paper.number)),
        paper.map_or(Cell::Blank, |paper| match is_text {
            true => Cell::text(format!("{:02}.{:02}.{}", paper.day[2], paper.day[1], paper.day[0])),
            false => Cell::Day(paper.day),
        }),
    ]
}

/// Writes an amount. If its currency is not the document's, it stands in the number format or after the number.
fn amount(hundredths: u64, currency: Option<&str>, style: Style) -> Cell {
    match (style, currency) {
        (Style::Number(format), None) => Cell::Number(decimal(hundredths), format),
        (Style::Number(_), Some("USD")) => Cell::Number(decimal(hundredths), "[$$-409]#,##0.00"),
        (Style::Number(_), Some(_)) => Cell::Number(decimal(hundredths), "[$€-407]#,##0.00"),
        (Style::Text(sign, parts), currency) => {
            let whole = grouped(hundredths / 100, parts);
            let text = format!("{whole}{sign}{:02}", hundredths % 100);
            Cell::text(currency.map_or(text.clone(), |currency| format!("{text} {currency}")))
        }
    }
}

fn grouped(whole: u64, by: &str) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(by);
        }
        text.push(digit);
    }
    text
}

/// Returns the facts that no table of one bill states: the good.
fn of_good(bill: &Bill) -> Map<String, Value> {
    let mut facts = same();
    facts.insert("good".into(), json!({"name": bill.name, "hs": bill.hs, "ex_works_price": decimal(bill.price)}));
    let operations: Vec<&str> = bill.operations.iter().map(|operation| operation.id.as_str()).collect();
    facts.insert("operations".into(), operations.into());
    facts
}

/// Cells from the clipboard: tabs, signs of currencies behind the numbers, codes in groups.
fn clipboard(bill: &Bill, rng: &mut Rng) -> Written {
    let mut sheet = Sheet::new("clipboard");
    sheet.texts(&[
        "№ материала",
        "Наименование",
        "Код ТН ВЭД",
        "Стоимость",
        "Страна",
        "Документ",
        "Номер документа",
        "Дата документа",
    ]);
    let parts = *[" ", "\u{a0}", "\u{202f}", "'"].get(rng.usize(0..4)).unwrap_or(&" ");
    for line in &bill.lines {
        let mut cells = line_cells(line, 1, Style::Text(',', parts), true);
        let sign = match line.currency {
            None => "₸",
            Some("USD") => "$",
            Some(_) => "€",
        };
        cells[2] = Cell::text(parted_code(&line.hs));
        cells[3] = Cell::text(format!("{},{:02} {sign}", grouped(line.value / 100, parts), line.value % 100));
        sheet.row(cells);
    }
    let dialect = Dialect { separator: '\t', encoding: Encoding::Utf8, newline: "\n", says_separator: false };
    Written { about: "bill", dialect: Some(dialect), same: of_good(bill), ..written(vec![sheet]) }
}

/// Writes a code as tariff schedules print it: `8416 20 100 0`.
fn parted_code(code: &str) -> String {
    let cuts = [4, 6, 9];
    code.chars().enumerate().fold(String::new(), |mut text, (place, digit)| {
        if cuts.contains(&place) {
            text.push(' ');
        }
        text.push(digit);
        text
    })
}

/// A costing sheet: a title, headings of two rows, wages, overheads, the total and the price below.
fn costing(bill: &Bill) -> Written {
    let mut sheet = Sheet::new("Калькуляция");
    sheet.texts(&["Калькуляция себестоимости"]);
    sheet.row(Vec::new());
    sheet.texts(&["№ материала", "Наименование материала", "Код ТН ВЭД", "Страна происхождения", "Стоимость", ""]);
    sheet.texts(&["", "", "", "", "USD", "тенге"]);
    let mut total = 0;
    for line in &bill.lines {
        let country = line.country.map_or(Cell::Blank, |country| Cell::text(country.names[1]));
        let value = Cell::Number(decimal(line.value), "#,##0.00");
        let (dollars, tenge) = match line.currency {
            Some("USD") => (value, Cell::Blank),
            _ => (Cell::Blank, value),
        };
        total += if line.currency.is_none() { line.value } else { 0 };
        let own = vec![Cell::text(&line.id), Cell::text(&line.name), Cell::text(&line.hs), country, dollars, tenge];
        sheet.row(own);
    }
    let below = |name: &str, hundredths: u64| {
        let number = Cell::Number(decimal(hundredths), "#,##0.00");
        vec![Cell::Blank, Cell::text(name), Cell::Blank, Cell::Blank, Cell::Blank, number]
    };
    if bill.lines.iter().all(|line| line.currency.is_none()) {
        sheet.row(below("Итого материалы", total));
    }
    sheet.row(below("Заработная плата", 15_000_000));
    sheet.row(below("Накладные расходы", 5_000_000));
    sheet.row(below("Цена франко-завод", bill.price));
    let mut same = of_good(bill);
    same.insert("good".into(), json!({"name": bill.name, "hs": bill.hs}));
    Written { about: "bill", same, ..written(vec![sheet]) }
}

/// One sheet whose rows repeat the good, its cells merged over its materials.
fn flat(bill: &Bill, language: usize) -> Written {
    let mut sheet = Sheet::new("Лист1");
    let of_line = LINE.get(1..).unwrap_or_default();
    let headings: Vec<&str> = GOOD.iter().chain(of_line).map(|names| names[language]).collect();
    // Two columns have tariff codes, so the heading of the good's code says so.
    let mut headings: Vec<Cell> = headings.into_iter().map(Cell::text).collect();
    headings[2] = Cell::text(["Тауардың СЭҚ ТН коды", "Код ТН ВЭД товара", "Tariff code of the good"][language]);
    headings[7] =
        Cell::text(["Материалдың СЭҚ ТН коды", "Код ТН ВЭД материала", "Tariff code of the material"][language]);
    sheet.row(headings);
    for (place, line) in bill.lines.iter().enumerate() {
        let mut cells =
            if place == 0 { good_cells(bill, language, Style::Number("")) } else { vec![Cell::Blank; GOOD.len()] };
        cells.extend(line_cells(line, language, Style::Number("#,##0.00"), false));
        sheet.row(cells);
    }
    if bill.lines.len() > 1 {
        let last = bill.lines.len() + 1;
        sheet.merged = ["A", "B", "C", "D", "E"].iter().map(|column| format!("{column}2:{column}{last}")).collect();
    }
    written(vec![sheet])
}

/// Amounts in thousands, as the heading says.
fn thousands(bill: &Bill) -> Written {
    let mut written = goods(bill, 1, Style::Number(""), None);
    for sheet in &mut written.sheets {
        for (place, row) in sheet.rows.iter_mut().enumerate() {
            for cell in row {
                match cell {
                    Cell::Text(text) if place == 0 && text == "Стоимость" => {
                        *text = "Стоимость без НДС, тыс. тенге".into()
                    }
                    Cell::Text(text) if place == 0 && text == "Цена франко-завод" => {
                        text.push_str(", тыс. тенге")
                    }
                    Cell::Number(number, "") => *number = thousandth(number),
                    _ => {}
                }
            }
        }
    }
    written
}

/// A decimal of at most two places divided by 1 000.
fn thousandth(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole:0>4}{fraction}");
    let at = digits.len() - fraction.len() - 3;
    let (whole, rest) = digits.split_at(at);
    format!("{whole}.{rest}").trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The materials on two sheets.
fn parted(bill: &Bill) -> Written {
    let mut written = goods(bill, 1, Style::Number(""), None);
    if let [_, lines] = written.sheets.as_mut_slice()
        && lines.rows.len() > 2
    {
        let half = lines.rows.len() / 2 + 1;
        let mut second = Sheet::new("Материалы (2)");
        second.rows = [vec![lines.rows[0].clone()], lines.rows.split_off(half)].concat();
        written.sheets.push(second);
    }
    written
}

/// Columns in another order, with the producer's own among them, and the numbers of columns below the headings.
fn shuffled(bill: &Bill, language: usize, rng: &mut Rng) -> Written {
    let mut written = goods(bill, language, Style::Number("#,##0.00"), None);
    if let Some(lines) = written.sheets.last_mut() {
        for (place, row) in lines.rows.iter_mut().enumerate() {
            row.push(if place == 0 { Cell::text("Склад") } else { Cell::text(format!("Цех {place}")) });
            row.push(if place == 0 { Cell::text("Примечание") } else { Cell::Blank });
        }
        let mut order: Vec<usize> = (0..lines.rows[0].len()).collect();
        rng.shuffle(&mut order);
        for row in &mut lines.rows {
            *row = order.iter().map(|place| row[*place].clone()).collect();
        }
        let numbers = (1..=order.len()).map(|number| Cell::Number(number.to_string(), "")).collect();
        lines.rows.insert(1, numbers);
    }
    written
}

/// A text table in UTF-16 that says its separator, or a workbook of formulas.
fn utf16(bill: &Bill, language: usize) -> Written {
    if bill.lines.len().is_multiple_of(2) {
        let mut written = goods(bill, language, Style::Text(',', "\u{a0}"), Some((';', Encoding::Utf16)));
        if let Some(dialect) = &mut written.dialect {
            dialect.says_separator = true;
        }
        return written;
    }
    let mut written = goods(bill, language, Style::Number(""), None);
    if let Some(lines) = written.sheets.last_mut() {
        for row in &mut lines.rows {
            for cell in row {
                if let Cell::Number(number, "") = cell {
                    *cell = Cell::Formula(number.clone());
                }
            }
        }
        // Prepared rows of a form: formulas with the empty text as their result.
        lines.rows.push(vec![Cell::EmptyFormula; LINE.len()]);
        lines.rows.push(vec![Cell::EmptyFormula; LINE.len()]);
    }
    written
}
