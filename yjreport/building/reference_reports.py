"""The reference report: notebooks stored with their outputs, and the ledgers that a regression compares with."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from yjreport.blocks.model import DERIVED
from yjreport.building.build import build, derive_html, notebook_name
from yjreport.canonical import json_bytes
from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_service, known_services, known_years
from yjreport.errors import ReferencesDiffer
from yjreport.execution.runner import Job, run_notebooks
from yjreport.figures.ledger import differences
from yjreport.paths import Project


def folder(project: Project) -> Path:
    """Return the folder of the reference ledgers."""
    return project.root / "tests" / "references"


def referred(project: Project) -> list[str]:
    """Return the services whose ledgers are kept as references."""
    return [service for service in known_services(project) if not find_service(project, service).synthetic]


def reference(project: Project, service: str, year: str) -> Path:
    """Return the file of one reference ledger."""
    return folder(project) / f"{service}-{year}.json"


def compare(project: Project, ledger: dict[str, Any]) -> None:
    """
    Compare a ledger with the one that is kept.

    Raises:
        ReferencesDiffer: listing every result that is gone, new or changed.
    """
    path = reference(project, ledger["service"], ledger["year"])
    lines = differences(json.loads(path.read_bytes()), ledger)
    if lines:
        raise ReferencesDiffer(
            f"The ledger of {ledger['service']} {ledger['year']} differs from {project.relative(path)}.",
            details=[*lines[:40], *([f"and {len(lines) - 40} more"] if len(lines) > 40 else [])],
            next_step="if every change is meant, run `make references` and commit; else mend what changed it.",
        )


def renew(project: Project) -> Iterator[str]:
    """
    Execute the stored notebooks again, rebuild every annex of a real service, keep its ledger, and say what changed.

    The fictional service has none: its figures are counted again by an independent script in the tests.
    """
    yield from _renew_notebooks(project)
    for service in referred(project):
        for year in known_years(project, service):
            built = build(project, authority=service, year=year)
            ledger = json.loads((built.folder / "ledger.json").read_bytes())
            path = reference(project, service, year)
            lines = differences(json.loads(path.read_bytes()), ledger) if path.exists() else ["new"]
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(json_bytes(ledger))
            yield f"{service} {year}: {len(ledger['results'])} results, {len(lines)} changes"
            yield from (f"  {line}" for line in lines)


def _renew_notebooks(project: Project) -> Iterator[str]:
    catalogue = load_catalogue(project)
    with tempfile.TemporaryDirectory() as name:
        jobs = [
            Job(
                section=info.slug,
                title=info.title,
                service_title="the reference report",
                notebook=project.notebooks / notebook_name(info.slug, number),
                parameters={},
                output=Path(name) / notebook_name(info.slug, number),
                environment={DERIVED: "later"},
            )
            for number, info in enumerate(catalogue.sections.values(), start=1)
        ]
        changed = 0
        for done in run_notebooks(jobs):
            derive_html(done)
            if done.job.output.read_bytes() != done.job.notebook.read_bytes():
                shutil.copyfile(done.job.output, done.job.notebook)
                changed += 1
    yield f"notebooks: {len(jobs)} executed, {changed} changed"
