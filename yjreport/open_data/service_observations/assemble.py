"""
Put the open observations of one service together: its own, its authorities', its family's, region's and country's.

A joint service sums counts and populations; without counts its authorities are shown and nothing is added up.
Where a region or a country has no published value that its members bear out, one is pooled from them (sum over
sum) and named so. Nothing is used that was released after the cut-off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Service, Source
from yjreport.figures.observations import Breakdown, Observation, with_marks
from yjreport.formats import DECIMALS, listing
from yjreport.open_data.areas.geography import WALES
from yjreport.open_data.service_observations.family import Family, family_of
from yjreport.open_data.service_observations.pooled_areas import pooled_area
from yjreport.open_data.service_observations.sums import (
    as_printed,
    enough,
    observation_of,
    pooled_note,
    summed,
    sums_of,
)
from yjreport.open_data.service_observations.tidy_files import FigureKey, OpenRow, refusals, rows_of
from yjreport.open_data.tidy_rows.rows import WHOLE_SERVICE, Refusal
from yjreport.paths import Project

NEGLIGIBLE = 0.02
"""
An authority with less than this share of a joint service's children may be missing from its sums, with a note.

Sources print nothing for the Isles of Scilly or the City of London, with a few hundred children at most.
"""


@dataclass(frozen=True)
class OpenData:
    """
    Hold what open data say of one service by the cut-off.

    Args:
        observations: its own, its members', its family's and each peer's, its region's and its country's.
        family: the family and its members, or None.
        refused: published comparators that their own members contradict.
    """

    observations: tuple[Observation, ...]
    family: Family | None
    refused: tuple[Refusal, ...]


@dataclass(frozen=True)
class _Place:
    """
    Hold where a service is: its own areas and those that it is compared with.

    `small` says of each authority with next to none of its children how small it is.
    """

    local: Area
    members: tuple[Area, ...]
    small: dict[str, str]
    family: Family | None
    region: Area | None
    nation: Area


def open_observations(
    project: Project, service: Service, catalogue: Catalogue, sources: Mapping[str, Source], cut_off: date
) -> OpenData:
    """Return what the open sources that were released by the cut-off say of a service."""
    released = {
        source.id: source.released
        for source in sources.values()
        if source.kind == "open" and source.released <= cut_off
    }
    if service.synthetic or not released:
        return OpenData((), None, ())
    left = frozenset(source.id for source in sources.values() if source.basis_left)
    place = _place(project, service, catalogue, cut_off, released)
    wanted = [place.nation.code, place.region.code if place.region else None]
    wanted += [area.code for area in (*place.members, *(place.family.members if place.family else ()))]
    rows = rows_of(project, released, left=left, areas=[code for code in wanted if code])
    grouped: dict[FigureKey, dict[str, OpenRow]] = {}
    for row in rows:
        if row.measure in catalogue.measures:
            grouped.setdefault(row.key, {})[row.area] = row
    found = [
        item
        for key, group in grouped.items()
        for item in _observations(group, place, catalogue.measures[key[0]], project, released)
    ]
    found = _peers_of_latest_only(found)
    dated = [
        replace(item, released=released[item.source], places=_places(catalogue.measures[item.measure]))
        for item in found
    ]
    return OpenData(tuple(dated), place.family, _refused(project, place, released, dated))


def _places(measure: Measure) -> int:
    """Return how many decimals a published figure is printed to: sources carry more than their figures bear."""
    return measure.decimals if measure.decimals is not None else DECIMALS.get(measure.unit, 0)


def _place(
    project: Project, service: Service, catalogue: Catalogue, cut_off: date, released: Mapping[str, date]
) -> _Place:
    code = service.authorities[0].code if len(service.authorities) == 1 else None
    region = catalogue.areas[service.region.key]
    nation = catalogue.areas["wales" if region.code == WALES else "england"]
    small = _small(project, service, released)
    return _Place(
        local=Area("local", code, service.name, "local"),
        members=tuple(Area(one.code, one.code, one.name, "member") for one in service.authorities),
        small=small,
        family=family_of(project, service, cut_off, leave=small),
        region=None if region.code == nation.code else region,
        nation=nation,
    )


def _small(project: Project, service: Service, released: Mapping[str, date]) -> dict[str, str]:
    """Return the authorities that hold next to none of the service's children, with the words that say so."""
    if len(service.authorities) == 1:
        return {}
    names = {authority.code: authority.name for authority in service.authorities}
    rows = rows_of(project, released, areas=names, measures=["population_10_17"])
    latest: dict[str, OpenRow] = {}
    for row in rows:
        if row.value is not None and (row.area not in latest or row.period.order() > latest[row.area].period.order()):
            latest[row.area] = row
    if len(latest) < len(names):
        return {}
    total = sum(row.value or 0 for row in latest.values())
    return {
        code: f"{names[code]}, where {int(row.value or 0):,} of the {int(total):,} children aged 10 to 17 live"
        for code, row in latest.items()
        if total and float((row.value or 0) / total) < NEGLIGIBLE
    }


def _observations(
    group: Mapping[str, OpenRow], place: _Place, measure: Measure, project: Project, released: Mapping[str, date]
) -> Iterator[Observation]:
    """Return the observations of one measure, period and breakdown, the service's own first."""
    own = [(area, group.get(area.code or "")) for area in place.members]
    if not any(row for _, row in own):
        return
    yield from _local(own, place)
    if place.family:
        yield from _family(group, place.family)
    for area in filter(None, (place.region, place.nation)):
        row = group.get(area.code or "")
        if row and row.there:
            yield as_printed(row, area)
        elif row is None and measure.numerator and any(one and one.numerator is not None for _, one in own):
            pooled = pooled_area(project, released, area, next(one for _, one in own if one))
            if pooled:
                yield pooled


def _local(own: Sequence[tuple[Area, OpenRow | None]], place: _Place) -> Iterator[Observation]:
    rows = [row for _, row in own if row]
    if len(own) == 1:
        yield as_printed(rows[0], place.local)
        return
    if all(row.note.startswith(WHOLE_SERVICE) for row in rows) and len({row.value for row in rows}) == 1:
        note = rows[0].note.removeprefix(WHOLE_SERVICE).strip()
        yield replace(as_printed(rows[0], place.local), note=f"{note[:1].upper()}{note[1:]}")
        return
    yield _total(own, place)
    for area, row in own:
        if row:
            yield as_printed(row, area)


def _total(own: Sequence[tuple[Area, OpenRow | None]], place: _Place) -> Observation:
    """Return the sum over the authorities of a joint service, or [x] with the reason."""
    first = next(row for _, row in own if row)
    held = [row for _, row in own if row and row.there]
    lacking = [area for area, row in own if row is None or not row.there]
    missing = [area.name for area in lacking if area.code not in place.small]
    hidden = [area.name for area, row in own if row and "c" in row.marks and area.code not in place.small]
    if hidden:
        note = f"Not added up: the source withholds the figure for {listing(hidden)} because it is small."
        return observation_of(first, place.local, marks=("c",), note=note)
    if missing or not held:
        note = f"Not added up: there is no figure for {listing(missing or [area.name for area in lacking])}."
        return observation_of(first, place.local, marks=("x",), note=note)
    without = "".join(f" There is no figure for {place.small[area.code or '']}." for area in lacking)
    if lacking and len(held) == 1:
        made = as_printed(held[0], place.local)
        return replace(made, marks=with_marks(made.marks, "e"), note=" ".join(filter(None, (made.note, without[1:]))))
    sums = sums_of(held)
    large = [(area, row) for area, row in own if row and row.there and area.code not in place.small]
    if sums is None and len(large) == 1 and place.small:
        # A rate without its counts, of an authority with all but a few of the children.
        area, row = large[0]
        made = as_printed(row, place.local)
        note = f"The figure for {area.name}. Not in it: {listing(list(place.small.values()))}."
        return replace(made, marks=with_marks(made.marks, "e"), note=" ".join(filter(None, (made.note, note))))
    if sums is None:
        note = "Not added up: the source prints a rate without its counts. Each authority is shown by itself."
        return observation_of(first, place.local, marks=("x",), note=note)
    return summed(held, place.local, sums, f"Sum of {len(held)} authorities.{without}", "e" if lacking else "")


def _family(group: Mapping[str, OpenRow], family: Family) -> Iterator[Observation]:
    found = [(area, group.get(area.code or "")) for area in family.members]
    rows = [row for _, row in found if row and row.there]
    # Without the smallest, which the source withholds, what is left is too high.
    hidden = any(row and "c" in row.marks for _, row in found)
    sums = None if hidden else sums_of(rows)
    if sums and rows[0].unit != "count" and enough(len(rows), len(found)):
        missing = [area.name for area, row in found if row is None or not row.there]
        yield summed(rows, family.area, sums, pooled_note(len(rows), missing))
    for area, row in found:
        if row and row.unit != "count" and (row.there or "c" in row.marks):
            yield as_printed(row, area)


def _peers_of_latest_only(found: Sequence[Observation]) -> list[Observation]:
    """Keep the single members of the family for the latest figure of each measure: a funnel is of one period."""
    latest: dict[tuple[str, Breakdown], tuple[bool, date, date, str]] = {}
    for item in found:
        if item.area.role == "local" and not item.withheld and item.period.known:
            key = (item.measure, item.breakdown)
            latest[key] = max(latest.get(key, item.period.order()), item.period.order())
    return [
        item
        for item in found
        if item.area.role != "peer" or latest.get((item.measure, item.breakdown)) == item.period.order()
    ]


def _refused(
    project: Project, place: _Place, released: Mapping[str, date], used: Iterable[Observation]
) -> tuple[Refusal, ...]:
    areas = {area.code for area in (place.region, place.nation) if area}
    measures = {item.measure for item in used}
    return tuple(
        one for one in refusals(project) if one.area in areas and one.source in released and one.measure in measures
    )
