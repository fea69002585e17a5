"""Widths of text in the theme's font, wrapping of labels, and labels that make room for each other."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yjreport.drawing.theme import FONT_SIZE, LINE_HEIGHT, font_folder

_FALLBACK = 0.62
"""Width in em of a character that the font does not hold: wide enough for most."""


def width_of(text: str, *, size: float = FONT_SIZE, bold: bool = False) -> float:
    """Return the width of one line of text in pixels, from the font's own advance widths."""
    widths = _advances(bold)
    return size * sum(widths.get(ord(letter), _FALLBACK) for letter in text)


def widest(texts: Sequence[str], *, size: float = FONT_SIZE, bold: bool = False) -> float:
    """Return the width of the widest text in pixels, 0 when there is none."""
    return max((width_of(text, size=size, bold=bold) for text in texts), default=0.0)


def wrap(text: str, room: float, *, size: float = FONT_SIZE, bold: bool = False) -> list[str]:
    """Break a text between words into lines no wider than the room; a word that is too long stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size=size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


@dataclass(frozen=True)
class Placed:
    """Hold a label of one or more lines and the pixel at which its middle stands."""

    key: str
    lines: tuple[str, ...]
    wanted: float
    middle: float

    @property
    def height(self) -> float:
        """Return the height of the label in pixels."""
        return len(self.lines) * LINE_HEIGHT

    @property
    def first(self) -> float:
        """Return the pixel at which the middle of the first line stands."""
        return self.middle - (len(self.lines) - 1) * LINE_HEIGHT / 2


def spread(labels: Sequence[tuple[str, Sequence[str], float]], *, top: float, bottom: float) -> list[Placed]:
    """
    Move labels apart until none covers another, each as near to where it belongs as may be.

    Args:
        labels: key, lines and wanted middle in pixels of each.
        top: the first pixel that a label may use.
        bottom: the last pixel that a label may use.

    Neighbours that clash are joined and share the space about the mean of what they want.
    """
    ordered = sorted(labels, key=lambda label: label[2])
    groups: list[list[tuple[str, Sequence[str], float]]] = []
    for label in ordered:
        groups.append([label])
        while len(groups) > 1 and _ends(groups[-2], top, bottom)[1] > _ends(groups[-1], top, bottom)[0]:
            last = groups.pop()
            groups[-1].extend(last)
    placed: list[Placed] = []
    for group in groups:
        at = _ends(group, top, bottom)[0]
        for key, lines, wanted in group:
            height = len(lines) * LINE_HEIGHT
            placed.append(Placed(key, tuple(lines), wanted, at + height / 2))
            at += height
    return placed


def _ends(group: Sequence[tuple[str, Sequence[str], float]], top: float, bottom: float) -> tuple[float, float]:
    height = sum(len(lines) for _, lines, _ in group) * LINE_HEIGHT
    centre = sum(wanted for _, _, wanted in group) / len(group)
    start = max(min(centre - height / 2, bottom - height), top)
    return start, start + height


@cache
def _advances(bold: bool) -> dict[int, float]:
    """Read the advance width in em of every character from the font file (head, hhea, hmtx, cmap)."""
    data = (font_folder() / f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf").read_bytes()
    tables = {}
    for at in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * at)
        tables[tag] = offset
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    long_metrics = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * at)[0] for at in range(long_metrics)]
    return {code: advances[min(glyph, long_metrics - 1)] / em for code, glyph in _characters(data, tables[b"cmap"])}


def _characters(data: bytes, cmap: int) -> list[tuple[int, int]]:
    """Return the pairs of character and glyph of the first cmap subtable in format 4."""
    for at in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * at)[0]
        if struct.unpack_from(">H", data, table)[0] == 4:
            return _format_4(data, table)
    return []


def _format_4(data: bytes, table: int) -> list[tuple[int, int]]:
    double = struct.unpack_from(">H", data, table + 6)[0]
    pairs = []
    for segment in range(0, double, 2):
        end = struct.unpack_from(">H", data, table + 14 + segment)[0]
        start = struct.unpack_from(">H", data, table + 16 + double + segment)[0]
        delta = struct.unpack_from(">H", data, table + 16 + 2 * double + segment)[0]
        reach = table + 16 + 3 * double + segment
        offset = struct.unpack_from(">H", data, reach)[0]
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code if not offset else struct.unpack_from(">H", data, reach + offset + 2 * (code - start))[0]
            if glyph or not offset:
                pairs.append((code, (glyph + delta) % 65536))
    return pairs
