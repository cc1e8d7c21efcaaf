"""Countries of the Agreement as the form names them, and the code of a country by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

# By code: as they are called, and as they stand behind «в».
PARTIES: Mapping[str, tuple[str, str]] = {
    "AM": ("Республика Армения", "Республике Армения"),
    "AZ": ("Азербайджанская Республика", "Азербайджанской Республике"),
    "BY": ("Республика Беларусь", "Республике Беларусь"),
    "KG": ("Кыргызская Республика", "Кыргызской Республике"),
    "KZ": ("Республика Казахстан", "Республике Казахстан"),
    "MD": ("Республика Молдова", "Республике Молдова"),
    "RU": ("Российская Федерация", "Российской Федерации"),
    "TJ": ("Республика Таджикистан", "Республике Таджикистан"),
    "UA": ("Украина", "Украине"),
}
# Countries near by, whose names people write into tables: kk, ru, en.
NAMES: Mapping[str, tuple[str, ...]] = {
    "AM": ("Армения", "Armenia"),
    "AZ": ("Әзербайжан", "Азербайджан", "Azerbaijan"),
    "BY": ("Беларусь", "Белоруссия", "Belarus"),
    "CN": ("Қытай", "Китай", "China"),
    "GE": ("Грузия", "Georgia"),
    "KG": ("Қырғызстан", "Кыргызстан", "Киргизия", "Kyrgyzstan"),
    "KZ": ("Қазақстан", "Казахстан", "Kazakhstan"),
    "MD": ("Молдова", "Молдавия", "Moldova"),
    "RU": ("Ресей", "Россия", "Russia"),
    "TJ": ("Тәжікстан", "Таджикистан", "Tajikistan"),
    "TM": ("Түрікменстан", "Туркменистан", "Turkmenistan"),
    "UA": ("Украина", "Ukraine"),
    "UZ": ("Өзбекстан", "Узбекистан", "Uzbekistan"),
}
BY_NAME = {name.casefold(): code for code, names in NAMES.items() for name in names}
BY_NAME |= {name.casefold(): code for code, names in PARTIES.items() for name in names}
CODE = re.compile("[A-Z]{2}")


def code(name: str) -> str | None:
    """The code of a country; `None` if this names none."""
    plain = " ".join(name.split())
    return plain if CODE.fullmatch(plain) else BY_NAME.get(plain.casefold())


def named(code: str) -> str:
    """A country as the form names it."""
    return PARTIES[code][0] if code in PARTIES else code


def within(code: str) -> str:
    """A country as it stands behind «в»."""
    return PARTIES[code][1] if code in PARTIES else code
