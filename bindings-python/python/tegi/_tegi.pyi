"""The engine, compiled. Import from `tegi` itself."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar, Final, Protocol, TypeAlias, final, type_check_only

from _typeshed import DataclassInstance

from tegi.errors import TegiError
from tegi.language import Language
from tegi.types import Assessment as AssessmentDict
from tegi.types import (
    Advice,
    AssessmentRecord,
    Audit,
    CaseFacts,
    Citation,
    Combination,
    ContractFacts,
    ContractRow,
    Edition,
    Envelope,
    Explanation,
    Facts,
    Figure,
    FindingKind,
    FlagOptions,
    Flags,
    FoundSignature,
    Ground,
    KindShare,
    Labels,
    LoadedKeys,
    LocalContent,
    MaskedRecord,
    MaterialStatus,
    Missing,
    MissingFact,
    Notice,
    Part,
    PeriodFacts,
    Preference,
    PreferenceFacts,
    ReadingEffect,
    Receipt,
    Refusal,
    Rulebook,
    OperationsFor,
    RuleFor,
    RuleWords,
    ShareReading,
    ShareThreshold,
    Step,
    ToSign,
    TrustList,
    Verdict,
    Verification,
)
from tegi.types import ContractAssessment as ContractAssessmentDict
from tegi.types import PeriodAssessment as PeriodAssessmentDict

__all__ = [
    "Assessment",
    "ContractAssessment",
    "Engine",
    "PeriodAssessment",
    "Table",
    "TablePasses",
    "assess_table",
    "kind_of",
    "table_data",
    "text_of",
    "text_of_bytes",
    "version",
]

version: Final[str]
"""The engine's version."""

def kind_of(content: bytes, name: str, /) -> str:
    """The kind of a file by its content: ``text``, ``xlsx`` or ``parquet``.

    Raises:
        TegiError: It is of a kind that is not read, or protected by a password.
    """

def table_data() -> str:
    """The fields of tables, with their headings, and the names of what cells may say; JSON text."""

def text_of_bytes(content: bytes, name: str, /) -> tuple[str, str]:
    """The text of a file and its encoding: ``utf-8``, ``utf-16le``, ``utf-16be`` or ``windows-1251``.

    Raises:
        TegiError: It is no text.
    """

def text_of(value: object, /) -> str:
    """A JSON text as it stands, or the canonical text of Python's own values.

    Raises:
        TegiError: They hold what JSON has no word for.
    """

@type_check_only
class _Model(Protocol):
    """A model of pydantic, or one made like it."""

    def model_dump(self, *, by_alias: bool = ...) -> dict[str, Any]:
        """Its fields by their names, or by their aliases."""

@type_check_only
class _Attrs(Protocol):
    """An instance of a class of attrs."""

    __attrs_attrs__: ClassVar[Any]

# What can be read like a dict.
_Like: TypeAlias = Mapping[str, object] | DataclassInstance | _Model | _Attrs

_Answer: TypeAlias = (
    Assessment
    | ContractAssessment
    | PeriodAssessment
    | AssessmentDict
    | ContractAssessmentDict
    | PeriodAssessmentDict
    | Verification
    | Audit
    | Advice
    | Flags
    | Preference
)

@final
class Assessment:
    """Where a good originates and how much of it is domestic.

    The whole answer stays in the engine; a part becomes dicts, lists and strings when it is asked for, a new value
    each time. Two assessments are equal when they say the same. It can be pickled and hashed.
    """

    @classmethod
    def from_json(cls, text: str, /) -> Assessment:
        """The answer that `to_json` wrote.

        Raises:
            TegiError: The text is no assessment.
        """

    @property
    def verdict(self) -> Verdict:
        """What is known of the good's origin: ``originating``, ``not_originating``, ``undetermined`` (a fact is
        missing), ``disputed`` (the law can be read in two ways) or ``outside_rulebook``."""

    @property
    def criterion(self) -> str | None:
        """The origin criterion for column 9 of a certificate СТ-1: ``П``, ``Д8403`` or ``К``; only for an originating
        good."""

    @property
    def rule(self) -> str | None:
        """The rule that was applied: a row of the list, ``general``, ``set``, ``wholly-produced`` or ``threshold``."""

    @property
    def condition(self) -> str | None:
        """The condition as enacted, where the rule is a row of a list."""

    @property
    def share(self) -> Decimal | None:
        """The domestic share in percent; nothing without a formula or while a fact is missing."""

    @property
    def local_content(self) -> LocalContent | None:
        """The domestic share and how it comes about, where the rulebook has a formula."""

    @property
    def figures(self) -> list[Figure]:
        """Sums of the bill, in the document's currency."""

    @property
    def materials(self) -> list[MaterialStatus]:
        """How each material was counted, and why."""

    @property
    def steps(self) -> list[Step]:
        """Every test, in the order of application, under the default readings."""

    @property
    def missing(self) -> list[Missing]:
        """The facts that are missing, the one that settles most first."""

    @property
    def readings(self) -> list[ReadingEffect]:
        """The readings that the good's rule touches."""

    @property
    def combinations(self) -> list[Combination]:
        """The outcome under each combination of the open readings; empty where none is touched."""

    @property
    def outside(self) -> list[Notice]:
        """What the act says and the rulebook does not hold, where that is why there is no verdict."""

    @property
    def warnings(self) -> list[Notice]:
        """What the reader must know besides the verdict."""

    @property
    def signatures(self) -> list[FoundSignature]:
        """What came of each signature beside the masked record of a part."""

    @property
    def provisional(self) -> bool:
        """Whether something of what it rests on is not settled."""

    @property
    def rests_on(self) -> list[Ground]:
        """What the answer rests on: what of it, answered otherwise, would change it."""

    @property
    def receipt(self) -> Receipt:
        """What was computed by what from what; never a time."""

    def to_dict(self) -> AssessmentDict:
        """The whole answer as dicts, lists and strings."""

    def to_json(self) -> str:
        """The canonical text (RFC 8785): the same bytes as `assess_good_text` answers, in every language."""

    def explain(self, language: Language = "ru", *, engine: Engine | None = None) -> Explanation:
        """The answer in sentences: verdict, tests, what is missing, each beside its place in the facts and its
        provision.

        Args:
            language: ``kk``, ``ru`` or ``en``.
            engine: The engine that holds a rulebook of your own.

        Raises:
            TegiError: The language is unknown.

        >>> import tegi
        >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
        >>> tegi.assess_good(facts).explain("en")["missing"][0]["text"]
        'Which materials were used?'
        """

    def _repr_html_(self) -> str:
        """What a notebook shows: verdict, what it rests on, tests and what is missing."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ContractAssessment:
    """The in-country value of a contract with all its subcontracts.

    A value like `Assessment`: its parts become dicts, lists and strings when they are asked for.
    """

    @classmethod
    def from_json(cls, text: str, /) -> ContractAssessment:
        """The answer that `to_json` wrote.

        Raises:
            TegiError: The text is no assessment of a contract.
        """

    @property
    def share(self) -> Decimal | None:
        """The in-country value in percent, two decimals; nothing while a fact is missing."""

    @property
    def exact(self) -> str | None:
        """The exact fraction, ``141/200``; nothing where it is too long to be read."""

    @property
    def numerator(self) -> str | None:
        """What the formula has above the line, in money; six decimals where it has no end."""

    @property
    def denominator(self) -> str | None:
        """What it has below."""

    @property
    def between(self) -> list[str] | None:
        """The lowest and the highest share that the missing facts allow; nothing where none is missing."""

    @property
    def formula(self) -> str | None:
        """Which formula: ``1`` goods, ``2`` works and services, ``4`` under newer subsoil-use contracts."""

    @property
    def because(self) -> str | None:
        """Why that formula, as a code."""

    @property
    def vat(self) -> str:
        """The VAT basis of all amounts: ``excluded`` or ``included``."""

    @property
    def if_proved(self) -> Part | None:
        """What the share would be if every computed share were proved, where one was computed."""

    @property
    def rows(self) -> list[ContractRow]:
        """The contracts, in the order given, each with its goods and what it adds to the numerator."""

    @property
    def readings(self) -> list[ShareReading]:
        """The readings that matter to this contract, and what each option gives."""

    @property
    def missing(self) -> list[MissingFact]:
        """The facts that are missing."""

    @property
    def outside(self) -> list[Notice]:
        """Why the rulebook holds no answer."""

    @property
    def warnings(self) -> list[Notice]:
        """What the reader must know besides."""

    @property
    def citations(self) -> list[Citation]:
        """The provisions of formula, proofs and rounding."""

    @property
    def provisional(self) -> bool:
        """Whether something of what it rests on is not settled."""

    @property
    def rests_on(self) -> list[Ground]:
        """What the answer rests on: what of it, answered otherwise, would change it."""

    @property
    def receipt(self) -> Receipt:
        """What was computed by what from what; never a time."""

    def to_dict(self) -> ContractAssessmentDict:
        """The whole answer as dicts, lists and strings."""

    def to_json(self) -> str:
        """The canonical text (RFC 8785): the same bytes as `assess_contract_text` answers, in every language."""

    def explain(self, language: Language = "ru", *, engine: Engine | None = None) -> Explanation:
        """The answer in sentences: verdict, tests, what is missing, each beside its place in the facts and its
        provision.

        Args:
            language: ``kk``, ``ru`` or ``en``.
            engine: The engine that holds a rulebook of your own.

        Raises:
            TegiError: The language is unknown.

        >>> import tegi
        >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
        >>> tegi.assess_good(facts).explain("en")["missing"][0]["text"]
        'Which materials were used?'
        """

    def _repr_html_(self) -> str:
        """What a notebook shows: verdict, what it rests on, tests and what is missing."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PeriodAssessment:
    """The in-country value of a customer's purchases in a period.

    A value like `Assessment`: its parts become dicts, lists and strings when they are asked for.
    """

    @classmethod
    def from_json(cls, text: str, /) -> PeriodAssessment:
        """The answer that `to_json` wrote.

        Raises:
            TegiError: The text is no assessment of a period.
        """

    @property
    def share(self) -> Decimal | None:
        """The in-country value of all purchases in percent, two decimals."""

    @property
    def exact(self) -> str | None:
        """The exact fraction, ``141/200``; nothing where it is too long to be read."""

    @property
    def numerator(self) -> str | None:
        """What the formula has above the line, in money; six decimals where it has no end."""

    @property
    def denominator(self) -> str | None:
        """What it has below."""

    @property
    def vat(self) -> str:
        """The VAT basis of all amounts: ``excluded`` or ``included``."""

    @property
    def kinds(self) -> list[KindShare]:
        """Goods, works and services by themselves, where there are any."""

    @property
    def works_and_services(self) -> ShareThreshold | None:
        """Works and services together beside their threshold, for a subsoil user."""

    @property
    def readings(self) -> list[ShareReading]:
        """The readings that matter, and what each option gives."""

    @property
    def outside(self) -> list[Notice]:
        """Why the rulebook holds no answer."""

    @property
    def warnings(self) -> list[Notice]:
        """What the reader must know besides."""

    @property
    def citations(self) -> list[Citation]:
        """The provisions of formula and rounding."""

    @property
    def provisional(self) -> bool:
        """Whether something of what it rests on is not settled."""

    @property
    def rests_on(self) -> list[Ground]:
        """What the answer rests on: what of it, answered otherwise, would change it."""

    @property
    def receipt(self) -> Receipt:
        """What was computed by what from what; never a time."""

    def to_dict(self) -> PeriodAssessmentDict:
        """The whole answer as dicts, lists and strings."""

    def to_json(self) -> str:
        """The canonical text (RFC 8785): the same bytes as `assess_period_text` answers, in every language."""

    def explain(self, language: Language = "ru", *, engine: Engine | None = None) -> Explanation:
        """The answer in sentences: verdict, tests, what is missing, each beside its place in the facts and its
        provision.

        Args:
            language: ``kk``, ``ru`` or ``en``.
            engine: The engine that holds a rulebook of your own.

        Raises:
            TegiError: The language is unknown.

        >>> import tegi
        >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
        >>> tegi.assess_good(facts).explain("en")["missing"][0]["text"]
        'Which materials were used?'
        """

    def _repr_html_(self) -> str:
        """What a notebook shows: verdict, what it rests on, tests and what is missing."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Engine:
    """The engine with its rulebooks.

    The functions of `tegi` are those of one engine that the whole process shares. An engine of its own is for
    rulebooks that nobody else shall see. Its methods may be called from many threads at once.
    """

    def __new__(cls) -> Engine: ...
    def assess_good(self, facts: Facts | _Like, /) -> Assessment:
        """Determines where a good originates and, where the rulebook has a formula, its domestic share.

        Args:
            facts: Dicts, mappings, dataclasses, lists, tuples, `str`, `int`, `bool`, `None`, `decimal.Decimal`,
                `datetime.date`. A `float` is taken by its shortest digits, if these are at most 15.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

        >>> import tegi
        >>> tegi.Engine().assess_good({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}}).rule
        '8403'
        """

    def assess_good_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text. Only text keeps duplicate keys, which are a fault.

        Returns:
            An assessment or a refusal: nothing is raised for a text that cannot be read.
        """

    def assess_contract(self, facts: ContractFacts | _Like, /) -> ContractAssessment:
        """Determines the in-country value of a contract with all its subcontracts.

        Args:
            facts: Values as `assess_good` takes them.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.
        """

    def assess_contract_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: an assessment, or a refusal, which is not raised."""

    def assess_period(self, facts: PeriodFacts | _Like, /) -> PeriodAssessment:
        """Determines the in-country value of a customer's purchases in a period.

        Args:
            facts: Values as `assess_good` takes them.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.
        """

    def assess_period_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: an assessment, or a refusal, which is not raised."""

    def preference(self, facts: PreferenceFacts | _Like, /) -> Preference:
        """Computes a preference of procurement: conditional price, discount, points or penalty, with its provision.

        Args:
            facts: Values as `assess_good` takes them.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.
        """

    def preference_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: a preference, or a refusal, which is not raised."""

    def record(
        self,
        facts: Facts | ContractFacts | PeriodFacts | _Like | str,
        /,
        *,
        salt: str | None = None,
    ) -> AssessmentRecord:
        """The record of facts of a good, a contract or purchases: facts, answer with its receipt, and a digest.

        Args:
            facts: Values as `assess_good` takes them, or JSON text.
            salt: 32 to 128 hexadecimal digits drawn at random, with which the costs can be masked later.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; or ``not-a-salt``.
        """

    def record_text(
        self, facts: Facts | ContractFacts | PeriodFacts | Mapping[str, object] | str, /, *, salt: str | None = None
    ) -> str:
        """The same as canonical JSON text: a record, or a refusal, which is not raised."""

    def verify(
        self,
        record: AssessmentRecord | MaskedRecord | Mapping[str, object] | str,
        /,
        *,
        signatures: Sequence[Envelope | str] | Envelope | str | None = None,
        keys: TrustList | Mapping[str, object] | str | None = None,
        opened: AssessmentRecord | Mapping[str, object] | str | None = None,
        on: datetime.date | str | None = None,
    ) -> Verification:
        """Recomputes a record, given as its text or as a dict, and judges what stands beside it; see `tegi.verify`.

        Raises:
            TegiError: It is no record, or something is wrong with the keys.
        """

    def verify_text(self, record: str, beside: str | None = None, /) -> str:
        """The same as canonical JSON text: a verification, or a refusal, which is not raised."""

    def to_sign(
        self,
        record: AssessmentRecord | Mapping[str, object] | str,
        /,
        *,
        key: Mapping[str, object] | str,
        signed_at: str,
        signer: str | None = None,
        supersedes: str | None = None,
    ) -> ToSign:
        """What is to be signed of a record that holds; see `tegi.to_sign`.

        Raises:
            TegiError: It is no record, does not hold, or is masked; or something is wrong with what is said of it.
        """

    def mask(self, record: AssessmentRecord | Mapping[str, object] | str, /) -> MaskedRecord:
        """The same record with its costs hidden and the same digest.

        Raises:
            TegiError: ``no-salt`` where the record was made without one; ``digest-differs`` where it was altered.
        """

    def mask_text(self, record: str, /) -> str:
        """The same as canonical JSON text: a masked record, or a refusal, which is not raised."""

    def audit(
        self,
        rulebook: str | Mapping[str, object],
        /,
        *,
        rule: str | None = None,
        against: str | Mapping[str, object] | None = None,
        kinds: Sequence[FindingKind] | None = None,
        nomenclature: str | Sequence[str] | None = None,
    ) -> Audit:
        """What is wrong with a rulebook, each finding with the smallest example that shows it.

        Raises:
            TegiError: There is no such rulebook, edition or rule, or the rulebook that was given has faults.
        """

    def audit_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: what was found, or a refusal, which is not raised."""

    def flags(
        self, cases: Sequence[CaseFacts | _Like], /, parameters: FlagOptions | Mapping[str, object] | None = None
    ) -> Flags:
        """What is unlikely in a set of cases, for an inspector: where to look, never a verdict.

        Args:
            cases: Each has an ``id`` and the ``facts`` of a good; beside them may stand ``producer``, ``mass_kg``,
                ``materials_kg``, ``output`` and ``capacity``.
            parameters: What the rules are measured by, where it is not to be as it comes with the engine.

        Raises:
            TegiError: The document or its parameters cannot be read.
        """

    def flags_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: what was noticed, or a refusal, which is not raised."""

    def advise(
        self,
        facts: Facts | ContractFacts | _Like,
        /,
        *,
        wished_share: Decimal | str | float | None = None,
        costs: Mapping[str, Decimal | str | float] | None = None,
    ) -> Advice:
        """What would make a good or contract reach its goal, the cheapest first where costs are
        given; and how far its figures may move.

        Args:
            facts: Of a good or a contract, values as `assess_good` takes them.
            wished_share: The share to be reached, in percent. Without it the goal is that the good originates.
            costs: What changes cost, by the key of one, or all of a kind.

        Raises:
            TegiError: The facts or the wishes cannot be read, or do not fit the rulebook; it has all the faults.
        """

    def advise_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: advice, or a refusal, which is not raised."""

    def load_rulebook(self, rulebook: Mapping[str, object] | str, /) -> list[Edition]:
        """Adds a rulebook of the user's own, through the same checks as those that come with the engine.

        Returns:
            The editions at hand.

        Raises:
            TegiError: The rulebook has faults; nothing was added.
        """

    def load_keys(self, keys: TrustList | Mapping[str, object] | str, /) -> LoadedKeys:
        """Takes a list of trusted keys, or one public key, in place of an earlier list.

        Returns:
            The names of the keys, and the digest of the list that receipts have.

        Raises:
            TegiError: The list has faults; the earlier one stays.
        """

    def keys(self) -> LoadedKeys | None:
        """What was taken of the list of trusted keys; None where there is none."""

    def rulebooks(self) -> list[Edition]:
        """The editions at hand."""

    def rulebook(self, name: str, /) -> Rulebook:
        """An edition as it was compiled, every rule with its provision.

        Args:
            name: ``id@edition``, as in facts, or ``id`` for the newest edition.

        Raises:
            TegiError: There is no such rulebook, or no such edition of it.
        """

    def rulebook_text(self, name: str, /) -> str:
        """The same as canonical JSON text: a rulebook, or a refusal, which is not raised."""

    def rules(self, name: str, language: Language = "ru") -> list[RuleWords]:
        """The rules of origin that an edition applies, in words: its list, then the rules for what it does not name.

        Args:
            name: As for `rulebook`.
            language: ``kk``, ``ru`` or ``en``.

        Raises:
            TegiError: There is no such rulebook or edition, or the language is unknown.
        """

    def rules_text(self, name: str, language: Language = "ru") -> str:
        """The same as canonical JSON text: a list of rules, or a refusal, which is not raised."""

    def rule_for(
        self,
        hs: str,
        /,
        *,
        on: datetime.date | str | None = None,
        rulebook: str | None = None,
        language: Language | None = None,
    ) -> RuleFor:
        """The rule of a tariff code, before anything is filled in: which row applies, what it says and what it asks.

        Args:
            hs: The code; it may have blanks and points.
            on: The day; without it the newest edition answers.
            rulebook: ``id@edition`` or ``id``; without it that of the certificate СТ-1, ``cis-2009``.
            language: ``kk``, ``ru`` or ``en``; without it ``ru``.

        Raises:
            TegiError: It is no code, the nomenclature has no such heading, or no such rulebook or edition is at hand.
        """

    def rule_for_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: the rules, or a refusal, which is not raised."""

    def operations(
        self,
        hs: str,
        /,
        *,
        on: datetime.date | str | None = None,
        rulebook: str | None = None,
        language: Language | None = None,
    ) -> OperationsFor:
        """The operations to choose from for a tariff code: the usual ones first, then the others that its rules name.

        Args:
            hs: The code; it may have blanks and points.
            on: The day; without it the newest edition answers.
            rulebook: ``id@edition`` or ``id``; without it that of the certificate СТ-1, ``cis-2009``.
            language: ``kk``, ``ru`` or ``en``; without it ``ru``.

        Raises:
            TegiError: It is no code, the nomenclature has no such heading, or no such rulebook or edition is at hand.
        """

    def operations_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text: the operations, or a refusal, which is not raised."""

    def labels(self, language: Language = "ru") -> Labels:
        """The names of all facts, members of answers and values, for forms of your own.

        Args:
            language: ``kk``, ``ru`` or ``en``.

        Raises:
            TegiError: The language is unknown.
        """

    def labels_text(self, language: Language = "ru") -> str:
        """The same as canonical JSON text: the names, or a refusal, which is not raised."""

    def explain(
        self,
        answer: _Answer | Refusal | TegiError | Mapping[str, object] | str,
        language: Language = "ru",
    ) -> Explanation:
        """An assessment, or a refusal with its faults, in sentences.

        Args:
            answer: What an assessment returned or raised, or the same as a dict or JSON text.
            language: ``kk``, ``ru`` or ``en``.

        Raises:
            TegiError: It is no answer, or the language is unknown.
        """

    def draw_exam_text(self, request: str, /) -> str:
        """The key of an examination as canonical JSON text, or a refusal; `tegi.exam` calls it."""

    def exam_paper_text(self, key: str, language: str, /) -> str:
        """The paper of a key, as canonical JSON text, or a refusal."""

    def exam_answers_text(self, key: str, language: str, /) -> str:
        """The right answers of a key and why, as canonical JSON text, or a refusal."""

    def grade_exam_text(self, key: str, given: str, /) -> str:
        """What came of an examination, as canonical JSON text, or a refusal."""

    def read_table_text(self, request: str, files: list[bytes], /) -> str:
        """How tables are understood and the facts that they state, as canonical JSON text; `tegi.table` makes it."""

    def read_rates_text(self, request: str, files: list[bytes], /) -> str:
        """The rates of currencies in tables, as canonical JSON text."""

    def explain_text(self, answer: str, language: Language = "ru") -> str:
        """The same from JSON text to canonical JSON text: an explanation, or a refusal, which is not raised."""

@final
class Table:
    """A table of answers, for whatever reads Arrow: ``pyarrow.table(answers)``, ``polars.DataFrame(answers)``."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as a stream of Arrow's C data interface; whoever reads it may convert its columns."""

    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""

    def __len__(self) -> int:
        """How many rows there are."""

def assess_table(
    engine: Engine,
    kind: str,
    table: object,
    materials: object | None,
    same: dict[str, object],
    columns: list[str],
    keep: list[str],
    workers: int,
    decimal: str | None = None,
) -> Table:
    """Assesses each row of a table. `tegi.arrow` makes the functions of the package of it."""

_Record: TypeAlias = tuple[str, str | None, str, int, list[str], bytes]

@final
class TablePasses:
    """Tables on their way to facts, in passes; `tegi.batch` goes through them."""

    def __new__(cls, engine: Engine, options: str, is_one_of_many: bool) -> TablePasses: ...
    def sheet(self, head: str) -> None:
        """First pass: begins a sheet of a spreadsheet."""

    def begin_text(self, file: str) -> None:
        """First pass: begins a text file."""

    def look(self, bytes: bytes) -> None:
        """First pass: looks at the next bytes of the text file."""

    def looked(self) -> str:
        """First pass: all bytes were looked at; the name of their encoding."""

    def push(self, engine: Engine, bytes: bytes) -> list[_Record]:
        """Either pass: the next bytes of the text file; in the second, the records of their rows."""

    def end_text(self, engine: Engine) -> list[_Record]:
        """Either pass: the text file has ended."""

    def rows(self, engine: Engine, rows: str) -> list[_Record]:
        """Either pass: the next rows of a sheet; in the second, their records."""

    def understood(self) -> str:
        """Between the passes: how the tables are understood."""

    def again(self, place: int) -> list[_Record]:
        """Second pass: begins a sheet again."""

    def read(self, engine: Engine) -> tuple[list[_Record], str, str]:
        """Behind the second pass: the last records, what was set apart, what is wrong with the whole."""

    def good(self, own: bytes | None, lines: list[bytes], astray: list[str]) -> str:
        """The document of a good."""

    def duplicate(self, own: bytes) -> str:
        """The fault of a good whose id an earlier one has."""

    def stray(self, line: bytes, near: list[str]) -> str:
        """The fault of a line that meets no good."""

    def astray(self, line: bytes, faults: list[str]) -> str:
        """A document of nothing but faults, for lines that meet no good."""
