"""The run of a clerk: 300 goods of an export of 1C give the verdicts of the same facts in JSON; then worksheets, Parquet."""

import json
import random
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
import tegi
from test_table import command

COUNTRIES = {
    "CN": "Китай",
    "RU": "Российская Федерация",
    "DE": "Германия",
    "KZ": "РК",
    "TR": "турция",
    "BY": "Беларусь",
}
HEADINGS = [
    "Код товара", "Наименование товара", "Код ТН ВЭД товара", "Цена франко-завод, тенге", "Операции", "Материал",
    "Код ТН ВЭД материала", "Стоимость материала, тенге", "Страна происхождения материала", "Документ",
]  # fmt: skip
GOODS = ["8403109000", "4407119000", "9403301100", "7326909807", "1905909000", "6203421100", "3917231000", "8418102000"]
MATERIALS = ["7208512009", "4403", "4410110000", "8416201000", "1101001500", "5208", "3901", "8418990000", "0902300001"]
SAME = ["--on", "2026-03-01", "--rulebook", "cis-2009"]


def operations() -> list[tuple[str, str]]:
    """Operations by their ids and their Russian names, where no other has the same and none has a comma."""
    terms = [term for term in tegi.rulebook("cis-2009")["terms"] if term["kind"] == "operation"]
    names = [term["ru"] for term in terms]
    is_plain = lambda name: not set(name) & set(",;()/«»") and len(name) < 40 and names.count(name) == 1  # noqa: E731
    return [(term["id"], term["ru"]) for term in terms if is_plain(term["ru"])]


def goods(count: int) -> list[dict[str, Any]]:
    """Random goods as facts; an operation's name stands beside its id."""
    chance, known = random.Random(300), operations()
    found = []
    for number in range(count):
        lines = []
        for line in range(chance.randint(1, 4)):
            origin = chance.choice(list(COUNTRIES))
            facts = {"hs": chance.choice(MATERIALS), "value": f"{chance.randint(1, 40_000)}.{chance.randint(0, 99):02}"}
            if origin == "RU" and chance.random() < 0.7:
                facts["proof"] = {"kind": "ct-1"}
            lines.append({"name": f"Материал {line + 1}", "origin": origin, **facts})
        good = {"hs": chance.choice(GOODS), "ex_works_price": f"{chance.randint(20_000, 90_000)}.50"}
        made = chance.sample(known, chance.randint(1, 3))
        found.append({"good": {"name": f"Изделие № {number + 1}", **good}, "materials": lines, "operations": made})
    return found


def money(value: str) -> str:
    """An amount as 1C prints it."""
    whole, part = value.split(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + "," + part


def spaced(code: str) -> str:
    """A code as schedules print it."""
    return " ".join(part for part in (code[:4], code[4:6], code[6:9], code[9:]) if part)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The goods as 1C saves them."""
    return saved(tmp_path_factory.mktemp("clerk") / "export.csv", goods(300))


def saved(path: Path, some: list[dict[str, Any]]) -> Path:
    """Saves goods in Windows-1251, with semicolons and a row for each material."""
    rows = [HEADINGS]
    for number, one in enumerate(some, 1):
        good, made = one["good"], ", ".join(name.capitalize() for _, name in one["operations"])
        head = [f"00-{number:05}", good["name"], spaced(good["hs"]), money(good["ex_works_price"]), made]
        for line in one["materials"]:
            proof = "СТ-1" if "proof" in line else ""
            cells = [line["name"], spaced(line["hs"]), money(line["value"]), COUNTRIES[line["origin"]], proof]
            rows.append(head + cells)
    path.write_bytes("".join(";".join(row) + "\r\n" for row in rows).encode("cp1251"))
    return path


def test_the_verdicts_are_those_of_the_same_facts(export: Path) -> None:
    folder = export.parent
    status, out, error = command("batch", export, folder / "answers.jsonl", *SAME, "--json")
    assert status == 0, out + error
    answers = [json.loads(line) for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    facts = [{**one, "operations": [name for name, _ in one["operations"]]} for one in goods(300)]
    alone = [tegi.assess_good({"on": "2026-03-01", "rulebook": "cis-2009", **one}) for one in facts]
    assert [answer["verdict"] for answer in answers] == [answer.verdict for answer in alone]
    assert len({answer.verdict for answer in alone}) >= 3


def test_worksheets_and_parquet_follow(tmp_path: Path) -> None:
    """Of fewer goods: a worksheet takes a tenth of a second."""
    folder, export = tmp_path, saved(tmp_path / "export.csv", goods(20))
    status, out, error = command("batch", export, folder / "answers.xlsx", *SAME, "--reports", folder / "reports")
    assert status == 0, out + error
    assert len(list((folder / "reports").iterdir())) >= 20
    status, out, error = command("batch", export, folder / "answers.parquet", *SAME)
    assert status == 0, out + error
    assert pyarrow.parquet.read_table(folder / "answers.parquet").num_rows == 20
