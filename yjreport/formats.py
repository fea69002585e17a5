"""
Figures as text: rounding half up, once, at the end, with the unit that the figure has.

Rounding is half up because readers expect it (DfE analysts' guide); Python's own rounds to even.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

MINUS = "\N{MINUS SIGN}"

UNITS: dict[str, str] = {
    "percent": "%",
    "percentage_points": " percentage points",
    "per_100000": " per 100,000",
    "per_10000": " per 10,000",
    "per_1000": " per 1,000",
    "count": "",
    "gbp": "",
    "nights": " nights",
    "ratio": "",
    "date": "",
    "text": "",
}
"""Every unit of the ledger, with what follows the number in print."""

MULTIPLIERS: dict[str, int] = {
    "percent": 100,
    "per_100000": 100_000,
    "per_10000": 10_000,
    "per_1000": 1_000,
    "ratio": 1,
}
"""The units of a numerator over a denominator, with their multipliers."""

DECIMALS: dict[str, int] = {"percent": 1, "percentage_points": 1, "per_10000": 1, "per_1000": 2, "ratio": 2}
"""Decimal places shown where a measure does not say; none for the other units."""

Number = int | float | Decimal | Fraction


def exact(value: Number) -> Fraction:
    """Return a number as a fraction, a float by the digits that it prints."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def round_half_up(value: Number, decimals: int) -> Decimal:
    """Return a number rounded half up (away from zero at the half), exactly."""
    number = exact(value)
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return -rounded if number < 0 and whole else rounded


def plain_number(value: Fraction) -> int | float:
    """Return an exact number as the ledger holds it: whole where it is whole."""
    return int(value) if value.denominator == 1 else float(value)


def decimals_of(value: Decimal) -> int:
    """Return how many decimal places a printed number has."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number_text(value: Number, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a number with thousands separators, a true minus sign and, if asked, a plus sign."""
    rounded = round_half_up(value, decimals)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):,.{decimals}f}"


def value_text(value: Number, unit: str, decimals: int | None = None, *, signed: bool = False) -> str:
    """
    Return a figure in its unit, as the annex prints it.

    Args:
        value: the unrounded figure; percentages on 0 to 100.
        unit: a key of `UNITS`.
        decimals: places to show; the unit's usual number when None.
        signed: whether a rise carries a plus sign.
    """
    places = DECIMALS.get(unit, 0) if decimals is None else decimals
    if unit == "gbp":
        text = number_text(value, places, signed=signed)
        sign = text[0] if text[0] in f"{MINUS}+" else ""
        return f"{sign}£{text.removeprefix(sign)}"
    text = number_text(value, places, signed=signed)
    if unit in ("percentage_points", "nights") and text.lstrip(f"{MINUS}+") == "1":
        return f"{text}{UNITS[unit].removesuffix('s')}"
    return f"{text}{UNITS[unit]}"


def bare_text(value: Number, unit: str, decimals: int | None = None) -> str:
    """Return a figure without its unit, for the limits of an interval."""
    places = DECIMALS.get(unit, 0) if decimals is None else decimals
    return number_text(value, places)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a noun that agrees with a count."""
    return one if count == 1 else (many or f"{one}s")


def listing(items: list[str], last: str = "and") -> str:
    """Join items as prose does: a, b and c."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def number_ranges(numbers: Iterable[int], shortest: int = 2) -> list[str]:
    """
    Return ascending whole numbers in words, neighbours as a range: 1, 8 to 11.

    Args:
        numbers: the numbers, each once.
        shortest: how many neighbours become a range; fewer stand by themselves.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [words for run in runs for words in (map(str, run) if len(run) < shortest else [f"{run[0]} to {run[-1]}"])]
