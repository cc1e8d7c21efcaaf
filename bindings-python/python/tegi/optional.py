"""Libraries that only some uses need: imported when first needed."""

from __future__ import annotations

import importlib
from types import ModuleType


def library(name: str, extra: str = "forms") -> ModuleType:
    """The library of that name, which `tegi[extra]` installs.

    Raises:
        ImportError: It is not installed; the message says how to install it.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        if error.name not in (name, package):
            raise
        raise ImportError(f"this needs {package}: pip install tegi[{extra}]", name=name) from None
