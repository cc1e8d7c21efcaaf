"""A certificate on the terminal: what was made of it, and what verifying its record found."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tegi.certificate.printed import printed
from tegi.certificate.words import Words
from tegi.faults import sentences
from tegi.language import Language
from tegi.screen import bullets, heading, report, section, text
from tegi.words import WORDS

if TYPE_CHECKING:
    from tegi.types import Explanation


def print_certificate(document: Mapping[str, Any], language: Language) -> None:
    """Prints what stands on the paper, in short, and what stands beside it."""
    paper, beside, _ = printed(document, language)
    with report(sys.stdout) as out:
        out.print(text(paper.mark, "bold yellow"))
        out.print(text(paper.title, "bold"))
        for box in paper.boxes:
            if box.text:
                bullets(out, [f"{box.number}. {box.title}: {box.text}" if box.title else f"{box.number}. {box.text}"])
        for item in paper.items:
            bullets(out, ["; ".join(filter(None, item.cells()))])
        if paper.text:
            bullets(out, [paper.text])
        said = Words(language)
        bullets(out, [f"{entry.label}: {entry.text or said('unknown')}" for entry in paper.entries])
        section(out, beside.title, [" · ".join(line) for line in beside.lines])
        section(out, said("notes"), beside.notes)
        heading(out, said("certificate-digest"))
        bullets(out, [beside.digest])


def explained(found: Mapping[str, Any], language: Language) -> Explanation:
    """What verifying a certificate's record found, in words, in the form of the engine's."""
    said = Words(language)
    errors = [{"text": one} for one in sentences(found["errors"], language)]
    errors += [
        {"at": one["at"], "text": f"{one['recorded']} → {one['computed']}"} for one in found.get("differences", ())
    ]
    errors += [{"text": one} for one in found.get("missing", ())]
    outcome = said(f"outcome-{found['outcome']}")
    return {"verdict": outcome, "errors": errors}  # type: ignore[typeddict-item]


def print_excess(flags: Sequence[Mapping[str, Any]], language: Language) -> None:
    """Prints of which records certificates take more, together, than was recorded."""
    said = Words(language)
    with report(sys.stdout) as out:
        for flag in flags:
            heading(out, ", ".join(flag["cases"]))
            bullets(out, [said("excess", **flag["figures"])])


def print_verification(found: Mapping[str, Any], language: Language) -> None:
    """Prints whether a certificate's record holds, and where it does not."""
    said = explained(found, language)
    with report(sys.stdout) as out:
        out.print(text(said["verdict"], f"bold {'green' if found['holds'] else 'red'}"))
        lines = [f"{one['at']}: {one['text']}" if one.get("at") else one["text"] for one in said["errors"]]
        section(out, WORDS[language].differences, lines)
