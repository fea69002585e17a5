"""
Secondary suppression, the simple kind: no withheld count may be found by taking its neighbours from their total.

Where the categories of one breakdown, or the authorities of a joint service, add up to something that is printed
(or that their own denominators give away), one withheld count follows from the others. So at least two are
withheld in every such group: the smallest of the rest goes with the one. It is repeated until nothing changes,
because a count stands in several groups. Disclosure between different tables and editions is not searched for.
(GSS guidance on disclosure control for tables produced from administrative sources.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.protection.primary import withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yjreport.config.catalogue import Catalogue
    from yjreport.observations import Observation

AREA = "area"
"""The group of a joint service's authorities, beside the groups of each breakdown's categories."""


def protect_groups(observations: Iterable[Observation], catalogue: Catalogue) -> tuple[Observation, ...]:
    """Return the observations with a second count withheld in every group where one alone is."""
    items = list(observations)
    groups: dict[tuple, list[int]] = {}
    for place, item in enumerate(items):
        if catalogue.measures[item.measure].sensitive:
            for key in _groups(item):
                groups.setdefault(key, []).append(place)
    groups = {key: places for key, places in groups.items() if len(places) > 1}
    changed = True
    while changed:
        changed = False
        for places in groups.values():
            hidden = [place for place in places if "c" in items[place].marks]
            rest = [place for place in places if not items[place].withheld]
            if len(hidden) == 1 and rest:
                second = min(rest, key=lambda place: _size(items[place]))
                items[second] = withheld(items[second])
                changed = True
    return tuple(items)


def _groups(item: Observation) -> Iterator[tuple]:
    """Yield the groups in which an observation is one of several that add up."""
    for dimension, _ in item.breakdown:
        others = tuple(pair for pair in item.breakdown if pair[0] != dimension)
        yield (item.measure, item.period, item.area.key, others, dimension)
    if item.area.role == "member":
        yield (item.measure, item.period, AREA, item.breakdown, AREA)


def _size(item: Observation) -> tuple[bool, int, tuple]:
    """Return a sort key: the smallest count above zero first, then by name, so that the choice is always the same."""
    count = item.numerator if item.numerator is not None else int(item.value or 0)
    return (count == 0, count, (item.breakdown, item.area.key))
