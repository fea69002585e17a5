"""Know which columns are the counts of a figure: Number is the numerator where Out of stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yjreport.inputs.readers.common.officer_grid import flat
from yjreport.inputs.readers.quarterly.words import QuarterlyWords

_COUNTED = re.compile(r"(?:^|[\s\-–—:(,|]+)(number)\s*\)?$", re.IGNORECASE)
_COHORT = re.compile(r"(?:^|[\s\-–—:(,|]+)(cohort)\s*\)?$", re.IGNORECASE)


def counts_beside(texts: Mapping[int, Sequence[str]], words: QuarterlyWords) -> dict[int, tuple[str, str]]:
    """
    Return the columns called Number or Cohort that are the two counts of a figure.

    Number is the numerator where one denominator (Out of, Denominator, Cohort) stands under the same words of the
    header, and Cohort is the denominator where one Number does. Nothing where another column is the numerator
    already, or where there are two of one: each could be meant.

    Args:
        texts: the header cells over each column, from the first header row down.
        words: the words of quarterly summaries.

    Returns:
        For a column its kind, and the last header cell without the word that says it.
    """
    groups: dict[tuple[str, ...], dict[str, list[tuple[int, str]]]] = {}
    for place, parts in texts.items():
        filled = [part for part in dict.fromkeys(parts) if part]
        if not filled:
            continue
        kind, rest = _kind(filled[-1], words)
        if kind:
            key = tuple(filter(None, map(flat, [*filled[:-1], rest])))
            groups.setdefault(key, {}).setdefault(kind, []).append((place, rest))
    found: dict[int, tuple[str, str]] = {}
    for group in groups.values():
        numbers, cohorts = group.get("number", []), group.get("cohort", [])
        denominators = [*group.get("denominator", []), *cohorts]
        if len(numbers) == len(denominators) == 1 and "numerator" not in group:
            found[numbers[0][0]] = ("numerator", numbers[0][1])
            found.update({place: ("denominator", rest) for place, rest in cohorts})
    return found


def counts_in(cells: Sequence[str], words: QuarterlyWords) -> set[int]:
    """Return the columns of one header row that are called Number or Cohort, where the other count stands as well."""
    kinds = {place: "number" if flat(cell) == "number" else "out of" for place, cell in enumerate(cells)
             if place and (flat(cell) in ("number", "cohort") or words.count_kind(cell) == "denominator")}  # fmt: skip
    return set(kinds) if len(set(kinds.values())) > 1 else set()


def _kind(text: str, words: QuarterlyWords) -> tuple[str, str]:
    """Return number, cohort, numerator or denominator, and the header cell without it; blank where it is none."""
    for kind, pattern in (("number", _COUNTED), ("cohort", _COHORT)):
        if found := pattern.search(text):
            return kind, text[: found.start()].strip()
    parts = text.split()
    for length in range(len(parts), 0, -1):  # the whole of it, or its last words: Q1 2024-25 - Out of
        meaning = words.count_kind(" ".join(parts[-length:]))
        if meaning in ("numerator", "denominator"):
            return meaning, " ".join(parts[:-length]).strip(" -–—:(,|")
    return "", ""
