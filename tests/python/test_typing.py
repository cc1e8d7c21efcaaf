"""Types and docs: complete, true of what runs, and their examples hold."""

import ast
import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import tegi
import tegi.errors
from conftest import ROOT

PACKAGE = ROOT / "bindings-python/python/tegi"
HERE = Path(__file__).parent


def run(*words: object) -> str:
    done = subprocess.run([sys.executable, "-m", *map(str, words)], capture_output=True, text=True, cwd=HERE)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_strict_consumer_is_accepted():
    run("mypy", "--strict", "consumer.py")


def test_the_package_itself_is_strict():
    run("mypy", "--config-file", ROOT / "bindings-python/pyproject.toml", "--strict", PACKAGE)


def test_the_stubs_are_true(tmp_path):
    # A Literal made to an alias is no union to stubtest when it runs; the fields of a C structure come of its list.
    modules = r"types|language|view\.document|workbook\.columns|table\.reading|table\.template|certificate\.fields"
    modules += r"|rulebook\.fields|rulebook\.template"
    modules += r"|compare\.(deciding|differ|many)|brief\.changes"
    aliases = rf"tegi\.({modules})\.[A-Z]\w+"
    allowed = tmp_path / "allowed"
    # `rulebook` is a module that can be called.
    allowed.write_text(aliases + "\n" + r"tegi\.capsule\.(Array|Schema)\.\w+" + "\n" + r"tegi\.rulebook")
    run("mypy.stubtest", "tegi", "--allowlist", allowed, "--ignore-unused-allowlist")


def docs(file: Path) -> list[tuple[str, str]]:
    """All docstrings of a module or stub."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [(getattr(node, "name", file.name), ast.get_docstring(node) or "") for node in nodes]


@pytest.mark.parametrize("name", ["__init__.py", "__init__.pyi", "_tegi.pyi", "errors.py"])
def test_every_public_name_has_docs_and_their_examples_hold(name):
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for of, text in docs(PACKAGE / name):
        assert text or of.startswith("_"), of
        runner.run(doctest.DocTestParser().get_doctest(text, {}, f"{name}:{of}", name, 0))
    assert runner.summarize(verbose=False).failed == 0


def test_the_readme_holds():
    result = doctest.testfile(str(ROOT / "bindings-python/README.md"), module_relative=False)
    assert result.failed == 0 and result.attempted > 4


def test_help_shows_docs():
    for name in tegi.__all__:
        if name != "version":
            assert inspect.getdoc(getattr(tegi, name)), name
