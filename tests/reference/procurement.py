"""An independent model of the second calculation: Order 260, in-country value of contracts and of purchases.

Written from the law alone, in exact fractions, to judge the engine by. It takes the JSON forms of the facts, and takes
for granted that each field is well formed. Everything unknown is a pair of the lowest and the highest value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Facts = dict[str, Any]
Span = tuple[Fraction, Fraction]

NOTHING, ALL = Fraction(0), Fraction(1)
UNKNOWN: Span = (NOTHING, ALL)

# Readings: the default first.
CONTRACT_READINGS: dict[str, list[str]] = {
    "subsoil-subcontracts": ["chain", "skip-nested", "literal", "literal-total"],
    "ct-kz-day": ["delivery", "contract", "report"],
    "payroll-share": ["exact", "two-decimals"],
    "goods-value": ["purchase-price", "contract-price"],
    "natural-monopoly-payroll": ["computed", "one"],
    "branch": ["entity-payroll", "entity-headcount"],
}
PERIOD_READINGS: dict[str, list[str]] = {"period-share": ["as-reported", "exact"]}

RESTATED = "2025-10-06"  # Order 373: the producers' register counts from this day (first day inferred)
CT_KZ_ENDS = "2026-01-01"  # p. 9: the certificate "keeps its effect until 1 January 2026"
FORMULA_4_FROM = "2015-01-01"  # p. 9: subsoil-use contracts concluded from this day


def rounded(share: Fraction, decimals: int = 2) -> Fraction:
    """Half up (mode inferred)."""
    scale = 10**decimals
    return Fraction((share * scale * 2 + 1).__floor__() // 2, scale)


def percent(share: Fraction) -> str:
    """Rounded once, to 0.01 of a percent: Rules 687, App. 52 and 53."""
    hundredths = int(rounded(share * 100) * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def sum_of(amounts: Any) -> Fraction:
    return sum(amounts, NOTHING)


def money(amount: Any) -> Fraction:
    """An amount; a foreign one carries its rate."""
    if isinstance(amount, dict):
        return Fraction(str(amount["amount"])) * Fraction(str(amount.get("rate", 1)))
    return Fraction(str(amount))


@dataclass
class Row:
    """Contract j of the tree."""

    facts: Facts
    value: Fraction  # СДj
    goods: Fraction  # СТj
    children: list[Row] = field(default_factory=list)
    parent: Row | None = None
    contribution: Span = (NOTHING, NOTHING)

    @property
    def subcontracts(self) -> Fraction:  # ССДj
        return sum_of(child.value for child in self.children)

    @property
    def own_work(self) -> Fraction:
        return self.value - self.goods - self.subcontracts

    def add(self, value: Fraction, share: Span) -> None:
        self.contribution = self.contribution[0] + value * share[0], self.contribution[1] + value * share[1]

    def is_so(self, of_performer: str) -> bool | None:
        answer: bool | None = self.facts.get("performer", {}).get(of_performer)
        return answer


@dataclass
class Answer:
    """The exact result; `share` is nothing where a missing fact leaves it open."""

    numerator: Span
    denominator: Fraction
    formula: str = ""
    because: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def between(self) -> Span:
        low, high = self.numerator
        return low / self.denominator, high / self.denominator

    @property
    def is_known(self) -> bool:
        return self.numerator[0] == self.numerator[1]

    @property
    def share(self) -> Fraction | None:
        return self.between[0] if self.is_known else None


def formula(facts: Facts) -> tuple[str, str]:
    """p. 9: which formula; the day of the subsoil-use contract decides between 2 and 4."""
    if facts["kind"] == "goods":
        return "1", "goods"
    if facts["kind"] != "subsoil":
        return "2", facts["kind"]
    if facts["subsoil_contract_day"] >= FORMULA_4_FROM:
        return "4", "subsoil-since-2015"
    # "whose term was changed after it": the day itself is taken to count.
    if (facts.get("subsoil_term_changed_day") or "") >= FORMULA_4_FROM:
        return "4", "subsoil-term-changed"
    return "2", "subsoil-before-2015"


def is_restated(facts: Facts) -> bool:
    """Whether the edition of 2025 applies: by the day, or pinned as `kz-procurement@2025-10-06`."""
    _, _, pinned = facts.get("rulebook", "").partition("@")
    return bool((pinned or facts["on"]) >= RESTATED)


def chosen(facts: Facts, readings: dict[str, list[str]]) -> dict[str, str]:
    return {name: facts.get("readings", {}).get(name, options[0]) for name, options in readings.items()}


def tree(facts: Facts) -> list[Row]:
    rows = [
        Row(contract, money(contract["value"]), sum_of(money(good["value"]) for good in contract.get("goods") or []))
        for contract in facts["contracts"]
    ]
    by_id = {row.facts["id"]: row for row in reversed(rows)}
    for row in rows:
        row.parent = by_id.get(row.facts.get("parent"))
        if row.parent:
            row.parent.children.append(row)
    return rows


def good_share(good: Facts, contract: Facts, facts: Facts, readings: dict[str, str]) -> Span:
    """p. 5 and 9: Mi."""
    if good.get("natural_monopoly"):
        return ALL, ALL
    if good.get("housing_share") is not None:
        share = Fraction(str(good["housing_share"])) / 100
        return share, share
    proof = good.get("proof")
    if proof is None:
        return UNKNOWN
    if proof["kind"] not in ("register-extract", "ct-kz"):
        return NOTHING, NOTHING  # none, СТ-1, other papers
    stated = Fraction(str(proof["share"])) / 100 if proof.get("share") is not None else None
    span = UNKNOWN if stated is None else (stated, stated)
    if proof["kind"] == "register-extract":
        return span if is_restated(facts) else (NOTHING, NOTHING)  # edition of 2018: СТ-KZ only
    if not is_restated(facts):
        return span
    day = {
        "delivery": good.get("delivered"),
        "contract": contract.get("day") or facts.get("contract_day"),
        "report": facts.get("report_day") or facts["on"],
    }[readings["ct-kz-day"]]
    if day is None:
        return NOTHING, span[1]
    return span if day < CT_KZ_ENDS else (NOTHING, NOTHING)


def payroll_share(row: Row, readings: dict[str, str]) -> Span:
    """Formula 3: Rj = ФОТРК / ФОТ of the performer; for a branch, of the whole legal entity."""
    if row.is_so("natural_monopoly") and readings["natural-monopoly-payroll"] == "one":
        return ALL, ALL
    of_staff = row.is_so("branch") and readings["branch"] == "entity-headcount"
    stated = row.facts.get("headcount" if of_staff else "payroll")
    if stated is None:
        return UNKNOWN
    share = money(stated["kazakhstani"]) / money(stated["total"])
    if readings["payroll-share"] == "two-decimals":
        share = rounded(share * 100) / 100
    return share, share


def add_goods(row: Row, facts: Facts, readings: dict[str, str]) -> None:
    """Σi (СТi × Mi) of formulas 1 and 2."""
    for good in row.facts.get("goods") or []:
        row.add(money(good["value"]), good_share(good, row.facts, facts, readings))


def add_own_work(row: Row, readings: dict[str, str]) -> None:
    """(СДj − СТj − ССДj) × Rj of formula 2; without own work nobody asks for Rj."""
    if row.own_work > 0:
        row.add(row.own_work, payroll_share(row, readings))


def producer(row: Row, unknown: bool) -> bool:
    """Kj; of a natural monopoly it is 1 (p. 5)."""
    stated = row.is_so("kazakhstani_producer")
    return bool(row.is_so("natural_monopoly")) or (unknown if stated is None else stated)


def formula_4(rows: list[Row], reading: str, producers: dict[str, bool]) -> dict[str, Fraction]:
    """Σj (СДj − ССДj) × Kj, by the reading of ССДj; what each contract adds."""
    adds = {}
    for row in rows:
        is_producer = producers[row.facts["id"]]
        under_producer = row.parent is not None and producers[row.parent.facts["id"]]
        if reading == "chain":
            subtracted = row.subcontracts
        else:
            subtracted = sum_of(child.value for child in row.children if not producers[child.facts["id"]])
        is_row = not (reading == "skip-nested" and is_producer and under_producer)
        adds[row.facts["id"]] = row.value - subtracted if is_producer and is_row else NOTHING
    return adds


def assess_contract(facts: Facts, **options: str) -> Answer:
    """The answer under `options`, or else the readings that the facts fix, or else the defaults."""
    readings = {
        **chosen(facts, CONTRACT_READINGS),
        **{name.replace("_", "-"): option for name, option in options.items()},
    }
    number, because = formula(facts)
    rows, total = tree(facts), money(facts["value"])
    if number == "4":
        reading = readings["subsoil-subcontracts"]
        # Each unknown Kj can only add, so the ends are all no and all yes.
        none, all_ = ({row.facts["id"]: producer(row, unknown) for row in rows} for unknown in (False, True))
        least, most = formula_4(rows, reading, none), formula_4(rows, reading, all_)
        for row in rows:
            row.contribution = least[row.facts["id"]], most[row.facts["id"]]
        if reading == "literal-total":
            total = sum_of(row.value for row in rows)
    else:
        for row in rows:
            add_goods(row, facts, readings)
            if number == "2":
                add_own_work(row, readings)
    low, high = (sum_of(row.contribution[end] for row in rows) for end in (0, 1))
    return Answer((low, high), total, number, because, rows)


def touched(facts: Facts) -> set[str]:
    """The readings whose options exist in these facts."""
    number, _ = formula(facts)
    rows = tree(facts)
    if number == "4":
        return {"subsoil-subcontracts"} if any(row.children for row in rows) else set()
    goods = [good for row in rows for good in row.facts.get("goods") or []]
    found = set()
    if any((good.get("proof") or {}).get("kind") == "ct-kz" for good in goods if not overridden(good)):
        found |= {"ct-kz-day"} if is_restated(facts) else set()
    if number == "2":
        working = [row for row in rows if row.own_work > 0]
        found |= {"payroll-share"} if any(row.facts.get("payroll") for row in working) else set()
        found |= {"natural-monopoly-payroll"} if any(row.is_so("natural_monopoly") for row in working) else set()
        found |= {"branch"} if any(row.is_so("branch") for row in working) else set()
    return found


def overridden(good: Facts) -> bool:
    return bool(good.get("natural_monopoly")) or good.get("housing_share") is not None


def assess_period(facts: Facts, **options: str) -> dict[str, Any]:
    """Formula 5: Σ(ВЦi × СДi) / S; of each kind, of all, and of works and services (Subsoil Code, art. 28(2))."""
    readings = {
        **chosen(facts, PERIOD_READINGS),
        **{name.replace("_", "-"): option for name, option in options.items()},
    }

    def of(kinds: set[str]) -> tuple[Fraction, Fraction] | None:
        rows = [row for row in facts["rows"] if row["kind"] in kinds]
        if not rows:
            return None
        return sum_of(period_share(row, readings) * money(row["value"]) for row in rows), sum_of(
            money(r["value"]) for r in rows
        )

    answer = {kind: of({kind}) for kind in ("goods", "works", "services")}
    answer["all"] = of({"goods", "works", "services"})
    answer["works_and_services"] = of({"works", "services"}) if facts.get("subsoil_user") else None
    return answer


def period_share(row: Facts, readings: dict[str, str]) -> Fraction:
    """ВЦi: as reported, with two decimals, or the exact fraction where it was handed over."""
    if readings["period-share"] == "exact" and row.get("exact") is not None:
        return Fraction(row["exact"])
    return Fraction(str(row["share"])) / 100


# Refusals -----------------------------------------------------------------------------------------------------------

Fault = tuple[str, str]


def refusals(facts: Facts) -> set[Fault]:
    """p. 9: every fault of a document whose fields have the right types; first of the fields, then of their sum."""
    found = set(foreign_amounts(facts, "", facts.get("currency"))) | set(vat(facts)) | set(percents(facts))
    found |= set(duplicates(facts)) | set(zeros(facts))
    if facts["kind"] == "subsoil" and not facts.get("subsoil_contract_day"):
        found.add(("missing-field", "/subsoil_contract_day"))
    if found:
        return found
    rows = tree(facts)
    broken = set(shape(facts, rows))
    return broken | set(sums(facts, rows)) | (set() if broken else set(total(facts, rows)))


def foreign_amounts(value: Any, at: str, currency: str | None) -> Any:
    """An amount in another currency has its rate and the rate's day."""
    if isinstance(value, dict) and "amount" in value:
        if value["currency"] != currency or "rate" in value:
            for name in ("rate", "rate_day"):
                if value.get(name) is None:
                    yield "missing-field", f"{at}/{name}"
    elif isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from foreign_amounts(item, f"{at}/{key}", currency)


def vat(facts: Facts) -> Any:
    """One VAT basis in a calculation."""
    basis = facts.get("vat", "excluded")
    for i, contract in enumerate(facts["contracts"]):
        if contract.get("vat", basis) != basis:
            yield "mixed-vat", f"/contracts/{i}/vat"
        for k, good in enumerate(contract.get("goods") or []):
            if good.get("vat", basis) != basis:
                yield "mixed-vat", f"/contracts/{i}/goods/{k}/vat"


def percents(facts: Facts) -> Any:
    """A share is 0 to 100."""
    for i, contract in enumerate(facts["contracts"]):
        for k, good in enumerate(contract.get("goods") or []):
            shares = {"housing_share": good.get("housing_share"), "proof/share": (good.get("proof") or {}).get("share")}
            for name, share in shares.items():
                if share is not None and not 0 <= Fraction(str(share)) <= 100:
                    yield "percent-out-of-range", f"/contracts/{i}/goods/{k}/{name}"


def duplicates(facts: Facts) -> Any:
    contracts: set[str] = set()
    goods: set[str] = set()
    for i, contract in enumerate(facts["contracts"]):
        if contract["id"] in contracts:
            yield "duplicate-id", f"/contracts/{i}/id"
        contracts.add(contract["id"])
        for k, good in enumerate(contract.get("goods") or []):
            if good["id"] in goods:
                yield "duplicate-id", f"/contracts/{i}/goods/{k}/id"
            goods.add(good["id"])


def zeros(facts: Facts) -> Any:
    if money(facts["value"]) == 0:
        yield "not-positive", "/value"
    for i, contract in enumerate(facts["contracts"]):
        if money(contract["value"]) == 0:
            yield "not-positive", f"/contracts/{i}/value"


def shape(facts: Facts, rows: list[Row]) -> Any:
    """One tree; formula 4 may have several roots, and a goods contract has no subcontracts."""
    ids = [row.facts["id"] for row in rows]
    roots = [i for i, row in enumerate(rows) if row.facts.get("parent") is None]
    if facts["kind"] == "goods" and len(rows) > 1:
        yield "goods-with-subcontracts", "/contracts"
        return
    if not roots:
        yield "no-root", "/contracts"
    if formula(facts)[0] != "4":
        yield from (("second-root", f"/contracts/{i}/parent") for i in roots[1:])
    for i, row in enumerate(rows):
        parent = row.facts.get("parent")
        if parent is not None and parent not in ids:
            yield "unknown-parent", f"/contracts/{i}/parent"
        above, met = row.parent, [row]
        while above is not None and above not in met:
            met.append(above)
            above = above.parent
        if above is row and min(rows.index(other) for other in met) == i:
            yield "cycle", f"/contracts/{i}/parent"


def sums(facts: Facts, rows: list[Row]) -> Any:
    """What a contract is made of fits into it; payroll and headcount fit into their totals."""
    for i, row in enumerate(rows):
        at = f"/contracts/{i}"
        if row.goods > row.value:
            yield "lines-above-value" if facts["kind"] == "goods" else "goods-above-contract", f"{at}/goods"
        elif row.own_work < 0:
            yield "own-work-negative", at
        stated = row.facts.get("subcontracts")
        if stated is not None and money(stated) != row.subcontracts:
            yield "subcontract-without-row", f"{at}/subcontracts"
        for name in ("payroll", "headcount"):
            staff = row.facts.get(name)
            if staff is None:
                continue
            if money(staff["kazakhstani"]) > money(staff["total"]):
                yield f"{name}-above-total", f"{at}/{name}/kazakhstani"
            if money(staff["total"]) == 0 and row.own_work > 0 and formula(facts)[0] == "2":
                yield f"{name}-zero", f"{at}/{name}/total"


def total(facts: Facts, rows: list[Row]) -> Any:
    """S is the customer's contract; in formula 4 the total of the customer's contracts."""
    if sum_of(row.value for row in rows if row.parent is None) != money(facts["value"]):
        yield "value-differs", "/value"
