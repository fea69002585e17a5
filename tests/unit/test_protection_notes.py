"""Notes never give away a count that the public edition withholds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project
from yjreport.protection.notes import WITHHELD, small_number


def leicester(policy: str, edition: str) -> Dataset:
    """Return Leicester's figures under a disclosure policy."""
    inputs = read_inputs(Project.here(), "leicester", "2023-24", edition)
    report = inputs.request.report
    changed = report.model_copy(update={"disclosure": report.disclosure.model_copy(update={"policy": policy})})
    return build_dataset(replace(inputs, request=replace(inputs.request, report=changed)))


@pytest.mark.parametrize(
    ("text", "found"),
    [("It was 4 in 2021.", True), ("Two children were sentenced.", True), ("It was 42 of 130.", False)],
)
def test_a_small_number_is_found_in_digits_and_words(text: str, found: bool) -> None:
    """1 to 4 count, as digits or words; a digit inside a longer number does not."""
    assert found == small_number(text, 5)


def test_notes_beside_a_withheld_figure_are_withheld() -> None:
    """Leicester's custody counts of 2 to 4 are hidden, and so is every note that could tell them."""
    dataset = leicester("suppress", "public")
    notes = dataset.registers["notes"]
    custody = [note for note in notes if note["section"] == "custody"]

    assert custody
    assert {WITHHELD} == {note["detail"] for note in custody} | {note["summary"] for note in custody}
    assert [] == [note["id"] for note in notes if note["detail"] != WITHHELD and small_number(note["detail"], 5)]
    assert {""} == {item.note for item in dataset.of("children_sentenced_to_custody")}


@pytest.mark.parametrize(("policy", "edition"), [("already-published", "public"), ("suppress", "board")])
def test_notes_stand_where_nothing_is_withheld(policy: str, edition: str) -> None:
    """A plan's published figures, and the board's edition, keep their notes."""
    assert not [note for note in leicester(policy, edition).registers["notes"] if note["detail"] == WITHHELD]
