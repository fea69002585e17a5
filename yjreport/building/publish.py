"""Publish a report's figures: check the inputs, and freeze what they say in published.csv beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yjreport.errors import UsageError
from yjreport.files.columns import PUBLISHED
from yjreport.gate.validation import validate
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.inputs.published.figures import figures_of
from yjreport.inputs.published.history import histories
from yjreport.inputs.published.sameness import same
from yjreport.inputs.service_files import inputs_folder
from yjreport.paths import Project, write_in_one_step
from yjreport.revisions.record import day_of, record


@dataclass(frozen=True)
class Published:
    """Tell what a publication has recorded, and where."""

    service: str
    year: str
    on: str
    path: Path
    figures: int
    new: int
    changed: int


def publish(project: Project, *, authority: str, year: str | None = None, published: str | None = None) -> Published:
    """
    Record the figures of a service's own inputs as published.

    Publishing again accepts the corrections made since; while a changed figure has none, the gate refuses.

    Raises:
        UserError: the inputs are refused, the service has none of its own, or the day is not a later one.
    """
    inputs = read_inputs(project, authority, year, "public")
    request = inputs.request
    if not inputs.tables:
        raise UsageError(
            f"{request.service.name} has no figures of its own for {request.report.year}.",
            details=["an annex from open data alone is corrected by the publishers of the data"],
            next_step="add the service's figures first, or choose another YEAR; `make list` shows the years.",
        )
    on = day_of(published, request.report.cut_off)
    validate(inputs)
    tables = tuple(inputs.tables.values())
    content = record(tables, inputs.published, inputs.corrections, on)
    path = inputs_folder(project, request) / PUBLISHED.file
    write_in_one_step(path, content)
    figures = figures_of(tables)
    known = histories(inputs.published, inputs.corrections, figures)
    changed = sum(not same(one.latest["figure"], one.now, one.field) for one in known.values())
    return Published(
        request.service.name, request.report.year, on.isoformat(), path, len(figures), len(set(figures) - set(known)),
        changed,
    )  # fmt: skip
