"""The form as a page that prints: A4, landscape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tegi.forms.form import MONEY_WIDTH, NARROW, WIDE, Cell, Form
from tegi.figures import day_in, figure
from tegi.forms.words import printable, receipt_line, words
from tegi.language import Language
from tegi.page import page

# Figures stand at the right.
_FIGURES = {"contract_value", "goods_value", "subcontracts", "payroll_share", "quantity", "price", "value", "share"}


def write_html(form: Form, language: Language = "ru") -> str:
    """The form as one HTML document without anything outside it.

    Raises:
        ImportError: jinja2 is not installed.
    """
    said = words(language)
    totals = form.totals
    widths = [NARROW.get(column, MONEY_WIDTH) for column in form.columns]
    return page(
        "form",
        "forms",
        language=language,
        said=said,
        title=getattr(said, f"title_{form.appendix}"),
        provision=getattr(said, f"provision_{form.appendix}"),
        on=shown(form.on, language),
        vat=getattr(said, form.vat),
        currency=form.currency,
        headings=[getattr(said, column) for column in form.columns],
        widths=[f"{100 * width / sum(widths):.2f}" for width in widths],
        kinds=["figure" if column in _FIGURES else "text" for column in form.columns],
        rows=[[shown(cell, language) for cell in row.values()] for row in form.rows],
        totals=[said.total, *(shown(totals.get(column), language) for column in form.columns[1:])],
        value_place=form.columns.index("value"),
        value=shown(form.value, language),
        result=getattr(said, f"result_{form.appendix}"),
        share=said.unknown if form.share is None else shown(form.share, language),
        is_known=form.share is not None,
        receipt=receipt_line(form.receipt),
    )


def shown(cell: Cell, language: Language) -> str:
    """A cell as the language writes it: `1 234,50` and `01.03.2026`, or `1,234.50` and `2026-03-01`."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return printable(cell)
    if isinstance(cell, date):
        return day_in(language, cell)
    if isinstance(cell, Fraction):
        # A payroll share has no end: shown with two decimals, as it is keyed.
        cell = WIDE.divide(Decimal(cell.numerator), Decimal(cell.denominator)).quantize(Decimal("0.01"), context=WIDE)
    whole, _, fraction = format(cell, "f").partition(".")
    # At least two decimals where there are any, and no zeros behind them.
    fraction = fraction.rstrip("0").ljust(2, "0") if fraction else ""
    return figure(whole + (f".{fraction}" if fraction else ""), language)
