"""The parser of the command line, which speaks the chosen language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from tegi.command.words import HelpWords
from tegi.language import LANGUAGES, Language, default_language

# What `argparse` says of wrong options, and our words for it. What it says otherwise stands as it is.
MESSAGES = (
    (re.compile(r"argument (?P<name>.+?): (?P<said>.*)", re.DOTALL), "of-argument"),
    (re.compile(r"the following arguments are required: (?P<given>.*)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<given>.*)"), "unrecognized"),
    (re.compile(r"invalid choice: (?P<given>'[^']*'|[^ ,]+).*\(choose from (?P<allowed>.*)\)"), "choice"),
    (re.compile(r"ambiguous option: (?P<given>.*) could match (?P<allowed>.*)"), "ambiguous"),
    (re.compile(r"ignored explicit argument (?P<given>.*)"), "no-value"),
    (re.compile(r"expected one argument"), "one"),
    (re.compile(r"expected at least one argument"), "at-least-one"),
    (re.compile(r"expected at most one argument"), "at-most-one"),
)


def asked_language(arguments: Sequence[str] | None) -> Language:
    """The language that the options ask for, before they are parsed: help is told in it, and what is wrong with them."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for place, argument in enumerate(given):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            stated = value if sign else next(iter(given[place + 1 :]), "")
            return next((language for language in LANGUAGES if language == stated), default_language())
    return default_language()


class Parser(argparse.ArgumentParser):
    """A parser of one language."""

    def __init__(self, *, said: HelpWords, add_help: bool = True, **options: Any) -> None:
        self.said = said
        super().__init__(add_help=False, formatter_class=self.formatter, **options)
        # The groups in which `argparse` itself puts what has none.
        self._positionals.title = said("arguments")
        self._optionals.title = said("options")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=said("help"))

    def formatter(self, prog: str, **options: Any) -> Formatter:
        """What lays out help."""
        return Formatter(prog, self.said, **options)

    def error(self, message: str) -> NoReturn:
        """Tells what is wrong with the options, and ends the program."""
        self.print_usage(sys.stderr)
        self.exit(2, self.said("error", prog=self.prog, said=self.told(message)) + "\n")

    def told(self, message: str) -> str:
        """What `argparse` says, in the chosen language."""
        for pattern, name in MESSAGES:
            if found := pattern.fullmatch(message):
                blanks = found.groupdict()
                if "said" in blanks:
                    blanks["said"] = self.told(blanks["said"])
                return self.said(name, **blanks)
        return message


class Formatter(argparse.HelpFormatter):
    """Lays out help."""

    def __init__(self, prog: str, said: HelpWords, **options: Any) -> None:
        super().__init__(prog, **options)
        self.said = said

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that shows how the command is called."""
        super().add_usage(usage, actions, groups, self.said("usage") if prefix is None else prefix)
