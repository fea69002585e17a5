"""The commands, one function each with keyword arguments only, so that each can be called without a shell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from yjreport.config.catalogue import load_catalogue
from yjreport.config.national import codes, load_national, open_years
from yjreport.config.services import every_service, find_service, known_services, known_years
from yjreport.errors import GateFailed, ReportsRefused, UserError
from yjreport.paths import Project

if TYPE_CHECKING:
    from yjreport.building.build import Built


def report(*, authority: str, year: str | None = None, edition: str = "public") -> Built:
    """Build the annex of one service and year, and say where it is."""
    from yjreport.building.build import build

    project = Project.here()
    began = time.perf_counter()
    built = build(project, authority=authority, year=year, edition=edition)
    seconds = time.perf_counter() - began
    print(f"The annex is in {project.relative(built.folder)}/annex.html")
    found = f"{built.sections} sections, {built.results} results, {built.warnings} warnings of the checks"
    print(f"  {found}; {seconds:.1f} s")
    return built


def check(*, authority: str | None = None, year: str | None = None) -> None:
    """
    Run the gate alone, for one service or for all, and print what it found.

    Raises:
        GateFailed: when any input is refused.
    """
    from yjreport.dataset import read_inputs
    from yjreport.validation import run

    project = Project.here()
    load_catalogue(project)
    services = [find_service(project, authority).slug] if authority else known_services(project)
    failed: list[UserError] = []
    for slug in services:
        for each in [year] if year else known_years(project, slug):
            try:
                outcome = run(read_inputs(project, slug, each, "public"))
                outcome.raise_if_errors()
            except UserError as error:
                failed.append(error)
                print(f"{slug} {each}: refused\n{error}\n")
                continue
            warnings = [fault for fault in outcome.faults if fault.severity == "warning"]
            print(f"{slug} {each}: passed {len(outcome.checked)} checks, {len(warnings)} warnings")
            for fault in warnings:
                print(f"  {fault.file}, row {fault.row}, {fault.column}: {fault.found}; expected {fault.expected}")
    if len(failed) == 1:
        # The message stands above already; the code tells the kind.
        again = GateFailed("The inputs of one report are refused.", next_step="mend them as the message above says.")
        again.exit_code = failed[0].exit_code
        raise again
    if failed:
        raise GateFailed(
            f"The inputs of {len(failed)} reports are refused.", next_step="mend them as the messages above say."
        )


def report_all(*, year: str | None = None, edition: str = "public") -> None:
    """
    Build the annex of every service of England and Wales, and say what came of each.

    Raises:
        ReportsRefused: when any is refused; the others are built.
    """
    from yjreport.building.fleet import build_all

    project = Project.here()
    began = time.perf_counter()
    services = every_service(project)
    refused = []
    for outcome in build_all(project, list(services), year=year, edition=edition):
        if outcome.built is None:
            refused.append(outcome.authority)
            print(f"{outcome.authority}: refused\n{outcome.refusal}\n", flush=True)
            continue
        built = outcome.built
        missing = f"; without {', '.join(built.unavailable)}" if built.unavailable else ""
        print(f"{outcome.authority}: {built.sections} sections, {built.results} results{missing}", flush=True)
    minutes = (time.perf_counter() - began) / 60
    print(f"{len(services) - len(refused)} annexes are in {project.relative(project.reports)}; {minutes:.1f} minutes")
    if refused:
        raise ReportsRefused(
            f"{len(refused)} of {len(services)} annexes were refused.",
            details=[", ".join(refused)],
            next_step="the messages above say what to mend; the last good annexes are as they were.",
        )


def list_services() -> None:
    """Print every service with its years, and the authorities of joint services that have a slug of their own."""
    project = Project.here()
    years, national = open_years(project), load_national(project)
    print(f"{'AUTHORITY':50} {'YEAR':40} Service")
    for slug, service in every_service(project).items():
        own = known_years(project, slug)
        rest = [] if service.synthetic else [year for year in years if year not in own]
        told = [*own, *([f"open data: {', '.join(rest)}"] if rest else [])]
        print(f"{slug:50} {'; '.join(told):40} {service.calls_itself}")
        whole = national.by_codes.get(codes(service))
        for part in sorted(part for part, of in national.whole.items() if of == whole):
            print(f"  {part:48} {'open data: ' + ', '.join(years):40} {national.parts[part].name} alone")


def import_open() -> None:
    """
    Read the publishers' files again, write the tidy open data and check them, saying what was refused and why.

    Raises:
        UserError: when a file is not what its publisher makes, or the gate refuses what was made of it.
    """
    from yjreport.dataset import read_sources
    from yjreport.open_data.checked import check_again
    from yjreport.open_data.importer import main
    from yjreport.validation import words_allowed

    project = Project.here()
    main(project)
    catalogue = load_catalogue(project)
    record = check_again(project, catalogue, words_allowed(catalogue, catalogue.areas, read_sources(project)))
    rows = sum(file["rows"] for file in record["files"])
    print(f"checked: {len(record['checked'])} checks of {rows:,} rows, {record['warnings']} warnings")


def lab(*, browser: bool = True, port: int = 8888) -> int:
    """Open JupyterLab on working copies of the notebooks."""
    from yjreport.execution.lab import open_lab

    return open_lab(project=Project.here(), browser=browser, port=port)


def references() -> None:
    """Renew the stored notebooks of the reference report and the reference ledgers, and say what changed."""
    from yjreport.building.references import renew

    for line in renew(Project.here()):
        print(line)
