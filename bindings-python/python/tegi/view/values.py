"""Values of facts as people write them, by where they stand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import tegi
from tegi.compare.differ import NUMBERS
from tegi.compare.one import jsonable
from tegi.compare.words import CompareWords
from tegi.figures import code, dated, figure
from tegi.known import headings
from tegi.language import Language
from tegi.view.places import Places
from tegi.worksheet.bill import Bill
from tegi.worksheet.fill import NAMING
from tegi.worksheet.words import Words

DAYS = frozenset({"on", "date", "valid_to", "rate_day", "day", "delivered", "contract_day", "report_day"})
# What a line, a contract or a good of one is known by.
LINE = ("name", "hs", "value", "origin", "country")
# Objects of a contract that are told as a whole where only one side states them.
PARTS_OF_ALL = frozenset({"payroll", "headcount"})


class Values:
    """The values of one language."""

    def __init__(self, language: Language, engine: tegi.Engine) -> None:
        self.language = language
        self.said = CompareWords(language)
        self.bill = Bill({}, Words(language))
        self.engine = engine

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The names of operations, and of what is asked, by the terms of the rulebook that names them."""
        book: Any = self.engine.rulebook(NAMING)
        return {term["id"]: term[self.language] for term in book["terms"]}

    def place(self, parts: Sequence[str], places: Places) -> str:
        """What a fact is called: its name, or that of what it belongs to with the rest as it stands."""
        named = places.of_facts(list(parts))
        if named:
            return named
        length = next((at for at in range(len(parts), 0, -1) if parts[at - 1].isdigit()), 0)
        owner = places.of_facts(list(parts[:length])) if length else ""
        return ": ".join(filter(None, (owner, self.rest(parts[length:], bool(length)))))

    def rest(self, parts: Sequence[str], is_of_line: bool) -> str:
        """What a member of a line or of the document is called."""
        if "made_from" in parts:
            inside = parts[parts.index("made_from") + 1 :]
            return ": ".join(filter(None, (self.said("part"), self.rest(inside, False) if inside else "")))
        if parts[-2:-1] in (["answers"], ["readings"]):
            field = headings()["goods", f"{parts[-2]}/*"]
            return f"{field[self.language]} ({self.terms.get(parts[-1], parts[-1])})"
        if parts[-1:] == ["proof"]:
            return self.bill.words("paper")
        if len(parts) == 1 and (parts[0] == "performer" or parts[0] in PARTS_OF_ALL):
            return self.said(parts[0])
        heading = headings().get(("lines" if is_of_line else "goods", "/".join(parts)))
        return heading[self.language] if heading else "/".join(parts)

    def shown(self, parts: Sequence[str], value: Any) -> str:
        """A value in words."""
        name = parts[-1] if parts else ""
        if value is None:
            return self.said("not-stated")
        if isinstance(value, bool):
            return self.said("yes" if value else "no")
        if name == "operations":
            return self.listed(value)
        if name == "proof":
            return self.bill.paper(jsonable(value))
        if isinstance(value, Mapping):
            return self.whole(name, value)
        if isinstance(value, list):
            return "; ".join(self.whole("", one) if isinstance(one, Mapping) else str(one) for one in value) or "—"
        return self.plain(name, str(value))

    def plain(self, name: str, text: str) -> str:
        """A number, a code, a country, a day, or a text as it stands."""
        if name in NUMBERS:
            return figure(text, self.language)
        if name == "hs":
            return code(text)
        if name in ("origin", "country"):
            return self.bill.country(text)
        if name in DAYS:
            return dated(text, self.language)
        return text

    def listed(self, value: Any) -> str:
        """Operations by their names."""
        names = [value] if isinstance(value, str) else value
        return ", ".join(self.terms.get(one, one) for one in names) or self.said("none-stated")

    def whole(self, name: str, value: Mapping[str, Any]) -> str:
        """A line of the bill in short, an amount with its rate; anything else as JSON."""
        if "amount" in value and "currency" in value:
            return self.bill.money(jsonable(value))
        if name in PARTS_OF_ALL:
            part, all = (self.shown([key], value.get(key)) for key in ("kazakhstani", "total"))
            return self.said("of-all", part=part, all=all)
        if name == "performer":
            return ", ".join(str(value[key]) for key in ("name", "bin") if value.get(key))
        if name.isdigit() or not name:
            value = {**(value.get("performer") or {}), **value}
            told = (self.shown([key], value[key]) for key in LINE if value.get(key))
            return ", ".join(told) or str(value.get("id") or self.said("line"))
        return json.dumps(jsonable(value), ensure_ascii=False)
