"""What a notebook shows of an answer."""

from __future__ import annotations

from html import escape
from typing import Union

import tegi
from tegi.language import default_language

Answer = Union["tegi.Assessment", "tegi.ContractAssessment", "tegi.PeriodAssessment"]


def html(answer: Answer) -> str:
    """The report of an answer as HTML, in the language of the command: TEGI_LANG, else the locale, else Russian.

    An answer by a rulebook that the process does not hold is shown as its `repr`.
    """
    from tegi.view.contract import of_contract, of_period
    from tegi.view.good import of_good
    from tegi.view.html import html as as_html

    language, engine = default_language(), tegi._engine
    try:
        if isinstance(answer, tegi.Assessment):
            document = of_good({}, answer.to_dict(), language, engine)
        elif isinstance(answer, tegi.ContractAssessment):
            document = of_contract({}, answer.to_dict(), language, engine)
        else:
            document = of_period({}, answer.to_dict(), language, engine)
    except tegi.TegiError:
        return f"<pre>{escape(repr(answer))}</pre>"
    return as_html(document)
