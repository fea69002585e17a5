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
from typing import Literal

from yjreport.blocks.model import Run, Statement
from yjreport.config.catalogue import Catalogue
from yjreport.errors import CommentaryFault
from yjreport.figures.results import Result
from yjreport.narrative.check.checker import Checker
from yjreport.narrative.judge.verdicts import Verdict
from yjreport.narrative.say.markdown import Paragraph
from yjreport.narrative.say.references import REFERENCE, Names, ReferenceFault, resolve
from yjreport.paths import Project

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MOST_TOLD = 8
"""So many faults are told of one file; the rest come up when these are mended."""


@dataclass(frozen=True)
class Passage:
    """Hold a paragraph, or an item of a list, with its figures in place."""

    runs: tuple[Run, ...]
    line: int
    listed: Literal["bullet", "number"] | None = None

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
            display(statement)


def read_commentary(
    path: Path, project: Project, results: Mapping[str, Result], catalogue: Catalogue | None = None,
    section: str | None = None, checker: Checker | None = None,
) -> list[Passage]:  # fmt: skip
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
    from yjreport.narrative.check.checker import Checker
    from yjreport.narrative.say.markdown import read

    name = project.relative(path)
    words = words_of(path, project)
    _refuse_braces(name, words)
    paragraphs, refused = read(words)
    if refused:
        raise CommentaryFault(
            f"The commentary {name} holds what an annex cannot print.",
            details=_first([f"line {one.line}: {one.what}" for one in refused]),
            next_step="write paragraphs and lists, with words in **bold** or *italic*; docs/commentary.md shows them.",
        )
    names, faults = Names(results), list[str]()
    passages = [_passage(paragraph, names, faults) for paragraph in paragraphs]
    if faults:
        raise CommentaryFault(
            f"The commentary {name} has references that cannot be followed.",
            details=_first(faults),
            next_step="mend these references; type `section.figures.` in the section's notebook and press Tab to see "
            "what there is. docs/commentary.md lists the helpers.",
        )
    if catalogue is not None and passages:
        refuse(name, verdicts_on(passages, checker or Checker.of_results(results, catalogue), section))
    return passages


def item_numbers(passages: list[Passage]) -> list[int]:
    """Return of each passage which item of its numbered list it is, from 1; 0 where it is none."""
    numbers: list[int] = []
    for passage in passages:
        numbers.append(1 + (numbers[-1] if numbers else 0) if passage.listed == "number" else 0)
    return numbers


def words_of(path: Path, project: Project) -> str:
    """
    Return the text of a commentary file without its comments; its lines keep their numbers.

    Raises:
        CommentaryFault: when the file is not UTF-8, or opens a comment without closing it.
    """
    name = project.relative(path)
    return _without_comments(_text(path, name), name)


def verdicts_on(passages: list[Passage], checker: Checker, section: str | None) -> list[Verdict]:
    """Return what the results make of every number and claim of a commentary."""
    from yjreport.narrative.check.checker import Placed

    found: list[Verdict] = []
    for passage in passages:
        placed, position = [], 0
        for run in passage.runs:
            if run.result is not None and run.result.id in checker.facts.by_id:
                placed.append(Placed(position, position + len(run.text), checker.facts.by_id[run.result.id]))
            position += len(run.text)
        found += [replace(one, line=passage.line) for one in checker.text(passage.text, section=section, placed=placed)]
    return found


def refuse(name: str, verdicts: list[Verdict]) -> None:
    """
    Refuse what results contradict or do not bear, and figures in digits that no reference keeps right.

    Args:
        name: the file.
        verdicts: on its numbers and claims.

    Raises:
        CommentaryFault: with each sentence, why it is refused, the nearest result and what to write instead.
    """
    from yjreport.narrative.judge.verdicts import REFUSED

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
    more = len(faults) - MOST_TOLD
    return [*faults[:MOST_TOLD], *([f"and {more} more, told when these are mended"] if more > 0 else [])]


def _refuse_braces(name: str, words: str) -> None:
    """
    Refuse a brace that is no part of a reference: it would be printed, and the figure would not.

    Raises:
        CommentaryFault: with the line of each.
    """
    left = REFERENCE.sub(lambda match: "\n" * match[0].count("\n") if _is_reference(match[1]) else match[0], words)
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


def _text(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CommentaryFault(
            f"The commentary {name} is not UTF-8 text.", next_step="save it as UTF-8 and run the command again."
        ) from None


def _without_comments(text: str, name: str) -> str:
    """Return a text with the line ends alone of its comments, so that lines keep their numbers."""
    rest = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if "<!--" in rest:
        line = rest[: rest.index("<!--")].count("\n") + 1
        raise CommentaryFault(
            f"The commentary {name} opens a comment that does not end.",
            details=[f"line {line}: found <!-- and no --> after it"],
            next_step="write --> where the comment ends, on a line of its own; the text below it is printed.",
        )
    return rest


def _passage(paragraph: Paragraph, names: Names, faults: list[str]) -> Passage:
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
    return Passage(tuple(_joined(runs)), paragraph.line, paragraph.listed)


def _joined(runs: list[Run]) -> list[Run]:
    """Join stretches of plain words that look alike."""
    made: list[Run] = []
    for run in runs:
        if made and run.result is None and made[-1].result is None and made[-1].style == run.style:
            made[-1] = Run(made[-1].text + run.text, None, run.style)
        else:
            made.append(run)
    return made
