"""The engine's answer about a good against the model's: what differs, and the least facts that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import grounds
import tegi
from assessment import UNDETERMINED, Model, percent
from content import FORMULAS
from contradiction import told
from data import OUTSIDE, Facts
from worlds import TooMany


def compare(facts: Facts) -> tuple[str | None, int]:
    """What the engine says otherwise than the model, and how many of its statements were held against the model's.

    Where there are more worlds than can be tried, none.
    """
    answer = json.loads(tegi.assess_good_text(json.dumps(facts)))
    if answer["type"] != "assessment":
        return f"refused: {answer['errors']}", 0
    try:
        return difference(facts, answer), statements(answer)
    except TooMany:
        return None, 0


def disagreement(facts: Facts) -> str | None:
    """What the engine says otherwise than the model."""
    return compare(facts)[0]


def statements(answer: Facts) -> int:
    """Verdict and rule, each material, the share, what each option, combination and answer to a question gives; whether
    it is provisional, and each ground."""
    effects = sum(len(reading["options"]) for reading in answer["readings"]) + len(answer["combinations"])
    gives = sum(len(missing.get("gives", {})) for missing in answer["missing"])
    has_share = answer["local_content"] is not None
    return 3 + len(answer["rests_on"]) + len(answer["materials"]) + has_share + effects * (1 + has_share) + gives


def smallest(facts: Facts) -> Facts:
    """The least facts that still show a disagreement of the same kind."""
    kind = kind_of(str(disagreement(facts)))
    while True:
        for less in smaller(facts):
            found = disagreement(less)
            if found and kind_of(found) == kind:
                facts = less
                break
        else:
            return facts


def kind_of(found: str) -> str:
    return found if found.startswith("verdict") else found.split()[0]


def smaller(facts: Any) -> Iterator[Any]:
    """The same document with one thing left out."""
    for key in list(facts if isinstance(facts, dict) else range(len(facts))):
        less = facts.copy()
        del less[key]
        yield less
    for key, part in list(facts.items() if isinstance(facts, dict) else enumerate(facts)):
        if isinstance(part, dict | list):
            for less_of_part in smaller(part):
                less = facts.copy()
                less[key] = less_of_part
                yield less


def case(facts: Facts) -> str:
    """A disagreement as a case for tests/vectors."""
    found = smallest(facts)
    model = Model(found)
    expect: Facts = {"verdict": model.verdict()}
    if model.name in FORMULAS and len(shares := model.shares({})) == 1:
        expect["share"] = percent(next(iter(shares)))
    comment = str(disagreement(found))
    written = {"id": "…", "comment": comment, "source": "…", "facts": found, "expect": expect}
    return json.dumps(written, ensure_ascii=False, indent=2)


def difference(facts: Facts, answer: Facts) -> str | None:
    """What an answer says otherwise than the model."""
    model = Model(facts)
    for check in (verdict, rule, materials, options, answers_give, share, grounds.difference, contradictions):
        found = check(model, answer)
        if found:
            return found
    return None


def verdict(model: Model, answer: Facts) -> str | None:
    expected = model.verdict()
    if answer["verdict"] != expected:
        return f"verdict {answer['verdict']}, not {expected}"
    if expected == UNDETERMINED and not answer["missing"]:
        return "undetermined, and yet nothing is missing"
    if expected == OUTSIDE and not answer["outside"]:
        return "outside, and yet nothing says what"
    return None


def rule(model: Model, answer: Facts) -> str | None:
    rules = model.rules()
    expected = next(iter(rules)) if len(rules) == 1 else None
    # Where a good may be wholly produced besides, the rule is the other one that it meets in any case.
    is_either = "wholly-produced" in rules and answer["rule"] in rules
    if answer["rule"] != expected and not is_either and not (answer["rule"] is None and answer["verdict"] == OUTSIDE):
        return f"rule {answer['rule']}, not {expected}"
    if answer["verdict"] == "originating" and answer["criterion"] != model.criterion():
        return f"criterion {answer['criterion']}, not {model.criterion()}"
    return None


def materials(model: Model, answer: Facts) -> str | None:
    for i, found in enumerate(answer["materials"]):
        if found["foreign"] != model.foreign(i):
            return f"{found['id']} is foreign: {found['foreign']}, not {model.foreign(i)}"
    return None


def options(model: Model, answer: Facts) -> str | None:
    """What each reading and each combination gives."""
    effects = [({r["id"]: o["option"]}, o) for r in answer["readings"] for o in r["options"]]
    effects += [(combination["readings"], combination) for combination in answer["combinations"]]
    for chosen, effect in effects:
        expected = model.verdict_under(chosen)
        if effect["verdict"] != expected:
            return f"under {chosen} {effect['verdict']}, not {expected}"
        if model.name in FORMULAS:
            shares = model.shares(chosen)
            plain = percent(next(iter(shares))) if len(shares) == 1 else None
            if effect.get("share") != plain:
                return f"under {chosen} {effect.get('share')}, not {plain}"
    return None


def answers_give(model: Model, answer: Facts) -> str | None:
    """What the engine says an answer to a yes-or-no question alone would give."""
    for missing in answer["missing"]:
        for so, given in missing.get("gives", {}).items():
            expected = Model(stated(model.facts, missing["fact"], so == "true")).verdict()
            if given != expected:
                return f"{missing['fact']} {so} gives {given}, not {expected}"
    return None


def stated(facts: Facts, pointer: str, value: bool) -> Facts:
    """The same facts with one answer more."""
    facts = json.loads(json.dumps(facts))
    *path, last = pointer.split("/")[1:]
    place = facts
    for name in path:
        if isinstance(place, list):
            place = place[int(name)]
        else:
            place[name] = place.get(name) or {}
            place = place[name]
    place[last] = value
    return facts


# Contradictions that only the law sees; what they do is in verdict and materials.
BY_LAW = {"contradiction-operations", "contradiction-wholly-produced", "contradiction-products"}


def contradictions(model: Model, answer: Facts) -> str | None:
    """What of the facts contradicts itself, and which papers count nothing, each told with its places."""
    warnings = [each for each in answer["warnings"] if each["code"].startswith(("contradiction-", "paper-"))]
    warnings = [each for each in warnings if each["code"] not in BY_LAW]
    found = sorted((each["code"], each["at"], each.get("and", "")) for each in warnings)
    expected = sorted(told(model.stated))
    return None if found == expected else f"contradictions {found}, not {expected}"


def share(model: Model, answer: Facts) -> str | None:
    content = answer["local_content"]
    if model.name not in FORMULAS:
        return None if content is None else "a share without a formula"
    shares = model.shares({})
    if len(shares) == 1:
        exact = next(iter(shares))
        if (content["share"], content["exact"]) != (percent(exact), str(exact)):
            return f"share {content['share']} {content['exact']}, not {percent(exact)} {exact}"
        return None
    between = [percent(min(shares)), percent(max(shares))]
    if content["share"] is not None or content.get("between", between) != between:
        return f"share {content['share']} {content.get('between')}, not between {between}"
    return None
