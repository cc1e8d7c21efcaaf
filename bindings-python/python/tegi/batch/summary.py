"""How many rows of a batch there are of each verdict and error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.table import Table

from tegi.batch.columns import PROVISIONAL, VERDICTS, Name
from tegi.batch.run import Summary
from tegi.faults import sentences
from tegi.language import Language
from tegi.screen import report, text

ROWS = Name("Жолдар", "Строк", "Rows")
ASSESSED = Name("есептелген", "рассчитано", "assessed")
SUCH_AS = Name("мысалы,", "например,", "such as")
ERRORS = Name("Қателері бар жолдар", "Строк с ошибками", "Rows with errors")


def print_summary(summary: Summary, language: Language) -> None:
    """Prints the counts, the largest first."""
    with report(sys.stdout) as out:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(justify="right")
        table.add_column()
        table.add_row(str(summary.rows), getattr(ROWS, language))
        for verdict, count in largest_first(summary.verdicts.items()):
            name = getattr(VERDICTS.get(verdict, ASSESSED), language)
            # A provisional verdict is never counted like a settled one.
            provisional = summary.provisional[verdict]
            if settled := count - provisional:
                table.add_row(str(settled), f"  {name}")
            if provisional:
                table.add_row(str(provisional), f"  {name} ({getattr(PROVISIONAL, language)})")
        if summary.failed:
            table.add_row(str(summary.failed), getattr(ERRORS, language))
        for code, count in largest_first(summary.errors.items()):
            example = summary.examples.get(code)
            said = (
                f"  {getattr(SUCH_AS, language)} {sentences([example], language)[0]} ({code})"
                if example
                else f"  {code}"
            )
            table.add_row(str(count), text(said))
        out.print(table)


def largest_first(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """By count, then by name."""
    return sorted(((name, count) for name, count in counts if count), key=lambda pair: (-pair[1], pair[0]))
