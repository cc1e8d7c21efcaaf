"""A certificate as a report: what was made of it, and what verifying its record found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tegi.certificate.printed import printed
from tegi.certificate.words import Words
from tegi.faults import sentences
from tegi.language import Language
from tegi.view.document import Document, Entry, Entries, Verdict, listed
from tegi.words import WORDS

if TYPE_CHECKING:
    from tegi.types import Explanation


def of_certificate(document: Mapping[str, Any], language: Language) -> Document:
    """What stands on the paper, in short, and what stands beside it."""
    paper, beside, _ = printed(document, language)
    said = Words(language)
    boxes = [
        f"{box.number}. {box.title}: {box.text}" if box.title else f"{box.number}. {box.text}"
        for box in paper.boxes
        if box.text
    ]
    items = ["; ".join(filter(None, item.cells())) for item in paper.items]
    filled = (Entry(entry.label, entry.text or said("unknown")) for entry in paper.entries)
    parts = (
        Verdict(paper.mark, "open"),
        listed(paper.title, [*boxes, *items, *filter(None, [paper.text])]),
        Entries("", tuple(filled)),
        listed(beside.title, (" · ".join(line) for line in beside.lines)),
        listed(said("notes"), beside.notes),
        listed(said("certificate-digest"), [beside.digest]),
    )
    return Document(language, parts)


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


def of_excess(flags: Sequence[Mapping[str, Any]], language: Language) -> Document:
    """Of which records certificates take more, together, than was recorded."""
    said = Words(language)
    parts = (listed(", ".join(flag["cases"]), [said("excess", **flag["figures"])]) for flag in flags)
    return Document(language, tuple(parts))


def of_verification(found: Mapping[str, Any], language: Language) -> Document:
    """Whether a certificate's record holds, and where it does not."""
    said = explained(found, language)
    lines = (f"{one['at']}: {one['text']}" if one.get("at") else one["text"] for one in said["errors"])
    return Document(
        language,
        (Verdict(said["verdict"], "yes" if found["holds"] else "no"), listed(WORDS[language].differences, lines)),
    )
