"""
The family of a service in open data: a named set of statistical neighbours.

The Youth Justice Board's own families are not public. The default is the Department for Education's set for
children's services, called by its name and never by the Board's; a service can list its own family.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from yjreport.config.catalogue import Area
from yjreport.config.national import codes, load_national
from yjreport.config.schema import Service
from yjreport.open_data.service_observations.tidy_files import read_rows
from yjreport.paths import Project

SETS: dict[str, str] = {
    "dfe-2021": "the Department for Education's set of 2021",
    "dfe-2025": "the Department for Education's set of 2025",
}
"""The sets that serve as a family without being asked for, with their names."""


@dataclass(frozen=True)
class Family:
    """
    Hold the members of a family.

    Args:
        area: the family as a whole.
        members: its members, nearest first, without the service's own authorities.
        meaning: what the family is, for the definitions.
    """

    area: Area
    members: tuple[Area, ...]
    meaning: str


def family_of(project: Project, service: Service, cut_off: date, *, leave: Container[str] = ()) -> Family | None:
    """
    Return the service's own family where its parameters list the members, or its statistical neighbours.

    No set that was released after the cut-off is used; `leave` are the codes of authorities too small for their
    neighbours to say anything of the service.
    """
    own = service.family
    if own and own.members:
        members = tuple(Area(one.key, one.key, one.name, "peer") for one in own.members)
        return Family(Area("family", None, own.name, "family"), members, own.note)
    names = authority_names(project)
    rows = [
        row
        for row in read_rows(project.open / "lookups" / "neighbours.csv")
        if row["set"] in SETS and date.fromisoformat(row["released"]) <= cut_off and row["area"] in codes(service)
    ]
    if not rows:
        return None
    latest = max((row["released"], row["set"]) for row in rows)[1]
    ranked = sorted((row for row in rows if row["set"] == latest), key=lambda row: (int(row["rank"]), row["area"]))
    found = dict.fromkeys(
        row["neighbour"] for row in ranked if row["neighbour"] not in codes(service) and row["area"] not in leave
    )
    members = tuple(Area(code, code, names[code], "peer") for code in found if code in names)
    counted = [authority for authority in service.authorities if authority.code not in leave]
    of = "" if len(counted) == 1 else " of each of its authorities, without themselves"
    return Family(
        Area("neighbours", None, f"its statistical neighbours ({latest.partition('-')[2]} set)", "family"),
        members,
        f"The ten statistical neighbours{of} in {SETS[latest]} for children's services: "
        f"{', '.join(area.name for area in members)}. It is not the Youth Justice Board's family, which is not public.",
    )


def authority_names(project: Project) -> dict[str, str]:
    """Return the name of every authority by its ONS code."""
    return {
        authority.code: authority.name
        for service in load_national(project).services.values()
        for authority in service.authorities
    }
