"""The categories of the local level open data as the catalogue's words: parts, totals, and what is not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from yjreport.inputs.readers.common.formats import OpenTablesFormat
from yjreport.inputs.readers.common.headers import plain

TOTAL = "total"
_AGES = re.compile(r"(?:ages?)?([0-9]{1,2})(?:(?:to|and)?([0-9]{1,2}))?(?:years?|yrs?)?(?:old)?")
YOUNGEST, OLDEST = 10, 18


@dataclass(frozen=True)
class Words:
    """
    Hold the words of each dimension.

    Args:
        known: what the format says.
    """

    known: OpenTablesFormat

    def read(self, dimension: str, text: str) -> str | None:
        """
        Return the catalogue's word for a category, `TOTAL` for a total, or None for what is not understood.

        An offence group that is not listed is taken as printed, in small letters.
        """
        key = plain(text)
        if not key:
            return None
        if dimension == "age" and (found := _ages(text)):
            return found
        for word, texts in self.known.words.get(dimension, {}).items():  # type: ignore[call-overload]
            if key in {plain(word), *map(plain, texts)}:
                return word
        if key in set(map(plain, self.known.totals)):
            return TOTAL
        if dimension == "offence" and not re.match(r"(all|total|sub\s?total)\b", text.strip(), re.IGNORECASE):
            return re.sub(r"\s*\[\s*notes?\b[^\]]*\]", "", " ".join(text.split())).lower().replace(";", ",")
        return None


def _ages(text: str) -> str:
    """Return "15" or "10 to 14", or nothing where a text is no age of a child."""
    match = _AGES.fullmatch(plain(re.sub(r"[-\u2013\u2014]", "to", text)))
    if not match:
        return ""
    first, last = int(match[1]), int(match[2] or match[1])
    if not YOUNGEST <= first <= last <= OLDEST:
        return ""
    return str(first) if first == last else f"{first} to {last}"


def overlapping(ages: Iterable[str]) -> tuple[str, str] | None:
    """Return two groups of ages that share an age, or None: they may not be added up."""
    ranges = sorted((int(age.split(" to ")[0]), int(age.split(" to ")[-1]), age) for age in ages if age[:1].isdigit())
    for (_, last, one), (first, _, other) in pairwise(ranges):
        if first <= last:
            return one, other
    return None
