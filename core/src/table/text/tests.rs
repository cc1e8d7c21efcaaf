use alloc::string::String;
use alloc::vec::Vec;
use alloc::{format, vec};

use proptest::prelude::*;

use super::*;

/// Rows as `line: cell|cell`, faults as `code at`.
fn shown(events: &[Event]) -> Vec<String> {
    let show = |event: &Event| match event {
        Event::Row(row) => {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.shown()).collect();
            format!("{}: {}", row.number, cells.join("|"))
        }
        Event::Fault(fault) => format!("{} {}", fault.code, fault.at),
    };
    events.iter().map(show).collect()
}

fn of(text: &str) -> (char, Vec<String>) {
    let (dialect, events) = read("t.csv", text.as_bytes()).unwrap();
    (dialect.separator, shown(&events))
}

#[test]
fn rows_keep_their_lines_and_every_cell() {
    for (text, separator, rows) in [
        ("№;Цена\r\n1;2,5\r\n", ';', &["1: №|Цена", "2: 1|2,5"][..]),
        ("\u{feff}sep=;\r\n№;Цена\r\n1;2\r\n", ';', &["2: №|Цена", "3: 1|2"]),
        ("\"sep=,\"\nа,б\n", ',', &["2: а|б"]),
        ("\r\n\r\n№;Цена\r1;2\r", ';', &["3: №|Цена", "4: 1|2"]),
        (
            "\"№\nставка\";\"Код\nТН ВЭД\";\"Цена\"\r\n\"b1\";\"8403\";\"1 000,50\"\r\n",
            ';',
            &["1: №\nставка|Код\nТН ВЭД|Цена", "4: b1|8403|1 000,50"],
        ),
        ("a,b\n1,2,3\n", ',', &["1: a|b", "2: 1|2|3"]),
        ("a\tb\n1\t2;3\n", '\t', &["1: a|b", "2: 1|2;3"]),
        ("a|b\n1|2,5\n", '|', &["1: a|b", "2: 1|2,5"]),
        ("a;b\n\"x\"\"y\" ;\"\"\n", ';', &["1: a|b", "2: x\"y|"]),
        ("a;b\nНасос 5\" DN;=\"0902\"\n", ';', &["1: a|b", "2: Насос 5\" DN|=\"0902\""]),
        ("только\nодин\n", ';', &["1: только", "2: один"]),
        ("", ';', &[]),
        ("a;b\n1;\n;\n", ';', &["1: a|b", "2: 1|", "3: |"]),
    ] {
        let (found, read) = of(text);
        assert_eq!(
            (found, read.as_slice()),
            (separator, rows.iter().map(|row| String::from(*row)).collect::<Vec<_>>().as_slice()),
            "{text}"
        );
    }
}

#[test]
fn the_separator_is_that_of_the_heading() {
    for (text, separator) in [
        ("Цена, USD;Стоимость, USD\n1,50;2,50\n3,50;4,50;\n", ';'),
        ("Стоимость, тыс. тенге, без НДС;Код\n100,5;8403\n200,5;8404\n", ';'),
        ("Отчёт, март\n\nКод;Цена;Страна\n8403;1,5;DE\n", ';'),
        ("№;Код;Да;Цена\n1;8403109000;да;1 000,50\n2;8403109000;да;1 000,50;\n3;8403109000;да;1,5;\n", ';'),
        ("name,material,operations\nболт,сталь,welding;cutting\nгайка,сталь,welding;cutting\n", ','),
        ("Good No.,Tariff code,Operations\nb1,8403109000,a;b;c\n", ','),
        ("b1;8403109000;1,5\nb2;8403109000;2,5\n", ';'),
        ("Код\tСумма, тенге\n8403\t1,5\n", '\t'),
    ] {
        assert_eq!(of(text).0, separator, "{text}");
    }
}

#[test]
fn no_quote_swallows_rows() {
    for (text, expected) in [
        // Closed again at another cell's quote, in the same column, in another one, in the last.
        (
            "g;n;c;o;v\nb1;\"Горелка;84;DE;310\nb1;Насос 1\";84;TR;300\nb1;x;90;DE;1\n",
            &["1: g|n|c|o|v", "open-quote t!B2", "4: b1|x|90|DE|1"][..],
        ),
        ("g;n;c\nb1;\"Горелка;84\nb1;Насос;8\"\n", &["1: g|n|c", "open-quote t!B2"]),
        ("g,n,c\n1,2,\"a\n1,\"b\",3\n", &["1: g|n|c", "text-behind-quote t!C2"]),
        // Never closed.
        ("g;n\n1;\"a\n2;b\n", &["1: g|n", "open-quote t!B2"]),
        ("g;n\n1;\"a", &["1: g|n", "open-quote t!B2"]),
        ("g;n;o\n1;\"5\" труба;x\n2;b;x\n", &["1: g|n|o", "text-behind-quote t!B2", "3: 2|b|x"]),
        // Lines within a cell that are lines of one cell.
        ("g;n;o\n1;\"а\nб\";x\n2;\"а; б\nв\";y\n", &["1: g|n|o", "2: 1|а\nб|x", "4: 2|а; б\nв|y"]),
        ("a,b\n1,\"одна\nдве, три\"\n", &["1: a|b", "2: 1|одна\nдве, три"]),
    ] {
        assert_eq!(of(text).1, expected, "{text}");
    }
}

#[test]
fn a_swallowing_quote_is_shown_with_what_it_opens() {
    let text = "g;n;c\nb1;\"Горелка;84\nb1;Насос 1\";84\n";
    let events = read("t.csv", text.as_bytes()).unwrap().1;
    let given =
        events.iter().find_map(|event| if let Event::Fault(fault) = event { fault.given.clone() } else { None });
    assert_eq!(given.as_deref(), Some("Горелка;84"));
}

#[test]
fn limits_are_told_at_the_cell() {
    let long = "x".repeat(40_000);
    assert_eq!(of(&format!("a;b\n1;{long}\n2;3\n")).1, ["1: a|b", "too-long t!B2", "3: 2|3"]);
    let lines = "1;x\n".repeat(20_000);
    assert_eq!(of(&format!("a;b\n1;\"{lines}")).1, ["1: a|b", "open-quote t!B2"]);
    let wide = ";".repeat(20_000);
    assert_eq!(of(&format!("a;b\n{wide}\n2;3\n")).1, ["1: a|b", "too-many t!XFE2", "3: 2|3"]);
    let wide = format!("{};", "x".repeat(30_000)).repeat(60);
    assert_eq!(of(&format!("a;b\n{wide}\n2;3\n")).1.get(2).map(String::as_str), Some("3: 2|3"));
    let events = of(&"\"a\"b\n".repeat(5_000)).1;
    assert_eq!(events.len(), 1_000);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let code = |bytes: &[u8]| read("a.csv", bytes).map_err(|fault| (fault.code.into_owned(), fault.at, fault.given));
    let refused = |code: &str, given: Option<&str>| Err((code.into(), "a.csv".into(), given.map(String::from)));
    assert_eq!(code(b"a;b\n1;\0\n"), refused("zero-bytes", None));
    assert_eq!(
        code(
            "Код;б\nё;1\n"
                .as_bytes()
                .split_last()
                .unwrap()
                .1
                .split_last()
                .unwrap()
                .1
                .split_last()
                .unwrap()
                .1
                .split_last()
                .unwrap()
                .1
        ),
        refused("encoding-broken", Some("2"))
    );
    assert_eq!(code(b"\xAA\xAE\xA4;\xA4\xA8\n"), refused("encoding-unknown", None));
    // Another file than the one that was looked at.
    let dialect = read("a.csv", b"a;b\n").unwrap().0;
    let mut out = Vec::new();
    let mut reader = Reader::new(dialect, "a");
    reader.push(b"a;b\n\xFF;1\n2;3", &mut out);
    reader.finish(&mut out);
    assert_eq!(shown(&out), ["1: a|b", "encoding-broken a"]);
}

#[test]
fn the_clipboard_keeps_cells_as_they_stand() {
    let rows = shown(&read_clipboard("\"ГОСТ\" труба\t1 000,50 €\r\n\"две\nстроки\"\ta;b\r\n\t\"5\"\"\"\r\n"));
    assert_eq!(rows, ["1: \"ГОСТ\" труба|1 000,50 €", "2: две\nстроки|a;b", "4: |5\""]);
    assert_eq!(shown(&read_clipboard("a\tb\n1\t\"x\n2\ty\n")), ["1: a|b", "open-quote B2"]);
}

/// A text table as some program writes it.
fn written(rows: &[Vec<String>], separator: char, line_end: &str, quotes_all: bool) -> String {
    let cell = |text: &String| {
        if quotes_all || text.contains([separator, '"', '\n', '\r']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string());
    rows.iter().map(|row| line(row) + line_end).collect()
}

fn encoded(text: &str, encoding: Encoding, has_mark: bool) -> Vec<u8> {
    let text = if has_mark && encoding != Encoding::Windows1251 { format!("\u{feff}{text}") } else { text.into() };
    match encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1251 => {
            let byte = |letter: char| {
                (0..=255_u8).find(|byte| text_of(&[b'\xC0', *byte]).is_ok_and(|(text, _)| text.ends_with(letter)))
            };
            text.chars()
                .map(
                    |letter| {
                        if letter.is_ascii() { u8::try_from(letter).unwrap() } else { byte(letter).unwrap_or(b'?') }
                    },
                )
                .collect()
        }
    }
}

fn in_pieces(dialect: Dialect, bytes: &[u8], cuts: &[usize]) -> Vec<Event> {
    let (mut reader, mut out, mut rest) = (Reader::new(dialect, "t"), Vec::new(), bytes);
    for cut in cuts {
        let (piece, behind) = rest.split_at(cut % (rest.len() + 1));
        reader.push(piece, &mut out);
        rest = behind;
    }
    reader.push(rest, &mut out);
    reader.finish(&mut out);
    out
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_give_the_same(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[a-яё0-9;,\"\t\r\n |=€]{0,200}".prop_map(String::into_bytes),
        ],
        cuts in prop::collection::vec(0..60_usize, 0..12),
    ) {
        let mut sniff = Sniff::new("t.csv");
        let mut rest = bytes.as_slice();
        for cut in &cuts {
            let (piece, behind) = rest.split_at(cut % (rest.len() + 1));
            sniff.push(piece);
            rest = behind;
        }
        sniff.push(rest);
        let pieces = sniff.finish();
        match read("t.csv", &bytes) {
            Ok((dialect, events)) => {
                prop_assert_eq!(pieces, Ok(dialect));
                prop_assert_eq!(in_pieces(dialect, &bytes, &cuts), events);
            }
            Err(fault) => prop_assert_eq!(pieces, Err(fault)),
        }
        // Bytes that were not looked at before.
        for encoding in [Encoding::Utf8, Encoding::Utf16Be, Encoding::Windows1251] {
            for is_clipboard in [false, true] {
                let dialect = Dialect { encoding, separator: ';', has_separator_line: false, is_clipboard };
                prop_assert_eq!(in_pieces(dialect, &bytes, &cuts), in_pieces(dialect, &bytes, &[]));
            }
        }
    }

    #[test]
    fn what_was_written_is_read(
        rows in (2..6_usize).prop_flat_map(|width| {
            let cell = prop_oneof!["[а-яё«»№ ]{0,8}", "[0-9]{1,4}[.,]?[0-9]{0,2}", "[а-я\";,\n\t']{0,6}", "[a-z ]{0,5}"];
            prop::collection::vec(prop::collection::vec(cell, width..=width), 1..8)
        }),
        separator in prop::sample::select(vec![';', ',', '\t', '|']),
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1251]),
        has_mark in any::<bool>(),
        quotes_all in any::<bool>(),
        cuts in prop::collection::vec(0..60_usize, 0..6),
    ) {
        let heading: Vec<String> = (0..rows[0].len()).map(|place| format!("Столбец {}", ["а", "б", "в", "г", "д"][place])).collect();
        let rows: Vec<Vec<String>> = [vec![heading], rows].concat();
        let bytes = encoded(&written(&rows, separator, line_end, quotes_all), encoding, has_mark);
        let (dialect, _) = read("t.csv", &bytes).unwrap();
        prop_assert_eq!((dialect.encoding, dialect.separator), (encoding, separator));
        let events = in_pieces(dialect, &bytes, &cuts);
        let has_fault = events.iter().any(|event| matches!(event, Event::Fault(_)));
        let read: Vec<Vec<String>> = events
            .iter()
            .filter_map(|event| if let Event::Row(row) = event { Some(row) } else { None })
            .map(|row| row.cells.iter().map(|cell| cell.shown().into()).collect())
            .collect();
        // A cell of several lines may look like swallowed rows: then that is said. Else all is there.
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.replace("\r\n", "\n")).collect()).collect();
        prop_assert!(has_fault || read == rows, "{:?}", read);
    }
}
