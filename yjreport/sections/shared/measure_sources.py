"""Which measures of a section come from open national data alone, and which from the service's own sources."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures

KPI = "kpi"
"""How the ids of the key performance indicators begin; they have tables of their own."""


def is_open(section: SectionFigures, series: Series) -> bool:
    """Tell whether every figure of a measure comes from open national data."""
    sources = section.dataset.sources
    ids = {part.partition(",")[0] for item in series.results for part in item.source.split("; ")}
    return bool(series) and all(id in sources and sources[id].kind == "open" for id in ids)


def open_measures(section: SectionFigures, *ids: str) -> list[Series]:
    """Return the section's measures, or those named, that come from open national data alone."""
    return [series for series in section.measures(*ids) if is_open(section, series)]


def own_measures(section: SectionFigures, *ids: str, but: Sequence[str] = ()) -> list[Series]:
    """Return the section's measures, or those named, that its own sources give, without the KPIs and some others."""
    return [
        series
        for series in section.measures(*ids)
        if not is_open(section, series) and not series.measure.id.startswith(KPI) and series.measure.id not in but
    ]
