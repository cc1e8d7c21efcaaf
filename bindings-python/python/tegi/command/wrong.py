"""Why options do not go together: kk, ru, en. Blanks in braces are filled."""

from __future__ import annotations

from tegi.phrases import Phrases

TEXTS = {
    "form-and-out": (
        "--form және -o бірге көрсетіледі",
        "--form и -o указываются вместе",
        "--form and -o go together",
    ),
    "sign-needs-out": (
        "--sign үшін -o керек: қолтаңба жазбаның жанына жазылады",
        "для --sign нужен -o: подпись записывается рядом с записью",
        "--sign needs -o: the signature is written beside the record",
    ),
    "signer-needs-sign": (
        "--signer және --supersedes үшін --sign керек",
        "для --signer и --supersedes нужен --sign",
        "--signer and --supersedes need --sign",
    ),
    "signature-needs-key": (
        "--signature үшін --key керек",
        "для --signature нужен --key",
        "--signature needs --key",
    ),
    "audit-needs-name": (
        "--report, --brief, --rule және --against үшін RULEBOOK керек",
        "для --report, --brief, --rule и --against нужен RULEBOOK",
        "--report, --brief, --rule and --against need a RULEBOOK",
    ),
    "writes": (
        "{option} мынадай файл жазады: {kinds}",
        "{option} записывает файл вида: {kinds}",
        "{option} writes {kinds}",
    ),
    "cost": (
        "--cost мәнінің түрі: KEY=AMOUNT",
        "значение --cost имеет вид KEY=AMOUNT",
        "--cost takes KEY=AMOUNT",
    ),
    "either": ("{one} немесе {other}", "{one} либо {other}", "{one}, or {other}"),
    "alone": (
        "{option} жеке көрсетіледі",
        "{option} указывается отдельно",
        "{option} stands alone",
    ),
    "out-needs-blind": (
        "-o үшін --blind керек",
        "для -o нужен --blind",
        "-o needs --blind",
    ),
    "facts-alone": (
        "{option} үшін --facts керек",
        "для {option} нужен --facts",
        "{option} needs --facts",
    ),
    "template-alone": (
        "--template тек кітапты жазады",
        "--template записывает только книгу",
        "--template writes the workbook alone",
    ),
}


class WrongWords(Phrases):
    """The words of one language."""

    texts = TEXTS
    subject = "options are spoken of"
