"""
How a table stands on the page: the widths of its columns, the size of its type, upright or turned.

A column is never narrower than its longest word or its widest number, so that nothing breaks within a number and
nothing runs over its edge. A table that is too wide at one size is set smaller, then turned, and never cut.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yjreport.blocks.line_breaks import clean, pieces
from yjreport.blocks.marks import printed
from yjreport.drawing.typeset import width_of

UPRIGHT = 481.0
"""Points between the margins of an upright page."""
TURNED = 728.0
"""Points between the margins of a turned page."""

UPRIGHT_HEIGHT = 640.0
"""Points of height that a table has on an upright page, about."""
LONG = 0.8
"""Pages from which a table of long texts may be turned although it fits upright."""
NARROW, WORDY = 15.0, 30.0
"""Em: a column of texts longer than the second is hard to read when it is narrower than the first."""

SIZES = (9.2, 8.6, 8.0)
"""Type sizes in points that a table may have, the best first."""
LEAST = 6.0
"""The size below which not even the widest table goes."""

CROWDED = 6
"""Lines of a row from which figures may part from their units to give words more room."""

GAP = 11.0
"""Points between two columns."""
LEADING = 1.36
_ONE_LINE = 28
_SHORT = 14
_BRIEF, _EASY = 24, 0.85
"""Letters of a text that stands on two lines, no more, where that takes at most this share of the room."""
_SHAPE = 1.25
_SLACK = 1.012
_LABEL = 8.0
"""Width in em from which the label of a column goes on two lines."""
_LONGEST_LINE = 40.0
"""Width in em beyond which a column of words gains nothing from being wider."""
_PIECES = 60
"""Pieces in which the room of a table is shared out."""
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


def plan(data: Mapping[str, Any], *, room: float = UPRIGHT, sizes: Sequence[float] = SIZES, paged: bool = True) -> Grid:
    """
    Return how a table is set: the largest size at which it fits upright, else on a turned page.

    Args:
        data: the columns and rows.
        room: points across.
        sizes: sizes that its type may have, the best first.
        paged: whether it stands on pages: there, a long table may be turned for the sake of its height alone.
    """
    made = _plan(data, room, sizes, _ONE_LINE, paged=paged)
    if made.tallest > CROWDED * made.size * LEADING:
        closer = _plan(data, room, sizes, _SHORT, paged=paged)
        if closer.height < made.height * 0.85 and closer.size >= made.size:
            return closer
    return made


def _plan(data: Mapping[str, Any], room: float, sizes: Sequence[float], one_line: int, *, paged: bool) -> Grid:
    """Return how a table is set whose figures of so many letters, with their units, stay on one line."""
    needs = [_needs(column, data["rows"], one_line, brief=_BRIEF) for column in data["columns"]]
    if sum(need.least for need in needs) * sizes[0] + GAP * (len(needs) - 1) > _EASY * room:
        needs = [_needs(column, data["rows"], one_line) for column in data["columns"]]
    for size in sizes:
        if sum(need.least for need in needs) * size + GAP * (len(needs) - 1) <= room:
            made = _grid(data, needs, room, size, turned=False)
            return made if not paged or made.height < LONG * UPRIGHT_HEIGHT else _better(made, data, needs, size)
    for size in sizes:
        if sum(need.least for need in needs) * size + GAP * (len(needs) - 1) <= TURNED:
            return _grid(data, needs, TURNED, size, turned=True)
    fitting = (TURNED - GAP * (len(needs) - 1)) / sum(need.least for need in needs)
    return _grid(data, needs, TURNED, max(LEAST, fitting * 0.99), turned=True)


def _better(upright: Grid, data: Mapping[str, Any], needs: Sequence[_Need], size: float) -> Grid:
    """Return a long table turned, where the column that holds most of its words would be narrow upright."""
    most = max(range(len(needs)), key=lambda at: sum(needs[at].texts))
    hard = max(needs[most].texts) > WORDY and upright.widths[most] - GAP < NARROW * size
    return _grid(data, needs, TURNED, size, turned=True) if hard else upright


@dataclass(frozen=True)
class _Need:
    """Hold what a column needs, in em: its longest stretch, its longest text, and each text."""

    least: float
    whole: float
    texts: tuple[float, ...]


def _needs(column: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], one_line: int, brief: int = 0) -> _Need:
    texts = [(cell_text(row["cells"][column["key"]]), row["kind"] == "total") for row in rows]
    label = clean(column["label"])
    right = column["align"] == "right"
    stretches = [(piece, True) for piece in pieces(label)]
    for text, heavy in texts:
        if (right and len(text) <= one_line) or len(text) <= _SHORT:
            stretches.append((text, heavy))
        elif len(text) <= brief:
            stretches += [(half, heavy) for half in _halves(text)]
        else:
            stretches += [(piece, heavy) for piece in pieces(text)]
    least = max(_em(text, heavy, right) for text, heavy in stretches or [("", False)]) * _SLACK
    label_width = _em(label, True)
    each = tuple(_em(text, heavy, right) for text, heavy in texts)
    body = max(each, default=0.0)
    # A long label over short figures goes on two lines rather than make a wide, empty column.
    head = label_width if label_width <= _LABEL else max(_em(half, True) for half in _halves(label)) * _SLACK
    whole = max(least, body * _SLACK, min(label_width, max(body, head)))
    return _Need(least, min(whole, max(least, _LONGEST_LINE)), each)


def _halves(text: str) -> tuple[str, str]:
    """Return a text on two lines, the longer of them as short as can be."""
    words = text.split()
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] or [(text, "")]
    return min(pairs, key=lambda pair: max(_em(half, True) for half in pair))


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
    """
    Share out the room: everything whole where that fits, else so that the table is short.

    Each column begins at its least. Then the room goes, piece by piece, to the column that makes the rows shortest:
    a row is as high as its longest text is in its column.
    """
    if sum(need.whole for need in needs) <= free:
        return [need.whole for need in needs]
    widths = [need.least for need in needs]
    rows = list(zip(*(need.texts for need in needs), strict=True))
    rows = rows[:: max(1, len(rows) // _SAMPLE)]
    piece = (free - sum(widths)) / _PIECES
    for _ in range(_PIECES):
        gains = [0.0] * len(needs)
        for row in rows:
            filled = [text / width for text, width in zip(row, widths, strict=True)]
            high = max(filled)
            if high > 1:
                at = filled.index(high)
                gains[at] += high / widths[at]
        open_ = [at for at, need in enumerate(needs) if widths[at] < need.whole]
        at = max(open_, key=lambda at: (gains[at], needs[at].whole - widths[at]))
        widths[at] = min(widths[at] + piece, needs[at].whole)
    return widths


def _lines(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> int:
    return max(
        (
            math.ceil(_em(clean(text), bold) * _RAGGED / max(width, 1.0)) or 1
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )


def cell_text(cell: Mapping[str, Any]) -> str:
    """Return what a cell prints, on one line."""
    return clean(printed(cell))


@lru_cache(maxsize=8192)
def _em(text: str, bold: bool, figures: bool = False) -> float:
    shape = _SHAPE if text[:1] and "\N{BLACK SQUARE}" <= text[0] <= "\N{LARGE CIRCLE}" else 0.0
    if not figures:
        return width_of(text, size=1.0, bold=bold) + shape
    others = "".join(letter for letter in text if not letter.isdigit())
    return width_of(others, size=1.0, bold=bold) + _DIGIT * (len(text) - len(others)) + shape
