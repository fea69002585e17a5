"""
Helper columns of areas that others make up: a whole lies within the range of its members, a count is their sum.

A nation, a region or a joint service cannot have a rate above the highest of its members or below the lowest,
for its rate is their average, weighted. One real data set prints as England's rate the sum of the regions'.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from yjreport.formats import MULTIPLIERS, decimals_of, number_text
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import Row, groups, numbered
from yjreport.gate.vocabulary.context import GateContext
from yjreport.gate.vocabulary.lookups import BOTH, ENGLAND, REGION, WALES

HELPERS: dict[str, type] = {
    "members_beyond": float, "members_beyond_some": float, "members_words": str,
    "members_sum_off": float, "members_sum_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_SUMMED = ("count", "gbp", "nights")
_UNJUDGED = ("date", "text", "percentage_points")
_LEAST = 3
_FAR, _ENOUGH = 2, 0.5
_MOST_NUMBERED = 12
_AS_FINE = Decimal("0.01")

Sets = dict[str, list[frozenset[str]]]
"""The sets of codes that make up an area, by the word in its cell."""


def add_members(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """
    Set the helpers of every row whose area is made up of others that are in the file.

    The members must be at least three, or all that there are. While some are missing, a figure outside the range
    of the others is only doubtful, unless half of them are there and it is twice the highest or half the lowest.

    Args:
        rows: observations with `value_number`, `key_breakdown` and `is_change`.
        context: the areas and their members.
        settings: of the suite: `averages` (measures whose counts are not added, such as medians) and `unbounded`
            (measures that no range of members bounds, such as ratios of rates).
    """
    wholes = _wholes(context)
    unbounded, averages = set(settings.get("unbounded", ())), set(settings.get("averages", ()))
    usable = [row for row in rows if row["measure"] not in unbounded and _judged(row)]
    if not any(row["area"] in wholes for row in usable):
        return
    for row in usable:
        row["period_label"] = None if row["period_start"] else row["period"]
    place = ("measure", "unit", "period_start", "period_end", "period_label", "key_breakdown")
    for same in groups(usable, place).values():
        here = {context.code_of(row["area"]): row for row in same}
        for row in [row for row in same if row["area"] in wholes]:
            for members in wholes[row["area"]]:
                there = [here[code] for code in sorted(members) if code in here and here[code] is not row]
                share = len(there) / len(members)
                if not there or (len(there) < _LEAST and share < 1):
                    continue
                if row["unit"] in _SUMMED and row["measure"] not in averages:
                    _add_sum(row, there, share)
                else:
                    _add_range(row, there, share)


def _judged(row: Row) -> bool:
    """Tell whether a row has a figure that can be judged, and set it: as printed, or as its counts give it."""
    if not row["area"] or row["is_change"] or row["unit"] in _UNJUDGED or row.get("qualifier"):
        return False
    value = row["value_number"]
    top, bottom = cells.whole(row["numerator"]), cells.whole(row["denominator"])
    if value is None and row["unit"] in MULTIPLIERS and top is not None and bottom:
        value = arithmetic.given(top, bottom, MULTIPLIERS[row["unit"]], _AS_FINE)
    row["judged_number"] = value
    return value is not None


def _wholes(context: GateContext) -> Sets:
    codes = {key: context.code_of(key) for key in context.areas}
    lookups = context.national
    regions = frozenset(code for code in (*codes.values(), *lookups.regions.values()) if code.startswith(REGION))
    codes |= {code: code for code in (*sorted(regions), ENGLAND, WALES, BOTH)}
    found: Sets = {}
    for key, code in codes.items():
        sets = [lookups.members(code)]
        if code == ENGLAND:
            sets.append(regions)
        elif code == BOTH:
            sets += [regions | {WALES}, frozenset({ENGLAND, WALES})]
        if any(sets):
            found[key] = [one for one in sets if one]
    own = frozenset(key for key, area in context.areas.items() if area.role == "member")
    if len(own) > 1:
        found["local"] = [own]
    return found


def _add_range(row: Row, there: list[Row], share: float) -> None:
    """Set how far a figure lies outside the range of its members, beyond what rounding allows."""
    numbers = [one["judged_number"] for one in there]
    value, low, high = row["judged_number"], min(numbers), max(numbers)
    beyond = max(low - value - _half(low), value - high - _half(high)) - _half(value)
    if beyond <= 0 or row.get("members_beyond"):
        return
    far = share >= _ENOUGH and (value * _FAR < low or value > high * _FAR > 0)
    row["members_beyond" if share == 1 or far else "members_beyond_some"] = float(beyond)
    row["members_words"] = f"{low} to {high}, the range of {_there(there, share)}"


def _add_sum(row: Row, there: list[Row], share: float) -> None:
    """Set how far a count is from the sum of its members, as a share of it; with some missing, only if below."""
    value, total = row["judged_number"], sum(one["judged_number"] for one in there)
    tens = all(one["judged_number"] % 10 == 0 for one in there)
    room = 0 if value % 10 else 5 + 5 * len(there) * tens
    if row["unit"] == "gbp":
        room = max(room, (len(there) + 1) // 2)  # each amount may be rounded to whole pounds
    gap = total - value
    if gap > room or (share == 1 and -gap > room):
        row["members_sum_off"] = float(abs(gap) / value) if value else 1.0
        row["members_sum_words"] = f"{number_text(total)}, the sum of {_there(there, share)}"


def _there(there: list[Row], share: float) -> str:
    some = "" if share == 1 else f" of {round(len(there) / share)}"
    where = f", in {numbered(there)}" if len(there) <= _MOST_NUMBERED else ""
    return f"its {len(there)}{some} members in the file{where}"


def _half(value: Decimal) -> Decimal:
    """Return half a unit of a figure's last place, which is how far rounding can have moved it."""
    return Decimal(5).scaleb(-decimals_of(value) - 1)
