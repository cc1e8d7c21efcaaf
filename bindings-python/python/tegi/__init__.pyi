"""Determines where a good originates and how much of it, or of a contract, is domestic, by the law of the day."""

from collections.abc import Mapping
from typing import Final

from _typeshed import DataclassInstance

from tegi._tegi import _Answer
from tegi._tegi import Assessment as Assessment
from tegi._tegi import ContractAssessment as ContractAssessment
from tegi._tegi import Engine as Engine
from tegi._tegi import PeriodAssessment as PeriodAssessment
from tegi.errors import TegiError as TegiError
from tegi.types import (
    ContractFacts,
    Edition,
    Explanation,
    Facts,
    PeriodFacts,
    Preference,
    PreferenceFacts,
    Refusal,
    Rulebook,
    RuleWords,
)

version: Final[str]
"""The engine's version."""
__version__: Final[str]
_engine: Final[Engine]

__all__ = [
    "Assessment",
    "ContractAssessment",
    "Engine",
    "PeriodAssessment",
    "TegiError",
    "assess_contract",
    "assess_contract_text",
    "assess_good",
    "assess_good_text",
    "assess_period",
    "assess_period_text",
    "explain",
    "explain_text",
    "load_rulebook",
    "preference",
    "preference_text",
    "rulebook",
    "rulebook_text",
    "rulebooks",
    "rules",
    "rules_text",
    "version",
]

def assess_good(facts: Facts | Mapping[str, object] | DataclassInstance, /) -> Assessment:
    """Determines where a good originates and, where the rulebook has a formula, its domestic share.

    Args:
        facts: Dicts, mappings, dataclasses, lists, tuples, `str`, `int`, `bool`, `None`, `decimal.Decimal`,
            `datetime.date`. A `float` is taken by its shortest digits, if these are at most 15.

    Raises:
        TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

    >>> import tegi
    >>> answer = tegi.assess_good({
    ...     "on": "2026-03-01", "rulebook": "cis-2009",
    ...     "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
    ...     "materials": [{"hs": "8416109000", "value": "500.00", "origin": "DE"}],
    ...     "operations": ["welding"],
    ... })
    >>> answer.verdict, answer.criterion
    ('originating', 'Д8403')
    """

def assess_good_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: an assessment, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.assess_good_text("[]")
    '{"errors":[{"allowed":"object","at":"","code":"wrong-type","given":"array"}],"type":"refusal"}'
    """

def assess_contract(facts: ContractFacts | Mapping[str, object] | DataclassInstance, /) -> ContractAssessment:
    """Determines the in-country value of a contract with all its subcontracts.

    Args:
        facts: Values as `assess_good` takes them.

    Raises:
        TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

    >>> import tegi
    >>> answer = tegi.assess_contract({
    ...     "on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "1000.00",
    ...     "contracts": [
    ...         {"id": "main", "value": "1000.00", "payroll": {"kazakhstani": "9", "total": "10"}, "goods": [
    ...             {"id": "pipes", "value": "400.00", "proof": {"kind": "register-extract", "share": "60"}},
    ...         ]},
    ...     ],
    ... })
    >>> answer.share, answer.exact, answer.rows[0]["own_work"]
    (Decimal('78.00'), '39/50', '600.00')
    """

def assess_contract_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: an assessment, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.assess_contract_text("[]")
    '{"errors":[{"allowed":"object","at":"","code":"wrong-type","given":"array"}],"type":"refusal"}'
    """

def assess_period(facts: PeriodFacts | Mapping[str, object] | DataclassInstance, /) -> PeriodAssessment:
    """Determines the in-country value of a customer's purchases in a period.

    Args:
        facts: Values as `assess_good` takes them.

    Raises:
        TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

    >>> import tegi
    >>> answer = tegi.assess_period({
    ...     "on": "2026-03-01", "rulebook": "kz-procurement", "subsoil_user": True,
    ...     "rows": [
    ...         {"id": "drilling", "kind": "works", "share": "60", "value": "300.00"},
    ...         {"id": "pipes", "kind": "goods", "share": "20", "value": "100.00"},
    ...     ],
    ... })
    >>> answer.share, answer.works_and_services["outcome"]
    (Decimal('50.00'), 'true')
    """

def assess_period_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: an assessment, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.assess_period_text("[]")
    '{"errors":[{"allowed":"object","at":"","code":"wrong-type","given":"array"}],"type":"refusal"}'
    """

def preference(facts: PreferenceFacts | Mapping[str, object] | DataclassInstance, /) -> Preference:
    """Computes a preference of procurement: conditional price, discount, points or penalty, with its provision.

    Raises:
        TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

    >>> import tegi
    >>> answer = tegi.preference({
    ...     "on": "2026-03-01", "rulebook": "kz-procurement",
    ...     "preference": "turnkey-points", "share": "55.5", "sector_average": "30",
    ... })
    >>> answer["value"]
    '2'
    """

def preference_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: a preference, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.preference_text("[]")
    '{"errors":[{"allowed":"object","at":"","code":"wrong-type","given":"array"}],"type":"refusal"}'
    """

def load_rulebook(rulebook: Mapping[str, object] | str, /) -> list[Edition]:
    """Adds a rulebook of the user's own to those of the process and lists the editions at hand.

    Raises:
        TegiError: The rulebook has faults; nothing was added.

    >>> import tegi
    >>> tegi.load_rulebook({"id": "own"})
    Traceback (most recent call last):
    tegi.errors.TegiError: ...
    """

def rulebooks() -> list[Edition]:
    """The editions at hand.

    >>> import tegi
    >>> "cis-2009" in {edition["id"] for edition in tegi.rulebooks()}
    True
    """

def rulebook(name: str, /) -> Rulebook:
    """An edition as it was compiled, every rule with its provision.

    Args:
        name: ``id@edition``, as in facts, or ``id`` for the newest edition.

    Raises:
        TegiError: There is no such rulebook, or no such edition of it.

    >>> import tegi
    >>> tegi.rulebook("cis-2009@2024-05-04")["origin"]["list"][0]["expression"]
    'FROM ch01'
    """

def rulebook_text(name: str, /) -> str:
    """The same as canonical JSON text: a rulebook, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.rulebook_text("cis-2009@today")
    '{"errors":[{"at":"","code":"not-an-edition","given":"cis-2009@today"}],"type":"refusal"}'
    """

def rules(name: str, language: str = "ru") -> list[RuleWords]:
    """The rules of origin that an edition applies, in words: first its list, then the rules for what it does not name.

    Args:
        name: As for `rulebook`.
        language: ``kk``, ``ru`` or ``en``.

    Returns:
        Each rule as it is applied, beside the act's own text; nothing of a rulebook of contracts.

    Raises:
        TegiError: There is no such rulebook or edition, or the language is unknown.

    >>> import tegi
    >>> boilers = next(rule for rule in tegi.rules("cis-2009", "en") if rule["rule"] == "8403")
    >>> boilers["words"][0]["text"]
    'foreign materials are at most 50 % of the ex-works price'
    """

def rules_text(name: str, language: str = "ru") -> str:
    """The same as canonical JSON text: a list of rules, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.rules_text("kz-procurement")
    '[]'
    """

def explain(
    answer: _Answer | Refusal | TegiError | Mapping[str, object] | str,
    language: str = "ru",
) -> Explanation:
    """An assessment, or a refusal with its faults, in sentences, each beside the place in the facts that it is about
    and the provision that it rests on.

    Args:
        answer: What an assessment returned or raised, or the same as a dict or JSON text.
        language: ``kk``, ``ru`` or ``en``.

    Raises:
        TegiError: It is no answer, or the language is unknown.

    >>> import tegi
    >>> tegi.explain(tegi.assess_good_text("{}"), "en")["errors"][0]["at"]
    '/on'
    """

def explain_text(answer: str, language: str = "ru") -> str:
    """The same from JSON text to canonical JSON text: an explanation, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.explain_text("{}")
    '{"errors":[{"at":"","code":"not-an-answer"}],"type":"refusal"}'
    """
