"""Every finding of a brief as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import Any

import tegi
from tegi import output
from tegi.brief.goods import Goods
from tegi.brief.questions import Brief
from tegi.language import Language
from tegi.optional import library

# The columns, in their order.
COLUMNS = (
    *("question", "severity", "kind", "code", "rule", "chapter", "headings", "what", "ask", "citations", "example"),
    *("verdict", "facts"),
)


def rows(
    found: Brief, audit: Mapping[str, Any], language: Language, engine: tegi.Engine, goods: Goods
) -> list[dict[str, Any]]:
    """The findings in the order of the brief, each with the number of its question."""
    told: Any = engine.explain(dict(audit), language).get("findings") or ()
    return list(each(found, audit["findings"], told, goods))


def each(
    found: Brief, findings: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], goods: Goods
) -> Iterator[dict[str, Any]]:
    """Each finding as a row."""
    for number, question in enumerate(found.questions, 1):
        for at in question.findings:
            finding, said = findings[at], told[at]
            row = goods.rows.get(finding["rule"])
            witness = finding.get("witness") or {}
            yield {
                "question": number,
                "severity": said["severity"],
                "kind": said["kind"],
                "code": finding["code"],
                "rule": finding["rule"],
                "chapter": row["code"][:2] if row else None,
                "headings": len(goods.of(finding)),
                "what": said["text"],
                "ask": said["question"],
                "citations": "; ".join(said["citations"]),
                "example": said["examples"][0] if said["examples"] else None,
                "verdict": (witness.get("expect") or {}).get("verdict"),
                "facts": json.dumps(witness["facts"], ensure_ascii=False) if witness else None,
            }


def parquet(rows: Sequence[Mapping[str, Any]], path: str | PathLike[str], force: bool = False) -> None:
    """Writes the table as Parquet.

    Raises:
        TegiError: A file of that name is not an earlier result of ours; `force` overrides it.
        ImportError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    from tegi.batch.result import Look, write_parquet

    arrow = library("pyarrow", "batch")
    kinds = {"question": arrow.int32(), "headings": arrow.int32()}
    schema = arrow.schema([(name, kinds.get(name, arrow.string())) for name in COLUMNS])
    table = arrow.Table.from_pylist([dict(row) for row in rows], schema)

    output.free(path, force=force)
    output.replace(path, lambda new: write_parquet(new, lambda: [table], Look()))
