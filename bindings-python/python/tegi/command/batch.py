"""The verb ``batch``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import tegi
from tegi._tegi import kind_of
from tegi.command.table import reading_options, same_of
from tegi.command.files import ASSESSED, PARTLY, STOPPED, UNREADABLE, Unreadable, canonical, of_options, refusing
from tegi.language import Language


def batch(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Assesses all rows of a file, and prints how many there are of each verdict and error."""
    import tegi.batch

    if options.template:
        try:
            with refusing(options.template):
                tegi.batch.write_template(
                    options.template, language, chapter=options.chapter, force=options.force, engine=engine
                )
        except ValueError as error:
            print(f"tegi: --chapter: {error}", file=sys.stderr)
            return UNREADABLE
        return ASSESSED
    if options.source == "-":
        # Tables are read twice, and a batch that was stopped reads its input again: it needs a file.
        with spooled() as options.source:
            return run(engine, options, language)
    return run(engine, options, language)


@contextmanager
def spooled() -> Iterator[str]:
    """The standard input as a file, named by what it holds."""
    from tegi.batch.tables import ends

    with TemporaryDirectory(prefix="tegi-") as folder:
        path = os.path.join(folder, "stdin")
        with open(path, "wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        with open(path, "rb") as file:
            content = ends(file)
        with refusing("-"):
            kind = kind_of(content, "-")
        if kind == "text":
            kind = "jsonl" if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else "csv"
        named = f"{path}.{kind}"
        os.rename(path, named)
        yield named


def run(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Assesses all rows of a file that is there."""
    from pathlib import Path

    import tegi.batch

    same = same_of(options, engine, language, "contract" if options.contracts else "goods")
    names = {**{name: f"--{name}" for name in same}, "more": "--with"}
    task = tegi.batch.Batch(
        Path(options.source),
        Path(options.out),
        materials=Path(options.materials) if options.materials else None,
        of_contracts=options.contracts,
        same=same,
        more=tuple(options.more),
        workers=options.workers,
        resume=options.resume,
        language=language,
        parted=options.out.endswith(("/", os.sep)),
        reports=Path(options.reports) if options.reports else None,
        reports_as=options.reports_as,
        force=options.force,
        **reading_options(options, engine),
    )
    try:
        summary = tegi.batch.run(task, engine)
    except tegi.TegiError as error:
        refusal = {**error.to_dict(), "errors": of_options(error.errors, names)}
        raise Unreadable(options.source, canonical(refusal)) from None
    except ValueError as error:
        print(f"tegi: {error}", file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        print("tegi: stopped; the same words with --resume go on from here", file=sys.stderr)
        return STOPPED
    if options.json:
        print(canonical(summary.to_dict()))
    else:
        from tegi.batch.summary import of_summary
        from tegi.screen import show

        show(of_summary(summary, language))
    return PARTLY if summary.failed else ASSESSED
