"""The categories and years of the local level open data as the catalogue's words: parts, totals, or not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from yjreport.inputs.readers.common.formats import Dimension, OpenTablesFormat
from yjreport.inputs.readers.common.headers import plain
from yjreport.open_data.tidy_rows.periods import financial_year, year_to_march

TOTAL = "total"
_AGES = re.compile(r"(?:ages?)?([0-9]{1,2})(?:(?:to|and)?([0-9]{1,2}))?(?:years?|yrs?)?(?:old)?")
_YOUNGEST, _OLDEST = 10, 18
_YEARS = re.compile(r"(20[0-9]{2})\s*[-/\u2013_]\s*(?:20)?([0-9]{2})")
_ENDING = re.compile(r"year ending (?:31 )?march (20[0-9]{2})", re.IGNORECASE)
_NAMED_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[-/\u2013_]\s?(?:20)?([0-9]{2})(?![0-9])")


def word_of(text: str, dimension: Dimension, known: OpenTablesFormat) -> str | None:
    """
    Return the catalogue's word for a category, `TOTAL` for a total, or None for what is not understood.

    An offence group that is not listed is taken as printed, in small letters.
    """
    key = plain(text)
    if not key:
        return None
    if dimension == "age" and (ages := _ages(text)):
        return ages
    for word, texts in known.words.get(dimension, {}).items():
        if key in {plain(word), *map(plain, texts)}:
            return word
    if is_total(text, known):
        return TOTAL
    if dimension == "offence" and not re.match(r"(all|total|sub\s?total)\b", text.strip(), re.IGNORECASE):
        return re.sub(r"\s*\[\s*notes?\b[^\]]*\]", "", " ".join(text.split())).lower().replace(";", ",")
    return None


def is_total(text: str, known: OpenTablesFormat) -> bool:
    """Tell whether a category is one that holds all the others."""
    return plain(text) in set(map(plain, known.totals))


def _ages(text: str) -> str:
    """Return "15" or "10 to 14", or nothing where a text is no age of a child."""
    match = _AGES.fullmatch(plain(re.sub(r"[-\u2013\u2014]", "to", text)))
    if not match:
        return ""
    first, last = int(match[1]), int(match[2] or match[1])
    if not _YOUNGEST <= first <= last <= _OLDEST:
        return ""
    return str(first) if first == last else f"{first} to {last}"


def age_range(ages: str) -> tuple[int, int]:
    """Return the first and the last age of "15" or "10 to 14"."""
    first, _, last = ages.partition(" to ")
    return int(first), int(last or first)


def overlapping(ages: Iterable[str]) -> tuple[str, str] | None:
    """Return two groups of ages that share an age, or None: they may not be added up."""
    ranges = sorted((*age_range(age), age) for age in ages if age[:1].isdigit())
    return next(((one, other) for (_, last, one), (first, _, other) in pairwise(ranges) if first <= last), None)


def tidy_year(text: str) -> str:
    """Return 2024-25 for 2024/25, 2024-2025 or 2024-25 [note 1]; nothing where a text is no financial year."""
    bare = re.sub(r"\[[^\]]*\]", "", text).strip()
    when = None
    if ending := _ENDING.fullmatch(bare):
        when = year_to_march(ending[1])
    elif years := _YEARS.fullmatch(bare):
        when = financial_year(f"{years[1]}-{years[2]}")
    return when.label if when else ""


def years_named(text: str) -> set[str]:
    """Return the financial years that a title or the name of a file speaks of."""
    return {year for first, last in _NAMED_YEARS.findall(text) if (year := tidy_year(f"{first}-{last}"))}
