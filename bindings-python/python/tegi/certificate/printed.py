"""What the writers share: the paper and the checks of a certificate's document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tegi.certificate.issue import shipment_of
from tegi.certificate.layout import Sheet, sheets
from tegi.certificate.shipment import Shipment
from tegi.certificate.paper import Checks, Paper, checks, paper
from tegi.language import Language


def parts(document: Mapping[str, Any]) -> tuple[Shipment, list[Mapping[str, Any]]]:
    """The shipment and the claims of a document, of which `tegi.certificate.paper` makes the paper."""
    return shipment_of(document)[0], list(document["records"])


def printed(document: Mapping[str, Any], language: Language) -> tuple[Paper, Checks, tuple[Sheet, ...]]:
    """The paper, what stands beside it, and the sheets of СТ-1.

    Raises:
        ValueError: There is no such language.
        TegiError: The document is none of ours.
    """
    found, form = shipment_of(document)
    made = paper(found, document["records"], language)
    return made, checks(document, language), sheets(made) if form == "ct-1" else ()
