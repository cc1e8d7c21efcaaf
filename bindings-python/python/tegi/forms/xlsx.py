"""The form as a workbook that computes: every total and result is a formula over the cells that it is made of."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from os import PathLike
from typing import Any

from tegi.errors import TegiError
from tegi.figures import day_in
from tegi.forms.form import MONEY_WIDTH, NARROW, WIDE, Cell, Contract, Form, of_good
from tegi.forms.words import FormWords, printable, receipt_line, words
from tegi.language import Language
from tegi.optional import library
from tegi.output import save

# The working stands to the right of the form, outside what is printed, one empty column between.
WORKING_52 = ("name", "goods_counted")
WORKING_53 = (
    *("performer", "name", "line", "parent_line", "kazakhstani", "staff"),
    *("own_work", "own_counted", "goods_counted"),
)
WIDTHS = {**NARROW, "performer": 24, "name": 30, "line": 11, "parent_line": 14}
# The headings stand on this row, counted from 0 as everywhere here.
HEADINGS = 5
FIRST = HEADINGS + 1
# A spreadsheet's numbers hold this many digits.
DIGITS = 15
# Stands for a figure while a fact is missing; no sign that a formula gives a meaning.
UNKNOWN = "–"


def write_xlsx(form: Form, path: str | PathLike[str], language: Language = "ru", *, force: bool = False) -> None:
    """Writes the form to a file. The same form gives the same bytes.

    Every formula carries its figure, so that a viewer that does not compute shows it too.

    Raises:
        TegiError: ``beyond-spreadsheet``: an amount has more digits than a spreadsheet holds; ``output-exists``: a
            file of that name is not an earlier form of ours, and `force` is not given.
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
    """
    said = words(language)
    content = BytesIO()
    workbook = library("xlsxwriter").Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    # Without a time: the figures depend on the facts alone.
    workbook.set_properties({"title": getattr(said, f"title_{form.appendix}"), "created": _midnight(form.on)})
    _Sheet(workbook, form, said, language).write()
    workbook.close()
    save(path, content.getvalue(), force)


class _Sheet:
    """One form on one sheet."""

    def __init__(self, workbook: Any, form: Form, said: FormWords, language: Language) -> None:
        self.form = form
        self.said = said
        self.language = language
        self.sheet = workbook.add_worksheet(f"687-{form.appendix}")
        working = WORKING_52 if form.appendix == "52" else WORKING_53
        self.columns = {name: place for place, name in enumerate(form.columns)}
        self.last = len(form.columns) - 1
        self.columns |= {name: place for place, name in enumerate(working, self.last + 2)}
        # What the working adds up to.
        self.sums = {name: Decimal(0) for name in ("own_work", "own_counted", "goods_counted") if name in working}
        lines = sum(max(1, len(contract.goods)) for contract in form.contracts)
        self.total_row = FIRST + lines
        border = {"border": 1, "valign": "vcenter", "font_size": 9}
        day = "yyyy-mm-dd" if language == "en" else "dd.mm.yyyy"

        def style(**more: Any) -> Any:
            return workbook.add_format({**border, **more})

        self.text = style(text_wrap=True, num_format="@", quote_prefix=True)
        self.heading = style(text_wrap=True, align="center")
        self.day = style(num_format=day, align="right")
        self.money = style(num_format="#,##0.00####")
        self.plain = style(num_format="#,##0.######")
        self.percent = style(num_format="0.00##")
        self.two_decimals = style(num_format="0.00")
        self.count = style(num_format="0")
        self.bold = style(bold=True, text_wrap=True, align="right")
        self.bold_money = style(bold=True, num_format="#,##0.00####")
        self.bold_percent = style(bold=True, num_format="0.00")
        self.title = workbook.add_format({"bold": True, "font_size": 12, "align": "center", "text_wrap": True})
        self.note = workbook.add_format({"font_size": 9})
        self.right = workbook.add_format({"font_size": 9, "align": "right"})
        self.small = workbook.add_format({"font_size": 7, "text_wrap": True, "valign": "top"})

    def write(self) -> None:
        """Writes all of it."""
        self.head()
        row = FIRST
        for place, contract in enumerate(self.form.contracts):
            row = self.contract(row, place, contract)
        self.below()
        self.page()

    def head(self) -> None:
        """The title and the headings."""
        form, said = self.form, self.said
        self.sheet.merge_range(0, 0, 0, self.last, getattr(said, f"provision_{form.appendix}"), self.right)
        self.sheet.merge_range(1, 0, 1, self.last, getattr(said, f"title_{form.appendix}"), self.title)
        self.sheet.write_string(2, 0, f"{said.on} {day_in(self.language, form.on)}", self.note)
        self.sheet.write_string(3, 0, f"{getattr(said, form.vat)}. {said.currency}: {form.currency}", self.note)
        self.sheet.write_string(HEADINGS - 1, self.last + 2, said.working, self.note)
        for name, column in self.columns.items():
            self.sheet.write_string(HEADINGS, column, getattr(said, name), self.heading)
            self.sheet.set_column(column, column, WIDTHS.get(name, MONEY_WIDTH))

    def contract(self, row: int, place: int, contract: Contract) -> int:
        """The lines of a contract; answers the row behind them."""
        behind = row + max(1, len(contract.goods))
        for at in range(row, behind):
            for column in range(self.last + 1):
                self.sheet.write_blank(at, column, None, self.text)
        if self.form.appendix == "53":
            self.own_work(row, behind, place, contract)
        for at, good in enumerate(contract.goods, row):
            for name, cell in of_good(good).items():
                self.cell(at, name, cell)
            self.cell(at, "name", good.name)
            # A good of no value counts nothing, whatever its share.
            value, share = self.at(at, "value"), self.at(at, "share")
            formula = f'IF({value}=0,0,IF(ISNUMBER({share}),{value}*{share}/100,"{UNKNOWN}"))'
            self.summed(at, "goods_counted", formula, _product(good.value, good.share, 100))
        return behind

    def own_work(self, row: int, behind: int, place: int, contract: Contract) -> None:
        """The columns of the contract itself."""
        self.cell(row, "contract", contract.id)
        self.cell(row, "contract_value", contract.value)
        goods = f"SUM({self.range('value', row, behind - 1)})"
        self.formula(row, "goods_value", goods, contract.goods_value, self.money)
        parents, values = self.column("parent_line"), self.column("contract_value")
        under = f"SUMIF({parents},{self.at(row, 'line')},{values})"
        self.formula(row, "subcontracts", under, contract.subcontracts, self.money)
        self.payroll_share(row, contract)
        self.cell(row, "performer", contract.performer)
        self.number(row, "line", place + 1, self.count)
        self.number(row, "parent_line", 0 if contract.parent is None else contract.parent + 1, self.count)
        value, goods, under = (self.at(row, name) for name in ("contract_value", "goods_value", "subcontracts"))
        # Sums of decimals are not exact in a spreadsheet; six decimals are all that an amount has.
        self.summed(row, "own_work", f"ROUND({value}-{goods}-{under},6)", contract.own_work)
        own, share = self.at(row, "own_work"), self.at(row, "payroll_share")
        formula = f'IF({own}=0,0,IF(ISNUMBER({share}),{own}*{share}/100,"{UNKNOWN}"))'
        part, whole = contract.payroll_share.as_integer_ratio() if contract.payroll_share is not None else (None, 1)
        self.summed(row, "own_counted", formula, _product(contract.own_work, part, whole))

    def payroll_share(self, row: int, contract: Contract) -> None:
        """Rj: computed where what it is computed from is stated."""
        share, staff = contract.payroll_share, contract.staff
        if share is None:
            return
        if staff is None:
            self.number(row, "payroll_share", share * 100, self.percent)
            return
        self.number(row, "kazakhstani", staff.kazakhstani, self.money)
        self.number(row, "staff", staff.total, self.money)
        formula = f"100*{self.at(row, 'kazakhstani')}/{self.at(row, 'staff')}"
        formula = f"ROUND({formula},2)" if staff.two_decimals else formula
        figure = _product(Decimal(100), *share.as_integer_ratio())
        self.formula(row, "payroll_share", formula, figure or Decimal(0), self.two_decimals)

    def below(self) -> None:
        """The totals, S and the result."""
        form, said, row = self.form, self.said, self.total_row
        totals = form.totals
        for column in range(self.last + 1):
            self.sheet.write_blank(row, column, None, self.bold)
        self.sheet.write_string(row, 0, said.total, self.bold)
        for name, total in totals.items():
            formula = f"SUM({self.column(name)})"
            if name == "contract_value":
                # The customer's own contracts have none above them.
                formula = f"SUMIF({self.column('parent_line')},0,{self.column(name)})"
            self.formula(row, name, formula, total, self.bold_money)
        for name, total in self.sums.items():
            self.formula(row, name, f"SUM({self.column(name)})", total, self.bold_money)
        self.label(row + 1, said.customer_value)
        if form.appendix == "52":
            # Goods may be worth less than the contract: S does not follow from the lines.
            self.number(row + 1, "value", form.value, self.bold_money)
        else:
            self.formula(row + 1, "value", self.at(row, "contract_value"), form.value, self.bold_money)
        self.label(row + 2, getattr(said, f"result_{form.appendix}"))
        counted = [name for name in self.sums if name != "own_work"]
        sums = "+".join(f"SUM({self.column(name)})" for name in counted)
        unknown = "+".join(f'COUNTIF({self.column(name)},"{UNKNOWN}")' for name in counted)
        formula = f'IF({unknown}>0,"{said.unknown}",ROUND(100*({sums})/{self.at(row + 1, "value")},2))'
        self.formula(row + 2, "value", formula, said.unknown if form.share is None else form.share, self.bold_percent)
        receipt = f"{said.receipt}: {receipt_line(form.receipt)}"
        self.sheet.merge_range(row + 4, 0, row + 4, self.last, receipt, self.small)

    def label(self, row: int, label: str) -> None:
        """The name of a figure that stands in the column of values."""
        self.sheet.merge_range(row, 0, row, self.columns["value"] - 1, label, self.bold)

    def page(self) -> None:
        """A4 landscape, as wide as the page, the headings on each."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADINGS)
        self.sheet.print_area(0, 0, self.total_row + 4, self.last)
        self.sheet.set_footer("&R&P / &N")
        self.sheet.freeze_panes(FIRST, 1)
        self.sheet.set_row(1, 20)
        self.sheet.set_row(HEADINGS, 78)
        self.sheet.set_row(self.total_row + 4, 22)

    def cell(self, row: int, name: str, cell: Cell) -> None:
        """A cell of the form, by what it holds."""
        column = self.columns[name]
        if isinstance(cell, str):
            # Always a text, whatever it begins with.
            self.sheet.write_string(row, column, printable(cell), self.text)
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, column, _midnight(cell), self.day)
        elif cell is not None:
            formats = {"share": self.percent, "quantity": self.plain}
            self.number(row, name, cell, formats.get(name, self.money))

    def number(self, row: int, name: str, number: Decimal | Fraction | int, style: Any) -> None:
        """A number that a spreadsheet holds as it is."""
        if isinstance(number, Decimal) and len(number.normalize().as_tuple().digits) > DIGITS:
            raise TegiError([{"code": "beyond-spreadsheet", "at": "", "given": str(number), "allowed": str(DIGITS)}])
        self.sheet.write_number(row, self.columns[name], float(number), style)

    def formula(self, row: int, name: str, formula: str, figure: Decimal | str, style: Any) -> None:
        """A formula with the figure that it gives."""
        cached = figure if isinstance(figure, str) else float(figure)
        self.sheet.write_formula(row, self.columns[name], f"={formula}", style, cached)

    def summed(self, row: int, name: str, formula: str, figure: Decimal | None) -> None:
        """A formula of the working, which goes into its sum; nothing while a fact is missing."""
        self.sums[name] += figure or 0
        self.formula(row, name, formula, UNKNOWN if figure is None else figure, self.money)

    def at(self, row: int, name: str) -> str:
        """The address of a cell."""
        address: str = library("xlsxwriter.utility").xl_rowcol_to_cell(row, self.columns[name])
        return address

    def range(self, name: str, first: int, last: int) -> str:
        """Some cells of a column."""
        return f"{self.at(first, name)}:{self.at(last, name)}"

    def column(self, name: str) -> str:
        """A column's cells of all lines."""
        column = library("xlsxwriter.utility").xl_col_to_name(self.columns[name], True)
        return f"{column}${FIRST + 1}:{column}${self.total_row}"


def _product(amount: Decimal, part: Decimal | int | None, whole: int) -> Decimal | None:
    """A part of an amount; nothing while the part is missing, unless there is nothing to take it of."""
    if not amount:
        return Decimal(0)
    return None if part is None else WIDE.divide(WIDE.multiply(amount, Decimal(part)), Decimal(whole))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
