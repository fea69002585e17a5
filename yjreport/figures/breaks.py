"""Breaks in a series: where the wording of its measure changed, figures on either side are not alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from yjreport.config.catalogue import Catalogue
from yjreport.config.versions import crosses_versions
from yjreport.figures.observations import Breakdown, Observation, with_marks
from yjreport.figures.results import Result


def mark_breaks(observations: Iterable[Observation], catalogue: Catalogue) -> tuple[Observation, ...]:
    """
    Return published observations, the first of each line after a change of wording marked [b].

    Not for figures that one counting rule has made of case-level data: they have one wording throughout.
    """
    items = list(observations)
    lines: dict[tuple[str, str, Breakdown], list[int]] = {}
    for place, item in enumerate(items):
        if catalogue.measures[item.measure].versions and item.period.known:
            lines.setdefault((item.measure, item.area.key, item.breakdown), []).append(place)
    for (measure, *_), places in lines.items():
        for before, after in pairwise(sorted(places, key=lambda place: items[place].period.order())):
            first, last = items[before].period.start, items[after].period.start
            if first and last and crosses_versions(catalogue.measures[measure], first, last):
                items[after] = replace(items[after], marks=with_marks(items[after].marks, "b"))
    return tuple(items)


def since_break(results: Sequence[Result], latest: Result) -> list[Result]:
    """Return the results that no break [b] separates from the latest one."""
    breaks = [
        item.period.order() for item in results if "b" in item.marks and item.period.order() <= latest.period.order()
    ]
    return [item for item in results if not breaks or item.period.order() >= max(breaks)]
