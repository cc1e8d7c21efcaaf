"""The supplier's report on in-country value, handed in with the payment papers.

Rules 687, Appendix 52 (goods) and Appendix 53 (works and services). `pip install "tegi[forms]"` installs what writing
them needs.

    tegi.forms.save(facts, tegi.assess_contract(facts), "xlsx", "report.xlsx", "kk")
"""

from __future__ import annotations

from os import PathLike
from typing import Literal

from tegi import output
from tegi.forms.form import Answer, Facts, Form, form
from tegi.forms.html import write_html
from tegi.forms.xlsx import write_xlsx
from tegi.language import Language

__all__ = ["Form", "form", "save", "write_html", "write_xlsx"]


def save(
    facts: Facts,
    answer: Answer,
    as_what: Literal["xlsx", "html"],
    path: str | PathLike[str],
    language: Language = "ru",
    *,
    force: bool = False,
) -> None:
    """Writes the form of a contract to a file.

    Args:
        facts: What was assessed.
        answer: What `tegi.assess_contract` made of it, or the same as a dict.
        as_what: ``xlsx`` or ``html``.
        path: The file.
        language: ``kk``, ``ru`` or ``en``.
        force: Write over a file that is not an earlier form of ours, or was changed since.

    Raises:
        TegiError: The contract has no such form, the answer is of other facts, or a file of that name is not an
            earlier form of ours.
        ImportError: A library of `tegi[forms]` is not installed.
        OSError: The file cannot be written.
    """
    filled = form(facts, answer)
    if as_what == "xlsx":
        write_xlsx(filled, path, language, force=force)
    elif as_what == "html":
        output.save(path, write_html(filled, language).encode(), force)
    else:
        raise ValueError(f"a form is written as xlsx or html, not as {as_what}")
