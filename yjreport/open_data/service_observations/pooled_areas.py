"""A region's or a country's value pooled from its authorities, where none that they bear out is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from yjreport.config.catalogue import Area, load_catalogue
from yjreport.config.national import load_national
from yjreport.figures.observations import Observation
from yjreport.open_data.areas.geography import ENGLAND, WALES
from yjreport.open_data.service_observations.sums import enough, pooled_note, summed, sums_of
from yjreport.open_data.service_observations.tidy_files import FigureKey, OpenRow, rows_of
from yjreport.paths import Project


def pooled_area(project: Project, released: Mapping[str, date], area: Area, like: OpenRow) -> Observation | None:
    """Return a region's or a country's value pooled from its authorities, where none that holds is published."""
    names = authorities_in(project, area.code or "")
    found = _national(project, tuple(sorted(released.items())), like.measure).get(like.key, {})
    rows = [found[code] for code in names if code in found and found[code].there]
    hidden = any("c" in found[code].marks for code in names if code in found)
    sums = None if hidden else sums_of(rows)
    if sums is None or not enough(len(rows), len(names)):
        return None
    missing = [name for code, name in names.items() if code not in found or not found[code].there]
    named = replace(area, name=f"{area.name} (pooled from {len(rows)} authorities)")
    return summed(rows, named, sums, pooled_note(len(rows), missing))


@lru_cache(maxsize=64)
def _national(
    project: Project, released: tuple[tuple[str, date], ...], measure: str
) -> dict[FigureKey, dict[str, OpenRow]]:
    found: dict[FigureKey, dict[str, OpenRow]] = {}
    for row in rows_of(project, dict(released), measures=[measure]):
        found.setdefault(row.key, {})[row.area] = row
    return found


@lru_cache(maxsize=32)
def authorities_in(project: Project, code: str) -> dict[str, str]:
    """Return the authorities of a region or a country by code."""
    national = load_national(project)
    areas = {key: value for value, key in _region_keys(project).items()}
    return {
        authority.code: authority.name
        for service in national.services.values()
        for authority in service.authorities
        if authority.code[0] == code[0] and (code in (ENGLAND, WALES) or areas.get(service.region.key) == code)
    }


@lru_cache(maxsize=2)
def _region_keys(project: Project) -> dict[str, str]:
    return {area.code: key for key, area in load_catalogue(project).areas.items() if area.code}
