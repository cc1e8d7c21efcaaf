"""What `tegi flags` looks at: cases from folders, files of lines, tables and single files."""

from __future__ import annotations

import json
import re
from os import PathLike
from typing import Any

import tegi
from tegi.errors import TegiError
from tegi.records import by_text, read

NOTHING = "null"


def flags(path: str | PathLike[str], engine: tegi.Engine | None = None) -> tuple[str, list[str]]:
    """The answer to the cases of a file or folder, and what each of them is called.

    A line or file is a case, plain facts or a record, whose names are then those of the file and line; or it is a
    document of cases itself, which stands alone. A case that cannot be read has its faults, the others their answer.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: The document of cases cannot be read; the one file that is named is no table of cases.
    """
    engine = engine or tegi._engine
    cases: list[str] = []
    names: list[str] = []
    faults: dict[int, Any] = {}
    for name, content in read(path):
        case, fault = as_case(printable(name), content, engine)
        if fault is None and not names and is_document(case):
            return answered(case, engine), []
        if fault is not None:
            faults[len(names)] = fault
        cases.append(case)
        names.append(name)
    text = document(cases)
    answer = engine.flags_text(text)
    if is_refusal(answer):
        # One of them keeps all from being read: each is tried alone, and those are set aside that are refused.
        for number, case in enumerate(cases):
            alone = engine.flags_text(document([case]))
            if is_refusal(alone):
                faults[number] = json.loads(alone)["errors"][0]
                cases[number] = NOTHING
        answer = answered(document(cases), engine)
    return (named(answer, faults) if faults else answer), names


def answered(text: str, engine: tegi.Engine) -> str:
    """The engine's answer, whose refusal is raised."""
    answer = engine.flags_text(text)
    if is_refusal(answer):
        raise TegiError(json.loads(answer)["errors"])
    return answer


def is_refusal(answer: str) -> bool:
    """Whether an answer is a refusal of the whole."""
    return bool(json.loads(answer)["type"] == "refusal")


def document(cases: list[str]) -> str:
    """The document of some cases."""
    return f'{{"cases":[{",".join(cases)}]}}'


def as_case(name: str, content: bytes | TegiError, engine: tegi.Engine) -> tuple[str, Any]:
    """The text of a case, and what is wrong with one that is no JSON, in whose place nothing stands."""
    if isinstance(content, TegiError):
        return NOTHING, content.errors[0]
    try:
        text = content.decode("utf-8-sig")
        # This only tells what it is; facts are taken from the text.
        value = json.loads(text, parse_float=str, parse_int=str, parse_constant=refused)
    except (ValueError, RecursionError):
        # What is wrong with it, and where, the engine says.
        errors = json.loads(by_text(engine.flags_text)(content)).get("errors")
        return NOTHING, (errors or [{"code": "not-json", "at": ""}])[0]
    if isinstance(value, dict) and value.get("type") == "record":
        return f'{{"id":{json.dumps(name)},"facts":{member(text, "facts")}}}', None
    if isinstance(value, dict) and "good" in value and "facts" not in value:
        return f'{{"id":{json.dumps(name)},"facts":{text}}}', None
    return text, None


BLANKS = re.compile(r"[ \t\r\n]*")


def member(text: str, name: str) -> str:
    """The text of a member of a JSON object as it stands: digests count every digit. Null where there is none.

        member('{"facts": {"value": 0.50}}', "facts")  # '{"value": 0.50}'

    Raises:
        ValueError: The text is no JSON object.
    """
    decoder = json.JSONDecoder(parse_float=str, parse_int=str)
    found, at = "null", 0
    while (begin := text.find('"', at)) >= 0:
        key, end = decoder.raw_decode(text, begin)
        start = BLANKS.match(text, text.index(":", end) + 1).end()  # type: ignore[union-attr]
        _, end = decoder.raw_decode(text, start)
        if key == name:
            found = text[start:end]
        at = end
    return found


def refused(constant: str) -> Any:
    """`NaN` and the like, which are no JSON."""
    raise ValueError(constant)


def is_document(text: str) -> bool:
    """Whether a text is a document of cases."""
    value = json.loads(text, parse_float=str, parse_int=str)
    return isinstance(value, dict) and "cases" in value


def printable(name: str) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return name.encode("utf-8", "replace").decode()


def named(answer: str, faults: dict[int, Any]) -> str:
    """The answer, with the faults of what cannot be read in place of what the engine says of the ``null`` there."""
    found = json.loads(answer)
    at = {f"/cases/{number}": {**fault, "at": f"/cases/{number}"} for number, fault in faults.items()}
    kept = [at.pop(fault["at"], fault) for fault in found["faults"]]
    return json.dumps({**found, "faults": kept}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
