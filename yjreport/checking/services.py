"""Check the inputs of one service's year or of all, and leave a page of what was found beside the reports."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yjreport.canonical import json_bytes
from yjreport.checking.commentary import check_commentary_of, claims_alone
from yjreport.checking.page import checks_html
from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_report, find_service, known_services, known_years
from yjreport.config.sources import read_sources
from yjreport.errors import UserError
from yjreport.gate.gate import GateOutcome, merged
from yjreport.gate.open_data_record import open_record
from yjreport.gate.record import checks_json
from yjreport.gate.suites.faults import exit_code
from yjreport.gate.validation import look, words_allowed
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project, write_in_one_step

OPEN_DATA = "open data"
"""What the open data that every service shares are called beside the services."""

PAGE, RECORD = "checks.html", "checks.json"


@dataclass(frozen=True)
class InputsCheck:
    """
    Hold what came of checking one service's year.

    Args:
        service: the slug; `OPEN_DATA` for what every service shares.
        year: the plan year; blank for the open data.
        outcome: what the gate found; None where a file could not be read.
        stopped: why it could not.
        page: the page of what was found; None where there is none.
        seconds: how long it took.
        own: whether the service has inputs of its own; without them the outcome is that of the open data.
    """

    service: str
    year: str
    outcome: GateOutcome | None
    stopped: UserError | None
    page: Path | None
    seconds: float
    own: bool = True

    @property
    def name(self) -> str:
        """Return the service and the year as messages name them."""
        return f"{self.service} {self.year}".strip()

    @property
    def exit_code(self) -> int:
        """Return 0 where nothing stops a report, else the code of what does."""
        if self.stopped:
            return self.stopped.exit_code
        return exit_code(self.outcome.errors) if self.outcome and self.outcome.errors else 0


def title_of(service: str, year: str) -> str:
    """Return the title of the page of checks of one service's year."""
    return f"Checks of the inputs: {service} {year}"


def check_service(project: Project, authority: str, year: str | None) -> InputsCheck:
    """
    Check one service's year, and leave checks.html and checks.json in reports/<service>/<year>/.

    The annexes in the folders below are left alone.

    Raises:
        UserError: there is no such service or year, or its parameters are wrong.
    """
    began = time.perf_counter()
    service = find_service(project, authority)
    report = find_report(project, service, year)
    folder, title = project.reports / service.slug / report.year, title_of(service.name, report.year)
    try:
        inputs = read_inputs(project, authority, report.year, "public")
        outcome = look(inputs) if inputs.tables else _open_outcome(project)
        if claims_alone(inputs, outcome.errors):
            check_commentary_of(inputs)
    except UserError as error:
        page = _leave(folder, None, title, error)
        return InputsCheck(service.slug, report.year, None, error, page, time.perf_counter() - began)
    page = _leave(folder, outcome, title, None)
    seconds = time.perf_counter() - began
    return InputsCheck(service.slug, report.year, outcome, None, page, seconds, bool(inputs.tables))


def check_every_service(project: Project, year: str | None) -> Iterator[InputsCheck]:
    """
    Check every service's year that params/ describes, then the open data that all of them share.

    A service whose files cannot be read does not stop the others.

    Args:
        project: the project.
        year: this plan year alone; all of them when None.
    """
    for slug in known_services(project):
        for each in known_years(project, slug):
            if year not in (None, each):
                continue
            began = time.perf_counter()
            try:
                yield check_service(project, slug, each)
            except UserError as error:
                yield InputsCheck(slug, each, None, error, None, time.perf_counter() - began)
    yield _check_open_data(project)


def _check_open_data(project: Project) -> InputsCheck:
    began = time.perf_counter()
    try:
        outcome, error = _open_outcome(project), None
    except UserError as stopped:
        outcome, error = None, stopped
    title = "Checks of the open data"
    page = _leave(project.reports / "open-data", outcome, title, error)
    return InputsCheck(OPEN_DATA, "", outcome, error, page, time.perf_counter() - began)


def _open_outcome(project: Project) -> GateOutcome:
    catalogue = load_catalogue(project)
    record = open_record(project, catalogue, words_allowed(catalogue, catalogue.areas, read_sources(project)))
    return merged([record] if record else [])


def _leave(folder: Path, outcome: GateOutcome | None, title: str, stopped: UserError | None) -> Path:
    """Leave the page and the record of what was found, each in one step, and return the page."""
    found = outcome or GateOutcome((), (), ())
    record = checks_json(found)
    if stopped:
        message = {"what": stopped.what, "details": list(stopped.details), "next_step": stopped.next_step}
        record = {**record, "result": "failed", "stopped": message}
    write_in_one_step(folder / RECORD, json_bytes(record))
    write_in_one_step(folder / PAGE, checks_html(found, title, stopped=stopped).encode())
    return folder / PAGE
