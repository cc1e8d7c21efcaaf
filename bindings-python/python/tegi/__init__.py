"""Determines where a good originates and how much of it is domestic, by the law of the day.

>>> import tegi
>>> answer = tegi.assess_good({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}})
>>> answer.verdict
'undetermined'
"""

from tegi._tegi import Assessment, Engine, version
from tegi.errors import TegiError

__version__ = version

# One engine for the process: the functions are its methods, so that a call costs no more than the engine's own.
_engine = Engine()
assess_good = _engine.assess_good
assess_good_text = _engine.assess_good_text
load_rulebook = _engine.load_rulebook
rulebooks = _engine.rulebooks
explain = _engine.explain
explain_text = _engine.explain_text

__all__ = [
    "Assessment",
    "Engine",
    "TegiError",
    "assess_good",
    "assess_good_text",
    "explain",
    "explain_text",
    "load_rulebook",
    "rulebooks",
    "version",
]
