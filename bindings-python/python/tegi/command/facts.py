"""The verbs on one document of facts: ``good``, ``contract``, ``period`` and ``advise``."""

from __future__ import annotations

import argparse
import json
from typing import Any

import tegi
from tegi.command.files import (
    ASSESSED,
    Unreadable,
    canonical,
    of_options,
    refusing,
)
from tegi.command.table import Given, given
from tegi.language import Language


def good(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Assesses a good, writes its worksheet where one is asked for, and prints the answer."""
    read = given(engine, options, "bill", language)
    facts, answer = read.facts, assessed(read, engine.assess_good_text(read.facts))
    if options.report:
        from tegi.worksheet import numbers_as_text, save, worksheet

        with refusing(options.report):
            sheet = worksheet(numbers_as_text(facts), json.loads(answer), language, engine)
            save(sheet, options.report, options.force)
    if options.json:
        print(answer)
        return ASSESSED
    from tegi.screen import show
    from tegi.view.good import of_good
    from tegi.worksheet import numbers_as_text

    show(of_good(numbers_as_text(facts), json.loads(answer), language, engine))
    besides(read, language)
    return ASSESSED


def contract(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Assesses a contract, writes its form where one is asked for, and prints the answer."""
    if options.template:
        return template(engine, options, "contract", language)
    read = given(engine, options, "contract", language)
    facts, answer = read.facts, assessed(read, engine.assess_contract_text(read.facts))
    if options.form:
        import tegi.forms

        with refusing(options.file):
            tegi.forms.save(
                json.loads(facts), json.loads(answer), options.form, options.out, language, force=options.force
            )
    if options.json:
        print(answer)
        return ASSESSED
    from tegi.screen import show
    from tegi.view.contract import of_contract
    from tegi.worksheet import numbers_as_text

    show(of_contract(numbers_as_text(facts), json.loads(answer), language, engine))
    besides(read, language)
    return ASSESSED


def period(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Assesses the purchases of a period and prints the answer."""
    if options.template:
        return template(engine, options, "period", language)
    read = given(engine, options, "period", language)
    answer = assessed(read, engine.assess_period_text(read.facts))
    if options.json:
        print(answer)
        return ASSESSED
    from tegi.screen import show
    from tegi.view.contract import of_period
    from tegi.worksheet import numbers_as_text

    show(of_period(numbers_as_text(read.facts), json.loads(answer), language, engine))
    besides(read, language)
    return ASSESSED


def advise(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Advises on a good or a contract and prints the advice."""
    read = given(engine, options, "contract" if options.contract else "bill", language)
    facts = read.facts
    wishes: dict[str, Any] = {"wished_share": options.share} if options.share else {}
    if options.cost:
        wishes["costs"] = dict(cost.rsplit("=", 1) for cost in options.cost)
    answer = engine.advise_text(with_wishes(facts, wishes))
    if (refusal := json.loads(answer))["type"] == "refusal":
        names = {"wished_share": "--share", "costs": "--cost"}
        errors = of_options(read.placed(refusal["errors"]), {name: names[name] for name in wishes})
        raise Unreadable(options.file, canonical({**refusal, "errors": errors}))
    if options.json:
        print(answer)
        return ASSESSED
    from tegi.screen import show
    from tegi.view.other import of_advice
    from tegi.worksheet import numbers_as_text

    document = numbers_as_text(facts)
    show(of_advice(document.get("facts", document), json.loads(answer), language, engine))
    return ASSESSED


def template(engine: tegi.Engine, options: argparse.Namespace, of: str, language: Language) -> int:
    """Writes an empty workbook."""
    from tegi.table.template import write

    with refusing(options.template):
        write(options.template, of, language, force=options.force, engine=engine)  # type: ignore[arg-type]
    return ASSESSED


def besides(read: Given, language: Language) -> None:
    """Tells what of the tables that the facts come from did not count as a line."""
    if read.tables:
        from tegi.table.show import print_all_besides

        print_all_besides(read.tables, language)


def assessed(read: Given, answer: str) -> str:
    """An answer; a refusal is told at the cells of the table that the facts come from."""
    refusal = json.loads(answer)
    if refusal["type"] == "refusal":
        raise Unreadable(read.file, canonical({**refusal, "errors": read.placed(refusal["errors"])}))
    return answer


def with_wishes(facts: str, wishes: dict[str, Any]) -> str:
    """The text of facts beside what the command wishes; it goes to the engine as it is, but where it holds wishes of
    its own, which those of the command replace."""
    if not wishes:
        return facts
    try:
        # Digits are not to pass through floats.
        document = json.loads(facts, parse_float=str)
    except ValueError:
        return facts
    if isinstance(document, dict) and "facts" in document:
        return json.dumps({**document, **wishes})
    return f'{{"facts": {facts}, {json.dumps(wishes)[1:]}'
