"""Libraries that only some uses need: imported when first needed."""

from __future__ import annotations

import importlib
from types import ModuleType


class Missing(ImportError):
    """A library that is not installed, and the command that installs it."""

    def __init__(self, package: str, command: str) -> None:
        super().__init__(f"this needs {package}: {command}", name=package)
        self.package = package
        self.command = command


def library(name: str, extra: str = "forms") -> ModuleType:
    """The library of that name, which `tegi[extra]` installs.

    Raises:
        Missing: It is not installed; the message says how to install it.
    """
    # In quotes: some shells take the brackets for a pattern.
    return imported(name, f'pip install "tegi[{extra}]"')


def needed(name: str) -> None:
    """Sees that a library is there that `tegi` itself installs, and that somebody may have left out.

    Raises:
        Missing: It is not installed; the message says how to install it.
    """
    imported(name, f"pip install {name}")


def imported(name: str, command: str) -> ModuleType:
    """The library of that name, which the command installs."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        if error.name not in (name, package):
            raise
        raise Missing(package, command) from None
