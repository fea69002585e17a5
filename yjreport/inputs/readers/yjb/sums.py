"""Add up the rows of a local level table: parts that do not overlap, or the total that is printed, never both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjreport.inputs.readers.common.figures import Figure
from yjreport.inputs.readers.yjb.words import TOTAL, overlapping


@dataclass(frozen=True)
class Part:
    """Hold one row of a table: its number in a spreadsheet, its service and year, its word by dimension, its figure."""

    number: int
    slug: str
    year: str
    words: dict[str, str]
    figure: Figure


@dataclass(frozen=True)
class Sum:
    """Hold a sum: None and marks where a part of it is withheld."""

    value: Decimal | None
    marks: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass
class Contradiction(Exception):
    """Say which rows of a table contradict one another: the row, what was found, what was expected."""

    row: int
    found: str
    expected: str


def sums_of(parts: Sequence[Part], dimensions: Sequence[str], *, with_whole: bool) -> dict[str, Sum]:
    """
    Return the sums of some rows of one service and year by breakdown; the total of all under a blank, if there is one.

    Raises:
        Contradiction: groups of ages share an age, or parts and totals differ.
    """
    overlap = overlapping({part.words["age"] for part in parts if "age" in part.words})
    if overlap:
        ages = f"the ages {overlap[0]} and {overlap[1]}, which share an age"
        raise Contradiction(parts[0].number, ages, "ages that do not overlap")
    total = _whole(parts)
    sums = {"": total} if with_whole and total is not None else {}
    crossed = _crossed(parts)
    for dimension in dimensions:
        rows = crossed or _only_by(parts, dimension)
        words = {part.words[dimension] for part in rows if dimension in part.words}
        for word in sorted(words):
            sums[f"{dimension}={word}"] = _added([part for part in rows if part.words.get(dimension) == word])
    return sums


def _added(parts: Sequence[Part]) -> Sum:
    """Return the sum of parts; the marks of the withheld where there are any."""
    marks = tuple(sorted({mark for part in parts for mark in part.figure.marks}))
    value = None if marks else sum((part.figure.value or Decimal(0) for part in parts), Decimal(0))
    return Sum(value, marks, tuple(part.number for part in parts))


def _crossed(parts: Sequence[Part]) -> list[Part]:
    """Return the rows that are a part in every dimension."""
    return [part for part in parts if TOTAL not in part.words.values()]


def _only_by(parts: Sequence[Part], dimension: str) -> list[Part]:
    """Return the rows that are a part in one dimension and a total in every other."""
    return [
        part for part in parts
        if part.words.get(dimension) not in (None, TOTAL)
        and all(word == TOTAL for other, word in part.words.items() if other != dimension)
    ]  # fmt: skip


def _whole(parts: Sequence[Part]) -> Sum | None:
    """
    Return the total of some rows of one service and year.

    Rows that are a part in every dimension are added up. Where there are none, the printed total is taken, or the
    parts of one dimension are added up if those of every other make the same.
    """
    crossed = _crossed(parts)
    totals = [part for part in parts if part.words and set(part.words.values()) == {TOTAL}]
    if crossed or not any(part.words for part in parts):
        found = _added(crossed or parts)
    elif totals:
        found = _added(totals[:1])
    else:
        dimensions = sorted({dimension for part in parts for dimension in part.words})
        sums = {dimension: _added(rows) for dimension in dimensions if (rows := _only_by(parts, dimension))}
        if len({total.value for total in sums.values()}) > 1:
            made = ", ".join(f"{dimension} {total.value}" for dimension, total in sums.items())
            raise Contradiction(parts[0].number, f"parts that make different totals: {made}",
                                "parts that make one total")  # fmt: skip
        if not sums:
            return None
        found = next(iter(sums.values()))
    for part in parts:
        under = _under(part, parts, crossed) if TOTAL in part.words.values() else None
        if under is not None and under.value is not None and part.figure.value not in (None, under.value):
            raise Contradiction(part.number, f"a printed total of {part.figure.text}",
                                f"{under.value}, the sum of its parts")  # fmt: skip
    return found


def _under(total: Part, parts: Sequence[Part], crossed: Sequence[Part]) -> Sum | None:
    """Return the sum of the rows that a printed total holds, or None where the table has none."""
    if not crossed:
        return _added([part for part in parts if part.words == total.words][:1])
    held = [
        part for part in crossed
        if all(word in (TOTAL, part.words.get(dimension)) for dimension, word in total.words.items())
    ]  # fmt: skip
    return _added(held) if held else None
