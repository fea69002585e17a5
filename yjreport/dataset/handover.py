"""
Hand the protected figures of one annex from the build to its kernels.

A kernel of a build sees exactly what passed the gate and the protection, even if a file changes meanwhile,
and does not read it again. A notebook that runs on its own, in JupyterLab, reads the files.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yjreport.dataset.dataset import Dataset
from yjreport.gate.validation import Passed, validate
from yjreport.inputs.annex_inputs import read_inputs

VARIABLE = "YJREPORT_HANDOVER"
"""The variable that tells a kernel where the build has left its figures, in a folder of its own user."""


@dataclass(frozen=True)
class Handover:
    """Hold what a build hands to its kernels: the protected figures, and what the gate found."""

    dataset: Dataset
    passed: Passed

    def write(self, folder: Path) -> dict[str, str]:
        """Leave the figures in a private folder and return the variable that names the file."""
        path = folder / "figures.pickle"
        path.write_bytes(pickle.dumps(self))
        return {VARIABLE: str(path)}

    def is_for(self, authority: str, year: str | None, edition: str) -> bool:
        """Tell whether these are the figures of an annex."""
        request = self.dataset.request
        return (request.service.slug, request.report.year, request.edition) == (authority, year, edition)


def handed_over() -> Handover | None:
    """Return what the build that started this kernel has handed over, or None outside a build."""
    named = os.environ.get(VARIABLE)
    return _read(named) if named else None


@cache
def _read(path: str) -> Handover:
    # Written by the build, in a folder that only this user can enter.
    handed: Handover = pickle.loads(Path(path).read_bytes())  # noqa: S301
    return handed


def gate_record(dataset: Dataset) -> Passed:
    """Return what the gate found in the inputs that a notebook's figures come from."""
    handed = handed_over()
    if handed and handed.dataset is dataset:
        return handed.passed
    request = dataset.request
    return validate(read_inputs(dataset.project, request.service.slug, request.report.year, request.edition))
