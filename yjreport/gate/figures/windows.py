"""Helper columns of windows: a count against the windows within it, and the days on which a window ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from yjreport.gate.figures.readings import Observed, Reading, listed, places
from yjreport.gate.reading.rows import Key

HELPERS: dict[str, type] = {
    "summed_windows": str, "beyond_windows": str, "beyond_words": str, "stray_window": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
_YEAR = (360, 370)
_OVERLAP = r"overlap"
_OTHER_YEAR = r"academic|school year|quarter end|not a quarter"

Counted = tuple[int, Reading]


def add(observed: Observed) -> None:
    """
    Set the helpers of counts over windows that lie within each other, and of windows that end within a quarter.

    The suite names `stocks` (counts of what there is on a day, which no longer window adds to) and `averages` (medians,
    which a year need not exceed).
    """
    settings = observed.settings
    stocks = {*settings.get("stocks", ()), *settings.get("averages", ())}
    lines: dict[Key, list[Counted]] = {}
    for item in observed.items:
        _add_stray(item)
        if item.row["unit"] not in ("count", "nights", "gbp") or item.terms.kind != "level" or item.bounded:
            continue
        flows = item.terms.sensitive and not item.terms.decimals and item.row["measure"] not in stocks
        if flows and item.whole is not None:
            lines.setdefault(item.key, []).append((item.whole, item))
    for line in lines.values():
        shortest = min((_length(item) for _, item in line if item.span), default=0)
        for number, item in line:
            if item.span and _length(item) == shortest:
                continue
            others = [other for other in line if other[1] is not item and other[1].span != item.span]
            _add_sum(number, item, [other for other in others if _within(other[1], item)])
            _add_beyond(number, item, [other for other in others if _within(other[1], item) and _alike(other[1], item)])


def _length(item: Reading) -> int:
    return item.days[1] - item.days[0] + 1


def _within(part: Reading, whole: Reading) -> bool:
    """Tell whether a window lies in another; one without days may stand for all that the line has."""
    if part.span is None:
        return False
    return whole.span is None or (whole.span[0] <= part.span[0] and part.span[1] <= whole.span[1])


def _alike(part: Reading, whole: Reading) -> bool:
    """Tell whether two counts are of one source and neither is provisional, revised or estimated."""
    return part.row["source"] == whole.row["source"] and not (part.marks | whole.marks) & {"p", "e", "r"}


def _add_sum(number: int, whole: Reading, parts: Sequence[Counted]) -> None:
    """Set on a count that it is the sum of equally long windows that share days."""
    parts = [part for part in parts if part[1].period.same_length(parts[0][1].period)] if parts else []
    spans = sorted(part[1].span for part in parts if part[1].span)
    sharing = any(after[0] <= before[1] for before, after in pairwise(spans))
    if number and sharing and sum(count for count, _ in parts) == number and not whole.notes(_OVERLAP):
        sums = " + ".join(str(count) for count, _ in parts)
        whole.row["summed_windows"] = f"{number} = {sums}, the windows of {places([one for _, one in parts])}"


def _add_beyond(number: int, whole: Reading, parts: Sequence[Counted]) -> None:
    """Set on a count that it is less than in a part of its window, or more than in parts that cover all of it."""
    if whole.span is None or not parts:
        return
    most, largest = max(parts, key=lambda part: part[0])
    if number < most:
        whole.row["beyond_windows"] = f"{number} in {whole.period.words}"
        whole.row["beyond_words"] = f"at least {most}, the count of {largest.period.words} in {largest.place}"
        return
    cover = _cover(whole.span, parts)
    total = sum(count for count, _ in cover)
    if cover and number > total:
        texts = [f"{count} in {one.place}" for count, one in cover]
        whole.row["beyond_windows"] = f"{number} in {whole.period.words}"
        whole.row["beyond_words"] = f"at most {total}, for its parts are {listed(texts)}"


def _cover(span: tuple[date, date], parts: Sequence[Counted]) -> list[Counted]:
    """Return windows that together cover a span, as few as there can be; none where some day is in none of them."""
    day, chosen = span[0], list[Counted]()
    while day <= span[1]:
        fitting = [
            (part[1].span[1], part) for part in parts if part[1].span and part[1].span[0] <= day <= part[1].span[1]
        ]
        if not fitting:
            return []
        end, best = max(fitting, key=lambda pair: pair[0])
        chosen.append(best)
        day = end + timedelta(days=1)
    return chosen


def _add_stray(item: Reading) -> None:
    """Set on a figure of children over twelve months that these do not end with a quarter of the year."""
    if not item.span or not (item.terms.sensitive or item.terms.national) or item.notes(_OTHER_YEAR):
        return
    length = (item.span[1] - item.span[0]).days + 1
    end = item.span[1]
    if _YEAR[0] <= length <= _YEAR[1] and (end.month, end.day) not in _QUARTER_ENDS:
        item.row["stray_window"] = f"twelve months that end on {end}"
