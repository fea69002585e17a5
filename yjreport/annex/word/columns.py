"""How wide the columns of a table are, how large its text, and whether its page must lie on its side."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yjreport.annex.word.styles import SIZES, Looks
from yjreport.blocks.marks import printed
from yjreport.drawing.typeset import width_of
from yjreport.formats import plural

PADDING = 10.0
"""Points that the edges of a cell take, left and right together."""
SPARE = 1.08
"""Room for a reader whose machine has another font: Arial is as wide or wider."""
LONG_WORD = 12
"""A word of more letters may end its line at a hyphen; a year such as 2020-21 stays whole."""


EVEN = 3
"""How strongly long texts draw width to their column: the more, the more even the heights of cells."""
ONE_LINE = 16
"""A figure or an interval of at most so many letters stands on one line."""
ROOMY = 0.92
"""A table whose longest words alone take more of the page's width than this is set smaller."""
DEEP, LESS_DEEP = 11, 0.7
"""A table with a cell of more lines than this is turned, where that leaves it so much of the lines at most."""
ROW_EDGES = 5.0
LINE = 1.32


@dataclass(frozen=True)
class Layout:
    """
    Hold how a table is set.

    Args:
        widths: of the columns in points.
        size: of the text, a key of SIZES.
        broad: whether the page lies on its side.
        height: about how high the table will be, in points.
        lines: about how many lines its fullest cell will have.
    """

    widths: tuple[float, ...]
    size: str
    broad: bool
    height: float
    lines: int


@dataclass(frozen=True)
class _Column:
    """Hold the width of a column's longest word, of its longest line, and of each of its texts."""

    least: float
    full: float
    lines: tuple[float, ...]


@dataclass(frozen=True)
class Grid:
    """Hold what the last pass must know of a table: its title and description, its layout and row headers."""

    title: str
    words: str
    layout: Layout
    row_heads: tuple[int, ...]
    totals: tuple[int, ...]
    whole: bool


def layout(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], looks: Looks) -> Layout:
    """
    Return how a table is set so that no word is broken and nothing is cut off.

    The usual size is tried, then a smaller one, then a page that lies on its side, which a table of long texts gets
    too. What is too wide even there keeps the page's width, and its longest words break.
    """
    texts = [[column["label"], *(printed(row["cells"][column["key"]]) for row in rows)] for column in columns]
    right = [column["align"] == "right" for column in columns]
    upright, broad = (_fitted(texts, right, looks, broad=side) for side in (False, True))
    if upright and broad:
        return broad if upright.lines > DEEP and broad.lines <= upright.lines * LESS_DEEP else upright
    return upright or broad or _squeezed(texts, right, looks)


def _fitted(texts: Sequence[Sequence[str]], right: Sequence[bool], looks: Looks, *, broad: bool) -> Layout | None:
    """Return the layout in the largest size in which every word is whole, or None."""
    room = looks.broad if broad else looks.width
    for size, points in SIZES.items():
        measured = [_measured(*column, points * looks.scale) for column in zip(texts, right, strict=True)]
        if sum(column.least for column in measured) <= room * (1.0 if size else ROOMY):
            return _layout(measured, _shared(measured, room), size, points * looks.scale, broad=broad)
    return None


def _squeezed(texts: Sequence[Sequence[str]], right: Sequence[bool], looks: Looks) -> Layout:
    """Return a layout that keeps the width of a page on its side; the longest words break."""
    size, points = list(SIZES.items())[-1]
    measured = [_measured(*column, points * looks.scale) for column in zip(texts, right, strict=True)]
    share = looks.broad / sum(column.least for column in measured)
    return _layout(measured, [column.least * share for column in measured], size, points * looks.scale, broad=True)


def _measured(texts: Sequence[str], right: bool, size: float) -> _Column:
    """Measure a column whose first text is its head; `right` says that figures stand in it."""
    words = _unbroken(texts[0])
    for text in texts[1:]:
        words += [text] if right and len(text) <= ONE_LINE else _unbroken(text)
    least = max((width_of(word, size=size, bold=True) for word in words), default=0.0) * SPARE
    lines = tuple(width_of(text, size=size, bold=not at) * SPARE for at, text in enumerate(texts))
    # A head may take two lines; what stands under it had better not.
    full = max([*lines[1:], lines[0] / 2, least])
    return _Column(least + PADDING, full + PADDING, lines)


def _layout(columns: Sequence[_Column], widths: Sequence[float], size: str, points: float, *, broad: bool) -> Layout:
    rows = zip(*(column.lines for column in columns), strict=True)
    inner = [max(width - PADDING, 1.0) for width in widths]
    high = [max(math.ceil(line / width) for line, width in zip(row, inner, strict=True)) for row in rows]
    height = sum(max(lines, 1) * points * LINE + ROW_EDGES for lines in high)
    return Layout(tuple(widths), size, broad, height, max(high))


def _unbroken(text: str) -> list[str]:
    """Return the parts of a text between which a line may end; a number keeps its mark."""
    parts: list[str] = []
    for word in text.split():
        if "-" in word and len(word) > LONG_WORD:
            parts += word.replace("-", "- ").split()
        elif word.startswith("[") and len(word) <= 3 and parts:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def _shared(columns: Sequence[_Column], room: float) -> list[float]:
    """
    Return widths that fill the room and keep the table low.

    Where every text has room on one line, what is left is shared in proportion. Else each column gets between its
    longest word and its longest line, the more the more text it holds.
    """
    full = sum(column.full for column in columns)
    if full <= room:
        return [column.full * room / full for column in columns]
    pull = [sum(line**EVEN for line in column.lines[1:]) ** (1 / (EVEN + 1)) + 1.0 for column in columns]
    fixed: dict[int, float] = {}
    while True:
        free = [at for at in range(len(columns)) if at not in fixed]
        left, pulls = room - sum(fixed.values()), sum(pull[at] for at in free)
        widths = {at: left * pull[at] / pulls for at in free}
        narrow = {at: columns[at].least for at in free if widths[at] < columns[at].least}
        wide = {at: columns[at].full for at in free if widths[at] > columns[at].full}
        if not narrow and not wide:
            return [fixed.get(at, widths.get(at, 0.0)) for at in range(len(columns))]
        lack = sum(least - widths[at] for at, least in narrow.items())
        spare = sum(widths[at] - most for at, most in wide.items())
        # The graver of the two is settled first, as the other may settle itself.
        fixed |= narrow if lack >= spare else wide


def role_of(column: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """Return what a cell is: words, number, row header or part of a total."""
    right = column["align"] == "right"
    if row["kind"] == "total":
        return "total number" if right else "total"
    if column["header"]:
        return "row number" if right else "row head"
    return "number" if right else "text"


def described(columns: Sequence[Mapping[str, Any]], rows: Sequence[Any], heads: tuple[int, ...]) -> str:
    """Return in words how a table is built, for a reader who cannot see it."""
    many = f"{len(rows)} {plural(len(rows), 'row')}, {len(columns)} {plural(len(columns), 'column')}"
    labels = "; ".join(column["label"] for column in columns)
    named = " and ".join(columns[at]["label"] for at in heads)
    return f"{many}: {labels}." + (f" Each row is named by {named}." if named else "")
