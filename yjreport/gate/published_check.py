"""
Check the inputs against what was published of them: a number that changed since needs its correction.

It comes after the other checks, and only where they find no error: a figure that is wrong in itself is mended first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from yjreport.files.tables import Table
from yjreport.gate.corrections import with_corrections, with_published
from yjreport.gate.gate import GateOutcome, run_gate
from yjreport.gate.suites.suites import load_suite
from yjreport.gate.vocabulary.context import GateContext
from yjreport.inputs.published.figures import figures_of
from yjreport.inputs.published.history import History, histories


def uncorrected(published: Table | None, tables: Sequence[Table], corrections: Table | None) -> tuple[History, ...]:
    """Return the published figures that the inputs no longer say, and that no correction explains."""
    known = histories(published, corrections, figures_of(tables))
    return tuple(history for history in known.values() if history.uncorrected)


def run_published(
    outcome: GateOutcome,
    tables: Sequence[Table],
    *,
    published: Table | None,
    corrections: Table | None,
    cut_off: date,
    context: GateContext,
    expectations: Path,
) -> GateOutcome:
    """
    Return what the gate found, with what it finds in published.csv and corrections.csv.

    Args:
        outcome: what it found in the inputs; with an error among it nothing more is looked at.
        tables: the inputs.
        published: the figures as they were published, None where they never were.
        corrections: what was corrected since, None without the file.
        cut_off: the day after which the annex uses nothing.
        context: the words that inputs may use.
        expectations: the folder of the suites.
    """
    if outcome.errors or (published is None and corrections is None):
        return outcome
    known = histories(published, corrections, figures_of(tables))
    beside = []
    if published is not None:
        folder = published.name.rpartition("/")[0]
        beside.append(with_published(published, known, f"{folder}/corrections.csv", corrections is None))
    if corrections is not None:
        role_words = load_suite(expectations, corrections.kind).settings["role_words"]
        places = [name for key, area in context.areas.items() for name in (key, area.name)]
        beside.append(with_corrections(corrections, known, cut_off, role_words, places))
    found = run_gate(tuple(beside), context, expectations=expectations)
    return GateOutcome(
        (*outcome.files, *found.files),
        (*outcome.faults, *found.faults),
        (*outcome.checked, *found.checked),
        (*outcome.rest, *found.rest),
    )


__all__ = ["run_published", "uncorrected"]
