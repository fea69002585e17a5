"""How wide a table will be: which columns may be squeezed, and whether it may have to scroll."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yjreport.blocks.marks import printed
from yjreport.drawing.typeset import widest

PHONE = 280
"""Pixels that a table has on a phone 320 pixels wide."""
PAGE = 832
"""Pixels that a table has on a page."""

_EDGES = 28
_SIZE = 17
_LEAST = {"yj-mid": 120.0, "yj-long": 176.0, "yj-text": 240.0}
"""Pixels below which the style sheet does not squeeze a column on a phone."""
_LETTERS = {"yj-text": 110, "yj-long": 48, "yj-mid": 16}
"""How many letters the longest text of such a column has at least."""
_ONE_LINE = 22
_BRIEF = 30
_DATE = 14


def shape(text: str) -> tuple[str, str]:
    """Part a judgement's shape from its word, so that no screen reader says 'black circle'."""
    first, _, rest = text.partition(" ")
    return (first, rest) if len(first) == 1 and "\N{BLACK SQUARE}" <= first <= "\N{LARGE CIRCLE}" else ("", text)


def wide_columns(grid: Mapping[str, Any]) -> dict[str, str]:
    """Return the least width of each column whose words must not be squeezed: yj-mid, yj-long or yj-text."""
    found = {}
    for column in grid["columns"]:
        letters = max((len(row["cells"][column["key"]]["text"]) for row in grid["rows"]), default=0)
        name = next((name for name, least in _LETTERS.items() if letters > least), "")
        numeric = column["align"] == "right" and letters <= _ONE_LINE
        if name and not numeric:
            found[column["key"]] = name
    return found


def cell_class(column: Mapping[str, Any], text: str, wide: Mapping[str, str]) -> str:
    """Return the classes of a cell: number, words on one line, and the least width of its column."""
    right = column["align"] == "right"
    names = {
        "yj-num": right,
        "yj-one": (right and len(text) <= _ONE_LINE) or _dated(text),
        "yj-brief": not right and len(text) <= _BRIEF,
        wide.get(column["key"], ""): True,
    }
    return " ".join(name for name, given in names.items() if given and name)


def roomy(grid: Mapping[str, Any]) -> bool:
    """Return whether a page has room for every short text on one line."""
    return sum(_width(grid, column, whole=True) for column in grid["columns"]) <= PAGE


def scrolls(grid: Mapping[str, Any]) -> bool:
    """Return whether a table may be wider than a phone, and so must be reachable to scroll."""
    return sum(_width(grid, column, whole=False) for column in grid["columns"]) > PHONE


def _width(grid: Mapping[str, Any], column: Mapping[str, Any], *, whole: bool) -> float:
    """Return the pixels that a column needs, with its short texts whole or broken between words."""
    words = column["label"].split()
    for row in grid["rows"]:
        text = printed(row["cells"][column["key"]])
        one = len(text) <= (_BRIEF if whole and column["align"] != "right" else _ONE_LINE)
        words += [text] if (one and (whole or column["align"] == "right")) or _dated(text) else text.split()
    least = _LEAST.get(wide_columns(grid).get(column["key"], ""), 0.0)
    return max(least, widest(words, size=_SIZE, bold=True) + _EDGES)


def _dated(text: str) -> bool:
    """Return whether a text is as short as a date or a number, which reads badly on two lines."""
    return len(text) <= _DATE and any(letter.isdigit() for letter in text)
