"""The commands, one function each with keyword arguments only, so that each can be called without a shell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_service, known_services, known_years
from yjreport.errors import GateFailed, UserError
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


def list_services() -> None:
    """Print every service with its years."""
    project = Project.here()
    for slug in known_services(project):
        service = find_service(project, slug)
        print(f"{slug:20} {', '.join(known_years(project, slug)):20} {service.calls_itself}")


def lab(*, browser: bool = True, port: int = 8888) -> int:
    """Open JupyterLab on working copies of the notebooks."""
    from yjreport.execution.lab import open_lab

    return open_lab(project=Project.here(), browser=browser, port=port)


def references() -> None:
    """Renew the stored notebooks of the reference report and the reference ledgers, and say what changed."""
    from yjreport.building.references import renew

    for line in renew(Project.here()):
        print(line)
