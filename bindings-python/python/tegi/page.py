"""Documents that print, from the templates of the package."""

from __future__ import annotations

from importlib import resources
from typing import Any

from tegi.known import once
from tegi.optional import library


def page(template: str, extra: str, **values: Any) -> str:
    """One HTML document without anything outside it: a template with its values, each of which must be there.

    Raises:
        ImportError: jinja2 is not installed; the message names the extra that installs it.
    """
    library("jinja2", extra)
    filled: str = _compiled(template).render(**values)
    return filled


@once
def _compiled(template: str) -> Any:
    """A template of the package, compiled once: that takes longer than to fill it."""
    jinja2 = library("jinja2")
    text = resources.files("tegi").joinpath(f"templates/{template}.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(text)
