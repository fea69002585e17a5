"""Figures of publishers' tables: a number that can be read in one way, a mark of the format's key, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from yjreport.open_data.tidy_rows.cells import as_meant

MOST_DIGITS = 24
"""A cell with more is no figure of a publisher's table."""

_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_SMALL = re.compile(r"-?[0-9](?:\.[0-9]+)?[eE]-0?[1-7]")
"""4.798E-2 is how programs write 0.04798; 1.2E+05 has lost digits, and is not read."""


@dataclass(frozen=True)
class Figure:
    """Hold a number, or the marks that stand in its place; both are empty where the cell is blank."""

    value: Decimal | None = None
    marks: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Tell whether the cell says nothing."""
        return self.value is None and not self.marks

    @property
    def text(self) -> str:
        """Return the number in plain digits, or nothing."""
        return "" if self.value is None else f"{self.value:f}"

    @property
    def whole(self) -> bool:
        """Tell whether it is a count: a whole number that is not below 0."""
        return self.value is not None and self.value >= 0 and self.value == self.value.to_integral_value()


def read_figure(text: str, marks: Mapping[str, tuple[str, ...]]) -> Figure | None:
    """
    Return what a cell says, or None when it is neither a number that can be read in one way nor a mark of the format.

    "1,234" is read where the commas part thousands; "1,23", "1.234,5", "12 %" and "1E+5" are not. The tail of a binary
    fraction is taken off: 37.119999999999997 means 37.12. The marks are such as {"*": ("c",)}.
    """
    clean = text.strip()
    if not clean:
        return Figure()
    if clean.casefold() in marks:
        return Figure(None, marks[clean.casefold()])
    if len(clean) > MOST_DIGITS or not (_NUMBER.fullmatch(clean) or _SMALL.fullmatch(clean)):
        return None
    return Figure(as_meant(Decimal(clean.replace(",", ""))))
