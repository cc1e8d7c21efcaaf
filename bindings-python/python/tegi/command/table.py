"""The verb ``table``, which shows how tables are understood; and tables as the facts of other verbs."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi.command.files import ASSESSED, PARTLY, Unreadable, canonical, content, json_of, refusing, write
from tegi.faults import with_hint

if TYPE_CHECKING:
    from tegi.table import Reading
    from tegi.types import Fault, TableDocument, TableSheet

ABOUT = ("goods", "bill", "contract", "period")
# Files that are tables, whatever they begin with.
TABLES = (".csv", ".tsv", ".txt")
# The rulebook of contracts and periods, where none is named.
OF_CONTRACTS = "kz-procurement"


def add_options(verb: argparse.ArgumentParser) -> None:
    """The options by which tables are understood."""
    group = verb.add_argument_group("tables")
    group.add_argument("--mapping", metavar="FILE", help="how tables are to be understood, as --save-mapping wrote it")
    group.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="COLUMN",
        help="a column or sheet to leave out; may be repeated",
    )
    group.add_argument("--rates", metavar="FILE", help="a table with rates of currencies: currency, day, rate")
    group.add_argument(
        "--rate", action="append", default=[], metavar="USD=512.30@2026-03-01", help="one such rate; may be repeated"
    )


def add_facts(verb: argparse.ArgumentParser) -> None:
    """The options for what a table does not state."""
    verb.add_argument("--on", metavar="DAY", help="the day, where the table states none")
    verb.add_argument("--rulebook", metavar="NAME", help="the rulebook, where the table states none")
    verb.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FACT=VALUE",
        help="a fact that the table does not state: good/hs=8403109000; may be repeated",
    )


def reading_options(options: argparse.Namespace, engine: tegi.Engine) -> dict[str, Any]:
    """What the options say of how tables are understood.

    Raises:
        Unreadable: A rate says nothing, or a file of rates or a mapping cannot be read.
    """
    from tegi.table.rates import of_table, rate_of

    rates: list[Any] = []
    for rate in options.rate:
        with refusing("--rate"):
            rates.append(rate_of(rate))
    if options.rates:
        with refusing(options.rates):
            rates.extend(of_table(options.rates, engine))
    return {"mapping": options.mapping, "ignore": options.ignore, "rates": rates}


def same_of(options: argparse.Namespace, engine: tegi.Engine, language: str, about: str = "goods") -> dict[str, Any]:
    """The facts that the options state, read as cells are.

    Raises:
        Unreadable: An option names no fact, or states no value of it.
    """
    from tegi.table import stated_facts

    stated: dict[str, str] = {}
    faults: list[Fault] = []
    for option in getattr(options, "set", ()):
        name, sign, value = option.partition("=")
        if not (sign and name.strip() and value):
            faults.append({"code": "not-a-fact", "at": option, "allowed": "good/hs=8403109000"})
        elif stated.setdefault(name.strip(), value) != value:
            faults.append({"code": "duplicate-key", "at": option})
    for name in ("on", "rulebook"):
        if value := getattr(options, name, None):
            stated[name] = value
    try:
        found = stated_facts(
            stated,
            about=about,  # type: ignore[arg-type]
            rates=reading_options(options, engine)["rates"],
            language=language,
            engine=engine,
        )
    except tegi.TegiError as error:
        faults.extend(error.errors)
    if faults:
        errors = [{**fault, "at": option_of(fault["at"])} for fault in faults]
        raise Unreadable("", canonical({"type": "refusal", "errors": errors}))
    return found


def option_of(name: str) -> str:
    """The option that states a fact."""
    return f"--{name}" if name in ("on", "rulebook") else f"--set {name}"


def table(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Reads tables and shows how they were understood, and what is wrong with them."""
    # The standard input can be read only once.
    found = content("-") if options.file == "-" else None
    reading = read(engine, options, options.about or "goods", language, found)
    if options.about is None and any(fault["code"] == "bill-alone" for fault in reading.faults):
        reading = read(engine, options, "bill", language, found)
    if options.save_mapping:
        write({options.save_mapping: reading.mapping_text()}, options.force)
    if options.json:
        print(canonical(reading.to_dict()))
    else:
        from tegi.table.show import print_reading

        hinted = [with_hint(said, fault, language) for said, fault in zip(reading.sentences(), reading.errors)]
        print_reading(reading.to_dict(), hinted, language)
    return PARTLY if reading.errors else ASSESSED


def read(
    engine: tegi.Engine,
    options: argparse.Namespace,
    about: str,
    language: str,
    given: bytes | None = None,
    same: dict[str, Any] | None = None,
) -> Reading:
    """Reads the tables of a file or folder, or of bytes, as the options say."""
    import tegi.table

    same = same_of(options, engine, language, about) if same is None else same
    if about in ("contract", "period"):
        same = {"rulebook": OF_CONTRACTS, **same}
    name = "" if given is None else "stdin" if options.file == "-" else os.path.basename(options.file)
    asked = reading_options(options, engine)
    with refusing(options.file):
        return tegi.table.read(
            options.file if given is None else given,
            about=about,  # type: ignore[arg-type]
            same=same,
            language=language,
            name=name,
            engine=engine,
            **asked,
        )


@dataclass
class Given:
    """Facts as JSON text, and where a table states them."""

    file: str
    facts: str
    document: TableDocument | None = None
    tables: list[TableSheet] = field(default_factory=list)
    same: dict[str, Any] = field(default_factory=dict)
    """The facts that options state."""

    def placed(self, errors: list[Fault]) -> list[Fault]:
        """Faults of the facts at the cells or options that state them."""
        from tegi.table.reading import at_cells

        if not self.document:
            return errors
        cells = {**of_same(self.same), **self.document["cells"]}
        return at_cells(errors, cells, self.tables)


def of_same(facts: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """The option of each fact that options state, by its pointer."""
    found = {}
    for name, value in facts.items():
        pointer = f"{above}/{name}"
        found.update(of_same(value, pointer) if isinstance(value, dict) else {pointer: option_of(pointer[1:])})
    return found


def given(engine: tegi.Engine, options: argparse.Namespace, about: str, language: str) -> Given:
    """The facts of a file: JSON, or a table.

    Raises:
        Unreadable: It is neither, or something is wrong with the table; each fault is at its cell.
    """
    file = options.file
    checks = {"contract": engine.assess_contract_text, "period": engine.assess_period_text}
    check = checks.get(about, engine.assess_good_text)
    found = None if os.path.isdir(file) else content(file)
    if found is not None and not is_table(found, file):
        stated = [f"--{name}" for name in ("on", "rulebook", "set") if getattr(options, name, None)]
        if stated:
            with refusing(file):
                raise tegi.TegiError([{"code": "only-with-table", "at": option} for option in stated])
        return Given(file, json_of(found, file))
    if about == "bill" and options.row is not None:
        about = "goods"
    same = same_of(options, engine, language, about)
    return of_reading(read(engine, options, about, language, found, same), options, check, same)


def is_table(found: bytes, file: str) -> bool:
    """Whether a file holds a table and not JSON, by its content."""
    if file.lower().endswith(TABLES):
        return True
    with refusing(file):
        return tegi._tegi.kind_of(found, file) == "xlsx"


def of_reading(
    reading: Reading, options: argparse.Namespace, check: Callable[[str], str], same: dict[str, Any]
) -> Given:
    """The facts of the one document, or of that in the row that is asked for."""
    from tegi.table.reading import besides
    from tegi.table.source import as_json

    documents = reading.documents
    row = getattr(options, "row", None)
    with refusing(options.file):
        if row is not None:
            documents = [document for document in documents if document["row"] == row]
        if reading.faults:
            raise tegi.TegiError(reading.faults)
        if len(documents) != 1:
            rows = ", ".join(f"{one['row']} ({one['id']})" for one in reading.documents if one["row"])
            raise tegi.TegiError([{"code": "choose-row", "at": "--row", "given": str(row or ""), "allowed": rows}])
        found = Given(options.file, as_json(documents[0]["facts"]), documents[0], reading.tables, same)
        if faults := documents[0]["faults"]:
            errors = json.loads(check(found.facts)).get("errors", [])
            raise tegi.TegiError([*faults, *besides(errors, faults, documents[0], reading.tables)])
    return found
