"""Determines where a good originates and how much of it, or of a contract, is domestic, by the law of the day.

>>> import tegi
>>> answer = tegi.assess_good({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}})
>>> answer.verdict
'undetermined'
"""

from tegi._tegi import Assessment, ContractAssessment, Engine, PeriodAssessment, version
from tegi.errors import TegiError

__version__ = version

# One engine for the process: the functions are its methods, so that a call costs no more than the engine's own.
_engine = Engine()
assess_good = _engine.assess_good
assess_good_text = _engine.assess_good_text
assess_contract = _engine.assess_contract
assess_contract_text = _engine.assess_contract_text
assess_period = _engine.assess_period
assess_period_text = _engine.assess_period_text
preference = _engine.preference
preference_text = _engine.preference_text
record = _engine.record
record_text = _engine.record_text
verify = _engine.verify
verify_text = _engine.verify_text
to_sign = _engine.to_sign
mask = _engine.mask
mask_text = _engine.mask_text
audit = _engine.audit
audit_text = _engine.audit_text
flags = _engine.flags
flags_text = _engine.flags_text
advise = _engine.advise
advise_text = _engine.advise_text
load_rulebook = _engine.load_rulebook
load_keys = _engine.load_keys
keys = _engine.keys
rulebooks = _engine.rulebooks
rulebook_text = _engine.rulebook_text
labels = _engine.labels
labels_text = _engine.labels_text
operations = _engine.operations
operations_text = _engine.operations_text
rule_for = _engine.rule_for
rule_for_text = _engine.rule_for_text
rules = _engine.rules
rules_text = _engine.rules_text
explain = _engine.explain
explain_text = _engine.explain_text

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

# Imported when they are first asked for, so that `import tegi` stays quick.
_MODULES = (
    "arrow",
    "batch",
    "brief",
    "certificate",
    "compare",
    "forms",
    "impact",
    "language",
    "notebook",
    "recheck",
    "report",
    "rulebook",
    "signature",
    "table",
    "types",
    "workbook",
    "worksheet",
)


def __getattr__(name: str) -> object:
    """A module of the package by its name: `tegi.report` needs no import of its own."""
    if name in _MODULES:
        # The import binds the name here, so that this is asked once.
        return __import__(f"tegi.{name}", fromlist=[name])
    raise AttributeError(f"module 'tegi' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
