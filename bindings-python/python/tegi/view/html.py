"""A report as a piece of HTML for a notebook: no script, no style sheet, nothing outside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tegi.view.document import Document, Entries, Grid, Item, Items, Sources, Verdict
from tegi.words import WORDS

# Readable on white and on black.
COLOURS = {"yes": "#1a7f37", "no": "#c62828", "open": "#9a6700", "plain": "#6e7781"}
MARKS = {"true": ("✓", "#1a7f37"), "false": ("✗", "#c62828"), "unknown": ("?", "#9a6700")}


def html(document: Document) -> str:
    """The report as HTML; every text of it is escaped."""
    sources = Sources()
    parts = [part for one in document.filled() for part in _part(one, sources)]
    if known := sources.listed():
        title = WORDS[document.language].sources
        lines = "".join(f"<div>{escape(line)}</div>" for line in known)
        parts.append(f"<details><summary>{escape(title)}</summary>{lines}</details>")
    return f'<div lang="{document.language}" style="max-width:60em;line-height:1.4">{"".join(parts)}</div>'


def _part(part: Verdict | Entries | Items | Grid, sources: Sources) -> Iterator[str]:
    if isinstance(part, Verdict):
        # An edge and not only a colour: a provisional verdict is dashed.
        edge = "solid" if part.tone in ("yes", "no") else "dashed"
        style = f"border-left:4px {edge} {COLOURS[part.tone]};padding-left:.6em;font-weight:bold"
        yield f'<p style="{style}">{escape(part.text)}</p>'
        return
    if part.title:
        yield f'<p style="margin:.8em 0 .2em"><b>{escape(part.title)}</b></p>'
    if isinstance(part, Entries):
        yield "<table>"
        for entry in part.entries:
            label, text = escape(entry.label), escape(entry.text)
            yield f'<tr><td style="text-align:left">{label}</td><td style="text-align:left">{text}</td></tr>'
        yield "</table>"
    elif isinstance(part, Grid):
        yield "<table><thead><tr>"
        yield "".join(f"<th>{escape(column.title)}</th>" for column in part.columns)
        yield "</tr></thead><tbody>"
        for row in part.rows:
            cells = (
                f'<td style="text-align:{"right" if column.is_amount else "left"}">{_lines(cell)}</td>'
                for column, cell in zip(part.columns, row)
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody></table>"
    else:
        yield '<ul style="margin:0;padding-left:1.2em;list-style:none">'
        yield from (_item(item, sources) for item in part.items)
        yield "</ul>"


def _item(item: Item, sources: Sources) -> str:
    mark, colour = MARKS[item.mark] if item.mark else ("•", "inherit")
    below = "".join(f"<br><small>{escape(line)}</small>" for line in item.below)
    text = escape(sources.marked(item.text, *item.citations))
    return f'<li><span style="color:{colour}">{mark}</span> {text}{below}</li>'


def _lines(cell: str) -> str:
    first, *rest = cell.split("\n")
    return escape(first) + "".join(f"<br><small>{escape(line)}</small>" for line in rest)
