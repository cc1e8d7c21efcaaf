"""The report of an audit as a document, for those who draft the law: Markdown or HTML by the name of the file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from os import PathLike
from typing import TYPE_CHECKING, Any

from tegi import output
from tegi.language import Language
from tegi.words import WORDS, Words

if TYPE_CHECKING:
    from tegi.types import Audit, Explanation, Finding, FindingWords, Witness

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{border-bottom:1px solid #999}pre{overflow:auto;padding:.5rem;background:#f4f4f4}blockquote{border-left:3px solid #999;
margin-left:0;padding-left:1rem}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}pre{background:#222}}"""


def save(file: str | PathLike[str], audit: Audit, said: Explanation, language: Language, force: bool = False) -> None:
    """Writes the report.

    Raises:
        TegiError: A file of that name is not an earlier report of ours; `force` overrides it.
        OSError: The file cannot be written.
    """
    text = html(audit, said, language) if os.fspath(file).endswith(".html") else markdown(audit, said, language)
    output.save(file, text.encode(), force)


def markdown(audit: Audit, said: Explanation, language: Language) -> str:
    """The report in Markdown: by severity, then rule, each finding with its examples, facts and question."""
    words = WORDS[language]
    lines = [f"# {plain(audit['rulebook'])}", "", plain(said["verdict"]), ""]
    for severity, findings in by_severity(audit, said):
        lines += [f"## {plain(words.severity)}: {plain(severity)}", ""]
        for finding, found in findings:
            lines += [f"### {plain(title(found))}", "", plain(found["text"]), ""]
            lines += [f"- {plain(citation)}" for citation in found["citations"]]
            lines += [f"- {plain(words.example)}: {plain(example)}" for example in found["examples"]]
            lines += ["", f"> **{plain(words.question)}.** {plain(found['question'])}", ""]
            if witness := finding.get("witness"):
                lines += [f"{plain(words.facts)}:", "", "```json", facts(witness), "```", ""]
    lines += [f"## {plain(words.extent)}", ""]
    lines += [f"- {plain(sentence['text'])}" for sentence in said["steps"]]
    return "\n".join([*lines, "", receipt(audit), ""])


def html(audit: Audit, said: Explanation, language: Language) -> str:
    """The same as one HTML page that needs nothing else."""
    words = WORDS[language]
    parts = [f"<h1>{escape(audit['rulebook'])}</h1><p>{escape(said['verdict'])}</p>"]
    for severity, findings in by_severity(audit, said):
        parts.append(f"<h2>{escape(words.severity)}: {escape(severity)}</h2>")
        parts += [section(finding, found, words) for finding, found in findings]
    extent = "".join(f"<li>{escape(sentence['text'])}</li>" for sentence in said["steps"])
    parts.append(f"<h2>{escape(words.extent)}</h2><ul>{extent}</ul><p><small>{escape(receipt(audit))}</small></p>")
    head = f'<meta charset="utf-8"><title>{escape(audit["rulebook"])}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def section(finding: Finding, found: FindingWords, words: Words) -> str:
    """One finding of the page."""
    citations = "".join(f"<li>{escape(citation)}</li>" for citation in found["citations"])
    examples = "".join(f"<li>{escape(words.example)}: {escape(example)}</li>" for example in found["examples"])
    shown = ""
    if witness := finding.get("witness"):
        shown = f"<details><summary>{escape(words.facts)}</summary><pre>{escape(facts(witness))}</pre></details>"
    return (
        f"<section><h3>{escape(title(found))}</h3><p>{escape(found['text'])}</p><ul>{citations}{examples}</ul>"
        f"<blockquote><b>{escape(words.question)}.</b> {escape(found['question'])}</blockquote>{shown}</section>"
    )


def by_severity(audit: Audit, said: Explanation) -> Iterator[tuple[str, list[tuple[Finding, FindingWords]]]]:
    """The findings in their order, those of one severity together."""
    pairs = list(zip(audit["findings"], said.get("findings", ()), strict=True))
    for severity in dict.fromkeys(found["severity"] for _, found in pairs):
        yield severity, [pair for pair in pairs if pair[1]["severity"] == severity]


def title(found: FindingWords) -> str:
    """The rule and the kind."""
    return f"{found['rule']} — {found['kind']}"


def facts(witness: Witness) -> str:
    """The facts of the example, as ``tegi good`` takes them, in the same order from whichever door the audit came."""
    return json.dumps(witness["facts"], ensure_ascii=False, indent=2, sort_keys=True)


def receipt(audit: Audit) -> str:
    """What was computed by what from what."""
    of: Mapping[str, Any] = audit["receipt"]
    digests: Sequence[str] = [of["rulebook_sha256"], *filter(None, [of.get("against_sha256")])]
    return f"Tegi {of['engine']}; SHA-256 {', '.join(digests)}"


def plain(text: str) -> str:
    """Text of which Markdown makes nothing of its own."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)
