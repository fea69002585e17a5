"""Make the geography and the lookups of the project from the publishers' lists of areas, services and neighbours."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from yjreport.open_data.areas.geography import ENGLAND, WALES, Authority, Geography, former_codes, slug_of, tidy_name
from yjreport.open_data.tidy_rows.published_tables import Row, read_csv
from yjreport.paths import Project

SERVICES_FILE = "lookups/yjs_lookup_lad_utla_region_pfa.csv"
CODES_FILE = "lookups/drkane_la_all_codes.csv"
AREAS_FILE = "lookups/dfeR_lad_la_region_by_year.csv"
HISTORY_FILE = "lookups/mysociety_uk_local_authorities_current.csv"

SERVICE_COLUMNS = (
    "service", "slug", "authority_code", "authority_name", "authority_slug", "region_code", "country", "police_area",
)  # fmt: skip
FORMER_COLUMNS = ("former", "current", "name")
NEIGHBOUR_COLUMNS = ("set", "released", "area", "rank", "neighbour", "closeness")

READERS_NAMES = {"Leicester City": "Leicester", "Dorset Combined YOS": "Dorset Combined"}
"""Names of services in the lookup that readers say otherwise."""

SHORT_SLUGS = {"Cheshire East, Cheshire West, Halton and Warrington": "cheshire"}
"""Slugs of services whose whole name nobody would type."""

YOUNGEST_LOOKED_FOR = 2016
"""An authority that began before the first year of these data needs no break."""


def load_geography(project: Project) -> Geography:
    """Return the areas that figures may be of, from the published lookups."""
    folder = project.open / "published"
    services = _read(folder, SERVICES_FILE, project, "lad_code", "utla_code", "utla_name", "region_code",
                     "region_name", "yjs_name", "pfa_name")  # fmt: skip
    codes = _read(folder, CODES_FILE, project, "LADCD", "LADNM", "LADCD_ACTIVE", "LADNM_ACTIVE")
    by_year = _read(folder, AREAS_FILE, project, "lad_code", "lad_name", "old_la_code", "new_la_code", "la_name",
                    "last_year")  # fmt: skip
    history = _read(folder, HISTORY_FILE, project, "gss-code", "nice-name", "start-date")
    authorities = {row["utla_code"]: _authority(row) for row in services}
    former = former_codes(codes, by_year, authorities)
    upper = {row["lad_code"]: row["utla_code"] for row in services}
    districts = dict(upper)
    for row in codes:
        if row["LADCD_ACTIVE"] in upper:
            districts[row["LADCD"]] = upper[row["LADCD_ACTIVE"]]
    ended = {
        row["new_la_code"]: row["la_name"]
        for row in by_year
        if row["new_la_code"][:1] in ("E", "W")
        and row["new_la_code"] not in authorities
        and row["new_la_code"] not in former
    }
    return Geography(
        authorities=authorities,
        regions={row["region_code"]: row["region_name"] for row in services if row["region_code"]},
        districts=districts,
        former={code: now for code, now in former.items() if now in authorities},
        ended=ended,
        numbers=_numbers(by_year, former),
        began=_began(history, authorities, set(former.values())),
    )


def _read(folder: Path, file: str, project: Project, *columns: str) -> list[Row]:
    path = folder / file
    return read_csv(path, project.relative(path), columns)


def _authority(row: Row) -> Authority:
    country = WALES if row["utla_code"].startswith("W") else ENGLAND
    name = READERS_NAMES.get(row["yjs_name"], row["yjs_name"])
    police = re.sub(r"^(.*), City of$", r"City of \1", row["pfa_name"]).replace("&", "and")
    region = row["region_code"] or WALES
    return Authority(row["utla_code"], tidy_name(row["utla_name"]), name, region, country, police)


def _numbers(by_year: list[Row], former: dict[str, str]) -> dict[str, str]:
    latest: dict[str, tuple[float, str]] = {}
    for row in by_year:
        if row["old_la_code"].isdigit():
            found = (float(row["last_year"]), former.get(row["new_la_code"], row["new_la_code"]))
            latest[row["old_la_code"]] = max(latest.get(row["old_la_code"], found), found)
    return {number: code for number, (_, code) in sorted(latest.items(), key=lambda item: int(item[0]))}


def _began(history: list[Row], authorities: dict[str, Authority], continued: set[str]) -> dict[str, date]:
    """Return the day on which an authority began, of those that continue no other of the same extent."""
    found = {}
    for row in history:
        code, start = row["gss-code"], row["start-date"]
        if code in authorities and code not in continued and start and int(start[:4]) >= YOUNGEST_LOOKED_FOR:
            found[code] = date.fromisoformat(start)
    return dict(sorted(found.items()))


def service_records(geography: Geography) -> list[list[str]]:
    """Return services.csv: every service with each of its authorities, in order of slug and code."""
    records = []
    for one in geography.authorities.values():
        country = "Wales" if one.country == WALES else "England"
        slug = SHORT_SLUGS.get(one.service, slug_of(one.service))
        region = one.region
        records.append([one.service, slug, one.code, one.name, one.slug, region, country, one.police_area])
    return sorted(records, key=lambda record: (record[1], record[2]))


def former_records(geography: Geography) -> list[list[str]]:
    """Return former_codes.csv."""
    return [[code, now, geography.name(now)] for code, now in geography.former.items()]
