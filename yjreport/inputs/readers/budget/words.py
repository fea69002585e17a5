"""The words of budget tables: what a header, a label and a title mean, and what looks like an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_formats import BudgetFormat
from yjreport.inputs.readers.common.officer_grid import flat, index_words, remark
from yjreport.inputs.readers.common.period_words import find_period

Titles = list[tuple[int, str]]
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[/\-–]\s?((?:20)?[0-9]{2})(?![0-9])")
_SHORT_YEARS = re.compile(r"(?<![0-9£.,/\-–])(2[0-9])\s?[/\-–]\s?(2[0-9])(?![0-9.,/\-–])")
THOUSANDS = re.compile(r"£\s?['’]?0{3}|\b0{3}['’]?s\b|£\s?k\b|\(k\)|£\s?m\b|\(m\)|thousands?\b|millions?\b",
                        re.IGNORECASE)  # fmt: skip
AMOUNTS = ("staffing", "payments_in_kind", "other_delegated", "total")
_SPLIT = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|\s*[–—:(]\s*|\s+for\s+", re.IGNORECASE)


class BudgetWords:
    """Hold the words of budget tables, as they are compared."""

    def __init__(self, words: BudgetFormat) -> None:
        self.format = words
        self.columns = index_words(words.columns)
        self.contributions = index_words(words.contributions)
        self.expenditure = index_words(words.expenditure)
        self.other_titles = set(map(flat, words.other_funding_titles))
        self.blanks = {word.strip().casefold() for word in words.blanks}
        self._other_columns = set(map(flat, words.other_columns))
        self._endings = index_words(words.contribution_endings)
        self._beginnings = index_words(words.contribution_beginnings)
        self._totals, self._subtotals = set(map(flat, words.totals)), set(map(flat, words.subtotals))

    def column(self, name: str) -> str:
        """Return what a header means, the year that it names left out (Budget 2025/26); blank where it is not known."""
        found = find_period(name)
        return self.columns.get(flat(name), "") or (self.columns.get(flat(found.rest), "") if found else "")

    def is_other(self, name: str) -> bool:
        """Tell whether a header is that of figures that are no budget: a forecast, a variance, a share."""
        found = find_period(name)
        return flat(name) in self._other_columns or (found is not None and flat(found.rest) in self._other_columns)

    def agency(self, label: str, known: dict[str, str]) -> str:
        """
        Return what a label means: the whole of it, or the part before a dash, a colon, a bracket or "for".

        Nothing where another part means something else: "Police (PCC)" may be either.
        """
        if flat(label) in known:
            return known[flat(label)]
        if known is self.contributions and len(_SPLIT.split(label)) == 1:
            return self._by_ending(flat(label))
        parts = [flat(part) for part in _SPLIT.split(label)]
        found = {known[part] for part in parts if part in known}
        return known[parts[0]] if len(found) == 1 and parts[0] in known else ""

    def _by_ending(self, plain: str) -> str:
        """Return what the last words of a name mean, the longest first: Exampleton City Council; else the first."""
        fitting = [words for words in self._endings if plain.endswith(f" {words}") and "_" not in words]
        if fitting:
            return self._endings[max(fitting, key=len)]
        return next((name for words, name in self._beginnings.items() if plain.startswith(f"{words} ")), "")

    def knows(self, label: str) -> bool:
        """Tell whether a label is that of an agency, of a category or of a total."""
        return bool(self.agency(label, self.contributions) or self.agency(label, self.expenditure)
                    or self.is_total(label) or self.is_subtotal(label))  # fmt: skip

    def is_total(self, label: str) -> bool:
        """Tell whether a label is that of the printed total."""
        return flat(label) in self._totals

    def is_subtotal(self, label: str) -> bool:
        """Tell whether a label is that of a total of a part."""
        return any(flat(label) == word or flat(label).startswith(f"{word} ") for word in self._subtotals)


def is_amount(text: str) -> bool:
    """Tell whether a cell holds something like an amount: it has digits, and no letters but k, m or bn."""
    return bool(re.search(r"[0-9]", text)) and not re.search(r"[A-Za-z]{2,}", text.replace("bn", "").replace("CR", ""))


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
