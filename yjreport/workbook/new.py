"""Make what a service's new year needs: parameters, commentary stubs, the workbook, a folder for downloads."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from yjreport.config.catalogue import load_catalogue
from yjreport.config.national import load_national, open_reports
from yjreport.config.schema import Authority, Disclosure, RegionKey, Report, Service
from yjreport.config.services import SLUG, described, find_report, find_service, known_services, known_years
from yjreport.errors import ParameterFault, UnknownYear, did_you_mean
from yjreport.inputs.plan import area_index
from yjreport.inputs.schemas import SCHEMAS
from yjreport.periods import Period, is_year
from yjreport.workbook import new_texts
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.writer import workbook_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.config.catalogue import Catalogue
    from yjreport.paths import Project

WORKBOOK = "inputs.xlsx"
_FICTIONAL_REGION = "example-region"
_CODES = 10**8


@dataclass(frozen=True)
class New:
    """
    Say what was made.

    Args:
        service: who the service is.
        year: its year.
        made: files that were made, from the project's root.
        left: files that were there, and others that were not made, each with the reason.
        remarks: what the officer should know.
    """

    service: Service
    year: str
    made: tuple[str, ...]
    left: tuple[str, ...]
    remarks: tuple[str, ...]


def make_new(project: Project, authority: str, year: str) -> New:
    """
    Make the parameters and the empty inputs of a service's year. No file that is there is touched.

    A slug of the national lookup takes its authorities, region and police area from it. An unknown slug becomes a
    fictional service for practice, which is labelled synthetic.

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
    service, remarks = _service(project, authority)
    own = project.params / "services" / f"{service.slug}.yaml"
    report, text, about = _report(project, service, year, catalogue)
    wanted: list[tuple[Path, bytes]] = []
    if service.slug not in known_services(project):
        wanted.append((own, _bytes(new_texts.service_yaml(service))))
    report_file = project.params / "reports" / service.slug / f"{year}.yaml"
    wanted.append((report_file, _bytes(text)))
    commentary = project.params / "commentary" / service.slug / year
    wanted += [
        (commentary / f"{slug}.md", _bytes(new_texts.commentary_stub(section, report, catalogue)))
        for slug, section in catalogue.sections.items()
        if report.sections == "all" or slug in report.sections
    ]
    folder = project.root / report.data if report.data else project.plan(service.slug, year)
    left = []
    own_files = _tables(folder)
    if own_files and not (folder / WORKBOOK).exists():
        left.append(f"{project.relative(folder / WORKBOOK)} is not made: the folder has {', '.join(own_files)}")
    else:
        wanted.append((folder / WORKBOOK, _workbook(project, service, report, catalogue)))
    wanted.append((folder / "downloads" / "README.txt", _bytes(new_texts.downloads_readme(service, year))))
    left += [f"{project.relative(path)} is there already" for path, _ in wanted if path.exists()]
    made = [path for path, _ in wanted if not path.exists()]
    _write([(path, data) for path, data in wanted if path in made], project)
    described.cache_clear()
    return New(service, year, tuple(map(project.relative, made)), tuple(left), (*remarks, *about))


def _service(project: Project, slug: str) -> tuple[Service, tuple[str, ...]]:
    """Return the service of a slug, and what to say of it; a fictional one where nobody has the slug."""
    national = load_national(project)
    known = {*known_services(project), *national.services, *national.parts}
    if slug in known or not SLUG.match(slug):
        service = find_service(project, slug)
        if service.slug != slug:
            return service, (f"{slug} is the service {service.slug}, which params/services/ describes.",)
        return service, ()
    name = " ".join(word.capitalize() for word in slug.split("-"))
    service = Service(
        slug=slug,
        name=name,
        calls_itself=f"{name} Youth Justice Service (fictional, synthetic data)",
        short_name=f"{name} YJS",
        authorities=(Authority(code=_code(project, slug), name=name),),
        region=RegionKey(key=_FICTIONAL_REGION),
        police_area=f"{name} (fictional)",
        synthetic=True,
    )
    places = ", ".join(f"{folder}/{slug}" for folder in ("params/reports", "params/commentary", "data/plans"))
    return service, (
        f"There is no service called {slug!r} in England and Wales.{did_you_mean(slug, sorted(known))} "
        f"{name} is a FICTIONAL service for practice: its annex says that every figure is synthetic.",
        f"To undo it, delete params/services/{slug}.yaml and the folders {places}.",
    )


def _code(project: Project, slug: str) -> str:
    """Return a code of no real area, the same for a slug each time, that no described service has."""
    taken = {one.code for service in described(project).values() for one in service.authorities}
    number = int(hashlib.sha256(slug.encode()).hexdigest(), 16)
    return next(code for step in range(_CODES) if (code := f"X{(number + step) % _CODES:08}") not in taken)


def _report(
    project: Project, service: Service, year: str, catalogue: Catalogue
) -> tuple[Report, str, tuple[str, ...]]:
    """Return the parameters of the year's report, the text of their file, and what to say of them."""
    if year in known_years(project, service.slug):
        return find_report(project, service, year), "", ()
    earlier = [one for one in known_years(project, service.slug) if one < year]
    before = find_report(project, service, earlier[-1]) if earlier else None
    fictional = "Figures of it are synthetic: the service is fictional." if service.synthetic else ""
    suffix = " (synthetic)" if service.synthetic else ""
    report = Report(
        service=service.slug,
        year=year,
        title=f"{service.name} Youth Justice Plan {year}: performance annex{suffix}",
        status="draft",
        status_note=" ".join(filter(None, ("The annex is being prepared.", fictional))),
        cut_off=_cut_off(project, year),
        board=before.board if before else f"Management board of {service.calls_itself}",
        plan_period=year,
        measure_set=_measure_set(catalogue, year),
        sections=before.sections if before else "all",
        disclosure=_disclosure(project, year, before),
        targets=before.targets if before else {},
    )
    notes: tuple[str, ...] = ()
    if before and before.disclosure.policy != "suppress":
        notes = (
            f"In {before.year} small counts were shown, because that year's plan had printed them. For {year} they are "
            "withheld until your service decides again.",
        )
    said = (f"Board, sections and targets are taken over from {before.year}: check them.",) if before else ()
    return report, new_texts.report_yaml(report, before.year if before else "", notes), (*said, *notes)


def _cut_off(project: Project, year: str) -> date:
    """Return the day that params/open_reports.yaml gives, or 31 May fourteen months after the year's end."""
    found = open_reports(project)
    listed = [entry.cut_off for entry in found.years if entry.year == year] if found else []
    return listed[0] if listed else date(int(year[:4]) + 2, 5, 31)


def _measure_set(catalogue: Catalogue, year: str) -> str:
    """Return the first set of national measures that was in force on the first day of a year."""
    first = Period.of_year(year).start
    assert first is not None
    return next(
        (
            one.id
            for one in catalogue.measure_sets.values()
            if (one.in_force_from or first) <= first <= (one.in_force_to or first)
        ),
        next(iter(catalogue.measure_sets)),
    )


def _disclosure(project: Project, year: str, before: Report | None) -> Disclosure:
    """Return the decision of the year before where it withholds small counts, else one that does."""
    if before and before.disclosure.policy == "suppress":
        return before.disclosure
    found = open_reports(project)
    return Disclosure(
        policy="suppress",
        threshold=before.disclosure.threshold if before else 5,
        reason="Small counts of children are withheld in the public edition until the service has decided otherwise.",
        decided_by="the maintainer of this workbook, for the service to confirm",
        decided_on=found.disclosure.decided_on if found else date(int(year[:4]), 4, 1),
    )


def _tables(folder: Path) -> list[str]:
    """Return the names of the tables that a folder of inputs has as CSV."""
    names = dict.fromkeys([*SHEETS, *SCHEMAS])
    return [f"{name}.csv" for name in names if (folder / f"{name}.csv").exists()]


def _workbook(project: Project, service: Service, report: Report, catalogue: Catalogue) -> bytes:
    from yjreport.dataset import read_sources

    return workbook_bytes(service, report, catalogue, area_index(service, catalogue), read_sources(project))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")


def _write(files: list[tuple[Path, bytes]], project: Project) -> None:
    """Write every file or none: what was made is removed again when one cannot be written."""
    done: list[Path] = []
    folders: list[Path] = []
    path = project.root
    try:
        for path, data in files:
            missing = [folder for folder in path.parents if not folder.exists()]
            for folder in reversed(missing):
                folder.mkdir()
                folders.append(folder)
            with path.open("xb") as file:
                done.append(path)
                file.write(data)
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
