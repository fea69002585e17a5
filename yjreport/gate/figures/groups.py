"""Helper columns of observations that look at several rows: repeats, parts of a whole, nested counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from yjreport.formats import Number
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import ROW, Key, Row, groups, numbered, shown

_PERIOD = ("period", "period_start", "period_end")
_COUNTED = ("count", "gbp", "nights")
_FROM, _UP_TO = ("about", "at least", "more than"), ("about", "at most", "less than")
_FIGURE = ("numerator", "denominator", "value", "unit", "marks")


def add_same_key(rows: list[Row]) -> None:
    """
    Set on a row the number of the first that has its key.

    `repeats_row` when both say the same, `contradicts_row` when their figures differ, `other_words_row`
    when only the words of the period differ.
    """
    named = [row for row in rows if row["measure"] and row["area"]]
    for same in groups(named, ("measure", "area", *_PERIOD, "key_breakdown")).values():
        first = same[0]
        for row in same[1:]:
            differing = [name for name in _FIGURE if row[name] != first[name]]
            row["contradicts_row" if differing else "repeats_row"] = first[ROW]
            row["contradicted"] = ", ".join(
                f"{name} {row[name] or 'blank'} against {first[name] or 'blank'}" for name in differing
            )
    dated = [row for row in named if row["period_start"] and row["period_end"]]
    days = ("period_start", "period_end", "base_start", "base_end")
    for same in groups(dated, ("measure", "area", *days, "key_breakdown")).values():
        for row in same[1:]:
            if row["period"] != same[0]["period"]:
                row["other_words_row"] = same[0][ROW]


def add_parts(rows: list[Row]) -> None:
    """
    Compare parts with their whole, within one measure, area, period, source and one dimension.

    Shares: rows of one denominator share it out, so their numerators must not sum to more. Where the row of
    the whole (no breakdown) has another denominator, the rows are groups of their own and are left alone.
    Counts: against the row of the whole.
    """
    whole_key = ("measure", "area", *_PERIOD, "source")
    usable = [row for row in rows if not row.get("repeats_row") and not row.get("contradicts_row")]
    unbroken = [row for row in usable if not row["key_breakdown"]]
    wholes = {key: same[0] for key, same in groups(unbroken, whole_key).items()}
    split = [row for row in usable if len(row["key_breakdown"]) == 1 and not row["is_change"]]
    for row in split:
        row["key_dimension"] = row["key_breakdown"][0][0]
    for same in groups(split, (*whole_key, "key_dimension", "denominator")).values():
        whole = wholes.get(tuple(same[0][name] for name in whole_key))
        if whole is None or not whole["denominator"] or whole["denominator"] == same[0]["denominator"]:
            _share_out(same)
    for same in groups(split, (*whole_key, "key_dimension")).values():
        whole = wholes.get(tuple(same[0][name] for name in whole_key))
        if whole is not None:
            _count_up(same, whole)


def _share_out(same: list[Row]) -> None:
    tops = [row["share_numerator"] for row in same if row.get("share_numerator") is not None]
    bottom = same[0].get("share_denominator")
    if len(same) < 2 or len(tops) < len(same) or bottom is None or any(top > bottom for top in tops):
        return
    first, total = same[0], sum(tops)
    first["parts_total"], first["parts_whole"] = total, bottom
    first["parts_words"] = _sum_in_words(tops, same)
    first["parts_residual"] = max(bottom - total, 0)


def _count_up(same: list[Row], whole: Row) -> None:
    counts = [row["value_number"] for row in same]
    total = whole["value_number"]
    if whole["unit"] not in _COUNTED or total is None or any(count is None for count in counts):
        return
    for row, count in zip(same, counts, strict=True):
        row["part_count"], row["whole_count"], row["whole_row"] = float(count), float(total), whole[ROW]
    if all(count <= total for count in counts) and len(counts) > 1:
        same[0]["counts_total"], same[0]["counts_whole"] = float(sum(counts)), float(total)
        same[0]["parts_words"] = _sum_in_words(counts, same)


def _sum_in_words(counts: Sequence[Number], same: list[Row]) -> str:
    return f"{' + '.join(map(str, counts))} = {sum(counts)} in {numbered(same)}"


def add_nested(rows: list[Row], pairs: Iterable[Mapping[str, str]]) -> None:
    """
    Set a count beside the one that it cannot be smaller than, for one area, period and breakdown.

    Args:
        rows: observations with their own helpers.
        pairs: `{"larger": measure, "smaller": measure or measure.numerator, "words": why}` from the suite.
    """
    place = ("measure", "area", "period_start", "period_end", "key_breakdown")
    known: dict[Key, Row] = {}
    for row in rows:
        label = row["period"] if not row["period_start"] else None
        known.setdefault((*(row[name] for name in place), label), row)
    for pair in pairs:
        name, _, part = pair["smaller"].partition(".")
        for row in [row for row in rows if row["measure"] == pair["larger"]]:
            label = row["period"] if not row["period_start"] else None
            other = known.get((name, *(row[column] for column in place[1:]), label))
            larger = row["value_number"]
            if other is None or larger is None:
                continue
            smaller = cells.whole(other[part or "value"])
            if smaller is None and part == "numerator":
                smaller = _least_numerator(other)
            if smaller is None or row["qualifier"] in _FROM or other["qualifier"] in _UP_TO:
                continue
            if smaller < (row.get("smaller_number") or 0):
                continue
            row["larger_number"], row["smaller_number"] = float(larger), smaller
            row["nested_words"] = f"{smaller} (row {shown(other)}): {pair['words']}"


def _least_numerator(row: Row) -> int | None:
    """Return the smallest whole number that gives a share of a known denominator."""
    bottom, printed = cells.whole(row["denominator"]), row["value_number"]
    if not bottom or printed is None or row["unit"] != "percent" or not 0 <= printed <= 100:
        return None
    fits = arithmetic.numerators_that_fit(printed, bottom)
    return fits[0] if fits else None
