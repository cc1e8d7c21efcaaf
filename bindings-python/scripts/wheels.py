"""Builds the wheels and the sdist, and proves them.

python bindings-python/scripts/wheels.py build   a wheel for Python 3.9, one for all newer ones, the sdist
python bindings-python/scripts/wheels.py test    each at every Python at hand: the same bytes as the Rust engine
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / "target/wheels"
OLDEST = (3, 9)
# PyPI takes more; users on slow lines do not. The aim is 2 MB; the engine alone takes 3.3 MB (docs/measurements.md).
LARGEST = 4_000_000
EVERY_MODULE = """
import importlib, pkgutil, tegi
for module in pkgutil.walk_packages(tegi.__path__, "tegi."):
    if module.name != "tegi.__main__":
        importlib.import_module(module.name)
"""
# glibc 2.17, of 2012: older systems have no Python of these.
PLATFORM = ("--zig", "--compatibility", "manylinux2014") if sys.platform == "linux" else ()
SMALL = ("--profile", "wheel", "--compression-level", "9")


def run(*command: object, **more: object) -> None:
    """Runs a program; what it says is shown only where it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)  # type: ignore
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}")


def version(python: Path) -> Optional[tuple[int, ...]]:
    """The version of a Python that runs; of a free-threaded one none, for which there is no stable interface yet."""
    code = "import sys, sysconfig as s; print(*sys.version_info[:2]) if not s.get_config_var('Py_GIL_DISABLED') else 0"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    found = tuple(map(int, done.stdout.split()))
    return found if done.returncode == 0 and len(found) == 2 else None


def pythons() -> dict[tuple[int, ...], Path]:
    """Every Python at hand that is not too old, by its version."""
    folders = [Path(folder) for folder in os.get_exec_path()]
    folders += sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/*/bin"))
    found: dict[tuple[int, ...], Path] = {}
    for folder in folders:
        for python in sorted(folder.glob("python3*")):
            if re.fullmatch(r"python3(\.\d+)?", python.name):
                number = version(python)
                if number and number >= OLDEST:
                    found.setdefault(number, python)
    return dict(sorted(found.items()))


def build() -> None:
    """The wheels and the sdist."""
    shutil.rmtree(WHEELS, ignore_errors=True)
    at_hand = pythons()
    maturin = [Path(sys.executable).with_name("maturin")]
    there = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    # Of the newer ones the oldest, though the wheel is the same with any.
    newer = next((python for number, python in at_hand.items() if number > OLDEST), None)
    crate = ROOT / "bindings-python"
    for python in filter(None, (newer, at_hand.get(OLDEST))):
        run(*maturin, "build", *SMALL, *PLATFORM, "-i", python, "-o", WHEELS, cwd=crate, env=there)
    run(*maturin, "sdist", "-o", WHEELS, cwd=crate, env=there)
    for file in sorted(WHEELS.iterdir()):
        size = file.stat().st_size
        print(f"{file.name}: {size / 1e6:.2f} MB")
        if size > LARGEST:
            sys.exit(f"more than {LARGEST / 1e6} MB")


def test() -> None:
    """Installs the wheel that pip picks, in an empty environment of every Python, and compares the answers."""
    expected = ROOT / "target/answers.tsv"
    run("make", "--no-print-directory", expected.relative_to(ROOT), cwd=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        for number, python in pythons().items():
            name = ".".join(map(str, number))
            place = Path(folder, name)
            run(python, "-m", "venv", place)
            inside = place / "bin/python"
            # Not the sdist, nor a package of that name from elsewhere; what the package needs comes from the index.
            run(inside, "-m", "pip", "download", "-qq", "--no-deps", "--no-index", "-f", WHEELS, "-d", place, "tegi",
                "--only-binary", "tegi")  # fmt: skip
            wheel = next(place.glob("tegi-*.whl"))
            run(inside, "-m", "pip", "install", "-qq", f"{wheel}[forms,reports]")
            answers = place / "answers.tsv"
            run(inside, ROOT / "tests/python/answers.py", answers, cwd=folder)
            if answers.read_bytes() != expected.read_bytes():
                sys.exit(f"Python {name}: {answers} differs from {expected}")
            run(inside, "-c", EVERY_MODULE, cwd=folder)
            command = place / "bin/tegi"
            for ending in ("docx", "xlsx", "html"):
                run(command, "good", ROOT / "examples/boiler.json", "--report", place / f"sheet.{ending}")
            run(command, "contract", ROOT / "examples/contract.json", "--form", "xlsx", "-o", place / "form.xlsx")
            lines = expected.read_bytes().count(b"\n")
            print(f"Python {name}: {wheel.name.split('-')[2]}, {lines} cases and editions", flush=True)
        from_source(Path(folder, "sdist"), expected)


def from_source(place: Path, expected: Path) -> None:
    """Installs the sdist as pip does where there is no wheel, and compares the answers."""
    run(sys.executable, "-m", "venv", place)
    inside = place / "bin/python"
    run(inside, "-m", "pip", "install", "-qq", next(WHEELS.glob("tegi-*.tar.gz")))
    answers = place / "answers.tsv"
    run(inside, ROOT / "tests/python/answers.py", answers, cwd=place)
    if answers.read_bytes() != expected.read_bytes():
        sys.exit(f"the sdist: {answers} differs from {expected}")
    print("sdist: built and installed, the same answers", flush=True)


if __name__ == "__main__":
    {"build": build, "test": test}[sys.argv[1]]()
