"""Lays a report out on a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from tegi.optional import needed
from tegi.view.document import Document, Entries, Grid, Item, Items, Part, Sources, Verdict
from tegi.words import WORDS

needed("rich")

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

MARKS = {"true": ("✓", "green"), "false": ("✗", "red"), "unknown": ("?", "yellow")}
COLOURS = {"yes": "green", "no": "red", "open": "yellow"}
# A table of several columns needs room, and so does a column of labels.
NARROW = 60
# A label is no wider than this part of the line.
LABELS = 3
INDENT = (0, 0, 0, 2)
# A blank that keeps words together; `rich` breaks a line at it, so that a letter stands in its place until then.
HARD, GLUE = "\u00a0", "\ue000"
# What belongs to the number before it or behind it.
TOGETHER = re.compile(r"(?<=\d) (?=%)|(?<=№) (?=\S)|(?<=No\.) (?=\d)|(?<=п\.) (?=\d)|(?<=т\.) (?=\d)|(?<=p\.) (?=\d)")
BLANKS = re.compile(r"[^\S\u00a0]+")


def show(document: Document, stream: TextIO | None = None) -> None:
    """Prints a report: each provision in full once, at the end."""
    sources = Sources()
    with report(stream or sys.stdout) as out:
        for place, part in enumerate(document.filled()):
            print_part(out, part, sources, is_first=place == 0)
        if known := sources.listed():
            heading(out, WORDS[document.language].sources)
            for line in known:
                mark, _, citation = line.partition(HARD)
                out.print(hanging(Text(mark), text(citation)))


def print_part(out: Console, part: Part, sources: Sources, is_first: bool) -> None:
    """Prints one part, below an empty line."""
    if isinstance(part, Verdict):
        if not is_first:
            out.print()
        out.print(text(part.text, f"bold {COLOURS.get(part.tone, '')}".strip()))
        return
    # A list without a heading belongs to what stands above it.
    is_close = part.is_close if isinstance(part, Entries) else isinstance(part, Items) and not part.title
    if not (is_first or is_close):
        out.print()
    if part.title:
        out.print(text(part.title, "bold"))
    if isinstance(part, Entries):
        print_entries(out, part)
    elif isinstance(part, Items):
        print_items(out, part.items, sources)
    else:
        print_grid(out, part, sources)


def print_entries(out: Console, part: Entries) -> None:
    """Prints things by their names, in two columns where there is room."""
    pairs = [(entry.label, entry.text) for entry in part.entries]
    if out.width < NARROW:
        for label, said in pairs:
            out.print(Padding(text(f"{label}: {said}"), INDENT))
        return
    if any(len(word) > out.width // 2 for _, said in pairs for word in said.split()):
        # A digest stays in one piece, so that it can be copied.
        for label, said in pairs:
            out.print(Padding(text(label, "dim"), INDENT))
            out.print(Padding(text(said), (0, 0, 0, 4)))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    # Beside amounts, which are short, a label has what they leave.
    longest = max(len(said) for _, said in pairs)
    room = out.width - longest - 6 if part.is_of_amounts else out.width // LABELS
    table.add_column(max_width=room, style="dim")
    # A word without a blank, such as a path or a digest, is folded and not cut.
    table.add_column(overflow="fold", justify="right" if part.is_of_amounts else "left")
    for label, said in pairs:
        table.add_row(text(label), text(said))
    out.print(Padding(table, INDENT, expand=False))


def print_items(out: Console, items: tuple[Item, ...], sources: Sources) -> None:
    """Prints a list; lines that are too long hang behind their mark, and what stands below is set in."""
    for item in items:
        mark, colour = MARKS[item.mark] if item.mark else ("•", "dim")
        out.print(hanging(Text(mark, colour), text(sources.marked(item.text, *item.citations))))
        for line in item.below:
            out.print(Padding(text(line), (0, 0, 0, 6)))


def print_grid(out: Console, part: Grid, sources: Sources) -> None:
    """Prints a table; where it has no room, the same as a list."""
    table, widths = plain_table(), least(part)
    # Two blanks stand with each column. Where all words have room, none is cut for the sake of another column.
    fits = sum(widths) + 2 * len(widths) <= out.width
    # `rich` takes room from the widest column first and would cut the last one where a long word holds its column open.
    given = shared(widths, wanted(part), out.width - 2 * len(widths)) if fits else [None] * len(widths)
    for column, width in zip(part.columns, given):
        justify: JustifyMethod = "right" if column.is_amount else "left"
        table.add_column(text(column.title), justify=justify, overflow="fold", width=width)
    for row in part.rows:
        table.add_row(*(lines(cell) for cell in row))
    if part.items and (out.width < NARROW or not fits):
        print_items(out, part.items, sources)
    else:
        out.print(table)


def least(part: Grid) -> list[int]:
    """How wide the columns of a table are at least if no word is cut."""
    columns = zip(*([column.title for column in part.columns], *part.rows))
    return [max(cell_len(word) for cell in cells for word in text(cell).plain.split() or [""]) for cells in columns]


def wanted(part: Grid) -> list[int]:
    """How wide the columns of a table are if no line is broken."""
    columns = zip(*([column.title for column in part.columns], *part.rows))
    return [max(cell_len(text(line).plain) for cell in cells for line in cell.split("\n")) for cells in columns]


def shared(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int | None]:
    """Widths of columns that have room together: the least of each, and what remains by turns to those that want more."""
    given = list(least)
    while sum(given) < room and (lacking := [at for at, width in enumerate(wanted) if given[at] < width]):
        for at in lacking[: room - sum(given)]:
            given[at] += 1
    return list(given)


def plain_table() -> Table:
    """A table with a line below its head and no other."""
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1), collapse_padding=True)


def hanging(mark: Text, said: Text) -> Padding:
    """A sentence behind its mark."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(mark, said)
    return Padding(table, INDENT)


def heading(out: Console, title: str) -> None:
    """A heading after an empty line."""
    out.print()
    out.print(text(title, "bold"))


@contextmanager
def report(stream: TextIO) -> Iterator[Console]:
    """A console for one report: coloured on a terminal only, and there only without NO_COLOR; no text is markup."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        yield console
    # Without the blanks that fill a table's last column.
    shown = captured.get().replace(GLUE, HARD)
    stream.write("\n".join(line.rstrip() for line in shown.split("\n")))


def lines(content: str) -> Text:
    """A cell; what stands below its first line is dim."""
    first, *below = content.split("\n")
    cell = text(first)
    for line in below:
        cell.append("\n")
        cell.append_text(text(line, "dim"))
    return cell


def text(content: str, style: str = "") -> Text:
    """Text as it stands, without the control characters by which a name could rule the terminal."""
    plain = TOGETHER.sub(HARD, BLANKS.sub(" ", content)).strip(" ")
    printable = (GLUE if letter == HARD else letter if letter.isprintable() else "\ufffd" for letter in plain)
    return Text("".join(printable), style)
