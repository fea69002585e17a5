"""What header cells mean by what stands beside them: blanks under a period, and Number beside Out of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_grid import flat, remark
from yjreport.inputs.readers.common.period_words import find_span
from yjreport.inputs.readers.quarterly.words import QuarterlyWords

_COUNTED = re.compile(r"(?:^|[\s\-–—:(,|]+)(number)\s*\)?$", re.IGNORECASE)
_COHORT = re.compile(r"(?:^|[\s\-–—:(,|]+)(cohort)\s*\)?$", re.IGNORECASE)


def fill_right(between: tuple[int, int], texts: dict[int, list[str]]) -> list[Remark]:
    """
    Give the blank cells of an upper header row what stands to their left, if the row below repeats itself.

    Return what a person should look at.
    """
    remarks: list[Remark] = []
    first, below = between
    for row in range(first, below - 1):
        index = row - first
        starts = [place for place in sorted(texts) if texts[place][index] and find_span(texts[place][index])]
        if not starts:
            continue
        ends = [*starts[1:], max(texts) + 1]
        groups = [
            [texts[place][index + 1] for place in range(start, end)] for start, end in zip(starts, ends, strict=True)
        ]
        for group in groups:
            while group and not group[-1]:
                group.pop()
        blank = [place for start, group in zip(starts, groups, strict=True)
                 for place in range(start + 1, start + len(group)) if not texts[place][index]]  # fmt: skip
        same = all(list(map(flat, group)) == list(map(flat, groups[0])) for group in groups)
        if blank and same and len(set(map(flat, groups[0]))) == len(groups[0]) and all(groups[0]):
            for start, group in zip(starts, groups, strict=True):
                for place in range(start + 1, start + len(group)):
                    texts[place][index] = texts[place][index] or texts[start][index]
            remarks.append(remark((row, None), "blank cells beside periods", "a period over every column",
                "check that each period belongs to the columns up to the next one, as it was read.",
                "warning"))  # fmt: skip
    return remarks


def counts_beside(texts: Mapping[int, Sequence[str]], words: QuarterlyWords) -> dict[int, tuple[str, str]]:
    """
    Return the columns called Number or Cohort that are the two counts of a figure.

    Number is the numerator where one denominator (Out of, Denominator, Cohort) stands under the same words of the
    header, and Cohort is the denominator where one Number does. Nothing where another column is the numerator
    already, or where there are two of one: each could be meant. A column comes with its kind, and its last header cell
    without the word that says it.
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
