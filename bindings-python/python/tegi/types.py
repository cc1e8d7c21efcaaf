"""The forms of facts and answers, for type checkers. Made by scripts/make_types.py from the engine's schemas."""

from __future__ import annotations

import datetime
import decimal
import sys
from typing import Any, Literal, TypedDict

if sys.version_info >= (3, 11):
    from typing import NotRequired, TypeAlias
else:
    from typing_extensions import NotRequired, TypeAlias


class Action(TypedDict):
    """One thing to be done."""

    at: str
    """What it is about, as a JSON pointer into the facts."""
    key: str
    """By which `costs` names it: `replace-material/burner`."""
    kind: str
    """
    What kind: `replace-material`, `replace-good`, `obtain-proof`, `perform-operation`,
    `exceed-insufficient-operations`, `obtain-expertise`, `raise-price`, `raise-cost`, `raise-payroll` or
    `engage-producer`.
    """
    now: NotRequired[str | None]
    """Of a figure: as stated, if it is."""
    of: NotRequired[str | None]
    """The material, operation, goods line or contract."""
    to: NotRequired[str | None]
    """Of a figure: the least that suffices."""


Mark: TypeAlias = Literal["primary", "secondary", "inferred"]
"""How a statement of law is known."""


PatchMember: TypeAlias = "str | bool"
"""A member of such an object."""


PatchValue: TypeAlias = "str | bool | dict[str, PatchMember]"
"""What an operation puts into the facts: a text, a yes or no, or an object of these."""


class Receipt(TypedDict):
    """The receipt of an answer."""

    edition: NotRequired[str | None]
    """The first day of the edition; absent where no edition holds on the day."""
    engine: str
    """The engine's version."""
    facts_sha256: str
    """The SHA-256 of the canonical JSON (RFC 8785) of the facts."""
    keys_sha256: NotRequired[str | None]
    """The SHA-256 of the list of keys by which signatures beside parts were judged; absent where none were."""
    on: str
    """The day whose law was applied."""
    origin_from: NotRequired[list[str] | None]
    """`id@edition` of the rulebook whose rules of origin stood in, and its SHA-256."""
    revision: NotRequired[int | None]
    """The revision of the edition."""
    rulebook: str
    """The rulebook's name."""
    rulebook_of: NotRequired[str | None]
    """Whose the rulebook is: `user` for one that the user loaded; absent for one that comes with the engine."""
    rulebook_sha256: NotRequired[str | None]
    """The SHA-256 of the edition's canonical JSON."""


Verdict: TypeAlias = Literal[
    "originating", "not_originating", "undetermined", "disputed", "outside_rulebook"
]
"""What is known of a good's origin."""


class Combination(TypedDict):
    """The outcome under one combination of the open readings."""

    readings: dict[str, str]
    """The option of each open reading."""
    share: NotRequired[str | None]
    """The domestic share under them, in percent."""
    verdict: Verdict
    """The verdict under them."""


class Comparison(TypedDict):
    """A value beside its limit."""

    at_least: NotRequired[bool]
    """Whether the value must be at least the limit, not at most."""
    base: NotRequired[str | None]
    """What it is measured against: the ex-works price, or what `basis` names. Absent while that is not settled."""
    basis: NotRequired[str | None]
    """What `base` is, as the vocabulary names it; absent where it is the ex-works price."""
    headroom: NotRequired[str | None]
    """
    How much more the value may be, or how much less where it must be at least the limit; below zero, by how much it
    misses the limit.
    """
    limit: str
    """The limit in percent of `base`."""
    limit_value: NotRequired[str | None]
    """The limit in money."""
    measured: NotRequired[str | None]
    """`value` in percent of `base`, to four decimals; the decision itself is made without rounding."""
    unbounded: NotRequired[bool]
    """Whether a missing value leaves the sum without an upper bound."""
    undecided: NotRequired[str | None]
    """What may count besides, as long as a fact is missing; absent when nothing does."""
    value: str
    """What counts, in the document's currency."""


class Fault(TypedDict):
    """One fault of an input. The sentence for a person is made from `code` by [`explain`](crate::words)."""

    allowed: NotRequired[str | None]
    """What may stand there: a limit, or the names that are known."""
    at: str
    """Where, as a JSON pointer (RFC 6901) into the document."""
    code: str
    """What is wrong, as a code of the message catalogue."""
    given: NotRequired[str | None]
    """What stood there, shortened."""
    offers: NotRequired[list[str]]
    """What may have been meant: the ways to read it, or the nearest names."""


class Figure(TypedDict):
    """A sum of the bill."""

    code: str
    """What it is, as a code."""
    value: str
    """The exact value."""


class Missing(TypedDict):
    """A fact that is missing."""

    code: str
    """What kind of fact, as a code."""
    digits: NotRequired[int | None]
    """How many digits the tariff code needs."""
    fact: str
    """Where it belongs in the facts, as a JSON pointer."""
    gives: NotRequired[dict[str, Verdict]]
    """The verdict that each answer alone would give, for a fact that is true or false."""
    offers: NotRequired[list[str]]
    """The names nearest to the term, where that is a name which nobody knows."""
    settles: int
    """How many undecided outcomes, under all readings together, wait for it."""
    term: NotRequired[str | None]
    """The term of the rulebook that it is about."""


class OptionEffect(TypedDict):
    """What one option of a reading gives."""

    option: str
    """The option."""
    share: NotRequired[str | None]
    """The domestic share under it, in percent."""
    verdict: Verdict
    """The verdict under it."""


class Settled(TypedDict):
    """The figure from which on a gap would carry nothing, however it is closed."""

    comparison: Comparison
    """The value beside the limit."""
    expression: str
    """The condition that decides otherwise today, in the vocabulary's text form."""
    side: str
    """Whether the value must be `at-most` the limit, or `above` it."""


SignatureForm: TypeAlias = Literal["dsse", "jws"]
"""The form of a signature."""


SignatureOutcome: TypeAlias = Literal[
    "valid",
    "invalid",
    "unknown-key",
    "of-another-record",
    "not-yet",
    "expired",
    "ahead",
    "revoked",
    "undated",
    "malformed",
]
"""What came of a signature. Only a valid one vouches for a record; every other one counts nothing."""


Truth: TypeAlias = Literal["false", "unknown", "true"]
"""The outcome of a test."""


class AuditReceipt(TypedDict):
    """What was computed by what from what; never a time."""

    against_sha256: NotRequired[str | None]
    """That of the rulebook it was compared with."""
    engine: str
    """The engine's version."""
    rulebook_sha256: str
    """The SHA-256 of the rulebook's canonical JSON."""


class ExampleMass(TypedDict):
    """A mass."""

    amount: str
    """How many kilograms."""
    unit: Literal["kg"]
    """The unit: a kilogram."""


class ExampleProof(TypedDict):
    """The paper of a material."""

    kind: Literal["ct-kz"]
    """What it is: a certificate СТ-KZ."""
    share: NotRequired[str | None]
    """The domestic share that it states."""


class ExampleThreshold(TypedDict):
    """At least so many of these operations."""

    at_least: int
    """How many are due."""
    operations: list[str]
    """The operations of the list."""


class Expect(TypedDict):
    """What `assess_good` answers, as far as the finding rests on it."""

    missing: NotRequired[list[str]]
    """Facts that are missing, as JSON pointers."""
    readings: NotRequired[dict[str, dict[str, str]]]
    """By reading and option: the verdict, or for a formula's reading the share."""
    rule: NotRequired[str | None]
    """The rule that was applied."""
    share: NotRequired[str | None]
    """The domestic share in percent."""
    verdict: Verdict
    """The verdict."""


FindingKind: TypeAlias = Literal[
    "contradiction",
    "split",
    "unreachable",
    "overlap",
    "gap",
    "undefined",
    "cliff",
    "edition",
]
"""Kinds of findings."""


Severity: TypeAlias = Literal["high", "medium", "low"]
"""How grave a finding is."""


class EnvelopeSignature(TypedDict):
    """A signature in an envelope."""

    keyid: NotRequired[str | None]
    """The name of the key."""
    log: NotRequired[Any]
    """A proof that it stands in a public log. It is kept and not checked."""
    rfc3161: NotRequired[str | None]
    """A token of RFC 3161 over the signature, in base64. It is kept and not checked."""
    sig: str
    """The signature, in base64."""


ListedKey = TypedDict(
    "ListedKey",
    {
        "from": NotRequired["str | None"],
        "id": NotRequired["str | None"],
        "key": Any,
        "until": NotRequired["str | None"],
        "whose": str,
    },
)


RevokedKey = TypedDict(
    "RevokedKey",
    {
        "from": str,
        "key": str,
        "reason": Literal["compromised", "superseded", "ceased"],
    },
)


class SupersededRecord(TypedDict):
    """A record that was replaced."""

    by: str
    """The digest of the one that replaced it."""
    record: str
    """Its digest."""


class TrustList(TypedDict):
    """What a verifier trusts."""

    format: int
    """The version of the form: 1."""
    keys: list[ListedKey]
    """The keys."""
    revoked: NotRequired[list[RevokedKey] | None]
    """Keys that count no more."""
    superseded: NotRequired[list[SupersededRecord] | None]
    """Records that were replaced."""
    type: Literal["trust"]
    """Always `trust`."""


class Commitment(TypedDict):
    """What stands for a hidden value."""

    hidden: str
    """The SHA-256 of salt, place and value."""


class MaskedRecord(TypedDict):
    """A record with its costs hidden and the same digest: `{"hidden": …}` stands for what is hidden."""

    answer: dict[str, Any]
    """What is shown of the answer."""
    digest: str
    """The SHA-256 of this document without this member."""
    facts: dict[str, Any]
    """What is shown of the facts."""
    format: int
    """The version of the form: 1."""
    rulebooks: NotRequired[dict[str, str] | None]
    """The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256."""
    salt: Commitment
    """The commitment to the salt."""
    type: Literal["masked_record"]
    """Always `masked_record`."""


MassUnit: TypeAlias = Literal["g", "kg", "t"]
"""A unit of mass."""


OverheadMethod: TypeAlias = Literal["labour-hours", "direct-cost", "sales"]
"""How overhead was split between goods."""


Packaging: TypeAlias = Literal["retail", "transport"]
"""How a good is packed."""


ProofKind: TypeAlias = Literal[
    "register-extract", "ct-kz", "ct-1", "invoice", "declaration", "none"
]
"""Kinds of proof."""


StockMethod: TypeAlias = Literal["fifo", "average", "by-document"]
"""How the use of a mixed stock was split."""


class Threshold(TypedDict):
    """At least so many of these operations."""

    at_least: int
    """How many are due."""
    operations: list[str]
    """The operations of the list."""


Vat: TypeAlias = Literal["included", "excluded"]
"""Whether amounts include VAT."""


Day: TypeAlias = "datetime.date | str"
"""A day: a `date`, or `YYYY-MM-DD`."""


class GoodsRow(TypedDict):
    """One line of goods."""

    because: str
    """Why, as a code."""
    counted: str
    """Value times share."""
    id: str
    """Its id."""
    share: str | None
    """The share it counts with, in percent; null while a fact is missing."""
    value: str
    """Its value."""
    would_be: NotRequired[str | None]
    """The share that it would count with if what was computed were proved."""


class MissingFact(TypedDict):
    """A fact that is missing."""

    code: str
    """What kind of fact, as a code."""
    fact: str
    """Where it belongs, as a JSON pointer."""


class Part(TypedDict):
    """A share and its exact fraction."""

    exact: str | None
    """The exact fraction; null where it is too long to be read."""
    share: str
    """In percent, two decimals."""


class ShareOption(TypedDict):
    """What one option of a reading gives."""

    exact: str | None
    """The exact fraction."""
    option: str
    """The option."""
    share: str | None
    """The share in percent; null while a fact is missing."""


ContractKind: TypeAlias = Literal["goods", "works", "services", "subsoil"]
"""What is bought under a contract."""


ValueIs: TypeAlias = Literal["purchase-price", "contract-price"]
"""Which value a line states."""


class Wording(TypedDict):
    """A text in Kazakh, Russian and English."""

    en: str
    """English."""
    kk: str
    """Kazakh."""
    ru: str
    """Russian."""


class Edition(TypedDict):
    """An edition, as `rulebooks` lists it."""

    first: str
    """The first day, which names the edition."""
    id: str
    """The rulebook's name."""
    known: Mark
    """How the days are known."""
    last: str | None
    """The last day, inclusive; absent while it is in force."""
    read_to: str
    """The day to which the law was read."""
    revision: int
    """The revision of the edition."""
    rules: int
    """How many rows its list has."""
    sha256: str
    """The SHA-256 of its canonical JSON."""
    title: Wording
    """Its title in the three languages."""
    warnings: NotRequired[list[Fault]]
    """Rules of a loaded rulebook that may not mean what their author meant."""


ExamTopic: TypeAlias = Literal[
    "value-limit",
    "same-heading",
    "unknown-origin",
    "cumulation",
    "absorption",
    "tolerance",
    "packaging",
    "sets",
    "insufficient-operations",
    "edition",
    "share",
    "contract",
    "preference",
    "missing-fact",
    "two-readings",
]
"""What a question is about."""


class Sentence(TypedDict):
    """A sentence for a person."""

    at: NotRequired[str | None]
    """What it is about, as a JSON pointer into the facts."""
    citation: NotRequired[str | None]
    """The provision: act, place and, unless it was read in the act itself, how it is known."""
    text: str
    """The sentence, without place and provision."""


Slip: TypeAlias = Literal[
    "unknown-as-domestic",
    "domestic-counted",
    "vat-left-in",
    "wrong-denominator",
    "rounded-early",
    "limit-exclusive",
    "small-left-out",
    "limit-on-all",
    "cumulation-ignored",
    "cumulation-without-paper",
    "look-through",
    "made-here",
    "transport-counted",
    "retail-left-out",
    "energy-counted",
    "tolerance-each",
    "tolerance-ignored",
    "tolerance-on-all",
    "set-each",
    "set-all",
    "six-for-four",
    "two-for-four",
    "four-for-six",
    "all-for-six",
    "veto-ignored",
    "veto-by-one",
    "operations-not-read",
    "wrong-edition",
    "unstated-in-favour",
    "unstated-against",
    "asks-in-vain",
    "favourable-reading",
    "unfavourable-reading",
    "dispute-in-vain",
    "asks-where-unclear",
    "payroll-of-principal",
    "subcontracts-left-out",
    "goods-as-work",
    "country-for-paper",
    "paper-in-full",
    "headcount-for-payroll",
    "other-preference",
    "begun-step",
    "average-left-out",
]
"""A misconception, by which a wrong choice was computed."""


class SlipWords(TypedDict):
    """A misconception in words."""

    slip: Slip
    """The misconception."""
    text: str
    """What was done wrong."""


class TopicWords(TypedDict):
    """A topic in words."""

    text: str
    """Its name."""
    topic: ExamTopic
    """The topic."""


class ChoiceCount(TypedDict):
    """How often a choice was taken."""

    count: int
    """How often."""
    letter: str
    """Its letter."""


class ExamItem(TypedDict):
    """What the answers tell of one question."""

    choices: list[ChoiceCount]
    """How often each choice was taken."""
    difficulty: str
    """How many answered it right, in percent of all candidates."""
    discrimination: NotRequired[str | None]
    """
    Of all pairs of a candidate who answered it right and one who did not: in how many percent the first did better
    in the rest of the paper, less in how many worse. Absent where all or none answered it right.
    """
    question: int
    """Its number."""
    topic: ExamTopic
    """Its topic."""


class ExamScore(TypedDict):
    """How many of how many."""

    of: int
    """Questions."""
    percent: str
    """In percent, two decimals, halves up."""
    right: int
    """Right answers."""


class Misconception(TypedDict):
    """How often a misconception was met."""

    named: bool
    """Whether it was met at least twice and at half of the occasions: then the candidate probably has it."""
    offered: int
    """How many questions have a choice that comes from it."""
    slip: Slip
    """Which one."""
    taken: int
    """How many answers come from it."""


class TopicScore(TypedDict):
    """A score in one topic."""

    of: int
    """Questions."""
    right: int
    """Right answers."""
    topic: ExamTopic
    """The topic."""


class WrongAnswer(TypedDict):
    """One answer that is wrong or missing."""

    given: NotRequired[str | None]
    """The letter that was given; absent where there is none."""
    question: int
    """The number of the question."""
    right: str
    """The right letter."""
    slip: NotRequired[Slip | None]
    """The misconception that gives this answer."""


ExamAsks: TypeAlias = Literal["verdict", "percent", "lines", "share", "price", "points"]
"""What a question asks for."""


class ExamChoice(TypedDict):
    """One choice."""

    figure: str | None
    """The percent, share, price or number."""
    letter: str
    """Its letter."""
    lines: list[str] | None
    """The lines that stand in the way."""
    slip: Slip | None
    """The misconception that gives it; nothing of the right one."""
    verdict: Verdict | None
    """The verdict, where one is asked for."""


class ExamQuestion(TypedDict):
    """One question."""

    answer: str
    """The letter of the right one."""
    asks: ExamAsks
    """What it asks for."""
    choices: list[ExamChoice]
    """The choices in their order."""
    facts: dict[str, Any]
    """The facts, as `assess_good`, `assess_contract` or `preference` takes them."""
    level: int
    """How hard it is, from 1 to 3."""
    number: int
    """Its number, from 1."""
    rule: str
    """The row, rule or edition that it was made for."""
    setting: int
    """Which factory its story is told of."""
    topic: ExamTopic
    """What it is about."""


class ExamKey(TypedDict):
    """The key of an examination: its questions with facts, choices and the right ones."""

    digest: str
    """The seal."""
    engine: str
    """The engine's version that drew it."""
    format: int
    """The version of the form."""
    level: int | None
    """The level, where one was asked for."""
    on: str
    """The day of its questions, but for those about editions."""
    questions: list[ExamQuestion]
    """The questions in their order."""
    rulebook: str
    """The edition, as `id@first day`."""
    salt: str
    """What keeps the seal from being guessed."""
    seed: str
    """What it was drawn from."""
    topics: list[ExamTopic]
    """The topics that were asked for."""
    type: Literal["exam_key"]
    """Always `exam_key`."""


class PaperChoice(TypedDict):
    """A choice as it is told."""

    letter: str
    """Its letter."""
    text: str
    """What it says."""


class PaperTable(TypedDict):
    """A table of a story."""

    columns: list[str]
    """The heads of its columns."""
    rows: list[list[str]]
    """Its rows, a cell for each column."""


class FindingWords(TypedDict):
    """A finding in words."""

    citations: list[str]
    """The provisions, the one at fault first."""
    examples: list[str]
    """The smallest example and what is answered; then those that stand beside it."""
    kind: str
    """What kind of defect."""
    question: str
    """A question that can be sent to the regulator."""
    rule: str
    """The rule."""
    severity: str
    """How grave it is."""
    text: str
    """What is wrong."""


class FlagWords(TypedDict):
    """A flag in words. It proves nothing."""

    at: NotRequired[str | None]
    """The figure or list, as a JSON pointer into the document."""
    cases: list[str]
    """The cases, by their ids."""
    look: str
    """What to look at, and how it may be innocent."""
    rule: str
    """What the rule looks for."""
    text: str
    """What was noticed."""


class OptionWords(TypedDict):
    """An option of a reading."""

    name: str
    """The option in words."""
    option: str
    """The option, by its name in the rulebook."""
    taken: bool
    """Whether the answer's figures and steps rest on it."""
    text: str
    """What it gives: verdict and share."""


class Question(TypedDict):
    """A missing fact as a question."""

    at: str
    """Where the answer belongs in the facts, as a JSON pointer."""
    gives: NotRequired[dict[str, str]]
    """What follows from `true` and from `false` alone, each as a sentence; absent where neither can be said."""
    text: str
    """The question."""


class ReadingWords(TypedDict):
    """A reading of an unclear provision."""

    citation: str
    """The unclear provision."""
    id: str
    """The reading, by its name in `readings` of the facts."""
    options: list[OptionWords]
    """What each option gives."""
    question: str
    """What is unclear."""
    status: str
    """Whether it is open, settled elsewhere in the act, or chosen by the user."""


class Explanation(TypedDict):
    """An answer in words."""

    changes: NotRequired[list[Sentence]]
    """Of advice: the changes, in the order of the answer; `at` where there is one thing to be done."""
    errors: list[Sentence]
    """
    The faults of facts that could not be read, in the order of the refusal; of a record, where it differs;
    of flags, the faults of cases.
    """
    figures: list[Sentence]
    """Sums of the bill."""
    findings: NotRequired[list[FindingWords]]
    """What an audit found, in its order."""
    flags: NotRequired[list[FlagWords]]
    """What was noticed in a set of cases, in the order of the answer."""
    headroom: NotRequired[list[Sentence]]
    """Of advice: how far each figure may move, in the order of the answer."""
    language: str
    """`kk`, `ru` or `en`."""
    local_content: Sentence | None
    """The domestic share."""
    materials: list[Sentence]
    """How each material was counted, and why, in the order of the answer."""
    missing: list[Question]
    """What is missing, as questions, in the order of the answer."""
    outside: list[Sentence]
    """Why the rulebook does not hold an answer."""
    readings: list[ReadingWords]
    """The readings that the rule touches, and what each option gives, in the order of the answer."""
    receipt: str | None
    """What was computed by what from what."""
    rests_on: NotRequired[list[Sentence]]
    """What verdict and share rest on, in the order of the answer."""
    rule: list[Sentence]
    """The rule that was applied, generated from its expressions: any of these conditions will do."""
    signatures: NotRequired[list[Sentence]]
    """Of a record: what came of each signature, in the order of the answer."""
    steps: list[Sentence]
    """
    The tests in the order of application; `at` is the part of the bill that a test is about, if not the good. Of an
    audit, how far each kind of finding was looked for; of flags, on how many cases each rule could be applied.
    """
    type: Literal["explanation"]
    """Always `explanation`."""
    verdict: str
    """What is known of the good's origin, in one sentence; of a refusal, that the facts could not be read."""
    warnings: list[Sentence]
    """What the reader must know besides."""


class FlagParameters(TypedDict):
    """What the rules were measured by."""

    mass_most_waste: str
    """How much of the materials may be waste, in percent of them."""
    mass_tolerance: str
    """How much less than the good its materials may weigh, in percent of the good."""
    outlier_deviations: str
    """How many median absolute deviations from the median are not yet far."""
    outlier_digits: int
    """Digits of the code in which goods agree that are compared."""
    outlier_floor: str
    """How many percent points from the median are not yet far."""
    outlier_least_cases: int
    """The least number of goods of a code that are compared."""
    share_limits: list[str]
    """Domestic shares, in percent, on which something hangs."""
    shared_least_lines: int
    """The least number of lines of a bill that two producers do not share by chance."""
    threshold_margin: str
    """How near to its limit a value is told, in percent points."""


FlagRule: TypeAlias = Literal[
    "cost-below-materials",
    "foreign-value-outlier",
    "shared-bill",
    "record-used-up",
    "output-above-capacity",
    "mass-balance",
    "idle-operation",
    "just-above-threshold",
]
"""What is noticed."""


class FactLabel(TypedDict):
    """The name of a fact."""

    at: str
    """Where it stands, as a JSON pointer; `*` is any place of a list, or any name."""
    form: str
    """What it takes, such as `code`, `amount`, `day` or `flag`; `group` where it holds other facts."""
    label: str
    """Its name."""
    of: Literal["good", "contract", "period"]
    """The facts that it belongs to: of a good, of a contract, or of the purchases of a period."""
    values: NotRequired[str | None]
    """The enumeration in `values` that it takes one of."""


class ValueLabel(TypedDict):
    """The name of a value."""

    label: str
    """Its name."""
    value: str
    """The value, as documents have it."""


class Labels(TypedDict):
    """The names of facts, answers and values in one language."""

    answers: dict[str, str]
    """The members of answers, by their names."""
    facts: list[FactLabel]
    """The facts, as they stand in documents."""
    language: str
    """`kk`, `ru` or `en`."""
    type: Literal["labels"]
    """Always `labels`."""
    values: dict[str, list[ValueLabel]]
    """The values of each enumeration, by its name: `proof_kind`, `verdict`."""


class LoadedKeys(TypedDict):
    """What was taken of a list of keys."""

    keys: list[str]
    """The names of the keys, in the order of the list."""
    sha256: str
    """The digest of the list, as receipts have it."""
    type: Literal["loaded_keys"]
    """Always `loaded_keys`."""


class OperationGuide(TypedDict):
    """An operation to choose."""

    also: list[str]
    """Other names by which tables know it, in all languages."""
    counts: Literal["named", "insufficient", "neither"]
    """
    `named` where a rule of the code names it or an operation that it is or includes, else `insufficient` where it
    never confers origin by itself, else `neither`.
    """
    reason: Sentence
    """Why it stands so."""
    rules: list[str]
    """The rules of the code that name it."""
    standing: Literal["insufficient", "may-be", "unnamed", "beyond", "neutral"] | None
    """
    How it stands to the operations that never confer origin: it is one of them, may be one, is not named by the act,
    is plainly none of them, or is no processing. None where the rulebook does not say it.
    """
    term: str
    """Its name in the facts."""
    text: str
    """In words."""
    usual: bool
    """Whether it is usual in the chapter."""


class OperationsFor(TypedDict):
    """The operations to choose from for a code."""

    edition: str
    """The first day of its edition."""
    hs: str
    """The code, digits alone."""
    language: str
    """`kk`, `ru` or `en`."""
    operations: list[OperationGuide]
    """The operations: those usual in the chapter first, then the others that the rules of the code name."""
    outside: list[Sentence]
    """Why goods of this code have no rule here, all of them or some: which operations count is then not known."""
    rulebook: str
    """The rulebook."""
    title: str
    """The name of the rulebook in words."""
    type: Literal["operations"]
    """Always `operations`."""


class KindShare(TypedDict):
    """The purchases of one kind."""

    denominator: str
    """What it has below."""
    exact: str | None
    """The exact fraction."""
    kind: str
    """`goods`, `works` or `services`."""
    numerator: str
    """What the formula has above the line, in money."""
    share: str
    """In percent, two decimals."""


PurchaseKind: TypeAlias = Literal["goods", "works", "services"]
"""What is bought in a period."""


class RateOfDay(TypedDict):
    """A rate of a currency on a day."""

    currency: str
    """The currency."""
    day: str
    """The day: `YYYY-MM-DD`."""
    rate: str
    """Units of the document's currency for one of this."""


class RatesReading(TypedDict):
    """The rates of a table."""

    rates: list[RateOfDay]
    """The rates, as the reader of tables is given them."""
    type: str
    """Always `rates`."""


class Refusal(TypedDict):
    """The answer to an input that could not be read: all its faults."""

    errors: list[Fault]
    """Every fault, in the order of reading."""
    type: Literal["refusal"]
    """Always `refusal`."""


class OptionGuide(TypedDict):
    """A way to read a provision."""

    name: str
    """In words."""
    option: str
    """Its name in `readings` of the facts."""
    taken: bool
    """Whether figures and steps rest on it unless the facts choose another."""


class ReadingGuide(TypedDict):
    """A reading with its options."""

    citation: str
    """The unclear provision."""
    id: str
    """Its name in `readings` of the facts."""
    options: list[OptionGuide]
    """The ways to read it; `taken` where none is chosen."""
    question: str
    """What is unclear."""
    status: str
    """Whether it is open, or settled elsewhere in the act."""


class RuleWords(TypedDict):
    """A rule of origin in words."""

    citation: str
    """Where the rule stands."""
    code: NotRequired[str | None]
    """The tariff code that a row covers with everything under it, or the first of its range."""
    code_to: NotRequired[str | None]
    """The last code of a row's range, with everything under it."""
    condition: NotRequired[str | None]
    """The condition of a row, as enacted."""
    name: NotRequired[str | None]
    """The goods: of a row as enacted, of other rules in the language."""
    only: NotRequired[str | None]
    """The description of the only goods that a row covers, where these are not all of its codes."""
    rule: str
    """The rule, as answers name it: a row of the list, or `general`, `set`, `threshold`, `wholly-produced`."""
    words: list[Sentence]
    """What holds, generated from what is applied: any of these conditions will do."""


class TermWords(TypedDict):
    """A term with its words."""

    term: str
    """Its name in the facts."""
    text: str
    """In words."""


class BorrowedOrigin(TypedDict):
    """Rules of origin that stand in for rules nobody here has read: what comes of them is indicative."""

    cite: str
    """Why."""
    edition: str
    """Its edition."""
    rulebook: str
    """The other rulebook."""


class Category(TypedDict):
    """One lettered entry."""

    alias: str
    """The Latin letter at the same place."""
    is_production: NotRequired[bool | None]
    """For goods wholly produced: their production is itself none of the insufficient operations."""
    letter: str
    """The act's letter."""
    name: Wording
    """What it says."""


class Cited(TypedDict):
    """A provision that says all."""

    cite: str
    """Where it stands."""


class CitedPercent(TypedDict):
    """A percent with its provision."""

    cite: str
    """Where it stands."""
    percent: str
    """The percent, as a decimal."""


class Clause(TypedDict):
    """A condition with its provision."""

    cite: str
    """Where it stands."""
    expression: str
    """The condition in the vocabulary's text form."""


ContentBase: TypeAlias = Literal["ex-works-price", "production-cost"]
"""What the share is measured against."""


class ContentFormula(TypedDict):
    """The formula of the domestic share of a good."""

    base: ContentBase
    """What the share is measured against."""
    cite: str
    """Where it stands."""
    rounding: Cited
    """Where the rounding to two decimals, halves up, stands."""
    union: NotRequired[list[str] | None]
    """States whose materials may count as domestic, by the reading `eaeu-material`."""
    vat: NotRequired[bool | None]
    """Whether the price includes VAT, by the reading `ex-works-vat`."""


class CriterionCodes(TypedDict):
    """The criterion codes of the certificate."""

    cite: str
    """Where they stand."""
    cumulation: str
    """By cumulation."""
    sufficient: str
    """Sufficiently processed; the good's heading follows."""
    wholly_produced: str
    """Wholly produced."""


class Cumulation(TypedDict):
    """Materials of other parties."""

    cite: str
    """Where it stands."""
    parties: list[str]
    """The parties, by their ISO 3166-1 alpha-2 codes."""


GapKind: TypeAlias = Literal[
    "chapter", "suspect", "codes", "row", "list", "threshold", "everywhere", "noted"
]
"""What a gap concerns."""


ListRow = TypedDict(
    "ListRow",
    {
        "cite": str,
        "code": str,
        "code_to": NotRequired["str | None"],
        "condition": NotRequired["str | None"],
        "excluded": NotRequired["bool | None"],
        "expression": NotRequired["str | None"],
        "gate": NotRequired["str | None"],
        "id": str,
        "name": NotRequired["str | None"],
        "or": NotRequired["list[Clause] | None"],
        "rest_unknown": NotRequired["bool | None"],
    },
)


Process = TypedDict(
    "Process",
    {
        "id": str,
        "includes": NotRequired["list[str] | None"],
        "is": NotRequired["list[str] | None"],
        "standing": NotRequired["str | None"],
    },
)


class ProcurementRules(TypedDict):
    """How the in-country value of contracts and purchases is computed."""

    conditional_discount: CitedPercent
    """By how much a price is discounted where the first six digits of the codes agree."""
    conditional_price: CitedPercent
    """By how much the price of a Kazakhstani producer of works and services is reduced for comparison."""
    ct_kz_until: NotRequired[str | None]
    """The first day on which a certificate СТ-KZ gives nothing any more."""
    goods: Cited
    """Formula 1: goods."""
    period: Cited
    """Formula 5: purchases of a period."""
    proofs: Cited
    """Which papers give a good's share."""
    register_extract: NotRequired[bool | None]
    """Whether an extract from the producers' register is one of them."""
    rounding: Cited
    """The rounding to two decimals, halves up."""
    shortfall_penalty: CitedPercent
    """Which part of the unfulfilled volume is due."""
    subsoil: Cited
    """Formula 4: works and services under newer subsoil-use contracts."""
    subsoil_threshold: CitedPercent
    """The least share of works and services in a subsoil user's purchases of a year."""
    turnkey_points: CitedPercent
    """How many percentage points above the sector's average earn a point."""
    works: Cited
    """Formula 2: works and services."""


class ReadingOption(TypedDict):
    """One way to read a provision."""

    id: str
    """Its name."""
    name: Wording
    """Its words."""


ReadingStatus: TypeAlias = Literal["open", "minority"]
"""Whether something else in the act settles a reading."""


TermKind: TypeAlias = Literal["good", "material", "operation", "site", "fact"]
"""What a term stands for."""


class ColumnMapping(TypedDict):
    """How a column is to be understood. What is left out is decided anew."""

    currency: NotRequired[str | None]
    """The currency of its amounts."""
    days: NotRequired[str | None]
    """The order of its days: `day-month-year`, `month-day-year`."""
    decimal: NotRequired[str | None]
    """The sign of its decimals: `,` or `.`."""
    field: NotRequired[str | None]
    """The fact that it states."""
    ignore: NotRequired[bool]
    """Whether it is left out."""
    own: NotRequired[bool]
    """Whether it is the user's own: carried to the answers, not read."""
    scale: NotRequired[str | None]
    """By how much its amounts are multiplied: `1`, `1000`, `1000000`."""
    vat: NotRequired[str | None]
    """Whether its amounts include VAT: `included` or `excluded`."""


Heading: TypeAlias = int


class SheetMapping(TypedDict):
    """How a sheet is to be understood. What is left out is decided anew."""

    about: NotRequired[str | None]
    """What it is about, as the reading tells it; `ignored` leaves it out."""
    apart: NotRequired[dict[str, str]]
    """What each row that is set apart is, by its text; `line` makes it a line, `ignore` leaves it out."""
    columns: NotRequired[dict[str, ColumnMapping]]
    """Each column by its heading; by its letters where it has none, or shares it with another."""
    headings: NotRequired[list[Heading] | None]
    """The first and the last row of its headings."""


TableLanguage: TypeAlias = Literal["kk", "ru", "en"]
"""The languages of words."""


class TableMapping(TypedDict):
    """How tables are to be understood."""

    sheets: dict[str, SheetMapping]
    """Each sheet by its name."""


class TableStated(TypedDict):
    """A fact as a person states it."""

    at: NotRequired[str | None]
    """Where it stands, for faults; the name where nothing is said."""
    name: str
    """Its path or one of its headings: `good/hs`, `Код ТН ВЭД`."""
    value: str
    """Its value as text: `8403 10 900 0`."""


TablesAbout: TypeAlias = Literal["goods", "bill", "contract", "period"]
"""About what tables are."""


class TableApart(TypedDict):
    """A row, or a line above the headings, that is no line of the table."""

    at: str
    """Where it stands."""
    text: str
    """Its text."""
    used_as: NotRequired[str | None]
    """The fact that it fills, as a pointer into the document."""
    value: NotRequired[str | None]
    """Its value, where it has one."""
    what: str
    """
    What it is: `total`, `total-unchecked` (it could not be held against its lines), `wages`, `overhead`,
    `production-cost`, `profit`, `price`, `vat`, `numbering`, `repeated-headings`, `label`, `title`.
    """


class TableColumn(TypedDict):
    """How a column was understood."""

    column: str
    """Its letters."""
    currency: NotRequired[str | None]
    """The currency of its amounts."""
    days: NotRequired[str | None]
    """The order of its days: `day-month-year`, `month-day-year`."""
    decimal: NotRequired[str | None]
    """The sign of its decimals."""
    field: str | None
    """The fact that it states, as a path within its good, line, contract or purchase."""
    heading: str
    """Its heading; that of two rows with a blank between. Empty where there is none."""
    hidden: bool
    """Whether the spreadsheet hides it."""
    ignored: bool
    """Whether it is left out on purpose."""
    own: bool
    """Whether it is the user's own: carried to the answers, not read."""
    samples: list[str]
    """Its first three values as they stand."""
    scale: NotRequired[str | None]
    """By how much its amounts are multiplied: `1000`."""
    vat: NotRequired[str | None]
    """Whether its amounts include VAT: `included` or `excluded`."""


class TableDocument(TypedDict):
    """The facts of one good, contract or period, and where each was read."""

    cells: dict[str, str]
    """The cell of each fact, by its pointer."""
    facts: dict[str, Any]
    """The facts, as the engine reads them."""
    faults: list[Fault]
    """What is wrong. With any of these it may not be assessed."""
    id: str | None
    """Its id in the table."""
    own: dict[str, str]
    """The user's own columns, by heading."""
    row: int | None
    """The row on which it begins."""
    sheet: str
    """The sheet on which it begins."""


class TableLeftOut(TypedDict):
    """Something that was not used."""

    at: str
    """Where it stands: a cell, a column, a sheet."""
    text: str
    """Its text, shortened."""
    what: str
    """
    Why: `own`, `ignored`, `blank`, `not-read`; `other-currency`: it counts only where the amount in the document's
    currency is blank.
    """


TableRole: TypeAlias = Literal[
    "goods",
    "lines",
    "goods-and-lines",
    "document",
    "contracts",
    "contract-goods",
    "purchases",
    "blank",
    "ignored",
    "not-read",
]
"""What a sheet is about."""


class TableSheet(TypedDict):
    """How one sheet or file was understood."""

    about: TableRole
    """What it is about."""
    apart: list[TableApart]
    """Rows and lines that are no lines of goods or materials."""
    columns: list[TableColumn]
    """Its columns that hold something."""
    encoding: NotRequired[str | None]
    """The encoding of a text file."""
    file: str
    """The file that it stands in."""
    headings: NotRequired[list[Heading] | None]
    """The first and the last row of its headings."""
    hidden: bool
    """Whether the spreadsheet hides it."""
    hidden_rows: int
    """How many of these the spreadsheet hides. They are read like all others."""
    left_out: list[TableLeftOut]
    """What was not used, and why."""
    rows: int
    """How many rows below the headings hold something."""
    separator: NotRequired[str | None]
    """What parts the cells of a text file."""
    sheet: str
    """The name of the sheet; of a text file its name without the ending."""


class TableReading(TypedDict):
    """How tables were understood, and the facts that they state."""

    documents: list[TableDocument]
    """The documents of facts: one for each good or contract, or one for the purchases of a period."""
    faults: list[Fault]
    """What is wrong with the tables as a whole. With any of these no document may be assessed."""
    mapping: TableMapping
    """How the tables were understood, to be corrected, saved and given again."""
    tables: list[TableSheet]
    """Each sheet and file that was given, in their order; those that were not read, too."""
    type: str
    """Always `tables`."""


class ToSign(TypedDict):
    """What is to be signed by whoever holds the private key: the core never sees one."""

    keyid: str
    """The name of the key, for the envelope."""
    pae: str
    """The bytes to be signed, in base64."""
    payload: str
    """The statement in base64, for the envelope."""
    payload_type: str
    """Its type, for the envelope."""
    type: Literal["to_sign"]
    """Always `to_sign`."""


class Difference(TypedDict):
    """A place at which a record is not what is computed from its facts."""

    at: str
    """The place in the record, as a JSON pointer."""
    recomputed: NotRequired[str | None]
    """What is computed. Absent where nothing is."""
    recorded: NotRequired[str | None]
    """What is recorded, shortened: a text as it is, all else as canonical JSON. Absent where nothing is recorded."""


class InForce(TypedDict):
    """What another edition gives."""

    differences: list[Difference]
    """Where its answer is another than the recorded one, the receipt apart: the first hundred places."""
    edition: str
    """The edition, `id@first day`."""
    more: int
    """How many more there are."""


Outcome: TypeAlias = Literal[
    "same",
    "reformatted",
    "altered",
    "by-another-edition",
    "by-an-earlier-revision",
    "by-another-engine",
    "by-other-keys",
    "by-a-rulebook-of-the-user",
    "masked",
]
"""What came of recomputing a record."""


Number: TypeAlias = "decimal.Decimal | str | int | float"
"""A decimal: a string such as `1234.56`, or a number of at most 15 significant digits."""


class Citation(TypedDict):
    """Where a statement of law stands, and how it is known."""

    act: str
    """The act, by its id in the rulebook."""
    mark: Mark
    """How it is known."""
    place: str
    """The place in it: `p-2.4`, `annex-1/row-8403`."""


class Gives(TypedDict):
    """What a change gives."""

    share: str | None
    """The share in percent."""
    verdict: Verdict | None
    """The verdict; null of a contract."""


class Headroom(TypedDict):
    """How far one figure may move."""

    at: NotRequired[list[str]]
    """For a rate, where it stands in the facts: all of them move together."""
    breaks: str
    """What is lost: `verdict` or `share`."""
    breaks_at: str
    """The first at which it is."""
    citation: NotRequired[Citation | None]
    """The provision."""
    figure: str
    """
    Which figure: `price`, `cost`, `part-price`, `part-cost`, `part-figure`, `fob-value`, `net-cost`,
    `total-cost`, `excluded-costs`, `labour-cost`, `overhead-cost`, `profit`, `value`, `share`, `payroll` or `rate`.
    """
    holds_to: str
    """The last value, in units of its last digit, at which nothing is lost."""
    id: NotRequired[str | None]
    """The material, part, goods line or contract that it is of; of a rate the currency."""
    now: str
    """The figure as stated."""
    of: str
    """The figure: its JSON pointer, or `rate:USD` for a rate of exchange."""
    test: NotRequired[str | None]
    """The test that breaks, in the vocabulary's text form."""


Notice = TypedDict(
    "Notice",
    {
        "about": NotRequired[list[str]],
        "and": NotRequired["str | None"],
        "at": NotRequired["str | None"],
        "citation": NotRequired["Citation | None"],
        "code": str,
        "gap": NotRequired["str | None"],
    },
)


class PatchOperation(TypedDict):
    """One operation of a JSON Patch (RFC 6902)."""

    op: str
    """`add` or `remove`."""
    path: str
    """Where, as a JSON pointer into the facts."""
    value: NotRequired[PatchValue | None]
    """What is put there; what stood there before is replaced."""


class FoundSignature(TypedDict):
    """A signature, and what came of it. What its statement says stands here only where a key that was given made it."""

    at: str
    """Which it is, as a JSON pointer into what was given."""
    day: str | None
    """The day that decided: the first or last of the key, that of its revocation, or that of looking."""
    errors: list[Fault]
    """Why it could not be read."""
    form: SignatureForm | None
    """Its form, where it has one."""
    key: str | None
    """The key: the one that made it; else the one that it names."""
    outcome: SignatureOutcome
    """What came of it."""
    reason: str | None
    """Why the key was revoked: `compromised`, `superseded` or `ceased`."""
    record: str | None
    """The digest of the record that it is of."""
    signed_at: str | None
    """When it was made, as the signer states it. Nobody else vouches for it."""
    signer: str | None
    """The signer's name for itself."""
    supersedes: str | None
    """The digest of the record that the signer says that one replaces."""
    unchecked: list[str]
    """Proofs of its time that it carries and that were not checked: `rfc3161`, `log`."""
    whose: str | None
    """Whose key it is, as the list of keys has it."""


class Ground(TypedDict):
    """Something that a verdict or a share rests on."""

    about: NotRequired[list[str]]
    """What it is about: materials, terms, fields, a rule, a reading."""
    carries: list[str]
    """What it carries: `verdict`, `share`, or both."""
    citation: NotRequired[Citation | None]
    """The provision."""
    gap: NotRequired[str | None]
    """The entry of the rulebook's gaps."""
    kind: str
    """
    Which kind: `gap`, `inferred`, `own-word`, `no-paper`, `assumed`, `reading`,
    `part-unproved`, `part-signed`, `own-list`.
    """
    method: NotRequired[str | None]
    """The method by which a stock or overhead was split."""
    provisional: bool
    """Whether the answer is provisional because of it."""
    settled: NotRequired[Settled | None]
    """From which figure on the gap would carry nothing."""


class LocalContent(TypedDict):
    """The domestic share of the good."""

    base: str | None
    """The ex-works price or the production cost."""
    between: NotRequired[list[str] | None]
    """The lowest and the highest share that the missing facts allow, in percent."""
    citation: Citation
    """Where the formula stands."""
    exact: str | None
    """The exact fraction before rounding; below zero where foreign materials exceed the base."""
    foreign: str | None
    """The cost of the foreign materials."""
    formula: str
    """`F1`: on the ex-works price. `F2`: on the production cost."""
    rounding: Citation
    """Where the rounding stands."""
    share: str | None
    """In percent, rounded as the cited rule says; absent while a fact is missing."""
    vat_included: NotRequired[bool]
    """Whether the amounts were stated with VAT."""
    vat_rate: NotRequired[str | None]
    """
    The rate of VAT in percent, where the formula's price includes VAT: the base is raised by it or, where the
    amounts already include it, it is taken out of the foreign materials.
    """


class MaterialStatus(TypedDict):
    """How a material was counted."""

    because: str
    """Why, as a code."""
    foreign: Truth
    """Whether it counts as foreign."""
    id: str
    """The material."""
    value: NotRequired[str | None]
    """Its value in the document's currency."""


class ReadingEffect(TypedDict):
    """A reading that the good's rule touches."""

    citation: Citation
    """The unclear provision."""
    id: str
    """Its name."""
    options: list[OptionEffect]
    """What each option gives, the other readings as taken."""
    status: str
    """
    `open`: nothing else in the act settles it. `minority`: another provision does; it disputes nothing.
    `fixed`: the user chose an option.
    """
    taken: str
    """The option that the figures and steps rest on."""


class Step(TypedDict):
    """One test: what was compared, and what came of it."""

    citation: Citation
    """The provision."""
    comparison: NotRequired[Comparison | None]
    """What was compared."""
    decisive: bool
    """Whether the verdict rests on it."""
    expression: NotRequired[str | None]
    """The test in the vocabulary's text form."""
    good: str
    """The good it was applied to, as a JSON pointer: empty for the good itself, `/materials/2/made_from` for a part."""
    materials: list[str]
    """The materials that decided it, by their ids."""
    outcome: Truth
    """Whether it holds."""
    rule: NotRequired[str | None]
    """The rule that it belongs to."""
    terms: list[str]
    """The operations and facts that decided it, by the terms of the rulebook."""
    test: str
    """Which test, as a code."""


class Assessment(TypedDict):
    """The answer to `assess_good`."""

    combinations: list[Combination]
    """The outcome under each combination of the open readings; empty where none is touched."""
    condition: str | None
    """The condition as enacted, where the rule is a row of a list."""
    criterion: str | None
    """The origin criterion for column 9 of a certificate СТ-1: `П`, `Д8403` or `К`; only for an originating good."""
    figures: list[Figure]
    """Sums of the bill, in the document's currency."""
    local_content: LocalContent | None
    """The domestic share, where the rulebook has a formula."""
    materials: list[MaterialStatus]
    """How each material was counted, and why."""
    missing: list[Missing]
    """The facts that are missing, the one that settles most first."""
    outside: list[Notice]
    """What the act says and the rulebook does not hold, where that is why there is no verdict."""
    provisional: bool
    """Whether something of what it rests on is not settled: a verdict that is not to be relied on as it stands."""
    readings: list[ReadingEffect]
    """The readings that the good's rule touches."""
    receipt: Receipt
    """What was computed by what from what."""
    rests_on: list[Ground]
    """What verdict and share rest on: what of it, answered otherwise, would change them."""
    rule: str | None
    """The rule that was applied: a row of the list, `general`, `set`, `wholly-produced` or `threshold`."""
    signatures: NotRequired[list[FoundSignature]]
    """What came of each signature beside the masked record of a part, on the day of the facts."""
    steps: list[Step]
    """Every test, in the order of application, under the default readings."""
    type: Literal["assessment"]
    """Always `assessment`."""
    verdict: Verdict
    """What is known of the good's origin."""
    warnings: list[Notice]
    """What the reader must know besides the verdict."""


class Completeness(TypedDict):
    """How far a kind was looked for."""

    cut: NotRequired[list[str]]
    """Rules that have more cases than were looked through."""
    kind: FindingKind
    """The kind."""
    materials: NotRequired[int | None]
    """The bills that were looked through had at most so many materials; absent where every case was."""


class ExampleGood(TypedDict):
    """The good of an example."""

    ex_works_price: str
    """Its price, franco-factory."""
    fob_value: NotRequired[str | None]
    """Its value free on board."""
    hs: str
    """Its tariff code."""
    labour_cost: NotRequired[str | None]
    """The labour in it."""
    mass: NotRequired[ExampleMass | None]
    """Its mass."""
    net_cost: NotRequired[str | None]
    """Its net cost."""
    overhead_cost: NotRequired[str | None]
    """The overhead that falls to it."""
    production_cost: NotRequired[str | None]
    """Its production cost."""
    profit: NotRequired[str | None]
    """The profit on it."""


class ExampleMaterial(TypedDict):
    """A material of an example."""

    answers: NotRequired[dict[str, bool]]
    """Answers to the rulebook's questions about it, by term."""
    hs: str
    """Its tariff code."""
    is_set_item: NotRequired[bool]
    """An item of a set."""
    mass: NotRequired[ExampleMass | None]
    """Its mass."""
    origin: str
    """Where it originates."""
    proof: NotRequired[ExampleProof | None]
    """The paper that proves it."""
    value: str
    """Its value."""
    wholly_obtained: NotRequired[bool | None]
    """Whether it is wholly obtained."""


class Envelope(TypedDict):
    """An envelope of DSSE."""

    payload: str
    """What is signed, a statement, in base64."""
    payloadType: str
    """The type of what is signed: `application/vnd.tegi.record-statement+json`."""
    signatures: list[EnvelopeSignature]
    """The signatures."""


class Beside(TypedDict):
    """What stands beside a record that is verified."""

    keys: NotRequired[TrustList | dict[str, Any] | str]
    """The keys that are trusted: a list, as a document or as its text; or one public key as PEM or JWK."""
    on: NotRequired[str | None]
    """The day of looking: a signature that states a later time does not count."""
    opened: NotRequired[dict[str, Any] | str]
    """The whole record behind a masked one, as a document or as its text."""
    signatures: NotRequired[list[Envelope | str] | str]
    """DSSE envelopes, each as a document or as its text; or detached JWS of 0.1.0."""


class ForeignMoney(TypedDict):
    """An amount in another currency, with the rate by which it is converted."""

    amount: Number
    """The amount."""
    currency: str
    """Its currency, by the ISO 4217 code."""
    rate: NotRequired[Number | None]
    """Units of the document's currency for one of this."""
    rate_day: NotRequired[Day | None]
    """The day of the rate: `YYYY-MM-DD`."""


class Mass(TypedDict):
    """A mass with its unit."""

    amount: Number
    """How many of the unit."""
    unit: MassUnit
    """The unit."""


Money: TypeAlias = "Number | ForeignMoney"
"""An amount of money."""


class Proof(TypedDict):
    """A paper that proves origin or share."""

    date: NotRequired[Day | None]
    """Its day: `YYYY-MM-DD`."""
    kind: ProofKind
    """What it is."""
    number: NotRequired[str | None]
    """Its number."""
    share: NotRequired[Number | None]
    """The domestic share that it states, in percent."""
    valid_to: NotRequired[Day | None]
    """The last day on which it holds, as it says itself: `YYYY-MM-DD`."""


class ContractRow(TypedDict):
    """One contract of the tree."""

    contribution: str
    """What it adds to the numerator; without what facts are missing for."""
    goods: str
    """The goods bought for it."""
    id: str
    """Its id."""
    lines: list[GoodsRow]
    """Its goods."""
    own_work: str
    """What is left: value less goods less subcontracts."""
    parent: str | None
    """The contract that it is a subcontract of."""
    payroll_share: NotRequired[str | None]
    """The payroll share that its own work counts with, as a fraction of one."""
    producer: NotRequired[Truth | None]
    """Whether performed by a Kazakhstani producer, where the formula asks for it."""
    subcontracts: str
    """Its direct subcontracts."""
    value: str
    """Its value."""


class ShareReading(TypedDict):
    """A reading and what each of its options gives, the other readings as taken."""

    citation: Citation
    """The unclear provision."""
    id: str
    """Its name."""
    options: list[ShareOption]
    """What each option gives."""
    status: str
    """`open`, or `fixed` by the user."""
    taken: str
    """The option that the figures rest on."""


class ContractAssessment(TypedDict):
    """The answer to `assess_contract`."""

    because: str | None
    """Why that formula, as a code."""
    between: NotRequired[list[str] | None]
    """The lowest and the highest share that the missing facts allow."""
    citations: list[Citation]
    """The provisions of formula, proofs and rounding."""
    denominator: str | None
    """What it has below."""
    exact: str | None
    """The exact fraction; null where it is too long to be read."""
    formula: str | None
    """Which formula: `1` goods, `2` works and services, `4` under newer subsoil-use contracts."""
    if_proved: NotRequired[Part | None]
    """What the share would be if every computed share were proved."""
    missing: list[MissingFact]
    """The facts that are missing."""
    numerator: str | None
    """What the formula has above the line, in money; six decimals where it has no end."""
    outside: list[Notice]
    """Why the rulebook holds no answer."""
    provisional: bool
    """Whether something of what it rests on is not settled: a share that is not to be relied on as it stands."""
    readings: list[ShareReading]
    """The readings that matter to this contract, and what each option gives."""
    receipt: Receipt
    """What was computed by what from what."""
    rests_on: list[Ground]
    """What the share rests on: what of it, answered otherwise, would change it."""
    rows: list[ContractRow]
    """The contracts, in the order given."""
    share: str | None
    """The in-country value in percent, two decimals; null while a fact is missing."""
    type: Literal["contract_assessment"]
    """Always `contract_assessment`."""
    vat: str
    """The VAT basis of all amounts: `excluded` or `included`."""
    warnings: list[Notice]
    """What the reader must know besides."""


class PartOf(TypedDict):
    """The Kazakhstani part of a payroll, and all of it."""

    kazakhstani: Money
    """The Kazakhstani part."""
    total: Money
    """All of it."""


class Performer(TypedDict):
    """Who performs a contract."""

    bin: NotRequired[str | None]
    """The БИН or ИИН: 12 digits."""
    branch: NotRequired[bool | None]
    """Whether a branch."""
    kazakhstani_producer: NotRequired[bool | None]
    """Whether a Kazakhstani producer of works and services."""
    name: NotRequired[str | None]
    """The name."""
    natural_monopoly: NotRequired[bool | None]
    """Whether a natural monopoly in its regulated activity."""
    proof: NotRequired[Proof | None]
    """The paper that proves its status."""


class Staff(TypedDict):
    """The Kazakhstani staff, and all of it."""

    kazakhstani: Number
    """The Kazakhstani staff."""
    total: Number
    """All of it."""


class AnswerWords(TypedDict):
    """Why an answer is right."""

    letter: str
    """The letter of the right choice."""
    number: int
    """The number of the question."""
    text: str
    """What the right choice says."""
    topic: ExamTopic
    """Its topic."""
    why: list[Sentence]
    """The rule, the steps and how materials count, each with its provision."""


class ExamAnswers(TypedDict):
    """The right answers of an examination in words, and what each misconception is."""

    language: str
    """`kk`, `ru` or `en`."""
    questions: list[AnswerWords]
    """Each question's right answer and why."""
    slips: list[SlipWords]
    """The misconceptions of its wrong choices."""
    topics: list[TopicWords]
    """The topics of the paper."""
    type: Literal["exam_answers"]
    """Always `exam_answers`."""


class ExamCandidate(TypedDict):
    """What came of one candidate's answers."""

    candidate: str
    """The name or number that was given."""
    misconceptions: list[Misconception]
    """The misconceptions that wrong answers come from, the likeliest first."""
    score: ExamScore
    """The whole paper."""
    topics: list[TopicScore]
    """By topic, in the order of the topics."""
    wrong: list[WrongAnswer]
    """Each answer that is wrong or missing."""


class ExamGrading(TypedDict):
    """What came of an examination."""

    candidates: list[ExamCandidate]
    """Each candidate, in the order given."""
    changed: NotRequired[list[int]]
    """The numbers of questions that this engine answers otherwise than the key: the law or the engine has changed."""
    digest: str
    """The seal of the key by which was graded."""
    items: list[ExamItem]
    """Each question, for the examiner."""
    rulebook: str
    """The edition, as `id@first day`."""
    type: Literal["exam_grading"]
    """Always `exam_grading`."""


class PaperQuestion(TypedDict):
    """One question as it is told."""

    ask: str
    """What is asked."""
    choices: list[PaperChoice]
    """The choices."""
    number: int
    """Its number."""
    story: list[str]
    """The story, sentence by sentence."""
    tables: list[PaperTable]
    """The bill, or the contracts and their goods."""


class ExamPaper(TypedDict):
    """The paper of an examination, as candidates get it."""

    format: int
    """The version of the form."""
    head: str
    """The rulebook and how many questions."""
    language: str
    """`kk`, `ru` or `en`."""
    notes: list[str]
    """How to answer, and what the seal is for."""
    on: str
    """Its day, but for questions about editions."""
    questions: list[PaperQuestion]
    """The questions."""
    rulebook: str
    """The edition, as `id@first day`."""
    seal: str
    """The seal of the key."""
    title: str
    """What it is."""
    type: Literal["exam_paper"]
    """Always `exam_paper`."""


class FlagOptions(TypedDict):
    """What flags are measured by; what is left out is as it comes with the engine."""

    mass_most_waste: NotRequired[Number | None]
    """How much of the materials may be waste, in percent of them."""
    mass_tolerance: NotRequired[Number | None]
    """How much less than the good its materials may weigh, in percent of the good."""
    outlier_deviations: NotRequired[Number | None]
    """How many median absolute deviations from the median are not yet far."""
    outlier_digits: NotRequired[Number | None]
    """Digits of the code in which goods agree that are compared: 4 to 10."""
    outlier_floor: NotRequired[Number | None]
    """How many percent points from the median are not yet far."""
    outlier_least_cases: NotRequired[Number | None]
    """The least number of goods of a code that are compared."""
    share_limits: NotRequired[list[Number] | None]
    """Domestic shares, in percent, on which something hangs."""
    shared_least_lines: NotRequired[Number | None]
    """The least number of lines of a bill that two producers do not share by chance."""
    threshold_margin: NotRequired[Number | None]
    """How near to its limit a value is told, in percent points."""


class Flag(TypedDict):
    """Something that an inspector may look at. It proves nothing."""

    at: NotRequired[str | None]
    """The figure or list, as a JSON pointer into the document; of several cases, that of the first."""
    cases: list[str]
    """The cases, by their ids."""
    figures: dict[str, str]
    """What was compared with what: amounts in the document's currency, masses in kilograms, shares in percent."""
    rule: FlagRule
    """The rule that noticed it."""


class Flags(TypedDict):
    """What was noticed in a set of cases."""

    faults: list[Fault]
    """The faults of cases that could not be read; no rule looked at these cases."""
    flags: list[Flag]
    """What was noticed: by rule, then in the order of the cases."""
    looked_at: dict[str, int]
    """By rule, the number of cases on which it could be applied."""
    parameters: FlagParameters
    """What the rules were measured by."""
    type: Literal["flags"]
    """Always `flags`."""


class ShareThreshold(TypedDict):
    """A share beside its least."""

    citation: Citation
    """The provision."""
    exact: str | None
    """The exact fraction."""
    headroom: str
    """How far above it, in percentage points."""
    limit: str
    """The least share, in percent."""
    outcome: Truth
    """Whether it is reached."""
    share: str
    """In percent, two decimals; the comparison itself is exact."""


class PeriodAssessment(TypedDict):
    """The answer to `assess_period`."""

    citations: list[Citation]
    """The provisions of formula and rounding."""
    denominator: str | None
    """What it has below."""
    exact: str | None
    """The exact fraction."""
    kinds: list[KindShare]
    """Goods, works and services by themselves, where there are any."""
    numerator: str | None
    """What the formula has above the line, in money."""
    outside: list[Notice]
    """Why the rulebook holds no answer."""
    provisional: bool
    """Whether something of what it rests on is not settled: a share that is not to be relied on as it stands."""
    readings: list[ShareReading]
    """The readings that matter, and what each option gives."""
    receipt: Receipt
    """What was computed by what from what."""
    rests_on: list[Ground]
    """What the share rests on: what of it, answered otherwise, would change it."""
    share: str | None
    """All purchases together."""
    type: Literal["period_assessment"]
    """Always `period_assessment`."""
    vat: str
    """The VAT basis of all amounts: `excluded` or `included`."""
    warnings: list[Notice]
    """What the reader must know besides."""
    works_and_services: ShareThreshold | None
    """Works and services together beside their threshold; for a subsoil user."""


class PeriodRow(TypedDict):
    """One purchase of a period."""

    exact: NotRequired[str | None]
    """Its exact share, as a fraction of one: `9/14`."""
    id: str
    """Its id."""
    kind: PurchaseKind
    """What was bought."""
    share: Number
    """Its share as reported, in percent."""
    value: Money
    """Its value."""
    vat: NotRequired[Vat | None]
    """The VAT basis, which must be the document's."""


class PeriodFacts(TypedDict):
    """A document of facts about a customer's purchases in a period."""

    currency: NotRequired[str | None]
    """The currency of all amounts, by its ISO 4217 code."""
    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    readings: NotRequired[dict[str, str] | None]
    """Options of readings that the user fixes, by reading."""
    rows: list[PeriodRow]
    """The purchases."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    subsoil_user: NotRequired[bool | None]
    """Whether the customer is a subsoil user."""
    vat: NotRequired[Vat | None]
    """Whether all amounts include VAT; `excluded` where nothing is said."""


class Preference(TypedDict):
    """What a preference gives."""

    citation: Citation
    """The provision."""
    preference: str
    """Which one."""
    type: Literal["preference"]
    """Always `preference`."""
    value: str
    """The price for comparison, the penalty in money, or the number of points."""


class PreferenceFacts1(TypedDict):
    """A price for comparison, reduced for a Kazakhstani producer of works and services (Subsoil Code, art. 131)."""

    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    kazakhstani_producer: bool
    """Whether it is such a producer's."""
    preference: Literal["conditional-price"]
    price: Number
    """The price offered."""


class PreferenceFacts2(TypedDict):
    """A price for comparison, discounted where the first six digits of both codes agree (Rules 687, p. 271-1)."""

    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    code: str
    """The code of what is bought."""
    preference: Literal["conditional-discount"]
    price: Number
    """The price offered."""
    register_code: str
    """The code in the producers' register."""


class PreferenceFacts3(TypedDict):
    """Points for turnkey construction (Rules 687, p. 301(2))."""

    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    preference: Literal["turnkey-points"]
    sector_average: Number
    """The sector's average, in percent."""
    share: Number
    """The share offered, in percent."""


class PreferenceFacts4(TypedDict):
    """The penalty for a shortfall (Subsoil Code, art. 221; one reading)."""

    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    obligation: Number
    """The share that was due, in percent."""
    preference: Literal["shortfall-penalty"]
    reached: Number
    """The share that was reached, in percent."""
    total: Number
    """The total of the purchases."""


PreferenceFacts: TypeAlias = "PreferenceFacts1 | PreferenceFacts2 | PreferenceFacts3 | PreferenceFacts4"
"""What a preference in procurement needs."""


class RuleGuide(TypedDict):
    """A rule, and what it needs."""

    applies: str
    """To which goods of the code it applies."""
    citation: str
    """Where the rule stands."""
    code: NotRequired[str | None]
    """The tariff code that a row covers with everything under it, or the first of its range."""
    code_to: NotRequired[str | None]
    """The last code of a row's range, with everything under it."""
    condition: NotRequired[str | None]
    """The condition of a row, as enacted."""
    gaps: list[Sentence]
    """What of it was not read, or is unclear."""
    name: NotRequired[str | None]
    """The goods: of a row as enacted, of other rules in the language."""
    only: NotRequired[str | None]
    """The description of the only goods that a row covers, where these are not all of its codes."""
    operations: list[TermWords]
    """The operations that it names."""
    questions: list[Question]
    """What it asks; `-` stands for each material in a pointer: `/materials/-/hs`."""
    readings: list[ReadingGuide]
    """Where it can be read in several ways."""
    rule: str
    """The rule, as answers name it: a row of the list, or `general`, `set`, `threshold`, `wholly-produced`."""
    words: list[Sentence]
    """What holds, generated from what is applied: any of these conditions will do."""


class RuleFor(TypedDict):
    """What holds for a tariff code, and what to know before filling in anything."""

    beside: list[RuleWords]
    """Rules that may hold in place of those, whatever the code: of wholly produced goods, and of sets."""
    edition: str
    """The first day of its edition."""
    formula: Sentence | None
    """How the domestic share is computed, where the rulebook has a formula."""
    hs: str
    """The code, digits alone."""
    language: str
    """`kk`, `ru` or `en`."""
    outside: list[Sentence]
    """Why goods of this code have no rule here, all of them or some."""
    questions: list[Question]
    """What is asked whatever the rule."""
    readings: list[ReadingGuide]
    """Where the formula of the share can be read in several ways."""
    rulebook: str
    """The rulebook."""
    rules: list[RuleGuide]
    """
    The rules of the code. The first that applies decides; `applies` says to which goods each does. Several where a
    description decides between them, or the code is too short.
    """
    title: str
    """The name of the rulebook in words."""
    type: Literal["rule_for"]
    """Always `rule_for`."""
    warnings: list[Sentence]
    """What must be known of the rulebook."""


class Categories(TypedDict):
    """A lettered list of the act."""

    cite: str
    """Where it stands."""
    entries: list[Category]
    """Its entries."""
    proof: NotRequired[str | None]
    """The paper that shows that a good is of one of them: `register-extract`. Without it that is the party's word."""


class Gap(TypedDict):
    """What the act says and the rulebook does not hold, or a defect of the act."""

    cite: str
    """The provision."""
    closings: NotRequired[list[Clause] | None]
    """
    The conditions by which it may be closed once the missing part is read. A verdict that one of them would change
    rests on the gap; absent where the gap cannot carry a verdict.
    """
    id: str
    """Its name."""
    kind: GapKind
    """What it concerns."""
    subject: NotRequired[str | None]
    """The chapter, the codes or the row that it concerns."""
    text: Wording
    """What it says."""


class OriginRules(TypedDict):
    """Rules of origin."""

    absorption: NotRequired[Cited | None]
    """Materials that qualify themselves count in full."""
    accessories: NotRequired[Cited | None]
    """Usual accessories follow the machine."""
    country: str
    """The country whose goods are domestic."""
    country_name: NotRequired[Wording | None]
    """Its name in words, for sentences; without it they show the code. Sentences name Kazakhstan by themselves."""
    criteria: NotRequired[CriterionCodes | None]
    """The criterion codes of the certificate."""
    cumulation: NotRequired[Cumulation | None]
    """Materials of other parties that count as domestic."""
    general: NotRequired[Clause | None]
    """The rule for goods that the list does not name."""
    insufficient: NotRequired[Categories | None]
    """Operations that never confer origin."""
    list: NotRequired[list[ListRow] | None]
    """The list of conditions, in its order."""
    neutral: NotRequired[Cited | None]
    """Energy, machines and what does not enter the good."""
    packaging: NotRequired[Cited | None]
    """Packaging follows the good; only retail packaging counts in value tests."""
    set: NotRequired[Clause | None]
    """The rule for sets."""
    threshold: NotRequired[Clause | None]
    """What holds besides the minimum threshold of operations."""
    unknown_origin: NotRequired[Cited | None]
    """Unknown origin is foreign."""
    wholly_produced: NotRequired[Categories | None]
    """The categories of wholly produced goods."""


class Reading(TypedDict):
    """Where the law can be read in several ways."""

    cite: str
    """The unclear provision."""
    id: str
    """Its name in expressions and in `readings` of the facts."""
    options: list[ReadingOption]
    """The options, the default first."""
    question: Wording
    """The question."""
    status: ReadingStatus
    """Whether something else in the act settles it."""


class Term(TypedDict):
    """What only a person can tell; `answers` and `operations` of the facts use its name."""

    en: str
    """Its words in English."""
    id: str
    """Its name in expressions and facts."""
    kind: TermKind
    """What it stands for."""
    kk: str
    """Its words in Kazakh."""
    ru: str
    """Its words in Russian."""
    undefined: NotRequired[bool | None]
    """It decides, and the acts define it nowhere."""
    veto: NotRequired[str | None]
    """
    How an operation stands to those that never confer origin: the letter of one, `?` and a letter where that is in
    doubt, `beyond` where it is plainly none of them, `neutral` where it is no processing.
    """


class Rulebook(TypedDict):
    """
    One edition of one act as data. A `cite` is `act place mark`: an act of `acts`, the place in it (`p-2.4`,
    `annex-1/row-8403`), and `primary`, `secondary` or `inferred` by how it is known.
    """

    acts: NotRequired[dict[str, Wording] | None]
    """The acts that it cites, by the names that citations use."""
    content: NotRequired[ContentFormula | None]
    """The formula of the domestic share of a good."""
    first: str
    """Its first day, which names the edition: `YYYY-MM-DD`."""
    gaps: NotRequired[list[Gap] | None]
    """What the act says and the rulebook does not hold, and defects of the act itself."""
    id: str
    """Its name: `cis-2009`."""
    in_force: str
    """How its days are known, as a citation."""
    last: NotRequired[str | None]
    """Its last day, inclusive; absent while it is in force."""
    nomenclature: NotRequired[list[str] | None]
    """
    The headings that tariff codes can have, as codes and ranges (`8403`, `0101-0106`, `ch97`); a code of another is
    warned of. Absent: those of the Harmonized System. An empty list: every heading is accepted.
    """
    origin: NotRequired[OriginRules | None]
    """Its rules of origin."""
    origin_from: NotRequired[BorrowedOrigin | None]
    """The rulebook whose rules of origin stand in for its own."""
    processes: NotRequired[list[Process] | None]
    """What the processes of the trade are among those terms, and how they stand to the insufficient operations."""
    procurement: NotRequired[ProcurementRules | None]
    """How the in-country value of contracts and purchases is computed."""
    read_to: str
    """The day to which the law was read."""
    readings: NotRequired[list[Reading] | None]
    """Where the law can be read in several ways."""
    revision: NotRequired[int | None]
    """2 or more where an edition was corrected after its release."""
    terms: NotRequired[list[Term] | None]
    """What only a person can tell: descriptions of goods and materials, operations, conditions."""
    title: Wording
    """Its name in words."""


class TableRate(TypedDict):
    """A rate of a currency on a day."""

    currency: str
    """The currency, by its ISO 4217 code."""
    day: str
    """The day: `YYYY-MM-DD`."""
    rate: Number
    """Units of the document's currency for one of this."""


class TableOptions(TypedDict):
    """What is asked of the reader of tables."""

    about: TablesAbout
    """About what the tables are."""
    ignore: NotRequired[list[str] | None]
    """Headings of columns, letters of columns (`C`, `SHEET!C`) and names of sheets that are left out."""
    language: NotRequired[TableLanguage | None]
    """The language in which names are offered; `ru` where none is given."""
    mapping: NotRequired[TableMapping | None]
    """How the tables are to be understood. What it leaves out is decided anew."""
    rates: NotRequired[list[TableRate] | None]
    """Rates of currencies."""
    same: NotRequired[dict[str, Any] | None]
    """Facts that hold for all documents, in the form of facts. What a table states of a good stands before them."""
    stated: NotRequired[list[TableStated] | None]
    """More of these, as a person states them: read like cells under such a heading."""


TableFact: TypeAlias = "str | bool | list[str] | Mass"
"""A fact that a cell states."""


class ValueRead(TypedDict):
    """What one value says. Nothing is there where nothing stands in it."""

    currency: NotRequired[str | None]
    """Of an amount: its currency, where one stands beside it or was given."""
    fault: NotRequired[Fault | None]
    """Why it cannot be taken at its word, with what may be meant."""
    value: NotRequired[TableFact | None]
    """The fact as facts have it: a text, a decimal as text, a truth, or a list of names."""


class ValuesReading(TypedDict):
    """What values say, in the order in which they were given."""

    type: str
    """Always `values`."""
    values: list[ValueRead]
    """One for each."""


class Verification(TypedDict):
    """The answer to `verify`."""

    canonical: bool
    """
    Whether the text is canonical (RFC 8785), byte for byte, and no member is given twice. A record that was only
    written otherwise says the same.
    """
    differences: list[Difference]
    """Where the record is not what its facts give under that edition: the first hundred places."""
    digest: str
    """The digest as recorded."""
    digest_holds: bool
    """Whether the digest is that of the record."""
    edition: str | None
    """The edition that it was made under, `id@first day`."""
    engine: str | None
    """The version of the engine that made it."""
    errors: list[Fault]
    """Why the answer could not be computed again."""
    hidden: list[str]
    """What a masked record hides, as JSON pointers."""
    holds: bool
    """
    Whether its answer is the one that its facts give here, too. A masked record shows nothing: it holds by a valid
    signature, or by the whole record behind it.
    """
    in_force: NotRequired[InForce | None]
    """What the edition gives that is in force on the day of the facts, where it is another than the recorded one."""
    more: int
    """How many more there are."""
    opened: NotRequired[bool | None]
    """Whether the whole record that was given is the one behind this masked one, and holds. Absent where none was given."""
    outcome: Outcome
    """What came of it."""
    signatures: NotRequired[list[FoundSignature]]
    """What came of each signature that was given."""
    superseded_by: NotRequired[str | None]
    """The digest of the record that replaced this one. What was replaced does not hold."""
    today: NotRequired[InForce | None]
    """What today's revision of the edition gives, where an earlier one answered."""
    type: Literal["verification"]
    """Always `verification`."""
    vouched: NotRequired[bool | None]
    """Whether a signature by a key that was given is valid. Absent where neither signatures nor keys were asked about."""


class Wishes(TypedDict):
    """What is wished of advice, besides the facts."""

    costs: NotRequired[dict[str, Number] | None]
    """What changes cost: by the key of one (`replace-material/burner`), or all of a kind (`obtain-proof`)."""
    wished_share: NotRequired[Number | None]
    """The share to be reached, in percent. Without it the goal is that the good originates."""


class Change(TypedDict):
    """A set of changes that together reach the goal; none of them can be spared."""

    actions: list[Action]
    """What is to be done."""
    cost: NotRequired[str | None]
    """The sum of the costs given for the actions; absent where one of them has none."""
    gives: Gives
    """What the assessment of the patched facts says."""
    patch: list[PatchOperation]
    """The same as operations on the facts (RFC 6902), to be made in this order."""


class Advice(TypedDict):
    """The answer to `advise`."""

    about: str
    """What the facts are about: `good` or `contract`."""
    changes: list[Change]
    """
    What reaches the goal: those whose costs were given, the cheapest first; then the others, those of fewest actions
    first. Empty where the goal is reached.
    """
    complete: bool
    """Whether no cheaper change was overlooked among those sets."""
    goal: str
    """
    What the changes aim at: `verdict`, that the good originates under every open reading; or `share`, that the
    share as documents show it is at least the wished one.
    """
    headroom: list[Headroom]
    """
    How far each figure may move, the others as they are, before a verdict `originating` or a wished share that is
    reached is lost. A figure that is not listed may have any value.
    """
    missing: list[str]
    """The facts that are missing, as JSON pointers: until they are stated advice rests on what is known."""
    more: bool
    """Whether there may be further changes, none of them cheaper."""
    outside: NotRequired[list[Notice]]
    """Why the rulebook holds no answer, where the verdict is that."""
    reached: bool
    """Whether the goal is reached as the facts stand."""
    receipt: Receipt
    """What was computed by what from what."""
    share: str | None
    """The domestic share, or the in-country value of the contract, in percent."""
    type: Literal["advice"]
    """Always `advice`."""
    up_to: int
    """So many changes besides those that every way needs were searched in every set."""
    verdict: Verdict | None
    """What is known of the good's origin; null of a contract."""
    wished_share: str | None
    """The wished share in percent."""


class Example(TypedDict):
    """Facts about a good, complete but for what the finding is about."""

    answers: NotRequired[dict[str, bool]]
    """Answers to the rulebook's questions, by term."""
    beyond_insufficient_operations: NotRequired[bool | None]
    """Whether more was done than the operations that never confer origin."""
    good: ExampleGood
    """The good."""
    materials: list[ExampleMaterial]
    """Its bill of materials."""
    on: str
    """The day whose law applies."""
    operations: list[str]
    """The operations performed."""
    readings: NotRequired[dict[str, str]]
    """Options of readings that are fixed."""
    rulebook: str
    """The rulebook, as `id@edition`."""
    threshold: NotRequired[ExampleThreshold | None]
    """A row of the register's list of operations."""
    vat_rate: NotRequired[str | None]
    """The rate of VAT in percent."""
    wholly_produced: NotRequired[str | None]
    """The letter of a category of wholly produced goods."""


class Replay(TypedDict):
    """An example that can be played again."""

    expect: Expect
    """What it answers."""
    facts: Example
    """The facts, as `assess_good` takes them."""


class Witness(TypedDict):
    """The smallest example of a finding, and others that stand beside it for contrast."""

    beside: NotRequired[list[Replay]]
    """The same good a little changed, or by another rulebook, and what is answered then."""
    expect: Expect
    """What it answers."""
    facts: Example
    """The facts, as `assess_good` takes them."""


class Good(TypedDict):
    """The good."""

    ex_works_price: NotRequired[Money | None]
    """Its price, franco-factory."""
    excluded_costs: NotRequired[Money | None]
    """The costs that the agreement excludes from the total cost; 0 where there are none."""
    fob_value: NotRequired[Money | None]
    """Its value free on board, where an agreement measures against that."""
    hs: str
    """Its tariff code: 4, 6, 8, 9 or 10 digits."""
    labour_cost: NotRequired[Money | None]
    """The labour in it, where an agreement counts that as originating value."""
    mass: NotRequired[Mass | None]
    """Its mass without packaging, where a limit is one of weight."""
    name: NotRequired[str | None]
    """Its name."""
    net_cost: NotRequired[Money | None]
    """Its net cost: the total cost without the costs that the agreement excludes."""
    overhead_cost: NotRequired[Money | None]
    """The overhead that falls to it, where an agreement counts that as originating value."""
    overhead_method: NotRequired[OverheadMethod | None]
    """
    How overhead that several goods share was split, so that a part of it is in the production cost. It is kept and
    shown; the split itself is yours.
    """
    production_cost: NotRequired[Money | None]
    """Its production cost, without VAT and profit."""
    profit: NotRequired[Money | None]
    """The profit on it, where an agreement counts that as originating value."""
    proof: NotRequired[Proof | None]
    """The paper that proves its origin or share. Absent is not stated; kind `none` is no paper."""
    quantity: NotRequired[Number | None]
    """How much of it the price is for."""
    total_cost: NotRequired[Money | None]
    """Its total cost, of product and period, in place of the net cost."""
    unit: NotRequired[str | None]
    """The unit of the quantity, in any words."""
    unit_price: NotRequired[Money | None]
    """The price of one unit."""


class Finding(TypedDict):
    """One defect of a rulebook, or one place where it turns on something."""

    about: NotRequired[list[str]]
    """What it is about: terms, operations, other rules, codes, a reading, by the names that the rulebook gives them."""
    citations: list[Citation]
    """The provisions, the one at fault first."""
    code: str
    """Which one, as a code of the message catalogue."""
    gap: NotRequired[str | None]
    """The entry of the rulebook's gaps whose text it is."""
    kind: FindingKind
    """What kind of defect."""
    part: NotRequired[str | None]
    """The part of the condition that it is about, in the vocabulary's text form."""
    rule: str
    """The rule: a row of the list, `general`, `set`, `threshold`, `insufficient`, `content`, or `list` for the whole."""
    severity: Severity
    """How grave it is."""
    witness: NotRequired[Witness | None]
    """The smallest example that shows it; absent where none can."""


class Audit(TypedDict):
    """What was found in a rulebook."""

    against: NotRequired[str | None]
    """The edition that it was compared with."""
    complete: list[Completeness]
    """How far each kind was looked for."""
    findings: list[Finding]
    """What was found: the gravest first, then in the order of the rules."""
    receipt: AuditReceipt
    """What was computed by what from what."""
    rulebook: str
    """The edition that was audited, as `id@first day`: examples name it too."""
    type: Literal["audit"]
    """Always `audit`."""


class Facts(TypedDict):
    """A document of facts about one good."""

    answers: NotRequired[dict[str, bool | None] | None]
    """Answers to the rulebook's questions, by term. `null` is not known."""
    beyond_insufficient_operations: NotRequired[bool | None]
    """Whether more was done than the operations that never confer origin."""
    currency: NotRequired[str | None]
    """The currency of all amounts, by its ISO 4217 code."""
    good: Good
    """The good."""
    materials: NotRequired[list[Material] | None]
    """Its bill of materials. Absent is not stated; empty is none."""
    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    operations: NotRequired[list[str] | None]
    """
    The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
    rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
    """
    readings: NotRequired[dict[str, str] | None]
    """Options of readings that the user fixes, by reading."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    threshold: NotRequired[Threshold | None]
    """The user's own row of the register's list of operations."""
    valid_to: NotRequired[str | None]
    """The last day for which these facts are stated: a masked record counts nothing in documents of later days."""
    vat: NotRequired[Vat | None]
    """Whether all amounts include VAT; `excluded` where nothing is said."""
    vat_rate: NotRequired[Number | None]
    """The rate of VAT in percent, where a formula needs it."""
    wholly_produced: NotRequired[str | None]
    """The letter of a category of wholly produced goods, Cyrillic or Latin."""


class GoodFacts(TypedDict):
    """The facts of one good: those of a document, without day and rulebook."""

    answers: NotRequired[dict[str, bool | None] | None]
    """Answers to the rulebook's questions, by term. `null` is not known."""
    beyond_insufficient_operations: NotRequired[bool | None]
    """Whether more was done than the operations that never confer origin."""
    good: Good
    """The good."""
    materials: NotRequired[list[Material] | None]
    """Its bill of materials. Absent is not stated; empty is none."""
    operations: NotRequired[list[str] | None]
    """
    The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
    rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
    """
    threshold: NotRequired[Threshold | None]
    """The user's own row of the register's list of operations."""
    wholly_produced: NotRequired[str | None]
    """The letter of a category of wholly produced goods, Cyrillic or Latin."""


MadeFrom: TypeAlias = "GoodFacts | MaskedRecord"
"""How a part was made."""


class Material(TypedDict):
    """One line of the bill of materials."""

    accessory: NotRequired[bool | None]
    """A usual accessory of the machine."""
    answers: NotRequired[dict[str, bool | None] | None]
    """Answers to the rulebook's questions about it, by term. `null` is not known."""
    earlier_stage: NotRequired[bool | None]
    """
    Of a row made from named materials: whether what it names was made of this one here, on the way to the good. A
    claim; absent is not claimed.
    """
    hs: NotRequired[str | None]
    """Its tariff code: 4, 6, 8, 9 or 10 digits."""
    id: NotRequired[str | None]
    """Its id; `#1`, `#2` by place where none is given."""
    is_set_item: NotRequired[bool | None]
    """An item of a set."""
    made_from: NotRequired[MadeFrom | None]
    """How it was made, where it is itself to be judged; or its masked record, where its maker discloses no more."""
    mass: NotRequired[Mass | None]
    """What of it is in the good by weight, without what is lost in making it."""
    name: NotRequired[str | None]
    """Its name."""
    necessary_component: NotRequired[bool | None]
    """A necessary component of the good."""
    neutral: NotRequired[bool | None]
    """Energy, machines, tools and what does not enter the good."""
    origin: NotRequired[str | None]
    """Where it originates, by ISO 3166-1 alpha-2 code. Absent is unknown; beside `made_from` it is the home country."""
    packaging: NotRequired[Packaging | None]
    """Packaging for sale or for transport."""
    proof: NotRequired[Proof | None]
    """The paper that proves it. Absent is not stated; kind `none` is no paper."""
    quantity: NotRequired[Number | None]
    """How much of it the value is for."""
    signatures: NotRequired[list[Envelope | str] | str]
    """Signatures beside that masked record: DSSE envelopes, each as a document or as its text."""
    stock_method: NotRequired[StockMethod | None]
    """
    How a stock of the same material of domestic and foreign origin was split, of which this line is a part. It is
    kept and shown; the split itself is yours.
    """
    unit: NotRequired[str | None]
    """The unit of the quantity, in any words."""
    unit_price: NotRequired[Money | None]
    """The price of one unit."""
    value: NotRequired[Money | None]
    """Its value: customs value on import, or the documented price of its first sale in the country."""
    wholly_obtained: NotRequired[bool | None]
    """
    Whether it is wholly obtained in its country of origin: grown, extracted or gathered there. Of a part that is
    itself judged, its own facts say so.
    """


class CaseFacts(TypedDict):
    """A case for the flags: facts of a good, and beside them what no rule of origin reads."""

    capacity: NotRequired[Number | None]
    """How much can be made, in the same time and unit."""
    facts: Facts
    """The facts of the good, as they are assessed."""
    id: str
    """Its name, which no other case has."""
    mass_kg: NotRequired[Number | None]
    """What the good weighs, in kilograms."""
    materials_kg: NotRequired[dict[str, Number] | None]
    """What of each material enters the making of the good, in kilograms, by the material's id."""
    output: NotRequired[Number | None]
    """How much was made."""
    producer: NotRequired[str | None]
    """The producer's БИН."""


class Contract(TypedDict):
    """One contract of the tree."""

    day: NotRequired[Day | None]
    """Its day: `YYYY-MM-DD`."""
    goods: NotRequired[list[GoodsLine] | None]
    """The goods bought for it."""
    headcount: NotRequired[Staff | None]
    """The staff of the whole legal entity."""
    id: str
    """Its id."""
    parent: NotRequired[str | None]
    """The contract that it is a subcontract of; absent for the customer's own."""
    payroll: NotRequired[PartOf | None]
    """Its payroll for the life of the contract."""
    performer: NotRequired[Performer | None]
    """Who performs it."""
    subcontracts: NotRequired[Money | None]
    """The stated sum of its direct subcontracts, which their rows must make."""
    value: Money
    """Its value."""
    vat: NotRequired[Vat | None]
    """The VAT basis, which must be the document's."""


class GoodOfLine(TypedDict):
    """The facts of a good that a line carries; the day is that of its delivery."""

    answers: NotRequired[dict[str, bool | None] | None]
    """Answers to the rulebook's questions, by term. `null` is not known."""
    beyond_insufficient_operations: NotRequired[bool | None]
    """Whether more was done than the operations that never confer origin."""
    good: Good
    """The good."""
    materials: NotRequired[list[Material] | None]
    """Its bill of materials. Absent is not stated; empty is none."""
    operations: NotRequired[list[str] | None]
    """
    The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
    rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
    """
    readings: NotRequired[dict[str, str] | None]
    """Options of readings that the user fixes, by reading."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    threshold: NotRequired[Threshold | None]
    """The user's own row of the register's list of operations."""
    vat_rate: NotRequired[Number | None]
    """The rate of VAT in percent, where a formula needs it."""
    wholly_produced: NotRequired[str | None]
    """The letter of a category of wholly produced goods, Cyrillic or Latin."""


class GoodsLine(TypedDict):
    """One line of goods."""

    country: NotRequired[str | None]
    """The country of origin, for the report form."""
    delivered: NotRequired[Day | None]
    """The day of delivery: `YYYY-MM-DD`."""
    good_facts: NotRequired[GoodOfLine | None]
    """The good's own facts: its share is computed, and counts nothing until proved."""
    housing_share: NotRequired[Number | None]
    """The share of housing by its expert-reviewed design summary, in percent."""
    id: str
    """Its id."""
    name: NotRequired[str | None]
    """Its name."""
    natural_monopoly: NotRequired[bool | None]
    """Whether bought from a natural monopoly in its regulated activity."""
    price: NotRequired[Money | None]
    """The price of one, for the report form."""
    proof: NotRequired[Proof | None]
    """The paper that gives its share. Absent is not stated; kind `none` is no paper."""
    quantity: NotRequired[Number | None]
    """The quantity, for the report form."""
    unit: NotRequired[str | None]
    """The unit of the quantity, in any words."""
    value: Money
    """Its value."""
    value_is: NotRequired[ValueIs | None]
    """Which value it is; recorded, not computed with."""
    vat: NotRequired[Vat | None]
    """The VAT basis, which must be the document's."""


class ContractFacts(TypedDict):
    """A document of facts about a contract and its subcontracts."""

    contract_day: NotRequired[Day | None]
    """The day of the customer's contract: `YYYY-MM-DD`."""
    contracts: list[Contract]
    """The contracts of all tiers."""
    currency: NotRequired[str | None]
    """The currency of all amounts, by its ISO 4217 code."""
    kind: ContractKind
    """What is bought."""
    on: Day
    """The day whose law applies: `YYYY-MM-DD`."""
    readings: NotRequired[dict[str, str] | None]
    """Options of readings that the user fixes, by reading."""
    report_day: NotRequired[Day | None]
    """The day of the report: `YYYY-MM-DD`; the day of the document where none is given."""
    rulebook: str
    """A rulebook, as `id`, or `id@edition` to pin an edition."""
    subsoil_contract_day: NotRequired[Day | None]
    """The day of the subsoil-use contract: `YYYY-MM-DD`. Required for kind `subsoil`."""
    subsoil_term_changed_day: NotRequired[Day | None]
    """The day on which its term was changed: `YYYY-MM-DD`."""
    value: Money
    """The value of the customer's contract, or of all of them where the formula has several."""
    vat: NotRequired[Vat | None]
    """Whether all amounts include VAT; `excluded` where nothing is said."""


class AssessmentRecord(TypedDict):
    """Facts and answer in one document, each byte of which counts."""

    answer: Assessment | ContractAssessment | PeriodAssessment
    """The answer that they give, with its receipt."""
    digest: str
    """The SHA-256 of its masked form."""
    facts: Facts | ContractFacts | PeriodFacts
    """The facts."""
    format: int
    """The version of the form: 1."""
    rulebooks: NotRequired[dict[str, str] | None]
    """The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256."""
    salt: NotRequired[str | None]
    """The salt of the commitments in its masked form."""
    type: Literal["record"]
    """Always `record`."""
