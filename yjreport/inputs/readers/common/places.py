"""The areas of one service in publishers' tables: by ONS code, former codes too, and the words that rows use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from yjreport.files.reading import ReaderContext
from yjreport.open_data.areas.geography import ENGLAND, WALES, Geography
from yjreport.open_data.areas.lookups import load_geography
from yjreport.paths import Project


@dataclass(frozen=True)
class Places:
    """
    Hold the areas that a service's files may speak of.

    Args:
        geography: every area, with former codes, districts and the Department's numbers.
        words: the word of the `area` column by current code: local, an authority's code, keys of the region, of its
            nations, and of members of its family.
        members: the codes of the service's authorities.
    """

    geography: Geography
    words: Mapping[str, str]
    members: tuple[str, ...]

    @property
    def joint(self) -> bool:
        """Tell whether the service has several authorities."""
        return len(self.members) > 1

    def current(self, code: str) -> str:
        """Return the current code of an area."""
        clean = code.strip().upper()
        return self.geography.former.get(clean, clean)

    def word(self, code: str) -> str | None:
        """Return the word of an area that the service's files may speak of, or None."""
        return self.words.get(self.current(code))

    def districts(self, code: str) -> frozenset[str]:
        """Return the codes of today's districts of an authority; nothing where it has none below it."""
        found = {district for district, upper in self.geography.districts.items() if upper == code}
        return frozenset(found - set(self.geography.former) - {code})


def project_of(context: ReaderContext) -> Project:
    """Return the project whose parameters a reader was given."""
    return Project(context.folder.parent.parent)


@lru_cache(maxsize=4)
def _geography(project: Project) -> Geography:
    return load_geography(project)


def places_of(context: ReaderContext) -> Places:
    """Return the areas of the service that a reader reads for."""
    service = context.service
    members = tuple(authority.code for authority in service.authorities)
    words = {}
    for key, area in context.areas.items():
        nation = area.role == "national" and _is_own(area.code, members)
        region = area.role == "region" and key == service.region.key
        if area.code and (nation or region or area.role == "peer"):
            words[area.code] = key
    if len(members) == 1:
        words[members[0]] = "local"
    else:
        words.update({code: code for code in members})
    return Places(_geography(project_of(context)), words, members)


def _is_own(code: str | None, members: tuple[str, ...]) -> bool:
    """Tell whether a nation is one that the service lies in; England and Wales together always are."""
    if code == ENGLAND:
        return any(not member.startswith("W") for member in members)
    return code != WALES or any(member.startswith("W") for member in members)
