"""The examples that a new rulebook begins with. Both are invented, and say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tegi.language import LANGUAGES, Language
from tegi.rulebook.fields import KINDS, VERDICTS, Names

Sheets = Mapping[str, Sequence[Mapping[str, str]]]

TITLE = ("Ойдан шығарылған келісім (үлгі)", "Вымышленное соглашение (образец)", "An invented agreement (example)")
ACT = (
    "А және Б елдерінің ойдан шығарылған келісімі",
    "Вымышленное соглашение стран А и Б",
    "An invented agreement of the countries A and B",
)
LIST_TITLE = (
    "Операциялардың ойдан шығарылған тізбесі (үлгі)",
    "Вымышленный перечень операций (образец)",
    "An invented list of operations (example)",
)
LIST_ACT = ("Ойдан шығарылған бұйрық", "Вымышленный приказ", "An invented order")
ROASTING = ("қуыру", "обжаривание", "roasting")
GRINDING = ("тек ұнтақтау", "только помол", "grinding alone")
INSTANT = ("еритін кофе", "кофе растворимый", "instant coffee")
COFFEE = ("Кофе", "Кофе", "Coffee")
COFFEE_RULE = (
    "Кез келген позицияның материалдарынан, қуыру арқылы дайындау",
    "Изготовление из материалов любых позиций с обжариванием",
    "Manufacture from materials of any heading, with roasting",
)
COMPUTERS = ("Есептеу машиналары", "Компьютеры", "Computers")
COMPUTER_RULE = (
    "Позицияның өзгеруі немесе шетелдік материалдар бағаның 50 %-ынан аспайды",
    "Изменение позиции либо иностранные материалы не более 50 % цены",
    "A change of heading, or foreign materials of at most 50 % of the price",
)
GENERAL = ("3-бап", "статья 3", "article 3")
ANNEX = ("1-қосымша", "приложение 1", "annex 1")
MARKED = ("ойдан шығарылған", "вымышлено", "invented")


def agreement(language: Language) -> Sheets:
    """An agreement of two rows, with its terms and cases."""
    place = LANGUAGES.index(language)

    def said(names: Names) -> dict[str, str]:
        return {language: names[place]}

    originates, fails = (VERDICTS[key][place] for key in ("originating", "not_originating"))
    return {
        "act": (
            {"name": "id", "value": "my-agreement"},
            {"name": "first", "value": "2026-01-01"},
            {"name": "title", **said(TITLE)},
            {"name": "act", "value": "agreement", **said(ACT)},
            {"name": "country", "value": "KZ"},
            {"name": "list", "value": ANNEX[place]},
            {"name": "general", "value": "CTH", "place": GENERAL[place]},
        ),
        "rows": (
            {
                **{"code": "0901", "expression": "AH AND OPS ALL {roasting}"},
                **{"name": COFFEE[place], "condition": COFFEE_RULE[place], "note": MARKED[place]},
            },
            {
                **{"code": "8471", "expression": "CTH OR MAXNOM 50"},
                **{"name": COMPUTERS[place], "condition": COMPUTER_RULE[place], "note": MARKED[place]},
            },
        ),
        "terms": ({"id": "instant-coffee", "kind": KINDS["good"][place], **said(INSTANT), "note": MARKED[place]},),
        "operations": (
            {"id": "roasting", **said(ROASTING)},
            {"id": "grinding", **said(GRINDING)},
        ),
        "groups": (),
        "readings": (),
        "gaps": (),
        "cases": (
            {
                **{"case": "coffee-roasted", "hs": "0901210000", "price": "100", "operations": "roasting"},
                **{"material": "beans", "material_hs": "0901110000", "value": "60", "origin": "BR"},
                **{"verdict": originates, "rule": "0901"},
            },
            {
                **{"case": "coffee-ground", "hs": "0901210000", "price": "100", "operations": "grinding"},
                **{"material": "beans", "material_hs": "0901110000", "value": "60", "origin": "BR"},
                "verdict": fails,
            },
            {
                **{"case": "computer", "hs": "8471300000", "price": "1000", "operations": ""},
                **{"material": "board", "material_hs": "8473302008", "value": "700", "origin": "CN"},
                **{"verdict": originates, "rule": "8471"},
            },
        ),
    }


PUMPS = ("Сорғылар", "Насосы", "Pumps")
WINDOWS = ("Пластик терезелер", "Окна из пластмассы", "Plastic windows")
CABLES = ("Күштік кабельдер", "Кабели силовые", "Power cables")
SITE = (
    "Өндірістік алаң мен жабдық меншікте немесе жалда",
    "Площадка и оборудование в собственности или аренде",
    "The site and the equipment are owned or rented",
)
STAGES: Mapping[str, Sequence[Names]] = {
    "pumps": (
        ("корпусты құю", "литьё корпуса", "casting of the body"),
        ("механикалық өңдеу", "механическая обработка", "machining"),
        ("құрастыру", "сборка", "assembly"),
        ("гидравликалық сынақ", "гидравлическое испытание", "hydraulic test"),
    ),
    "windows": (
        ("бейінді кесу", "резка профиля", "cutting of the profile"),
        ("бейінді дәнекерлеу", "сварка профиля", "welding of the profile"),
        ("шыныпакет орнату", "установка стеклопакета", "fitting of the glass"),
    ),
    "cables": (
        ("сымды созу", "волочение проволоки", "drawing of the wire"),
        ("оқшаулау", "изолирование", "insulation"),
        ("қабықпен қаптау", "наложение оболочки", "sheathing"),
        ("сынау", "испытание", "test"),
    ),
}


def register(language: Language) -> Sheets:
    """A list of three groups of products for the register."""
    place = LANGUAGES.index(language)

    def said(names: Names) -> dict[str, str]:
        return {language: names[place]}

    marked = {"note": MARKED[place]}
    groups: tuple[Mapping[str, str], ...] = (
        {"group": "pumps", "codes": "8413", **said(PUMPS), "conditions": SITE[place], "least": "3", **marked},
        {"group": "windows", "codes": "3925200000", **said(WINDOWS), "least": "2", **marked},
        {"group": "cables", "codes": "8544, 7614", **said(CABLES), "least_points": "30", **marked},
    )
    yes = ("иә", "да", "yes")[place]
    operations = [
        {
            **{"group": group, "id": f"{group}-{number}", **said(names)},
            **({"points": "10"} if group == "cables" else {}),
            **({"is_mandatory": yes} if (group, number) in (("pumps", 3), ("windows", 2)) else {}),
        }
        for group, stages in STAGES.items()
        for number, names in enumerate(stages, 1)
    ]
    originates, fails = (VERDICTS[key][place] for key in ("originating", "not_originating"))
    steel = {"material": "steel", "material_hs": "7208512000", "value": "60", "origin": "CN"}
    cases: tuple[Mapping[str, str], ...] = (
        {
            **{"case": "pump-three", "hs": "8413703000", "price": "100", **steel},
            **{"operations": "pumps-1; pumps-2; pumps-3", "answers": "conditions-pumps", "verdict": originates},
        },
        {
            **{"case": "pump-two", "hs": "8413703000", "price": "100", **steel},
            **{"operations": "pumps-2; pumps-3", "answers": "conditions-pumps", "verdict": fails},
        },
        {
            **{"case": "pump-without-assembly", "hs": "8413703000", "price": "100", **steel},
            **{"operations": "pumps-1; pumps-2; pumps-4", "answers": "conditions-pumps", "verdict": fails},
        },
        {
            **{"case": "cable", "hs": "8544499109", "price": "100", **steel},
            **{"operations": "cables-1; cables-2; cables-3", "verdict": originates},
        },
    )
    return {
        "act": (
            {"name": "base", "value": "kz-register"},
            {"name": "id", "value": "kz-register+my-list"},
            {"name": "first", "value": "2026-01-01"},
            {"name": "title", **said(LIST_TITLE)},
            {"name": "act", "value": "order", **said(LIST_ACT)},
            {"name": "list", "value": ANNEX[place]},
        ),
        "groups": groups,
        "operations": operations,
        "cases": cases,
    }
