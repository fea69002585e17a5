"""
The gate of open data: every tidy observation against one suite, before a report uses any.

The importer's output is checked as a plan's figures are, in one run over all files, because there are many rows
and few kinds of fault. An importer that ends with an error here leaves the files of the last good import.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.files.tables import Place
from yjreport.gate.gate import Checked, CheckedFile, GateOutcome, RowView, refusals
from yjreport.gate.open_data import KIND, prepare_open
from yjreport.gate.suites.faults import Fault
from yjreport.gate.suites.messages import fault_of
from yjreport.gate.suites.suites import load_suite
from yjreport.gate.vocabulary.context import GateContext
from yjreport.gate.vocabulary.lookups import load_lookups
from yjreport.open_data.tidy_rows.rows import COLUMNS
from yjreport.paths import Project

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "data/open/observations"


def read_open_frames(project: Project) -> dict[str, pd.DataFrame]:
    """
    Return the tidy files by the ids of their sources, as texts.

    Raises:
        KeyError: a file lacks a column; the importer writes all of them.
    """
    import pandas as pd

    frames = {}
    for path in sorted((project.root / FOLDER).glob("*.csv")):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        frame = frame[list(COLUMNS)]
        frame.attrs["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        frames[path.stem] = frame
    return frames


def run_open_gate(
    frames: Mapping[str, pd.DataFrame], context: GateContext, *, expectations: Path | None = None
) -> GateOutcome:
    """
    Check the tidy open observations.

    Args:
        frames: by the id of the source, which is the file's name: columns of texts, a blank cell is "".
            `attrs["sha256"]` is the hash of the file where it was read from one.
        context: the vocabulary; every source must be one of kind open.
        expectations: the folder of the suites; the project's own when None.

    Returns: faults by file and row, and one record for each check, over all files together.

    Raises:
        ParameterFault: the suite is missing or wrong.
    """
    folder = expectations or Project.here().expectations
    context = context.knowing(load_lookups(Project(folder.parent).data / "open" / "lookups"))
    suite = load_suite(folder, KIND)
    frame = prepare_open(frames, context, suite.settings)
    parameters = context.parameters()
    faults: list[Fault] = []
    checked: list[Checked] = []
    for rule, roots, record in refusals(suite, frame, parameters, FOLDER):
        checked.append(record)
        words = parameters["measures"] if rule.id == "measure-known" else []
        for place in roots:
            row = RowView(frame, place)
            faults.append(fault_of(rule, row, Place(f"{FOLDER}/{row['source']}.csv", int(row["file_row"]), {}), words))
    files = tuple(
        CheckedFile(KIND, f"{FOLDER}/{source}.csv", one.attrs.get("sha256", ""), len(one))
        for source, one in frames.items()
    )
    return GateOutcome(files, tuple(sorted(faults, key=Fault.place)), tuple(checked))
