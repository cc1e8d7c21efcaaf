"""From the tables of a contract to its facts, every fault at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tegi
from tegi.errors import TegiError
from tegi.table import read
from tegi.table.reading import at_cells, besides

if TYPE_CHECKING:
    from tegi.table.source import Source
    from tegi.types import Fault

RULEBOOK = "kz-procurement"


def read_contract(source: Source, engine: tegi.Engine | None = None) -> tuple[dict[str, Any], list[Fault]]:
    """Reads the facts of a contract from its tables and has the engine check them.

    Sheets and headings may be in Kazakh, Russian or English, in any case and order; `write_template` gives them.

    Args:
        source: As of `tegi.table.read`: a workbook, a text table, a folder with tables, or several of them.
        engine: The engine that checks; that of the process when absent.

    Returns:
        The facts for `tegi.assess_contract`, and every fault with its cell: ``{"code": "negative", "at": "goods!D7"}``.
        With no faults the facts can be assessed.

    Raises:
        ImportError: openpyxl is not installed.
        OSError: A file cannot be read.
    """
    try:
        reading = read(source, about="contract", same={"rulebook": RULEBOOK}, engine=engine)
    except TegiError as error:
        return {}, error.errors
    document = reading.documents[0]
    facts: dict[str, Any] = dict(document["facts"])
    try:
        (engine or tegi).assess_contract(facts)
    except TegiError as error:
        faults = reading.errors
        if faults:
            return facts, [*faults, *besides(error.errors, faults, document, reading.tables)]
        return facts, at_cells(error.errors, document["cells"], reading.tables)
    return facts, reading.errors
