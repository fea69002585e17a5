"""What the readers of officers' tables share: cells without repeats of merged ones, footnotes, remarks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from yjreport.errors import did_you_mean
from yjreport.files.columns import SCHEMAS
from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.quoting import snippet
from yjreport.files.reading import Reading, Remark
from yjreport.inputs.readers.common.printed_numbers import without_footnote

Name = TypeVar("Name", bound=str)

MOST_SEEN = 500
"""Rows in which a table must show what it is."""

Footnotes = Mapping[str, tuple[int, str]]
"""The row (from 0) and the text of each footnote under a table, by its mark."""

_FOOTNOTE_TEXT = re.compile(r"(\*{1,4}|[†‡§^]{1,2}|\[[0-9]{1,2}\]|\([0-9]{1,2}\)|[¹²³⁰⁴-⁹]+)\s*(\S.*)")

_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and characters of no width, which word processors leave inside words."""


@lru_cache(maxsize=50_000)
def flat(text: str) -> str:
    """
    Return a label as it is compared: without case, signs, brackets' marks, pound signs and footnote marks.

    Words stay apart, 100,000 becomes 100000 and & becomes and.
    """
    bare, _ = without_footnote(text.translate(_NO_WIDTH).strip())
    folded = unicodedata.normalize("NFKC", bare).casefold().replace("&", " and ").replace("'", "").replace("’", "")
    joined = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", folded)
    return " ".join(re.sub(r"[^\w%]+|_", " ", joined).split())


def index_words(aliases: Mapping[Name, Iterable[str]]) -> dict[str, str]:
    """Return what every alias means, by the alias as it is compared; a name is an alias of itself."""
    found: dict[str, str] = {}
    for name, words in aliases.items():
        for word in (name, *words):
            found.setdefault(flat(word), name)
    return found


def first_cells(grid: Grid) -> list[list[str]]:
    """
    Return the cells of the first rows, by which a format is recognised.

    Nothing for a file of documented columns, which is no table of an officer's.
    """
    cells = own_cells(grid, MOST_SEEN)
    named = {cell for cell in cells[0] if cell} if cells else set()
    return [] if any(set(schema.names) == named for schema in SCHEMAS.values()) else cells


def own_cells(grid: Grid, most: int | None = None) -> list[list[str]]:
    """Return the cells with those that a merged one covers left blank: its text belongs to the first of them."""
    return [
        ["" if (row, column) in grid.merged else _tidy(cell) for column, cell in enumerate(cells)]
        for row, cells in enumerate(grid.rows[:most])
    ]


def _tidy(cell: str) -> str:
    return " ".join(cell.translate(_NO_WIDTH).split())


def from_above(grid: Grid, row: int, column: int) -> str:
    """Return the text that a cell has from a cell merged downwards over it, blank where none is."""
    origin = grid.merged.get((row, column))
    return _tidy(grid.cell(*origin)) if origin and origin[1] == column and origin[0] < row else ""


def footnotes(rows: Sequence[Sequence[str]]) -> Footnotes:
    """Return the footnotes of a table: rows of one text that begins with a mark."""
    found: dict[str, tuple[int, str]] = {}
    for number, cells in enumerate(rows):
        texts = [cell for cell in cells if cell]
        line = " ".join(texts) if 1 <= len(texts) <= 2 else ""
        match = _FOOTNOTE_TEXT.fullmatch(line)
        if match and not re.fullmatch(r"[£0-9.,%\s]+", match[2]):
            found.setdefault(match[1], (number, match[2]))
    return found


def footnote_question(mark: str, notes: Footnotes, what: str) -> str:
    """Return what to ask of a mark that may be a footnote or a part of the figure; blank where it is settled."""
    if not mark or mark.startswith(("*", "†", "‡", "§", "^")) or mark in notes:
        return ""
    return (f"is {mark} a footnote? No row under the table begins with it. Write the {what} alone, or the "
            "footnote under the table.")  # fmt: skip


def remark(place: tuple[int, int | None], found: str, expected: str, next_step: str, severity: str = "error") -> Remark:
    """Return a remark on a cell, or on a row where the column is None; both are counted from 0."""
    row, column = place
    letter = "" if column is None else column_letter(column)
    return Remark(row + 1, letter, snippet(found, 80) or "a blank cell", expected, next_step, severity)


def named_columns(places: Mapping[str, int], names: Mapping[int, str]) -> dict[str, str]:
    """Return what the file calls the columns that are known: {"total": "Total (column D)"}."""
    return {
        column: f"{names[place]} (column {column_letter(place)})" for column, place in places.items() if place in names
    }


def not_read(grid: Grid, kind: str, what: str) -> tuple[Grid, Reading]:
    """Return a grid that holds nothing of a format with the remark that says so."""
    said = remark((-1, None), grid.name, what, "nothing, if it is something else.", "note")
    return grid, Reading(kind, (), (), {}, (said,))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return 'Did you mean …?' with a space after it, or nothing."""
    text = did_you_mean(flat(word), sorted({flat(name): None for name in known})).strip()
    return f"{text} " if text else ""
