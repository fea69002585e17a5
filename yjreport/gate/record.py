"""What the gate found, for programs: checks.json."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from yjreport.gate.gate import GateOutcome


def verdict(outcome: GateOutcome) -> str:
    """Return passed, passed with warnings, or failed."""
    if outcome.errors:
        return "failed"
    return "passed with warnings" if outcome.warnings else "passed"


def checks_json(outcome: GateOutcome) -> dict[str, Any]:
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
