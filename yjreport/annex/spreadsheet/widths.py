"""
How wide the columns of a worksheet are, and how high its rows.

A column is as wide as its figures, and no wider than words need to wrap well. Rows are given their heights, for not
every spreadsheet program works out the height of a row whose words wrap.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from yjreport.annex.spreadsheet.columns import SheetColumn, Written

PIXELS_A_LETTER = 8.4
"""Width of a letter of Arial 12 on average, with some room."""

PADDING = 20
"""Pixels of a column beside its letters, an indent of its figures among them."""

POINTS_A_LINE = 15.75
"""Height of a line of Arial 12."""

HIGHEST = 409
"""Points: no row can be higher."""

NARROWEST, WIDEST, HEADING = 10, 60, 18
"""Letters: of the narrowest column, of the widest, and of a heading's line before it wraps."""

BOLD = 1.15
"""How much wider bold letters are, and some room."""


def letters(column: SheetColumn) -> int:
    """Return how many letters of a column stand on a line."""
    words = max((len(word) for word in column.heading.split()), default=0) * BOLD
    heading = max(words, min(len(column.heading) * BOLD, HEADING))
    texts = [shown(cell) for cell in column.cells]
    longest_word = max((len(word) for text in texts for word in text.split()), default=0)
    content = max(map(len, texts), default=0)
    return round(max(NARROWEST, heading, min(content, WIDEST), min(longest_word, WIDEST)) + 0.5)


def pixels(column: SheetColumn) -> int:
    """Return the width of a column in pixels."""
    return round(PIXELS_A_LETTER * letters(column)) + PADDING


def row_heights(columns: Sequence[SheetColumn]) -> list[float]:
    """Return the heights of the row of headings and of the rows of the table, in points."""
    widths = [letters(column) for column in columns]
    heads = max(lines(column.heading, width / BOLD) for column, width in zip(columns, widths, strict=True))
    rows = zip(*(column.cells for column in columns), strict=True)
    bodies = [max(lines(shown(cell), width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [height(count) for count in (heads, *bodies)]


def height(count: int, *, size: float = 12) -> float:
    """Return the height of lines of a size of type, in points."""
    return min(HIGHEST, POINTS_A_LINE * count * size / 12)


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in so many letters."""
    return sum(len(textwrap.wrap(part, max(1, int(width)))) or 1 for part in text.splitlines()) or 1


def shown(cell: Written) -> str:
    """Return a cell as wide as it can be shown."""
    return cell.value if isinstance(cell.value, str) else f"{cell.value:+,}"
