"""Certificates from records: what stands on the paper, what is refused, and what verifies again."""

import copy
import json
from typing import Any

import pytest
import tegi
from certificates import APPLES, BISCUITS, BOILER, SALT, as_of, changed, digest, line, record, shipment, three
from tegi import certificate
from tegi.certificate.fields import FORMS, GOODS, SHIPMENT
from tegi.certificate.layout import sheets
from tegi.certificate.words import PRINTED, WORDS
from tegi.faults import sentences
from tegi.language import LANGUAGES
from tegi.refusals import GROUNDS, REFUSALS

NOT_ORIGINATING = changed(BOILER, ex_works_price="850000.00")
UNDETERMINED = {name: value for name, value in BOILER.items() if name != "operations"}
# The papers of its materials are of a later day.
PROVISIONAL = {**BOILER, "on": "2025-06-01"}


def codes(records: Any, facts: Any, form: str | None = None) -> list[tuple[str, str]]:
    """The faults by code and place; there are some."""
    with pytest.raises(tegi.TegiError) as raised:
        certificate.issue(records, facts, form)
    for language in LANGUAGES:
        said = sentences(raised.value.errors, language)
        assert all(said) and not any("{" in one for one in said)
    return [(fault["code"], fault["at"]) for fault in raised.value.errors]


def boiler_of(text: str, **more: Any) -> dict[str, Any]:
    return shipment(line(text, **more))


def test_three_goods_on_one_certificate():
    records, facts = three()
    made = certificate.issue(records, facts)
    paper = made["paper"]
    assert [box["number"] for box in paper["boxes"]] == ["1", "2", "3", "4", "5"]
    assert [head["number"] for head in paper["heads"]] == ["6", "7", "8", "9", "10", "11"]
    assert paper["mark"] == "ДЛЯ ПРОВЕРКИ — не является сертификатом"
    first, second, third = paper["items"]
    assert [item["criterion"] for item in paper["items"]] == ["Д8403", "П", "Д1905"]
    assert first == {
        "number": "1",
        "packages": "2 места; ящик деревянный; брутто 5\u00a0160 кг",
        "goods": "Водогрейный котёл\nкод ТН ВЭД 8403\u00a010\u00a0900\u00a00\nКВа-100, ТУ 25.21-001-2026",
        "criterion": "Д8403",
        "quantity": "12 шт; нетто 4\u00a0800 кг",
        "invoice": "№ 45/26 от 18.03.2026",
    }
    assert second["packages"] == "801 место; короб; маркировка А-1" and second["quantity"] == "16\u00a0000 кг"
    assert third["quantity"] == "4,50 т" and third["invoice"] == "№ 46/26 от 19.03.2026"
    assert paper["boxes"][0]["text"] == "ТОО «Пример»\n010000, Республика Казахстан, г. Астана"
    assert "Выдан в Республике Казахстан\nДля предоставления в Российской Федерации" in paper["boxes"][3]["text"]
    assert paper["certification"]["text"] == (
        "Настоящим удостоверяется, что декларация заявителя соответствует действительности"
    )
    assert paper["declaration"]["text"].startswith("Нижеподписавшийся заявляет, что вышеприведенные сведения")
    assert "переработке в Республике Казахстан и что все они отвечают" in paper["declaration"]["text"]
    assert made["sheets"] == 1
    # Nothing of the costs is in it.
    assert "1000000.00" not in certificate.text(made) and "7208512000" not in certificate.text(made)
    assert [one["digest"] for one in made["records"]] == [digest(text) for text in records.values()]
    assert {"code": "record-without-quantity", "about": "3"} in made["notes"]


# Each record that carries no certificate, and why.
UNFIT = {
    "record-altered": lambda: record(BOILER).replace('"origin":"TR"', '"origin":"KZ"'),
    "record-not-originating": lambda: record(NOT_ORIGINATING),
    "record-provisional": lambda: record(PROVISIONAL),
    "record-undetermined": lambda: record(UNDETERMINED),
    "record-masked": lambda: tegi.mask_text(record(BOILER, SALT)),
    "record-too-old": lambda: record(as_of("2025-03-19")),
    "record-later": lambda: record({**BOILER, "on": "2026-03-21"}),
    "record-of-other-rulebook": lambda: record({**BOILER, "rulebook": "kz-register"}),
}


@pytest.mark.parametrize("code", UNFIT)
def test_a_record_that_carries_no_certificate_is_refused(code):
    text = UNFIT[code]()
    given = codes({"boiler.json": text}, boiler_of(text))
    assert (code, "boiler.json") in given
    assert {at for _, at in given} == {"boiler.json"}


def test_a_disputed_verdict_is_refused():
    for facts in disputed():
        text = record(facts)
        assert json.loads(text)["answer"]["verdict"] == "disputed"
        assert ("record-disputed", "one") in codes({"one": text}, boiler_of(text))
        return
    pytest.fail("no shared case is disputed")


def disputed() -> Any:
    from conftest import ROOT

    for file in sorted((ROOT / "tests/vectors").glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8")).get("cases", []):
            facts = case.get("facts") or {}
            if facts.get("rulebook") == "cis-2009" and "good" in facts:
                try:
                    if tegi.assess_good(facts).verdict == "disputed":
                        yield facts
                except tegi.TegiError:
                    continue


def test_records_of_earlier_versions_are_held_against_what_is_known_today():
    from conftest import ROOT

    cases = json.loads((ROOT / "tests/vectors/records.json").read_text(encoding="utf-8"))["cases"]
    texts = {case["id"]: case["text"] for case in cases if "text" in case}
    for id, code in (
        # Today's revision gives the same, but the record does not say that its verdict is settled.
        ("earlier-revision-same", "record-without-grounds"),
        ("earlier-revision-other", "record-superseded"),
        ("alibi-engine", "record-altered"),
    ):
        text = texts[id]
        good = json.loads(text)["facts"]["good"]
        name = {} if "name" in good else {"name": "Диод"}
        assert codes({"old": text}, boiler_of(text, **name)) == [(code, "old")], id


def test_only_records_of_goods_that_are_within_a_rulebook_count(works, tmp_path):
    contract = record(works)
    given = codes({"contract": contract}, boiler_of(contract, name="Работы"))
    assert given == [("record-not-of-a-good", "contract")]
    # The list as read lacks lines of chapter 28.
    outside = record({**BOILER, "good": {**BOILER["good"], "hs": "2804210000"}})
    assert json.loads(outside)["answer"]["verdict"] == "outside_rulebook"
    assert codes({"outside": outside}, boiler_of(outside)) == [("record-outside", "outside")]
    assert codes({"none": "{}"}, boiler_of(contract, name="Работы")) == [
        ("not-a-record", "none: /type"),
        ("line-without-record", "/goods/0/record"),
    ]


def test_a_record_by_a_rulebook_of_the_user_is_refused(own_rulebook):
    engine = tegi.Engine()
    engine.load_rulebook(own_rulebook)
    facts = {**BOILER, "rulebook": "own"}
    text = engine.record_text(json.dumps(facts, ensure_ascii=False))
    assert ("record-by-own-rulebook", "boiler.json") in codes({"boiler.json": text}, boiler_of(text))
    # Also where the process has loaded it: only official rulebooks prove anything.
    assert engine.verify(text)["holds"]


@pytest.mark.parametrize(
    ("destination", "code"),
    [("UZ", "not-a-party"), ("Грузия", "not-a-party"), ("KZ", "own-country"), ("CN", "not-a-party")],
)
def test_the_country_must_be_a_party(destination, code):
    text = record(BOILER)
    assert codes([text], shipment(line(text), destination=destination)) == [(code, "/destination")]


def test_every_good_has_its_record_and_every_record_its_good():
    boiler, apples = record(BOILER), record(APPLES)
    assert codes([boiler], shipment(line(boiler), line(apples))) == [("line-without-record", "/goods/1/record")]
    given = codes({"boiler.json": boiler, "apples.json": apples}, shipment(line(boiler)))
    assert given == [("record-unused", "apples.json")]
    given = codes({"one": boiler, "two": boiler}, shipment(line(boiler)))
    assert given == [("record-twice", "two")]
    assert codes([boiler], shipment(line(boiler), line(boiler))) == [("record-twice", "/goods/1/record")]
    assert codes({}, shipment(line(boiler))) == [("no-records", ""), ("line-without-record", "/goods/0/record")]


def test_a_line_holds_no_more_than_its_record():
    text = record(BOILER)
    certificate.issue([text], boiler_of(text, quantity="12"))
    certificate.issue([text], boiler_of(text, unit="Штук"))
    assert codes([text], boiler_of(text, quantity="12.000001")) == [("quantity-above-record", "/goods/0/quantity")]
    assert codes([text], boiler_of(text, unit="кг")) == [("units-differ", "/goods/0/unit")]
    assert codes([text], boiler_of(text, name="Котёл паровой")) == [("name-differs", "/goods/0/name")]
    certificate.issue([text], boiler_of(text, name="водогрейный  котёл"))


def test_what_is_missing_or_wrong_in_a_shipment_is_told_at_once():
    text = record(BOILER)
    given = codes([text], {"goods": [{"record": digest(text)}]})
    assert {at for code, at in given if code == "missing-field"} == {
        "/day",
        "/exporter/name",
        "/exporter/address",
        "/consignee/name",
        "/consignee/address",
        "/destination",
        "/goods/0/packages/kind",
        "/goods/0/packages/count",
        "/goods/0/quantity",
        "/goods/0/unit",
        "/goods/0/invoices",
    }
    wrong = boiler_of(
        text, quantity="-1", packages={"count": 0, "kind": ""}, colour="red", net_weight="5", gross_weight="4"
    )
    wrong |= {"day": "2026-02-30", "destination": "Атлантида", "exporter": "ТОО", "invoices": {}, "speed": 1}
    assert set(codes([text], wrong)) == {
        ("negative", "/goods/0/quantity"),
        ("not-positive", "/goods/0/packages/count"),
        ("empty-name", "/goods/0/packages/kind"),
        ("unknown-field", "/goods/0/colour"),
        ("net-above-gross", "/goods/0/net_weight"),
        ("not-a-day", "/day"),
        ("not-a-country", "/destination"),
        ("wrong-type", "/exporter"),
        ("wrong-type", "/invoices"),
        ("unknown-field", "/speed"),
    }
    assert codes([text], "{") == [("not-json", "")]
    doubled = json.dumps(boiler_of(text))[:-1] + ', "day": "2026-03-20"}'
    assert codes([text], doubled) == [("duplicate-key", "/day")]
    for lines in ([], None):
        assert codes([text], shipment() | {"goods": lines}) == [("missing-field", "/goods")]
    assert codes([text], shipment() | {"goods": "x"}) == [("wrong-type", "/goods")]
    assert codes([text], []) == [("wrong-type", "")]
    # Half a character is told, wherever it stands.
    assert codes([text], boiler_of(text) | {"destination": "\ud800"}) == [("not-a-country", "/destination")]
    assert ("missing-field", "/exporter/name") in codes([text], boiler_of(text) | {"exporter": None})


@pytest.mark.parametrize("text", ["\u202e", "a\x00b", "\x1b[2J", "\ud800"])
def test_characters_that_rule_a_page_are_refused(text):
    good = record(BOILER)
    facts = boiler_of(good)
    facts["exporter"]["name"] = text
    assert codes([good], facts) == [("control-character", "/exporter/name")]


def test_dates_and_weights_agree():
    text = record(APPLES)
    late = [{"number": "1", "date": "2026-03-21"}]
    assert codes([text], shipment(line(text, unit="кг"), invoices=late)) == [("date-later", "/invoices/0/date")]
    wrong = shipment(line(text, unit="kg", quantity="100", net_weight="99"))
    assert codes([text], wrong) == [("net-differs", "/goods/0/quantity")]
    biscuits = record(BISCUITS)
    wrong = shipment(line(biscuits, unit="т", quantity="4.5", net_weight="4500.001"))
    assert codes([biscuits], wrong) == [("net-differs", "/goods/0/quantity")]
    certificate.issue([biscuits], shipment(line(biscuits, unit="тонн", quantity="4.5", net_weight="4500.000")))
    later = shipment(line(text, unit="кг"), service_mark={"kind": "later", "date": "2026-03-21"})
    assert codes([text], later) == [("date-later", "/service_mark/date")]
    instead = shipment(line(text, unit="кг"), service_mark={"kind": "instead"})
    assert [at for _, at in codes([text], instead)] == ["/service_mark/number", "/service_mark/date"]
    loose = shipment(line(text, unit="кг", packages={"kind": "навалом"}), service_mark={"kind": "Дубликат"})
    made = certificate.issue([text], loose)
    assert made["paper"]["items"][0]["packages"] == "навалом" and made["paper"]["boxes"][4]["text"] == "Дубликат"


def test_a_record_stands_for_twelve_months():
    for on, is_refused in (("2025-03-20", False), ("2025-03-19", True)):
        text = record(as_of(on))
        if is_refused:
            assert codes([text], boiler_of(text)) == [("record-too-old", "/records/0")]
        else:
            assert certificate.issue([text], boiler_of(text))["records"][0]["on"] == on
    text = record(BOILER)
    given = codes([text], boiler_of(text) | {"day": "2023-01-01"})
    assert ("record-later", "/records/0") in given and ("unknown-edition", "/day") in given


def test_goods_that_do_not_fit_go_on_additional_sheets():
    records, lines = {}, []
    for number in range(1, 24):
        text = record(changed(BOILER, name=f"Водогрейный котёл отопительный, модель {number}"))
        records[str(number)] = text
        lines.append(line(text, description="Технические условия 25.21-001-2026, заводские номера 0001–0012"))
    made = certificate.issue(records, shipment(*lines))
    paper = certificate.paper(*certificate.parts(made))
    found = sheets(paper)
    assert made["sheets"] == len(found) > 1
    assert [item.number for sheet in found for item in sheet.items] == [str(number) for number in range(1, 24)]
    assert all(sheet.items and sheet.blank >= 0 for sheet in found)


def test_a_line_that_fits_no_sheet_is_told():
    text = record(changed(BOILER, name="Ж" * 1000))
    assert codes([text], boiler_of(text)) == [("too-long-for-sheet", "/goods/0")]


def test_the_declaration_is_for_small_consignments():
    text = record(BOILER)
    facts = boiler_of(text) | {"form": "declaration"}
    assert [at for _, at in codes([text], facts)] == ["/value/amount", "/value/currency"]
    made = certificate.issue([text], facts | {"value": {"amount": "5000.00", "currency": "USD"}})
    said = made["paper"]["text"]
    assert said.startswith("ТОО «Пример» заявляет, что товары, указанные в настоящем документе, полностью произведены")
    assert "переработке в Республике Казахстан в соответствии с требованиями" in said
    above = facts | {"value": {"amount": "5000.01", "currency": "USD"}}
    assert codes([text], above) == [("above-limit", "/value/amount")]
    tenge = {"amount": "2552500", "currency": "KZT"}
    assert [at for _, at in codes([text], facts | {"value": tenge})] == ["/value/usd_rate", "/value/usd_rate_day"]
    rate = {"usd_rate": "510.5", "usd_rate_day": "2026-03-19"}
    certificate.issue([text], facts | {"value": tenge | rate})
    dear = facts | {"value": {**tenge, **rate, "amount": "2552500.01"}}
    assert codes([text], dear) == [("above-limit", "/value/amount")]


def test_sheets_of_data_say_what_is_not_known():
    text = record(BOILER)
    act = certificate.issue([text], {"day": "2026-03-20", "goods": [{"record": digest(text)}]}, "act")
    entries = {one["label"]: one["text"] for one in act["paper"]["entries"]}
    assert list(entries)[:8] == [
        "Эксперт",
        "Дата",
        "Основание экспертизы",
        "Наименование товара",
        "Количество",
        "Договор и счёт-фактура",
        "Экспортёр",
        "Изготовитель",
    ]
    assert entries["Эксперт"] == "" and entries["Наименование товара"].startswith("Водогрейный котёл")
    assert {"code": "act-rest-unknown"} in act["notes"]
    page = certificate.html(act, "ru").decode()
    assert page.count("не указано") == 6 and "остальные поля неизвестны" in page
    old = record(copy.deepcopy(CT_KZ))
    facts = {"day": "2025-04-01", "goods": [{"record": digest(old)}]}
    made = certificate.issue([old], facts, "ct-kz")
    entries = {one["label"]: one["text"] for one in made["paper"]["entries"]}
    assert "предварительно" in entries["Вывод по записи расчёта"] and "%" in entries["Доля внутристрановой ценности"]
    assert {"code": "ct-kz-form-unknown"} in made["notes"]
    assert codes([old], facts | {"day": "2026-01-01"}, "ct-kz") == [("form-ended", "/day")]
    # No paper comes of such a record.
    assert ("record-of-other-rulebook", "/records/0") in codes([old], boiler_of(old))
    assert ("record-of-other-rulebook", "/records/0") in codes([text], facts | boiler_of(text), "ct-kz")


CT_KZ: dict[str, Any] = {
    "on": "2025-03-01",
    "rulebook": "ct-kz",
    "good": {"name": "Котёл", "hs": "8403109000", "ex_works_price": "1000.00", "production_cost": "800.00"},
    "materials": [{"id": "sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"}],
    "operations": ["welding"],
}


def test_a_record_becomes_a_certificate_that_verifies():
    records, facts = three()
    for form in FORMS:
        if form == "ct-kz":
            texts, given = {"old": record(CT_KZ)}, {"day": "2025-04-01", "goods": [{"record": digest(record(CT_KZ))}]}
        else:
            texts, given = records, facts | {"value": {"amount": "4000", "currency": "USD"}}
        made = certificate.issue(texts, given, form)
        text = certificate.text(made)
        found = certificate.verify(text, texts)
        assert (found["holds"], found["outcome"], found["canonical"]) == (True, "same", True), form
        assert certificate.verify(json.dumps(made, indent=1), texts)["outcome"] == "reformatted"
        alone = certificate.verify(text)
        assert (alone["holds"], alone["outcome"]) == (False, "without-records")
        assert sorted(alone["missing"]) == sorted(map(digest, texts.values()))


def test_an_altered_certificate_does_not_hold():
    records, facts = three()
    made = certificate.issue(records, facts)
    text = certificate.text(made)
    for old, new in (("12 шт", "99 шт"), ("RU", "BY"), ("Д8403", "Д8404"), ("2026-03-20", "2026-03-22")):
        found = certificate.verify(text.replace(old, new), records)
        assert (found["outcome"], found["digest_holds"]) == ("altered", False), old
    # Also where whoever altered it made a new digest.
    for old, new in (("12 шт", "99 шт"), ("Д8403", "Д8404")):
        forged = json.loads(text.replace(old, new))
        forged["digest"] = certificate.digest(forged)
        found = certificate.verify(certificate.text(forged), records)
        assert (found["outcome"], found["digest_holds"], found["holds"]) == ("altered", True, False), old
        assert found["differences"]
        # What contradicts its own claims is seen without the records, too; a forged claim is not, and nothing holds.
        alone = certificate.verify(certificate.text(forged))
        assert (alone["outcome"], alone["holds"]) == ("altered" if "шт" in old else "without-records", False)
    # Claims of a record that says otherwise.
    forged = json.loads(text)
    forged["records"][0]["quantity"] = "100"
    forged["digest"] = certificate.digest(forged)
    assert certificate.verify(certificate.text(forged), records)["outcome"] == "altered"
    # Members of other kinds, whatever the digest.
    for place, value, at in (
        ("records", [1], "/records/0/digest"),
        ("engine", "x", "/engine"),
        ("paper", [], "/paper"),
    ):
        forged = json.loads(text) | {place: value}
        forged["digest"] = certificate.digest(forged)
        with pytest.raises(tegi.TegiError) as raised:
            certificate.verify(certificate.text(forged), records)
        assert [(one["code"], one["at"]) for one in raised.value.errors] == [("not-a-certificate", at)]
    twice = text[:-1] + ',"form":"ct-1"}'
    assert certificate.verify(twice, records)["outcome"] == "altered"
    with pytest.raises(tegi.TegiError, match="not-a-certificate"):
        certificate.verify('{"type":"record"}')


def test_a_certificate_does_not_outlive_its_records():
    records, facts = three()
    text = certificate.text(certificate.issue(records, facts))
    broken = records | {"boiler.json": records["boiler.json"].replace('"origin":"TR"', '"origin":"KZ"')}
    found = certificate.verify(text, broken)
    assert (found["holds"], found["outcome"]) == (False, "record-fails")
    assert found["errors"][0]["code"] == "record-altered"
    other = record(changed(BISCUITS, name="Вафли"))
    assert certificate.verify(text, [*records.values(), other])["holds"]


def test_another_version_that_words_it_otherwise_is_told_apart():
    records, facts = three()
    made = certificate.issue(records, facts) | {"engine": "0.1.9"}
    made["digest"] = certificate.digest(made)
    assert certificate.verify(certificate.text(made), records)["outcome"] == "same"
    made["paper"]["title"] = "Other"
    made["digest"] = certificate.digest(made)
    assert certificate.verify(certificate.text(made), records)["outcome"] == "by-another-engine"


def test_words_are_complete_in_three_languages():
    import string

    blanks = lambda text: {name for _, name, _, _ in string.Formatter().parse(text) if name}  # noqa: E731
    for name, said in {**WORDS, **REFUSALS, **GROUNDS}.items():
        assert len(said) == 3 and all(said), name
        assert blanks(said[0]) == blanks(said[1]) == blanks(said[2]), name
    names = [name for one in (*SHIPMENT, *GOODS) for name in one.names]
    assert all(names)
    assert all(PRINTED[name] for name in PRINTED if name != "box-4")


def test_the_schema_names_every_field():
    schema = certificate.schema()

    def paths(one: dict[str, Any], above: str = "") -> set[str]:
        found = set()
        for name, inner in one["properties"].items():
            found |= paths(inner, f"{above}{name}/") if "properties" in inner else {f"{above}{name}"}
        return found

    assert paths(schema) == {one.path for one in SHIPMENT} | {"invoices", "goods"}
    assert paths(schema["properties"]["goods"]["items"]) == {one.path for one in GOODS} | {"invoices"}
    assert schema["additionalProperties"] is False
