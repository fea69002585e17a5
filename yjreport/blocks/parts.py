"""The parts of blocks: runs of text and results, cells, columns and rows of tables, and lines of sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from yjreport.figures.results import Result

Piece = str | Result | tuple[str, Result]
"""A part of a sentence: words, a result as it prints, or words that belong to a result."""


@dataclass(frozen=True)
class Run:
    """Hold a stretch of text, the result that it prints, if any, and whether it is printed bold or italic."""

    text: str
    result: Result | None = None
    style: Literal["", "strong", "emphasis"] = ""

    def record(self) -> dict[str, str | None]:
        """Return the run as JSON; a style only where there is one."""
        style = {"style": self.style} if self.style else {}
        return {"text": self.text, "result": self.result.id if self.result else None, **style}


def runs(*pieces: Piece) -> tuple[Run, ...]:
    """Return runs from words and results; a result prints its text and its marks."""
    made = []
    for piece in pieces:
        if isinstance(piece, Result):
            made.append(Run(piece.text + marks_text(piece), piece))
        elif isinstance(piece, tuple):
            made.append(Run(*piece))
        elif piece:
            made.append(Run(piece))
    return tuple(made)


def marks_text(result: Result) -> str:
    """Return the marks that follow a printed figure: ' [e]' or nothing."""
    return "".join(f" [{mark}]" for mark in result.shown_marks if result.there)


@dataclass(frozen=True)
class Cell:
    """Hold a table cell: its text and the result that it prints, if any."""

    text: str
    result: Result | None = None
    marks: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Result, text: str | None = None) -> Cell:
        """Return the cell of a result: its own text with its marks, or other words that belong to it."""
        if text is not None:
            return cls(text, result)
        return cls(result.text, result, result.shown_marks if result.there else ())

    def record(self) -> dict[str, Any]:
        """Return the cell as JSON."""
        return {"text": self.text, "result": self.result.id if self.result else None, "marks": list(self.marks)}


@dataclass(frozen=True)
class Column:
    """Describe a column of a table; `header` columns hold row headers."""

    key: str
    label: str
    align: Literal["left", "right"] = "left"
    header: bool = False


@dataclass(frozen=True)
class Row:
    """Hold one row of a table by column key."""

    cells: dict[str, Cell]
    kind: Literal["body", "total"] = "body"

    def record(self) -> dict[str, Any]:
        """Return the row as JSON."""
        return {"cells": {key: cell.record() for key, cell in self.cells.items()}, "kind": self.kind}


@dataclass(frozen=True)
class SourceLine:
    """
    Name a source under a table or chart.

    Args:
        id: its id in the register.
        title: its title in full.
        publisher: who published it.
        line: where in it the figures stand, for a source that is read line by line.
        released: the day of its release, or the days of its first and last edition.
        short: a name that is short enough to stand under a table, with its year or edition.
    """

    id: str
    title: str
    publisher: str
    line: str
    released: str
    short: str = ""

    def record(self) -> dict[str, str]:
        """Return the source as JSON."""
        return {**vars(self), "short": self.short or self.title}


def results_of(pieces: Iterable[Run]) -> list[Result]:
    """Return the results within runs of text, in order."""
    return [run.result for run in pieces if run.result]
