"""The commands, one function each with keyword arguments only, so that each can be called without a shell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from yjreport.config.catalogue import load_catalogue
from yjreport.config.national import codes, load_national, open_years
from yjreport.config.services import every_service, known_years
from yjreport.errors import GateFailed, ReportsRefused
from yjreport.paths import Project, write_in_one_step

if TYPE_CHECKING:  # the rooms of a build are loaded by the command that needs them
    from yjreport.building.build import Built


def report(
    *, authority: str, year: str | None = None, edition: str = "public", section: str = "", formats: str = ""
) -> Built:
    """
    Build the annex of one service and year, and say where it is.

    Args:
        authority: slug of the service or authority.
        year: plan year; the latest if left out.
        edition: public or board.
        section: slugs of sections to leave as documents of their own, too.
        formats: names of formats, or all; those of the report's parameters if left out.

    Raises:
        UserError: for anything that the user can mend; the last good annex is then as it was.
    """
    from yjreport.building.build import build
    from yjreport.building.documents import formats_from

    project = Project.here()
    asked = formats_from(formats) or None
    began = time.perf_counter()
    built = build(
        project, authority=authority, year=year, edition=edition, formats=asked,
        sections=section.replace(",", " ").split(),
    )  # fmt: skip
    seconds = time.perf_counter() - began
    folder = project.relative(built.folder)
    print(f"The annex is in {folder}/{built.documents[0] if built.documents else 'tables'}")
    if len(built.documents) > 1:
        print(f"  with {', '.join(built.documents[1:])}")
    found = f"{built.sections} sections, {built.results} results, {built.warnings} warnings of the checks"
    print(f"  {found}; {seconds:.1f} s")
    return built


def check(*, authority: str | None = None, year: str | None = None) -> None:
    """
    Run the gate alone, for one service or for all, print what it found, and leave it as pages beside the reports.

    Raises:
        UserError: when any input is refused; of one service it has the code of what is wrong, and of several too
            where the same is wrong with all of them.
    """
    from yjreport.checking.table import terminal_width

    project = Project.here()
    load_catalogue(project)
    if authority:
        _check_one(project, authority, year, terminal_width())
    else:
        _check_every(project, year, terminal_width())


def _check_one(project: Project, authority: str, year: str | None, width: int) -> None:
    from yjreport.checking.services import check_service
    from yjreport.checking.terminal import outcome_lines
    from yjreport.gate.suites.faults import gate_failed

    checked = check_service(project, authority, year)
    page = project.relative(checked.page) if checked.page else ""
    if checked.stopped:
        raise checked.stopped
    assert checked.outcome is not None
    print(f"Checks of the inputs of {checked.name}\n")
    if not checked.own:
        print("It has no inputs of its own: its report rests on the open data, of which this was found.\n")
    print("\n".join(outcome_lines(checked.outcome, width)))
    print(f"All of it, with the reason for each check: {page}", flush=True)
    if checked.outcome.errors:
        rest = [one for one in checked.outcome.rest if one.severity == "error"]
        error = gate_failed(checked.outcome.errors, rest, most=1)
        error.next_step = f"mend the rows in the table above and run the command again. All errors: {page}"
        raise error


def _check_every(project: Project, year: str | None, width: int) -> None:
    from yjreport.checking.overview import every_html, every_lines
    from yjreport.checking.services import PAGE, check_every_service

    every = list(check_every_service(project, year))
    page = project.reports / PAGE
    write_in_one_step(page, every_html(every, project).encode())
    print("\n".join(every_lines(every, width)))
    print(f"\nAll of it, with the reason for each check: {project.relative(page)}", flush=True)
    refused = [one for one in every if one.exit_code]
    if refused:
        codes = {one.exit_code for one in refused}
        error = GateFailed(
            f"{len(refused)} of {len(every)} sets of inputs are refused: {', '.join(one.name for one in refused)}.",
            next_step=f"mend them as the tables above say. All errors: {project.relative(page)}",
        )
        error.exit_code = codes.pop() if len(codes) == 1 else GateFailed.exit_code
        raise error


def publish(*, authority: str, year: str | None = None, published: str | None = None) -> None:
    """
    Record that a report's figures were published: from then on, a number that changes needs its correction.

    Args:
        authority: slug of the service.
        year: plan year; the latest if left out.
        published: the day of publication, such as 2025-07-14; the report's cut-off if left out.

    Raises:
        UserError: when the inputs are refused, or the day is not after the last publication.
    """
    from yjreport.building.publish import publish as record

    project = Project.here()
    done = record(project, authority=authority, year=year, published=published)
    print(f"Published: {done.figures:,} figures of {done.service} {done.year}, on {done.on}")
    print(f"  {done.new:,} new, {done.changed:,} changed; the record is {project.relative(done.path)}")
    print("  A number that changes from now on needs a row of corrections.csv beside it: docs/corrections.md")


def new(*, authority: str, year: str) -> None:
    """
    Make the parameters, commentary stubs and workbook of a service's new year, and say what was made.

    Raises:
        UserError: when the slug or the year is none, or a file cannot be written; then nothing is left.
    """
    from datetime import date

    from yjreport.workbook.new import make_new, summary_lines

    for line in summary_lines(make_new(Project.here(), authority, year, date.today())):
        print(line)


def report_all(*, year: str | None = None, edition: str = "public", formats: str = "") -> None:
    """
    Build the annex of every service of England and Wales, and say what came of each.

    Raises:
        ReportsRefused: when any is refused; the others are built.
    """
    from yjreport.building.documents import formats_from
    from yjreport.building.fleet import build_all

    project, asked = Project.here(), formats_from(formats) or None
    began = time.perf_counter()
    services = every_service(project)
    refused = []
    for outcome in build_all(project, list(services), year=year, edition=edition, formats=asked):
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
    from yjreport.config.sources import read_sources
    from yjreport.gate.open_data_record import check_again
    from yjreport.gate.validation import words_allowed
    from yjreport.open_data.importer import main

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
    from yjreport.building.reference_reports import renew

    for line in renew(Project.here()):
        print(line)
