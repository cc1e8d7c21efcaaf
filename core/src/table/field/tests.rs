//! Headings as 1C, cost sheets, the electronic invoice and our own templates write them, with what each says.

use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::table::unit::Basis;

/// The path of a heading in a sheet; `?` where it is unclear, `-` where it names nothing there.
fn path(sheet: Sheet, text: &str) -> String {
    let found = heading(text);
    let mut of_sheet = found.matches.iter().filter(|found| found.field.sheet == sheet);
    match (of_sheet.next(), of_sheet.next()) {
        (None, _) => found.other.unwrap_or("-").into(),
        (Some(one), None) => one.path.clone(),
        (Some(_), Some(_)) => "?".into(),
    }
}

#[test]
fn every_field_is_found_by_its_own_headings() {
    for field in Data::get().fields.iter().filter(|field| !field.path.ends_with('*')) {
        for text in field.own() {
            for text in [text.to_owned(), text.to_uppercase(), format!(" {}* ", text.replace(' ', "\u{a0}\n"))] {
                assert_eq!(path(field.sheet, &text), field.path, "{:?} {text}", field.sheet);
            }
        }
    }
    assert!(
        Sheet::ALL.iter().all(|sheet| sheet.fields().count() > 4
            && sheet.fields().any(|field| field.is_required || *sheet == Sheet::Lines))
    );
}

#[test]
fn lines_are_found_as_people_name_them() {
    for (text, found) in [
        ("Код ТН ВЭД ЕАЭС", "hs"),
        ("Код\nТН ВЭД", "hs"),
        ("код тнвэд материала", "hs"),
        ("ТН ВЭД (10 знаков)", "hs"),
        ("HS code (EAEU)", "hs"),
        ("Наименование сырья и материалов", "name"),
        ("Номенклатура", "name"),
        ("Номенклатура, Код", "id"),
        ("Статьи затрат", "name"),
        ("Страна происхождения товара", "origin"),
        ("Страна-изготовитель", "origin"),
        ("Наименование страны происхождения", "origin"),
        ("Шығарылған елі", "origin"),
        ("Сумма, тенге", "value"),
        ("Сумма без НДС, тг", "value"),
        ("Стоимость, USD", "value"),
        ("Стоимость материала (евро)", "value"),
        ("Құны, мың теңге", "value"),
        ("Value, EUR", "value"),
        ("Сумма с НДС", "value"),
        ("Сумма НДС", "vat-amount"),
        ("в т.ч. НДС", "vat-amount"),
        ("Цена за ед., тенге", "unit_price"),
        ("Цена, тенге", "unit_price"),
        ("Цена за 100 шт.", "unit_price"),
        ("Стоимость за единицу, тг", "unit_price"),
        ("Кол-во", "quantity"),
        ("Количество, кг", "quantity"),
        ("Норма расхода на 1 изделие", "quantity"),
        ("Ед. изм.", "unit"),
        ("Единица измерения", "unit"),
        ("№ п/п", "numbering"),
        ("№", "numbering"),
        ("Склад", "store"),
        ("G 8", "value"),
        ("unitCode", "hs"),
        ("priceWithTax", "value"),
        ("Вид документа о происхождении", "proof/kind"),
        ("Сертификат СТ-1 №", "proof/number"),
        ("№ ГТД", "proof/number"),
        ("Дата сертификата СТ-KZ", "proof/date"),
        ("Доля ВЦ, %", "proof/share"),
        ("Валюта", "currency"),
        ("Курс НБ РК", "rate"),
        ("answers/coated", "answers/coated"),
        ("Ответственный", "-"),
        ("", "-"),
    ] {
        assert_eq!(path(Sheet::Lines, text), found, "{text}");
    }
}

#[test]
fn other_sheets_are_found_as_people_name_them() {
    for (sheet, text, found) in [
        (Sheet::Goods, "Цена франко-завод, тенге без НДС", "good/ex_works_price"),
        (Sheet::Goods, "Отпускная цена", "good/ex_works_price"),
        (Sheet::Goods, "Полная себестоимость, тыс. тенге", "good/production_cost"),
        (Sheet::Goods, "НДС", "vat"),
        (Sheet::Goods, "НДС, %", "vat_rate"),
        (Sheet::Goods, "Технологические операции", "operations"),
        (Sheet::Goods, "readings/operations-list", "readings/operations-list"),
        (Sheet::Contracts, "Сумма договора, тенге", "value"),
        (Sheet::Contracts, "Поставщик", "performer/name"),
        (Sheet::Contracts, "БИН/ИИН", "performer/bin"),
        (Sheet::Contracts, "ФОТ казахстанских работников", "payroll/kazakhstani"),
        (Sheet::ContractGoods, "Цена, KZT", "price"),
        (Sheet::ContractGoods, "Стоимость товара с НДС", "value"),
        (Sheet::Purchases, "Доля ВЦ, %", "share"),
        (Sheet::Document, "Недропользователь", "subsoil_user"),
    ] {
        assert_eq!(path(sheet, text), found, "{sheet:?} {text}");
    }
    for (name, sheet) in [
        ("МАТЕРИАЛЫ", Some(Sheet::Lines)),
        ("goods", Some(Sheet::Goods)),
        ("Шарттар", Some(Sheet::Contracts)),
        ("Лист1", None),
    ] {
        assert_eq!(Sheet::of_name(name), sheet, "{name}");
    }
}

#[test]
fn headings_that_say_a_paper_state_it() {
    for (text, kind) in [("№ ГТД", "declaration"), ("Сертификат CT-KZ", "ct-kz"), ("Номер СТ-1", "ct-1")]
    {
        let states: Vec<_> = heading(text).matches.iter().filter_map(|found| found.states).collect();
        assert!(!states.is_empty() && states.iter().all(|found| *found == ("proof/kind", kind)), "{text} {states:?}");
    }
    assert!(heading("Номер документа").matches.iter().all(|found| found.states.is_none()));
}

#[test]
fn units_are_told_and_the_rest_is_left() {
    let currency = |code: &str| Unit::Currency(code.into());
    let unclear = |sign: &str, codes: &[&str]| {
        Unit::UnclearCurrency(sign.into(), codes.iter().map(|code| String::from(*code)).collect())
    };
    let per = |count: Option<&str>, measure: Option<&str>| Unit::Per(count.map(Into::into), measure.map(Into::into));
    let vat = Unit::Vat;
    for (text, units, rest) in [
        ("Сумма, тыс. тенге", Vec::from([currency("KZT"), Unit::Scale(3)]), "Сумма"),
        ("Құны, мың теңге", Vec::from([currency("KZT"), Unit::Scale(3)]), "Құны"),
        ("Сумма с учётом НДС (млн тг)", Vec::from([currency("KZT"), vat(Basis::Included), Unit::Scale(6)]), "Сумма"),
        ("Стоимость без учета НДС, долл. США", Vec::from([currency("USD"), vat(Basis::Excluded)]), "Стоимость"),
        ("Стоимость, $", Vec::from([currency("USD")]), "Стоимость"),
        ("Cost in € excl. VAT", Vec::from([currency("EUR"), vat(Basis::Excluded)]), "Cost"),
        ("ҚҚС-сыз құны", Vec::from([vat(Basis::Excluded)]), "құны"),
        ("ҚҚС қоса алғанда құны", Vec::from([vat(Basis::Included)]), "құны"),
        ("Сумма, ¥", Vec::from([unclear("¥", &["CNY", "JPY"])]), "Сумма"),
        ("Price per piece, USD", Vec::from([currency("USD"), per(None, Some("piece"))]), "Price per piece"),
        ("Цена за 100 шт., руб.", Vec::from([currency("RUB"), per(Some("100"), Some("piece"))]), "Цена за 100 шт"),
        ("1 дана үшін баға", Vec::from([per(Some("1"), Some("piece"))]), "1 дана үшін баға"),
        ("Количество, кг", Vec::from([Unit::Measure("kg".into())]), "Количество"),
        ("Total", Vec::new(), "Total"),
        ("ALL", Vec::from([currency("ALL")]), ""),
        ("Стоимость с НДС / без НДС", Vec::from([vat(Basis::Included), vat(Basis::Excluded)]), "Стоимость"),
    ] {
        assert_eq!(crate::table::unit::units(text), (units, rest.into()), "{text}");
    }
}

#[test]
fn near_headings_are_offered_and_not_taken() {
    for (text, near) in [("Стоимсть", "Стоимость"), ("Страна проихождения", "Страна происхождения"), ("Valeu", "Value")]
    {
        let found = heading(text);
        assert!(found.matches.is_empty(), "{text} {:?}", found.matches);
        assert!(found.near.iter().any(|(_, heading)| *heading == near), "{text} {:?}", found.near);
    }
    assert!(heading("Ответственный за партию").near.is_empty());
}
