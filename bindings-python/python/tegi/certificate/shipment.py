"""Reads and checks the facts of a shipment; all faults at once, each at its field."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tegi.certificate import countries
from tegi.certificate.fields import (
    FEWEST_DIGITS,
    FORMS,
    GOODS,
    INVOICE,
    MOST_GOODS,
    MOST_INVOICES,
    SHIPMENT,
    Field,
    Form,
)
from tegi.errors import TegiError
from tegi.paths import nested

if TYPE_CHECKING:
    from tegi.types import Fault

DECIMAL = re.compile(r"(\d{1,15})(?:\.(\d{1,6}))?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DIGEST = re.compile(f"[0-9a-f]{{{FEWEST_DIGITS},64}}")
CURRENCY = re.compile("[A-Z]{3}")
COUNT = re.compile(r"\d{1,9}", re.ASCII)
# Goods that lie in no packages.
IN_BULK = re.compile("навал|насып|налив|без упаковки|bulk|үйіп|құйылған|қаптамасыз", re.IGNORECASE)
# A declaration is for consignments of at most so many US dollars.
MOST_DOLLARS = 5000

Facts = dict[str, Any]


class Members(dict[str, Any]):
    """An object of JSON, with the names that stand in it twice."""

    def __init__(self, pairs: Iterable[tuple[str, Any]] = ()) -> None:
        found = list(pairs)
        super().__init__(found)
        names = [name for name, _ in found]
        self.twice = sorted({name for name in names if names.count(name) > 1})


@dataclass
class Faults:
    """What is wrong with a shipment."""

    found: list[Fault] = field(default_factory=list)
    cells: Mapping[str, str] = field(default_factory=dict)
    """The cell of each fact, where it comes from a workbook, by its pointer."""

    def add(self, code: str, at: str, given: object = None, allowed: object = None) -> None:
        """Notes a fault."""
        fault: dict[str, str] = {"code": code, "at": written(self.cell(at))}
        fault |= {} if given is None else {"given": written(str(given)[:100])}
        fault |= {} if allowed is None else {"allowed": str(allowed)}
        self.found.append(fault)  # type: ignore[arg-type]

    def cell(self, at: str) -> str:
        """The cell of a fact; of one that no cell holds the nearest that there is, and its name."""
        above = at
        while above and above not in self.cells:
            above = above.rpartition("/")[0]
        if above not in self.cells:
            return at
        return self.cells[above] + at[len(above) :]


def written(text: str) -> str:
    """A text that can be written, also where half a character stands in it."""
    return text.encode("utf-8", "replace").decode()


@dataclass(frozen=True)
class Shipment:
    """The facts of a shipment, in their normal form."""

    form: Form
    facts: Mapping[str, str]
    """By path, as of `exporter/name`."""
    invoices: tuple[Mapping[str, str], ...]
    goods: tuple[Line, ...]

    def get(self, path: str) -> str:
        """A fact; empty where it was not stated."""
        return self.facts.get(path, "")

    def to_dict(self) -> Facts:
        """The document of it: what was stated, and nothing else."""
        found = nested(self.facts)
        found["form"] = self.form
        if self.invoices:
            found["invoices"] = [dict(one) for one in self.invoices]
        found["goods"] = [line.to_dict() for line in self.goods]
        return found


@dataclass(frozen=True)
class Line:
    """A good of the shipment."""

    place: int
    facts: Mapping[str, str]
    invoices: tuple[Mapping[str, str], ...]

    def get(self, path: str) -> str:
        """A fact; empty where it was not stated."""
        return self.facts.get(path, "")

    def to_dict(self) -> Facts:
        """The document of it."""
        found = nested(self.facts)
        if self.invoices:
            found["invoices"] = [dict(one) for one in self.invoices]
        return found


def parsed(text: str) -> Any:
    """JSON whose numbers keep their digits.

    Raises:
        TegiError: ``not-json``.
    """
    try:
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=_refused, object_pairs_hook=Members)
        # Half a character is none.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise TegiError([{"code": "not-json", "at": "", "given": f"{line}:{column}"}]) from None
    return found


def _refused(constant: str) -> Any:
    raise ValueError(constant)


def shipment(document: Any, form: Form | None, faults: Faults) -> Shipment:
    """The shipment of a document. What is wrong with it is added to the faults."""
    reader = _Reader(faults)
    top = reader.members(document, "")
    facts = reader.facts(top, SHIPMENT, "", ("goods", "invoices"))
    chosen: Form = form or facts.get("form") or "ct-1"  # type: ignore[assignment]
    facts.pop("form", None)
    invoices = reader.invoices(top, "")
    goods = []
    for place, one in enumerate(reader.items(top, "goods", "", MOST_GOODS)):
        at = f"/goods/{place}"
        inner = reader.members(one, at)
        goods.append(Line(place, reader.facts(inner, GOODS, at, ("invoices",)), reader.invoices(inner, at)))
    found = Shipment(chosen, facts, invoices, tuple(goods))
    _needed(found, faults, reader.tried)
    _consistent(found, faults)
    return found


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        # Pointers of facts that were stated, rightly or not: nothing else is said to be missing.
        self.tried: set[str] = set()

    def members(self, value: Any, at: str) -> Mapping[str, Any]:
        """An object; nothing of what is none."""
        if not isinstance(value, Mapping):
            self.faults.add("wrong-type", at, kind(value), "object")
            self.tried.add(at)
            return {}
        for name in getattr(value, "twice", ()):
            self.faults.add("duplicate-key", f"{at}/{name}")
        return value

    def items(self, top: Mapping[str, Any], name: str, at: str, most: int) -> Sequence[Any]:
        """A list of it."""
        value = top.get(name)
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            self.faults.add("wrong-type", f"{at}/{name}", kind(value), "array")
            self.tried.add(f"{at}/{name}")
            return ()
        if len(value) > most:
            self.faults.add("too-many", f"{at}/{name}", len(value), most)
        return value[:most]

    def invoices(self, top: Mapping[str, Any], at: str) -> tuple[Mapping[str, str], ...]:
        """The invoices of the shipment or of a line, each with number and date."""
        found = []
        for place, one in enumerate(self.items(top, "invoices", at, MOST_INVOICES)):
            here = f"{at}/invoices/{place}"
            facts = self.facts(self.members(one, here), INVOICE, here)
            for each in INVOICE:
                if each.path not in facts and f"{here}/{each.path}" not in self.tried:
                    self.faults.add("missing-field", f"{here}/{each.path}")
            found.append(facts)
        return tuple(found)

    def facts(
        self, top: Mapping[str, Any], fields: Sequence[Field], at: str, lists: Sequence[str] = ()
    ) -> dict[str, str]:
        """The facts of an object by their paths."""
        known = {one.path: one for one in fields}
        groups = {path.partition("/")[0] for path in known if "/" in path}
        given: dict[str, Any] = {}
        for name, value in top.items():
            if name in lists:
                continue
            if name in groups and value is not None:
                inner = self.members(value, f"{at}/{name}")
                given |= {f"{name}/{member}": within for member, within in inner.items()}
            else:
                given[name] = value
        found = {}
        for path, value in given.items():
            here = f"{at}/{pointer(path)}"
            if path not in known and path not in groups:
                self.faults.add("unknown-field", here)
                continue
            # `null` states nothing.
            if value is None:
                continue
            self.tried.add(here)
            said = READERS[known[path].kind](
                value, known[path], lambda *fault, at=here: self.faults.add(fault[0], at, *fault[1:])
            )
            if said is not None:
                found[path] = said
        return found


def pointer(path: str) -> str:
    """A path of members as part of a JSON pointer."""
    return path.replace("~", "~0")


def kind(value: Any) -> str:
    """What JSON calls a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float, Decimal)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, (list, tuple)) else "object"


Fail = Callable[..., None]


def _text(value: Any, of: Field, fail: Fail) -> str | None:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        fail("wrong-type", kind(value), "string")
        return None
    said = " ".join(value.split())
    if not said:
        fail("empty-name")
    elif len(said) > of.most:
        fail("too-long", len(said), of.most)
    elif not said.replace("\u00a0", " ").isprintable():
        fail("control-character")
    else:
        return said
    return None


def _day(value: Any, of: Field, fail: Fail) -> str | None:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    fail("not-a-day", value)
    return None


def _decimal(value: Any, of: Field, fail: Fail) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        fail("wrong-type", kind(value), "string")
        return None
    # The shortest digits of a float are those that the engine reads.
    said = format(value, "f") if isinstance(value, Decimal) else str(value)
    found = DECIMAL.fullmatch(said)
    if said.startswith("-"):
        fail("negative", said)
    elif not found:
        fail("too-many-digits" if re.fullmatch(r"\d+(\.\d+)?", said, re.ASCII) else "not-a-decimal", said)
    elif not Decimal(said):
        fail("not-positive")
    else:
        return f"{int(found[1])}.{found[2]}" if found[2] else str(int(found[1]))
    return None


def _count(value: Any, of: Field, fail: Fail) -> str | None:
    said = str(value)
    if isinstance(value, bool) or not COUNT.fullmatch(said):
        fail("not-a-number", said)
    elif not int(said):
        fail("not-positive")
    else:
        return str(int(said))
    return None


def _country(value: Any, of: Field, fail: Fail) -> str | None:
    found = countries.code(value) if isinstance(value, str) else None
    if found is None:
        fail("not-a-country", value)
    return found


def _currency(value: Any, of: Field, fail: Fail) -> str | None:
    if isinstance(value, str) and CURRENCY.fullmatch(value.strip().upper()):
        return value.strip().upper()
    fail("not-a-currency", value)
    return None


def _choice(value: Any, of: Field, fail: Fail) -> str | None:
    said = str(value).strip().casefold()
    for code, names in of.choices.items():
        if said in (code, *(name.casefold() for name in names)):
            return code
    fail("unknown-choice", value, ", ".join(of.choices))
    return None


def _digest(value: Any, of: Field, fail: Fail) -> str | None:
    said = str(value).strip().lower()
    if DIGEST.fullmatch(said):
        return said
    fail("not-a-digest", value)
    return None


READERS: dict[str, Callable[[Any, Field, Fail], str | None]] = {
    "text": _text,
    "day": _day,
    "decimal": _decimal,
    "count": _count,
    "country": _country,
    "currency": _currency,
    "choice": _choice,
    "digest": _digest,
}


def _needed(found: Shipment, faults: Faults, tried: set[str]) -> None:
    """What the form cannot be filled without."""

    def need(at: str, is_there: bool) -> None:
        above = [at[: place.start()] for place in re.finditer("/", at)]
        if not is_there and at not in tried and not any(one in tried for one in above if one):
            faults.add("missing-field", at)

    form = found.form
    if "" in tried:
        return
    for one in SHIPMENT:
        if form in one.needed:
            need(f"/{one.path}", one.path in found.facts)
    need("/goods", bool(found.goods))
    for line in found.goods:
        at = f"/goods/{line.place}"
        for one in GOODS:
            if form in one.needed:
                need(f"{at}/{one.path}", one.path in line.facts)
        if form == "ct-1" and not (line.invoices or found.invoices or "/invoices" in tried):
            need(f"{at}/invoices", False)
        if form == "ct-1" and not IN_BULK.search(line.get("packages/kind")):
            need(f"{at}/packages/count", "packages/count" in line.facts)
        if "quantity" in line.facts:
            need(f"{at}/unit", "unit" in line.facts)
    if form == "declaration" and "value/currency" in found.facts and found.get("value/currency") != "USD":
        need("/value/usd_rate", "value/usd_rate" in found.facts)
        need("/value/usd_rate_day", "value/usd_rate_day" in found.facts)
    if found.get("service_mark/kind") == "instead":
        need("/service_mark/number", "service_mark/number" in found.facts)
        need("/service_mark/date", "service_mark/date" in found.facts)
    if found.get("service_mark/number") or found.get("service_mark/date"):
        need("/service_mark/kind", "service_mark/kind" in found.facts)


def _consistent(found: Shipment, faults: Faults) -> None:
    """What contradicts itself."""
    day = found.get("day")
    earlier = {f"{at}/date": invoice.get("date", "") for at, invoice in _all_invoices(found)}
    earlier |= {f"/{one.path}": found.get(one.path) for one in SHIPMENT if one.kind == "day" and one.path != "day"}
    for at, date_of in earlier.items():
        if day and date_of > day:
            faults.add("date-later", at, date_of, day)
    for line in found.goods:
        at = f"/goods/{line.place}"
        net, gross = line.get("net_weight"), line.get("gross_weight")
        if net and gross and Decimal(net) > Decimal(gross):
            faults.add("net-above-gross", f"{at}/net_weight", net, gross)
        quantity = line.get("quantity")
        weighed = KILOGRAMS.get(unit(line.get("unit")))
        if net and quantity and weighed and Decimal(net) != Decimal(quantity) * weighed:
            faults.add("net-differs", f"{at}/quantity", f"{quantity} {line.get('unit')}", f"{net} кг")
    if found.form == "ct-kz" and day > "2025-12-31":
        faults.add("form-ended", "/day", day)
    if found.form == "declaration" and found.get("value/amount") and found.get("value/currency"):
        rate = "1" if found.get("value/currency") == "USD" else found.get("value/usd_rate")
        if rate and Decimal(found.get("value/amount")) > MOST_DOLLARS * Decimal(rate):
            given = f"{found.get('value/amount')} {found.get('value/currency')}"
            faults.add("above-limit", "/value/amount", given if rate == "1" else f"{given}, 1 USD = {rate}")


def _all_invoices(found: Shipment) -> Iterable[tuple[str, Mapping[str, str]]]:
    for place, one in enumerate(found.invoices):
        yield f"/invoices/{place}", one
    for line in found.goods:
        for place, one in enumerate(line.invoices):
            yield f"/goods/{line.place}/invoices/{place}", one


# Units by which most goods are counted, and what they are called.
UNITS = {
    "шт": "шт штука штук штуки pcs pc pce piece pieces дана",
    "кг": "кг kg килограмм килограммов килограмма",
    "т": "т тн t тонна тонн тонны tonne tonnes",
    "л": "л l литр литров литра",
    "м": "м m метр метров метра",
    "м2": "м2 м² m2 m² кв.м",
    "м3": "м3 м³ m3 m³ куб.м",
    "пара": "пара пар пары pair pairs жұп",
}
# Of units that are weights.
KILOGRAMS = {"кг": 1, "т": 1000}
BY_NAME = {name: code for code, names in UNITS.items() for name in names.split()}


def unit(name: str) -> str:
    """A unit by which quantities can be compared."""
    plain = name.casefold().strip().rstrip(".").replace(" ", "")
    return BY_NAME.get(plain, plain)


def as_form(name: str | None) -> Form | None:
    """A form by its name.

    Raises:
        ValueError: There is none.
    """
    if name is not None and name not in FORMS:
        raise ValueError(f"the forms are {', '.join(FORMS)}, not {name}")
    return name
