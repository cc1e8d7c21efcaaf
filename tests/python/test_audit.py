"""The audit of a rulebook in Python and on the command line."""

import copy
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import tegi
from conftest import audited, canonical
from program import run
from tegi.findings import save
from tegi.language import LANGUAGES


def test_every_example_plays_again():
    of_kind = [one for one in audited()["findings"] if one["kind"] in ("contradiction", "unreachable", "overlap")]
    assert {finding["kind"] for finding in of_kind} == {"contradiction", "unreachable", "overlap"}
    for finding in of_kind:
        witness = finding["witness"]
        for replay in (witness, *witness.get("beside", ())):
            assert tegi.assess_good(replay["facts"]).verdict == replay["expect"]["verdict"]


def test_the_doors_agree():
    request = {"rulebook": "cis-2009", "rule": "8403"}
    assert canonical(tegi.audit("cis-2009", rule="8403")) == tegi.audit_text(json.dumps(request))
    book = tegi.rulebook("cis-2009")
    assert tegi.audit(book, rule="4407")["findings"] == tegi.audit("cis-2009", rule="4407")["findings"]
    with pytest.raises(tegi.TegiError, match="unknown-rule"):
        tegi.audit("cis-2009", rule="9999")
    codes = tegi.audit("cis-2009", rule="8403", nomenclature=["8404"], kinds=["unreachable"])["findings"]
    assert [finding["code"] for finding in codes] == ["code-not-in-nomenclature"]


def test_a_draft_is_compared_with_the_law():
    draft: Any = copy.deepcopy(tegi.rulebook("cis-2009"))
    boilers = next(row for row in draft["origin"]["list"] if row["id"] == "8403")
    boilers["expression"] = "MAXNOM 40"
    (change,) = tegi.audit("cis-2009", against=draft, kinds=["edition"])["findings"]
    assert (change["rule"], change["code"]) == ("8403", "verdict-changes")
    assert change["witness"]["expect"]["verdict"] == "originating"
    assert change["witness"]["beside"][0]["expect"]["verdict"] == "not_originating"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_the_findings(language):
    done = run("audit", "cis-2009", "--rule", "4407", "--lang", language)
    assert done.returncode == 0 and done.stderr == b""
    said = tegi.explain(tegi.audit("cis-2009", rule="4407"), language)
    printed = " ".join(done.stdout.decode().split())
    assert printed.startswith(said["verdict"])
    for found in said["findings"]:
        assert found["text"] in printed and found["question"] in printed


def test_the_command_reads_and_refuses(tmp_path):
    done = run("audit", "kz-register", "--json")
    assert done.stdout.decode() == tegi.audit_text('{"rulebook": "kz-register"}') + "\n"
    draft = tmp_path / "draft.json"
    draft.write_text(tegi.rulebook_text("kz-register"), encoding="utf-8")
    assert run("audit", draft, "--json").stdout == done.stdout
    every = json.loads(run("audit", "--json").stdout)
    assert [audit["rulebook"].split("@")[0] for audit in every] == [
        "cis-2009",
        "ct-kz",
        "kz-procurement",
        "kz-register",
    ]
    assert run("audit", "nothing").returncode == 2
    assert b"unknown-rule" in run("audit", "cis-2009", "--rule", "9999", "--json").stdout
    draft.write_text("{", encoding="utf-8")
    refused = run("audit", draft, "--json")
    assert refused.returncode == 2 and b'"code":"not-json"' in refused.stdout
    for wrong in (["--report", "x.md"], ["kz-register", "--report", "x.doc"]):
        assert run("audit", *wrong).returncode == 2


class Texts(HTMLParser):
    """What a reader of a page sees, and whether its marks are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def test_the_report_is_ordered_for_those_who_draft(tmp_path: Path):
    page, text = tmp_path / "audit.html", tmp_path / "audit.md"
    audit = audited()
    said = tegi.explain(audit, "ru")
    for file in (page, text):
        save(file, audit, said, "ru")
    # The command writes the same.
    command, part = tmp_path / "command.md", tegi.audit("cis-2009", rule="8403")
    assert run("audit", "cis-2009", "--rule", "8403", "--report", command, "--lang", "ru").returncode == 0
    save(tmp_path / "part.md", part, tegi.explain(part, "ru"), "ru")
    assert command.read_bytes() == (tmp_path / "part.md").read_bytes()
    order = {"high": 0, "medium": 1, "low": 2}
    grades = [order[finding["severity"]] for finding in audit["findings"]]
    assert grades == sorted(grades)
    parser = Texts()
    parser.feed(page.read_text(encoding="utf-8"))
    assert parser.open == []
    whole = " ".join(parser.seen)
    for found in said["findings"]:
        assert found["text"] in whole and found["question"] in whole
    marked = text.read_text(encoding="utf-8")
    assert marked.count("\n### ") == len(audit["findings"])
    assert marked.count("\n## ") == 4 and marked.index("существенная") < marked.index("средняя") < marked.index(
        "незначительная"
    )
    # The facts of an example are those that `tegi good` takes.
    facts = marked.split("```json\n", 1)[1].split("```", 1)[0]
    assert tegi.assess_good(json.loads(facts)).verdict == audit["findings"][0]["witness"]["expect"]["verdict"]
