"""
Secondary suppression: no withheld count may be found, or nearly found, by taking its neighbours from their total.

Where counts add up to something that is printed (or that their own denominators give away), the withheld ones among
them add up to what is left, and each lies between its least and what the least of the others leave of that. Zeros are
printed, so a withheld count is at least 1, unless a zero is withheld with it. So in every such group one more count is
withheld, the smallest first, until at least two are and each could be any of at least as many numbers as the threshold
and one more; or until the whole group is withheld. It is repeated until nothing changes, because a count stands in
several groups:

- the categories of one breakdown, where each thing counted is in one of them;
- the authorities of a joint service, and the quarters of one year;
- the measures that add up to one whole, where the catalogue names it (`adds_to`).

A share counts with its numerator; its denominator is taken to be known, since another measure may print it, so that it
cannot exceed it. Three more things go together: a total with a part of it, so that the parts do not give the total;
a figure that is printed twice, as the whole and as one of its statuses or moments; and a total of nights, pounds or
offences with the count of the children behind it, where the catalogue names that. What several groups give away
together, and different tables, sources and editions, is not searched for.
(GSS guidance on disclosure control for tables produced from administrative sources.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import inf

from yjreport.config.catalogue import Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Disclosure
from yjreport.figures.observations import Breakdown, Key, Observation
from yjreport.protection.primary import protect, withheld

AREA = "area"
"""The group of a joint service's authorities, beside the groups of each breakdown's categories."""

OVERLAPPING = frozenset({"stage", "moment", "months", "service", "source", "figure"})
"""Dimensions in several categories of which the same child or order can be, so that they add up to nothing."""

REPEATED = ("status", "moment")
"""Dimensions of which one category can be the whole once more: suitable accommodation, and the end of the order."""

QUARTER_DAYS = 92
"""The days of the longest quarter."""

ADDITIVE = ("count", "nights", "gbp")
"""Units whose values add up as they stand; a share or a rate adds up by its numerator only."""

GroupKey = tuple[object, ...]
"""What the figures of a group have in common."""


@dataclass(frozen=True)
class Group:
    """Hold the places of figures that add up, and the place of their total where that is among the figures."""

    places: tuple[int, ...]
    total: int | None


def protect_groups(
    observations: Iterable[Observation], catalogue: Catalogue, policy: Disclosure, edition: str
) -> tuple[Observation, ...]:
    """
    Return the observations that an edition may print, with every count withheld that would give away a small one.

    It needs the counts as they are, so it withholds the small ones (`protect`) itself. The board's edition, and
    figures that the service has decided count as published already, pass unchanged.
    """
    items = tuple(observations)
    if edition == "board" or policy.policy == "already-published":
        return items
    kept = protect(items, catalogue, policy, edition)
    hidden = {place for place, item in enumerate(kept) if "c" in item.marks}
    index = {item.key: place for place, item in enumerate(items)}
    groups = _groups_of(items, index, catalogue)
    bound = [*_repeated(items, index), *_behind(items, index, catalogue)]
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for group in groups:
            _hide_more(items, group, hidden, policy.threshold)
        for first, second in bound:
            if first in hidden:
                hidden.add(second)
    return tuple(
        withheld(item) if place in hidden and "c" not in item.marks else item for place, item in enumerate(kept)
    )


def _hide_more(items: Sequence[Observation], group: Group, hidden: set[int], threshold: int) -> None:
    """Withhold the smallest of a group until none of those withheld can be told to within the threshold."""
    rest = [place for place in group.places if place not in hidden and not items[place].withheld]
    rest.sort(key=lambda place: _size(items[place]))
    for smallest in rest:
        gone = [place for place in group.places if place in hidden]
        if not gone and group.total not in hidden:
            return
        if len(gone) > 1 and _wide([items[place] for place in gone], threshold):
            return
        hidden.add(smallest)


def _wide(gone: Sequence[Observation], threshold: int) -> bool:
    """
    Tell whether each count withheld could be any number of a range as wide as the threshold.

    One that has no such range by its own denominator needs only the range that the denominator leaves. One whose count
    is not known is left out, as if it were known to the reader.
    """
    known = [(count, _remainder(item)) for item in gone if (count := _count(item)) is not None]
    low = 0 if any(count == 0 for count, _ in known) else 1
    spare = 0 if any(remainder == 0 for _, remainder in known) else 1
    left = sum(count for count, _ in known)
    highs = [count + remainder - spare for count, remainder in known]
    for place, high in enumerate(highs):
        others = highs[:place] + highs[place + 1 :]
        least, most = max(low, left - sum(others)), min(high, left - low * len(others))
        if most - least < min(threshold, high - low):
            return False
    return True


def _count(item: Observation) -> int | None:
    """Return what adds up of an observation, or None where that is not known."""
    if item.numerator is not None:
        return item.numerator
    return int(item.value) if item.unit in ADDITIVE and item.value is not None else None


def _remainder(item: Observation) -> float:
    """Return by how much the count of a share could be higher; for others there is no limit."""
    if item.unit != "percent" or item.numerator is None or item.denominator is None:
        return inf
    return item.denominator - item.numerator


def _size(item: Observation) -> tuple[int, int, tuple[Breakdown, str, str, str]]:
    """Return a sort key: the smallest count above zero first, then by name, so that the choice is always the same."""
    count = _count(item)
    order = 1 if count is None else 2 * (count == 0)
    return (order, count or 0, (item.breakdown, item.area.key, item.period.slug, item.measure))


def _groups_of(items: Sequence[Observation], index: Mapping[Key, int], catalogue: Catalogue) -> list[Group]:
    """Return every group of figures that add up, in the order of the figures."""
    found: dict[GroupKey, tuple[Key | None, list[int]]] = {}
    for place, item in enumerate(items):
        measure = catalogue.measures[item.measure]
        if measure.sensitive or measure.behind:
            for key, total in _groups(item, measure):
                found.setdefault(key, (total, []))[1].append(place)
    groups = [Group(tuple(places), index.get(total) if total else None) for total, places in found.values()]
    return [group for group in groups if len(group.places) > 1 or group.total is not None]


def _groups(item: Observation, measure: Measure) -> Iterator[tuple[GroupKey, Key | None]]:
    """Yield the keys of the groups in which an observation is one of several that add up, each with its total's."""
    for dimension, _ in item.breakdown:
        if dimension not in OVERLAPPING:
            others = _without(item.breakdown, dimension)
            yield (item.measure, item.period, item.area.key, others, dimension), (*item.key[:3], others)
    if item.area.role == "member":
        yield (item.measure, item.period, AREA, item.breakdown), (item.measure, "local", item.period, item.breakdown)
    if measure.adds_to:
        yield (measure.adds_to, item.period, item.area.key, item.breakdown, "adds to"), None
    first = item.period.start
    if first is not None and (item.period.days or inf) <= QUARTER_DAYS:
        year = first.year - (first.month < 4)
        yield (item.measure, year, item.area.key, item.breakdown, "quarters"), None


def _repeated(items: Sequence[Observation], index: Mapping[Key, int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places at which the same figure stands twice, either way round."""
    for place, item in enumerate(items):
        for dimension in REPEATED:
            whole = index.get((*item.key[:3], _without(item.breakdown, dimension)))
            if whole is not None and whole != place and _figure(items[whole]) == _figure(item):
                yield place, whole
                yield whole, place


def _behind(items: Sequence[Observation], index: Mapping[Key, int], catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    """Yield the places of a count of children and of a total of what they did or had, or cost."""
    for place, item in enumerate(items):
        behind = catalogue.measures[item.measure].behind
        children = index.get((behind, *item.key[1:])) if behind else None
        if children is not None:
            yield children, place


def _figure(item: Observation) -> tuple[int | None, int | None, Decimal | None]:
    return (item.numerator, item.denominator, item.value)


def _without(breakdown: Breakdown, dimension: str) -> Breakdown:
    return tuple(pair for pair in breakdown if pair[0] != dimension)
