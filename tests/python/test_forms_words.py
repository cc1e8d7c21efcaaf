"""The words of the supplier's report and of faults: complete in three languages, with the same blanks."""

import re
from dataclasses import fields

import pytest
import tegi
from tegi.faults import FAULTS, sentences
from tegi.forms.words import WORDS, FormWords
from tegi.language import LANGUAGES


def test_the_words_are_complete_in_all_languages():
    assert set(WORDS) == set(LANGUAGES)
    same = {"currency"}
    for name in (field.name for field in fields(FormWords)):
        kk, ru, en = (getattr(WORDS[language], name) for language in ("kk", "ru", "en"))
        assert kk and ru and en
        assert len({kk, ru, en}) == 3 or name in same, name
        # The methodology's symbols stay.
        symbols = re.findall(r"СДj|ССДj|СТj|СТi|Rj|Mi|ВЦт|ВЦр/у|\bS\b", en)
        assert all(symbol in kk and symbol in ru for symbol in symbols), name
        plain = re.sub(r"СДj|ССДj|СТj|СТi|ВЦт|ВЦр/у|[−×]", "", en)
        assert plain.isascii() and not ru.isascii() and not kk.isascii(), name


def test_the_faults_are_complete_in_all_languages():
    for code, said in FAULTS.items():
        assert len(set(said)) == 3 and all(said), code
        blanks = [set(re.findall(r"{(\w+)}", sentence)) for sentence in said]
        assert blanks[0] == blanks[1] == blanks[2] and blanks[0] <= {"given", "allowed"}, code
    fault = {"code": "cell-error", "at": "goods!D7", "given": "#REF!"}
    assert sentences([fault], "en") == ["goods!D7: the cell holds an error instead of a value: #REF!; correct it"]
    assert sentences([{"code": "no-root", "at": "contracts!A1"}], "kk")[0].startswith("contracts!A1: ")
    with pytest.raises(tegi.TegiError):
        sentences([fault], "de")
