"""
How a table stands on the page: the widths of its columns, the size of its type, upright or turned.

A column is never narrower than its longest word or its widest number, so that nothing breaks within a number and
nothing runs over its edge. A table that is too wide at one size is set smaller, then turned, and never cut.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yjreport.annex.pdf.words import clean, pieces
from yjreport.blocks.marks import missing_marks
from yjreport.charts.typeset import width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UPRIGHT = 481.0
"""Points between the margins of an upright page."""
TURNED = 728.0
"""Points between the margins of a turned page."""

SIZES = (9.2, 8.6, 8.0)
"""Type sizes in points that a table may have, the best first."""
LEAST = 6.0
"""The size below which not even the widest table goes."""

GAP = 11.0
"""Points between two columns."""
LEADING = 1.36
_ONE_LINE = 22
_SHORT = 14
_SHAPE = 1.25
_SLACK = 1.012
_LONGEST_LINE = 40.0
"""Width in em beyond which a column of words gains nothing from being wider."""
_SPREAD = 0.8
"""1 would give each column room in proportion to its words, 0 the same room to all."""
_STEPS = (2.0, 0.7)
"""Em that are moved from one column to another at a time."""
_SAMPLE = 30
"""Rows by which the height of a long table is judged."""
_RAGGED = 1.09
"""How much longer a text is on the page than its words, since lines end at words."""
_DIGIT = 0.64
"""Width in em of a figure in a column of numbers, where all figures are equally wide."""


@dataclass(frozen=True)
class Grid:
    """
    Say how a table is set.

    Args:
        widths: of its columns, in points, the gap between columns included.
        size: of its type, in points.
        turned: whether it stands on a turned page.
        height: about how high it will be, in points.
        tallest: about how high its highest row will be, in points.
    """

    widths: tuple[float, ...]
    size: float
    turned: bool
    height: float
    tallest: float


def plan(data: Mapping[str, Any], *, room: float = UPRIGHT, sizes: Sequence[float] = SIZES) -> Grid:
    """Return how a table is set: the largest size at which it fits upright, else on a turned page."""
    needs = [_needs(column, data["rows"]) for column in data["columns"]]
    for size in sizes:
        if sum(need.least for need in needs) * size + GAP * (len(needs) - 1) <= room:
            return _grid(data, needs, room, size, turned=False)
    for size in sizes:
        if sum(need.least for need in needs) * size + GAP * (len(needs) - 1) <= TURNED:
            return _grid(data, needs, TURNED, size, turned=True)
    fitting = (TURNED - GAP * (len(needs) - 1)) / sum(need.least for need in needs)
    return _grid(data, needs, TURNED, max(LEAST, fitting * 0.99), turned=True)


@dataclass(frozen=True)
class _Need:
    """Hold what a column needs, in em: its longest stretch, its longest text, how much it holds, and each text."""

    least: float
    whole: float
    amount: float
    texts: tuple[float, ...]


def _needs(column: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> _Need:
    texts = [cell_text(row["cells"][column["key"]]) for row in rows]
    bold = [row["kind"] == "total" for row in rows]
    label = clean(column["label"])
    right = column["align"] == "right"
    stretches = [(piece, True) for piece in pieces(label)]
    wholes = [(label, True)]
    for text, heavy in zip(texts, bold, strict=True):
        wholes.append((text, heavy))
        if (right and len(text) <= _ONE_LINE) or len(text) <= _SHORT:
            stretches.append((text, heavy))
        else:
            stretches += [(piece, heavy) for piece in pieces(text)]
    least = max(_em(text, heavy, right) for text, heavy in stretches or [("", False)]) * _SLACK
    label_width = _em(label, True)
    each = tuple(_em(text, heavy, right) for text, heavy in wholes[1:])
    body = max(each, default=0.0)
    # A long label over short figures goes on two or three lines rather than make a wide, empty column.
    head = label_width if label_width <= 9 else label_width / 2
    whole = max(least, body * _SLACK, min(label_width, max(body, head)))
    widest = sorted(each, reverse=True)
    amount = sum(widest[: max(1, len(widest) // 3)]) / max(1, len(widest) // 3) if widest else 0.0
    return _Need(least, min(whole, max(least, _LONGEST_LINE)), max(amount, least), each)


def _grid(data: Mapping[str, Any], needs: Sequence[_Need], room: float, size: float, *, turned: bool) -> Grid:
    free = (room - GAP * (len(needs) - 1)) / size
    widths = _shared(needs, free)
    heights = [_lines([column["label"] for column in data["columns"]], widths, bold=True)]
    heights += [
        _lines([cell_text(row["cells"][column["key"]]) for column in data["columns"]], widths) for row in data["rows"]
    ]
    points = [lines * size * LEADING + 7 for lines in heights]
    gaps = [GAP] * (len(widths) - 1) + [0.0]
    made = tuple(round(width * size + gap, 2) for width, gap in zip(widths, gaps, strict=True))
    return Grid(made, size, turned, sum(points), max(points[1:], default=0.0))


def _shared(needs: Sequence[_Need], free: float) -> list[float]:
    """Share out the room: everything whole where that fits, else by how much a column holds."""
    if sum(need.whole for need in needs) <= free:
        return [need.whole for need in needs]
    low, high = 0.0, free
    for _ in range(30):
        middle = (low + high) / 2
        widths = [min(max(need.least, middle * need.amount**_SPREAD), need.whole) for need in needs]
        low, high = (middle, high) if sum(widths) <= free else (low, middle)
    return _shorter([min(max(need.least, low * need.amount**_SPREAD), need.whole) for need in needs], needs)


def _shorter(widths: list[float], needs: Sequence[_Need]) -> list[float]:
    """Move room from column to column while that makes the table shorter."""
    texts = list(zip(*(need.texts for need in needs), strict=True))
    texts = texts[:: max(1, len(texts) // _SAMPLE)]
    least, height = [need.least for need in needs], _height(texts, widths)
    for step in _STEPS:
        better = True
        while better:
            better = False
            for giver in range(len(widths)):
                for taker in range(len(widths)):
                    if giver == taker or widths[giver] - step < least[giver]:
                        continue
                    widths[giver] -= step
                    widths[taker] += step
                    if (now := _height(texts, widths)) < height - 0.01:
                        height, better = now, True
                    else:
                        widths[giver] += step
                        widths[taker] -= step
    return widths


def _height(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """Return the lines of a table; a line that is nearly full counts a little, so that there is a way to go."""
    total = 0.0
    for row in rows:
        filled = max(text / width for text, width in zip(row, widths, strict=True)) * _RAGGED
        total += math.ceil(filled) + 0.1 * filled
    return total


def _lines(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> int:
    return max(
        (
            math.ceil(_em(clean(text), bold) * _RAGGED / max(width, 1.0)) or 1
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )


def cell_text(cell: Mapping[str, Any]) -> str:
    """Return what a cell prints: its text, and each of its marks that the text does not print."""
    marks = " ".join(f"[{mark}]" for mark in missing_marks(cell))
    return clean(f"{cell['text']} {marks}".strip() if marks else cell["text"])


@lru_cache(maxsize=8192)
def _em(text: str, bold: bool, figures: bool = False) -> float:
    shape = _SHAPE if text[:1] and "\N{BLACK SQUARE}" <= text[0] <= "\N{LARGE CIRCLE}" else 0.0
    if not figures:
        return width_of(text, size=1.0, bold=bold) + shape
    others = "".join(letter for letter in text if not letter.isdigit())
    return width_of(others, size=1.0, bold=bold) + _DIGIT * (len(text) - len(others)) + shape
