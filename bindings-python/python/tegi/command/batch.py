"""The verb ``batch``."""

from __future__ import annotations

import argparse
import os
import sys

import tegi
from tegi.command.files import ASSESSED, PARTLY, STOPPED, UNREADABLE, Unreadable, canonical, of_options, refusing


def batch(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Assesses all rows of a file, and prints how many there are of each verdict and error."""
    from pathlib import Path

    import tegi.batch

    if options.template:
        with refusing(options.template):
            tegi.batch.write_template(options.template, language, force=options.force)
        return ASSESSED
    same = {name: value for name in ("on", "rulebook") if (value := getattr(options, name))}
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
        from tegi.batch.summary import print_summary

        print_summary(summary, language)
    return PARTLY if summary.failed else ASSESSED
