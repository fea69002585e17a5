"""
The marks that stand beside a figure or in its place, and what they tell a reader.

They are the shorthand of the Government Statistical Service (symbols in tables, 2022): letters in square
brackets, never a star, a dash or a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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


def missing_marks(cell: Mapping[str, Any]) -> list[str]:
    """Return the marks of a cell that its text does not print yet."""
    return [mark for mark in cell["marks"] if f"[{mark}]" not in cell["text"]]


def printed(cell: Mapping[str, Any]) -> str:
    """Return what a cell prints: its text, and each of its marks that the text does not print."""
    return " ".join(filter(None, [cell["text"], *(f"[{mark}]" for mark in missing_marks(cell))]))


def marks_of(block: Mapping[str, Any]) -> list[str]:
    """Return the marks that a block prints, each once, in the order of the alphabet."""
    return sorted(set(_found(block)))


def explained(marks: Iterable[str]) -> str:
    """Return marks with their meanings as a sentence, or nothing."""
    words = "; ".join(f"[{mark}] {MEANINGS[mark]}" for mark in marks)
    return f"{words}." if words else ""


def _found(block: Mapping[str, Any]) -> Iterator[str]:
    for run in block.get("runs", ()):
        yield from marks_in(run["text"])
    for row in block.get("data", block).get("rows", ()):
        for cell in row["cells"].values():
            yield from marks_in(cell["text"])
            yield from (mark for mark in cell["marks"] if mark in MEANINGS)
    for note in block.get("notes", ()):
        yield from marks_in(note)
