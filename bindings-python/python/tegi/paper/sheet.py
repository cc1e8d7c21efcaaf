"""A report as a paper: the document, its title and its day."""

from __future__ import annotations

from dataclasses import dataclass

from tegi.view.document import Document, Grid


@dataclass(frozen=True)
class Paper:
    """A report to be written to a file."""

    title: str
    day: str
    """The day whose law it is about, ``YYYY-MM-DD``: a file carries no time at which it was written."""
    document: Document


def widths(grid: Grid, whole: float) -> list[float]:
    """How wide the columns of a table are, all together `whole`: by how much stands in them, none too narrow."""
    least = whole / (3 * len(grid.columns))
    weights = []
    for place, column in enumerate(grid.columns):
        cells = [row[place] for row in grid.rows]
        words = max((len(word) for cell in [column.title, *cells] for word in cell.split()), default=1)
        longest = max((len(line) for cell in cells for line in cell.split("\n")), default=1)
        # A long text may take several lines; a long word needs its room.
        weights.append(float(max(words, min(longest, 60) ** 0.75)))
    total = sum(weights)
    found = [max(least if weight > 4 else whole / 20, whole * weight / total) for weight in weights]
    scale = whole / sum(found)
    return [one * scale for one in found]
