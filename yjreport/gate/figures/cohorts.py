"""Helper columns on how much a figure can bear: a small cohort, an unfinished follow-up, a figure's age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from yjreport.gate.figures.readings import Observed, Reading, listed, months_between
from yjreport.gate.reading.rows import Key
from yjreport.statistics.intervals import poisson, wilson

HELPERS: dict[str, type] = {
    "small_words": str, "small_least": float, "small_step": str,
    "cohort_months": float, "tracker_months": float, "release_words": str,
    "age_months": float, "age_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_VOLATILE = r"volatil|small (?:number|cohort|count|group)|\bfew\b|interval|fluctuat|by chance|swing"
_OLD = r"months old|latest (?:available|published)|time lag|reporting lag"


def add(observed: Observed) -> None:
    """
    Set the helpers of small cohorts, of cohorts whose follow-up has not passed, and of old figures.

    The suite names `small` (the least cohort of a share, the least events of a rate over a population, the least
    count at either end of a change) and `trackers` (measures of a live tracker).
    """
    small = observed.settings.get("small", {})
    _add_small(observed.items, small)
    _add_small_changes(observed.items, small.get("change", 0))
    trackers = set(observed.settings.get("trackers", ()))
    for item in observed.items:
        _add_follow_up(item, trackers)
    _add_ages(observed.items, observed.context.report.cut_off)


def _add_small(items: Sequence[Reading], small: Mapping[str, int]) -> None:
    """Set once for a measure and area, on the first of its small rows, what an interval makes of them."""
    found: dict[Key, list[Reading]] = {}
    for item in items:
        if not item.counts or not item.terms.sensitive or item.notes(_VOLATILE):
            continue
        top, bottom = item.counts
        share = item.row["unit"] == "percent" and item.terms.interval == "wilson"
        rate = item.row["unit"].startswith("per_") and item.own
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
        for days in item.ends:
            level = levels.get((item.row["measure"].removesuffix("_change"), *item.key[1:], days))
            if level and (count := _count(level)) is not None:
                known.append((count, level))
        if known and min(count for count, _ in known) < least:
            item.row["small_words"] = "a change in per cent of " + " and ".join(
                f"{count} ({level.place})" for count, level in known
            )
            item.row["small_least"] = least
            item.row["small_step"] = "give the two counts"


def _count(item: Reading) -> int | None:
    return item.counts[0] if item.counts else item.whole if item.row["unit"] == "count" else None


def _add_follow_up(item: Reading, trackers: set[str]) -> None:
    """Set how many months of follow-up a cohort had when its source was released, where no mark says it is short."""
    tracked = item.row["measure"] in trackers
    if not (item.terms.cohort or tracked) or item.terms.kind != "level" or item.value is None:
        return
    if not item.span or not item.released or item.marks & {"p", "e"}:
        return
    item.row["tracker_months" if tracked else "cohort_months"] = months_between(item.span[1], item.released)
    item.row["release_words"] = f"{item.row['source']} was released on {item.released}"


def _add_ages(items: Sequence[Reading], cut_off: date | None) -> None:
    """Set the age of the latest figure of each measure, of the service's own where it has one."""
    latest: dict[str, tuple[bool, date, Reading]] = {}
    for item in items:
        if item.span and item.value is not None:
            held = latest.get(item.row["measure"])
            if held is None or (item.own, item.span[1]) > held[:2]:
                latest[item.row["measure"]] = (item.own, item.span[1], item)
    for _, end, item in latest.values():
        published = cut_off or item.released
        if not published or item.notes(_OLD):
            continue
        item.row["age_months"] = months_between(end, published)
        known = [(item.released, f"the release of {item.row['source']}"), (cut_off, "the report's cut-off")]
        item.row["age_words"] = " and ".join(
            f"{months_between(end, day)} months before {words}" for day, words in known if day
        )
