//! Cells of codes, countries, currencies, choices, rulebooks and operations, with what each says.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use super::{Context, Fact, Kind, read};
use crate::law::Library;
use crate::names::{Found, Language};
use crate::table::cell::{Cell, Content};
use crate::table::data::Data;
use crate::value::country::Country;
use crate::value::day::Day;

/// What a cell says: the fact, or `! code: offers`.
fn said(kind: Kind, cell: &Cell<'_>, language: Language) -> String {
    // One for all cells: a rulebook is read once.
    static LIBRARY: OnceBox<Library> = OnceBox::new();
    let library = LIBRARY.get_or_init(|| Box::new(Library::embedded().unwrap()));
    let day: Day = "2026-03-01".parse().unwrap();
    let rulebook = library.edition("cis-2009", None, day).ok();
    let context = Context { library: Some(library), rulebook, ..Context::of(language) };
    match read(kind, cell, &context) {
        Ok(None) => String::new(),
        Ok(Some(said)) => match said.fact {
            Fact::Text(text) => text,
            Fact::Flag(value) => value.to_string(),
            Fact::Names(names) => format!("[{}]", names.join("; ")),
            Fact::Mass(amount, unit) => format!("{amount} {unit}"),
        },
        Err(doubt) => format!("! {}: {}", doubt.code, doubt.offers.join("; ")),
    }
}

fn all(kind: Kind, cells: &[(&str, &str)]) {
    let wrong: Vec<String> = cells
        .iter()
        .map(|(text, right)| (text, said(kind, &Cell::text(*text), Language::Ru), right))
        .filter(|(_, found, right)| found != **right)
        .map(|(text, found, right)| format!("«{text}» is {found}, not {right}"))
        .collect();
    assert!(wrong.is_empty(), "{kind:?}:\n{}", wrong.join("\n"));
}

fn number(text: &str) -> Cell<'static> {
    Cell { content: Content::Number(Cow::Owned(text.into())), format: Cow::Borrowed("") }
}

#[test]
fn codes_are_read_as_schedules_print_them() {
    all(
        Kind::Code,
        &[
            ("8403109000", "8403109000"),
            ("8403 10 900 0", "8403109000"),
            ("8403\u{a0}10\u{a0}900\u{a0}0", "8403109000"),
            ("8403.10.90.00", "8403109000"),
            ("8403-10-9000", "8403109000"),
            ("'8403109000", "8403109000"),
            ("=\"0902300001\"", "0902300001"),
            ("8403109000.0", "8403109000"),
            ("8403109000,0", "8403109000"),
            ("8403", "8403"),
            ("0902 30", "090230"),
            ("840310900", "840310900"),
            ("902300001", "! zero-lost: 0902300001"),
            ("902300001.0", "! zero-lost: 0902300001"),
            ("902", "! zero-lost: 0902"),
            ("90230", "! zero-lost: 090230"),
            ("8,40311E+09", "! digits-lost: "),
            ("8.4e9", "! digits-lost: "),
            ("8403 1", "! not-a-code: "),
            ("84031090000", "! not-a-code: "),
            ("0230109000", "! unknown-heading-code: "),
            ("7701000000", "! unknown-heading-code: "),
            ("84О3109000", "! look-alike-letters: 8403109000"),
            ("8403109000, 8416109000", "! not-a-code: 8403109000; 8416109000"),
            ("котёл", "! not-a-code: "),
            ("код 8403109000", "! not-a-code: 8403109000"),
        ],
    );
    for (cell, right) in [
        (number("8403109000"), "8403109000"),
        (number("902300001"), "! zero-lost: 0902300001"),
        (number("902"), "! zero-lost: 0902"),
        (number("8403.1"), "! digits-lost: 840310"),
        (number("8403"), "8403"),
        (Cell { content: Content::Day(Cow::Borrowed("2026-01-06")), format: Cow::Borrowed("") }, "! became-a-date: "),
    ] {
        assert_eq!(said(Kind::Code, &cell, Language::Ru), right, "{cell:?}");
    }
}

#[test]
fn countries_are_read_by_name_letters_and_number() {
    all(
        Kind::Country,
        &[
            ("KZ", "KZ"),
            ("kz", "KZ"),
            ("KAZ", "KZ"),
            ("398", "KZ"),
            ("Казахстан", "KZ"),
            ("ҚАЗАҚСТАН", "KZ"),
            ("РК", "KZ"),
            ("ҚР", "KZ"),
            ("Респ. Беларусь", "BY"),
            ("Республика Беларусь", "BY"),
            ("Респ. Сербия", "RS"),
            ("БЕЛОРУССИЯ", "BY"),
            ("РФ", "RU"),
            ("Российская Федерация", "RU"),
            ("Ресей", "RU"),
            ("КНР", "CN"),
            ("Қытай", "CN"),
            ("Китай (КНР)", "CN"),
            ("China", "CN"),
            ("CN - Китай", "CN"),
            ("156 Китай", "CN"),
            ("Германия", "DE"),
            ("Корея, Республика", "KR"),
            ("Соединённые Штаты", "US"),
            ("The Netherlands", "NL"),
            ("Кот-д'Ивуар", "CI"),
            ("Türkiye", "TR"),
            ("Turkiye", "TR"),
            ("Китaй", "CN"),
            ("КZ", "! look-alike-letters: KZ"),
            ("КЗ", "! unknown-country: "),
            ("Корея", "! country-unclear: КНДР; Республика Корея"),
            ("Китай / Россия", "! country-unclear: Китай; Россия"),
            ("Китай, Гуанчжоу", "! country-unclear: Китай"),
            ("Белоруссиия", "! unknown-country: Беларусь"),
            ("No", "! country-unclear: Норвегия"),
            ("8", "! zero-lost: Албания"),
            ("импорт", "! unknown-country: "),
            ("XX", "! unknown-country: "),
            ("ЕАЭС", "! unknown-country: "),
        ],
    );
}

#[test]
fn every_country_is_found_by_each_of_its_names() {
    let countries = &Data::get().countries;
    assert_eq!(countries.len(), 249);
    let mut unclear = Vec::new();
    for country in countries {
        assert!(country.code.parse::<Country>().is_ok(), "{}", country.code);
        for name in country.names().chain([country.alpha3.as_str(), country.numeric.as_str()]) {
            let found = said(Kind::Country, &Cell::text(name), Language::En);
            if found != country.code {
                assert!(found.starts_with("! country-unclear"), "{name}: {found}");
                unclear.push(name);
            }
        }
    }
    unclear.sort_unstable();
    assert_eq!(unclear, ["Korea", "Korea", "Конго", "Конго", "Корея", "Корея"]);
}

#[test]
fn currencies_are_read_by_code_sign_and_name() {
    all(
        Kind::Currency,
        &[
            ("KZT", "KZT"),
            ("kzt", "KZT"),
            ("₸", "KZT"),
            ("тг.", "KZT"),
            ("Тенге", "KZT"),
            ("теңге", "KZT"),
            ("398", "KZT"),
            ("руб.", "RUB"),
            ("российский рубль", "RUB"),
            ("долл. США", "USD"),
            ("$", "USD"),
            ("US$", "USD"),
            ("A$", "AUD"),
            ("€", "EUR"),
            ("евро", "EUR"),
            ("юань", "CNY"),
            ("CNY", "CNY"),
            ("¥", "! currency-unclear: CNY; JPY"),
            ("£", "! currency-unclear: GBP; EGP; SYP; LBP"),
            ("КZТ", "! look-alike-letters: KZT"),
            ("тенгге", "! unknown-currency: казахстанский тенге"),
            ("ABC", "! unknown-currency: "),
        ],
    );
    for currency in &Data::get().currencies {
        for name in currency.names().chain([currency.numeric.as_str()]) {
            let found = said(Kind::Currency, &Cell::text(name), Language::En);
            assert_eq!(found, currency.code, "{name}");
        }
    }
}

#[test]
fn choices_are_read_by_their_names() {
    all(
        Kind::Proof,
        &[
            ("СТ-1", "ct-1"),
            ("CT-1", "ct-1"),
            ("Сертификат происхождения формы «СТ-1»", "ct-1"),
            ("сертификат СТ-KZ", "ct-kz"),
            ("CT KZ", "ct-kz"),
            ("выписка из реестра", "register-extract"),
            ("register-extract", "register-extract"),
            ("Счёт-фактура", "invoice"),
            ("ЭСФ", "invoice"),
            ("ГТД", "declaration"),
            ("Декларация на товары", "declaration"),
            ("нет", "none"),
            ("құжат жоқ", "none"),
            ("сертификат", "! name-unclear: сертификат СТ-1; сертификат СТ-KZ"),
            ("-", "! name-unclear: нет документа"),
            ("СТ-1 KZ 5109 00123", "! unknown-name: сертификат СТ-1"),
        ],
    );
    all(
        Kind::Vat,
        &[
            ("без НДС", "excluded"),
            ("с НДС", "included"),
            ("ҚҚС-сыз", "excluded"),
            ("excluded", "excluded"),
            ("в т.ч. НДС", "included"),
            ("12 %", "! name-unclear: без НДС; с НДС"),
        ],
    );
    all(
        Kind::Flag,
        &[
            ("да", "true"),
            ("ИӘ", "true"),
            ("Yes", "true"),
            ("+", "true"),
            ("1", "true"),
            ("нет", "false"),
            ("жоқ", "false"),
            ("0", "false"),
            ("-", "! name-unclear: нет"),
            ("х", "! name-unclear: нет; да"),
            ("возможно", "! not-a-flag: нет; да"),
        ],
    );
    all(Kind::Packaging, &[("розничная", "retail"), ("транспортная тара", "transport")]);
    all(
        Kind::StockMethod,
        &[("ФИФО", "fifo"), ("по средней", "average"), ("құжаттар бойынша", "by-document"), ("FIFO", "fifo")],
    );
    all(
        Kind::OverheadMethod,
        &[("по трудочасам", "labour-hours"), ("прямые затраты", "direct-cost"), ("by sales", "sales")],
    );
    all(Kind::ContractKind, &[("Работы", "works"), ("недропользование", "subsoil"), ("қызметтер", "services")]);
    all(Kind::PurchaseKind, &[("товары", "goods"), ("недропользование", "! unknown-name: товары; услуги; работы")]);
    all(
        Kind::Rulebook,
        &[
            ("cis-2009", "cis-2009"),
            ("cis-2009@2024-05-04", "cis-2009@2024-05-04"),
            ("СТ-1", "cis-2009"),
            ("СНГ: правила определения страны происхождения товаров (сертификат СТ-1)", "cis-2009"),
            ("Реестр казахстанских товаропроизводителей", "kz-register"),
            ("СТ-KZ: страна происхождения товара и доля внутристрановой ценности (2021–2024)", "ct-kz@2021-08-01"),
            ("ВТО", "! unknown-rulebook: "),
        ],
    );
    all(
        Kind::WhollyProduced,
        &[
            ("б", "б"),
            ("подпункт а)", "а"),
            ("a", "а"),
            ("c", "в"),
            ("живые животные, родившиеся и выращенные в стране", "в"),
            ("нет", ""),
            (
                "k",
                "! look-alike-letters: товары, изготовленные в стране только из продукции перечисленных выше категорий; \
               продукция высоких технологий, полученная в открытом космосе",
            ),
            ("к", "к"),
        ],
    );
    assert_eq!(said(Kind::WhollyProduced, &Cell::text("k"), Language::En), "л");
}

#[test]
fn operations_are_read_by_their_names() {
    all(
        Kind::Operations,
        &[
            ("sawing", "[sawing]"),
            ("welding; drying", "[welding; drying]"),
            ("Сварка\nСушка", "[welding; drying]"),
            ("сварка, сушка", "[welding; drying]"),
            ("дәнекерлеу; кептіру", "[welding; drying]"),
            ("1) сварка; 2) сушка", "[welding; drying]"),
            ("010 Сварка; 015 сушка", "[welding; drying]"),
            ("сварка; сварка", "[welding]"),
            ("Распиловка; сушка", "[sawing; drying]"),
            ("ПОШИВ", "[sewing]"),
            ("Тігін; үтіктеу", "[sewing; ironing]"),
            ("MIG welding, powder painting", "[welding; powder-coating]"),
            ("лазерная резка", "[laser-cutting]"),
            ("Замес бетона", "[concrete-mixing]"),
            ("прессование", "! name-unclear: прессование пластмасс и резины; прессование текстиля"),
            ("без операций", "[]"),
            ("сваркка", "! unknown-operation: сварка; варка; сварка кузова (кабины)"),
            ("сварка; волшебство", "! unknown-operation: "),
            ("3", "! unknown-operation: "),
        ],
    );
}

#[test]
fn every_process_is_found_by_each_of_its_names_or_is_told() {
    let data = Data::get();
    let mut unclear = Vec::new();
    for (place, operation) in data.operations.iter().enumerate() {
        for name in operation.named.names() {
            match data.operation_names.find(name) {
                Found::One(found) => assert_eq!(found, place, "{name}"),
                Found::Several(places) => {
                    assert!(places.contains(&place), "{name}");
                    unclear.push(name);
                }
                Found::None => panic!("{name} is not found"),
            }
        }
    }
    assert!(data.operations.len() > 300, "{}", data.operations.len());
    assert!(unclear.len() < 20, "{unclear:?}");
}

/// What a kind may say: nothing else comes out of any text.
fn is_known(kind: Kind, fact: &str) -> bool {
    let data = Data::get();
    match kind {
        Kind::Code => fact.parse::<crate::value::hs::HsCode>().is_ok(),
        Kind::Country => fact.parse::<Country>().is_ok(),
        Kind::Currency => data.currencies.iter().any(|currency| currency.code == fact),
        Kind::Proof => data.choices["proof"].values.iter().any(|value| value.code == fact),
        Kind::Flag => ["true", "false"].contains(&fact),
        _ => true,
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 16, ..Default::default() })]

    #[test]
    fn no_text_is_more_than_it_says(text in "[А-Яа-яA-Za-z0-9 .,;\\-№$€ҚқәІі]{0,24}|\\PC{0,12}") {
        for kind in [Kind::Code, Kind::Country, Kind::Currency, Kind::Proof, Kind::Flag, Kind::Operations, Kind::Vat] {
            let found = said(kind, &Cell::text(text.as_str()), Language::Kk);
            proptest::prop_assert!(found.is_empty() || found.starts_with('!') || is_known(kind, &found), "{kind:?} {found}");
        }
        let heading = crate::table::field::heading(&text);
        proptest::prop_assert!(heading.matches.iter().all(|found| found.field.holds(&found.path)));
    }
}
