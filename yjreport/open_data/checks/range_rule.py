"""
The range rule: a region's or a country's figure must be one that its members allow.

A rate or a share of a whole lies between the lowest and the highest of its parts; a count or a sum of money is the
sum of its parts. What is outside is refused as a comparator and reported. It catches a "national rate" that is the
sum of nine regional ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yjreport.formats import MULTIPLIERS, round_half_up
from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.tidy_rows.cells import plain
from yjreport.open_data.tidy_rows.rows import Refusal, RowKey, TidyRow, When

FEWEST_MEMBERS = 3
SHARE_OF_MEMBERS = Fraction(4, 5)
"""With fewer members than three, or than four in five of them, the rule cannot be applied: others are withheld."""

SUMMED = frozenset({"count", "gbp", "nights"})


@dataclass(frozen=True)
class _Bounds:
    low: Fraction
    high: Fraction
    words: str


def refuse(rows: Sequence[TidyRow], source: str, geography: Geography) -> tuple[list[TidyRow], list[Refusal]]:
    """Return the rows that may stand and the refusals of one source."""
    groups: dict[tuple[str, When, str], dict[str, TidyRow]] = {}
    for row in rows:
        groups.setdefault((row.measure, row.when, row.breakdown), {})[row.area] = row
    refused: dict[RowKey, Refusal] = {}
    for group in groups.values():
        values = {area: value for area, row in group.items() if (value := value_of(row)) is not None}
        # Regions first: a region that is refused is no witness for its country.
        for area in sorted(values, key=lambda code: (code not in geography.regions, code)):
            bounds = _outside(area, values, group[area].unit, geography)
            if bounds:
                refused[group[area].key] = _refusal(group[area], source, values[area], bounds)
                if area in geography.regions:
                    values.pop(area)
    order = sorted(refused, key=lambda key: (key[0], *key[2].order, key[1]))
    return [row for row in rows if row.key not in refused], [refused[key] for key in order]


def value_of(row: TidyRow) -> Fraction | None:
    """Return a row's value as printed, or from its counts where the source prints those alone."""
    if row.value is not None:
        return Fraction(row.value)
    if row.numerator is not None and row.denominator:
        return Fraction(row.numerator, row.denominator) * MULTIPLIERS[row.unit]
    return None


def _outside(area: str, values: Mapping[str, Fraction], unit: str, geography: Geography) -> _Bounds | None:
    """Return the bounds that a value breaks, or None when it stands or cannot be tested."""
    members = geography.members(area)
    if not members:
        return None
    value = values[area]
    if unit in SUMMED:
        return _outside_sum(value, [values[code] for code in members if code in values], len(members))
    parts = [(members, "authorities")]
    if area not in geography.regions and members[0].startswith("E"):
        parts.append((tuple(geography.regions), "regions"))
    for codes, words in parts:
        bounds = _range([values[code] for code in codes if code in values], len(codes), words)
        if bounds and not bounds.low <= value <= bounds.high:
            return bounds
    return None


def _outside_sum(value: Fraction, found: Sequence[Fraction], members: int) -> _Bounds | None:
    """Return the bounds that a total breaks: the sum of its parts, or, where parts are missing, at least their sum."""
    total, slack = sum(found, Fraction(0)), Fraction(members, 2)
    high = total + slack if len(found) == members else max(value, total)
    words = f"not the sum of its {members} authorities, {_text(total)}"
    if len(found) < members:
        words = f"less than the sum of {len(found)} of its {members} authorities, {_text(total)}"
    bounds = _Bounds(total - slack, high, words)
    return bounds if not bounds.low <= value <= bounds.high else None


def _range(found: Sequence[Fraction], members: int, words: str) -> _Bounds | None:
    if len(found) < FEWEST_MEMBERS or len(found) < SHARE_OF_MEMBERS * members:
        return None
    low, high = min(found), max(found)
    return _Bounds(low, high, f"outside the range of its {words}, {_text(low)} to {_text(high)}")


def _refusal(row: TidyRow, source: str, value: Fraction, bounds: _Bounds) -> Refusal:
    shown = row.value if row.value is not None else plain(round_half_up(value, 2))
    low, high = _text(bounds.low), _text(bounds.high)
    return Refusal(source, row.measure, row.area, row.when.label, f"{shown:f}", low, high, bounds.words)


def _text(value: Fraction) -> str:
    return f"{plain(round_half_up(value, 2)):f}"


def all_refused(refusals: Iterable[Refusal]) -> str:
    """Return refusals in one line: how many, of which measures."""
    counts = Counter(one.measure for one in refusals)
    return ", ".join(f"{measure} ({count})" for measure, count in sorted(counts.items()))
