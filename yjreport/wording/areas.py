"""What sentences call other areas: the rest of the West Midlands, its statistical neighbours."""

from __future__ import annotations

from yjreport.config.catalogue import Area
from yjreport.wording.texts import uncapital

WITH_ARTICLE = (
    "East Midlands", "West Midlands", "North East", "North West", "South East", "South West", "East of England",
)  # fmt: skip
"""English regions whose names take an article."""


def area_words(area: Area) -> str:
    """Return an area's name within a sentence; what it adds in brackets stands in the tables."""
    name = area.name.split(" (")[0]
    if area.role == "family":
        name = uncapital(name)
        return name if name.split(" ")[0] in ("its", "the") else f"its {name}"
    for region in WITH_ARTICLE:
        if name in (region, f"the rest of {region}"):
            return name.replace(region, f"the {region}")
    return name


def among(area: Area) -> str:
    """Return an area with its preposition: in England, among its statistical neighbours."""
    return f"{'among' if area.role == 'family' else 'in'} {area_words(area)}"
