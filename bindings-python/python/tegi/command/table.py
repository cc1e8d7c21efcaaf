"""The verb ``table``, which shows how tables are understood; and tables as the facts of other verbs."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi.command.files import ASSESSED, PARTLY, canonical, content, json_of, refusing, write

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


def same_of(options: argparse.Namespace) -> dict[str, Any]:
    """The facts that the options state.

    Raises:
        Unreadable: A fact has no value.
    """
    same: dict[str, Any] = {name: value for name in ("on", "rulebook") if (value := getattr(options, name, None))}
    for stated in getattr(options, "set", ()):
        path, sign, value = stated.partition("=")
        with refusing("--set"):
            if not (sign and path and value):
                raise tegi.TegiError([{"code": "not-a-fact", "at": stated, "allowed": "good/hs=8403109000"}])
        *above, name = path.split("/")
        facts = same
        for part in above:
            facts = facts.setdefault(part, {})
        listed = [part.strip() for part in value.split(";")] if name == "operations" else value
        facts[name] = {"true": True, "false": False}.get(value, listed)
    return same


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

        print_reading(reading.to_dict(), reading.sentences(), language)
    return PARTLY if reading.errors else ASSESSED


def read(
    engine: tegi.Engine, options: argparse.Namespace, about: str, language: str, given: bytes | None = None
) -> Reading:
    """Reads the tables of a file or folder, or of bytes, as the options say."""
    import tegi.table

    same = same_of(options)
    if about in ("contract", "period"):
        same.setdefault("rulebook", OF_CONTRACTS)
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

    def placed(self, errors: list[Fault]) -> list[Fault]:
        """Faults of the facts at the cells that state them."""
        from tegi.table.reading import at_cells

        return at_cells(errors, self.document["cells"], self.tables) if self.document else errors


def given(engine: tegi.Engine, options: argparse.Namespace, about: str, language: str) -> Given:
    """The facts of a file: JSON, or a table.

    Raises:
        Unreadable: It is neither, or something is wrong with the table; each fault is at its cell.
    """
    file = options.file
    checks = {"contract": engine.assess_contract_text, "period": engine.assess_period_text}
    check = checks.get(about, engine.assess_good_text)
    if os.path.isdir(file):
        return of_reading(read(engine, options, about, language), options, check)
    found = content(file)
    if not is_table(found, file):
        return Given(file, json_of(found, file))
    if about == "bill" and options.row is not None:
        about = "goods"
    return of_reading(read(engine, options, about, language, found), options, check)


def is_table(found: bytes, file: str) -> bool:
    """Whether a file holds a table and not JSON, by its content."""
    if file.lower().endswith(TABLES):
        return True
    with refusing(file):
        return tegi._tegi.kind_of(found, file) == "xlsx"


def of_reading(reading: Reading, options: argparse.Namespace, check: Callable[[str], str]) -> Given:
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
        found = Given(options.file, as_json(documents[0]["facts"]), documents[0], reading.tables)
        if faults := documents[0]["faults"]:
            errors = json.loads(check(found.facts)).get("errors", [])
            raise tegi.TegiError([*faults, *besides(errors, faults, documents[0], reading.tables)])
    return found
