"""Determines where a good originates and how much of it, or of a contract, is domestic, by the law of the day."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from os import PathLike
from typing import Final

from tegi import arrow as arrow
from tegi import batch as batch
from tegi import brief as brief
from tegi import certificate as certificate
from tegi import compare as compare
from tegi import errors as errors
from tegi import forms as forms
from tegi import impact as impact
from tegi import language as language
from tegi import notebook as notebook
from tegi import recheck as recheck
from tegi import report as report
from tegi import signature as signature
from tegi import table as table
from tegi import types as types
from tegi import workbook as workbook
from tegi import worksheet as worksheet
from tegi._tegi import _Answer, _Like
from tegi._tegi import Assessment as Assessment
from tegi._tegi import ContractAssessment as ContractAssessment
from tegi._tegi import Engine as Engine
from tegi._tegi import PeriodAssessment as PeriodAssessment
from tegi.errors import TegiError as TegiError
from tegi.language import Language
from tegi.rulebook.cases import Case
from tegi.rulebook.compare import Difference
from tegi.rulebook.make import Rulebook as Draft
from tegi.rulebook.source import Source
from tegi.rulebook.template import Of
from tegi.types import (
    Advice,
    AssessmentRecord,
    Audit,
    CaseFacts,
    ContractFacts,
    Edition,
    Envelope,
    Explanation,
    Facts,
    Fault,
    FindingKind,
    FlagOptions,
    Flags,
    Labels,
    LoadedKeys,
    MaskedRecord,
    PeriodFacts,
    Preference,
    PreferenceFacts,
    Refusal,
    Rulebook,
    OperationsFor,
    RuleFor,
    RuleWords,
    ToSign,
    TrustList,
    Verification,
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
    "advise",
    "advise_text",
    "assess_contract",
    "assess_contract_text",
    "assess_good",
    "assess_good_text",
    "assess_period",
    "assess_period_text",
    "audit",
    "audit_text",
    "explain",
    "explain_text",
    "flags",
    "flags_text",
    "keys",
    "labels",
    "labels_text",
    "load_keys",
    "load_rulebook",
    "mask",
    "mask_text",
    "preference",
    "preference_text",
    "record",
    "record_text",
    "operations",
    "operations_text",
    "rule_for",
    "rule_for_text",
    "rulebook",
    "rulebook_text",
    "rulebooks",
    "rules",
    "rules_text",
    "to_sign",
    "verify",
    "verify_text",
    "version",
]

def assess_good(facts: Facts | _Like, /) -> Assessment:
    """Determines where a good originates and, where the rulebook has a formula, its domestic share.

    Args:
        facts: Dicts, mappings, dataclasses, models of pydantic and attrs, lists, tuples, `str`, `int`, `bool`, `None`,
            `decimal.Decimal`, `datetime.date`. A `float` is taken by its shortest digits, if these are at most 15.

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

def assess_contract(facts: ContractFacts | _Like, /) -> ContractAssessment:
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

def assess_period(facts: PeriodFacts | _Like, /) -> PeriodAssessment:
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

def preference(facts: PreferenceFacts | _Like, /) -> Preference:
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

def record(
    facts: Facts | ContractFacts | PeriodFacts | _Like | str,
    /,
    *,
    salt: str | None = None,
) -> AssessmentRecord:
    """The record of facts of a good, a contract or purchases: facts, answer with its receipt, and a digest of it all.

    Keep and pass on its text, as `record_text` gives it: `verify` sees any change of what it says, and tells a text
    that was only written otherwise from it.

    Args:
        facts: Values as `assess_good` takes them, or JSON text.
        salt: 32 to 128 hexadecimal digits drawn at random, such as ``secrets.token_hex(16)``: with it the costs can be
            masked later, and nobody finds them by trying.

    Raises:
        TegiError: The facts cannot be read, or do not fit the rulebook; or ``not-a-salt``.

    >>> import tegi
    >>> made = tegi.record({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}})
    >>> made["answer"]["verdict"], len(made["digest"])
    ('undetermined', 64)
    """

def record_text(
    facts: Facts | ContractFacts | PeriodFacts | Mapping[str, object] | str, /, *, salt: str | None = None
) -> str:
    """The same as canonical JSON text: a record, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.record_text("{}", salt="salt")
    '{"errors":[{"at":"","code":"not-a-salt","given":"salt"}],"type":"refusal"}'
    """

def verify(
    record: AssessmentRecord | MaskedRecord | Mapping[str, object] | str,
    /,
    *,
    signatures: Sequence[Envelope | str] | Envelope | str | None = None,
    keys: TrustList | Mapping[str, object] | str | None = None,
    opened: AssessmentRecord | Mapping[str, object] | str | None = None,
    on: datetime.date | str | None = None,
) -> Verification:
    """Recomputes a record, given as its text or as a dict, and judges what stands beside it.

    Args:
        record: The record, whole or masked.
        signatures: Its signatures: DSSE envelopes as dicts or texts, or detached JWS of 0.1.0; see `tegi.signature`.
        keys: The keys that you trust: a list, as a dict or as its text, or one public key as PEM or JWK.
        opened: The whole record behind a masked one.
        on: The day of looking: a signature that states a later time does not count.

    Returns:
        ``outcome`` says whether it is the ``same``; the same but ``reformatted`` (blanks, order of members, escapes);
        ``altered``, with the places in ``differences``; ``by-another-edition`` than its facts call for; ``by-an-earlier-
        revision``, ``by-another-engine`` or ``by-a-rulebook-of-the-user``; or ``masked``, which cannot be recomputed.
        ``holds`` is true only where its facts give its answer here, too; of a masked record, where a signature by one
        of ``keys`` is valid (``vouched``) or where it was ``opened``. What was replaced (``superseded_by``) does not
        hold. ``signatures`` says what came of each.

    Raises:
        TegiError: It is no record, or something is wrong with the keys.

    >>> import tegi
    >>> text = tegi.record_text('{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}')
    >>> tegi.verify(text)["outcome"]
    'same'
    >>> found = tegi.verify(text.replace('"hs":"8403109000"', '"hs":"8404109000"'))
    >>> found["holds"], found["outcome"], found["digest_holds"]
    (False, 'altered', False)
    """

def verify_text(record: str, beside: str | None = None, /) -> str:
    """The same as canonical JSON text: a verification, or a refusal, which is not raised. ``beside`` is JSON of what
    stands beside the record: ``signatures``, ``keys``, ``opened``, ``on``.

    >>> import tegi
    >>> tegi.verify_text("{}")
    '{"errors":[{"at":"/type","code":"not-a-record"}],"type":"refusal"}'
    """

def to_sign(
    record: AssessmentRecord | Mapping[str, object] | str,
    /,
    *,
    key: Mapping[str, object] | str,
    signed_at: str,
    signer: str | None = None,
    supersedes: str | None = None,
) -> ToSign:
    """What is to be signed of a record, for whoever keeps a private key elsewhere; `tegi.signature.sign` signs itself.

    The record is recomputed first: what does not hold is not signed.

    Args:
        record: The whole record; its signature is that of its masked form, too.
        key: The public key, as PEM or as a JWK.
        signed_at: The time to state, in UTC.
        signer: The signer's name for itself.
        supersedes: The digest of the record that this one replaces.

    Raises:
        TegiError: It is no record, does not hold, or is masked; or something is wrong with what is said of it.

    >>> import base64, tegi
    >>> text = tegi.record_text('{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}')
    >>> public = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    >>> found = tegi.to_sign(text, key=public, signed_at="2026-03-01T12:00:00Z")
    >>> base64.b64decode(found["pae"])[:52]
    b'DSSEv1 42 application/vnd.tegi.record-statement+json'
    """

def mask(record: AssessmentRecord | Mapping[str, object] | str, /) -> MaskedRecord:
    """The same record with its costs hidden, for a supplier who does not disclose them.

    It shows what was made, the verdict and the share, has the same digest, and may be the ``made_from`` of a material.
    Whoever reads it has not recomputed it: they trust its source, or a signature over its digest.

    Raises:
        TegiError: ``no-salt`` where the record was made without one; ``digest-differs`` where it was altered.

    >>> import secrets, tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000", "ex_works_price": "99"}}
    >>> made = tegi.record(facts, salt=secrets.token_hex(16))
    >>> tegi.mask(made)["digest"] == made["digest"]
    True
    """

def mask_text(record: str, /) -> str:
    """The same as canonical JSON text: a masked record, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.mask_text("{}")
    '{"errors":[{"at":"/type","code":"not-a-record"}],"type":"refusal"}'
    """

def audit(
    rulebook: str | Mapping[str, object],
    /,
    *,
    rule: str | None = None,
    against: str | Mapping[str, object] | None = None,
    kinds: Sequence[FindingKind] | None = None,
    nomenclature: str | Sequence[str] | None = None,
) -> Audit:
    """What is wrong with a rulebook, or turns on little: contradictions, readings that differ, rules that never decide,
    overlaps, gaps, words that nobody defines, limits of one tenge; and what another edition changes. Each finding has
    the smallest example that shows it: ``assess_good`` of the witness's facts gives the verdict that it expects.

    Args:
        rulebook: ``id@edition``, ``id`` for the newest edition, or the rulebook itself: a draft, which then stands in
            for the editions of its name, and whose rows may overlap.
        rule: One rule alone: a row of the list, ``general``, ``set`` or ``threshold``.
        against: Another edition or rulebook to compare with.
        kinds: These kinds alone.
        nomenclature: The nomenclature in force: its codes, or a text with a code at the beginning of each line.

    Raises:
        TegiError: There is no such rulebook, edition or rule, or the rulebook that was given has faults.

    >>> import tegi
    >>> finding = tegi.audit("cis-2009", rule="4407")["findings"][0]
    >>> finding["code"], tegi.assess_good(finding["witness"]["facts"]).verdict
    ('readings-differ', 'disputed')
    """

def audit_text(text: str, /) -> str:
    """The same from JSON text, ``{"rulebook": ...}`` with the options, to canonical JSON text: what was found, or a
    refusal, which is not raised.

    >>> import tegi
    >>> tegi.audit_text('{"rulebook": "kz-procurement@today"}')
    '{"errors":[{"at":"","code":"not-an-edition","given":"kz-procurement@today"}],"type":"refusal"}'
    """

def flags(cases: Sequence[CaseFacts | _Like], /, parameters: FlagOptions | Mapping[str, object] | None = None) -> Flags:
    """What is unlikely in a set of cases, for an inspector: where to look, never a verdict. A flag proves nothing.

    Args:
        cases: Each has an ``id`` and the ``facts`` of a good, as `assess_good` takes them; beside them may stand
            ``producer``, ``mass_kg``, ``materials_kg``, ``output`` and ``capacity``.
        parameters: What the rules are measured by, where it is not to be as it comes with the engine.

    Returns:
        The flags by rule and case; how many cases each rule could be applied to; the faults of cases that could not be
        read, at whose places no rule looked.

    Raises:
        TegiError: The document or its parameters cannot be read.

    >>> import tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
    >>> found = tegi.flags([{"id": "17", "facts": facts, "output": "1200", "capacity": "1000"}])
    >>> [(flag["rule"], flag["cases"], flag["figures"]["excess"]) for flag in found["flags"]]
    [('output-above-capacity', ['17'], '200.00')]
    """

def flags_text(text: str, /) -> str:
    """The same from JSON text, ``{"cases": [...], "parameters": {...}}``, to canonical JSON text: what was noticed, or a
    refusal, which is not raised.

    >>> import tegi
    >>> tegi.flags_text("{}")
    '{"errors":[{"at":"/cases","code":"missing-field"}],"type":"refusal"}'
    """

def advise(
    facts: Facts | ContractFacts | _Like,
    /,
    *,
    wished_share: Decimal | str | float | None = None,
    costs: Mapping[str, Decimal | str | float] | None = None,
) -> Advice:
    """The way to qualify: what would make a good originate, or lift a good or contract to a wished share, the cheapest
    first where costs are given; and how far each figure may move before that is lost.

    Args:
        facts: Of a good or a contract, values as `assess_good` takes them.
        wished_share: The share to be reached, in percent. Without it the goal is that the good originates.
        costs: What changes cost, by the key of one (``replace-material/burner``), or all of a kind (``obtain-proof``).

    Returns:
        Changes as JSON Patches (RFC 6902) of the facts; each was assessed before it is given.

    Raises:
        TegiError: The facts or the wishes cannot be read, or do not fit the rulebook; it has all the faults.

    >>> import tegi
    >>> advice = tegi.advise({
    ...     "on": "2026-03-01", "rulebook": "cis-2009",
    ...     "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
    ...     "materials": [{"id": "burner", "hs": "8416109000", "value": "500.01", "origin": "DE"}],
    ...     "operations": ["welding"],
    ... })
    >>> advice["changes"][0]["actions"][0]["to"]
    '1000.02'
    >>> advice["changes"][1]["patch"]
    [{'op': 'add', 'path': '/materials/0/origin', 'value': 'KZ'}]
    """

def advise_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: advice, or a refusal, which is not raised.

    Args:
        text: Facts, or ``{"facts": …, "wished_share": "60", "costs": {…}}``.

    >>> import tegi
    >>> tegi.advise_text("[]")
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

def load_keys(keys: TrustList | Mapping[str, object] | str, /) -> LoadedKeys:
    """Takes a list of trusted keys for the process, in place of an earlier one.

    A signature beside the masked record of a part (``signatures`` of a material) by one of them, made by the day of the
    facts, makes the part known: its record alone leaves no verdict provisional then. The digest of the list stands in
    the receipt, and whoever recomputes such a record needs the same list.

    Args:
        keys: A list of trusted keys, or one public key as PEM or JWK.

    Raises:
        TegiError: The list has faults; the earlier one stays.

    >>> import tegi
    >>> tegi.load_keys({"type": "trust", "format": 1, "keys": []})["keys"]
    []
    """

def keys() -> LoadedKeys | None:
    """What was taken of the list of trusted keys; None where there is none.

    >>> import tegi
    >>> tegi.keys() is None
    True
    """

def rulebooks() -> list[Edition]:
    """The editions at hand.

    >>> import tegi
    >>> "cis-2009" in {edition["id"] for edition in tegi.rulebooks()}
    True
    """

class _Rulebook:
    """The rulebook of a name, and the workshop of those who write rulebooks: the module `tegi.rulebook`."""

    def __call__(self, name: str, /) -> Rulebook:
        """Returns an edition as it was compiled, every rule with its provision."""

    def new(
        self, path: str | PathLike[str], of: Of = "agreement", language: Language = "ru", *, force: bool = False
    ) -> None:
        """Writes a new rulebook with an invented example to a workbook or a folder."""

    def read(self, source: Source, engine: Engine | None = None) -> Draft:
        """Reads a rulebook and checks it; what is wrong stands in its `faults`."""

    def check(self, source: Source, engine: Engine | None = None) -> Draft:
        """Reads a rulebook and tells everything that is wrong with it and with its cases at once."""

    def build(self, source: Source, engine: Engine | None = None) -> str:
        """Returns the canonical JSON of a rulebook; the same from a workbook and from a folder."""

    def test(self, source: Source, engine: Engine | None = None) -> list[Case]:
        """Runs the cases of a rulebook."""

    def show(self, source: Source, language: Language | None = None, engine: Engine | None = None) -> str:
        """Returns each rule of a rulebook in words beside its text."""

    def diff(
        self,
        old: Source,
        new: Source,
        language: Language | None = None,
        goods: Iterable[str] = (),
        engine: Engine | None = None,
    ) -> Difference:
        """Returns what differs between two rulebooks, in words, and which goods have another verdict."""

    def sentences(self, faults: Iterable[Fault], language: Language | None = None) -> list[str]:
        """Returns faults or warnings in sentences, each behind its cell."""

rulebook: Final[_Rulebook]

def _rulebook(name: str, /) -> Rulebook:
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

def rules(name: str, language: Language = "ru") -> list[RuleWords]:
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

def rules_text(name: str, language: Language = "ru") -> str:
    """The same as canonical JSON text: a list of rules, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.rules_text("kz-procurement")
    '[]'
    """

def rule_for(
    hs: str,
    /,
    *,
    on: datetime.date | str | None = None,
    rulebook: str | None = None,
    language: Language | None = None,
) -> RuleFor:
    """The rule of a tariff code, before anything is filled in: which row applies and to which goods, its sentence and
    quoted condition, the operations that it names, what will be asked, how it can be read, what of it was not read.

    Args:
        hs: The code; it may have blanks and points.
        on: The day; without it the newest edition answers.
        rulebook: ``id@edition`` or ``id``; without it that of the certificate СТ-1, ``cis-2009``.
        language: ``kk``, ``ru`` or ``en``; without it ``ru``.

    Returns:
        Several rules where a description decides between them, or the code is too short: the first that applies decides.

    Raises:
        TegiError: It is no code, the nomenclature has no such heading, or no such rulebook or edition is at hand.

    >>> import tegi
    >>> rule, = tegi.rule_for("4407 11", language="en")["rules"]
    >>> rule["condition"]
    'Распиловка, строгание, шлифование, соединение в шип'
    >>> [operation["term"] for operation in rule["operations"]]
    ['sawing', 'planing', 'sanding', 'finger-jointing']
    """

def rule_for_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: the rules, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.rule_for_text('{"hs": "0001"}')
    '{"errors":[{"at":"/hs","code":"unknown-heading-code","given":"0001"}],"type":"refusal"}'
    """

def labels(language: Language = "ru") -> Labels:
    """The names of all facts, members of answers and values of enumerations, for forms of your own.

    Args:
        language: ``kk``, ``ru`` or ``en``.

    Returns:
        ``facts``, each with its place as a JSON pointer (``*`` is any place of a list), its name and the form that it
        takes; ``answers``, names by member; ``values``, the named values of each enumeration.

    Raises:
        TegiError: The language is unknown.

    >>> import tegi
    >>> [value["label"] for value in tegi.labels("en")["values"]["packaging"]]
    ['retail', 'transport']
    """

def labels_text(language: Language = "ru") -> str:
    """The same as canonical JSON text: the names, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.labels_text("en")[:12]
    '{"answers":{'
    """

def operations(
    hs: str,
    /,
    *,
    on: datetime.date | str | None = None,
    rulebook: str | None = None,
    language: Language | None = None,
) -> OperationsFor:
    """The operations to choose from for a tariff code: the 8 to 12 usual ones of its chapter first, in the order in which
    they are done, then the others that its rules name.

    Args:
        hs: The code; it may have blanks and points.
        on: The day; without it the newest edition answers.
        rulebook: ``id@edition`` or ``id``; without it that of the certificate СТ-1, ``cis-2009``.
        language: ``kk``, ``ru`` or ``en``; without it ``ru``.

    Returns:
        Each operation with its other names, whether it counts (``named`` by a rule of the code, ``insufficient`` by
        itself, or ``neither``), and how it stands to the operations that never confer origin, with the reason.

    Raises:
        TegiError: It is no code, the nomenclature has no such heading, or no such rulebook or edition is at hand.

    >>> import tegi
    >>> timber = tegi.operations("4407 11", language="en")["operations"]
    >>> [one["term"] for one in timber if one["counts"] == "named"]
    ['sawing', 'planing', 'sanding', 'finger-jointing']
    """

def operations_text(text: str, /) -> str:
    """The same from JSON text to canonical JSON text: the operations, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.operations_text('{"hs": "0001"}')
    '{"errors":[{"at":"/hs","code":"unknown-heading-code","given":"0001"}],"type":"refusal"}'
    """

def explain(
    answer: _Answer | Refusal | TegiError | Mapping[str, object] | str,
    language: Language = "ru",
) -> Explanation:
    """An answer, or a refusal with its faults, in sentences, each beside the place in the facts that it is about
    and the provision that it rests on.

    Args:
        answer: What an assessment returned or raised, or the same as a dict or JSON text.
        language: ``kk``, ``ru`` or ``en``.

    Raises:
        TegiError: It is no answer, or the language is unknown.

    >>> import tegi
    >>> tegi.explain(tegi.assess_good_text("{}"), "en")["errors"][0]["at"]
    '/on'
    >>> points = {"preference": "turnkey-points", "share": "55.5", "sector_average": "30"}
    >>> found = tegi.preference({"on": "2026-03-01", "rulebook": "kz-procurement", **points})
    >>> tegi.explain(found, "en")["verdict"]
    'Additional points: 2.'
    """

def explain_text(answer: str, language: Language = "ru") -> str:
    """The same from JSON text to canonical JSON text: an explanation, or a refusal, which is not raised.

    >>> import tegi
    >>> tegi.explain_text("{}")
    '{"errors":[{"at":"","code":"not-an-answer"}],"type":"refusal"}'
    """
