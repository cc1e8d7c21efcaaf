"""Makes python/tegi/types.py from the JSON Schemas of the engine.

cargo xtask schema DIR && python bindings-python/scripts/make_types.py DIR [--check]
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

TYPES = Path(__file__).parents[1] / "python/tegi/types.py"

HEAD = '''"""The forms of facts and answers, for type checkers. Made by scripts/make_types.py from the engine's schemas."""

from __future__ import annotations

import datetime
import decimal
import sys
from typing import Any, Literal, TypedDict

if sys.version_info >= (3, 11):
    from typing import NotRequired, TypeAlias
else:
    from typing_extensions import NotRequired, TypeAlias
'''

# What Python can say besides the JSON forms.
IN_PYTHON = {
    "Number": "decimal.Decimal | str | int | float",
    "Day": "datetime.date | str",
}


def merged(folder: Path) -> dict[str, Any]:
    """All types of all schemas, by name."""
    types: dict[str, Any] = {}
    for file in sorted(folder.glob("*.schema.json")):
        schema = json.loads(file.read_text(encoding="utf-8"))
        parts = schema.pop("$defs", {})
        schema.pop("$schema", None)
        # The facts of a case are the facts of a good, which have a title only where they stand alone.
        title = schema.pop("title")
        if title.endswith("Facts"):
            say_days(schema)
            for part in parts.values():
                say_days(part)
            parts["Day"] = {"type": "string", "description": "A day: a `date`, or `YYYY-MM-DD`."}
        for name, part in [*parts.items(), (title, schema)]:
            # Only newer Pythons have closed dicts.
            if part.get("additionalProperties") is False:
                del part["additionalProperties"]
            if types.setdefault(name, part) != part:
                sys.exit(f"{file.name}: {name} differs from the type of the same name in another schema")
    text = json.dumps(types, ensure_ascii=False).replace("#/$defs/Decimal", "#/$defs/Number")
    types = json.loads(text)
    # `Decimal` is a class of Python's own.
    types["Number"] = types.pop("Decimal")
    return types


def say_days(schema: dict[str, Any]) -> None:
    """Gives the texts that are days a type of their own."""
    for field in schema.get("properties", {}).values():
        if "`YYYY-MM-DD`" in field.get("description", ""):
            kinds = field.pop("type")
            day = {"$ref": "#/$defs/Day"}
            field.update({"anyOf": [day, {"type": "null"}]} if "null" in kinds else day)


def generated(types: dict[str, Any]) -> str:
    """The generator's module without its head."""
    with tempfile.TemporaryDirectory() as folder:
        schema, module = Path(folder, "schema.json"), Path(folder, "types.py")
        schema.write_text(json.dumps({"$defs": types}), encoding="utf-8")
        options = """--input-file-type jsonschema --output-model-type typing.TypedDict --target-python-version 3.10
            --disable-timestamp --use-union-operator --use-standard-collections --enum-field-as-literal all
            --use-schema-description --use-field-description --use-single-line-docstring --use-double-quotes
            --use-typed-nullable-map-values --use-typed-map-values-beside-other-types --formatters black"""
        command = ["datamodel-codegen", "--input", schema, "--output", module, *options.split()]
        program = Path(sys.executable).with_name(command[0])
        subprocess.run([program, *command[1:]], check=True)
        return module.read_text(encoding="utf-8").split("Model: TypeAlias = Any\n", 1)[1]


def main() -> None:
    """Writes the module, or with --check compares it."""
    text = generated(merged(Path(sys.argv[1])))
    for name, alias in IN_PYTHON.items():
        text, count = re.subn(rf"^{name}: TypeAlias = .*$", f"{name}: TypeAlias = {alias}", text, flags=re.MULTILINE)
        if count != 1:
            sys.exit(f"{name} is not made as one line")
    # Python 3.9 cannot compute a union; a text it leaves alone.
    text = re.sub(r"^(\w+: TypeAlias) = \(\n +(.* \| .*)\n\)$", r"\1 = \2", text, flags=re.MULTILINE)
    text = re.sub(r"^(\w+: TypeAlias) = (.* \| .*)$", r'\1 = "\2"', text, flags=re.MULTILINE)
    text = re.sub(r'^(        "\w+": NotRequired)\[(.* \| .*)\],$', r'\1["\2"],', text, flags=re.MULTILINE)
    if "--check" not in sys.argv:
        TYPES.write_text(HEAD + text, encoding="utf-8")
    elif TYPES.read_text(encoding="utf-8") != HEAD + text:
        sys.exit(f"{TYPES} is not what the schemas give; run `make types`")


main()
