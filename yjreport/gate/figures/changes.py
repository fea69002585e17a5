"""
Helper columns of figures that follow from others of the file: a change from its two levels, a rate from its count.

Minutes of a council printed that a rate rose "from 108 to 137 (46.6%)", that one fell "from 556 to 505, a reduction
of 15.1%", and a rate of custody of "0.00" beside one custodial sentence. The first is 26.9% and the second 9.2%; a rate
is 0 only where nothing was counted. The 108 stood beside 16 children and the 137 beside 24: no two populations one year
apart are so different, so the 108 was the slip (it was 93.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from yjreport.formats import MULTIPLIERS, decimals_of, round_half_up
from yjreport.gate.figures.readings import Observed, Reading
from yjreport.gate.reading import arithmetic
from yjreport.gate.reading.rows import Key

HELPERS: dict[str, type] = {
    "change_found": str, "change_words": str, "change_question": str, "zero_found": str, "zero_words": str,
    "implied_ratio": float, "implied_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_ANSWERED = r"do(?:es)? not (?:agree|fit|follow)|\bmisprint"
_NEAR_DAYS = 3 * 366


def add(observed: Observed) -> None:
    """
    Set the helpers.

    The suite names `levels` (a published change and the measure that it is of) and `identities` (a rate and the count
    that it is of).
    """
    items, settings = observed.items, observed.settings
    levels: dict[Key, Reading] = {}
    for item in items:
        if item.terms.kind == "level" and item.value is not None and item.when and not item.bounded:
            levels.setdefault((*item.key, item.when), item)
    for pair in settings.get("levels", ()):
        _add_published(items, levels, pair["change"], pair["level"])
    for identity in settings.get("identities", ()):
        both = [
            (rate, levels.get((identity["count"], *rate.key[1:], rate.when)))
            for rate in levels.values()
            if rate.row["measure"] == identity["rate"]
        ]
        for rate, count in both:
            _add_zero(rate, count)
        _add_implied([(rate, count) for rate, count in both if count is not None], observed.context.report.threshold)


def _add_published(items: Iterable[Reading], levels: Mapping[Key, Reading], change: str, level: str) -> None:
    """Compare a change in per cent with the two levels that stand in other rows."""
    for item in items:
        if item.row["measure"] != change or item.row["unit"] != "percent" or item.bounded or item.notes(_ANSWERED):
            continue
        printed, base = item.row["value_number"], item.base
        after = levels.get((level, *item.key[1:], item.when))
        before = levels.get((level, *item.key[1:], base)) if base else None
        if printed is None or after is None or before is None or after is before:
            continue
        (before_low, before_high), (after_low, after_high) = _range(before), _range(after)
        low, high = arithmetic.limits(printed)
        if before_low <= 0 or not before.value or after.value is None:
            continue
        if 100 * (after_low / before_high - 1) <= high and low <= 100 * (after_high / before_low - 1):
            continue
        given = round_half_up(100 * (after.value / before.value - 1), decimals_of(printed))
        old, new = before.text, after.text
        item.row["change_found"] = f"{printed}% beside {old} in {before.place} and {new} in {after.place}"
        item.row["change_words"] = f"{given}%, which {old} to {new} gives"
        item.row["change_question"] = _question(printed, given, after)


def _question(printed: Decimal, given: Decimal, after: Reading) -> str:
    """Ask what is meant: a fall printed without its sign, or another figure before."""
    if abs(printed) == abs(given):
        return f"is the sign the other way? A fall is written with a minus: {given}."
    share = 1 + Fraction(printed) / 100
    if share <= 0 or not after.value:
        return "check the three figures against their source."
    needed = float(after.value / share)
    way = "more" if printed > 0 else "less"
    return f"check the three figures: {after.text} is {abs(printed)}% {way} than {needed:.4g}, was it that before?"


def _range(item: Reading) -> tuple[Fraction, Fraction]:
    """Return the figures that a level may stand for: a count and what counts give is exact, the rest is rounded."""
    value = item.value or Fraction(0)
    if item.row["unit"] == "count" or item.row["value_number"] is None:
        return value, value
    return arithmetic.limits(item.row["value_number"])


def _add_zero(rate: Reading, count: Reading | None) -> None:
    """Name a rate of 0 with somebody counted, and a rate above 0 with nobody."""
    number, where = (count.value, f"{count.place} counts") if count else (None, "")
    if rate.counts:
        number, where = Fraction(rate.counts[0]), "the same row counts"
    if number is None or rate.value is None or bool(number) == bool(rate.value) or rate.notes(_ANSWERED):
        return
    if not rate.value and "k" in rate.marks:
        return
    rate.row["zero_found"] = f"{rate.row['value']}, where {where} {number}"
    rate.row["zero_words"] = (
        "0 only where nobody was counted; a rate that is too small to show has the mark rounds to zero (k)"
        if number
        else "0 where nobody was counted"
    )


def _add_implied(both: Iterable[tuple[Reading, Reading]], threshold: int) -> None:
    """
    Set how far apart the populations are that a rate and its count need in two periods up to three years apart.

    A count below the threshold is left out: a warning that is printed must not imply a small one.
    """
    lines: dict[Key, list[tuple[Reading, range]]] = {}
    for rate, count in both:
        printed, number = rate.row["value_number"], count.whole
        if rate.counts or printed is None or number is None or not rate.span:
            continue
        if number < threshold or rate.notes(_ANSWERED):
            continue
        fits = arithmetic.denominators_that_fit(printed, number, MULTIPLIERS[rate.row["unit"]])
        if fits:
            lines.setdefault(rate.key, []).append((rate, fits))
    for line in lines.values():
        for (first, ways), (second, other) in pairwise(sorted(line, key=lambda pair: pair[0].days)):
            if second.days[1] - first.days[1] > _NEAR_DAYS:
                continue
            second.row["implied_ratio"] = max(ways[0] / other[-1], other[0] / ways[-1], 1.0)
            second.row["implied_words"] = (
                f"the rate and the number of {second.period.words} need a population of {arithmetic.listed(other)}, "
                f"and those of {first.period.words} ({first.place}) one of {arithmetic.listed(ways)}"
            )
