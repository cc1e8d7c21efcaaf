"""The Python examples of the project's README run as they stand, in each of its languages."""

import re

import pytest
from conftest import ROOT


@pytest.mark.parametrize(
    "name, count, says",
    [
        ("README.md", 6, ["The good originates: “CIS", "head-room -0.01"]),
        ("README.ru.md", 1, ["Страной происхождения товара признаётся Казахстан"]),
        ("README.kk.md", 1, ["Тауардың шығарылған елі Қазақстан деп танылады"]),
    ],
)
def test_examples_run(name, count, says, capsys):
    readme = ROOT / name
    examples = re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(examples) == count
    for example in examples:
        exec(compile(example, str(readme), "exec"), {})
    out = capsys.readouterr().out
    assert all(said in out for said in says)
