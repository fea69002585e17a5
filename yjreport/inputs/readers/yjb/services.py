"""The services of the local level open data: one by its many names, and those of a region or a nation."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from yjreport.errors import InputMissing
from yjreport.files.reading import ReaderContext
from yjreport.inputs.readers.common.formats import OpenTablesFormat
from yjreport.inputs.readers.common.places import project_of
from yjreport.open_data.areas.geography import slug_of

_NOTE = re.compile(r"\[\s*notes?\b[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True)
class Services:
    """
    Hold the services that a table may name.

    Args:
        by_name: slug by every name of a service, as `plain_name` gives it.
        own: slug of the service whose file it is.
        groups: the slugs of the services of a region, a nation, or both nations, by the word of the area.
        endings: words at the end of a service's name that say what it is.
    """

    by_name: Mapping[str, str]
    own: str
    groups: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]

    def slug(self, name: str) -> str | None:
        """Return the slug of a service, or None for a name that is not known."""
        return self.by_name.get(plain_name(name, self.endings)) or self.by_name.get(plain_name(name, ()))


def plain_name(name: str, endings: tuple[str, ...]) -> str:
    """Return a service's name as it is compared: without notes, accents, & and what sort of body it is."""
    text = re.sub(r"&|\+", " and ", _NOTE.sub("", name))
    text = " ".join(text.split())
    for ending in endings:
        text = re.sub(rf"\s+{re.escape(ending)}$", "", text, flags=re.IGNORECASE)
    return slug_of(text)


def services_of(context: ReaderContext, known: OpenTablesFormat) -> Services:
    """
    Return the services of England and Wales with their names.

    Raises:
        InputMissing: the lookup of services is not there.
    """
    project = project_of(context)
    path = project.open / "lookups" / "services.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError:
        raise InputMissing(
            f"{project.relative(path)} is missing.",
            details=["the names of services are looked up in it"],
            next_step="restore the file; it comes with the project.",
        ) from None
    service = context.service
    names = {row["slug"]: row["slug"] for row in rows}
    names |= {plain_name(row["service"], ()): row["slug"] for row in rows}
    for slug, others in known.services.items():
        names |= {plain_name(name, known.endings): slug for name in others}
    names |= {plain_name(name, known.endings): service.slug for name in (service.name, service.calls_itself)}
    names[service.slug] = service.slug
    groups: dict[str, set[str]] = {}
    outside: dict[str, set[str]] = {}
    for key, area in context.areas.items():
        national = area.role == "national"
        if not area.code or not (national or (area.role == "region" and key == service.region.key)):
            continue
        for row in rows:
            whole = area.code == "K04000001" or area.name == row["country"] if national else False
            into = groups if whole or row["region_code"] == area.code else outside
            into.setdefault(key, set()).add(row["slug"])
    return Services(
        by_name=names,
        own=service.slug,
        groups={
            key: frozenset(slugs)
            for key, slugs in groups.items()
            # A service that lies in two regions is the figure of neither.
            if service.slug in slugs and not slugs & outside.get(key, set())
        },
        endings=known.endings,
    )
