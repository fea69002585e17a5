"""
Texts as Typst source.

Every text of a user becomes a string literal, so that no letter of it is markup or code; a letter that no font of
the document holds is told by its name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from yjreport.blocks.line_breaks import breakable, clean

MANY_WORDS = 8
FEW_WORDS = 4

_SHAPES = {
    "\N{BLACK CIRCLE}": "circle",
    "\N{WHITE CIRCLE}": "open-circle",
    "\N{BLACK DIAMOND}": "diamond",
    "\N{WHITE DIAMOND}": "open-diamond",
    "\N{BLACK SQUARE}": "square",
    "\N{WHITE SQUARE}": "open-square",
    "\N{BLACK UP-POINTING TRIANGLE}": "up",
    "\N{WHITE UP-POINTING TRIANGLE}": "open-up",
    "\N{BLACK DOWN-POINTING TRIANGLE}": "down",
    "\N{WHITE DOWN-POINTING TRIANGLE}": "open-down",
}
_SHAPE = re.compile(f"([{''.join(_SHAPES)}]) ?")


def literal(text: Any, absent: Collection[str] = ()) -> str:
    """Return a text as a Typst string literal: within it only the backslash and the quotation mark are special."""
    escaped = clean(text, absent).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def heading_lines(labels: Sequence[str]) -> list[str]:
    """
    Return the labels over columns; where there are many words, the long ones on two lines.

    A row of headers is printed again on each page that a table runs to. A checker that reads it there as a line takes
    eight words and more for a sentence that no reader is told: so no line of it has as many, where that can be.
    """
    plain = [breakable(label).split() for label in labels]
    balanced = [_parted_at(words, _middle(words)) for words in plain]
    last = [_parted_at(words, len(words) - 1) for words in plain]
    tries = [[" ".join(words) for words in plain], balanced, last]
    return next((lines for lines in tries if not _like_sentences(lines)), balanced)


def _like_sentences(labels: Sequence[str]) -> bool:
    """Return whether a line of a row of labels, which stand on their last lines, reads like a sentence."""
    rows = [label.split("\n")[::-1] for label in labels]
    for at in range(max(map(len, rows), default=0)):
        words = [word for row in rows if at < len(row) for word in row[at].split()]
        if len(words) >= MANY_WORDS and sum(word[:1].islower() for word in words) >= FEW_WORDS:
            return True
    return False


def _parted_at(words: list[str], at: int) -> str:
    return "\n".join([" ".join(words[:at]), " ".join(words[at:])]) if 0 < at and len(words) > 1 else " ".join(words)


def _middle(words: list[str]) -> int:
    if len(words) < FEW_WORDS:
        return 0
    return min(range(1, len(words)), key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))))


def shaped(text: str) -> list[tuple[str, str]]:
    """Return a text in pieces, each with the name of the shape that stands before it; the first may have none."""
    parts = _SHAPE.split(text)
    made = [("", parts[0])] if parts[0] else []
    return made + [(_SHAPES[mark], words) for mark, words in zip(parts[1::2], parts[2::2], strict=True)] or [("", "")]
