"""
The services of England and Wales, and the annexes that open data give any of them.

A service that no file in params/services/ names takes its parameters from the national lookup
(data/open/lookups/services.csv); a report that no file in params/reports/ describes takes them from
params/open_reports.yaml. An authority that is part of a joint service has an annex of its own too.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from yjreport.config.schema import Authority, Disclosure, OpenReports, RegionKey, Report, Service
from yjreport.config.yaml_files import load
from yjreport.errors import ParameterFault
from yjreport.paths import Project

COLUMNS = ("service", "slug", "authority_code", "authority_name", "authority_slug", "region_code", "country",
           "police_area")  # fmt: skip
WALES = "W92000004"


@dataclass(frozen=True)
class National:
    """
    Hold the lookup of services.

    Args:
        services: every service by its slug.
        parts: every authority of a joint service by its own slug, as if it were a service.
        whole: the slug of the joint service, by the slug of the part.
    """

    services: dict[str, Service] = field(default_factory=dict)
    parts: dict[str, Service] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_codes(self) -> dict[frozenset[str], str]:
        """Return the slug of the service that has exactly these authorities."""
        return {codes(service): slug for slug, service in self.services.items()}


def codes(service: Service) -> frozenset[str]:
    """Return the ONS codes of a service's authorities."""
    return frozenset(authority.code for authority in service.authorities)


@lru_cache(maxsize=4)
def load_national(project: Project) -> National:
    """
    Return the services of the national lookup; none where the project has no open data.

    Raises:
        ParameterFault: when the lookup lacks a column.
    """
    path = project.open / "lookups" / "services.csv"
    if not path.exists():
        return National()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lacking = [column for column in COLUMNS if rows and column not in rows[0]]
    if lacking or not rows:
        raise ParameterFault(
            f"The lookup of services {project.relative(path)} lacks {', '.join(lacking) or 'every row'}.",
            details=[f"expected the columns {', '.join(COLUMNS)}"],
            next_step="run `make import`, which writes it again.",
        )
    regions = _regions(project)
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["slug"], []).append(row)
    services = {slug: _service(slug, group[0]["service"], group, regions) for slug, group in grouped.items()}
    parts, whole = {}, {}
    for slug, group in grouped.items():
        for row in group:
            own = row["authority_slug"]
            if len(group) > 1 and own not in services:
                parts[own] = _service(own, row["authority_name"], [row], regions)
                whole[own] = slug
    return National(services, parts, whole)


def _regions(project: Project) -> dict[str, str]:
    with (project.params / "areas.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["key"] for row in csv.DictReader(file) if row["code"]}


def _service(slug: str, name: str, rows: list[dict[str, str]], regions: dict[str, str]) -> Service:
    first = rows[0]
    region = regions.get(first["region_code"] or WALES) or regions[WALES]
    areas = dict.fromkeys(row["police_area"] for row in rows if row["police_area"])
    return Service(
        slug=slug,
        name=name,
        calls_itself=name if name.endswith(("YOS", "YOT", "YJS")) else f"{name} Youth Justice Service",
        short_name=name,
        authorities=tuple(Authority(code=row["authority_code"], name=row["authority_name"]) for row in rows),
        region=RegionKey(key=region),
        police_area=" and ".join(areas),
    )


@lru_cache(maxsize=4)
def open_reports(project: Project) -> OpenReports | None:
    """Return the years that open data can report, or None where the project has no open data."""
    path = project.params / "open_reports.yaml"
    if not path.exists() or not load_national(project).services:
        return None
    return load(path, OpenReports, project)


def open_years(project: Project) -> list[str]:
    """Return the years that open data can report, earliest first."""
    found = open_reports(project)
    return sorted(entry.year for entry in found.years) if found else []


def open_report(project: Project, service: Service, year: str) -> Report:
    """Return the parameters of an annex from open data alone."""
    found = open_reports(project)
    assert found is not None
    entry = next(entry for entry in found.years if entry.year == year)
    return Report(
        service=service.slug,
        year=year,
        title=f"{service.name} {year}: youth justice performance annex from open national data",
        status="draft",
        status_note=" ".join(filter(None, (_part_note(project, service), found.status_note))),
        cut_off=entry.cut_off,
        board=f"Management board of {service.calls_itself}",
        measure_set=entry.measure_set,
        measure_set_note=found.measure_set_note_wales if welsh(service) else found.measure_set_note,
        disclosure=Disclosure(**found.disclosure.model_dump()),
    )


def welsh(service: Service) -> bool:
    """Tell whether all of a service's authorities are in Wales."""
    return all(authority.code.startswith("W") for authority in service.authorities)


def _part_note(project: Project, service: Service) -> str:
    national = load_national(project)
    if service.slug not in national.whole or service.slug in national.services:
        return ""
    whole = national.services[national.whole[service.slug]]
    return f"{service.name} is served by {whole.calls_itself}; this annex shows {service.name} alone."
