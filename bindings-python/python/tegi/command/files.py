"""What the verbs of the command share: files read and written, refusals with the name of the file, progress."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
from tegi import output
from tegi._tegi import kind_of, text_of_bytes

if TYPE_CHECKING:
    from tegi.types import Fault

# Exit statuses.
ASSESSED = 0
DOES_NOT_HOLD = 1
# Of a batch: some rows have errors.
PARTLY = 1
UNREADABLE = 2
# As a shell says of a program that was interrupted.
STOPPED = 130
# As of a program that the system ends when nobody reads what it says: who did not hear the answer takes it for none.
UNREAD = 141


class Unreadable(Exception):
    """A refusal of the engine, or one of ours in the same form, with the name of the file and what to say above it."""

    def __init__(self, file: str, refusal: str, title: str | None = None) -> None:
        super().__init__(file)
        self.file = file
        self.refusal = refusal
        self.title = title


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Whatever is wrong with the input is wrong with that file."""
    try:
        yield
    except tegi.TegiError as error:
        raise Unreadable(file, canonical(error.to_dict())) from None


def assessed(file: str, answer: str) -> str:
    """An answer to the text of a file, which went to the engine as it is: only there are duplicate keys and all digits
    of numbers still seen."""
    if json.loads(answer)["type"] == "refusal":
        raise Unreadable(file, answer)
    return answer


def of_options(errors: Sequence[Fault], names: dict[str, str]) -> list[Fault]:
    """The same faults, at the options that stated what they are about."""
    found = []
    for error in errors:
        _, root, *rest = [*error["at"].split("/"), ""]
        at = " ".join([names[root], *filter(None, rest)]) if root in names else error["at"]
        found.append({**error, "at": at})
    return found  # type: ignore[return-value]


def outputs(options: argparse.Namespace) -> list[str]:
    """The files that the command is to write."""
    names = [
        getattr(options, name, None) for name in ("report", "out", "mask", "template", "save_mapping", "record_out")
    ]
    names += getattr(options, "brief", ())
    if options.verb == "record" and options.sign:
        names.append(signature_of(options.out))
    if options.verb == "exam" and options.done == "new":
        names.append(os.path.splitext(options.out)[0] + ".key.json")
    return [name for name in names if name]


def inputs(options: argparse.Namespace) -> list[str]:
    """The files that the command is to read."""
    of_one = (
        "file",
        "other",
        "source",
        "target",
        "name",
        "against",
        "nomenclature",
        "key",
        "keys",
        "opened",
        "supersedes",
        "sign",
        "materials",
        "mapping",
        "rates",
        "shipment",
    )
    names = [getattr(options, name, None) for name in of_one] + (getattr(options, "records", None) or [])
    # The name of an edition is no file, unless there is one.
    found = [name for name in names if name and name != "-" and os.path.exists(name)]
    folders = [name for name in found if os.path.isdir(name)]
    within = [os.path.join(folder, file) for folder in folders for file in os.listdir(folder)]
    if options.verb == "batch":
        # Of a folder a batch reads only some files; it looks itself.
        within = []
    besides = (*getattr(options, "signature", ()), *getattr(options, "facts", ()))
    return [*found, *within, *options.rulebook_file, *besides]


def signature_of(file: str) -> str:
    """The file of the signature beside a record."""
    return file + ".dsse"


def signatures_of(file: str) -> str:
    """The file of the signatures that stand beside a record: that of 0.1.0 where there is no other."""
    earlier = file + ".jws"
    return earlier if os.path.exists(earlier) and not os.path.exists(signature_of(file)) else signature_of(file)


def write(texts: dict[str, str], force: bool) -> None:
    """Writes texts as they are: none of them, where one would be written over what is not ours, or cannot be written."""
    contents = {file: text.encode() for file, text in texts.items()}
    for file, content in contents.items():
        with refusing(file):
            output.free(file, content, force)
    made: list[str] = []
    try:
        for file, content in contents.items():
            is_new = not os.path.lexists(file)
            output.replace(file, partial(writing, content=content))
            made += [file] if is_new else []
    except BaseException:
        # A record without its mask would be in the way of the next ones.
        for file in made:
            os.unlink(file)
        raise


def writing(path: Path, content: bytes) -> None:
    """Writes a file."""
    path.write_bytes(content)


def content(file: str) -> bytes:
    """The bytes of a file; ``-`` is the standard input."""
    if file == "-":
        return sys.stdin.buffer.read()
    with open(file, "rb") as stream:
        return stream.read()


def read(file: str, is_exact: bool = False) -> str:
    """The text of a file with JSON; ``-`` is the standard input. Of a record, `is_exact`, every byte counts."""
    return json_of(content(file), file, is_exact)


def json_of(given: bytes, file: str, is_exact: bool = False) -> str:
    """The text of JSON from its bytes; an encoding that is none of JSON's is said."""
    with refusing(file):
        if (kind := kind_of(given, file)) != "text":
            raise tegi.TegiError([{"code": "kind-refused", "at": "", "given": f".{kind}", "allowed": ".json"}])
        if is_exact:
            try:
                return given.decode()
            except UnicodeDecodeError as error:
                line, column = given.count(b"\n", 0, error.start) + 1, error.start - given.rfind(b"\n", 0, error.start)
                fault: Fault = {"code": "not-json", "at": "", "given": f"{line}:{column}"}
                raise tegi.TegiError([fault]) from None
        text, encoding = text_of_bytes(given, file)
    if encoding != "utf-8":
        print(f"tegi: {file}: read as {encoding}", file=sys.stderr)
    return text


def canonical(value: Any) -> str:
    """The canonical text of a refusal or list, which hold no numbers but small counts and no keys but ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """Shows how many are done on the standard error, where somebody watches it."""
    begun = time.monotonic()
    shown = 0.0
    done = 0

    def seen(count: int) -> None:
        nonlocal shown, done
        done = count
        if sys.stderr.isatty() and time.monotonic() - shown > 0.2:
            shown = time.monotonic()
            print(f"\r{count}", end="", file=sys.stderr, flush=True)

    yield seen
    print(f"{chr(13) if shown else ''}{done} ({time.monotonic() - begun:.1f} s)", file=sys.stderr)
