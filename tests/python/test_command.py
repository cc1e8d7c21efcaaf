"""The command ``tegi``, as a program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import tegi
from program import CLEAN, run, started
from tegi.command.words import HelpWords
from tegi.language import LANGUAGES
from tegi.view.places import PlaceWords
from tegi.view.spoken import spoken
from tegi.words import WORDS
from tegi.worksheet.words import Words as SheetWords


def report_of(done: subprocess.CompletedProcess[bytes]) -> str:
    """What was printed, its hard blanks as others."""
    return done.stdout.decode().replace("\u00a0", " ")


def test_json_is_the_answer_and_nothing_else(file):
    done = run("good", file, "--json")
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout == (tegi.assess_good_text(file.read_text()) + "\n").encode()
    assert run("good", "-", "--json", given=file.read_bytes()).stdout == done.stdout
    marked = b"\xef\xbb\xbf" + file.read_bytes()
    assert run("good", "-", "--json", given=marked).stdout == done.stdout


def test_the_installed_command_is_the_same(file):
    program = Path(sys.executable).with_name("tegi")
    done = subprocess.run([program, "good", file, "--json"], capture_output=True)
    assert done.returncode == 0 and done.stdout == run("good", file, "--json").stdout


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (b"", ["not-json"]),
        (b"{", ["not-json"]),
        (b"\xff\xfe", ["not-json"]),
        (b'{"on": "\xd0"}', ["not-a-day", "missing-field", "missing-field"]),
        (b"[]", ["wrong-type"]),
        (
            b'{"on": "2026-03-01", "on": "2026-03-02", "rulebook": "cis-2009", "good": {"hs": "8403"}}',
            ["duplicate-key"],
        ),
        (
            b'{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "ex_works_price": 1234567890.1234567}}',
            ["number-not-exact"],
        ),
        (b'{"on": "x", "rulebook": "cis-2009", "good": {"hs": "8403"}, "god": 1}', ["not-a-day", "unknown-field"]),
    ],
)
def test_a_refusal_is_status_2(given, codes):
    done = run("good", "-", "--json", given=given)
    assert done.returncode == 2 and (not done.stderr or b"-: read as " in done.stderr)
    answer = json.loads(done.stdout)
    assert answer["type"] == "refusal" and [fault["code"] for fault in answer["errors"]] == codes
    assert done.stdout.endswith(b"}\n") and done.stdout.count(b"\n") == 1
    person = run("good", "-", "--lang", "en", given=given)
    assert person.returncode == 2 and person.stdout == b""
    assert len(person.stderr.decode().split("•")) == len(codes) + 1


def test_what_cannot_be_opened_is_status_2(tmp_path):
    path = tmp_path / "none.json"
    done = run("good", path, "--json")
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.startswith(f"tegi: {path}: ".encode()) and done.stderr.count(b"\n") == 1
    # A folder is one of tables.
    done = run("good", tmp_path, "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["errors"][0]["code"] == "no-tables"


@pytest.mark.parametrize("words", [[], ["good"], ["bad"], ["good", "x", "--lang", "de"], ["good", "x", "y"]])
def test_wrong_options_are_status_2(words):
    done = run(*words)
    assert done.returncode == 2 and done.stderr.decode().startswith("использование: tegi")


def test_contracts_and_periods_as_json(contract, period):
    for verb, path, assess in (
        ("contract", contract, tegi.assess_contract_text),
        ("period", period, tegi.assess_period_text),
    ):
        done = run(verb, path, "--json")
        assert done.returncode == 0 and done.stderr == b""
        assert done.stdout == (assess(path.read_text()) + "\n").encode()
        assert run(verb, "-", "--json", given=path.read_bytes()).stdout == done.stdout
        twice = json.dumps(facts := json.loads(path.read_text()))[:-1] + f', "on": "{facts["on"]}"}}'
        refused = run(verb, "-", "--json", given=twice.encode())
        assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["code"] == "duplicate-key"
        person = run(verb, "-", "--lang", "en", given=b"{}")
        assert person.returncode == 2 and person.stdout == b"" and "• /on: " in person.stderr.decode()


def test_a_day_before_the_law_is_an_answer(contract, period):
    for verb, path in (("contract", contract), ("period", period)):
        facts = {**json.loads(path.read_text()), "on": "2011-01-01"}
        done = run(verb, "-", "--lang", "en", given=json.dumps(facts).encode())
        assert done.returncode == 0 and f"\n{WORDS['en'].outside}\n" in done.stdout.decode()


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("html", b"<!")])
def test_the_form_of_a_contract_is_written(contract, tmp_path, form, start):
    out = tmp_path / f"report.{form}"
    done = run("contract", contract, "--form", form, "-o", out, "--json")
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout == run("contract", contract, "--json").stdout
    assert out.read_bytes()[:2] == start


def test_a_form_that_cannot_be_written_is_status_2(contract, tmp_path, works):
    out = tmp_path / "none/report.html"
    done = run("contract", contract, "--form", "html", "-o", out)
    assert done.returncode == 2 and done.stdout == b"" and f"{out}: ".encode() in done.stderr
    works |= {"kind": "subsoil", "subsoil_contract_day": "2015-01-01"}
    done = run("contract", "-", "--form", "html", "-o", tmp_path / "x", "--json", given=json.dumps(works).encode())
    assert done.returncode == 2 and json.loads(done.stdout)["errors"][0]["code"] == "no-form"
    done = run(
        "contract", "-", "--form", "html", "-o", tmp_path / "x", "--lang", "en", given=json.dumps(works).encode()
    )
    assert done.returncode == 2 and b"these forms are for formulas 1 and 2 only" in done.stderr
    for words in (["--form", "html"], ["-o", out], ["--form", "pdf", "-o", out]):
        done = run("contract", contract, *words)
        assert done.returncode == 2 and done.stderr.decode().startswith("использование: tegi")


def test_a_missing_library_is_named(contract, tmp_path):
    # As where `tegi` was installed without its forms.
    hidden = "import sys; sys.modules['jinja2'] = None; from tegi.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", hidden, "contract", contract, "--form", "html", "-o", tmp_path / "x.html"]
    done = subprocess.run(command, capture_output=True, env=CLEAN)
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.decode() == 'tegi: для этого нужна библиотека jinja2: pip install "tegi[forms]"\n'


def test_a_contract_from_a_workbook(tmp_path, works):
    book = tmp_path / "book"
    book.mkdir()
    (book / "document.csv").write_text("on,2026-01-31\nkind,works\nvalue,1000.00\n", encoding="utf-8")
    (book / "contracts.csv").write_text(
        "id,parent,value,payroll/kazakhstani,payroll/total\nmain,,1000.00,9,10\nsub,main,100.00,1,2\n",
        encoding="utf-8",
    )
    goods = book / "goods.csv"
    goods.write_text("contract,id,value,proof/kind,proof/share\nmain,pipes,300.00,register-extract,60\n")
    done = run("contract", book, "--json")
    assert done.returncode == 0, done.stdout
    found, expected = json.loads(done.stdout), tegi.assess_contract(works)
    assert (found["share"], found["rows"]) == (str(expected.share), expected.rows)
    goods.write_text("contract,id,value,proof/kind,proof/share\nmain,pipes,x,register-extract,101\n")
    refused = run("contract", book, "--json")
    assert refused.returncode == 2
    assert [fault["at"] for fault in json.loads(refused.stdout)["errors"]] == ["goods!C2", "goods!E2"]
    goods.write_text("contract,id,value,proof/kimd\nmain,pipes,300.00,none\n")
    person = run("contract", book, "--lang", "en")
    assert person.returncode == 2 and person.stdout == b""
    assert "• goods!D1: the heading “proof/kimd” is nearly proof/kind" in person.stderr.decode()


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LANG": "kk_KZ.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "ru"),
        ([], {"LANG": "en_GB", "TEGI_LANG": "kk"}, "kk"),
        ([], {"TEGI_LANG": "xx"}, "ru"),
        (["--lang", "en"], {"TEGI_LANG": "kk"}, "en"),
    ],
)
def test_the_language(file, words, environment, language):
    text = run("good", file, *words, **environment).stdout.decode()
    assert f"\n{WORDS[language].warnings}\n" in text
    help_ = run("good", "--help", *words, **environment).stdout.decode()
    assert help_.startswith(HelpWords(language)("usage")) and HelpWords(language)("json") in help_


def test_utf_8_whatever_the_locale(file):
    done = started("good", file, "--lang", "kk", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert SheetWords("kk")("materials") in done.stdout.decode()


def test_own_rulebooks(tmp_path, boiler, own_rulebook):
    book, facts, broken = tmp_path / "book.json", tmp_path / "facts.json", tmp_path / "broken.json"
    book.write_text(json.dumps(own_rulebook))
    broken.write_text(json.dumps({**own_rulebook, "id": "other", "first": "x"}))
    facts.write_text(json.dumps({**boiler, "rulebook": "own"}))
    assert json.loads(run("good", facts, "--json", "--rulebook-file", book).stdout)["verdict"] == "originating"
    refused = run("good", facts, "--json", "--rulebook-file", book, "--rulebook-file", broken)
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["at"] == "/first"
    assert b"broken.json" in run("good", facts, "--rulebook-file", broken).stderr
    assert b"own@2020-01-01" in run("rulebooks", "--rulebook-file", book).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_rulebooks_are_listed(language):
    assert json.loads(run("rulebooks", "--json").stdout) == tegi.rulebooks()
    text = run("rulebooks", "--lang", language, COLUMNS="200").stdout.decode()
    for edition in tegi.rulebooks():
        assert f"{edition['id']}@{edition['first']}" in text
        assert edition["title"][language] in text


def acts_of(edition):
    return tegi.rulebook(f"{edition['id']}@{edition['first']}")["acts"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_rulebook_is_printed(language, tmp_path, own_rulebook):
    assert run("rulebook", "show", "cis-2009", "--json").stdout == (tegi.rulebook_text("cis-2009") + "\n").encode()
    for name in ("cis-2009@2024-05-04", "ct-kz", "kz-register", "kz-procurement@2018-06-29"):
        text = report_of(run("rulebook", "show", name, "--lang", language, COLUMNS="20000"))
        book = tegi.rulebook(name)
        # Rules of origin may be those of another rulebook.
        titles = {act[language] for one in tegi.rulebooks() for act in acts_of(one).values()}
        assert text.startswith(f"{book['id']}@{book['first']}\n") and book["title"][language] in text
        assert all(act[language] in text for act in book["acts"].values())
        assert all(gap["text"][language] in text for gap in book["gaps"])
        for rule in tegi.rules(name, language):
            for said in rule["words"]:
                # The act is a source; the place in it stands with the sentence.
                act = next(title for title in titles if said["citation"].startswith(f"{title}, "))
                place = said["citation"].removeprefix(f"{act}, ")
                assert f"{said['text']} ({place}) [" in text and text.count(act) <= 2
            assert "name" not in rule or f"{rule['name']}\n" in text
    own = tmp_path / "book.json"
    own.write_text(json.dumps(own_rulebook))
    assert b"own@2020-01-01" in run("rulebook", "show", "own", "--rulebook-file", own).stdout
    refused = run("rulebook", "show", "own", "--json")
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["code"] == "unknown-rulebook"
    person = run("rulebook", "show", "own", "--lang", language)
    assert person.returncode == 2 and person.stdout == b"" and person.stderr.startswith(b"own: ")


def test_a_broken_pipe_is_quiet(file):
    for words in (["good", file], ["good", file, "--json"], ["rulebooks"], ["rulebook", "show", "cis-2009"]):
        command = [sys.executable, "-m", "tegi", *map(str, words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CLEAN) as program:
            program.stdout.close()
            assert program.stderr.read() == b""
            # As a shell tells it of a program that the closed pipe stopped.
            assert program.wait() == 141


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_only(file, no_color, coloured):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tegi", "good", str(file), "--lang", "en"]
    environment = {**CLEAN, "TERM": "xterm-256color", **({"NO_COLOR": no_color} if no_color else {})}
    with subprocess.Popen(command, stdout=theirs, env=environment) as program:
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 65536):
                seen += part
        except OSError:
            # How a pseudo-terminal says that the program has ended.
            pass
        assert program.wait() == 0
    os.close(ours)
    assert (b"\x1b[1;33m" in seen) is coloured


def test_a_record_is_made_verified_and_masked(file, tmp_path):
    record, masked = tmp_path / "record.json", tmp_path / "masked.json"
    done = run("record", file, "-o", record, "--mask", masked)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads(record.read_text())["digest"] == json.loads(masked.read_text())["digest"]
    done = run("verify", record, "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["outcome"] == "same"
    assert json.loads(run("verify", masked, "--json").stdout)["outcome"] == "masked"
    again = tmp_path / "again.json"
    assert run("record", record, "--mask", again).returncode == 0
    assert again.read_bytes() == masked.read_bytes()
    # Without -o the record is the output, and nothing but it: each byte counts.
    done = run("record", file)
    assert done.stdout.decode() == tegi.record_text(file.read_text())
    assert "salt" not in json.loads(done.stdout)
    assert json.loads(run("verify", "-", "--json", given=done.stdout).stdout)["holds"] is True
    assert len(json.loads(run("record", file, "--salt").stdout)["salt"]) == 32


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_altered_is_told(file, language):
    record = run("record", file).stdout
    done = run("verify", "-", "--lang", language, given=record)
    said = spoken(tegi.explain(json.loads(record)["answer"], language)["verdict"], language)
    assert done.returncode == 0 and said in " ".join(done.stdout.decode().split())
    altered = record.replace(b'"share":"', b'"share":"1', 1)
    done = run("verify", "-", "--lang", language, given=altered)
    assert done.returncode == 1
    differs = PlaceWords(language)("share")
    assert f"{WORDS[language].differences}\n  • {differs}: " in done.stdout.decode()
    assert "/answer/" not in done.stdout.decode()
    # Blanks that mean nothing are told, and the record holds; a mark before it is no JSON.
    for changed in (record + b"\n", b" " + record):
        done = run("verify", "-", "--lang", language, given=changed)
        reformatted = tegi.explain(tegi.verify_text(changed.decode()), language)["verdict"]
        assert done.returncode == 0 and reformatted in " ".join(done.stdout.decode().split())
    assert run("verify", "-", given=b"\xef\xbb\xbf" + record).returncode != 0
    assert run("verify", "-", given=file.read_bytes()).returncode == 2
    assert run("verify", "-", given=record[1:]).returncode == 2


def test_a_record_is_signed(file, tmp_path):
    pytest.importorskip("cryptography")
    key, public, record = tmp_path / "key.json", tmp_path / "public.json", tmp_path / "record.json"
    # RFC 8037, appendix A.1.
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    public.write_text(json.dumps(jwk))
    key.write_text(json.dumps({**jwk, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}))
    masked, again = tmp_path / "masked.json", tmp_path / "again.json"
    assert run("record", file, "-o", record, "--mask", masked, "--sign", key, "--signer", "Зауыт").returncode == 0
    envelope = f"{record}.dsse"
    assert run("verify", record, "--key", public).returncode == 0
    done = run("verify", masked, "--key", public, "--signature", envelope, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0 and found["holds"] and found["signatures"][0]["outcome"] == "valid"
    done = run("verify", record, "--key", public, "--lang", "en")
    assert WORDS["en"].signatures in done.stdout.decode() and "Зауыт" in done.stdout.decode()
    other = tmp_path / "other.json"
    run("record", file, "-o", other, "--salt")
    done = run("verify", other, "--key", public, "--signature", envelope, "--lang", "en")
    assert done.returncode == 1 and "another record" in " ".join(done.stdout.decode().split())
    assert run("verify", record, "--key", file).returncode == 2
    assert run("verify", masked, "--key", public).returncode == 2, "there is no file of its signature"
    assert run("record", file, "--sign", key).returncode == 2
    assert run("record", file, "-o", again, "--signer", "Зауыт").returncode == 2
    assert run("verify", record, "--signature", envelope).returncode == 2
    # One that replaces it, by the same key, is shown beside it.
    assert run("record", file, "-o", again, "--salt", "--sign", key, "--supersedes", record).returncode == 0
    done = run("verify", record, "--key", public, "--signature", envelope, "--signature", f"{again}.dsse", "--json")
    digest = json.loads(again.read_text())["digest"]
    assert done.returncode == 1 and json.loads(done.stdout)["superseded_by"] == digest
    assert run("verify", masked, "--opened", record).returncode == 0
    assert run("verify", masked, "--opened", other).returncode == 1
    trusted = tmp_path / "trusted.json"
    keys = {"type": "trust", "format": 1, "keys": [{"key": jwk, "whose": "Зауыт"}]}
    trusted.write_text(json.dumps(keys))
    assert run("verify", masked, "--keys", trusted, "--signature", envelope).returncode == 0
    keys["revoked"] = [
        {"key": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "from": "2026-01-01", "reason": "compromised"}
    ]
    trusted.write_text(json.dumps(keys))
    assert run("verify", masked, "--keys", trusted, "--signature", envelope).returncode == 1


def test_another_version_may_vouch_for_its_record(file, tmp_path):
    from tegi.command.records import is_given_by

    record = run("record", file).stdout.decode()
    command = tmp_path / "other"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tegi "$@"\n')
    command.chmod(0o755)
    assert is_given_by(str(command), record)
    assert not is_given_by(str(command), record.replace('"share":"', '"share":"1', 1))
    command.write_text("#!/bin/sh\necho nothing\n")
    assert not is_given_by(str(command), record)


def test_a_masked_record_holds_by_a_signature_alone(file, tmp_path):
    masked = tmp_path / "masked.json"
    run("record", file, "-o", tmp_path / "record.json", "--mask", masked)
    done = run("verify", masked, "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["holds"] is False
