"""The figures that a build hands to its kernels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from yjreport.dataset.dataset import build_dataset
from yjreport.dataset.handover import VARIABLE, Handover, gate_record
from yjreport.gate.validation import Passed
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project
from yjreport.sections import section as module
from yjreport.sections.section import Section


@pytest.fixture
def handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Handover:
    """Hand over Leicester's figures without its reoffending, as no file holds them."""
    dataset = build_dataset(read_inputs(Project.here(), "leicester", "2023-24", "public"))
    fewer = tuple(item for item in dataset.observations if not item.measure.startswith("reoff"))
    handover = Handover(replace(dataset, observations=fewer), Passed({"checked": [], "faults": []}))
    for name, value in handover.write(tmp_path).items():
        monkeypatch.setenv(name, value)
    module._dataset.cache_clear()
    yield handover
    module._dataset.cache_clear()


def test_a_kernel_sees_what_was_handed_over_and_no_file(handed: Handover) -> None:
    """A section of the annex that is being built has the figures that passed, not those of the files."""
    opened = Section.open("reoffending", authority="leicester", year="2023-24")

    assert not opened.measure("reoffending_binary")
    assert opened.measure("children_sentenced_to_custody")
    assert handed.passed == gate_record(opened.dataset)


def test_another_annex_is_read_from_its_files(handed: Handover) -> None:
    """Figures are handed over for one service, year and edition alone."""
    assert Section.open("reoffending", authority="west-mercia", year="2024-25").measure("reoffending_binary")
    assert Section.open("reoffending", authority="leicester", year="2023-24", edition="board").measure("reoffences")


def test_outside_a_build_nothing_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook in JupyterLab reads the files."""
    monkeypatch.delenv(VARIABLE, raising=False)
    module._dataset.cache_clear()

    assert Section.open("reoffending", authority="leicester", year="2023-24").measure("reoffending_binary")
