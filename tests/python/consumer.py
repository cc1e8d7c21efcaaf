"""A user's program, for the type checker alone: `mypy --strict` must accept it, and refuse what is marked."""

import datetime
import json
import sys
from decimal import Decimal
from typing import Any

import tegi
from tegi.types import Edition, Explanation, Facts, Material, Missing, Step

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
assert_type(tegi.rulebooks(), list[Edition])
assert_type(tegi.version, str)

if answer.verdict == "outside_rulebook":
    print(answer.outside[0]["code"])

loose: dict[str, Any] = json.loads("{}")
try:
    tegi.assess_good(loose)
except tegi.TegiError as error:
    assert_type(error.code, str)
    print(error.errors[0]["at"], tegi.explain(error)["errors"])

engine = tegi.Engine()
engine.load_rulebook(loose)
engine.load_rulebook("{}")

wrong: Facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": 8403}}  # type: ignore[typeddict-item]
less: Facts = {"on": "2026-03-01", "rulebook": "cis-2009"}  # type: ignore[typeddict-item]
answer.verdict = "disputed"  # type: ignore[misc]
answer.price  # type: ignore[attr-defined]
tegi.assess_good()  # type: ignore[call-arg]
tegi.assess_good("{}")  # type: ignore[arg-type]
if answer.verdict == "originates":  # type: ignore[comparison-overlap]
    pass
