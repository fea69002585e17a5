"""The registers of the year before, where the project has them, to say what moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.config.services import find_report, known_years
from yjreport.inputs.folder import YearInputs, read_year
from yjreport.inputs.plan import Entry, area_index, typed_entries
from yjreport.inputs.readers.base import ReaderContext

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.section import Section


def year_before(year: str) -> str:
    """Return the plan year before: 2023-24 before 2024-25."""
    first = int(year[:4]) - 1
    return f"{first}-{(first + 1) % 100:02}"


def folder(section: Section) -> Path | None:
    """
    Return the folder of the service's inputs of the year before, or None without one.

    It is the folder that the parameters of that year's report name, else `data/plans/<service>/<year>/`.
    """
    request, project = section.dataset.request, section.dataset.project
    year = year_before(request.report.year)
    place = project.plan(request.service.slug, year)
    if year in known_years(project, request.service.slug):
        report = find_report(project, request.service, year)
        place = project.root / report.data if report.data else place
    return place if place.is_dir() else None


def entries(section: Section, register: str) -> tuple[Entry, ...]:
    """
    Return the entries of a register of the year before; none without that year.

    Entries of a source that is not in the source register, or that was released after the cut-off, are left out.
    """
    year = _read(section)
    if register not in year.tables:
        return ()
    sources = {**section.dataset.sources, **year.sources}
    cut_off = section.dataset.request.report.cut_off
    return tuple(
        entry
        for entry in typed_entries(register, year.tables[register].frame)
        if entry["source"] in sources and sources[entry["source"]].released <= cut_off
    )


def _read(section: Section) -> YearInputs:
    """Return the files of the year before; nothing where there are none."""
    place, dataset = folder(section), section.dataset
    if place is None:
        return YearInputs({})
    project, request = dataset.project, dataset.request
    context = ReaderContext(
        request.service, year_before(request.report.year), dataset.catalogue,
        area_index(request.service, dataset.catalogue), project.params / "formats",
    )  # fmt: skip
    return read_year(place, context, project, whole=False)


__all__ = ["entries", "folder", "year_before"]
