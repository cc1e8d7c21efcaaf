"""How long a workbook of many lines takes to be read and answered: python tests/bench/workbook.py [LINES]

Beside it: the same workbook only read, cell by cell, by openpyxl. Each runs in a process of its own; memory is the
most that the process held.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import xlsxwriter

LINES = 100_000
OF_A_GOOD = 20
ONLY_READ = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
print(sum(cell is not None for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row))
"""
# What a process took, told by itself at its end: a parent sees only the largest of its children.
MEASURED = """
import atexit, resource, runpy, sys
atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
sys.argv = sys.argv[1:]
runpy.run_module("tegi", run_name="__main__", alter_sys=True)
"""


def write(path: Path, lines: int) -> None:
    """Writes goods of twenty lines each, as a factory would have them."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    goods = book.add_worksheet("Товары")
    goods.write_row(0, 0, ["№ товара", "Код ТН ВЭД", "Наименование", "Цена франко-завод", "Операции"])
    for place in range(lines // OF_A_GOOD):
        goods.write_row(place + 1, 0, [f"Т-{place}", "8403109000", f"Котёл {place}", 1_000_000.5 + place, "сварка"])
    bill = book.add_worksheet("Материалы")
    bill.write_row(0, 0, ["№ товара", "№ материала", "Код ТН ВЭД", "Наименование", "Страна", "Стоимость"])
    for place in range(lines):
        country = ("Германия", "Китай", "Россия")[place % 3]
        row = [
            f"Т-{place // OF_A_GOOD}",
            f"М-{place}",
            "7208 51 200 0",
            "Лист стальной",
            country,
            1_000.25 + place % 97,
        ]
        bill.write_row(place + 1, 0, row)
    book.close()


def run(*command: str) -> tuple[float, int]:
    """Runs Python in its own process; gives its seconds and its kilobytes."""
    begun = perf_counter()
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return perf_counter() - begun, int(done.stderr.split()[-1])


def main() -> None:
    """Measures both, the one after the other, the fastest of three."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "goods.xlsx"), str(Path(folder, "answers.xlsx"))
        write(path, lines)
        options = ("--on", "2026-03-01", "--rulebook", "cis-2009", "--workers", "1", "--force")
        only = ONLY_READ + "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        ours = min(run("-c", MEASURED, "tegi", "batch", str(path), out, *options) for _ in range(3))
        read = min(run("-c", only, str(path)) for _ in range(3))
    print(f"tegi batch: {lines} lines read and answered in {ours[0]:.1f} s, {ours[1] // 1024} MB")
    print(f"openpyxl, only read: {read[0]:.1f} s, {read[1] // 1024} MB")
    print(f"times as long: {ours[0] / read[0]:.2f}")


if __name__ == "__main__":
    main()
