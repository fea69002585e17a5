"""The catalogue and the counting rules name each other, and extracts are aggregated only where they cover a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cases_extracts import NORTH, SOUTH, Maker, catalogue, service

from yjreport.cases.aggregate import aggregate, not_covered
from yjreport.cases.rules import RULES
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.cases.windows import covered, kinds_of, plan_year, quarters, windows_of
from yjreport.errors import ParameterFault

MEASURES = [measure for measure in catalogue().measures.values() if measure.rule]


def test_every_rule_of_the_catalogue_is_a_function_and_every_function_is_used() -> None:
    """No measure names a rule that is not there, and no rule is left that no measure names."""
    assert {measure.rule for measure in MEASURES} == set(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_documented_and_reads_tables_that_there_are(name: str) -> None:
    """A rule knows its own name and its definition, and its tables are those of the schema."""
    rule = RULES[name]
    assert rule.name == name
    assert rule.says
    assert set(rule.tables) | set(rule.optional) <= set(CASE_SCHEMAS)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_measure_with_a_rule_takes_figures_from_cases(measure: object) -> None:
    """The catalogue lists `cases` among the sources of every measure that a rule counts."""
    assert "cases" in measure.sources  # type: ignore[attr-defined]


def test_a_rule_that_does_not_exist_is_a_fault_of_parameters() -> None:
    """The message names the measure, the rule and where to mend it."""
    known = catalogue("custody")
    spoilt = {id: one.model_copy(update={"rule": "no_such_rule"}) for id, one in known.measures.items() if one.rule}
    with pytest.raises(ParameterFault, match="no_such_rule") as caught:
        aggregate(
            Maker().extract(), replace(known, measures=spoilt), service(), "2024-25", date(2026, 1, 1), source="x"
        )
    assert "params/measures/" in caught.value.next_step


def test_every_measure_is_counted_from_an_extract_without_events() -> None:
    """Tables that are there without rows give zeros and not applicable, and no error."""
    made = Maker()
    made.child()
    made.order("A", "2019-01-01", "2019-02-01")
    for year in range(2018, 2025):
        made.residents(year)
    figures = made.figures()
    counted = {name for name, _, _, _ in figures.held}
    by_category = {"first_reoffence_share", "police_custody_outcome", "outcomes_by_tier", "offences_by_type"}
    missing = {measure.id for measure in MEASURES} - counted
    assert all("_by_" in name or name in by_category for name in missing)
    for item in figures.held.values():
        if item.measure != "children_by_stage":
            assert item.value in (None, 0)
            assert not item.numerator
        assert ("z" in item.marks) == (item.denominator == 0)


def test_what_hangs_on_a_table_that_is_not_there_is_not_counted() -> None:
    """Without remands there is no observation of them, not even of zero."""
    made = Maker("remand", "custody")
    made.child()
    made.residents(2020)
    made.absent.add("remands")
    figures = made.figures()
    assert not [key for key in figures.held if key[0].startswith("remand")]
    assert figures.of("custodial_sentences") == (0,)


def test_only_whole_periods_are_counted() -> None:
    """An extract from July 2020 to February 2025 has four plan years less the first and the last."""
    made = Maker("custody", "first-time-entrants", begins="2020-07-01", ends="2025-02-28")
    made.child()
    figures = made.figures()
    assert figures.periods("custodial_sentences") == ["2021-22", "2022-23", "2023-24"]
    said = not_covered(made.extract(), "2024-25", date(2030, 1, 1))
    assert said[0].endswith("2020-21 and 2024-25.")
    assert said[1].endswith("January to December 2020.")
    assert not_covered(made.extract(), "2022-23", date(2030, 1, 1)) != said


def test_a_report_of_an_earlier_year_uses_nothing_after_its_cut_off() -> None:
    """With a cut-off in 2024 the plan year 2024-25 cannot be counted from an extract that covers it."""
    made = Maker("custody")
    made.child()
    figures = made.figures("2024-25", cut_off="2024-06-30")
    assert "2024-25" not in figures.periods("custodial_sentences")
    assert "2023-24" in figures.periods("custodial_sentences")


def test_windows_are_five_years_oldest_first_and_four_quarters_make_a_year() -> None:
    """Quarters follow each other without a gap and belong to the population of their year."""
    years = windows_of("2024-25", "plan years")
    assert [window.label for window in years] == ["2020-21", "2021-22", "2022-23", "2023-24", "2024-25"]
    parts = quarters(2024)
    assert (parts[0].start, parts[3].end) == (plan_year(2024).start, plan_year(2024).end)
    assert {part.population_year for part in parts} == {2024}
    assert covered(years, date(2021, 4, 1), date(2024, 3, 31)) == years[1:4]
    assert kinds_of("serious_violence_offences", ("offence",)) == ("plan years",)


def test_a_joint_service_shows_each_authority_beside_the_whole() -> None:
    """The authorities add up to the service, and each has its own population."""
    made = Maker("first-time-entrants", "remand")
    made.child("A")
    made.child("B", authority=SOUTH)
    made.child("C", authority=SOUTH)
    for name in "ABC":
        made.outcome(name, "2024-06-10")
        made.add("remands", "remand_id", {"child_id": name, "type": "youth detention", "start": "2024-06-01",
                                          "end": "2024-06-03"})  # fmt: skip
    made.residents(2024, number=300)
    made.residents(2024, number=700, authority=SOUTH)
    figures = made.figures(codes=(NORTH, SOUTH))
    assert figures.of("fte_rate") == (3, 1000)
    assert figures.of("fte_rate", area=NORTH) == (1, 300)
    assert figures.of("fte_rate", area=SOUTH) == (2, 700)
    assert figures.of("remand_nights", area=SOUTH) == (4,)
    assert figures.of("fte_number", "2023-24", area=NORTH) == (0,)
    item = figures.get("fte_number", area=SOUTH)
    assert item is not None
    assert (item.area.role, item.area.code) == ("member", SOUTH)


def test_an_observation_says_where_it_comes_from() -> None:
    """Source, tables and rule are in it, with the day of release where it is given."""
    made = Maker("custody")
    made.child()
    made.residents(2020)
    made.outcome("A", "2024-06-10", outcome="section 250", sentence_months=30)
    found = aggregate(
        made.extract(), catalogue("custody"), service(), "2024-25", date(2026, 1, 1), source="the-extract",
        released=date(2025, 10, 1),
    )  # fmt: skip
    item = next(one for one in found if one.measure == "custodial_sentences" and one.period.label == "2024-25")
    assert (item.source, item.released) == ("the-extract", date(2025, 10, 1))
    assert item.line == "outcomes, offences, children (custodial_sentences)"
    assert (item.period.start, item.period.end) == (date(2024, 4, 1), date(2025, 3, 31))
    assert len({one.id for one in found}) == len(found)
