"""The Python examples of the project's README run as they stand."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def test_examples_run(capsys):
    examples = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(examples) == 5
    for example in examples:
        exec(compile(example, str(README), "exec"), {})
    assert "head-room -0.01" in capsys.readouterr().out
