"""The document of cases that ``tegi flags`` looks at, from folders, files of lines, tables and single files."""

from __future__ import annotations

import json
from typing import Any

import tegi
from tegi.records import by_text, read


def document(path: str) -> tuple[str, list[str], dict[int, Any]]:
    """The text of the document, what each of its cases is called, and the faults of those that are no JSON.

    A line or file is a case, plain facts or a record, whose names are then those of the file and line; or it is such a
    document itself, which stands alone.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A ``.parquet`` file has no column ``record``, or no text in it.
    """
    cases: list[str] = []
    names: list[str] = []
    faults: dict[int, Any] = {}
    for name, content in read(path):
        try:
            text = content.decode("utf-8-sig")
            # Nothing is taken from here but a record's facts; digits are not to pass through floats.
            value = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            # What is wrong with it, and where, the engine says.
            refused = json.loads(by_text(tegi.flags_text)(content)).get("errors", [{"code": "not-json"}])
            faults[len(names)] = {**refused[0], "at": f"/cases/{len(names)}"}
            text, value = "null", None
        if isinstance(value, dict) and "cases" in value and not names:
            return text, [], {}
        cases.append(as_case(name, text, value))
        names.append(name)
    return f'{{"cases":[{",".join(cases)}]}}', names, faults


def as_case(name: str, text: str, value: Any) -> str:
    """Facts and records become cases of that name; all else goes to the engine as it stands."""
    if isinstance(value, dict) and value.get("type") == "record":
        return json.dumps({"id": name, "facts": value.get("facts")})
    if isinstance(value, dict) and "good" in value and "facts" not in value:
        return f'{{"id":{json.dumps(name)},"facts":{text}}}'
    return text


def named(answer: dict[str, Any], faults: dict[int, Any]) -> dict[str, Any]:
    """The answer, with the faults of what is no JSON in place of what the engine says of the ``null`` in its place."""
    instead = {fault["at"]: fault for fault in faults.values()}
    return {**answer, "faults": [instead.get(fault["at"], fault) for fault in answer["faults"]]}
