"""Read everything that one annex is made of: parameters, sources, the service's own files, its case-level extract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from yjreport.cases.extract import Extract
from yjreport.cases.mapping import load_mapping
from yjreport.cases.reader import read_extract
from yjreport.config.catalogue import Area, Catalogue, load_catalogue
from yjreport.config.schema import Source
from yjreport.config.services import Request, find_request
from yjreport.config.sources import read_sources, source_files
from yjreport.files.columns import CORRECTIONS, PUBLISHED
from yjreport.files.entries import area_index
from yjreport.files.tables import Table, read_table_if_there
from yjreport.inputs.service_files import inputs_folder, read_service_files, read_year_before, with_service_sources
from yjreport.inputs.year_inputs import YearInputs
from yjreport.paths import Project


@dataclass(frozen=True)
class Inputs:
    """
    Hold the files of one annex as read: not yet validated, not yet protected.

    An annex from open data alone has no tables.

    Args:
        year: the files of the service's year.
        before: what there is of the year before.
        sources: the source register, with what the service registered itself.
        source_files: the files of the register.
        extract: the case-level extract that the report names.
        published: the figures as they were published, None where they never were.
        corrections: what was corrected since, None without the file.
    """

    project: Project
    request: Request
    catalogue: Catalogue
    year: YearInputs
    before: YearInputs
    sources: dict[str, Source]
    source_files: dict[str, Path]
    extract: Extract | None = None
    published: Table | None = None
    corrections: Table | None = None

    @property
    def tables(self) -> dict[str, Table]:
        """Return the service's own tables by kind; none in an annex from open data alone."""
        return self.year.tables

    @property
    def areas(self) -> dict[str, Area]:
        """Return every area that the files may name."""
        return area_index(self.request.service, self.catalogue)


def read_inputs(project: Project, authority: str, year: str | None, edition: str) -> Inputs:
    """
    Read the parameters, the sources and the files of one annex.

    Raises:
        UserError: for an authority, year or edition that is not there, and for a file that is
            missing, empty, not UTF-8 or cut short.
    """
    catalogue = load_catalogue(project)
    request = find_request(project, catalogue, authority, year, edition)
    own, before = read_service_files(project, catalogue, request), read_year_before(project, catalogue, request)
    published = corrections = None
    if own.tables:
        folder = inputs_folder(project, request)
        published = read_table_if_there(folder, PUBLISHED, project)
        corrections = read_table_if_there(folder, CORRECTIONS, project)
    files = {table.name: table.sha256 for table in (published, corrections) if table}
    own = replace(own, files={**own.files, **files})
    return Inputs(
        project=project,
        request=request,
        catalogue=catalogue,
        year=own,
        before=before,
        sources=with_service_sources(read_sources(project), before, own, request),
        source_files=source_files(project),
        extract=_extract(project, request),
        published=published,
        corrections=corrections,
    )


def _extract(project: Project, request: Request) -> Extract | None:
    """Return the case-level extract that the report names."""
    cases = request.report.cases
    if cases is None:
        return None

    return read_extract(project.root / cases.folder, load_mapping(project, cases.mapping), request.service, project)
