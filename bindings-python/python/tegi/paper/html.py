"""A report as a page that prints: A4, without anything outside it."""

from __future__ import annotations

from html import escape

from tegi.paper.sheet import Paper
from tegi.view.html import html as fragment

STYLE = """@page{size:A4;margin:15mm}body{font:14px/1.4 system-ui,Arial,sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2em .5em;vertical-align:top;
text-align:left}thead{display:table-header-group}tr{break-inside:avoid}
@media print{body{margin:0;padding:0;max-width:none}}"""


def html(paper: Paper) -> bytes:
    """The report as one HTML document."""
    language = paper.document.language
    head = f'<meta charset="utf-8"><title>{escape(paper.title)}</title><style>{STYLE}</style>'
    body = f"<h1>{escape(paper.title)}</h1>{fragment(paper.document)}"
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head><body>{body}</body></html>\n'.encode()
