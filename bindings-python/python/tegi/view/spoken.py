"""Answers and sentences with amounts and days as the language writes them, and names in place of ids.

The engine puts the texts of an answer into its sentences as they stand. An answer whose amounts are written as people
write them therefore gives sentences for people, and no sentence has to be taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tegi.language import Language
from tegi.figures import dated, figure

AMOUNT = re.compile(r"-?\d+\.\d+")
# In a sentence, what stands between blanks; a provision such as `4.6` has no two decimals.
IN_SENTENCE = re.compile(r"(?<![\w.,@:/-])-?\d+\.\d{2,}(?![\w.,]\d|\w)")
# What is a name, or a place, and no amount, whatever it looks like.
NAMES = frozenset(
    {
        "id",
        "parent",
        "about",
        "receipt",
        "citation",
        "citations",
        "option",
        "taken",
        "at",
        "fact",
        "key",
        "rule",
        "patch",
    }
)


def told(value: Any, language: Language) -> Any:
    """An answer with its amounts as the language writes them; names, places and the receipt stand as they are."""
    if isinstance(value, str):
        return figure(value, language) if AMOUNT.fullmatch(value) else value
    if isinstance(value, Mapping):
        return {key: inside if key in NAMES else told(inside, language) for key, inside in value.items()}
    return [told(inside, language) for inside in value] if isinstance(value, list) else value


def spoken(sentence: str, language: Language) -> str:
    """A sentence whose amounts and days the language writes otherwise."""
    return dated(IN_SENTENCE.sub(lambda found: figure(found.group(), language), sentence), language)


def renamed(value: Any, names: Mapping[str, str], keys: frozenset[str]) -> Any:
    """An answer with the names of things in place of their ids, under these keys."""
    if isinstance(value, Mapping):
        return {
            key: _named(inside, names) if key in keys else renamed(inside, names, keys) for key, inside in value.items()
        }
    return [renamed(inside, names, keys) for inside in value] if isinstance(value, list) else value


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def count(number: int, language: Language) -> str:
    """A number of things, its digits in groups as the language writes them."""
    return figure(str(number), language)
