"""Cells of the publishers' files as numbers and marks: what was meant, and nothing where nothing is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

TOLERANCE = Decimal("1e-9")
MOST_DECIMALS = 12

MARKS: dict[str, tuple[str, ...]] = {
    "-": ("x",),
    ":": ("x",),
    "": ("x",),
    "x": ("x",),
    "c": ("c",),
    "z": ("z",),
    "low": ("k", "x"),
    "k": ("k", "x"),
    "u": ("u", "x"),
}
"""
What a cell without a number says, as GSS shorthand.

A dash and a colon give no reason, so they are "not available". `low` and `k` are figures that round to nothing and
`u` is one that the publisher holds to be unreliable: the number itself is not there, so [x] stands beside it.
"""


@dataclass(frozen=True)
class Cell:
    """Hold a number, or the marks that stand in its place."""

    value: Decimal | None
    marks: tuple[str, ...] = ()


def read_cell(text: str) -> Cell | None:
    """Return the number or the marks of a cell, or None when it is neither."""
    clean = text.strip()
    if clean in MARKS:
        return Cell(None, MARKS[clean])
    try:
        number = Decimal(clean.replace(",", ""))
    except InvalidOperation:
        return None
    return Cell(as_meant(number)) if number.is_finite() else None


def as_meant(number: Decimal) -> Decimal:
    """
    Return the shortest decimal within 1e-9: a file that prints 37.119999999999997 means 37.12.

    Binary fractions leave such tails. Nothing is truncated, and a number that has many decimals keeps nine.
    """
    for decimals in range(MOST_DECIMALS):
        short = round(number, decimals)
        if abs(short - number) < TOLERANCE:
            return plain(short)
    return plain(number)


def plain(number: Decimal) -> Decimal:
    """Return a number without an exponent and without zeros that say nothing."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
