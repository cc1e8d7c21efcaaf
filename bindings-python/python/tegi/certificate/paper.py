"""A certificate as data: every text that stands on the paper, from the shipment and what its records claim.

The form is printed in Russian, as the Agreement asks; what is beside the form, for whoever checks it, is in the
reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from tegi.certificate import countries
from tegi.certificate.fields import Form
from tegi.certificate.shipment import Line, Shipment, unit
from tegi.certificate.words import PRINTED, Words
from tegi.forms.words import printable
from tegi.language import Language
from tegi.refusals import grounds
from tegi.figures import code, day, figure
from tegi.worksheet.sheet import Entry

RUSSIAN: Final = "ru"
# Letters in which Kazakh is told from Russian.
KAZAKH = frozenset("әғқңөұүһі")
Claims = Mapping[str, Any]


@dataclass(frozen=True)
class Box:
    """A box of the form."""

    number: str
    title: str
    text: str


@dataclass(frozen=True)
class Item:
    """A line of boxes 6 to 11."""

    number: str
    packages: str
    goods: str
    criterion: str
    quantity: str
    invoice: str

    def cells(self) -> tuple[str, ...]:
        """The boxes in the order of the form."""
        return (self.number, self.packages, self.goods, self.criterion, self.quantity, self.invoice)


@dataclass(frozen=True)
class Paper:
    """All that is printed, but for what stands beside the form."""

    form: Form
    mark: str
    """On each page: what it is not."""
    day: str
    title: str
    boxes: tuple[Box, ...] = ()
    """1 to 5 of СТ-1."""
    heads: tuple[Box, ...] = ()
    """6 to 11, without text."""
    items: tuple[Item, ...] = ()
    certification: Box | None = None
    declaration: Box | None = None
    text: str = ""
    """Of a declaration."""
    entries: tuple[Entry, ...] = ()
    """Of a sheet of data."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value not in ("", (), None)}


@dataclass(frozen=True)
class Checks:
    """What whoever checks the paper needs and the form has no box for, in one language."""

    language: Language
    title: str
    lines: tuple[tuple[str, ...], ...]
    """By good: number, name, digest, edition, day, rule, criterion, quantity by the record."""
    notes: tuple[str, ...]
    digest: str


def paper(shipment: Shipment, claims: Sequence[Claims], language: Language = RUSSIAN) -> Paper:
    """What stands on the paper of a shipment, whose lines have these claims in order."""
    makers = {"ct-1": _ct_1, "declaration": _declaration, "ct-kz": _data_sheet, "act": _data_sheet}
    return makers[shipment.form](shipment, claims, Words(language))


def _ct_1(shipment: Shipment, claims: Sequence[Claims], said: Words) -> Paper:
    place = shipment.get("destination")
    home = countries.within("KZ")
    number = [PRINTED["title"], f"{PRINTED['issued-in']} {home}", f"{PRINTED['for']} {countries.within(place)}"]
    texts = {
        "1": party(shipment, "exporter"),
        "2": party(shipment, "consignee"),
        "3": shipment.get("transport"),
        "4": "\n".join([f"№ {shipment.get('number') or '____________'}", *number]),
        "5": service_mark(shipment),
    }
    return Paper(
        form="ct-1",
        mark=PRINTED["mark"],
        day=shipment.get("day"),
        title=PRINTED["title"].replace("\n", " "),
        boxes=tuple(Box(one, PRINTED[f"box-{one}"], text) for one, text in texts.items()),
        heads=tuple(Box(str(one), PRINTED[f"box-{one}"], "") for one in range(6, 12)),
        items=tuple(items(shipment, claims)),
        certification=Box(
            "12", PRINTED["box-12"], "\n".join(filter(None, [PRINTED["certified"], shipment.get("body")]))
        ),
        declaration=Box("13", PRINTED["box-13"], PRINTED["declared"].format(country=home)),
    )


def _declaration(shipment: Shipment, claims: Sequence[Claims], said: Words) -> Paper:
    return Paper(
        form="declaration",
        mark=PRINTED["mark"],
        day=shipment.get("day"),
        title=PRINTED["declaration-title"],
        heads=tuple(Box(str(one), PRINTED[f"box-{one}"], "") for one in (6, 7, 8, 9, 10, 11)),
        items=tuple(items(shipment, claims)),
        text=PRINTED["declaration"].format(who=shipment.get("exporter/name"), country=countries.within("KZ")),
    )


def _data_sheet(shipment: Shipment, claims: Sequence[Claims], said: Words) -> Paper:
    fields = act_fields if shipment.form == "act" else ct_kz_fields
    return Paper(
        form=shipment.form,
        mark=said("mark-sheet"),
        day=shipment.get("day"),
        title=said(f"title-{shipment.form}"),
        entries=tuple(fields(shipment, claims, said)),
    )


def act_fields(shipment: Shipment, claims: Sequence[Claims], said: Words) -> Iterator[Entry]:
    """The eight fields that are known, of the act of 2008."""
    yield Entry(said("expert"), shipment.get("expert"))
    yield Entry(said("date"), day(shipment.get("day"), said.language))
    yield Entry(said("basis"), shipment.get("basis"))
    yield Entry(said("goods"), "\n".join(numbered(goods_named(shipment, claims, said))))
    yield Entry(said("quantity"), "\n".join(numbered([quantity(line) for line in shipment.goods])))
    contract = dated(shipment.get("contract/number"), shipment.get("contract/date"), said)
    invoices = "; ".join(dict.fromkeys(one for line in shipment.goods for one in invoices_of(shipment, line, said)))
    parts = [
        f"{said('contract')}: {contract}" if contract else "",
        f"{said('invoice')}: {invoices}" if invoices else "",
    ]
    yield Entry(said("contract-invoice"), "\n".join(filter(None, parts)))
    yield Entry(said("exporter"), party(shipment, "exporter"))
    yield Entry(said("manufacturer"), shipment.get("manufacturer/name"))
    yield from determined(claims, said)


def ct_kz_fields(shipment: Shipment, claims: Sequence[Claims], said: Words) -> Iterator[Entry]:
    """What a case holds; no box of the form is known."""
    yield Entry(said("date"), day(shipment.get("day"), said.language))
    yield Entry(said("goods"), "\n".join(numbered(goods_named(shipment, claims, said))))
    yield Entry(said("quantity"), "\n".join(numbered([quantity(line) for line in shipment.goods])))
    yield Entry(said("manufacturer"), shipment.get("manufacturer/name"))
    shares = [f"{figure(one['share'], said.language)}\u00a0%" if "share" in one else "—" for one in claims]
    yield Entry(said("share"), "\n".join(numbered(shares)))
    yield from determined(claims, said)


def determined(claims: Sequence[Claims], said: Words) -> Iterator[Entry]:
    """What the records say, and whether that is provisional."""
    verdicts = []
    for one in claims:
        text = said(f"verdict-{one['verdict']}")
        if one["provisional"]:
            text += f" ({said('provisional')}: {grounds(one['rests_on'], said.language)})"
        verdicts.append(text)
    yield Entry(said("verdict"), "\n".join(numbered(verdicts)))
    yield Entry(
        said("criterion-rule"),
        "\n".join(numbered([f"{one.get('criterion', '—')}, {rule_of(one, said)}" for one in claims])),
    )


def rule_of(claims: Claims, said: Words) -> str:
    """The rule that was applied: a row of the list by its code, or one of those that have a name."""
    rule = str(claims.get("rule", "—"))
    return said(f"rule-{rule}") if said.has(f"rule-{rule}") else rule


def numbered(texts: Sequence[str]) -> list[str]:
    """Each text with its number, where there are several; nothing where none says anything."""
    if not any(texts):
        return []
    return [f"{place}. {text or '—'}" for place, text in enumerate(texts, 1)] if len(texts) > 1 else list(texts)


def goods_named(shipment: Shipment, claims: Sequence[Claims], said: Words) -> list[str]:
    """Goods by name and code."""
    return [f"{name_of(line, one)}, {said('hs')} {code(one['hs'])}" for line, one in zip(shipment.goods, claims)]


def items(shipment: Shipment, claims: Sequence[Claims]) -> Iterator[Item]:
    """The lines of boxes 6 to 11."""
    said = Words(RUSSIAN)
    for number, (line, one) in enumerate(zip(shipment.goods, claims), 1):
        yield Item(
            number=str(number),
            packages=packages(line),
            goods=goods(line, one),
            criterion=str(one.get("criterion", "")),
            quantity=quantity(line),
            invoice="\n".join(invoices_of(shipment, line, said)),
        )


def name_of(line: Line, claims: Claims) -> str:
    """The name of a good: the record's, in which any character may stand."""
    return printable(str(claims.get("name") or line.get("name")))


def goods(line: Line, claims: Claims) -> str:
    """Box 8: name, code, and what else identifies the good."""
    parts = [name_of(line, claims), f"{PRINTED['hs']} {code(str(claims['hs']))}", line.get("description")]
    return "\n".join(filter(None, parts))


def packages(line: Line) -> str:
    """Box 7: how many, of which kind, with their marks and gross weight."""
    count, marks, gross = line.get("packages/count"), line.get("packages/marks"), line.get("gross_weight")
    parts = [
        f"{count} {places(int(count))}" if count else "",
        line.get("packages/kind"),
        f"{PRINTED['marks']} {marks}" if marks else "",
        f"{PRINTED['gross']} {figure(gross, RUSSIAN)} кг" if gross else "",
    ]
    return "; ".join(filter(None, parts))


def places(count: int) -> str:
    """«Место» as it stands behind a number."""
    if count % 10 == 1 and count % 100 != 11:
        return "место"
    return "места" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "мест"


def quantity(line: Line) -> str:
    """Box 10: the quantity in its unit; the net weight where the unit is another."""
    if not line.get("quantity"):
        return ""
    said = f"{figure(line.get('quantity'), RUSSIAN)} {line.get('unit')}"
    net = line.get("net_weight")
    return f"{said}; {PRINTED['net']} {figure(net, RUSSIAN)} кг" if net and unit(line.get("unit")) != "кг" else said


def invoices_of(shipment: Shipment, line: Line, said: Words) -> list[str]:
    """Box 11: the line's own invoices, else the shipment's."""
    return [dated(one["number"], one["date"], said) for one in line.invoices or shipment.invoices]


def dated(number: str, on: str, said: Words) -> str:
    """A paper by its number and date."""
    if not (number and on):
        return f"№ {number}" if number else day(on, said.language) if on else ""
    return said("dated", number=number, day=day(on, said.language))


def party(shipment: Shipment, who: str) -> str:
    """A party's name and address."""
    return "\n".join(filter(None, [shipment.get(f"{who}/name"), shipment.get(f"{who}/address")]))


def service_mark(shipment: Shipment) -> str:
    """Box 5."""
    kind = shipment.get("service_mark/kind")
    if not kind:
        return ""
    earlier = dated(shipment.get("service_mark/number"), shipment.get("service_mark/date"), Words(RUSSIAN))
    return " ".join(filter(None, [PRINTED[f"mark-{kind}"], earlier]))


def notes(shipment: Shipment, claims: Sequence[Claims], editions: Mapping[str, str]) -> list[dict[str, str]]:
    """What the paper does not say and whoever checks it must know, as codes."""
    found: list[dict[str, str]] = []
    for number, (line, one) in enumerate(zip(shipment.goods, claims), 1):
        about = str(number)
        if shipment.form in ("ct-1", "declaration"):
            name = name_of(line, one)
            if not name:
                continue
            if KAZAKH & set(name.casefold()) or not any("а" <= letter <= "я" for letter in name.casefold()):
                found.append({"code": "not-russian", "about": about})
            if "quantity" not in one:
                found.append({"code": "record-without-quantity", "about": about})
    named = sorted({f"{one['rulebook']}@{one['edition']}" for one in claims})
    for edition in named:
        if read_to := editions.get(edition):
            found.append({"code": "law-read-to", "about": read_to})
    codes = {
        "ct-1": ["validity", "term-of-determination", "five-percent", "units-not-checked", "form-as-described"],
        "declaration": ["term-of-determination", "declaration-text"],
        "ct-kz": ["ct-kz-form-unknown", "ct-kz-indicative", "ct-kz-least-shares"],
        "act": ["act-rest-unknown"],
    }
    return found + [{"code": one} for one in codes[shipment.form]]


def checks(document: Mapping[str, Any], language: Language) -> Checks:
    """What stands beside the form of a certificate's document."""
    said = Words(language)
    lines = []
    for number, (line, one) in enumerate(zip(document["shipment"]["goods"], document["records"]), 1):
        by_record = f"{figure(str(one['quantity']), language)} {one.get('unit', '')}" if "quantity" in one else "—"
        lines.append(
            (
                str(number),
                printable(one.get("name") or line.get("name", "")),
                one["digest"],
                f"{one['rulebook']}@{one['edition']}",
                day(one["on"], language),
                f"{rule_of(one, said)} / {one.get('criterion', '—')}",
                printable(by_record),
            )
        )
    told = tuple(note(one, said) for one in document["notes"])
    return Checks(language, said("checks"), tuple(lines), told, document["digest"])


def note(one: Mapping[str, str], said: Words) -> str:
    """A note in words."""
    about = one.get("about", "")
    return said(f"note-{one['code']}", about=day(about, said.language))
