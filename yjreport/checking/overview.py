"""Show all services together: the table that `make check` prints, and reports/checks.html."""

from __future__ import annotations

import os
from collections.abc import Sequence

from yjreport.checking.markup import document, section, table, wrappable
from yjreport.checking.services import InputsCheck
from yjreport.checking.table import shares, wrap
from yjreport.checking.table import table as text_table
from yjreport.checking.terminal import outcome_lines
from yjreport.formats import plural
from yjreport.paths import Project
from yjreport.wording import capital

_HEAD = ("Service", "Year", "Result", "Errors", "Warnings", "Notes", "Rows")
_SEVERITIES = ("error", "warning", "note")
_WIDTHS = (7, 17, 6, 8, 5, 7, 7)


def every_lines(every: Sequence[InputsCheck], width: int) -> list[str]:
    """
    Return a line for each service and year, then the errors of those that fail.

    Args:
        every: what came of each.
        width: the columns of the terminal.
    """
    longest = max(len(one.service) for one in every)
    service = min(longest, shares(width, _WIDTHS, (1,))[-1])
    rows = [[*_cells(one), f"{one.seconds:.1f}"] for one in every]
    lines = text_table([*_HEAD, "Seconds"], rows, [service, *_WIDTHS], right=range(3, 8))
    for one in every:
        if one.stopped:
            lines += ["", one.name, "-" * len(one.name), *_message(one, width)]
        elif one.outcome and one.outcome.errors:
            lines += ["", one.name, "-" * len(one.name), "", *outcome_lines(one.outcome, width, ("error",))]
    return lines


def _cells(one: InputsCheck) -> list[str]:
    if one.outcome is None:
        return [one.service, one.year, "REFUSED" if one.exit_code >= 30 else "could not be read", "", "", "", ""]
    counts = [f"{one.outcome.count(severity):,}" for severity in _SEVERITIES]
    result = "REFUSED" if one.outcome.errors else "passed"
    return [one.service, one.year, result, *counts, f"{sum(file.rows for file in one.outcome.files):,}"]


def _message(one: InputsCheck, width: int) -> list[str]:
    error = one.stopped
    assert error is not None
    lines = wrap(error.what, width)
    for detail in error.details:
        indent = " " * (2 + len(detail) - len(detail.lstrip()))
        lines += [f"{indent}{line}" for line in wrap(detail, width - len(indent))]
    return [*lines, *(wrap(f"Next: {error.next_step}", width) if error.next_step else [])]


def every_html(every: Sequence[InputsCheck], project: Project) -> str:
    """Return reports/checks.html: the verdict on every service, with a link to the page of each."""
    refused = [one for one in every if one.exit_code]
    kind, word = ("failed", "Refused.") if refused else ("passed", "Passed.")
    services = [one for one in every if one.year]
    said = f"The inputs of {len(services):,} {plural(len(services), 'report')} and the open data were checked."
    if refused:
        said += f" Refused: {', '.join(one.name for one in refused)}."
    return document(
        "Checks of all inputs",
        [f'<p class="verdict {kind}"><strong>{word}</strong> {wrappable(said)}</p>'],
        [section("services", "Services", [_table(every, project)])],
        skip_to="services",
    )


def _table(every: Sequence[InputsCheck], project: Project) -> str:
    rows = []
    for one in every:
        cells = _cells(one)[1:]
        link = wrappable(one.name)
        if one.page:
            target = os.path.relpath(one.page, project.reports).replace(os.sep, "/")
            link = f'<a href="{target}">{link}</a>'
        result = capital(cells[1])
        what = wrappable(one.stopped.what) if one.stopped else ""
        rows.append([link, f"<strong>{result}</strong>" if one.exit_code else result, *cells[2:], what])
    head = ["Service and year", "Result", "Errors", "Warnings", "Notes", "Rows", "What stopped the check"]
    if not any(one.stopped for one in every):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return table("services-table", "What was found, by service and year", head, rows, numbers={2, 3, 4, 5})
