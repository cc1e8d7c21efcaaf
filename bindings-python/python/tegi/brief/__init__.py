"""The brief for the regulator: an audit's findings by the question they raise, or what a change of law changes.

tegi.brief.write("cis-2009", "brief.docx", "ru")
tegi.brief.write(draft, "change.docx", "ru", against="cis-2009")
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

import tegi
from tegi import output
from tegi.brief.changes import Change, Changes, changes
from tegi.brief.goods import Goods
from tegi.brief.questions import Asked, Brief, Question, brief
from tegi.language import Language

__all__ = ["KINDS", "Asked", "Brief", "Change", "Changes", "Goods", "Question", "brief", "changes", "save", "write"]

# The brief itself, and all findings as a table.
KINDS = (".docx", ".html", ".xlsx", ".parquet")


def write(
    rulebook: str | Mapping[str, Any],
    path: str | PathLike[str],
    language: Language = "ru",
    *,
    against: str | Mapping[str, Any] | None = None,
    engine: tegi.Engine | None = None,
    force: bool = False,
) -> None:
    """Audits a rulebook and writes the brief: DOCX and HTML for reading, XLSX and Parquet with every finding.

    Args:
        rulebook: Its name as ``id@first day``, or the rulebook itself.
        path: A file whose name ends in ``.docx``, ``.html``, ``.xlsx`` or ``.parquet``.
        language: ``kk``, ``ru`` or ``en``.
        against: The rulebook before a change: the brief then tells whose verdict changes, by chapter.
        engine: The engine that holds a rulebook of your own.
        force: Write over a file that is not an earlier result of ours, or was changed since.

    Raises:
        TegiError: There is no such rulebook, it has faults, or a file of that name is not an earlier result of ours.
        ValueError: There is no such kind of file, or no such language.
        ImportError: A library of `tegi[reports]` or, for Parquet, of `tegi[batch]` is not installed.
        OSError: The file cannot be written.
    """
    engine = engine or tegi.Engine()
    options: dict[str, Any] = {"against": against, "kinds": ["edition"]} if against is not None else {}
    audit: Any = engine.audit(rulebook, **options)
    documents = [one for one in (rulebook, against) if isinstance(one, Mapping)]
    save(named(json.loads(json.dumps(audit)), documents, engine), path, language, engine, force)


def named(audit: Any, documents: Iterable[Mapping[str, Any]], engine: tegi.Engine) -> Any:
    """An audit of rulebooks that the engine has: a draft of an edition is added beside it under a name of its own.

    Args:
        audit: What was found.
        documents: The rulebooks that were given as documents.
        engine: The engine.

    Raises:
        TegiError: A draft has faults.
    """
    from tegi.impact import load_draft

    for document in documents:
        name = f"{document['id']}@{document['first']}"
        known = json.loads(engine.rulebook_text(name))
        if known == document or (known.get("type") == "refusal" and is_taken(document, engine)):
            continue
        draft = load_draft(json.dumps(document, ensure_ascii=False), engine)
        # Both sides may have the same name: the draft is the one that was audited, or else the other.
        key = "rulebook" if audit["rulebook"] == name else "against"
        other = audit.get("against" if key == "rulebook" else "rulebook")
        if other == name:
            raise tegi.TegiError([{"code": "duplicate-id", "at": "/first", "given": name}])
        audit = json.loads(json.dumps(audit).replace(json.dumps(name), json.dumps(draft)))
    return audit


def is_taken(document: Mapping[str, Any], engine: tegi.Engine) -> bool:
    """Whether the engine takes a rulebook beside those that it has."""
    try:
        engine.load_rulebook(dict(document))
    except tegi.TegiError:
        return False
    return True


def save(
    audit: Mapping[str, Any], path: str | PathLike[str], language: Language, engine: tegi.Engine, force: bool = False
) -> None:
    """Writes the brief of an audit that was made.

    Raises:
        As of `write`.
    """
    from tegi.brief.table import parquet, rows
    from tegi.paper import Paper
    from tegi.paper import save as save_paper
    from tegi.view.brief import of_brief, of_changes, of_table

    ending = output.ending(path, KINDS, "a brief")
    goods = Goods(audit["rulebook"], engine)
    found = brief(audit, language, engine, goods)
    if ending == ".parquet":
        parquet(rows(found, audit, language, engine, goods), path, force)
        return
    if ending == ".xlsx":
        document = of_table(rows(found, audit, language, engine, goods), found, language)
    elif audit.get("against"):
        document = of_changes(changes(audit, language, engine, goods), language)
    else:
        document = of_brief(found, language)
    save_paper(Paper(found.title, goods.day, document), path, force)
