"""
Printed figures read back as numbers, exactly: what a cell of a table says, in digits and unit.

Nothing is computed here: the number of a cell is the number that the annex prints, to the places that it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from yjreport.blocks.marks import MARK

SIGNIFICANT = 15
"""Digits that a spreadsheet keeps of a number; one with more stays a text."""

UNIT_WORDS: dict[str, str] = {
    "": "number",
    "%": "percentage",
    "£": "pounds",
    "percentage points": "percentage points",
    "per 100,000": "rate per 100,000",
    "per 10,000": "rate per 10,000",
    "per 1,000": "rate per 1,000",
    "nights": "nights",
    "children": "children",
}
"""What stands before or after a number in print, and the unit in words."""

_SINGULAR = {"percentage point": "percentage points", "night": "nights", "child": "children"}
_UNITS = "|".join(re.escape(unit) for unit in (*UNIT_WORDS, *_SINGULAR) if unit not in ("", "%", "£"))
_NOUN = r"(?!(?:of|to|and|or|per|in|by|from|until)\b)[a-z]+(?: [a-z]+){0,2}"
"""What is counted, where the annex prints it: "5 custodial sentences"."""
_NUMBER = (
    r"(?P<sign{0}>[+\-\N{{MINUS SIGN}}]?)(?P<pound{0}>£?)"
    r"(?P<whole{0}>[1-9]\d{{0,2}}(?:,\d{{3}})+|0|[1-9]\d*)(?:\.(?P<part{0}>\d+))?"
    rf"(?:(?P<percent{{0}}>%)| (?P<unit{{0}}>{_UNITS}@noun))?"
)


def _number(name: str, *, noun: bool = False) -> str:
    """Return the pattern of a number, whose groups end in a name; a noun of its own may follow it."""
    return _NUMBER.format(name).replace("@noun", f"|{_NOUN}" if noun else "")


SINGLE, RANGE, COUNTED, SHARE = "single", "range", "counted", "share"
_SHAPES: dict[str, re.Pattern[str]] = {
    SINGLE: re.compile(_number("a", noun=True), re.ASCII),
    RANGE: re.compile(f"{_number('a')} to {_number('b')}", re.ASCII),
    COUNTED: re.compile(rf"{_number('a')} \({_number('b')} of {_number('c')}\)", re.ASCII),
    SHARE: re.compile(f"{_number('a')} of {_number('b')}", re.ASCII),
}
_MARKS_AT_END = re.compile(rf"(?:\s*{MARK.pattern})+$")


def words_of(unit: str) -> str:
    """Return a unit in words; a noun that the annex prints is its own unit."""
    return UNIT_WORDS.get(unit, unit)


@dataclass(frozen=True)
class Figure:
    """
    Hold one printed number.

    Args:
        value: the number as printed, its places kept.
        unit: a key of `UNIT_WORDS`, or the noun that is printed after it.
        grouped: whether thousands are set apart by commas.
        signed: whether it carries a plus sign.
    """

    value: Decimal
    unit: str = ""
    grouped: bool = False
    signed: bool = False

    @property
    def number_format(self) -> str:
        """Return the format in which a spreadsheet shows the digits that the annex prints."""
        exponent = self.value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        plain = ("#,##0" if self.grouped else "0") + ("." + "0" * places if places else "")
        return f"+{plain};-{plain};{plain}" if self.signed else plain


@dataclass(frozen=True)
class Reading:
    """
    Hold what a cell prints: figures in a shape that is known, or words, and the marks that stand beside them.

    Args:
        shape: `single`, `range`, `counted` ("32.3% (42 of 130)"), `share` ("42 of 130"), or nothing for words.
        figures: the numbers in the order of the print.
        text: the words without the marks at their end.
        marks: the letters of the marks at the end.
    """

    shape: str
    figures: tuple[Figure, ...]
    text: str
    marks: tuple[str, ...]

    @property
    def withheld(self) -> bool:
        """Tell whether marks stand in the place of a figure."""
        return not self.text and bool(self.marks)


@lru_cache(maxsize=65_536)
def read_cell(text: str, marks: tuple[str, ...] = ()) -> Reading:
    """Return what a cell prints; `marks` are those that the cell carries beside its text."""
    body = " ".join(text.split())
    found = _MARKS_AT_END.search(body)
    said = tuple(MARK.findall(found[0])) if found else ()
    body = body[: found.start()] if found else body
    letters = tuple(dict.fromkeys((*said, *(mark for mark in marks if f"[{mark}]" not in text))))
    for shape, pattern in _SHAPES.items():
        match = pattern.fullmatch(body)
        names = "abc"[: pattern.groups // 6]
        figures = [figure for name in names if match and (figure := _figure(match.groupdict(), name))]
        if len(figures) == len(names):
            return Reading(shape, tuple(figures), body, letters)
    return Reading("", (), body, letters)


def _figure(groups: dict[str, str | None], name: str) -> Figure | None:
    whole, part = groups[f"whole{name}"] or "", groups[f"part{name}"] or ""
    digits = whole.replace(",", "") + part
    sign = groups[f"sign{name}"] or ""
    # Neither a minus nought nor a number longer than a spreadsheet keeps would print as it is.
    if len(digits) > SIGNIFICANT or (sign and not int(digits)):
        return None
    after = groups[f"percent{name}"] or groups[f"unit{name}"] or ""
    if groups[f"pound{name}"] and after:
        return None
    value = Decimal(whole.replace(",", "") + (f".{part}" if part else ""))
    unit = groups[f"pound{name}"] or _SINGULAR.get(after, after)
    return Figure(-value if sign and sign != "+" else value, unit, "," in whole, sign == "+")
