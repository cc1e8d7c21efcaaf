"""What the core knows of tables: fields, their names in three languages, countries; read once and not to be changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from tegi._tegi import table_data
from tegi.language import Language

Function = TypeVar("Function", bound=Callable[..., Any])


def once(function: Function) -> Function:
    """`cache`, which of itself hides from types what a function takes."""
    return cast(Function, cache(function))


@once
def known() -> Any:
    """All of it."""
    return json.loads(table_data())


@once
def headings() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The fields of facts, with their names by language, by the sheet that states them and their path."""
    return {(field["sheet"], field["path"]): field for field in reversed(known()["fields"])}


@once
def by_path() -> Mapping[str, Mapping[str, str]]:
    """The same by their path alone; of several the first."""
    return {field["path"]: field for field in reversed(known()["fields"])}


@once
def countries(language: Language) -> Mapping[str, str]:
    """The names of countries by their codes, as tables take them."""
    return {country["code"]: country[language] for country in known()["countries"]}
