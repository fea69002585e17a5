"""Helper columns on how much a figure can bear: a small cohort, an unfinished follow-up, a figure's age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yjreport.gate.figures.readings import Reading, listed, months_between
from yjreport.gate.reading import cells
from yjreport.gate.vocabulary.context import GateContext
from yjreport.statistics.intervals import poisson, wilson

HELPERS: dict[str, type] = {
    "small_words": str, "small_least": float, "small_step": str,
    "cohort_months": float, "tracker_months": float, "release_words": str,
    "age_months": float, "age_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_OWN = ("local", "member")
_VOLATILE = r"volatil|small (?:number|cohort|count|group)|\bfew\b|interval|fluctuat|by chance|swing"
_OLD = r"months old|latest (?:available|published)|time lag|reporting lag"


def add_cohorts(items: Sequence[Reading], context: GateContext, settings: Mapping[str, Any]) -> None:
    """
    Set the helpers of small cohorts, of cohorts whose follow-up has not passed, and of old figures.

    Args:
        items: the rows that can be read.
        context: the areas, the sources' days of release and the report's cut-off.
        settings: of the suite: `small` (the least cohort of a share, the least events of a rate over a population,
            the least count at either end of a change) and `trackers` (measures of a live tracker).
    """
    small = settings.get("small", {})
    _add_small(items, context, small)
    _add_small_changes(items, small.get("change", 0))
    trackers = set(settings.get("trackers", ()))
    for item in items:
        _add_follow_up(item, context, trackers)
    _add_ages(items, context)


def _add_small(items: Sequence[Reading], context: GateContext, small: Mapping[str, int]) -> None:
    """Set once for a measure and area, on the first of its small rows, what an interval makes of them."""
    found: dict[tuple, list[Reading]] = {}
    for item in items:
        if not item.counts or not item.terms.sensitive or item.notes(_VOLATILE):
            continue
        top, bottom = item.counts
        share = item.row["unit"] == "percent" and item.terms.interval == "wilson"
        rate = item.row["unit"].startswith("per_") and _own(item, context)
        if (share and bottom < small.get("share", 0)) or (rate and top < small.get("events", 0)):
            found.setdefault(item.key[:2], []).append(item)
    for same in found.values():
        row, share = same[0].row, same[0].row["unit"] == "percent"
        row["small_words"] = listed([_interval(item) for item in same])
        row["small_least"] = small["share" if share else "events"]
        top, bottom = same[0].counts or (0, 1)
        one = float(_round(100 / bottom if share else same[0].multiplier / bottom))
        unit = "percentage points" if share else row["unit"].replace("_", " ")
        row["small_step"] = f"one {'child' if share else 'event'} more or fewer moves it by {one:g} {unit}"


def _own(item: Reading, context: GateContext) -> bool:
    area = item.row["area"]
    return area == "local" or (area in context.areas and context.areas[area].role in _OWN)


def _interval(item: Reading) -> str:
    assert item.counts
    top, bottom = item.counts
    if item.row["unit"] == "percent":
        interval = wilson(top, bottom).scaled(100)
        figure = f"{top} of {bottom}"
    else:
        interval = poisson(top).scaled(item.multiplier / bottom)
        figure = f"{top} events"
    return f"{figure} in {item.place}: {_round(interval.low)} to {_round(interval.high)} ({interval.method})"


def _round(value: float) -> str:
    return f"{value:.1f}" if value >= 1 or value == 0 else f"{value:.2g}"


def _add_small_changes(items: Sequence[Reading], least: int) -> None:
    """Set on a change in per cent that it is between small counts, where the file has them."""
    levels = {(*item.key, item.when): item for item in items if item.terms.kind == "level" and item.when}
    for item in items:
        if item.terms.kind != "change" or item.row["unit"] != "percent" or item.notes(_VOLATILE):
            continue
        known = []
        for days in ends_of(item):
            level = levels.get((item.row["measure"].removesuffix("_change"), *item.key[1:], days))
            if level and (count := _count(level)) is not None:
                known.append((count, level))
        if known and min(count for count, _ in known) < least:
            item.row["small_words"] = "a change in per cent of " + " and ".join(
                f"{count} ({level.place})" for count, level in known
            )
            item.row["small_least"] = least
            item.row["small_step"] = "give the two counts"


def ends_of(item: Reading) -> list[tuple]:
    """Return the two periods that a change is between, as levels name theirs; those that are not known are left out."""
    start, end = cells.day(item.row["base_start"]), cells.day(item.row["base_end"])
    label = (item.row["base_period"] or "").casefold()
    base = (start, end) if start and end else (label,) if label and not label.startswith("not stated") else None
    return [days for days in (base, item.when) if days]


def _count(item: Reading) -> int | None:
    if item.counts:
        return item.counts[0]
    value = item.value
    return int(value) if value is not None and item.row["unit"] == "count" and value.denominator == 1 else None


def _add_follow_up(item: Reading, context: GateContext, trackers: set[str]) -> None:
    """Set how many months of follow-up a cohort had when its source was released, where no mark says it is short."""
    source = context.sources.get(item.row["source"] or "")
    tracked = item.row["measure"] in trackers
    if not (item.terms.cohort or tracked) or item.terms.kind != "level" or item.value is None:
        return
    if not item.span or not source or not source.released or item.marks & {"p", "e"}:
        return
    item.row["tracker_months" if tracked else "cohort_months"] = months_between(item.span[1], source.released)
    item.row["release_words"] = f"{item.row['source']} was released on {source.released}"


def _add_ages(items: Sequence[Reading], context: GateContext) -> None:
    """Set the age of the latest figure of each measure, of the service's own where it has one."""
    latest: dict[str, Reading] = {}
    for item in items:
        if item.span and item.value is not None:
            held = latest.get(item.row["measure"])
            if held is None or _rank(item, context) > _rank(held, context):
                latest[item.row["measure"]] = item
    for item in latest.values():
        source = context.sources.get(item.row["source"] or "")
        released = source.released if source else None
        published = context.report.cut_off or released
        if not item.span or not published or item.notes(_OLD):
            continue
        item.row["age_months"] = months_between(item.span[1], published)
        known = [(released, f"the release of {item.row['source']}"), (context.report.cut_off, "the report's cut-off")]
        item.row["age_words"] = " and ".join(
            f"{months_between(item.span[1], day)} months before {words}" for day, words in known if day
        )


def _rank(item: Reading, context: GateContext) -> tuple:
    return (_own(item, context), item.span[1] if item.span else None)
