"""The verb ``table``, which shows how tables are understood; and tables as the facts of other verbs."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi.command.files import ASSESSED, PARTLY, Unreadable, canonical, content, json_of, refusing, write
from tegi.command.words import HelpWords
from tegi.faults import with_hint
from tegi.language import Language

if TYPE_CHECKING:
    from tegi.table import Reading
    from tegi.types import Fault, TableDocument, TableSheet, TableStated

ABOUT = ("goods", "bill", "contract", "period")
# Files that are tables, whatever they begin with.
TABLES = (".csv", ".tsv", ".txt")
# Options that say something of tables only.
OF_TABLES = ("on", "rulebook", "set", "mapping", "ignore", "rates", "rate")
# The rulebook of contracts and periods, where none is named.
OF_CONTRACTS = "kz-procurement"


def add_options(verb: argparse.ArgumentParser, said: HelpWords) -> None:
    """The options by which tables are understood."""
    group = verb.add_argument_group(said("tables"))
    group.add_argument("--mapping", metavar="FILE", help=said("mapping"))
    group.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="COLUMN",
        help=said("ignore"),
    )
    group.add_argument("--rates", metavar="FILE", help=said("rates"))
    group.add_argument("--rate", action="append", default=[], metavar="USD=512.30@2026-03-01", help=said("rate"))


def add_facts(verb: argparse.ArgumentParser, said: HelpWords) -> None:
    """The options for what a table does not state."""
    verb.add_argument("--on", metavar="DAY", help=said("on"))
    verb.add_argument("--rulebook", metavar="NAME", help=said("rulebook"))
    verb.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FACT=VALUE",
        help=said("set"),
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


def stated_of(options: argparse.Namespace) -> list[TableStated]:
    """The facts that the options state, each with its option.

    Raises:
        Unreadable: An option has no name or no value, or a day or rulebook is stated twice.
    """
    stated: list[TableStated] = []
    faults: list[Fault] = []
    for option in getattr(options, "set", ()):
        name, sign, value = option.partition("=")
        if not (sign and name.strip() and value):
            faults.append({"code": "not-a-fact", "at": option_of(option), "allowed": "good/hs=8403109000"})
        else:
            stated.append({"name": name.strip(), "value": value, "at": option_of(name.strip())})
    for name in ("on", "rulebook"):
        if value := getattr(options, name, None):
            stated.append({"name": name, "value": value, "at": f"--{name}"})
    if faults:
        raise Unreadable("", canonical({"type": "refusal", "errors": faults}))
    return stated


def same_of(
    options: argparse.Namespace, engine: tegi.Engine, language: Language, about: str = "goods"
) -> dict[str, Any]:
    """The facts that the options state, read as cells are, for what is no table.

    Raises:
        Unreadable: An option names no fact, or states no value of it.
    """
    from tegi.table import stated_facts

    found: dict[str, Any]
    with refusing(""):
        found = stated_facts(
            stated_of(options),
            about=about,  # type: ignore[arg-type]
            rates=reading_options(options, engine)["rates"],
            language=language,
            engine=engine,
        )
    return found


def option_of(name: str) -> str:
    """The option that states a fact."""
    return f"--set {name}"


def table(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
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
    engine: tegi.Engine, options: argparse.Namespace, about: str, language: Language, given: bytes | None = None
) -> Reading:
    """Reads the tables of a file or folder, or of bytes, as the options say."""
    import tegi.table

    same = {"rulebook": OF_CONTRACTS} if about in ("contract", "period") else {}
    stated = stated_of(options)
    name = "" if given is None else "stdin" if options.file == "-" else os.path.basename(options.file)
    asked = reading_options(options, engine)
    with refusing(options.file):
        return tegi.table.read(
            options.file if given is None else given,
            about=about,  # type: ignore[arg-type]
            same=same,
            stated=stated,
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
        """Faults of the facts at the cells or options that state them."""
        from tegi.table.reading import at_cells

        return at_cells(errors, self.document["cells"], self.tables) if self.document else errors


def given(engine: tegi.Engine, options: argparse.Namespace, about: str, language: Language) -> Given:
    """The facts of a file: JSON, or a table.

    Raises:
        Unreadable: It is neither, or something is wrong with the table; each fault is at its cell.
    """
    file = options.file
    checks = {"contract": engine.assess_contract_text, "period": engine.assess_period_text}
    check = checks.get(about, engine.assess_good_text)
    found = None if os.path.isdir(file) else content(file)
    if found is not None and not is_table(found, file):
        refuse_of_tables(options, file)
        return Given(file, json_of(found, file))
    if about == "bill" and options.row is not None:
        about = "goods"
    return of_reading(read(engine, options, about, language, found), options, check)


def stated_of_tables(options: argparse.Namespace) -> list[str]:
    """The options that are stated and say something of tables only."""
    return [f"--{name}" for name in OF_TABLES if getattr(options, name, None)]


def refuse_of_tables(options: argparse.Namespace, file: str) -> None:
    """Sees that nothing is stated of tables where there is none.

    Raises:
        Unreadable: An option says something of tables only.
    """
    if stated := stated_of_tables(options):
        with refusing(file):
            raise tegi.TegiError([{"code": "only-with-table", "at": option} for option in stated])


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
