"""What a counting rule hands back: rows to be counted, and how they are summed up in the whole and in its parts."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Key = tuple[str, ...]
Number = int | Fraction


@dataclass(frozen=True)
class Counted:
    """
    Hold the rows of one measure in one window.

    Args:
        rows: what is counted, or for a share what it is a share of; one column for each dimension.
        met: the column of True and False that tells which rows are in the numerator; blank for plain counts.
        distinct: the column of which each value is counted once in the whole and once in each category.
        shares: dimensions whose categories are numerators over the whole (outcomes of arrests), rather than parts
            with denominators of their own.
        headline: which rows a figure without the dimension is of (moment: end).
        value: the column that is added up, or of which the median is taken.
        how: count; sum; median; or ratio, of the sum to the number of rows.
        scale: what a sum or a median is multiplied by: 1/3600 makes hours of seconds.
        known: the column of True and False that tells where the value is known; a sum over others is at least that.
        marks: GSS shorthand for every figure.
        note: what qualifies every figure, for readers.
    """

    rows: pd.DataFrame
    met: str = ""
    distinct: str = ""
    shares: tuple[str, ...] = ()
    headline: dict[str, str] = field(default_factory=dict)
    value: str = ""
    how: Literal["count", "sum", "median", "ratio"] = "count"
    scale: Fraction = Fraction(1)
    known: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""
    _lists: dict[str, list[Any]] = field(default_factory=dict, repr=False, compare=False)

    def column(self, name: str) -> list[Any]:
        """Return a column as a list, made once: the same rows are summed up in many ways."""
        if name not in self._lists:
            self._lists[name] = self.rows[name].tolist()
        return self._lists[name]

    def words(self, name: str) -> list[str]:
        """Return a dimension's column as a list of texts, made once."""
        key = f"{name} in words"
        if key not in self._lists:
            self._lists[key] = [str(value) for value in self.column(name)]
        return self._lists[key]


def share_of(rows: pd.DataFrame, met: pd.Series[bool]) -> Counted:
    """Return the share of rows that meet a condition."""
    return Counted(rows.assign(met=met), met="met")


def share_of_yes(rows: pd.DataFrame, column: str) -> Counted:
    """Return the share of rows whose column says yes; one that is not recorded stays in the denominator."""
    return share_of(rows, rows[column] == "yes")


@dataclass(frozen=True)
class Cell:
    """
    Hold one figure.

    Args:
        numerator: what was counted.
        denominator: out of how many, or over how many a median is taken; None for plain counts.
        value: a sum or a median, exact; None for counts, and for the median of nothing.
        least: whether the value is at least what it says.
    """

    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    least: bool = False


def cells(counted: Counted, dimensions: Sequence[str] = ()) -> dict[Key, Cell]:
    """
    Return the figure of each category that occurs: () alone for the whole.

    A row whose dimension is blank belongs to no category of it.
    """
    places = _places(counted, dimensions)
    keys = _keys(counted, places, dimensions)
    if counted.how != "count":
        return _values(counted, places, keys, dimensions)
    if not counted.met:
        found = Counter(keys)
        return {key: Cell(found[key]) for key in _categories(keys, dimensions)}
    over = [name for name in dimensions if name not in counted.shares]
    totals = Counter(_keys(counted, places, over))
    met = counted.column(counted.met)
    shared = len(over) < len(dimensions)
    found = Counter(key for key, place in zip(keys, places, strict=True) if shared or met[place])
    kept = [number for number, name in enumerate(dimensions) if name in over]
    return {
        key: Cell(found[key], totals[tuple(key[number] for number in kept)]) for key in _categories(keys, dimensions)
    }


def nothing(counted: Counted, dimensions: Sequence[str]) -> Cell:
    """
    Return the figure of a category that does not occur among the rows.

    Nothing of nothing where the category has a denominator of its own; nothing of the whole where it is a share.
    """
    if counted.how == "median":
        return Cell(denominator=0)
    if counted.how == "sum":
        return Cell(value=Fraction(0))
    if not counted.met:
        return Cell(0, 0 if counted.how == "ratio" else None)
    whole = all(name in counted.shares for name in dimensions)
    return Cell(0, len(_places(counted, dimensions)) if whole else 0)


def half_up(value: Fraction, decimals: int) -> Decimal:
    """Return a sum or a median as a decimal, rounded half up, once."""
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    return scaled.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def median(values: Iterable[Number]) -> Fraction | None:
    """Return the middle value, or the mean of the two in the middle; None of nothing."""
    found = [Fraction(value) for value in values]
    return statistics.median(found) if found else None


def _places(counted: Counted, dimensions: Sequence[str]) -> Sequence[int]:
    """Return which rows a figure with these dimensions is of."""
    places: Sequence[int] = range(len(counted.rows))
    for name, value in counted.headline.items():
        if name not in dimensions:
            column = counted.column(name)
            places = [place for place in places if column[place] == value]
    if counted.distinct:
        columns = [counted.column(name) for name in (counted.distinct, *dimensions)]
        first = {tuple(column[place] for column in columns): place for place in reversed(places)}
        places = sorted(first.values())
    return places


def _keys(counted: Counted, places: Sequence[int], dimensions: Sequence[str]) -> list[Key]:
    if not dimensions:
        return [()] * len(places)
    columns = [counted.words(name) for name in dimensions]
    if len(places) < len(counted.rows):
        columns = [[column[place] for place in places] for column in columns]
    return list(zip(*columns, strict=True))


def _categories(keys: Sequence[Key], dimensions: Sequence[str]) -> list[Key]:
    return [key for key in dict.fromkeys(keys) if "" not in key] if dimensions else [()]


def _values(counted: Counted, places: Sequence[int], keys: Sequence[Key], dimensions: Sequence[str]) -> dict[Key, Cell]:
    held: dict[Key, list[Number]] = {key: [] for key in _categories(keys, dimensions)}
    short: set[Key] = set()
    values = counted.column(counted.value)
    known = counted.column(counted.known) if counted.known else None
    for key, place in zip(keys, places, strict=True):
        if key not in held:
            continue
        if known is None or known[place]:
            held[key].append(values[place])
        else:
            short.add(key)
    return {key: _summed(counted, numbers, least=key in short) for key, numbers in held.items()}


def _summed(counted: Counted, numbers: list[Number], *, least: bool) -> Cell:
    if counted.how == "median":
        middle = median(numbers)
        return Cell(None, len(numbers), None if middle is None else middle * counted.scale)
    if counted.how == "ratio":
        return Cell(int(sum(numbers)), len(numbers))
    return Cell(value=Fraction(sum(numbers)) * counted.scale, least=least)
