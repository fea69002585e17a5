"""What opens each section: the answer to its question, from its main measures or its register."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sections_example import observed, section_of, sound, year
from small_sections import entry
from small_sections import section as small

from yjreport.blocks.parts import runs
from yjreport.paths import Project
from yjreport.sections.section import Section

COHORTS = (
    observed("reoffending_binary", year(2021), n=40, d=187),
    observed("reoffending_binary", year(2022), n=42, d=130),
    observed("reoffences_per_reoffender", year(2022), n=222, d=42),
)


def words(section: Section) -> str:
    """Return the answer of a section as text; nothing where it has none."""
    answer = section.answer()
    return answer.plain() if answer else ""


def test_the_answer_comes_from_the_national_measures() -> None:
    """The binary rate first with its change, then the frequency, and every figure is a result."""
    section = section_of("reoffending", COHORTS)
    answer = section.answer()

    assert answer is not None
    assert answer.emphasis == "answer"
    assert answer.plain() == (
        "The share of children who reoffended within twelve months rose: 42 of 130 (32.3%) in the cohort of April 2022"
        " to March 2023, against 40 of 187 (21.4%) a year before. The rise is more than chance would explain. The"
        " number of reoffences per child who reoffended was 5.29 (222 proven reoffences by 42 children who reoffended)"
        " in the same cohort."
    )
    assert {item.measure for item in answer.results()} == {"reoffending_binary", "reoffences_per_reoffender"}


def test_below_the_answer_stands_only_what_it_leaves_out() -> None:
    """The state of the measure gives its limits, and one without any is not there."""
    section = section_of("reoffending", COHORTS)
    said = section.state(section.measure("reoffending_binary"))

    assert said is not None
    assert said.plain().startswith("The 95% interval of 32.3% is 24.9% to 40.8%. The rise of 10.9 percentage points")
    assert section.state(section.measure("reoffences_per_reoffender")) is None
    sound(section.answer(), said)


def test_a_section_without_figures_has_no_answer() -> None:
    """Nothing can be said, so nothing is."""
    assert section_of("custody", []).answer() is None
    assert section_of("custody", [observed("custodial_sentences", year(2024), marks=("x",))]).answer() is None


def test_a_withheld_figure_is_said_to_be_so() -> None:
    """The answer says that the figure is too small to publish, with its mark and no number."""
    section = section_of("custody", [observed("custodial_sentences", year(2024), marks=("c",))])

    assert words(section) == (
        "The number of custodial sentences from April 2024 to March 2025 is too small to publish [c]."
    )


def test_a_dated_figure_comes_before_an_undated_one() -> None:
    """The dated count of custodial sentences answers, and not the rate whose period the source does not state."""
    rate = observed("custody_rate", replace(year(2024), label="not stated", start=None, end=None), value="0.54")
    section = section_of("custody", [rate, observed("custodial_sentences", year(2024), value=1)])

    assert words(section) == "There was 1 custodial sentence from April 2024 to March 2025."


def test_the_scorecard_counts_the_measures_in_force_by_what_became_of_them() -> None:
    """Two of fourteen have figures, and one of these is worse than chance explains."""
    section = section_of("scorecard", COHORTS)

    assert words(section) == (
        "Of the 14 national measures in force, 2 have a figure or a related one and 12 have none. Compared with the"
        " figure before, 1 is worse by more than chance would explain. The other cannot be tested."
    )
    answer = section.answer()
    assert answer is not None
    assert [item.value for item in answer.results()] == [14, 2, 12, 1]


def test_a_single_measure_of_the_scorecard_is_not_counted_again() -> None:
    """Of one measure the verdict is said of itself, and not of 1."""
    said = words(section_of("scorecard", COHORTS[:2]))

    assert said == (
        "Of the 14 national measures in force, 1 has a figure or a related one and 13 have none. Compared with the"
        " figure before, that one is worse by more than chance would explain."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"status": "completed"}], "The plan has 1 action, of which 1 is completed. No target date can be checked."),
        ([{"status": "not stated"}] * 2,
         "The plan has 2 actions and states the status of none in words. No target date can be checked."),
        ([{"status": "on track", "target_date": "2024-01-31"}, {"status": "completed", "target_date": "2024-01-31"}],
         "The plan has 2 actions, of which 1 is completed. Of the 2 with a target date, 1 is overdue on 30 June 2024."),
        ([{"status": "on track", "target_date": "2030-01-31"}],
         "The plan has 1 action, of which none is completed. Of the 1 with a target date, none is overdue on 30 June"
         " 2024."),
    ],
)  # fmt: skip
def test_the_answer_of_the_actions_agrees_with_their_number(rows: list[dict[str, str]], said: str) -> None:
    """One action is completed, two are; none is overdue."""
    cells: dict[str, Any] = {"kind": "action", "action": "Do it", "target": ""}
    found = tuple(entry("actions", at, id=str(at), **cells, **row) for at, row in enumerate(rows, 2))

    assert words(small("actions", registers={"actions": found})) == said


def test_the_answer_of_the_risks_says_how_many_are_high() -> None:
    """Of two risks one is rated high, and of one the plan does not say what is being done."""
    rows = (
        entry("risks", 2, id="1", kind="register", risk="A", rating="High", mitigation="Train"),
        entry("risks", 3, id="2", kind="register", risk="B", rating="Low"),
    )

    assert words(small("risks", registers={"risks": rows})) == (
        "The plan names 2 risks. Of these, 1 is rated high. For 1 of them the plan does not say what is being done."
    )


def test_marks_are_words_where_prose_prints_them() -> None:
    """No mark stands beside a figure in a sentence; a closing sentence says what it says."""
    section = section_of("custody", [observed("custodial_sentences", year(2024), value=12, marks=("p",))])
    result = section.measure("custodial_sentences").local[0]
    said = section.sentences("said", "There were ", result, ".")

    assert said.plain() == "There were 12. The figure is provisional."
    assert runs(result)[0].text == "12 [p]"


def test_every_notebook_answers_right_after_it_opens() -> None:
    """The cell after the one that opens the section gives its answer."""
    folder = Project.here().notebooks
    for path in sorted(folder.glob("[0-9]*.ipynb")):
        sources = ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        at = next(number for number, source in enumerate(sources) if source.endswith("section.gap()"))
        assert sources[at + 1] == "section.answer()", path.name


def test_an_answer_beside_the_national_measure_says_that_it_is_beside_it() -> None:
    """A count of mediations does not answer for the share of victims, and says first that no source gives that."""
    said = words(section_of("victims", (observed("face_to_face_mediations", year(2023), value=45),)))

    assert said.startswith("No source gives the national measure of this section. There were 45 ")
