"""The reports on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from tegi.optional import needed

needed("rich")

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tegi.conversion import rates_used
from tegi.faults import sentences
from tegi.language import Language
from tegi.words import WORDS, Words
from tegi.pairs import paired

if TYPE_CHECKING:
    from tegi.types import (
        Advice,
        Assessment,
        ContractAssessment,
        ContractRow,
        Edition,
        Explanation,
        PeriodAssessment,
        Question,
        ReadingWords,
        Rulebook,
        RuleWords,
        Sentence,
        Verification,
    )

    from tegi.impact import Impact
    from tegi.recheck import Recheck

MARKS = {"true": ("✓", "green"), "false": ("✗", "red"), "unknown": ("?", "yellow")}
# A table of six columns needs room.
NARROW = 60
UNBOUND = 100_000
# Of each record that does not hold; `tegi verify` has them all.
DIFFERENCES = 5
INDENT = (0, 0, 0, 2)
COLOURS = {"originating": "green", "not_originating": "red"}


def print_assessment(assessment: Assessment, said: Explanation, facts: Mapping[str, Any], language: Language) -> None:
    """Prints the verdict first, then what it rests on."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        # A provisional verdict is never shown like a settled one.
        colour = "yellow" if assessment.get("provisional") else COLOURS.get(assessment["verdict"], "yellow")
        out.print(text(said["verdict"], f"bold {colour}"))
        section(out, words.rests_on, map(cited, said.get("rests_on", ())))
        paragraph(out, words.local_content, cited(said["local_content"]) if said["local_content"] else None)
        paragraph(out, words.rule, rule(said["rule"], words))
        paragraph(out, words.condition, assessment["condition"])
        section(out, words.outside, map(cited, said["outside"]))
        section(out, words.missing, map(question, said["missing"]))
        section(out, words.figures, map(cited, said["figures"]))
        section(out, words.rates, rates_used(facts))
        if out.width < NARROW:
            section(out, words.materials, map(cited, said["materials"]))
        elif assessment["materials"]:
            heading(out, words.materials)
            out.print(materials(assessment, said, facts, words))
        marks = [MARKS[step["outcome"]] for step in assessment["steps"]]
        section(out, words.steps, map(placed, said["steps"]), marks)
        reservations(out, said, words)


def materials(assessment: Assessment, said: Explanation, facts: Mapping[str, Any], words: Words) -> Table:
    """How each line of the bill was counted."""
    table = plain_table()
    for title in (words.id, words.name, words.code, words.value, words.counted_as, words.why):
        # Sentences may be wrapped; codes, sums and single words stay whole.
        whole = title in (words.code, words.value, words.counted_as)
        right = title == words.value
        table.add_column(title, justify="right" if right else "left", overflow="fold", no_wrap=whole)
    lines = lines_by_id(facts)
    for status, sentence in paired(assessment["materials"], said["materials"]):
        line = lines.get(status["id"], {})
        row = [status["id"], line.get("name"), line.get("hs"), status.get("value"), *counted(status, sentence["text"])]
        table.add_row(*(text(cell or "") for cell in row))
    return table


def print_contract(assessment: ContractAssessment, said: Explanation, language: Language) -> None:
    """Prints the share first, then what it rests on."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        conclusion(out, assessment, said, words)
        section(out, words.figures, map(cited, said["figures"]))
        table = contracts(assessment["rows"], words)
        if width(out, table) > out.width:
            section(out, words.contracts, map(cited, said["steps"]))
        elif assessment["rows"]:
            heading(out, words.contracts)
            out.print(table)
        section(out, words.goods, map(cited, said["materials"]))
        reservations(out, said, words)


def contracts(rows: Sequence[ContractRow], words: Words) -> Table:
    """What each contract of the tree adds, and from what."""
    columns: dict[str, list[str | None]] = {
        words.id: [row["id"] for row in rows],
        words.value: [row["value"] for row in rows],
        words.goods: [row["goods"] for row in rows],
        words.subcontracts: [row["subcontracts"] for row in rows],
        words.own_work: [row["own_work"] for row in rows],
        words.payroll_share: [row.get("payroll_share") for row in rows],
        words.producer: [MARKS[mark][0] if (mark := row.get("producer")) else None for row in rows],
        words.contribution: [row["contribution"] for row in rows],
    }
    table = plain_table()
    # A formula asks for the payroll or for the producer, or for neither.
    used = {title: cells for title, cells in columns.items() if any(cells)}
    for title in used:
        table.add_column(title, justify="left" if title == words.id else "right", no_wrap=True)
    for row in paired(*used.values()):
        table.add_row(*(text(cell or "") for cell in row))
    return table


def print_period(assessment: PeriodAssessment, said: Explanation, language: Language) -> None:
    """Prints the share first, then what it rests on."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        conclusion(out, assessment, said, words)
        section(out, words.kinds, map(cited, said["figures"]))
        threshold = assessment["works_and_services"]
        section(out, words.steps, map(cited, said["steps"]), [MARKS[threshold["outcome"]]] if threshold else [])
        reservations(out, said, words)


def print_advice(advice: Advice, said: Explanation, language: Language) -> None:
    """Prints what would reach the goal or why nothing can be said, then how far each figure may move."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        out.print(text(said["verdict"], f"bold {'green' if advice['reached'] else 'yellow'}"))
        section(out, words.outside, map(cited, said["outside"]))
        section(out, words.changes, map(cited, said.get("changes", ())))
        section(out, words.headroom, map(placed, said.get("headroom", ())))
        reservations(out, said, words)


def conclusion(
    out: Console, assessment: ContractAssessment | PeriodAssessment, said: Explanation, words: Words
) -> None:
    """The share, its formula, and what stands against either."""
    is_settled = assessment["share"] and not assessment.get("provisional")
    out.print(text(said["verdict"], f"bold {'green' if is_settled else 'yellow'}"))
    section(out, words.rests_on, map(cited, said.get("rests_on", ())))
    paragraph(out, words.rule, rule(said["rule"], words))
    section(out, words.outside, map(cited, said["outside"]))
    section(out, words.missing, map(question, said["missing"]))


def reservations(out: Console, said: Explanation, words: Words) -> None:
    """The end of every report."""
    section(out, words.readings, (reading(one, words) for one in said["readings"]))
    section(out, words.warnings, map(cited, said["warnings"]))
    paragraph(out, words.receipt, said["receipt"])


def print_audit(said: Explanation, language: Language) -> None:
    """Prints what was found, the gravest first, each with its example and the question that it raises."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        out.print(text(said["verdict"], "bold"))
        for found in said.get("findings", ()):
            out.print()
            out.print(text(f"{found['rule']} — {found['kind']}, {found['severity']}", "bold"))
            out.print(indented(f"{found['text']} [{'; '.join(found['citations'])}]"))
            bullets(out, [f"{words.example}: {example}" for example in found["examples"]])
            out.print(indented(f"{words.question}: {found['question']}"))
        section(out, words.extent, map(cited, said["steps"]))
        out.print()


def print_flags(said: Explanation, names: Sequence[str], language: Language) -> None:
    """Prints what was noticed, each with its cases and what to look at, then the cases that could not be read."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        out.print(text(said["verdict"], "bold"))
        for flag in said.get("flags", ()):
            out.print()
            out.print(text(f"{', '.join(flag['cases'])}: {flag['rule']}", "bold"))
            out.print(indented(flag["text"]))
            out.print(indented(flag["look"]))
        section(out, words.unreadable, (f"{in_file(error, names)}: {error['text']}" for error in said["errors"]))
        section(out, words.extent, map(cited, said["steps"]))
        out.print()


def in_file(error: Sentence, names: Sequence[str]) -> str:
    """Where a fault of a case stands: the file, and the place in the document."""
    at = error.get("at") or ""
    place = at.split("/")[2:3]
    return f"{names[int(place[0])]} ({at})" if names and place else at


def print_rulebooks(editions: Sequence[Edition], language: Language) -> None:
    """Prints the rulebooks at hand."""
    with report(sys.stdout) as out:
        for edition in editions:
            head(out, edition, language)
            out.print()


def print_rulebook(edition: Edition, book: Rulebook, rules: Sequence[RuleWords], language: Language) -> None:
    """Prints one edition: its days, its acts, what holds for which goods, and what it does not hold."""
    words = WORDS[language]
    acts: Iterable[Mapping[str, Any]] = (book.get("acts") or {}).values()
    gaps: Iterable[Mapping[str, Any]] = book.get("gaps") or ()
    with report(sys.stdout) as out:
        head(out, edition, language)
        section(out, words.acts, (act[language] for act in acts))
        section(out, words.outside, (subject(gap) + gap["text"][language] for gap in gaps))
        if rules:
            heading(out, words.rules)
        for one in rules:
            out.print()
            only = f"«{one['only']}»" if one.get("only") else ""
            named = one["rule"] if "code" in one else ""
            out.print(indented(" ".join(filter(None, (named, only, one.get("name"))))))
            bullets(out, [rule(one["words"], words)])


def subject(gap: Mapping[str, Any]) -> str:
    """The chapter or row that a gap is about, before its text."""
    return f"{gap['subject']}: " if gap.get("subject") else ""


def head(out: Console, edition: Edition, language: Language) -> None:
    """What names an edition, and its days."""
    words = WORDS[language]
    title: Mapping[str, Any] = edition["title"]
    marks = {"primary": words.primary, "secondary": words.secondary, "inferred": words.inferred}
    last = edition.get("last") or words.no_end
    out.print(text(f"{edition['id']}@{edition['first']}", "bold"))
    out.print(indented(title[language]))
    out.print(indented(f"{words.days}: {edition['first']} … {last} ({marks[edition['known']]})"))
    out.print(indented(f"{words.read_to}: {edition['read_to']}"))
    if edition["rules"]:
        out.print(indented(f"{words.rows}: {edition['rules']}"))


def print_verification(found: Verification, said: Explanation, verdict: str | None, language: Language) -> None:
    """Prints whether a record holds, where it does not, and what else is known of it."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        out.print(text(said["verdict"], f"bold {'green' if found['holds'] else 'red'}"))
        section(out, words.signatures, (sentence["text"] for sentence in said.get("signatures", ())))
        if verdict:
            out.print(text(verdict))
        section(out, words.differences, map(placed, said["errors"]))
        section(out, words.warnings, map(cited, said["warnings"]))
        paragraph(out, words.receipt, said["receipt"])


def print_recheck(found: Recheck, said: Sequence[tuple[str, Explanation]], language: Language) -> None:
    """Prints how many records hold, then each that does not, and where."""
    from tegi.certificate.words import of_certificates

    words = WORDS[language]
    outcomes = {**of_certificates(language), **words.outcomes, "unreadable": words.unreadable}
    with report(sys.stdout) as out:
        hold = found.records - len(found.failing)
        colour = "red" if found.failing else "green"
        out.print(text(f"{words.records}: {found.records}. {words.hold}: {hold}.", f"bold {colour}"))
        bullets(out, [f"{outcomes[outcome]}: {count}" for outcome, count in sorted(found.outcomes.items())])
        for name, explanation in said:
            heading(out, name)
            out.print(indented(explanation["verdict"]))
            bullets(out, [placed(sentence) for sentence in explanation["errors"][:DIFFERENCES]])


def print_excess(said: Explanation) -> None:
    """Prints of which parts records use more together than was recorded."""
    with report(sys.stdout) as out:
        for flag in said.get("flags", ()):
            heading(out, ", ".join(flag["cases"]))
            out.print(indented(flag["text"]))
            out.print(indented(flag["look"]))


def print_impact(found: Impact, language: Language) -> None:
    """Prints how many records would change, by chapter, with examples."""
    words = WORDS[language]
    with report(sys.stdout) as out:
        out.print(text(f"{found.source} → {found.target}", "bold"))
        totals = {words.records: found.records, words.passed_over: found.passed_over, words.refused: found.refused}
        bullets(out, [f"{title}: {count}" for title, count in totals.items()])
        changes = sorted(found.verdicts.items())
        said = [
            f"{words.verdicts.get(old, '–')} → {words.verdicts.get(new, '–')}: {count}" for (old, new), count in changes
        ]
        section(out, words.another_verdict, said)
        table = plain_table()
        table.add_column(words.chapter, no_wrap=True)
        for title in (words.records, words.another_verdict, words.another_share):
            table.add_column(title, justify="right")
        for name, chapter in sorted(found.chapters.items()):
            table.add_row(name, str(chapter.records), str(chapter.verdict), str(chapter.share))
        if found.chapters:
            out.print()
            out.print(table)
        examples = [example for _, chapter in sorted(found.chapters.items()) for example in chapter.examples]
        changed = [f"{one['record']}: {gist(one['from'], words)} → {gist(one['to'], words)}" for one in examples]
        section(out, words.examples, changed)
        faults = [f"{name}: {said}" for name, errors in found.unreadable for said in sentences(errors, language)]
        section(out, words.unreadable, faults)


def gist(answer: Mapping[str, str | None], words: Words) -> str:
    """A verdict and a share, what there is of them."""
    verdict, share = answer["verdict"], answer["share"]
    return ", ".join(filter(None, (verdict and words.verdicts[verdict], share and f"{share} %")))


def print_refusal(file: str, verdict: str, errors: Sequence[str]) -> None:
    """Prints all faults of a file, on the standard error."""
    with report(sys.stderr) as out:
        out.print(text(f"{file}: {verdict}" if file else verdict, "bold red"))
        bullets(out, errors)


def cited(sentence: Sentence) -> str:
    """A sentence with its provision."""
    return f"{sentence['text']} [{sentence['citation']}]" if "citation" in sentence else sentence["text"]


def placed(sentence: Sentence) -> str:
    """A sentence with its provision behind the place that it is about."""
    return f"{sentence['at']}: {cited(sentence)}" if sentence.get("at") else cited(sentence)


def rule(clauses: Sequence[Sentence], words: Words) -> str:
    """The conditions of a rule, any of which will do."""
    return f" {words.or_else} ".join(map(cited, clauses))


def question(missing: Question) -> str:
    """A question, where its answer belongs, and what follows from yes and from no."""
    gives = missing.get("gives", {})
    follows = "; ".join(gives[answer] for answer in ("true", "false") if answer in gives)
    return f"{missing['text']} ({missing['at']}) {follows}"


def reading(said: ReadingWords, words: Words) -> str:
    """A reading and what each of its options gives."""
    options = (
        f"«{option['name']}»{f' ({words.taken})' if option['taken'] else ''}: {option['text']}"
        for option in said["options"]
    )
    return f"{said['question']} ({said['status']}): {'; '.join(options)} [{said['citation']}]"


@contextmanager
def report(stream: TextIO) -> Iterator[Console]:
    """A console for one report: coloured on a terminal only, and there only without NO_COLOR; no text is markup."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        yield console
    # Without the blanks that fill a table's last column.
    stream.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def lines_by_id(facts: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The lines of the bill; one without an id has its place for one, as in the answer."""
    lines = enumerate(facts.get("materials") or [], 1)
    return {line.get("id") or f"#{place}": line for place, line in lines}


def counted(status: Mapping[str, Any], sentence: str) -> tuple[str, str]:
    """From the engine's sentence ``id, value: counted as (why)`` the two that the table does not have."""
    value = status.get("value")
    rest = sentence.removeprefix(status["id"]).removeprefix(f", {value}").removeprefix(": ")
    counted_as, _, why = rest.partition(" (")
    return counted_as, why.removesuffix(")")


def plain_table() -> Table:
    """A table with a line below its head and no other."""
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1), collapse_padding=True)


def width(out: Console, table: Table) -> int:
    """How wide a table is that nothing cuts."""
    return Measurement.get(out, out.options.update(max_width=UNBOUND), table).maximum


def section(out: Console, title: str, sentences: Iterable[str], marks: Sequence[tuple[str, str]] = ()) -> None:
    """A heading and its sentences; nothing where there are none."""
    if listed := list(sentences):
        heading(out, title)
        bullets(out, listed, marks)


def bullets(out: Console, sentences: Sequence[str], marks: Sequence[tuple[str, str]] = ()) -> None:
    """A list; lines that are too long hang behind their mark."""
    table = Table.grid(padding=(0, 1))
    table.add_column()
    # A word without a blank, such as a path, is folded and not cut.
    table.add_column(overflow="fold")
    for sentence, (mark, colour) in paired(sentences, marks or [("•", "dim")] * len(sentences)):
        table.add_row(Text(mark, colour), text(sentence))
    out.print(Padding(table, INDENT))


def paragraph(out: Console, title: str, sentence: str | None) -> None:
    """A heading and one sentence; nothing where there is none."""
    if sentence:
        heading(out, title)
        out.print(indented(sentence))


def indented(sentence: str) -> Padding:
    """A sentence below its heading."""
    return Padding(text(sentence), INDENT)


def heading(out: Console, title: str) -> None:
    """A heading after an empty line."""
    out.print()
    out.print(Text(title, "bold"))


def text(content: str, style: str = "") -> Text:
    """Text as it stands, without the control characters by which a name could rule the terminal."""
    printable = (letter if letter.isprintable() else "\ufffd" for letter in " ".join(content.split()))
    return Text("".join(printable), style)
