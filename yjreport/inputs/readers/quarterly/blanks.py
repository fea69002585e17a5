"""Fill the blank cells beside periods in the upper rows of a header."""

from __future__ import annotations

from yjreport.files.reading import Remark
from yjreport.inputs.readers.common.officer_grid import flat, remark
from yjreport.inputs.readers.common.period_words import find_span


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
        groups = [_trimmed(group) for group in groups]
        blank = [place for start, group in zip(starts, groups, strict=True)
                 for place in range(start + 1, start + len(group)) if not texts[place][index]]  # fmt: skip
        same = all(list(map(flat, group)) == list(map(flat, groups[0])) for group in groups)
        if blank and same and len(set(map(flat, groups[0]))) == len(groups[0]) and all(groups[0]):
            for start, group in zip(starts, groups, strict=True):
                for place in range(start + 1, start + len(group)):
                    texts[place][index] = texts[place][index] or texts[start][index]
            remarks.append(remark((row, None), "blank cells beside periods", "a period over every column",
                "check that each period belongs to the columns up to the next one, as it was "
                "read.", "warning"))  # fmt: skip
    return remarks


def _trimmed(group: list[str]) -> list[str]:
    while group and not group[-1]:
        group = group[:-1]
    return group
