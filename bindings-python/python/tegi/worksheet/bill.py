"""The bill of materials as the worksheet shows it: names, countries, papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tegi.known import countries
from tegi.pairs import paired
from tegi.figures import code, day, figure, percent
from tegi.worksheet.sheet import Line
from tegi.worksheet.words import Words

Facts = Mapping[str, Any]

OWNER = re.compile(r"(/materials/\d+.*/materials/\d+|/materials/\d+)(?:/.*)?")


class Bill:
    """The names of the materials that an answer speaks of, and the lines of the table."""

    def __init__(self, facts: Facts, words: Words) -> None:
        self.words = words
        self.materials: Any = facts.get("materials") or []
        # By the pointer of a good, the names of its materials by their ids.
        self.names: dict[str, dict[str, str]] = {}
        self.by_pointer: dict[str, str] = {}
        self._name(self.materials, "")

    def _name(self, materials: Any, good: str) -> None:
        names = self.names[good] = {}
        for place, material in enumerate(materials):
            pointer = f"{good}/materials/{place}"
            part = material.get("made_from") or {}
            inside = (part.get("good") or {}).get("name")
            name = material.get("name") or inside or material.get("id") or code(material.get("hs") or "")
            # One without an id has its place for one, as in the answer.
            self.by_pointer[pointer] = names[material.get("id") or f"#{place + 1}"] = name or self.words("unnamed")
            if part.get("materials"):
                self._name(part["materials"], f"{pointer}/made_from")

    def name(self, good: str, material: str) -> str:
        """What a person calls a material of a good."""
        return self.names.get(good, {}).get(material, material)

    def part(self, good: str) -> str:
        """What a person calls a part, by the pointer of its facts; nothing for the good itself."""
        return self.by_pointer.get(good.removesuffix("/made_from"), good)

    def owner(self, pointer: str) -> str | None:
        """The name of the material that a fact is asked of."""
        found = OWNER.fullmatch(pointer)
        return self.by_pointer.get(found[1]) if found else None

    def lines(self, answer: Mapping[str, Any], whys: list[str]) -> Iterator[Line]:
        """The table's lines; those of a part's own bill stand below it."""
        if not self.materials:
            # An answer without its facts: ids and sums are all that is known.
            for place, (status, why) in enumerate(paired(answer["materials"], whys), 1):
                known = (status.get("value"), status["foreign"], why, "")
                yield Line(str(place), 0, status["id"], "", "", "", *known)
        for place, material in enumerate(self.materials):
            status = answer["materials"][place] if place < len(answer["materials"]) else {}
            yield from self._line(material, f"/materials/{place}", str(place + 1), status, whys[place : place + 1])

    def _line(self, material: Facts, pointer: str, number: str, status: Facts, why: list[str]) -> Iterator[Line]:
        money = material.get("value")
        plain = None if money is None or isinstance(money, Mapping) else str(money)
        yield Line(
            number=number,
            depth=number.count("."),
            name=self.by_pointer[pointer],
            code=material.get("hs") or "",
            country=self.country(material.get("origin")),
            stated=self.money(money) if isinstance(money, Mapping) else "",
            value=status.get("value") or plain,
            foreign=status.get("foreign"),
            why="".join(why),
            paper="; ".join(filter(None, (self.paper(material.get("proof")), self.method(material)))),
        )
        inside = (material.get("made_from") or {}).get("materials") or []
        for place, part in enumerate(inside):
            below = f"{pointer}/made_from/materials/{place}"
            yield from self._line(part, below, f"{number}.{place + 1}", {}, [])

    def country(self, country: str | None) -> str:
        """A country's name."""
        if not country:
            return self.words("country_unknown")
        return countries(self.words.language).get(country, country)

    def money(self, money: Facts) -> str:
        """An amount in another currency, its rate and the rate's day."""
        language = self.words.language
        stated = f"{figure(str(money['amount']), language)} {money['currency']}"
        if money.get("rate") is not None:
            stated += f" × {figure(str(money['rate']), language)}"
        return f"{stated} ({day(money['rate_day'], language)})" if money.get("rate_day") else stated

    def method(self, material: Facts) -> str:
        """How the stock was split of which a material is a part."""
        method = material.get("stock_method")
        return self.words(method) if method else ""

    def paper(self, proof: Facts | None) -> str:
        """The paper that a material has."""
        if not proof:
            return ""
        words = self.words
        kind = words(proof["kind"])
        said = words("paper_number", kind=kind, number=proof["number"]) if proof.get("number") else kind
        if proof.get("date"):
            said += " " + words("paper_day", day=day(proof["date"], words.language))
        share = proof.get("share")
        return said if share is None else f"{said}, {percent(str(share), words.language)}"
