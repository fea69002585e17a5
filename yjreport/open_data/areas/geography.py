"""Areas: current codes, former codes, the Department's numbers, and what to do with a code that joins to nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from yjreport.errors import GateFailed
from yjreport.periods import slugify

ENGLAND, WALES, ENGLAND_AND_WALES = "E92000001", "W92000004", "K04000001"

COUNTRIES = {ENGLAND: "England", WALES: "Wales", ENGLAND_AND_WALES: "England and Wales"}

REGION_NUMBERS = {
    "970": ENGLAND,
    "980": "E12000001", "981": "E12000002", "982": "E12000003", "983": "E12000004", "984": "E12000005",
    "985": "E12000006", "986": "E12000007", "989": "E12000008", "990": "E12000009",
}  # fmt: skip
"""The Department's numbers of England and its regions. Inner and Outer London (987, 988) are no regions."""

NOT_REGIONS = {
    "987": "London (Inner)", "988": "London (Outer)", "1000": "England (discontinued)",
    "E13000001": "Inner London", "E13000002": "Outer London",
}  # fmt: skip


@dataclass(frozen=True)
class Authority:
    """Hold one upper-tier or unitary authority of England or Wales, with the service that serves it."""

    code: str
    name: str
    service: str
    region: str
    country: str
    police_area: str

    @property
    def slug(self) -> str:
        """Return the authority's slug."""
        return slug_of(self.name)


@dataclass(frozen=True)
class Geography:
    """
    Hold the areas that figures may be of.

    Args:
        authorities: by current code.
        regions: names of the regions of England by code.
        districts: code of the authority by code of each district, current and former.
        former: current code by former code, where the area is the same.
        ended: names of areas that are no more and have no single successor of the same extent, by code.
        numbers: code by the Department for Education's number, current authorities and those that ended.
        began: day on which an authority began, of those that are younger than these data.
    """

    authorities: Mapping[str, Authority]
    regions: Mapping[str, str]
    districts: Mapping[str, str]
    former: Mapping[str, str]
    ended: Mapping[str, str]
    numbers: Mapping[str, str]
    began: Mapping[str, date] = field(default_factory=dict)

    def resolve(self, code: str) -> str | None:
        """
        Return the current code of an authority, region or country.

        None is an area that is known and left out: one that ended, a district, Inner London.
        """
        code = self.former.get(code, code)
        if code in self.authorities or code in self.regions or code in COUNTRIES:
            return code
        return None

    def knows(self, code: str) -> bool:
        """Tell whether a code is of an area that is known, left out or not."""
        return (
            self.resolve(code) is not None
            or code in self.ended
            or code in self.districts
            or code in NOT_REGIONS
            or code in self.numbers
            or code in REGION_NUMBERS
        )

    def name(self, code: str) -> str:
        """Return the name of an area, or its code."""
        if code in self.authorities:
            return self.authorities[code].name
        return self.regions.get(code) or COUNTRIES.get(code) or self.ended.get(code) or code

    def members(self, code: str) -> tuple[str, ...]:
        """Return the authorities of a region or a country, in order of code; nothing for an authority."""
        if code in self.regions:
            return tuple(sorted(one.code for one in self.authorities.values() if one.region == code))
        if code == ENGLAND_AND_WALES:
            return tuple(sorted(self.authorities))
        if code in COUNTRIES:
            return tuple(sorted(one.code for one in self.authorities.values() if one.country == code))
        return ()

    @property
    def joint(self) -> dict[str, tuple[str, ...]]:
        """Return the authorities of each service that serves more than one."""
        grouped: dict[str, list[str]] = {}
        for one in self.authorities.values():
            grouped.setdefault(one.service, []).append(one.code)
        return {name: tuple(sorted(codes)) for name, codes in grouped.items() if len(codes) > 1}

    def require(self, found: Iterable[tuple[str, str]], file: str) -> None:
        """
        Fail by name for every area of a file that joins to nothing.

        Args:
            found: the codes of the file with their names.
            file: the file's name in the message.

        Raises:
            GateFailed: naming each unknown area, with the nearest known ones.
        """
        unknown = sorted({(code, name) for code, name in found if not self.knows(code)})
        if unknown:
            raise GateFailed(
                f"{len(unknown)} {'area' if len(unknown) == 1 else 'areas'} of {file} "
                f"{'joins' if len(unknown) == 1 else 'join'} to nothing.",
                details=[self._nearest(code, name) for code, name in unknown],
                next_step="if an area was recoded or reorganised, bring the lookups in data/open/published/lookups/ "
                "up to date; if the code is a slip, mend the file.",
            )

    def _nearest(self, code: str, name: str) -> str:
        known = {self.name(each): each for each in (*self.authorities, *self.regions, *COUNTRIES)}
        near = get_close_matches(name, known, n=3, cutoff=0.5) if name else []
        near = near or [self.name(each) for each in get_close_matches(code, list(self.authorities), n=3, cutoff=0.7)]
        words = " or ".join(f"{each} ({known[each]})" for each in near)
        return f"{code or 'no code'} {name}".rstrip() + (f"; nearest: {words}" if words else "")


def tidy_name(name: str) -> str:
    """Return an authority's name as readers say it: 'Herefordshire, County of' is Herefordshire."""
    return re.sub(r", (City|County) of$", "", name.strip())


def slug_of(name: str) -> str:
    """Return a name's slug with its accents folded: 'Gwynedd and Ynys Môn' is gwynedd-and-ynys-mon."""
    folded = unicodedata.normalize("NFKD", name)
    return slugify("".join(sign for sign in folded if not unicodedata.combining(sign)))


def former_codes(
    districts: Sequence[Mapping[str, str]], by_year: Sequence[Mapping[str, str]], current: Iterable[str]
) -> dict[str, str]:
    """
    Return the current code of each former code whose area is the same.

    A code was replaced and the area was not when it alone became the current code under the same name (Barnsley),
    or when the Department kept its number for both (Somerset's county council and its successor).

    Args:
        districts: rows of drkane's list of codes: LADCD, LADNM, LADCD_ACTIVE, LADNM_ACTIVE.
        by_year: rows of the Department's areas by year: old_la_code, new_la_code.
        current: the current codes of authorities.
    """
    current = set(current)
    into: dict[str, list[Mapping[str, str]]] = {}
    for row in districts:
        if row["LADCD"] != row["LADCD_ACTIVE"]:
            into.setdefault(row["LADCD_ACTIVE"], []).append(row)
    found = {
        rows[0]["LADCD"]: active
        for active, rows in into.items()
        if len(rows) == 1 and rows[0]["LADNM"] == rows[0]["LADNM_ACTIVE"] and active[0] in "EW"
    }
    by_number: dict[str, set[str]] = {}
    for row in by_year:
        if row["old_la_code"].isdigit():
            by_number.setdefault(row["old_la_code"], set()).add(row["new_la_code"])
    for codes in by_number.values():
        now = codes & current
        if len(now) == 1:
            found |= dict.fromkeys(codes - now, next(iter(now)))
    return dict(sorted(found.items()))
