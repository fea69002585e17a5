"""Read the titles over a budget table: its year, and whether its amounts are in thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.words import BudgetWords
from yjreport.inputs.readers.common.officer_grid import flat, remark

Titles = list[tuple[int, str]]
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[/\-–]\s?((?:20)?[0-9]{2})(?![0-9])")
_SHORT_YEARS = re.compile(r"(?<![0-9£.,/\-–])(2[0-9])\s?[/\-–]\s?(2[0-9])(?![0-9.,/\-–])")
THOUSANDS = re.compile(r"£\s?['’]?0{3}|\b0{3}['’]?s\b|£\s?k\b|\(k\)|£\s?m\b|\(m\)|thousands?\b|millions?\b",
                        re.IGNORECASE)  # fmt: skip


def in_thousands(row: int, place: int | None, name: str) -> Remark:
    """Return the remark on a header or a title that says that amounts are in thousands or millions."""
    return remark((row, place), name, "amounts in whole pounds",
        "write every amount in whole pounds (26000, not 26), and take the thousands out of the title.")  # fmt: skip


def thousands_in(rows: Sequence[Sequence[str]], first: int, below: int) -> list[Remark]:
    """Return a remark on each title above a table that says that its amounts are in thousands or millions."""
    return [
        in_thousands(row, place, cell)
        for row in range(first, below)
        for place, cell in enumerate(rows[row])
        if THOUSANDS.search(cell) and "£" in cell
    ]


def years_in(text: str) -> set[str]:
    """Return the financial years that a text names: 2023-24 for 2023/24, 2023-2024 and 23-24."""
    short = {f"20{first}-{second}" for first, second in _SHORT_YEARS.findall(text)
             if int(second) == int(first) + 1}  # fmt: skip
    return {f"{first}-{second[-2:]}" for first, second in _YEARS.findall(text)} | short


def names_year(text: str) -> bool:
    """Tell whether a text names a financial year."""
    return bool(years_in(text))


def read_titles(titles: Titles, year: str, words: BudgetWords) -> tuple[str, list[Remark]]:
    """Return the note that keeps a title with a year, and what is said of titles that are not used."""
    said, remarks = [], []
    for row, text in titles:
        years = years_in(text)
        if years and row >= 0:
            said.append(text)
        if years and year not in years:
            remarks.append(
                remark((row, None), text, f"a budget of {year}", f"check that the table is that of {year}.", "warning")
            )
        elif not years and flat(text) not in words.other_titles:
            remarks.append(remark((row, None), text, "a title with its year", "nothing: it is not used.", "note"))
    return (f"The table is called: {' '.join(said)}." if said else ""), remarks
