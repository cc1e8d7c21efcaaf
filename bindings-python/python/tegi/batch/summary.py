"""How many rows of a batch there are of each verdict and error."""

from __future__ import annotations

from collections.abc import Iterable

from tegi.batch.columns import PROVISIONAL, VERDICTS, Name
from tegi.batch.run import Summary
from tegi.faults import sentences
from tegi.language import Language
from tegi.view.document import Document, Verdict, entries
from tegi.view.spoken import count

ROWS = Name("Жолдар", "Строк", "Rows")
ASSESSED = Name("есептелген", "рассчитано", "assessed")
SUCH_AS = Name("мысалы,", "например,", "such as")
ERRORS = Name("Қателері бар жолдар", "Строк с ошибками", "Rows with errors")


def of_summary(summary: Summary, language: Language) -> Document:
    """The counts, the largest first."""
    verdicts: list[tuple[str, str]] = []
    for verdict, number in largest_first(summary.verdicts.items()):
        name = getattr(VERDICTS.get(verdict, ASSESSED), language)
        # A provisional verdict is never counted like a settled one.
        provisional = summary.provisional[verdict]
        if settled := number - provisional:
            verdicts.append((name, count(settled, language)))
        if provisional:
            verdicts.append((f"{name} ({getattr(PROVISIONAL, language)})", count(provisional, language)))
    errors: list[tuple[str, str]] = []
    for code, number in largest_first(summary.errors.items()):
        example = summary.examples.get(code)
        said = f"{getattr(SUCH_AS, language)} {sentences([example], language)[0]} ({code})" if example else code
        errors.append((count(number, language), said))
    failed = f"{getattr(ERRORS, language)}: {count(summary.failed, language)}" if summary.failed else ""
    parts = (
        Verdict(f"{getattr(ROWS, language)}: {count(summary.rows, language)}", "open" if summary.failed else "plain"),
        entries("", verdicts, is_close=True, is_of_amounts=True),
        entries(failed, errors),
    )
    return Document(language, parts)


def largest_first(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """By count, then by name."""
    return sorted(((name, count) for name, count in counts if count), key=lambda pair: (-pair[1], pair[0]))
