"""What the gate found, for programs: checks.json, and how it is kept."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from yjreport.canonical import json_bytes
from yjreport.gate.gate import GateOutcome
from yjreport.paths import write_in_one_step

Record = dict[str, Any]
"""The content of checks.json."""


def verdict(outcome: GateOutcome) -> str:
    """Return passed, passed with warnings, or failed."""
    if outcome.errors:
        return "failed"
    return "passed with warnings" if outcome.warnings else "passed"


def checks_json(outcome: GateOutcome) -> Record:
    """
    Return the content of checks.json: the same inputs and suites give the same content.

    Returns: result, errors, warnings, notes (how many); files (kind, file, sha256, rows); faults (by file, row and
    column; of one rule in one file the first `MOST_HELD`); rest (how many more there are of a rule in a file, and the
    first and last row of each run of them); checked (one record for each expectation: what, why, source, severity,
    rows, failures).
    """
    return {
        "result": verdict(outcome),
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
        "notes": outcome.count("note"),
        "files": [asdict(file) for file in outcome.files],
        "faults": [fault.record() for fault in outcome.faults],
        "rest": [asdict(one) for one in outcome.rest],
        "checked": [asdict(record) for record in outcome.checked],
    }


def keep(path: Path, content: Record) -> None:
    """Write a record in one step, so that nobody reads half of it."""
    write_in_one_step(path, json_bytes(content))
