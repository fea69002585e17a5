"""Make what a service's new year needs: parameters, commentary stubs, the workbook, a folder for downloads."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import Service
from yjreport.config.services import described, known_services
from yjreport.config.sources import read_sources
from yjreport.errors import ParameterFault, UnknownYear
from yjreport.files.columns import SCHEMAS
from yjreport.files.entries import area_index
from yjreport.paths import Project
from yjreport.periods import is_year
from yjreport.workbook import new_texts
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.new_parameters import report_of, service_of
from yjreport.workbook.writer import workbook_bytes

WORKBOOK = "inputs.xlsx"


@dataclass(frozen=True)
class NewYear:
    """
    Say what was made.

    Args:
        service: who the service is.
        year: its year.
        made: files that were made, from the project's root.
        left: files that were there, and others that were not made, each with the reason.
        remarks: what the officer should know.
        folder: the folder of the year's inputs, from the project's root.
        tables: whether its inputs are CSV files and no workbook.
    """

    service: Service
    year: str
    made: tuple[str, ...]
    left: tuple[str, ...]
    remarks: tuple[str, ...]
    folder: str
    tables: bool


def make_new(project: Project, authority: str, year: str, today: date | None = None) -> NewYear:
    """
    Make the parameters and the empty inputs of a service's year. No file that is there is touched.

    A slug of the national lookup takes its authorities, region and police area from it. An unknown slug becomes a
    fictional service for practice, which is labelled synthetic.

    Args:
        project: where.
        authority: the slug.
        year: the plan year.
        today: no later day is taken for the cut-off; None takes the usual day, whether it has come or not.

    Raises:
        UnknownAuthority: the text is not a slug.
        UnknownYear: the text is not a plan year.
        ParameterFault: a file that is there is wrong, or one could not be written; then nothing is left behind.
    """
    if not is_year(year):
        raise UnknownYear(
            f"YEAR={year!r} is not a plan year. A plan year is written like 2025-26.",
            details=["expected the two years that a plan year lies in, the second with its last two digits"],
            next_step=f"run `make new AUTHORITY={authority} YEAR=2025-26` with the year that you mean.",
        )
    catalogue = load_catalogue(project)
    service, remarks = service_of(project, authority)
    report, text, about = report_of(project, service, year, catalogue, today)
    folder = project.inputs_folder(service.slug, year, report.data)
    wanted: dict[Path, str | bytes] = {}
    if service.slug not in known_services(project):
        wanted[project.params / "services" / f"{service.slug}.yaml"] = new_texts.service_yaml(service)
    wanted[project.params / "reports" / service.slug / f"{year}.yaml"] = text
    for slug, section in catalogue.sections.items():
        if report.sections == "all" or slug in report.sections:
            stub = new_texts.commentary_stub(section, report, catalogue)
            wanted[project.params / "commentary" / service.slug / year / f"{slug}.md"] = stub
    left = []
    csv_files = [name for kind in dict.fromkeys([*SHEETS, *SCHEMAS]) if (folder / (name := f"{kind}.csv")).exists()]
    tables = bool(csv_files) and not (folder / WORKBOOK).exists()
    if tables:
        left.append(f"{project.relative(folder / WORKBOOK)} is not made: the folder has {', '.join(csv_files)}")
    else:
        areas = area_index(service, catalogue)
        wanted[folder / WORKBOOK] = workbook_bytes(service, report, catalogue, areas, read_sources(project))
    wanted[folder / "downloads" / "README.txt"] = new_texts.downloads_readme(service, year)
    left += [f"{project.relative(path)} is there already" for path in wanted if path.exists()]
    made = {path: content for path, content in wanted.items() if not path.exists()}
    _write(made, project)
    described.cache_clear()
    names = tuple(map(project.relative, made))
    return NewYear(service, year, names, tuple(left), (*remarks, *about), project.relative(folder), tables)


def summary_lines(new: NewYear) -> list[str]:
    """Return what the command says of what was made, and the next three steps."""
    choice = f"AUTHORITY={new.service.slug} YEAR={new.year}"
    commentary = [one for one in new.made if one.startswith("params/commentary/")]
    others = [one for one in new.left if not one.startswith("params/commentary/")]
    kept = len(new.left) - len(others)
    lines = [*new.remarks]
    if new.made:
        lines.append(f"Made for {new.service.calls_itself}, {new.year}:")
        lines += [f"  {one}" for one in new.made if one not in commentary]
        if commentary:
            lines.append(f"  {commentary[0].rpartition('/')[0]}/ with {len(commentary)} files, one for each section")
        lines += [f"Left as it is: {one}" for one in others]
        if kept:
            lines.append(f"Left as it is: {kept} files of commentary are there already")
    else:
        lines.append(f"Nothing to do: {new.service.slug} {new.year} has all its files.")
    first = f"Look through the tables in {new.folder}." if new.tables else (
        f"Open {new.folder}/{WORKBOOK} and read the sheet start here; fill in the days of release on the sheet "
        "sources, then your figures, and save.")  # fmt: skip
    return [*lines, "Next:", f"  1. {first}", f"  2. make check {choice}", f"  3. make report {choice}"]


def _write(files: Mapping[Path, str | bytes], project: Project) -> None:
    """Write every file or none: what was made is removed again when one cannot be written."""
    done: list[Path] = []
    folders: list[Path] = []
    path = project.root
    try:
        for path, content in files.items():
            missing = [folder for folder in path.parents if not folder.exists()]
            for folder in reversed(missing):
                folder.mkdir()
                folders.append(folder)
            with path.open("xb") as file:
                done.append(path)
                file.write(content.encode() if isinstance(content, str) else content)
    except BaseException as error:
        for made in done:
            made.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
        if not isinstance(error, OSError):
            raise
        raise ParameterFault(
            f"{project.relative(path)} cannot be written, so nothing was made.",
            details=[f"the system says: {error.strerror or 'no reason'}"],
            next_step="check that there is room and that you may write there, and run the command again.",
        ) from None
