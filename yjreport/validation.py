"""
Run the gate over the inputs of an annex, once for the same bytes.

What the gate found is kept beside the reports under a hash of the inputs, the suites and the vocabulary;
inputs that passed before are not validated again, and a notebook reads the record without the gate.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from yjreport.building.files import json_bytes
from yjreport.dataset import Inputs, read_inputs

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.dataset import Dataset
    from yjreport.gate.gate import GateOutcome


def context(inputs: Inputs) -> object:
    """Return the words that the suites allow: measures, areas, sources, sections."""
    from yjreport.gate.context import GateContext

    catalogue = inputs.catalogue
    return GateContext(
        measures={id: {"unit": m.unit, "kind": m.kind, "decimals": m.decimals} for id, m in catalogue.measures.items()},
        areas={key: area.code for key, area in inputs.areas.items()},
        sources=tuple(inputs.sources),
        sections=tuple(catalogue.sections),
    )


def validate(inputs: Inputs) -> dict:
    """
    Return the record of the gate for inputs that have no error; warnings are in it.

    Raises:
        GateFailed: when a suite refuses a value. The failure is not kept.
    """
    kept = _kept(inputs)
    if kept.exists():
        try:
            return json.loads(kept.read_bytes())
        except ValueError:
            kept.unlink()
    outcome = run(inputs)
    outcome.raise_if_errors()
    from yjreport.gate.report import checks_json

    record = checks_json(outcome)
    _write(kept, json_bytes(record))
    return record


def run(inputs: Inputs) -> GateOutcome:
    """Return what the gate finds, errors and warnings."""
    from yjreport.gate.gate import run_gate

    return run_gate(tuple(inputs.tables.values()), context(inputs))


def gate_record(dataset: Dataset) -> dict:
    """Return the record of the gate for the inputs that a notebook's figures come from."""
    request = dataset.request
    return validate(read_inputs(dataset.project, request.service.slug, request.report.year, request.edition))


def _kept(inputs: Inputs) -> Path:
    digest = hashlib.sha256()
    for path in sorted(inputs.project.expectations.glob("*.json")):
        digest.update(path.read_bytes())
    for name, table in sorted(inputs.tables.items()):
        digest.update(f"{name}:{table.name}:{table.sha256};".encode())
    digest.update(repr(context(inputs)).encode())
    for path in sorted((inputs.project.root / "yjreport" / "gate").glob("*.py")):
        digest.update(path.read_bytes())
    return inputs.project.reports / ".work" / "gate" / f"{digest.hexdigest()}.json"


def _write(path: Path, data: bytes) -> None:
    import os

    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(path)
