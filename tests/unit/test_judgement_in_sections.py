"""Targets in a section: figure, target, tolerance, distance and judgement, in words and in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sections_example import column, observed, section_of, sound, year

from yjreport.figures.judgement import CLOSE, MET, NOT_MET, SHAPES
from yjreport.sections.shared import targets

if TYPE_CHECKING:
    from yjreport.figures.observations import Observation
    from yjreport.sections.section import Section

BINARY = "reoffending_binary"


def section(
    observations: list[Observation], aims: dict[str, dict], slug: str = "reoffending", **more: object
) -> Section:
    """Return a section whose report has targets."""
    return section_of(slug, observations, targets=aims, **more)


@pytest.mark.parametrize(
    ("n", "d", "aim", "word"),
    [
        (42, 130, {"value": 30}, CLOSE), (420, 1300, {"value": 30}, CLOSE), (460, 1300, {"value": 30}, NOT_MET),
        (300, 1300, {"value": 30}, MET), (420, 1300, {"value": 30, "tolerance": 5}, MET),
        (460, 1300, {"value": 30, "tolerance": 5}, CLOSE), (3, 130, {"value": 30}, MET),
    ],
)  # fmt: skip
def test_each_judgement_is_reached_through_a_section(n: int, d: int, aim: dict, word: str) -> None:
    """The interval of the figure decides against a target of 30%, lower being better."""
    made = section([observed(BINARY, year(2022), n=n, d=d)], {BINARY: aim})
    found = targets.judged(made)
    table = targets.table(made, found)

    assert [one.word for one in found] == [word]
    assert column(table, "judgement") == [f"{SHAPES[word]} {word}"]
    assert table is not None
    assert {item.judgement for item in table.results() if "distance" in item.id} == {word}
    sound(table, targets.statement(made, found))


def test_the_sentence_has_figure_target_tolerance_and_verdict() -> None:
    """Members read what was aimed at, how near counts, and what the evidence allows."""
    made = section([observed(BINARY, year(2022), n=42, d=130)], {BINARY: {"value": 30, "tolerance": 2.5}})

    said = targets.statement(made, targets.judged(made))

    assert said is not None
    assert said.plain() == (
        "The share of children who reoffended within twelve months was 32.3% in the cohort of April 2022 to March"
        " 2023, against a target of 30.0%, with a tolerance of 2.5 percentage points. Whether it is met is too close to"
        " tell: the interval reaches both sides."
    )


def test_the_table_shows_distance_in_points_and_which_way_is_better() -> None:
    """32.3% less 30% is +2.3 percentage points, and lower is better; the tolerance stands beside the target."""
    aims = {BINARY: {"value": 30, "tolerance": 2, "note": "Agreed by the board."}}
    made = section([observed(BINARY, year(2022), n=42, d=130)], aims)
    table = targets.table(made, targets.judged(made))

    assert column(table, "distance") == ["+2.3 percentage points"]
    assert column(table, "target") == ["30.0% \N{PLUS-MINUS SIGN} 2.0"]
    assert table is not None
    assert "Binary reoffending rate: Agreed by the board." in table.notes
    assert "Lower is better: Binary reoffending rate." in table.notes
    assert column(table, "measure") == ["Binary reoffending rate, April 2022 to March 2023"]


def test_money_and_frequencies_are_judged_by_the_figure_alone() -> None:
    """Reoffences per reoffender have no interval: 5.29 misses a target of 4 and the table says how it was judged."""
    made = section(
        [observed("reoffences_per_reoffender", year(2022), n=222, d=42)], {"reoffences_per_reoffender": {"value": 4}}
    )
    table = targets.table(made, targets.judged(made))

    assert column(table, "judgement") == [f"{SHAPES[NOT_MET]} {NOT_MET}"]
    assert column(table, "interval") == ["[z]"]
    assert table is not None
    assert "Where no interval suits the measure the figure alone is compared with its target." in table.notes


def test_where_high_is_better_the_target_is_a_floor() -> None:
    """86 of 99 against 70%: the whole interval is above, so the target is met."""
    made = section(
        [observed("diversion_completed", year(2022), n=86, d=99)], {"diversion_completed": {"value": 70}}, "diversion"
    )

    assert [one.word for one in targets.judged(made)] == [MET]
    table = targets.table(made, targets.judged(made))
    assert table is not None
    assert any(note.startswith("Higher is better") for note in table.notes)


def test_a_withheld_figure_has_no_judgement_and_no_distance() -> None:
    """In the public edition three of 130 print [c] throughout, for a judgement would bound the count."""
    made = section([observed(BINARY, year(2022), n=3, d=130)], {BINARY: {"value": 30}}, edition="public")
    found = targets.judged(made)
    table = targets.table(made, found)

    for key in ("value", "interval", "distance", "judgement"):
        assert column(table, key) == ["[c]"]
    assert targets.statement(made, found) is None


def test_a_target_without_a_figure_stands_as_not_available() -> None:
    """A target for a measure that no source fills is printed with [x] and a note."""
    made = section([], {BINARY: {"value": 30}})
    table = targets.table(made, targets.judged(made))

    assert column(table, "judgement") == ["[x]"]
    assert column(table, "target") == ["30.0%"]
    assert table is not None
    assert "No figure is in the sources for the measure Binary reoffending rate." in table.notes


def test_without_targets_there_is_nothing_and_the_scorecard_has_all() -> None:
    """A section shows its own targets; the scorecard's list has those of every section."""
    aims = {BINARY: {"value": 30}, "fte_rate": {"value": 100}}
    found = [observed(BINARY, year(2022), n=42, d=130), observed("fte_rate", year(2023), n=40, d=30_000)]
    none = section(found, {})

    assert targets.table(none, targets.judged(none)) is None
    assert [one.measure.id for one in targets.judged(section(found, aims))] == [BINARY]
    assert {one.measure.id for one in targets.every(section(found, aims, "scorecard"))} == {BINARY, "fte_rate"}
