"""The guide to writing a rulebook: its example is followed as it stands, in each language of the guide."""

import json
import re
import shlex

import pytest
from conftest import ROOT
from tegi import cli

FACTS = {
    "on": "2026-03-01",
    "rulebook": "lake-agreement",
    "good": {"hs": "8471300000", "ex_works_price": "1000"},
    "materials": [{"id": "m", "hs": "8471410000", "value": "500", "origin": "CN"}],
}
BLOCK = re.compile(r"```(\w+)([^\n]*)\n(.*?)```", re.DOTALL)
FOLDER = "my-agreement"


def plain(said):
    return " ".join(said.replace("\u00a0", " ").split())


class Follower:
    """Somebody who does what the guide says, and nothing else."""

    def __init__(self, folder, language, capsys):
        self.folder, self.language, self.capsys = folder, language, capsys
        self.said = ""
        self.commands = 0

    def run(self, command, status=0):
        assert cli.main(shlex.split(command)[1:]) == status, command
        out = self.capsys.readouterr()
        self.said = plain(out.out + out.err)
        self.commands += 1

    def follow(self, kind, info, body):
        words = shlex.split(info)
        if kind in ("csv", "toml"):
            (self.folder / FOLDER / words[0]).write_text(body, encoding="utf-8")
        elif kind == "sh":
            for command in body.strip().splitlines():
                self.run(command)
        elif kind == "text" and words[:1] in (["mistake"], ["warning"]):
            file = self.folder / FOLDER / words[1]
            before = file.read_text(encoding="utf-8")
            assert before.count(words[2]) == 1
            file.write_text(before.replace(words[2], words[3]), encoding="utf-8")
            self.run(f"tegi rulebook check {FOLDER} --lang {self.language}", 2 if words[0] == "mistake" else 0)
            self.hears(body)
            file.write_text(before, encoding="utf-8")
        elif kind == "text":
            self.hears(body)

    def hears(self, body):
        for line in body.strip().splitlines():
            assert plain(line) in self.said, self.said


@pytest.mark.parametrize(("name", "language"), [("rulebooks.md", "en"), ("rulebooks.ru.md", "ru")])
def test_the_guide_is_followed_as_it_stands(name, language, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "1000")
    (tmp_path / "facts.json").write_text(json.dumps(FACTS))
    follower = Follower(tmp_path, language, capsys)
    blocks = BLOCK.findall((ROOT / "docs" / name).read_text(encoding="utf-8"))
    assert len(blocks) >= 16
    for block in blocks:
        follower.follow(*block)
    assert follower.commands >= 9
    built = json.loads((tmp_path / "lake-agreement.json").read_text(encoding="utf-8"))
    assert len(built["origin"]["list"]) == 5
