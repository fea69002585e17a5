"""Which authorities there are, which region and nation each lies in, and which codes were replaced."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ENGLAND, WALES, BOTH = "E92000001", "W92000004", "K04000001"
"""The codes of England, of Wales, and of the two together."""

REGION = "E12"
"""How the code of an English region begins."""


@dataclass(frozen=True)
class Lookups:
    """
    Hold what the national lookups say, by ONS code; empty where the project has none.

    Args:
        names: the name of every current authority.
        regions: the region of every English authority.
        former: the current code and the name, by the code that it replaced.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def members(self, code: str) -> frozenset[str]:
        """Return the authorities of a region or of a nation; none for any other area."""
        if code.startswith(REGION):
            return frozenset(one for one, region in self.regions.items() if region == code)
        if code in (ENGLAND, WALES):
            return frozenset(one for one in self.names if one[0] == code[0])
        return frozenset()


def load_lookups(folder: Path) -> Lookups:
    """
    Read services.csv and former_codes.csv of a folder; what is not there is empty.

    The files are of the project's own making. A row that lacks a column says nothing, and is left out.
    """
    authorities = [row for row in _rows(folder / "services.csv") if row.get("authority_code")]
    return Lookups(
        names={row["authority_code"]: row.get("authority_name") or "" for row in authorities},
        regions={row["authority_code"]: row["region_code"] for row in authorities if row.get("region_code")},
        former={
            row["former"]: (row["current"], row.get("name") or "")
            for row in _rows(folder / "former_codes.csv")
            if row.get("former") and row.get("current") and row["former"] != row["current"]
        },
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
