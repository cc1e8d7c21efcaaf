"""A certificate as XML, for systems that take it over: the boxes by their numbers, in a form of our own.

No act read gives an XML schema of the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tegi.certificate.printed import printed
from tegi.language import Language

NAMESPACE = "urn:tegi:certificate:1"


def xml(document: Mapping[str, Any], language: Language = "ru") -> bytes:
    """The certificate as an XML file. The same document gives the same bytes."""
    paper, beside, sheets = printed(document, language)
    root = Element("certificate", xmlns=NAMESPACE, form=paper.form, day=paper.day, sheets=str(document["sheets"]))
    _text(root, "mark", paper.mark)
    _text(root, "title", paper.title)
    for box in paper.boxes:
        _text(root, "box", box.text, number=box.number, title=box.title)
    of_sheet = {item.number: sheet.number for sheet in sheets for item in sheet.items}
    for item in paper.items:
        inner = SubElement(root, "item", sheet=str(of_sheet.get(item.number, 1)))
        for head, said in zip(paper.heads, item.cells()):
            _text(inner, "box", said, number=head.number, title=head.title)
    for closing in filter(None, (paper.certification, paper.declaration)):
        _text(root, "box", closing.text, number=closing.number, title=closing.title)
    if paper.text:
        _text(root, "declaration", paper.text)
    for entry in paper.entries:
        _text(root, "entry", entry.text, label=entry.label, known="true" if entry.text else "false")
    for line in beside.lines:
        SubElement(root, "record", number=line[0], sha256=line[2], edition=line[3])
    for note in beside.notes:
        _text(root, "note", note)
    SubElement(root, "digest").text = beside.digest
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _text(above: Element, name: str, said: str, **attributes: str) -> None:
    SubElement(above, name, {key: value.replace("\u00ad", "") for key, value in attributes.items()}).text = said
