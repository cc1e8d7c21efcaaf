"""The cells of XLSX workbooks, as they are handed to the core: numbers, days, formats, formulas, and hostile books."""

import datetime
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tegi.errors import TegiError
from tegi.table import book as books
from tegi.table import number
from tegi.table import sheet as sheets
from tegi.table.book import Book
from tegi.table.sheet import Sheet, letters, place

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(path: Path) -> dict[str, tuple[dict[str, Any], dict[int, Any]]]:
    """Each sheet by its name: what is told of it, and the cells of each row."""
    with Book(path, path.name) as book:
        found = {}
        for part in book.sheets:
            sheet = Sheet(book, part)
            rows = {row["row"]: row for some in sheet.rows() for row in some}
            found[part.name] = sheet.head(book.name), rows
        return found


def cells(path: Path, row: int = 1) -> list[Any]:
    """The cells of a row of the first sheet."""
    return next(iter(read(path).values()))[1][row]["cells"]  # type: ignore[no-any-return]


def faults(path: Path) -> list[tuple[str, str]]:
    """What a book is refused for."""
    with pytest.raises(TegiError) as refused:
        read(path)
    return [(fault["code"], fault["at"]) for fault in refused.value.errors]


def changed(path: Path, part: str, *changes: tuple[str, str], name: str = "") -> Path:
    """The same book with other text in a part, or another name for it."""
    out = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            text = old.read(member)
            if re.fullmatch(part, member):
                for was, becomes in changes:
                    assert was.encode() in text
                    text = text.replace(was.encode(), becomes.encode())
            new.writestr(name if name and re.fullmatch(part, member) else member, text)
    return out


def plain_book(tmp_path: Path, rows: str) -> Path:
    """A book of one sheet whose rows are given as XML."""
    path = tmp_path / "plain.xlsx"
    xlsxwriter.Workbook(path).close()
    return changed(
        path,
        "xl/worksheets/sheet1.xml",
        ("<sheetData/>", f"<sheetData>{rows}</sheetData>"),
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("0.30000000000000004", "0.3"),
        ("1E+21", "1000000000000000000000"),
        ("1E-7", "0.0000001"),
        ("9007199254740993", "9007199254740990"),
        ("123456789012344.5", "123456789012345"),
        ("-123456789012344.5", "-123456789012345"),
        ("148500.50", "148500.5"),
        ("-0", "0"),
        ("+5", "5"),
        ("007", "7"),
        (".5", "0.5"),
        ("2", "2"),
        ("500,01", None),
        ("1e999", None),
        ("nan", None),
        ("1_000", None),
        ("", None),
    ],
)
def test_numbers_have_fifteen_digits_and_no_exponent(typed: str, text: str) -> None:
    assert number.plain(typed) == text


@given(st.floats(-1e307, 1e307))
def test_any_float_is_told_to_fifteen_digits(value: float) -> None:
    text = number.plain(repr(value))
    assert text is not None and "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14)
    assert len(Decimal(text).normalize().as_tuple().digits) <= 15
    assert number.plain(text) == text


@pytest.mark.parametrize("is_1904", [False, True])
def test_cells_of_every_kind(tmp_path: Path, is_1904: bool) -> None:
    path = tmp_path / "kinds.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": is_1904, "remove_timezone": True})
    sheet = book.add_worksheet("Материалы")
    euro = book.add_format({"num_format": "[$€-407]#,##0.00"})
    day, moment, hours = (book.add_format({"num_format": code}) for code in ("dd.mm.yyyy", "d.m.yy h:mm", "[h]:mm"))
    sheet.write_string(0, 0, " a\nb ")
    sheet.write_number(0, 1, 310, euro)
    sheet.write_datetime(0, 2, datetime.datetime(2026, 3, 1), day)
    sheet.write_datetime(0, 3, datetime.datetime(2026, 3, 1, 10, 30), moment)
    sheet.write_boolean(0, 4, True)
    sheet.write_number(0, 6, 1.5, hours)
    sheet.write_formula(0, 7, "=1/0", None, "#DIV/0!")
    sheet.write_formula(0, 9, "=0.1+0.2", None, 0.1 + 0.2)
    sheet.write_formula(0, 10, '="x"', None, "x")
    sheet.write_number(0, 11, 0.6, book.add_format({"num_format": "0 %"}))
    sheet.write_number(0, 12, 1000, book.add_format({"num_format": "0.00 USD"}))
    sheet.write_string(0, 13, "=1+1")
    sheet.write_blank(0, 14, None, euro)
    book.close()
    assert cells(path) == [
        " a\nb ",
        {"n": "310", "f": "[$€-407]#,##0.00"},
        {"d": "2026-03-01", "f": "dd.mm.yyyy"},
        {"d": "2026-03-01T10:30:00", "f": "d.m.yy h:mm"},
        {"b": True},
        None,
        {"n": "1.5", "f": "[h]:mm"},
        {"e": "#DIV/0!"},
        None,
        {"n": "0.3"},
        "x",
        {"n": "0.6", "f": "0 %"},
        {"n": "1000", "f": "0.00 USD"},
        "=1+1",
    ]


def test_a_formula_without_a_result_is_told(tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["=1+1", 2])
    book.save(path)
    assert cells(path) == [{"e": "#FORMULA"}, {"n": "2"}]


def test_a_formula_whose_result_is_the_empty_text_is_blank(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>IF(K3="","",1)</f><v></v></c><c r="B1"><f>K3</f><v>5</v></c></row>'
    assert cells(plain_book(tmp_path, rows)) == [None, {"n": "5"}]


def test_what_is_hidden_and_merged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Товары"
    lines = book.create_sheet("Материалы")
    for row in range(1, 5):
        lines.append([f"b{row}", "8416201000", row])
    lines.merge_cells("A2:A4")
    lines.row_dimensions[3].hidden = True
    lines.column_dimensions["B"].hidden = True
    lines.column_dimensions["F"].hidden = True
    book.create_sheet("Черновик").sheet_state = "veryHidden"
    book.save(path)
    found = read(path)
    assert list(found) == ["Товары", "Материалы", "Черновик"]
    head, rows = found["Материалы"]
    assert head == {
        "file": "hidden.xlsx",
        "sheet": "Материалы",
        "merged": ["A2:A4"],
        "hidden_columns": ["B"],
    }
    assert [row for row in rows if rows[row].get("hidden")] == [3]
    assert found["Черновик"][0]["hidden"] is True and "hidden" not in found["Товары"][0]


def test_a_currency_that_the_file_does_not_name_stays_unnamed(tmp_path: Path) -> None:
    """Built-in formats show the currency of whoever looks: a sign of dollars would be a guess."""
    path = tmp_path / "built-in.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().write_number(0, 0, 5, book.add_format({"num_format": 7}))
    book.close()
    assert cells(path) == [{"n": "5", "f": '"¤"#,##0.00_);("¤"#,##0.00)'}]


def test_a_book_as_other_programs_write_it(tmp_path: Path) -> None:
    path = tmp_path / "strings.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("А").write_row(0, 0, ["№ товара", "x_x0041_", 1])
    book.close()
    expected = ["№ товара", "x_x0041_", {"n": "1"}]
    assert cells(path) == expected
    assert cells(changed(path, "xl/sharedStrings.xml", name="xl/SharedStrings.xml")) == expected
    prefixed = changed(
        path,
        "xl/worksheets/sheet1.xml",
        ("<c ", "<x:c "),
        ("</c>", "</x:c>"),
        ("<v>", "<x:v>"),
        ("</v>", "</x:v>"),
        ("<worksheet ", f'<worksheet xmlns:x={MAIN.split("=")[1]} '),
    )
    assert cells(prefixed) == expected
    assert (
        cells(
            changed(
                path,
                "xl/worksheets/sheet1.xml",
                (' r="A1"', ""),
                (' r="B1"', ""),
                (' r="C1"', ""),
            )
        )
        == expected
    )


def test_what_is_no_number_is_handed_over_as_the_text_that_it_is(
    tmp_path: Path,
) -> None:
    assert cells(plain_book(tmp_path, '<row r="1"><c r="B1"><v>500,01</v></c></row>')) == [None, "500,01"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ('<row r="2147483647"><c r="A1"/></row>', ("too-many", "Sheet1!A2147483647")),
        (
            '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>',
            ("damaged", "Sheet1!A2"),
        ),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', ("too-many", "Sheet1!ZZZ1")),
        ('<row r="1"><c r="B1"/><c r="B1"/></row>', ("damaged", "Sheet1!B1")),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', ("damaged", "Sheet1!A1")),
        ('<row r="1"><c r="A1" t="x"><v>7</v></c></row>', ("damaged", "Sheet1!A1")),
        (
            '<row r="1"><c r="A1" t="str"><v>' + "a" * 32_768 + "</v></c></row>",
            ("too-long", "Sheet1!A1"),
        ),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="B1"', ("damaged", "Sheet1!A1")),
    ],
)
def test_a_fault_of_a_sheet_is_at_its_cell(tmp_path: Path, rows: str, fault: tuple[str, str]) -> None:
    assert faults(plain_book(tmp_path, rows)) == [fault]


def test_no_more_is_unpacked_than_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    wide = plain_book(tmp_path, "".join(row.format(number) for number in range(1, 10)))
    monkeypatch.setattr(sheets, "MOST_CELLS", 100_000)
    assert faults(wide) == [("too-many", "Sheet1!XFD7")]
    monkeypatch.setattr(books, "MOST_UNPACKED", 1_000)
    assert faults(wide) == [("file-too-large", "changed.xlsx")]
    monkeypatch.undo()
    monkeypatch.setattr(books, "MOST_HELD", 1_000)
    assert faults(wide) == [("file-too-large", "changed.xlsx")]


def test_neither_a_long_text_nor_a_long_tag_is_gathered(tmp_path: Path) -> None:
    """300 MiB in a cell, in an attribute: refused after a few pieces, whatever the file says of its size."""
    for number, (before, after) in enumerate([('<c r="A1" t="str"><v>', "</v></c>"), ('<c r="A1" s="', '"/>')]):
        path = tmp_path / f"{number}.xlsx"
        xlsxwriter.Workbook(path).close()
        out = tmp_path / f"long-{number}.xlsx"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.namelist():
                if not member.endswith("sheet1.xml"):
                    new.writestr(member, old.read(member))
            with new.open("xl/worksheets/sheet1.xml", "w") as stream:
                stream.write(f"<worksheet {MAIN}><sheetData><row>{before}".encode())
                for _ in range(300):
                    stream.write(b"1" * 2**20)
                stream.write(f"{after}</row></sheetData></worksheet>".encode())
        assert faults(out) == [(["too-long", "damaged"][number], "Sheet1!A1")]


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "strings.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().write_string(0, 0, "laugh")
    book.close()
    entities = '<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY l1 "&l0;&l0;">]><sst'
    assert faults(changed(path, "xl/sharedStrings.xml", ("<sst", entities), ("laugh", "&l1;"))) == [
        ("damaged", "changed.xlsx")
    ]


@pytest.mark.parametrize("content", [b"", b"PK", b"no book", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_archive_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.xlsx"
    path.write_bytes(content)
    assert faults(path) == [("damaged", "no.xlsx")]


@given(data=st.data())
def test_a_changed_byte_is_read_or_refused(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.xlsx"
    if not path.exists():
        book = openpyxl.Workbook()
        book.active.append(["№ товара", 1, True])
        book.save(path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        with Book(bytes(content), "bytes.xlsx") as book:
            for part in book.sheets:
                list(Sheet(book, part).rows())
    except TegiError as error:
        assert all(fault["at"] for fault in error.errors)


def test_columns_have_letters() -> None:
    assert [letters(column) for column in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(place(letters(column)) == column for column in range(1, 16_385))
