"""Reads the regular sentences of Annex 1 as the act writes them: what a condition demands, by its words alone.

The expressions of the rulebook are never looked at: a case that is made from them would agree with any mistake in them.
A condition that holds one phrase which is not known here is not regular; its cases are written by hand
(`by_hand_*.py`).
"""

import re
from dataclasses import dataclass, field

PRICE = r"цены (?:конечной продукции|готовой продукции|продукта)"
CODE = r"\d{4}(?: \d{2}(?: \d{2,3}(?: \d)?)?)?"
CODES = rf"{CODE}(?: - {CODE})?(?:,? (?:и |или )?{CODE}(?: - {CODE})?)*"
SAME = r"(?:той же позиции, что и (?:готовый )?продукт|классифицируемые в той же позиции, что и продукт)"


@dataclass
class Limit:
    """The value of some materials may be at most so many percent of the price."""

    percent: int
    #: `all`, `same` (the good's own heading), `chapter`, or the headings named.
    of: str
    codes: list[str] = field(default_factory=list)
    #: How several headings are joined: `и`, `или`, or by the sum that the act names.
    joined: str = ""


@dataclass
class Demand:
    """What a condition demands."""

    limits: list[Limit] = field(default_factory=list)
    #: All materials are of another heading than the good.
    changed: bool = False
    #: All materials are of other headings than these.
    outside: list[str] = field(default_factory=list)
    #: Materials of these headings are barred.
    barred: list[str] = field(default_factory=list)
    #: Materials of this heading are allowed, as the act says in so many words.
    including: str = ""
    #: Materials of the good's own heading may be used up to so many percent.
    tolerated: int = 0


def codes(text: str) -> list[str]:
    """`0901 и 2101 11 00` as 0901, 21011100; a range as `0201-0206`."""
    found = re.findall(rf"({CODE})(?: - ({CODE}))?", text)
    return ["-".join(code.replace(" ", "") for code in pair if code) for pair in found]


def limit(percent: str, text: str, joined: str = "") -> Limit:
    named = codes(text)
    word = joined or (re.search(r" (и|или) ", text) or ["", ""])[1]
    return Limit(int(percent), "codes", named, word if len(named) > 1 else "")


def regular(condition: str) -> Demand | None:
    """What a regular condition demands; nothing where a phrase is not known."""
    text = re.sub(r"\s*\[[^]]*\]", "", condition).replace("Изготовление, из", "Изготовление из").strip()
    demand = Demand()

    def total(match: re.Match[str]) -> None:
        demand.limits.append(Limit(int(match["p"]), "all"))

    def same(match: re.Match[str]) -> None:
        demand.limits.append(Limit(int(match["p"]), "same"))

    def named(match: re.Match[str]) -> None:
        demand.limits.append(limit(match["p"], match["codes"]))

    def summed(match: re.Match[str]) -> None:
        demand.limits.append(limit(match["p"], match["codes"], "sum"))

    def chapter(match: re.Match[str]) -> None:
        demand.limits.append(Limit(int(match["p"]), "chapter", [match["chapter"]]))

    def changed(_: re.Match[str]) -> None:
        demand.changed = True

    def outside(match: re.Match[str]) -> None:
        demand.outside = codes(match["codes"])

    def barred(match: re.Match[str]) -> None:
        demand.barred = codes(match["codes"])

    def including(match: re.Match[str]) -> None:
        (demand.including,) = codes(match["codes"])

    def tolerated(match: re.Match[str]) -> None:
        demand.tolerated = int(match["p"])

    def nothing(_: re.Match[str]) -> None:
        """Materials of any heading: this bars nothing."""

    exceeds = rf"не должна превышать (?P<p>\d+) ?% {PRICE}"
    within = "могут использоваться только (?:до суммы в предел(?:ах|е)|в размере, не превышающем)"
    on = "могут использоваться (?:только )?при условии, что"
    phrases = [
        (rf"(?:при котором )?стоимость (?:всех )?используемых материалов {exceeds}", total),
        (rf"(?:при котором )?стоимость (?:всех )?использованных материалов {exceeds}", total),
        (rf"(?:при котором )?стоимость (?:используемых )?материалов {SAME}, {exceeds}", same),
        (
            rf"при котором стоимость используемого сырья, имеющего одинаковую товарную позицию с готовым продуктом, "
            rf"{exceeds}",
            same,
        ),
        (
            rf"(?:при котором )?стоимость (?:всех )?(?:используемых )?материалов (?:товарных )?позици[ий] "
            rf"(?P<codes>{CODES}) {exceeds}",
            named,
        ),
        (
            rf"стоимость (?:всех )?(?:используемых |использованных )?материалов группы (?P<chapter>\d\d) {exceeds}",
            chapter,
        ),
        (rf"В вышеуказанном пределе материалы позиции (?P<codes>{CODE}) {within} (?P<p>\d+)% {PRICE}", named),
        (
            rf"В вышеуказанном пределе материалы, {SAME}, могут использоваться (?:только )?до суммы в предел(?:ах|е) "
            rf"(?P<p>\d+)% {PRICE}",
            same,
        ),
        (
            rf"В вышеуказанном пределе материалы позиций (?P<codes>{CODES}) {on} (?:их )?(?:совокупная |суммарная )"
            rf"стоимость не превышает (?P<p>\d+)% {PRICE}",
            summed,
        ),
        (rf"материалы позиции (?P<codes>{CODE}) {on} их стоимость не превышает (?P<p>\d+)% {PRICE}", named),
        (
            "при котором все используемые материалы должны классифицироваться в позиции, отличной от позиции "
            "(?:продукта|товара|изделия)",
            changed,
        ),
        (
            rf"при котором все используемые материалы должны классифицироваться в позиции, отличной от позиций "
            rf"(?P<codes>{CODES})",
            outside,
        ),
        (rf"материалы {SAME}, {on} их стоимость не превышает (?:суммы в пределах )?(?P<p>\d+)% {PRICE}", tolerated),
        (
            rf"из материалов люб(?:ых|ой) позици[ий], (?:кроме|за исключением)(?: материалов)?(?: позици[ий])? "
            rf"(?P<codes>{CODES})",
            barred,
        ),
        (
            rf"из материалов люб(?:ых|ой) позици[ий], в том числе из (?:других|прочих) материалов позиции "
            rf"(?P<codes>{CODE})",
            including,
        ),
        ("из материалов люб(?:ых|ой) позици[ий]", nothing),
    ]
    for piece in pieces(text):
        for phrase, note in phrases:
            if match := re.fullmatch(phrase, piece, re.IGNORECASE):
                note(match)
                break
        else:
            return None
    return demand


def pieces(text: str) -> list[str]:
    """The clauses of a condition, without the words that only join them."""
    joints = r"\. Однако |\. |, (?=при котором)|, (?=стоимость (?:всех )?используемых материалов не должна)"
    parts = [part.strip() for part in re.split(joints, text)]
    parts = [re.sub(r"^Изготовление,? ?", "", part) for part in parts]
    return [part for part in parts if part]
