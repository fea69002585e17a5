"""The texts that `make new` leaves: parameters with a comment for each key, commentary stubs, a word on downloads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from yjreport.config.catalogue import Catalogue
from yjreport.config.measure_schema import SectionInfo
from yjreport.config.schema import Report, Service

_MOST_IDS = 6
_WIDTH = 110


def service_yaml(service: Service) -> str:
    """Return params/services/<slug>.yaml of a service, with what each key means."""
    return "\n".join(_service_lines(service)) + "\n"


def _service_lines(service: Service) -> Iterator[str]:
    yield f"# Who {service.name} is. Made by `make new`: check each line; docs/parameters.md explains every key."
    if service.synthetic:
        yield "# This service is FICTIONAL: it is not in the national lookup of services, and its annex says so."
    yield ""
    yield "# The name of this file, and AUTHORITY on the command line."
    yield f"slug: {_text(service.slug)}"
    yield "# As the annex calls the service in tables and charts."
    yield f"name: {_text(service.name)}"
    yield "# What the service calls itself, on the first page."
    yield f"calls_itself: {_text(service.calls_itself)}"
    yield "# The short form that its plan uses."
    yield f"short_name: {_text(service.short_name)}"
    if service.synthetic:
        yield "# Every figure of this service is labelled synthetic. The codes begin with X: they are of no real place."
        yield "synthetic: true"
    yield "# Its local authorities by their ONS codes; a joint service has several."
    yield "authorities:"
    yield from (f"  - {{code: {one.code}, name: {_text(one.name)}}}" for one in service.authorities)
    yield "# Its region, a key of params/areas.csv."
    yield f"region: {{key: {service.region.key}}}"
    yield f"police_area: {_text(service.police_area)}"
    yield "# The comparator group that the plan names; without one, open data are compared with statistical neighbours."
    yield "# Take the # away and fill it in where the plan names one:"
    yield "# family:"
    yield '#   name: "YOS family group"'
    yield '#   note: "As the plan names it."'
    yield "# The body that hosts a joint service; blank for others."
    yield f"hosted_by: {_text(service.hosted_by)}"
    yield "# Abbreviations that the plan uses, each with its meaning."
    yield "terms:"
    terms = service.terms or {"YJB": "Youth Justice Board for England and Wales", "KPI": "key performance indicator"}
    yield from (f"  {_text(term)}: {_text(meaning)}" for term, meaning in terms.items())


def report_yaml(report: Report, carried: str, notes: tuple[str, ...] = ()) -> str:
    """
    Return params/reports/<service>/<year>.yaml of a report, with what each key means.

    Args:
        report: the parameters.
        carried: the year whose targets, sections and board it takes over; blank without one.
        notes: comments that stand at the head of the file.
    """
    return "\n".join(_report_lines(report, carried, notes)) + "\n"


def _report_lines(report: Report, carried: str, notes: tuple[str, ...]) -> Iterator[str]:
    yield "# What the annex of this year reports. Made by `make new`: check each line; docs/parameters.md explains it."
    if carried:
        yield f"# The board, sections and targets are taken over from {carried}."
    for note in notes:
        yield from (f"# {line}" for line in wrap(note, _WIDTH))
    yield ""
    yield "# The same as this file's folder and name."
    yield f"service: {_text(report.service)}"
    yield f"year: {_text(report.year)}"
    yield "# The title of the annex."
    yield f"title: {_text(report.title)}"
    yield "# draft, provisional or final, and why in a sentence."
    yield f"status: {report.status}"
    yield f"status_note: {_text(report.status_note)}"
    yield "# Nothing released after this day is used, and an action is overdue against it. The statistics of a plan"
    yield "# year come out over the fourteen months after its end, so it is 31 May of the year after at the latest."
    yield "# It is the day on which this file was made where that is earlier: move it on to the day of your annex."
    yield f"cut_off: {report.cut_off}"
    yield "# The management board, and who has approved the plan or is still to."
    yield f"board: {_text(report.board)}"
    yield f"approval: {_text(report.approval)}"
    yield "# The plan's own words for its period."
    yield f"plan_period: {_text(report.plan_period)}"
    yield "# Only where the budget is not for the plan year:"
    yield "# budget_period: {label: 2025, start: 2025-01-01, end: 2025-12-31}"
    yield "# The national measures in force in the year (params/measure_sets.yaml), and what the plan says of them."
    yield f"measure_set: {report.measure_set}"
    yield f"measure_set_note: {_text(report.measure_set_note)}"
    yield "# all, or a list of sections such as [reoffending, custody] (params/sections.yaml)."
    yield f"sections: {report.sections if report.sections == 'all' else '[' + ', '.join(report.sections) + ']'}"
    yield "# The recorded decision on small numbers of children in the public edition: suppress withholds counts below"
    yield "# the threshold; already-published shows those that a public plan has printed. A role decides, never a name."
    yield "disclosure:"
    yield f"  policy: {report.disclosure.policy}"
    yield f"  threshold: {report.disclosure.threshold}"
    yield f"  reason: {_text(report.disclosure.reason)}"
    yield f"  decided_by: {_text(report.disclosure.decided_by)}"
    yield f"  decided_on: {report.disclosure.decided_on}"
    yield "# What the board aims at, by measure: the value, how near counts as met, and who set it."
    yield "#   reoffending_binary: {value: 30, tolerance: 1, note: Set by the board in May.}"
    yield "targets:" if report.targets else "targets: {}"
    for measure, target in report.targets.items():
        parts = f"value: {target.value:g}, tolerance: {target.tolerance:g}, note: {_text(target.note)}"
        yield f"  {measure}: {{{parts}}}"
    yield "# Anything that the next officer should know. It is not printed."
    yield f"notes: {_text(report.notes)}"


def commentary_stub(section: SectionInfo, report: Report, catalogue: Catalogue) -> str:
    """Return params/commentary/<service>/<year>/<section>.md as it begins: a comment, which prints nothing."""
    ids = [f"{{{{ {one.id}.local }}}}" for one in catalogue.by_section.get(section.slug, ())][:_MOST_IDS]
    references = f"References of this section, where the annex has the figure: {', '.join(ids)}."
    known = wrap(references, _WIDTH) if ids else []
    return "\n".join((
        "<!--",
        f"Commentary of the section {section.title}: {section.question}",
        "",
        "Write paragraphs or lists below this comment, a blank line between them: why a figure moved, what was done,",
        "what comes next. They are printed at the end of the section. While only this comment is here, nothing is.",
        "",
        "A figure is a reference to a result, such as {{ reoffending_binary.local }} or, with a helper, "
        "{{ … | counts }}:",
        "docs/commentary.md lists the helpers. Every number and claim of your words is held against the results.",
        *known,
        f"All ids stand in reports/{report.service}/{report.year}/public/ledger.json once the annex was made.",
        "",
        "Never name a child or a person: roles and bodies only.",
        "-->",
        "",
    ))  # fmt: skip


def downloads_readme(service: Service, year: str) -> str:
    """Return downloads/README.txt: what may be put there."""
    return "\n".join((
        f"Files as downloaded or received, for {service.name} {year}",
        "",
        "Put files here as they came, without changing them: they are recognised by what they hold.",
        "What is understood: downloads of Fingertips, of the Department for Education's local authority interactive",
        "tool, of ONS population estimates, of Nomis, the Youth Justice Board's local-level open data, its quarterly",
        "summary as a table, a budget table as your finance team lays it out, an action plan in a Word document.",
        "",
        "Each file needs a row of the sheet sources in inputs.xlsx, with its name in the column File and the day of",
        "its release.",
        "",
        "Never put records of single children here: they belong in data/private/, which is never published.",
        f"Then run: make check AUTHORITY={service.slug} YEAR={year}",
        "",
    ))  # fmt: skip


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
