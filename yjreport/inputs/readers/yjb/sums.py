"""Add up the rows of a local level table: parts that do not overlap, or the total that is printed, never both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjreport.inputs.readers.common.figures import Figure
from yjreport.inputs.readers.yjb.words import TOTAL, overlapping


@dataclass(frozen=True)
class Part:
    """
    Hold one row of a table.

    Args:
        number: the row as a spreadsheet numbers it.
        slug: the service.
        year: as printed, such as 2024-25.
        words: the word of each dimension that the table has; `TOTAL` for all of it.
        figure: the number, or the marks in its place.
    """

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


def added(parts: Sequence[Part]) -> Sum:
    """Return the sum of parts; the marks of the withheld where there are any."""
    marks = tuple(sorted({mark for part in parts for mark in part.figure.marks}))
    value = None if marks else sum((part.figure.value or Decimal(0) for part in parts), Decimal(0))
    return Sum(value, marks, tuple(part.number for part in parts))


def whole(parts: Sequence[Part], fault: Callable[[int, str, str], None]) -> Sum | None:
    """
    Return the total of some rows of one service and year.

    Rows that are a part in every dimension are added up. Where there are none, the printed total is taken, or the
    parts of one dimension are added up if those of every other make the same.

    Args:
        parts: the rows.
        fault: called with row, what was found and what was expected, where rows contradict one another.
    """
    crossed = [part for part in parts if TOTAL not in part.words.values()]
    totals = [part for part in parts if part.words and set(part.words.values()) == {TOTAL}]
    if crossed or not any(part.words for part in parts):
        found = added(crossed or parts)
    elif totals:
        found = added(totals[:1])
    else:
        sums = {dimension: total for dimension in _dimensions(parts) if (total := one_dimension(parts, dimension))}
        values = {total.value for total in sums.values()}
        if len(values) != 1:
            if sums:
                fault(
                    parts[0].number,
                    "parts that make different totals: "
                    + ", ".join(f"{dimension} {total.value}" for dimension, total in sums.items()),
                    "parts that make one total",
                )
            return None
        found = next(iter(sums.values()))
    for part in parts:
        under = _under(part, parts, crossed) if TOTAL in part.words.values() else None
        if under is not None and under.value is not None and part.figure.value not in (None, under.value):
            fault(part.number, f"a printed total of {part.figure.text}", f"{under.value}, the sum of its parts")
            return None
    return found


def _under(total: Part, parts: Sequence[Part], crossed: Sequence[Part]) -> Sum | None:
    """Return the sum of the rows that a printed total holds, or None where the table has none."""
    if not crossed:
        same = [part for part in parts if part.words == total.words]
        return added(same[:1])
    held = [
        part for part in crossed
        if all(word in (TOTAL, part.words.get(dimension)) for dimension, word in total.words.items())
    ]  # fmt: skip
    return added(held) if held else None


def one_dimension(parts: Sequence[Part], dimension: str) -> Sum | None:
    """Return the sum of the rows that are a part in one dimension and a total in every other."""
    rows = [
        part for part in parts
        if part.words.get(dimension) not in (None, TOTAL)
        and all(word == TOTAL for other, word in part.words.items() if other != dimension)
    ]  # fmt: skip
    return added(rows) if rows else None


def by_word(parts: Sequence[Part], dimension: str) -> dict[str, Sum]:
    """Return the sum of each part of a dimension, over all of the others."""
    crossed = [part for part in parts if TOTAL not in part.words.values()]
    rows = crossed or [
        part for part in parts if all(word == TOTAL for other, word in part.words.items() if other != dimension)
    ]
    words = sorted({part.words[dimension] for part in rows if part.words.get(dimension) not in (None, TOTAL)})
    return {word: added([part for part in rows if part.words.get(dimension) == word]) for word in words}


def age_overlap(parts: Iterable[Part]) -> tuple[str, str] | None:
    """Return two groups of ages that share an age, or None."""
    return overlapping({part.words["age"] for part in parts if part.words.get("age", TOTAL) != TOTAL})


def _dimensions(parts: Sequence[Part]) -> list[str]:
    return sorted({dimension for part in parts for dimension in part.words})
