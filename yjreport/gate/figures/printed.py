"""
Helper columns of observations for mistakes that published plans print beside right figures.

A change that no count can have had, one change of a rate and of a number, shares that leave a part out, two precisions,
a comparator without a period, a target for a year that is over, more people than there are.
Each is silent where the row's own note answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from yjreport.gate.figures.readings import Observed, Reading
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Key

HELPERS: dict[str, type] = {
    "precision_words": str, "unlisted_words": str, "impossible_change": str, "one_change_twice": str,
    "undated_comparator": str, "beyond_people": str, "same_number_twice": str, "past_target": str,
    "one_change_of_two": str,
}  # fmt: skip
"""Helper columns, all of text."""

_COMPARED = ("national", "region", "family")
_WHOLE_SHARES = 97
_LEAST_SAME = 20
_YEAR = 366


def add(observed: Observed) -> None:
    """
    Set the helpers.

    The suite names `changes` (a published change and the counts that it may be of), `rate_and_number` (two changes that
    are seldom the same), `partitions` (shares whose parts make a whole), `people` (a count of people and the counts
    that it is not above) and `at_least`.
    """
    items, settings = observed.items, observed.settings
    _add_precision(items)
    _add_unlisted(items, frozenset(settings.get("partitions", ())))
    for pair in settings.get("changes", ()):
        _add_changes(items, pair)
    _add_two_periods(items)
    for one, other in settings.get("rate_and_number", ()):
        _add_one_change(items, one, other)
    _add_comparators(items)
    for pair in settings.get("people", ()):
        _add_people(items, pair)
    for pair in settings.get("at_least", ()):
        _add_same_number(items, pair)
    _add_targets(items, observed.context.report.year)


def _decimals(item: Reading) -> int:
    return len(str(item.row["value"] or "").partition(".")[2])


def _add_precision(items: Iterable[Reading]) -> None:
    """Name a figure that one line of a plan prints to another precision than the one before it."""
    first: dict[Key, Reading] = {}
    for item in items:
        if item.row["value_number"] is None or not _decimals(item) or not item.row["line"] or item.row["unit"] == "gbp":
            continue
        if not item.source or item.source.kind != "plan":
            continue
        before = first.setdefault((*item.key, item.row["source"], item.row["line"]), item)
        if _decimals(before) != _decimals(item) and not item.notes(r"decimal|precision|as printed"):
            item.row["precision_words"] = f"{item.row['value']}, and {before.row['value']} in {before.place}"


def _add_unlisted(items: Iterable[Reading], partitions: frozenset[str]) -> None:
    """Say on the first of some shares without counts how much of the whole is in none of them."""
    families: dict[Key, list[Reading]] = {}
    for item in items:
        printed = item.row["value_number"] is not None and item.row["numerator"] is None
        if item.row["measure"] in partitions and printed and len(item.row["key_breakdown"]) == 1:
            key = (*item.key[:2], item.row["key_breakdown"][0][0], item.row["source"], item.when)
            families.setdefault(key, []).append(item)
    for same in families.values():
        total = sum(item.row["value_number"] for item in same)
        answered = any(item.notes(r"\bonly\b|not add|\brest\b|\bothers?\b|remain|left out") for item in same)
        if len(same) > 1 and total <= _WHOLE_SHARES and not answered:
            parts = " + ".join(str(item.row["value_number"]) for item in same)
            same[0].row["unlisted_words"] = f"{parts} = {total}%, so {100 - total}% are in no part"


def _add_changes(items: Sequence[Reading], pair: Mapping[str, Any]) -> None:
    """Ask of a change in per cent whether any whole number before gives the count that is beside it."""
    counts = [item for item in items if item.row["measure"] in pair["counts"] and item.when and not item.bounded]
    for item in items:
        if item.row["measure"] != pair["change"] or item.value is None or item.bounded:
            continue
        if item.row["unit"] != "percent" or item.notes(r"no whole number|another (?:count|number)|not of the"):
            continue
        for count in counts:
            same = (count.row["area"], count.key[2], count.when) == (item.row["area"], item.key[2], item.when)
            if same and count.value and count.value.denominator == 1:
                words = _impossible(item, int(count.value))
                if words:
                    beside = f"{item.row['value']}% beside {count.value} in {count.place}"
                    item.row["impossible_change"] = f"{beside}: {words}"
                    break


def _impossible(item: Reading, now: int) -> str:
    """Return why no whole number can have changed so to a count; blank where one can."""
    places_of = _decimals(item)
    share = 1 + Fraction(item.row["value_number"]) / 100
    if share <= 0:
        return ""
    middle = int(now / share)
    near = [number for number in range(max(middle - 1, 1), middle + 3)]
    gives = {number: round(100 * (now - number) / number, places_of) for number in near}
    if any(given == float(item.row["value_number"]) for given in gives.values()):
        return ""
    ways = sorted(near, key=lambda number: abs(gives[number] - float(item.row["value_number"])))[:2]
    exact = round(float(now / share), 1)
    told = " and ".join(f"{number} to {now} is {gives[number]:.1f}%" for number in sorted(ways))
    return f"it would have been {exact:g} before; {told}"


def _add_one_change(items: Sequence[Reading], one: str, other: str) -> None:
    """Name a change that stands as that of a rate and as that of a number."""
    rates = [item for item in items if item.row["measure"] == one]
    for item in items:
        if item.row["measure"] != other or item.value is None:
            continue
        for rate in rates:
            near = rate.span is None or item.span is None or _within(rate.days, item.days, 0)
            said = item.notes(r"\brate\b") or rate.notes(r"\bnumber\b")
            if rate.value == item.value and rate.key[1:] == item.key[1:] and near and not said:
                beside = f"and in {one} ({rate.place})"
                item.row["one_change_twice"] = f"{item.row['value']} in {item.row['measure']}, {beside}"


def _add_two_periods(items: Sequence[Reading]) -> None:
    """Name a change that one area has, to the same figure, for two periods that share days."""
    known: dict[Key, Reading] = {}
    for item in items:
        if item.terms.kind != "change" or not item.value or item.span is None:
            continue
        first = known.setdefault((*item.key, item.row["value_number"]), item)
        said = item.notes(r"\bperiods?\b|same change")
        if first.span != item.span and _within(first.days, item.days, 0) and not said:
            before = f"for {first.row['period']} in {first.place}"
            item.row["one_change_of_two"] = f"{item.row['value']} for {item.row['period']}, and {before}"


def _add_comparators(items: Sequence[Reading]) -> None:
    """Name the comparators that have no period beside local figures that have one."""
    local = {item.row["measure"]: item for item in items if item.row["area"] == "local" and item.span}
    for item in items:
        if item.role not in _COMPARED or item.when or item.value is None or item.terms.kind != "level":
            continue
        beside = local.get(item.row["measure"])
        if beside and not item.notes(r"\bperiod\b|\bdate\b"):
            item.row["undated_comparator"] = f"{item.row['period']}, beside {beside.row['period']} in {beside.place}"


def _number(item: Reading, part: str) -> int | None:
    return cells.whole(item.row[part]) if part else item.whole


def _within(one: tuple[int, int], other: tuple[int, int], apart: int) -> bool:
    return one[0] <= other[1] + apart and other[0] <= one[1] + apart


def _add_people(items: Sequence[Reading], pair: Mapping[str, Any]) -> None:
    """Name a count of people that is above a count of all there were at about the time."""
    for item in items:
        if item.row["measure"] != pair["count"] or item.bounded or item.notes(r"cohort|outnumber|more than once|times"):
            continue
        number = _number(item, "")
        for one in pair["whole"]:
            measure, _, part = one.partition(".")
            for whole in items:
                most = _number(whole, part) if whole.row["measure"] == measure else None
                near = not item.span or not whole.span or _within(item.days, whole.days, _YEAR)
                if most and number and number > most and whole.row["area"] == item.row["area"] and near:
                    item.row["beyond_people"] = f"{number}, where {whole.place} has {most} ({pair['words']})"


def _add_same_number(items: Sequence[Reading], pair: Mapping[str, Any]) -> None:
    """Name one number that stands for children and for what they did or what was done to them."""
    if "." in pair["smaller"]:
        return
    both = [one for one in items if one.row["measure"] in (pair["larger"], pair["smaller"])]
    for first, second in combinations(both, 2):
        same = first.value == second.value and first.key[1:] == second.key[1:] and first.when == second.when
        large = first.value is not None and first.value >= _LEAST_SAME and first.when
        said = any(one.notes(r"\bonce\b|\beach\b|\bsame\b") for one in (first, second))
        if first.row["measure"] != second.row["measure"] and same and large and not said:
            second.row["same_number_twice"] = (
                f"{second.row['value']} in {second.row['measure']}, and in {first.row['measure']} ({first.place})"
            )


def _add_targets(items: Sequence[Reading], year: str) -> None:
    """Name a target of a period that was over when the report's year began."""
    span = cells.financial_year(year)
    for item in items:
        past = span and item.row["measure"].endswith("_target") and item.span and item.span[1] < span[0]
        if past and not item.notes(r"target is for|later plan|plan (?:is )?for"):
            item.row["past_target"] = f"a target for {item.row['period']} in a report for {year}"
