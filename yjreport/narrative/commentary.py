"""
Commentary that an officer writes for a section, in Markdown, with figures by reference.

`{{ reoffending_binary.local }}` prints the latest result of that alias, `{{ reoffending_binary.local | direction }}`
the verb that its change allows. Every number and claim of the words around is held against the results: what they
contradict or do not bear is refused before anything is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yjreport.blocks.model import Statement
from yjreport.blocks.parts import Run
from yjreport.config.catalogue import Catalogue
from yjreport.errors import CommentaryFault
from yjreport.figures.results import Result
from yjreport.narrative.check.checker import Checker, Placed
from yjreport.narrative.judge.verdicts import REFUSED, Verdict
from yjreport.narrative.say.markdown import Listed, Paragraph, read
from yjreport.narrative.say.references import REFERENCE, Names, ReferenceFault, resolve
from yjreport.paths import Project

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MOST_LISTED = 8
"""So many faults are listed of one file; the others come up when these are mended."""


@dataclass(frozen=True)
class CommentaryParagraph:
    """Hold a paragraph, or an item of a list, with its figures in place."""

    runs: tuple[Run, ...]
    line: int
    listed: Listed = None

    @property
    def text(self) -> str:
        """Return the words as they print."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Commentary:
    """Hold the statements of a commentary; a notebook shows one after the other."""

    statements: tuple[Statement, ...]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for statement in self.statements:
            display(statement)  # type: ignore[no-untyped-call]  # IPython declares no types for it


def read_commentary(
    path: Path, project: Project, results: Mapping[str, Result], catalogue: Catalogue | None = None,
    section: str | None = None, checker: Checker | None = None,
) -> list[CommentaryParagraph]:  # fmt: skip
    """
    Return the paragraphs and list items of a commentary file, with its references replaced by results.

    A comment (<!-- … -->) is not printed; a file that holds nothing else has no paragraphs.

    Args:
        path: the Markdown file.
        project: for the file's name in messages.
        results: results by id and by alias.
        catalogue: the measures; without them the words are not held against the results.
        section: the section, whose first measure a sentence means that names none.
        checker: a checker of the same results, where many files are read.

    Raises:
        CommentaryFault: when the file is not UTF-8, opens a comment without closing it, holds what an annex cannot
            print, names a result or helper that is not there, or says what the results do not bear.
    """
    name = project.relative(path)
    words = text_without_comments(path, project)
    _refuse_braces(name, words)
    written, refused = read(words)
    if refused:
        raise CommentaryFault(
            f"The commentary {name} holds what an annex cannot print.",
            details=_first([f"line {one.line}: {one.what}" for one in refused]),
            next_step="write paragraphs and lists, with words in **bold** or *italic*; docs/commentary.md shows them.",
        )
    names, faults = Names(results), list[str]()
    paragraphs = [_with_figures(paragraph, names, faults) for paragraph in written]
    if faults:
        raise CommentaryFault(
            f"The commentary {name} has references that cannot be followed.",
            details=_first(faults),
            next_step="mend these references; type `section.figures.` in the section's notebook and press Tab to see "
            "what there is. docs/commentary.md lists the helpers.",
        )
    if catalogue is not None and paragraphs:
        refuse(name, verdicts_on(paragraphs, checker or Checker.of_results(results, catalogue), section))
    return paragraphs


def item_numbers(paragraphs: list[CommentaryParagraph]) -> list[int]:
    """Return of each passage which item of its numbered list it is, from 1; 0 where it is none."""
    numbers: list[int] = []
    for paragraph in paragraphs:
        numbers.append(1 + (numbers[-1] if numbers else 0) if paragraph.listed == "number" else 0)
    return numbers


def text_without_comments(path: Path, project: Project) -> str:
    """
    Return the text of a commentary file without its comments; its lines keep their numbers.

    Raises:
        CommentaryFault: when the file is not UTF-8, or opens a comment without closing it.
    """
    name = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CommentaryFault(
            f"The commentary {name} is not UTF-8 text.", next_step="save it as UTF-8 and run the command again."
        ) from None
    kept = COMMENT.sub(_line_ends, text)
    if "<!--" in kept:
        line = kept[: kept.index("<!--")].count("\n") + 1
        raise CommentaryFault(
            f"The commentary {name} opens a comment that does not end.",
            details=[f"line {line}: found <!-- and no --> after it"],
            next_step="write --> where the comment ends, on a line of its own; the text below it is printed.",
        )
    return kept


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def verdicts_on(paragraphs: list[CommentaryParagraph], checker: Checker, section: str | None) -> list[Verdict]:
    """Return what the results make of every number and claim of a commentary."""
    found: list[Verdict] = []
    for paragraph in paragraphs:
        placed, position = [], 0
        for run in paragraph.runs:
            if run.result is not None and run.result.id in checker.facts.by_id:
                placed.append(Placed(position, position + len(run.text), checker.facts.by_id[run.result.id]))
            position += len(run.text)
        found += [
            replace(one, line=paragraph.line) for one in checker.text(paragraph.text, section=section, placed=placed)
        ]
    return found


def refuse(name: str, verdicts: list[Verdict]) -> None:
    """
    Refuse what results contradict or do not bear, and figures in digits that no reference keeps right.

    Raises:
        CommentaryFault: with each sentence, why it is refused, the nearest result and what to write instead.
    """
    wrong = [one for one in verdicts if one.verdict in REFUSED or one.typed]
    if not wrong:
        return
    if all(one.typed for one in wrong):
        fault, step = "has figures that are typed by hand.", "write each of these figures as a reference, as shown"
    else:
        fault, step = "says what the figures do not show.", "mend each of these sentences, or take it out"
    raise CommentaryFault(
        f"The commentary {name} {fault}",
        details=_first([f"line {one.line}, in “{one.sentence}”: {one.message()}" for one in wrong]),
        next_step=f"{step}; docs/commentary.md lists what can be written.",
    )


def _first(faults: list[str]) -> list[str]:
    """Return the faults that are told at once, and how many more there are."""
    more = len(faults) - MOST_LISTED
    return [*faults[:MOST_LISTED], *([f"and {more} more, told when these are mended"] if more > 0 else [])]


def _refuse_braces(name: str, words: str) -> None:
    """
    Refuse a brace that is no part of a reference: it would be printed, and the figure would not.

    Raises:
        CommentaryFault: with the line of each.
    """
    left = REFERENCE.sub(lambda match: _line_ends(match) if _is_reference(match[1]) else match[0], words)
    faults = [
        f"line {number}: found {line.strip()}" for number, line in enumerate(left.split("\n"), start=1)
        if "{" in line or "}" in line
    ]  # fmt: skip
    if faults:
        raise CommentaryFault(
            f"The commentary {name} has a reference that is not whole.",
            details=_first(faults),
            next_step="write two braces before a reference and two after it, with the name of a result between them, "
            "such as {{ reoffending_binary.local }}.",
        )


def _is_reference(inside: str) -> bool:
    return bool(inside) and "{" not in inside and "}" not in inside and "\n\n" not in inside


def _with_figures(paragraph: Paragraph, names: Names, faults: list[str]) -> CommentaryParagraph:
    runs: list[Run] = []
    for span in paragraph.spans:
        if not span.reference:
            runs.append(Run(span.text, None, span.style))
            continue
        try:
            _, words = resolve(span.text, names)
        except ReferenceFault as fault:
            faults.append(f"line {span.line}: {fault}")
            continue
        runs += [Run(text, result, span.style) for text, result in words]
    return CommentaryParagraph(tuple(_joined(runs)), paragraph.line, paragraph.listed)


def _joined(runs: list[Run]) -> list[Run]:
    """Join stretches of plain words that look alike."""
    made: list[Run] = []
    for run in runs:
        if made and run.result is None and made[-1].result is None and made[-1].style == run.style:
            made[-1] = Run(made[-1].text + run.text, None, run.style)
        else:
            made.append(run)
    return made
