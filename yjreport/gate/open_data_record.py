"""
What the gate found in the tidy open data, kept with them.

There are many rows and they change only when they are imported, so `make import` checks them once and leaves
data/open/checks.json beside them. A report takes that record while its key fits the files, the suite and the
catalogue; otherwise they are checked again, and the result is kept under reports/.work/gate/.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from yjreport.config.catalogue import Catalogue
from yjreport.gate.open_data_check import read_open_frames, run_open_gate
from yjreport.gate.record import Record, checks_json, keep
from yjreport.gate.vocabulary.context import GateContext
from yjreport.open_data.service_observations.tidy_files import files
from yjreport.paths import Project


def open_record(project: Project, catalogue: Catalogue, context: GateContext) -> Record | None:
    """
    Return what the gate found in the open data, as checks.json holds it; None where there are none.

    Raises:
        GateFailed: when the suite refuses a row.
    """
    if not files(project):
        return None
    key = _key(project, catalogue)
    kept = project.reports / ".work" / "gate" / f"open-{key}.json"
    for path in (project.open / "checks.json", kept):
        try:
            held = json.loads(path.read_bytes())
            if held["key"] == key:
                record: Record = held["record"]
                return record
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return _write(kept, key, _check(project, context))


def check_again(project: Project, catalogue: Catalogue, context: GateContext) -> Record:
    """
    Check the open data and leave the record beside them, as an import does.

    Raises:
        GateFailed: when the suite refuses a row.
    """
    return _write(project.open / "checks.json", _key(project, catalogue), _check(project, context))


def _check(project: Project, context: GateContext) -> Record:
    outcome = run_open_gate(read_open_frames(project), context, expectations=project.expectations)
    outcome.raise_if_errors()
    return checks_json(outcome)


def _write(path: Path, key: str, record: Record) -> Record:
    keep(path, {"key": key, "record": record})
    return record


def _key(project: Project, catalogue: Catalogue) -> str:
    digest = hashlib.sha256()
    code = Path(__file__).resolve().parent.rglob("*.py")
    lookups = (project.open / "lookups").glob("*.csv")
    for path in [*files(project), *sorted(lookups), project.expectations / "open.json", *sorted(code)]:
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    units = {measure.id: measure.unit for measure in catalogue.measures.values() if "open" in measure.sources}
    digest.update(json.dumps(units, sort_keys=True).encode())
    return digest.hexdigest()
