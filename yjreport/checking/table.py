"""Lay out a table of words for a terminal: plain characters, every cell wrapped within its column."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

NARROWEST, USUAL, WIDEST = 60, 100, 120
GAP = "  "
# A number stays in one piece, with its sign, its separators and its unit.
_ATOM = re.compile(r"[£+\-−]?\d(?:[\d.,]*\d)?%?[.,;:)]*|[^\W\d_]+[/_\-.,;:=&)]*|.", re.DOTALL)


def terminal_width() -> int:
    """Return the columns of the terminal, within what reads well; 100 where there is none, as in a file."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((USUAL, 24)).columns))


def wrap(text: str, width: int) -> list[str]:
    """
    Return a text in lines of a width, without cutting a number.

    A long word is parted after a slash, an underscore or a hyphen, or else where the line ends; a number that is
    longer than the line stands on one of its own.
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        elif len(word) <= width:
            lines.append(word)
        else:
            lines += _parted(word, width)
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def _parted(word: str, width: int) -> list[str]:
    lines = [""]
    for atom in _ATOM.findall(word):
        pieces = [atom]
        if len(atom) > width and not any(letter.isdigit() for letter in atom):
            pieces = [atom[start : start + width] for start in range(0, len(atom), width)]
        for piece in pieces:
            if len(lines[-1]) + len(piece) <= width:
                lines[-1] += piece
            else:
                lines.append(piece)
    return [line for line in lines if line]


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[int] = ()
) -> list[str]:
    """
    Return the lines of a table.

    Args:
        head: the columns' headings.
        rows: cells as texts.
        widths: of each column.
        right: the columns that are aligned to the right.
    """
    tall = any(len(wrap(cell, width)) > 1 for row in rows for cell, width in zip(row, widths, strict=True))
    lines = [*_laid(head, widths, right), GAP.join("-" * width for width in widths)]
    for number, row in enumerate(rows):
        if number and tall:
            lines.append("")
        lines += _laid(row, widths, right)
    return lines


def _laid(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> list[str]:
    columns = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns))
    lines = []
    for place in range(height):
        pieces = [column[place] if place < len(column) else "" for column in columns]
        lines.append(
            GAP.join(
                piece.rjust(width) if number in right else piece.ljust(width)
                for number, (piece, width) in enumerate(zip(pieces, widths, strict=True))
            ).rstrip()
        )
    return lines


def shares(width: int, fixed: Sequence[int], parts: Sequence[int]) -> list[int]:
    """
    Return the widths of columns: the first ones as they are, the rest of the width shared out.

    Args:
        width: of the whole table.
        fixed: widths of the first columns.
        parts: how the others share what is left.
    """
    left = width - sum(fixed) - len(GAP) * (len(fixed) + len(parts) - 1)
    widths = [left * part // sum(parts) for part in parts]
    widths[-1] += left - sum(widths)
    return [*fixed, *widths]
