"""Measures all targets beside the peers in one run and prints them as README shows them: make bench

Ratios are of processor time, the one beside the other in one process, so that they hold on other machines too.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
UNITS = {"ns": 1e-3, "µs": 1.0, "ms": 1e3, "s": 1e6}


def told(*command: str | Path) -> str:
    """What a program says."""
    print("measuring:", *(str(part).removeprefix(f"{ROOT}/") for part in command), file=sys.stderr, flush=True)
    run = subprocess.run([*map(str, command)], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return run.stdout


def measured(*command: str | Path) -> Any:
    """What a program says in JSON on its last line."""
    return json.loads(told(*command).splitlines()[-1])


def native() -> dict[tuple[str, int], float]:
    """Medians of the benches inside the core in microseconds, by name and lines."""
    found, name = {}, ""
    for line in told("cargo", "bench", "--quiet", "--package", "tegi", "--", "assess").splitlines():
        if top := re.match(r"[├╰]─ (\w+)", line):
            name = top[1]
        row = re.match(r"[│ ]  [├╰]─ (\d+) ", line)
        columns = re.findall(r"([\d.]+) (ns|µs|ms|s)\b", line)
        if row and len(columns) >= 3:
            value, unit = columns[2]
            found[name, int(row[1])] = float(value) * UNITS[unit]
    return found


def brotli(path: Path) -> int:
    """Kilobytes of a file by brotli, as servers send it."""
    program = (
        "const { brotliCompressSync } = require('zlib');"
        "console.log(brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)"
    )
    return round(int(told("node", "-e", program, path)) / 1000)


def main() -> None:
    """Prints the table."""
    python = sys.executable
    core = native()
    node = measured("node", "bindings-wasm/bench/bench.mjs", "--json")
    calls = measured(python, "bindings-python/bench/speed.py", "--json")
    batch = measured(python, "tests/bench/batch.py", "--json")
    other = measured(python, "tests/bench/originshift_peer.py")
    page = measured("node", "tests/bench/first-page.mjs")
    dist = ROOT / "bindings-wasm/dist"
    sizes = [brotli(dist / name) for name in ("tegi_bg.wasm", "tegi_good_bg.wasm")]
    wheels = sorted((ROOT / "target/wheels").glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    wheel = f"{wheels[-1].stat().st_size / 1e6:.2f} MB" if wheels else "not built (`make wheel`)"
    ten, hundred, thousand = node["rows"]
    few, _, many = calls["rows"]
    per_line = [core["assess", lines] / lines for lines in (10, 1_000)]
    rows = [
        (
            "typed facts to an answer with all steps, 10 lines, native",
            "2 µs",
            f"{core['assess', 10]:.1f} µs; a line {per_line[0]:.2f} µs, of 1 000 lines {per_line[1]:.2f} µs",
        ),
        (
            "Node: `assessGood(object)`, verdict and share read, against decimal.js for the verdict; 10, 1 000 lines",
            "0.6 ×, 0.3 ×",
            f"{ten['object'] / ten['script']:.2f} ×, {thousand['object'] / thousand['script']:.2f} ×"
            f" ({ten['object']:.1f} µs; all of it {ten['all'] / ten['script']:.0f} ×,"
            f" {thousand['all'] / thousand['script']:.0f} ×; zen-engine {ten['zen']:.0f} µs)",
        ),
        (
            "Python: `assess_good(dict)`, verdict and share read, against a Decimal script; 10, 1 000 lines",
            "0.4 ×",
            f"{few['object'] / few['script']:.2f} ×, {many['object'] / many['script']:.2f} ×"
            f" ({few['object']:.1f} µs; all of it {few['all'] / few['script']:.0f} ×,"
            f" {many['all'] / many['script']:.0f} ×)",
        ),
        (
            "Arrow: verdict, share and rule of a million lines; times faster than polars, a Decimal loop",
            "6 ×, 40 ×",
            f"{batch['polars'] / batch['ours']:.1f} ×, {batch['loop'] / batch['ours']:.0f} ×"
            f" (DuckDB {batch['duckdb'] / batch['ours']:.1f} ×, pandas {batch['pandas'] / batch['ours']:.1f} ×;"
            f" {batch['ours']:.0f} ns a good of 10 lines)",
        ),
        (
            "Parquet read and assessed, against reading alone",
            "1.5 ×",
            f"{batch['both'] / batch['decode']:.1f} ×",
        ),
        (
            "changes of heading, times faster than originshift",
            "1 000 ×",
            f"{other['theirs'] / other['ours']:.0f} × ({other['theirs']:.1f} ms, {other['ours'] * 1e3:.0f} µs)",
        ),
        (
            "npm: wasm by brotli; import to first assessment in Node, navigation to it in Chromium",
            "120 KB; 30 ms; 100 ms",
            f"{sizes[0]} KB, `tegi/good` {sizes[1]} KB; {node['first']:.0f} ms;"
            f" {page['index']:.0f} ms, `tegi/good` {page['good']:.0f} ms",
        ),
        ("wheel; `import tegi`", "2 MB; 20 ms", f"{wheel}; {calls['import']:.0f} ms"),
    ]
    print("| # | what | aim | measured |\n|---|---|---|---|")
    for number, (what, aim, found) in enumerate(rows, 1):
        print(f"| {number} | {what} | {aim} | {found} |")


if __name__ == "__main__":
    main()
