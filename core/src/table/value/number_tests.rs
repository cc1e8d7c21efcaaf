use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;

use proptest::prelude::*;

use super::*;
use crate::table::column::Evidence;

fn text_of(said: Result<Option<Said>, Doubt>) -> Result<String, String> {
    match said {
        Ok(Some(Said { fact: Fact::Text(text), currency, measure })) => {
            let beside = currency.or(measure);
            Ok(beside.map_or_else(|| text.clone(), |beside| format!("{text} {beside}")))
        }
        Ok(Some(Said { fact: Fact::Mass(amount, unit), .. })) => Ok(format!("{amount} {unit}")),
        Ok(other) => Err(format!("{other:?}")),
        Err(doubt) if doubt.offers.is_empty() => Err(doubt.code.to_string()),
        Err(doubt) => Err(format!("{}: {}", doubt.code, doubt.offers.join(" | "))),
    }
}

fn of(kind: Kind, text: &str, form: Form) -> Result<String, String> {
    text_of(read(kind, &Cell::text(text), &Context { form, ..Context::of(Language::Ru) }))
}

fn number(digits: &'static str, format: &'static str) -> Cell<'static> {
    Cell { content: Content::Number(Cow::Borrowed(digits)), format: Cow::Borrowed(format) }
}

fn amount(cell: &Cell<'_>, currency: Option<&str>, scale: u8) -> Result<String, String> {
    text_of(read(Kind::Amount, cell, &Context { currency, scale, ..Context::of(Language::Ru) }))
}

#[test]
fn amounts_are_read_as_people_write_them() {
    for (text, expected) in [
        ("1000", "1000"),
        ("1 000,50", "1000.5"),
        ("1\u{a0}000,50", "1000.5"),
        ("1\u{202f}234\u{2009}567.8", "1234567.8"),
        ("1  000", "1000"),
        ("1'234'567.89", "1234567.89"),
        ("1’234,50", "1234.5"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234.567", "1234.567"),
        ("0,123", "0.123"),
        ("1234,567", "1234.567"),
        (",5", "0.5"),
        ("-5,5", "-5.5"),
        ("\u{2212}1 000", "-1000"),
        ("(1 000,50)", "-1000.5"),
        ("100-", "-100"),
        ("-0,00", "0"),
        ("+7", "7"),
        ("'1000", "1000"),
        ("=\"1000,5\"", "1000.5"),
        ("\u{200b}12\u{200b}3\u{feff}", "123"),
        ("007", "7"),
        ("310,00 €", "310 EUR"),
        ("€310", "310 EUR"),
        ("-$5", "-5 USD"),
        ("$ -5", "-5 USD"),
        ("(5,25 USD)", "-5.25 USD"),
        ("20 000 ₸", "20000 KZT"),
        ("20 000 тг.", "20000 KZT"),
        ("20 000 тенге", "20000 KZT"),
        ("148 500,50 руб.", "148500.5 RUB"),
        ("USD 12.50", "12.5 USD"),
        ("12.50USD", "12.5 USD"),
        ("12,5 тыс. тенге", "12500 KZT"),
        ("1,5 млн", "1500000"),
        ("9007199254740993", "9007199254740993"),
    ] {
        assert_eq!(of(Kind::Amount, text, Form::Open).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_can_be_two_amounts_is_a_doubt() {
    for (text, doubt) in [
        ("1,234", "number-unclear: 1234 | 1.2340"),
        ("1.234", "number-unclear: 1.2340 | 1234"),
        ("-100.000", "number-unclear: -100 | -100000"),
        ("100 000-00", "number-unclear: 100000"),
        ("100 000=50", "number-unclear: 100000.5"),
        ("1E+21", "number-unclear: 1000000000000000000000"),
        ("8,40311E+09", "number-unclear: 8403110000"),
        ("1E-7", "number-unclear: 0.0000001"),
        ("50 %", "number-unclear"),
        ("5 кг", "number-unclear: 5"),
        ("1 000 без НДС", "vat-unclear"),
        ("1 00", "not-a-decimal"),
        ("1,00,000", "not-a-decimal"),
        ("1 234'567", "not-a-decimal"),
        ("12:30", "not-a-decimal"),
        ("1/2", "not-a-decimal"),
        ("5-10", "not-a-decimal"),
        ("--5", "not-a-decimal"),
        ("(5", "not-a-decimal"),
        ("-(5)", "not-a-decimal"),
        ("5,", "unknown-currency"),
        ("~5", "unknown-currency"),
        ("много", "not-a-decimal"),
        ("-", "not-a-decimal"),
        ("١٢", "not-a-decimal"),
        ("1 000 руб. 50 коп.", "not-a-decimal"),
        ("0x10", "not-a-decimal"),
        ("∞", "not-a-decimal"),
        ("NaN", "not-a-decimal"),
    ] {
        assert_eq!(of(Kind::Amount, text, Form::Open), Err(doubt.to_string()), "{text}");
    }
    let code =
        |text: &str| of(Kind::Amount, text, Form::Open).map_err(|doubt| doubt.split(':').next().unwrap().to_string());
    assert_eq!(code("5 крокодилов"), Err("unknown-currency".into()));
    assert_eq!(code("100 kr"), Err("currency-unclear".into()));
    for (cell, code) in [
        (Cell { content: Content::Day("2026-03-01".into()), format: "".into() }, "became-a-date"),
        (Cell { content: Content::Flag(true), format: "".into() }, "not-a-decimal"),
        (Cell { content: Content::Error("#REF!".into()), format: "".into() }, "cell-error"),
        (Cell { content: Content::Error("#FORMULA".into()), format: "".into() }, "formula-without-value"),
        (number("46082", "dd.mm.yyyy"), "became-a-date"),
    ] {
        assert_eq!(amount(&cell, None, 0), Err(code.to_string()));
    }
}

#[test]
fn a_decided_column_is_read_with_its_sign_only() {
    for (text, comma, point) in [
        ("1.234", Ok("1234"), Ok("1.234")),
        ("1,234", Ok("1.234"), Ok("1234")),
        ("12,50", Ok("12.5"), Err("number-unclear: 12.5")),
        ("12.50", Err("number-unclear: 12.5"), Ok("12.5")),
        ("1,234.5", Err("number-unclear: 1234.5"), Ok("1234.5")),
        ("1 000", Ok("1000"), Ok("1000")),
    ] {
        let own = |said: Result<&str, &str>| said.map(String::from).map_err(String::from);
        assert_eq!(of(Kind::Amount, text, Form::Comma), own(comma), "{text}");
        assert_eq!(of(Kind::Amount, text, Form::Point), own(point), "{text}");
    }
    assert_eq!(of(Kind::Amount, "-1.234", Form::Canonical).as_deref(), Ok("-1.234"));
    for text in ["1,5", "1 000", "1,234", "5 USD", "1e3", "+5"] {
        let said = of(Kind::Amount, text, Form::Canonical);
        assert!(said.as_ref().is_err_and(|doubt| doubt.starts_with("number-unclear")), "{text}: {said:?}");
    }
}

#[test]
fn a_column_is_decided_by_its_numbers_and_days_only() {
    for (kind, cells, form, order) in [
        (Kind::Amount, &["1.234", "12,50", "1 310,25"][..], Form::Comma, Order::Open),
        (Kind::Amount, &["1.234", "Раздел 1.5", "№ 2.10"], Form::Open, Order::Open),
        (Kind::Amount, &["1.234", "12.50 €"], Form::Point, Order::Open),
        (Kind::Amount, &["1.234", "12.50", "12,50"], Form::Open, Order::Open),
        (Kind::Amount, &["1.234", "1,234", "100"], Form::Open, Order::Open),
        (Kind::Day, &["03/04/2026", "25/04/2026"], Form::Open, Order::DayFirst),
        (Kind::Day, &["03/04/2026", "04/25/2026"], Form::Open, Order::MonthFirst),
        (Kind::Day, &["25/04/2026", "04/25/2026"], Form::Open, Order::Open),
        (Kind::Day, &["03/04/2026", "25.04.2026", "2026-04-25"], Form::Open, Order::Open),
    ] {
        let mut evidence = Evidence::default();
        cells.iter().for_each(|cell| evidence.note(kind, 2, &Cell::text(*cell)));
        assert_eq!((evidence.form(), evidence.order()), (form, order), "{cells:?}");
    }
    let mut evidence = Evidence::default();
    evidence.note(Kind::Amount, 2, &number("12.5", ""));
    assert_eq!(evidence, Evidence::default());
}

#[test]
fn numbers_keep_what_their_format_says() {
    for (cell, currency, scale, expected) in [
        (number("310", "[$€-407]#,##0.00"), None, 0, Ok("310 EUR")),
        (number("310", "#,##0.00\\ \"тг.\""), None, 0, Ok("310 KZT")),
        (number("310", "#,##0.00 \"₸\""), Some("KZT"), 0, Ok("310 KZT")),
        (number("310", "[$USD] #,##0.00"), Some("KZT"), 0, Err("currency-unclear: 310 USD | 310 KZT")),
        (number("310", "General"), Some("USD"), 0, Ok("310 USD")),
        (number("0.5", "0%"), None, 0, Err("number-unclear: 0.5 | 50")),
        (number("148.5", "#,##0.0"), None, 3, Ok("148500")),
        (number("148500", "#,##0,"), None, 0, Ok("148500")),
        (number("148500", "#,##0,"), None, 3, Ok("148500")),
        (number("148500", "#,##0,,"), None, 3, Err("scale-unclear: 148500 | 148500000")),
        (number("148", "0\" тыс. тг.\""), None, 0, Ok("148000 KZT")),
        (number("148", "0\" тыс.\""), None, 6, Err("scale-unclear: 148000 | 148000000")),
        (number("0.0000001", ""), None, 0, Ok("0.0000001")),
        (number("0.3", ""), None, 0, Ok("0.3")),
        (number("-5", "0\" USD\";-0\" EUR\""), None, 0, Ok("-5 EUR")),
        (Cell::text("5 тыс."), None, 3, Ok("5000")),
        (Cell::text("5 €"), Some("EUR"), 3, Err("scale-unclear: 5 | 5000")),
    ] {
        let expected = expected.map(String::from).map_err(String::from);
        assert_eq!(amount(&cell, currency, scale), expected, "{cell:?}");
    }
}

#[test]
fn other_numbers_are_read_by_their_kind() {
    for (kind, text, expected) in [
        (Kind::Quantity, "5 шт.", Ok("5 piece")),
        (Kind::Quantity, "1,5 кг", Ok("1.5 kg")),
        (Kind::Mass, "1,5 кг", Ok("1.5 kg")),
        (Kind::Mass, "90 г", Ok("90 g")),
        (Kind::Mass, "0,2 тонны", Ok("0.2 t")),
        (Kind::Mass, "90", Err("mass-unit-unclear: 90 g | 90 kg | 90 t")),
        (Kind::Mass, "5 шт.", Err("mass-unit-unclear: 5 g | 5 kg | 5 t")),
        (Kind::Mass, "5 USD", Err("number-unclear: 5")),
        (Kind::Quantity, "5 USD", Err("number-unclear: 5")),
        (Kind::Whole, "12", Ok("12")),
        (Kind::Whole, "12,5", Err("not-a-number")),
        (Kind::Rate, "512,30", Ok("512.3")),
        (Kind::Rate, "512,30 тг", Ok("512.3 KZT")),
        (Kind::Percent, "60 %", Ok("60")),
        (Kind::Percent, "60%", Ok("60")),
        (Kind::Percent, "86,12", Ok("86.12")),
        (Kind::Percent, "0,6 %", Ok("0.6")),
        (Kind::Percent, "0,6", Err("percent-unclear: 0.6 % | 60 %")),
        (Kind::Percent, "1", Err("percent-unclear: 1 % | 100 %")),
        (Kind::Percent, "0", Ok("0")),
        (Kind::Percent, "60 процентов", Ok("60")),
        (Kind::Percent, "60 USD", Err("percent-unclear")),
        (Kind::Fraction, "9/14", Ok("9/14")),
        (Kind::Fraction, "0,5", Ok("0.5")),
        (Kind::Fraction, "9/14/2", Err("not-a-decimal")),
        (Kind::Bin, "940140000385", Ok("940140000385")),
        (Kind::Bin, "БИН: 940140 000385", Ok("940140000385")),
        (Kind::Bin, "70941024691", Err("zero-lost: 070941024691")),
        (Kind::Bin, "12345", Err("zero-lost")),
        (Kind::Id, " 'b1 ", Ok("b1")),
    ] {
        let expected = expected.map(String::from).map_err(String::from);
        assert_eq!(of(kind, text, Form::Open), expected, "{kind:?} {text}");
    }
    let of_cell = |kind, cell: &Cell<'_>| text_of(read(kind, cell, &Context::of(Language::Ru)));
    assert_eq!(of_cell(Kind::Id, &number("1", "")).as_deref(), Ok("1"));
    assert_eq!(of_cell(Kind::Id, &number("1", "000")).as_deref(), Ok("001"));
    assert_eq!(of_cell(Kind::Percent, &number("0.6", "0%")).as_deref(), Ok("60"));
    assert_eq!(of_cell(Kind::Percent, &number("0.6", "0.00")), Err("percent-unclear: 0.6 % | 60 %".into()));
    assert_eq!(of_cell(Kind::Percent, &number("60", "0.00\\%")).as_deref(), Ok("60"));
    assert_eq!(of_cell(Kind::Bin, &number("70941024691", "000000000000")).as_deref(), Ok("070941024691"));
    assert_eq!(read(Kind::Amount, &Cell::text(" \u{a0}\u{200b}"), &Context::of(Language::Ru)), Ok(None));
}

/// An amount in a style in which people write it.
fn written_in(whole: u64, fraction: &str, thousands: &str, decimal: char) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if fraction.is_empty() { text } else { format!("{text}{decimal}{fraction}") }
}

const KINDS: [Kind; 27] = [
    Kind::Text,
    Kind::Id,
    Kind::Code,
    Kind::Amount,
    Kind::Quantity,
    Kind::Percent,
    Kind::Rate,
    Kind::Whole,
    Kind::Fraction,
    Kind::Day,
    Kind::Flag,
    Kind::Country,
    Kind::Currency,
    Kind::Unit,
    Kind::Vat,
    Kind::Proof,
    Kind::Packaging,
    Kind::StockMethod,
    Kind::OverheadMethod,
    Kind::Rulebook,
    Kind::Operations,
    Kind::Texts,
    Kind::WhollyProduced,
    Kind::ValueIs,
    Kind::ContractKind,
    Kind::PurchaseKind,
    Kind::Bin,
];

proptest! {
    #[test]
    fn an_amount_in_any_style_is_itself_or_a_doubt_that_offers_it(
        whole in prop_oneof![0..2_000_u64, 0..1_000_000_000_000_000_u64],
        fraction in "[0-9]{0,4}",
        comma in any::<bool>(),
        mark in 0..6_usize,
        negative in prop::sample::select(vec![("", ""), ("-", ""), ("(", ")"), ("\u{2212}", ""), ("", "-")]),
        beside in prop::sample::select(vec![("", "", ""), ("", " ₸", " KZT"), ("$", "", " USD"), ("", " EUR", " EUR"), ("", " тг.", " KZT")]),
    ) {
        let (decimal, other) = if comma { (',', ".") } else { ('.', ",") };
        let thousands = ["", " ", "\u{a0}", "\u{202f}", "'", other][mark];
        let text = written_in(whole, &fraction, thousands, decimal);
        let text = format!("{}{}{}{}{}", negative.0, beside.0, text, beside.1, negative.1);
        let form = if comma { Form::Comma } else { Form::Point };
        let plain = crate::table::cell::plain(&format!("{whole}.{}", if fraction.is_empty() { "0" } else { &fraction })).unwrap();
        let is_negative = negative != ("", "") && plain != "0";
        let plain = format!("{}{plain}", if is_negative { "-" } else { "" });
        let expected = format!("{plain}{}", beside.2);
        // `5 €-` is no way to write an amount.
        prop_assume!(negative.1 != "-" || beside.1.is_empty());
        prop_assert_eq!(of(Kind::Amount, &text, form), Ok(expected.clone()), "{}", text);
        match of(Kind::Amount, &text, Form::Open) {
            Ok(said) => prop_assert_eq!(said, expected),
            Err(doubt) => {
                let offers = doubt.strip_prefix("number-unclear: ").unwrap_or_default();
                prop_assert!(offers.split(" | ").any(|offer| crate::table::cell::plain(offer).as_ref() == Some(&plain)), "{} {}", text, doubt);
            }
        }
    }

    #[test]
    fn a_column_is_read_with_one_sign_whatever_its_order(
        cells in prop::collection::vec("[0-9]{1,3}([., ][0-9]{3}){0,2}([.,][0-9]{1,3})?|[0-9]{1,5}[.,][0-9]{1,4}", 1..8),
        cut in 0..8_usize,
    ) {
        let mut evidence = Evidence::default();
        let note = |evidence: &mut Evidence, row: usize| evidence.note(Kind::Amount, u32::try_from(row).unwrap(), &Cell::text(cells[row].as_str()));
        (0..cells.len()).for_each(|row| note(&mut evidence, row));
        let (mut head, mut tail) = (Evidence::default(), Evidence::default());
        let cut = cut % (cells.len() + 1);
        (0..cut).for_each(|row| note(&mut head, row));
        (cut..cells.len()).rev().for_each(|row| note(&mut tail, row));
        tail.merge(&head);
        prop_assert_eq!(tail, evidence);
        for cell in &cells {
            let said = of(Kind::Amount, cell, evidence.form());
            let (comma, point) = (of(Kind::Amount, cell, Form::Comma), of(Kind::Amount, cell, Form::Point));
            match evidence.form() {
                Form::Comma => prop_assert_eq!(said, comma),
                Form::Point => prop_assert_eq!(said, point),
                // Nothing decides, or the cells contradict each other: what can be two numbers is neither.
                _ => prop_assert!(said.is_err() || comma.is_err() || point.is_err() || comma == point),
            }
        }
    }

    #[test]
    fn every_number_of_a_spreadsheet_that_is_read_is_itself(whole in any::<i64>(), power in 0..15_u8, format in "[#0,. ]{0,8}") {
        let digits = crate::table::cell::plain(&format!("{whole}e-{power}")).unwrap();
        let cell = Cell { content: Content::Number(Cow::Borrowed(&digits)), format: Cow::Borrowed(&format) };
        prop_assert_eq!(amount(&cell, None, 0), Ok(digits.clone()));
        prop_assert_eq!(number::shifted(&number::shifted(&digits, 2), 0), number::shifted(&digits, 2));
    }
}

proptest! {
    // Each case is read as all kinds, and what is no name is compared with all names.
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_text_and_no_format_stops_the_reading(text in "\\PC{0,24}|[-+0-9., '€$%()EeТт/:а-я]{0,24}", format in "[-#0,.;\"\\\\_*\\[\\]$%@€dmyhE+ ]{0,16}") {
        for kind in KINDS {
            for form in [Form::Open, Form::Comma, Form::Canonical] {
                let _ = of(kind, &text, form);
            }
            if let Some(digits) = crate::table::cell::plain(&text) {
                let cell = Cell { content: Content::Number(digits.into()), format: Cow::Borrowed(&format) };
                let _ = text_of(read(kind, &cell, &Context::of(Language::Kk)));
            }
        }
        let _ = (format::shown(&format, true), format::shown(&text, false), format::padded(&text, &format));
    }
}
