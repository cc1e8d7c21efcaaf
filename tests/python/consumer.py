"""A user's program, for the type checker alone: `mypy --strict` must accept it, and refuse what is marked."""

import datetime
import json
import sys
from decimal import Decimal
from typing import Any

import attrs
import pydantic
import tegi
import tegi.report
from tegi.types import (
    ContractFacts,
    ContractRow,
    Edition,
    Explanation,
    Facts,
    GoodsLine,
    KindShare,
    Material,
    Missing,
    PeriodFacts,
    Preference,
    PreferenceFacts,
    Question,
    Rulebook,
    OperationsFor,
    RuleFor,
    RuleWords,
    Sentence,
    ShareReading,
    Step,
    TermWords,
)

if sys.version_info >= (3, 11):
    from typing import assert_type
else:
    from typing_extensions import assert_type

burner: Material = {"hs": "8416109000", "value": Decimal("500.00"), "origin": "DE", "answers": {"new": None}}
facts: Facts = {
    "on": datetime.date(2026, 3, 1),
    "rulebook": "cis-2009",
    "good": {"hs": "8403109000", "ex_works_price": {"amount": 2, "currency": "USD", "rate": "500", "rate_day": None}},
    "materials": [burner, {"id": "sheet", "value": 12.5, "proof": {"kind": "ct-1"}}],
    "vat": "excluded",
}

answer = tegi.assess_good(facts)
assert_type(answer, tegi.Assessment)
assert_type(answer.share, Decimal | None)
assert_type(answer.criterion, str | None)
assert_type(answer.steps, list[Step])
assert_type(answer.missing, list[Missing])
assert_type(answer.steps[0]["materials"], list[str])
assert_type(answer.to_json(), str)
assert_type(tegi.explain(answer, language="kk"), Explanation)
assert_type(tegi.explain(answer)["steps"], list[Sentence])
assert_type(tegi.explain(answer)["missing"], list[Question])
assert_type(tegi.explain(answer)["readings"][0]["options"][0]["taken"], bool)
assert_type(tegi.rulebooks(), list[Edition])
assert_type(tegi.rulebook("cis-2009"), Rulebook)
assert_type(tegi.rules("cis-2009", "kk"), list[RuleWords])
assert_type(tegi.operations("8403", on=datetime.date(2026, 3, 1)), OperationsFor)
assert_type(tegi.rule_for("8403", on=datetime.date(2026, 3, 1)), RuleFor)
assert_type(tegi.rule_for("8403")["rules"][0]["operations"], list[TermWords])
assert_type(tegi.version, str)

if answer.verdict == "outside_rulebook":
    print(answer.outside[0]["code"])

pipes: GoodsLine = {"id": "pipes", "value": Decimal(400), "proof": {"kind": "register-extract", "share": "60"}}
works: ContractFacts = {
    "on": datetime.date(2026, 3, 1),
    "rulebook": "kz-procurement",
    "kind": "works",
    "value": "1000.00",
    "contracts": [{"id": "main", "value": 1000, "payroll": {"kazakhstani": 9, "total": "10"}, "goods": [pipes]}],
}
contract = tegi.assess_contract(works)
assert_type(contract, tegi.ContractAssessment)
assert_type(contract.share, Decimal | None)
assert_type(contract.between, list[str] | None)
assert_type(contract.rows, list[ContractRow])
assert_type(contract.readings, list[ShareReading])
assert_type(tegi.explain(contract), Explanation)
assert_type(tegi.explain(contract.to_dict()), Explanation)

year: PeriodFacts = {
    "on": "2026-03-01",
    "rulebook": "kz-procurement",
    "rows": [{"id": "1", "kind": "goods", "share": "50", "value": "1"}],
}
period = tegi.assess_period(year)
assert_type(period, tegi.PeriodAssessment)
assert_type(period.kinds, list[KindShare])
if period.works_and_services:
    assert_type(period.works_and_services["headroom"], str)

points: PreferenceFacts = {
    "on": "2026-03-01",
    "rulebook": "kz-procurement",
    "preference": "turnkey-points",
    "share": "55.5",
    "sector_average": 30,
}
assert_type(tegi.preference(points), Preference)

loose: dict[str, Any] = json.loads("{}")
try:
    tegi.assess_good(loose)
except tegi.TegiError as error:
    assert_type(error.code, str)
    print(error.errors[0]["at"], tegi.explain(error)["errors"])


class Model(pydantic.BaseModel):
    hs: str


@attrs.define
class Good:
    hs: str


assert_type(tegi.assess_good(Model(hs="8403")), tegi.Assessment)
assert_type(tegi.assess_good(Good("8403")), tegi.Assessment)
tegi.report.write(facts, "boiler.docx", "kk")
tegi.report.write(answer, "boiler.xlsx", facts=facts, engine=tegi.Engine())

engine = tegi.Engine()
engine.load_rulebook(loose)
engine.load_rulebook("{}")

wrong: Facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": 8403}}  # type: ignore[typeddict-item]
less: Facts = {"on": "2026-03-01", "rulebook": "cis-2009"}  # type: ignore[typeddict-item]
gifts: ContractFacts = {"on": "2026-03-01", "rulebook": "kz", "kind": "gifts"}  # type: ignore[typeddict-item]
tegi.assess_contract("{}")  # type: ignore[arg-type]
tegi.assess_period(1)  # type: ignore[arg-type]
contract.verdict  # type: ignore[attr-defined]
answer.verdict = "disputed"  # type: ignore[misc]
answer.price  # type: ignore[attr-defined]
tegi.assess_good()  # type: ignore[call-arg]
tegi.assess_good("{}")  # type: ignore[arg-type]
if answer.verdict == "originates":  # type: ignore[comparison-overlap]
    pass
