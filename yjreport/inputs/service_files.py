"""The files of a service's own: those of the report's year, and those of the year before."""

from __future__ import annotations

from pathlib import Path

from yjreport.config.catalogue import Catalogue
from yjreport.config.schema import Source
from yjreport.config.services import Request, find_report, known_years
from yjreport.errors import InputStructure
from yjreport.files.entries import area_index
from yjreport.files.reading import ReaderContext
from yjreport.inputs.folder import read_year
from yjreport.inputs.year_inputs import YearInputs
from yjreport.paths import Project
from yjreport.periods import year_before


def inputs_folder(project: Project, request: Request) -> Path:
    """Return the folder of the service's own files of the report's year."""
    report = request.report
    return project.inputs_folder(report.service, report.year, report.data)


def inputs_folder_before(project: Project, request: Request) -> Path | None:
    """
    Return the folder of the service's files of the year before, or None without one.

    It is the folder that the parameters of that year's report name, else `data/plans/<service>/<year>/`.
    """
    year, service = year_before(request.report.year), request.service
    named = find_report(project, service, year).data if year in known_years(project, service.slug) else ""
    folder = project.inputs_folder(service.slug, year, named)
    return folder if folder.is_dir() else None


def read_service_files(project: Project, catalogue: Catalogue, request: Request) -> YearInputs:
    """
    Return the files of the service's own; none where params/ describes no report of the year.

    Raises:
        UserError: a file cannot be read.
    """
    if request.report.year not in known_years(project, request.service.slug):
        return YearInputs({})
    context = _context(project, catalogue, request, request.report.year)
    return read_year(inputs_folder(project, request), context, project)


def read_year_before(project: Project, catalogue: Catalogue, request: Request) -> YearInputs:
    """
    Return what there is of the year before, for what moved since; none without its folder.

    Raises:
        UserError: a file cannot be read.
    """
    folder = inputs_folder_before(project, request)
    if folder is None:
        return YearInputs({})
    context = _context(project, catalogue, request, year_before(request.report.year))
    return read_year(folder, context, project, whole=False)


def _context(project: Project, catalogue: Catalogue, request: Request, year: str) -> ReaderContext:
    areas = area_index(request.service, catalogue)
    return ReaderContext(request.service, year, catalogue, areas, project.params / "formats")


def with_service_sources(
    register: dict[str, Source], before: YearInputs, own: YearInputs, request: Request
) -> dict[str, Source]:
    """
    Return the source register with the service's own sources, this year's in the place of last year's.

    Raises:
        InputStructure: the service registers a source that is in the register already.
    """
    both = sorted(set(register) & set(own.sources))
    if both:
        raise InputStructure(
            f"The register of sources of {request.service.name} {request.report.year} names a source that is there "
            "already.",
            details=[f"found {name}, which is data/sources/{name}.yaml" for name in both],
            next_step="give it an id of its own in the sheet sources, or delete the row to use the registered one.",
        )
    return {**before.sources, **register, **own.sources}
