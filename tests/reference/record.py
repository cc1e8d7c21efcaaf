"""Records by hand, from what `core/src/record` says of them: Python's own JSON and hashes, none of the engine."""

import hashlib
import json
from typing import Any

# What a masked record shows.
OPEN = {
    "facts": {
        "on": True,
        "rulebook": True,
        "kind": True,
        "currency": True,
        "vat": True,
        "vat_rate": True,
        "readings": True,
        "good": {"name": True, "hs": True},
    },
    "answer": {
        **dict.fromkeys(["type", "verdict", "provisional", "criterion", "rule", "condition", "combinations"], True),
        **dict.fromkeys(["outside", "share", "formula", "because", "vat", "citations"], True),
        "local_content": dict.fromkeys(["share", "between", "formula", "citation", "rounding"], True),
        "receipt": dict.fromkeys(
            ["engine", "on", "rulebook", "edition", "revision", "rulebook_sha256", "origin_from", "keys_sha256"], True
        ),
    },
    "format": True,
    "rulebooks": True,
}


def canonical(value: Any) -> str:
    """RFC 8785 for what records hold: no floats, and keys below U+10000, which sort as in UTF-16."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def hidden(value: Any, shown: Any, at: str, salt: str) -> Any:
    """A value as the masked form has it."""
    if shown is True:
        return value
    if isinstance(shown, dict) and value is None:
        return None
    if isinstance(shown, dict) and isinstance(value, dict):
        return {name: hidden(one, shown.get(name), f"{at}/{name}", salt) for name, one in value.items()}
    return {"hidden": sha256(canonical([salt, at, value]))}


def masked(record: dict[str, Any]) -> dict[str, Any]:
    """The masked form without its digest."""
    open_parts = {name: value for name, value in record.items() if name not in ("digest", "type")}
    return {**hidden(open_parts, OPEN, "", record.get("salt", "")), "type": "masked_record"}


def digest(record: dict[str, Any]) -> str:
    if record["type"] == "masked_record":
        return sha256(canonical({name: value for name, value in record.items() if name != "digest"}))
    return sha256(canonical(masked(record)))


def sealed(record: dict[str, Any]) -> str:
    """The text of a record with a digest of its own, whatever it says."""
    return canonical({**record, "digest": digest(record)})
