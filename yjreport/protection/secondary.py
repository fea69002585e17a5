"""
Secondary suppression, the simple kind: no withheld count may be found by taking its neighbours from their total.

Where the categories of one breakdown, or the authorities of a joint service, add up to something that is printed
(or that their own denominators give away), one withheld count follows from the others. So at least two are
withheld in every such group: the smallest of the rest goes with the one. It is repeated until nothing changes,
because a count stands in several groups. A total of nights, pounds or offences goes with the count of the children
behind it, where the catalogue names that. Disclosure between different tables and editions is not searched for.
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
    return _with_those_behind(items, catalogue)


def _with_those_behind(items: Iterable[Observation], catalogue: Catalogue) -> tuple[Observation, ...]:
    """Withhold the totals whose children are too few to be counted."""
    held = list(items)
    hidden = {(item.measure, item.area.key, item.period, item.breakdown) for item in held if "c" in item.marks}

    def behind(item: Observation) -> tuple:
        return (catalogue.measures[item.measure].behind, item.area.key, item.period, item.breakdown)

    return tuple(withheld(item) if behind(item) in hidden else item for item in held)


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
