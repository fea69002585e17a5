"""
The marks that stand beside a figure or in its place, and what they tell a reader.

They are the shorthand of the Government Statistical Service (symbols in tables, 2022): letters in square
brackets, never a star, a dash or a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

MEANINGS: dict[str, str] = {
    "b": "break in the series: figures before and after cannot be compared",
    "c": "confidential: withheld to protect children's privacy",
    "e": "estimated: the figure or its period is worked out from what the source gives",
    "k": "rounds to zero, but is not zero",
    "p": "provisional",
    "r": "revised",
    "u": "low reliability",
    "x": "not available",
    "z": "not applicable",
}

MARK = re.compile(r"\[([a-z])\]")
"""A mark as it is printed."""


def marks_in(text: str) -> Iterator[str]:
    """Return the marks that a text already prints."""
    return (mark for mark in MARK.findall(text) if mark in MEANINGS)


def is_mark(text: str) -> bool:
    """Return whether a text is nothing but a mark, in the place of a figure."""
    return bool(MARK.fullmatch(text))


def missing_marks(cell: Mapping[str, object]) -> list[str]:
    """Return the marks of a cell that its text does not print yet."""
    text, marks = str(cell["text"]), cell["marks"]
    return [mark for mark in marks if f"[{mark}]" not in text] if isinstance(marks, list | tuple) else []


def marks_of(block: Mapping[str, object]) -> list[str]:
    """Return the marks that a block prints, each once, in the order of the alphabet."""
    return sorted(set(_found(block)))


def _found(block: Mapping[str, object]) -> Iterator[str]:
    for run in _items(block.get("runs")):
        yield from marks_in(str(run["text"]))
    data = block.get("data") if block.get("block") == "chart" else block
    rows = data.get("rows") if isinstance(data, dict) else None
    for row in _items(rows):
        for cell in row["cells"].values():
            yield from marks_in(str(cell["text"]))
            yield from (mark for mark in cell["marks"] if mark in MEANINGS)
    for note in _items(block.get("notes")):
        yield from marks_in(str(note))


def _items(value: object) -> Iterable:
    return value if isinstance(value, list | tuple) else ()
