"""The pages on the vocabulary: each test with its sentence and with an example that is met and one that is not.

Both pages are written from the entries here, TEGI_WRITE=1 writes them anew; so each sentence is the engine's, and each
example was judged.
"""

import os

import pytest
import tegi
from conftest import ROOT

GOOD = "8471300000"
PAGES = {"en": "vocabulary.md", "ru": "vocabulary.ru.md"}
HEAD = {
    "en": """# The vocabulary

[По-русски](vocabulary.ru.md) · [Write a rulebook](rulebooks.md)

Each test of a condition, the sentence that `tegi rulebook show` prints for it, and a good that meets it beside one that
does not. The good is of 8471 30 and costs 1000 where nothing else is said; materials are foreign, unless KZ stands
beside them. Figures of the good stand under their names in the facts. The page is made by a test that judges every
example.

Tests are joined by `AND` and `OR`; `AND` binds more. Brackets `( … )` group them. Several codes stand in braces:
`{8501, 8502}`. A code has 4 to 10 digits, `8501-8503` is a range, `ch85` a chapter, `SAME-HEADING` the good's own
heading, `SAME-SUBHEADING` its own subheading. `X EXCEPT Y` takes Y out. A name in small letters is a term of the
rulebook.

A limit of value is a percent of the ex-works price, or of the base that it names last: `OF fob` (the value free on
board), `OF net-cost`, `OF production-cost`, `OF materials` (the value of all materials). The net cost is stated as
`net_cost`, or as `total_cost` with `excluded_costs`; as long as the excluded costs are not stated, only that is certain
which holds of any net cost up to the total. `MINOM` counts originating materials, and the costs that `WITH` names.
`MAXNOM 100 OF originating-materials` compares two sums: what is foreign is worth no more than what originates.

A limit of weight is a percent of the mass of the good, or of the base that it names last: `OF materials` (the mass of all
materials), `OF originating-materials`. A mass is stated with its unit (`g`, `kg`, `t`), of the good without packaging, of a
material as far as it is in the good. Materials that weigh more than the good contradict it: then none of these masses
counts. `MAXWEIGHT` counts foreign materials, `MINWEIGHT` originating ones, those of all codes that it names together.
""",
    "ru": """# Словарь

[In English](vocabulary.md) · [Как написать свод правил](rulebooks.ru.md)

Каждая проверка условия, предложение, которое для неё выводит `tegi rulebook show`, и товар, который её выполняет, рядом с
товаром, который не выполняет. Если не сказано иное, товар имеет код 8471 30 и цену 1000, материалы иностранные, если при
них не указано KZ. Показатели товара названы так же, как в исходных данных. Страницу составляет тест, который рассчитывает
каждый пример.

Проверки соединяются словами `AND` (и) и `OR` (или); `AND` связывает сильнее. Скобки `( … )` объединяют. Несколько кодов
пишутся в фигурных скобках: `{8501, 8502}`. В коде от 4 до 10 цифр, `8501-8503` — диапазон, `ch85` — группа,
`SAME-HEADING` — позиция самого товара, `SAME-SUBHEADING` — его субпозиция. `X EXCEPT Y` исключает Y. Имя строчными
буквами — термин свода.

Предел стоимости — это процент от цены франко-завод или от базы, названной последней: `OF fob` (стоимость на условиях FOB),
`OF net-cost` (чистые затраты), `OF production-cost` (себестоимость), `OF materials` (стоимость всех материалов). Чистые
затраты указывают как `net_cost` либо как `total_cost` вместе с `excluded_costs`; пока исключаемые затраты не указаны,
установлено лишь то, что верно при любых чистых затратах до полных включительно. `MINOM` считает материалы, происходящие из
страны, и те составляющие, которые названы после `WITH`. `MAXNOM 100 OF originating-materials` сравнивает две суммы:
стоимость иностранных материалов не превышает стоимости происходящих из страны.

Предел массы — это процент от массы товара или от базы, названной последней: `OF materials` (масса всех материалов),
`OF originating-materials`. Массу указывают с единицей (`g`, `kg`, `t`): товара — без упаковки, материала — ту, что вошла в
товар. Если материалы весят больше товара, это противоречие, и ни одна из этих масс не учитывается. `MAXWEIGHT` считает
иностранные материалы, `MINWEIGHT` — происходящие из страны; материалы всех названных кодов считаются вместе.
""",
}
COLUMNS = {
    "en": "| text | sentence | met by | not met by |\n|---|---|---|---|",
    "ru": "| текст | предложение | выполнено | не выполнено |\n|---|---|---|---|",
}
TITLES = {
    "change": ("Изменение кода", "Change of code"),
    "origin": ("Из каких материалов", "From which materials"),
    "value": ("Стоимость", "Value"),
    "weight": ("Масса", "Weight"),
    "work": ("Операции и обстоятельства", "Operations and circumstances"),
    "parts": ("Допуски и части", "Tolerances and parts"),
}
OPS = {"cutting": ("резка", "cutting"), "welding": ("сварка", "welding"), "painting": ("покраска", "painting")}
TERMS = {
    "bare-board": ("material", "плата без деталей", "a board without parts"),
    "own-site": ("site", "производство на собственной площадке", "production at a site of one's own"),
    "exported-before": ("fact", "товар ранее вывозился", "the good was exported before"),
    "portable": ("good", "переносная машина", "a portable machine"),
    "desktop": ("good", "настольная машина", "a desktop machine"),
}


def kg(amount):
    return {"amount": amount, "unit": "kg"}


def m(hs, value="300", **more):
    return {"hs": hs, "value": value, **more}


def w(hs, mass, **more):
    return m(hs, mass=kg(mass), **more)


# The group, the text, facts that meet it, and facts that do not.
ENTRIES = [
    ("change", "CTH", {"materials": [m("8473302008")]}, {"materials": [m("8471410000")]}),
    ("change", "CC", {"materials": [m("9013800000")]}, {"materials": [m("8473302008")]}),
    ("change", "CTSH", {"materials": [m("8471410000")]}, {"materials": [m("8471300000")]}),
    ("change", "CTH OUTSIDE {8471, 8473}", {"materials": [m("8542319090")]}, {"materials": [m("8473302008")]}),
    ("origin", "AH", {"materials": [m("8471300000")]}, None),
    ("origin", "AH EXCEPT 8473", {"materials": [m("8471410000")]}, {"materials": [m("8473302008")]}),
    (
        *("origin", "AH EXCEPT ch85 EXCEPT 8542"),
        *({"materials": [m("8542319090")]}, {"materials": [m("8501101000")]}),
    ),
    (
        *("origin", "AH EXCEPT SAME-SUBHEADING"),
        *({"materials": [m("8471410000")]}, {"materials": [m("8471300000")]}),
    ),
    ("origin", "AH INCLUDING 8471", {"materials": [m("8471410000")]}, None),
    ("origin", "FROM {8473, 8542}", {"materials": [m("8473302008")]}, {"materials": [m("8504409000")]}),
    (
        *("origin", "FROM 8534 AS bare-board"),
        {"materials": [m("8534009000", answers={"bare-board": True})]},
        {"materials": [m("8534009000", answers={"bare-board": False})]},
    ),
    (
        *("origin", "WHOLLY-OBTAINED ch04"),
        {"materials": [m("0401200000", origin="KZ", wholly_obtained=True), m("8473302008")]},
        {"materials": [m("0401200000", origin="KZ", wholly_obtained=False)]},
    ),
    ("origin", "WO", {"wholly_produced": "a", "materials": []}, None),
    ("value", "MAXNOM 50", {"materials": [m("8473302008", "500")]}, {"materials": [m("8473302008", "500.01")]}),
    ("value", "MAXNOM 10 OF 8473", {"materials": [m("8473302008", "100")]}, {"materials": [m("8473302008", "101")]}),
    (
        *("value", "MAXNOM 10 OF EACH {8473, 8542}"),
        {"materials": [m("8473302008", "100"), m("8542319090", "100")]},
        {"materials": [m("8473302008", "101"), m("8542319090", "10")]},
    ),
    (
        *("value", "MAXNOM 10 OF SUM {8473, 8542}"),
        {"materials": [m("8473302008", "60"), m("8542319090", "40")]},
        {"materials": [m("8473302008", "60"), m("8542319090", "41")]},
    ),
    (
        *("value", "MAXNOM 50 OF fob"),
        {"good": {"fob_value": "1000"}, "materials": [m("8473302008", "500")]},
        {"good": {"fob_value": "1000"}, "materials": [m("8473302008", "501")]},
    ),
    (
        *("value", "MAXNOM 50 OF net-cost"),
        {"good": {"total_cost": "100", "excluded_costs": "12"}, "materials": [m("8473302008", "44")]},
        {"good": {"total_cost": "100", "excluded_costs": "12"}, "materials": [m("8473302008", "45")]},
    ),
    (
        *("value", "MAXNOM 50 OF production-cost"),
        {"good": {"production_cost": "800"}, "materials": [m("8473302008", "400")]},
        {"good": {"production_cost": "800"}, "materials": [m("8473302008", "401")]},
    ),
    (
        *("value", "MAXNOM 10 OF 8473 OF materials"),
        {"materials": [m("8473302008", "10"), m("8542319090", "90", origin="KZ")]},
        {"materials": [m("8473302008", "11"), m("8542319090", "89", origin="KZ")]},
    ),
    (
        *("value", "MINOM 50"),
        *({"materials": [m("8542319090", "500", origin="KZ")]}, {"materials": [m("8542319090", "499", origin="KZ")]}),
    ),
    (
        *("value", "MINOM 50 WITH {labour, overhead, profit} OF fob"),
        {
            "good": {"fob_value": "1000", "labour_cost": "150", "overhead_cost": "100", "profit": "50"},
            "materials": [m("8542319090", "200", origin="KZ")],
        },
        {
            "good": {"fob_value": "1000", "labour_cost": "150", "overhead_cost": "100", "profit": "49"},
            "materials": [m("8542319090", "200", origin="KZ")],
        },
    ),
    (
        *("value", "MAXNOM 100 OF originating-materials"),
        {"materials": [m("8473302008", "300"), m("8542319090", "300", origin="KZ")]},
        {"materials": [m("8473302008", "301"), m("8542319090", "300", origin="KZ")]},
    ),
    (
        *("weight", "MAXWEIGHT 10"),
        *({"good": {"mass": kg("2")}, "materials": [w("8473302008", mass)]} for mass in ("0.2", "0.201")),
    ),
    (
        *("weight", "MAXWEIGHT 7 OF {8473, 8542}"),
        *({"good": {"mass": kg("100")}, "materials": [w("8473302008", mass)]} for mass in ("7", "7.001")),
    ),
    (
        *("weight", "MAXWEIGHT 10 OF materials"),
        {"materials": [w("8473302008", "1"), w("8542319090", "9", origin="KZ")]},
        {"materials": [w("8473302008", "1.1"), w("8542319090", "8.9", origin="KZ")]},
    ),
    (
        *("weight", "MINWEIGHT 50 OF ch85"),
        {"good": {"mass": kg("2")}, "materials": [w("8542319090", "1", origin="KZ")]},
        {"good": {"mass": kg("2")}, "materials": [w("8542319090", "0.999", origin="KZ")]},
    ),
    ("value", "VAC 40", {"materials": [m("8473302008", "600")]}, {"materials": [m("8473302008", "601")]}),
    ("work", "OPS ALL {cutting, welding}", {"operations": ["cutting", "welding"]}, {"operations": ["cutting"]}),
    ("work", "OPS ANY {cutting, welding}", {"operations": ["welding"]}, {"operations": ["painting"]}),
    (
        *("work", "OPS AT-LEAST 2 OF {cutting, welding, painting}"),
        *({"operations": ["cutting", "painting"]}, {"operations": ["painting"]}),
    ),
    (
        *("work", "POINTS 15 OF {cutting: 5, welding: 10, painting: 5}"),
        *({"operations": ["cutting", "welding"]}, {"operations": ["cutting", "painting"]}),
    ),
    ("work", "OPS OTHER-THAN {painting}", {"operations": ["welding"]}, {"operations": ["painting"]}),
    ("work", "OPS NOT-ALONE {painting}", {"operations": ["painting", "welding"]}, {"operations": ["painting"]}),
    (
        "work",
        "OPS ALL {cutting | welding, painting}",
        {"operations": ["welding", "painting"]},
        {"operations": ["welding"]},
    ),
    ("work", "SITE own-site", {"answers": {"own-site": True}}, {"answers": {"own-site": False}}),
    ("work", "FACT exported-before", {"answers": {"exported-before": True}}, {"answers": {"exported-before": False}}),
    (
        *("parts", "CTH TOLERATING SAME-HEADING UP TO 10"),
        *({"materials": [m("8471410000", "100")]}, {"materials": [m("8471410000", "101")]}),
    ),
    (
        *("parts", "SUBPRODUCT { portable: CTH; desktop: MAXNOM 20 }"),
        {"answers": {"portable": True, "desktop": False}, "materials": [m("8473302008", "900")]},
        {"answers": {"portable": False, "desktop": True}, "materials": [m("8473302008", "900")]},
    ),
]


def words(ru, en):
    return {"kk": ru, "ru": ru, "en": en}


def book(expression):
    terms = [{"id": name, "kind": "operation", "veto": "beyond", **words(*said)} for name, said in OPS.items()]
    terms += [{"id": name, "kind": kind, **words(*said)} for name, (kind, *said) in TERMS.items()]
    categories = {"letter": "а", "alias": "a", "name": words("добыто здесь", "extracted here"), "is_production": True}
    return {
        **{"id": "page", "first": "2026-01-01", "read_to": "2026-01-01", "in_force": "act whole primary"},
        **{"title": words("Словарь", "The vocabulary"), "acts": {"act": words("Акт", "An act")}, "terms": terms},
        "readings": [
            {
                **{"id": name, "status": "minority", "question": words("Как?", "How?"), "cite": "act whole primary"},
                "options": [{"id": one, "name": words(one, one)} for one in options],
            }
            for name, options in (("value-of-all-materials", ("foreign", "all")), ("made-from", ("only", "at-least")))
        ],
        "origin": {
            "country": "KZ",
            "wholly_produced": {"cite": "act whole primary", "entries": [categories]},
            "list": [{"id": "row", "code": "8471", "expression": expression, "cite": "act p-1 primary"}],
        },
    }


def judged(engine, facts):
    good = {"hs": GOOD, "ex_works_price": "1000", **facts.get("good", {})}
    materials = [
        {"id": f"m{n}", "origin": "CN", **one} for n, one in enumerate(facts.get("materials", [m("8473302008")]))
    ]
    more = {name: facts[name] for name in ("operations", "answers", "wholly_produced") if name in facts}
    return engine.assess_good({"on": "2026-02-01", "rulebook": "page", "good": good, "materials": materials, **more})


def yes_or_no(answer, language):
    return {"en": ("no", "yes"), "ru": ("нет", "да")}[language][answer]


def said_of(facts, language):
    """The facts of an example in words."""
    if facts is None:
        return "—"
    en = language == "en"
    figures = facts.get("good", {}).items()
    parts = [f"`{name}`: {value['amount'] + ' kg' if name == 'mass' else value}" for name, value in figures]
    own = " (KZ)"
    for one in facts.get("materials", ()):
        figure = f"{one['mass']['amount']} kg" if "mass" in one else one["value"]
        parts.append(f"{one['hs'][:4]} {one['hs'][4:6]}{own if one.get('origin') else ''}: {figure}")
        if "wholly_obtained" in one:
            parts.append(f"`wholly_obtained`: {yes_or_no(one['wholly_obtained'], language)}")
    if facts.get("materials") == []:
        parts = ["no materials" if en else "без материалов"]
    if facts.get("wholly_produced"):
        parts = ["extracted here" if en else "добыто здесь"]
    of_materials = [one for material in facts.get("materials", ()) for one in material.get("answers", {}).items()]
    for name, answer in [*facts.get("answers", {}).items(), *of_materials]:
        parts.append(f"`{name}`: {yes_or_no(answer, language)}")
    if "operations" in facts:
        parts.append(", ".join(f"`{one}`" for one in facts["operations"]))
    return "; ".join(parts)


def page(language):
    place = ("ru", "en").index(language)
    lines = [HEAD[language]]
    for group, titles in TITLES.items():
        lines += [f"## {titles[place]}", "", COLUMNS[language]]
        for of, expression, met, broken in ENTRIES:
            if of != group:
                continue
            engine = tegi.Engine()
            engine.load_rulebook(book(expression))
            [rule] = [one for one in engine.rules("page", language) if one["rule"] == "row"]
            sentence = rule["words"][0]["text"].replace("|", "\\|")
            text = expression.replace("|", "\\|")
            lines.append(f"| `{text}` | {sentence} | {said_of(met, language)} | {said_of(broken, language)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


@pytest.mark.parametrize("one", ENTRIES, ids=[one[1] for one in ENTRIES])
def test_each_example_is_judged_as_the_page_says(one):
    _, expression, met, broken = one
    engine = tegi.Engine()
    engine.load_rulebook(book(expression))
    assert judged(engine, met).verdict == "originating"
    if broken is not None:
        assert judged(engine, broken).verdict == "not_originating"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_is_judged(language):
    file = ROOT / "docs" / PAGES[language]
    if os.environ.get("TEGI_WRITE"):
        file.write_text(page(language), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == page(language)
