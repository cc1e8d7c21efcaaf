"""The form as data: what stands in it, from the facts and the engine's answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any, Literal, Protocol, Union

from tegi.errors import TegiError
from tegi.pairs import paired

Facts = Mapping[str, Any]


class HasDict(Protocol):
    """An answer of the engine."""

    def to_dict(self) -> Any:
        """The whole answer as dicts, lists and strings."""


Answer = Union[Mapping[str, Any], HasDict]
Cell = Union[str, date, Decimal, Fraction, None]

# The columns in the order of the appendices; their headings are in `words`.
COLUMNS_52 = ("good", "quantity", "price", "value", "share", "number", "date", "country")
COLUMNS_53 = ("contract", "contract_value", "goods_value", "subcontracts", "payroll_share", *COLUMNS_52)
# How wide they are, in digits; those that are not here hold money.
NARROW = {"contract": 10, "good": 9, "quantity": 9, "number": 14, "date": 12, "country": 11}
NARROW |= {"payroll_share": 13, "share": 11}
MONEY_WIDTH = 15

# Money has at most 21 digits, a percent 7: only what a payroll share, a fraction, gives can have no end.
WIDE = Context(prec=100, rounding=ROUND_HALF_UP)
_MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True)
class Good:
    """A good bought for a contract."""

    id: str
    name: str
    quantity: Decimal | None
    price: Decimal | None
    value: Decimal
    share: Decimal | None
    """In percent; nothing while a fact is missing."""
    proof_number: str
    """Of the certificate or extract."""
    proof_date: date | None
    country: str


@dataclass(frozen=True)
class Staff:
    """What the payroll share is computed from: the payroll or, for a branch that is read so, the headcount."""

    kazakhstani: Decimal
    total: Decimal
    two_decimals: bool


@dataclass(frozen=True)
class Contract:
    """A contract of the tree."""

    id: str
    performer: str
    parent: int | None
    """The place of the contract above it."""
    value: Decimal
    goods_value: Decimal
    subcontracts: Decimal
    own_work: Decimal
    payroll_share: Fraction | None
    staff: Staff | None
    """Where the payroll share is computed from one."""
    goods: tuple[Good, ...]


@dataclass(frozen=True)
class Form:
    """A filled form."""

    appendix: Literal["52", "53"]
    on: date
    currency: str
    vat: Literal["excluded", "included"]
    contracts: tuple[Contract, ...]
    value: Decimal
    """S, the value of the customer's contract."""
    share: Decimal | None
    """The in-country value in percent; nothing while a fact is missing."""
    receipt: Mapping[str, Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the form."""
        return COLUMNS_52 if self.appendix == "52" else COLUMNS_53

    @property
    def rows(self) -> list[dict[str, Cell]]:
        """The lines of the form: the cells by column. A contract stands on the line of its first good."""
        lines = [{**self.of_contract(contract), **good} for contract in self.contracts for good in _goods(contract)]
        return [{column: line.get(column) for column in self.columns} for line in lines]

    @property
    def totals(self) -> dict[str, Decimal]:
        """The last line's sums by column; contracts sum to S, without the subcontracts that they contain."""
        goods_value = sum((contract.goods_value for contract in self.contracts), Decimal(0))
        if self.appendix == "52":
            return {"value": goods_value}
        roots = (contract.value for contract in self.contracts if contract.parent is None)
        subcontracts = sum((contract.subcontracts for contract in self.contracts), Decimal(0))
        return {
            "contract_value": sum(roots, Decimal(0)),
            "goods_value": goods_value,
            "subcontracts": subcontracts,
            "value": goods_value,
        }

    def of_contract(self, contract: Contract) -> dict[str, Cell]:
        """The cells of a contract."""
        return {
            "contract": contract.id,
            "contract_value": contract.value,
            "goods_value": contract.goods_value,
            "subcontracts": contract.subcontracts,
            "payroll_share": None if contract.payroll_share is None else contract.payroll_share * 100,
        }


def of_good(good: Good) -> dict[str, Cell]:
    """The cells of a good."""
    return {
        "good": good.id,
        "quantity": good.quantity,
        "price": good.price,
        "value": good.value,
        "share": good.share,
        "number": good.proof_number or None,
        "date": good.proof_date,
        "country": good.country or None,
    }


def _goods(contract: Contract) -> Iterator[dict[str, Cell]]:
    """The cells of a contract's goods; those of the contract itself are empty behind the first."""
    empty = dict.fromkeys(COLUMNS_53[: len(COLUMNS_53) - len(COLUMNS_52)])
    for place, good in enumerate(contract.goods):
        yield {**(empty if place else {}), **of_good(good)}
    if not contract.goods:
        yield {}


def form(facts: Facts, answer: Answer) -> Form:
    """Fills the form of a contract: Appendix 52 for goods, Appendix 53 for works and services.

    Args:
        facts: What was assessed.
        answer: What `tegi.assess_contract` made of it, or the same as a dict.

    Raises:
        TegiError: ``no-form``: the contract is judged by formula 4, for which these appendices have no columns, or not
            at all; ``answer-of-other-facts``: the answer does not follow from these facts.
    """
    said: Mapping[str, Any] = answer if isinstance(answer, Mapping) else answer.to_dict()
    formula = said.get("formula")
    if formula not in ("1", "2"):
        raise TegiError([{"code": "no-form", "at": "/kind", "given": str(formula or "–")}])
    try:
        filled = _filled(facts, said)
    except (KeyError, ValueError, ArithmeticError):
        filled = None
    if filled is None or not _agrees(filled, said):
        raise TegiError([{"code": "answer-of-other-facts", "at": ""}])
    return filled


def _filled(facts: Facts, answer: Mapping[str, Any]) -> Form:
    places = {row["id"]: place for place, row in enumerate(answer["rows"])}
    contracts = tuple(
        _contract(contract, row, None if row["parent"] is None else places[row["parent"]])
        for contract, row in paired(facts["contracts"], answer["rows"])
    )
    share = answer["share"]
    return Form(
        appendix="52" if answer["formula"] == "1" else "53",
        on=_required_day(facts["on"]),
        currency=facts.get("currency") or "KZT",
        vat=answer["vat"],
        contracts=contracts,
        value=Decimal(answer["denominator"]),
        share=None if share is None else Decimal(share),
        receipt=answer["receipt"],
    )


def _contract(contract: Facts, row: Mapping[str, Any], parent: int | None) -> Contract:
    payroll_share, staff = _payroll(contract, row)
    lines = paired(contract.get("goods") or (), row["lines"])
    performer = contract.get("performer") or {}
    return Contract(
        id=_same(contract["id"], row["id"]),
        performer=performer.get("name") or performer.get("bin") or "",
        parent=parent,
        value=Decimal(row["value"]),
        goods_value=Decimal(row["goods"]),
        subcontracts=Decimal(row["subcontracts"]),
        own_work=Decimal(row["own_work"]),
        payroll_share=payroll_share,
        staff=staff,
        goods=tuple(_good(good, line) for good, line in lines),
    )


def _good(good: Facts, line: Mapping[str, Any]) -> Good:
    proof = good.get("proof") or {}
    return Good(
        id=_same(good["id"], line["id"]),
        name=good.get("name") or "",
        quantity=_money(good.get("quantity")),
        price=_money(good.get("price")),
        value=Decimal(line["value"]),
        share=None if line["share"] is None else Decimal(line["share"]),
        proof_number=proof.get("number") or "",
        proof_date=_day(proof.get("date")),
        country=good.get("country") or "",
    )


def _payroll(contract: Facts, row: Mapping[str, Any]) -> tuple[Fraction | None, Staff | None]:
    """The payroll share that the answer counts with, and what it is computed from."""
    taken = Fraction(row["payroll_share"]) if row.get("payroll_share") else None
    for name in ("payroll", "headcount"):
        pair = contract.get(name) or {}
        part, total = _money(pair.get("kazakhstani")), _money(pair.get("total"))
        if part is None or not total:
            continue
        exact = Fraction(part) / Fraction(total)
        if taken is None:
            # Nothing is left to be counted with it; the form shows it all the same.
            return exact, Staff(part, total, two_decimals=False)
        if taken == exact:
            return taken, Staff(part, total, two_decimals=False)
        if taken == Fraction(int(exact * 10_000 + Fraction(1, 2)), 10_000):
            return taken, Staff(part, total, two_decimals=True)
    return taken, None


def _agrees(filled: Form, answer: Mapping[str, Any]) -> bool:
    """Whether the cells of the form give the answer's numerator."""
    if filled.share is None:
        return True
    numerator = Decimal(0)
    for contract in filled.contracts:
        if filled.appendix == "53" and contract.payroll_share is not None:
            share = contract.payroll_share
            product = WIDE.multiply(contract.own_work, Decimal(share.numerator))
            numerator = WIDE.add(numerator, WIDE.divide(product, Decimal(share.denominator)))
        for good in contract.goods:
            product = WIDE.multiply(good.value, good.share or Decimal(0))
            numerator = WIDE.add(numerator, WIDE.divide(product, Decimal(100)))
    return numerator.quantize(_MILLIONTH, context=WIDE) == Decimal(answer["numerator"])


def _money(value: object) -> Decimal | None:
    """An amount in the document's currency; a foreign one times its rate."""
    if isinstance(value, Mapping):
        amount, rate = _money(value["amount"]), _money(value["rate"])
        return None if amount is None or rate is None else WIDE.multiply(amount, rate)
    # The shortest digits of a float are those that the engine reads.
    return None if value is None else Decimal(str(value))


def _day(value: object) -> date | None:
    return None if value is None else _required_day(value)


def _required_day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _same(ours: str, theirs: str) -> str:
    if ours != theirs:
        raise ValueError(ours)
    return ours
