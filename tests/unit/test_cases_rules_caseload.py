"""First time entrants, caseload, custody, serious violence and stages are counted by their definitions."""

from __future__ import annotations

import pytest
from cases_extracts import Maker

DAY = "2024-06-10"


def one(*sections: str, **child: str) -> Maker:
    """Return an extract with one child and 1,000 residents."""
    made = Maker(*sections)
    made.child(**child)
    made.residents(2024)
    return made


@pytest.mark.parametrize(
    ("outcome", "number", "route"),
    [
        ("youth caution", 1, "youth caution"),
        ("youth conditional caution", 1, "youth conditional caution"),
        ("absolute discharge", 1, "conviction"),
        ("detention and training order", 1, "conviction"),
        ("community resolution", 0, ""),
        ("outcome 20", 0, ""),
        ("outcome 21", 0, ""),
        ("outcome 22", 0, ""),
        ("no further action", 0, ""),
    ],
)
def test_a_first_caution_or_conviction_makes_a_first_time_entrant(outcome: str, number: int, route: str) -> None:
    """Informal outcomes make none, and do not stand in the way of a later first one."""
    made = one("first-time-entrants")
    made.outcome("A", DAY, outcome=outcome)
    figures = made.figures()
    assert figures.of("fte_number") == (number,)
    assert figures.of("fte_rate") == (number, 1000)
    if route:
        assert figures.of("fte_by_route", route=route) == (1,)
    else:
        made.outcome("A", "2024-08-01")
        assert made.figures().of("fte_number") == (1,)


def test_a_child_is_a_first_time_entrant_once() -> None:
    """The second caution makes nobody a first time entrant, in its own year or in the same."""
    made = one("first-time-entrants")
    made.outcome("A", "2023-06-01")
    made.outcome("A", DAY, outcome="referral order")
    figures = made.figures()
    assert figures.of("fte_number", "2023-24") == (1,)
    assert figures.of("fte_number") == (0,)


@pytest.mark.parametrize(("record", "number"), [("no", 1), ("yes", 0), ("not known", 0)])
def test_an_earlier_record_rules_a_first_time_entrant_out(record: str, number: int) -> None:
    """A child whose record is not known cannot be said to be a first time entrant."""
    made = one("first-time-entrants", prior_record=record)
    made.outcome("A", DAY)
    assert made.figures().of("fte_number") == (number,)


@pytest.mark.parametrize(
    ("born", "number"), [("2014-06-10", 1), ("2014-06-11", 0), ("2006-06-10", 0), ("2006-06-11", 1)]
)
def test_a_first_time_entrant_is_10_to_17_on_the_day(born: str, number: int) -> None:
    """The 10th birthday is in, the 18th is out."""
    made = one("first-time-entrants", born=born)
    made.outcome("A", DAY)
    assert made.figures().of("fte_number") == (number,)


def test_one_who_was_17_at_the_first_appearance_is_sentenced_as_a_child_and_no_first_time_entrant() -> None:
    """At 18 a sentence counts among children sentenced, at the age of 17, where the court saw a child first."""
    made = one("first-time-entrants", "caseload", born="2006-06-01")
    made.outcome("A", DAY, made.offence("A", "2024-03-01"), outcome="referral order", first_appearance="2024-05-01")
    figures = made.figures()
    assert figures.of("children_cautioned_sentenced") == (1,)
    assert figures.of("children_cautioned_sentenced", age="17") == (1,)
    assert figures.of("fte_number") == (0,)


def test_a_first_outcome_before_moving_in_is_counted_by_nobody_here_and_still_was_the_first() -> None:
    """The child entered the system elsewhere: neither that outcome nor the next makes a first time entrant here."""
    made = one("first-time-entrants", moved_in="2024-05-01")
    made.outcome("A", "2024-04-15")
    made.outcome("A", DAY)
    assert made.figures().of("fte_number") == (0,)


def test_an_outcome_after_moving_out_belongs_to_another_service() -> None:
    """A child who left before the outcome is counted nowhere here."""
    made = one("first-time-entrants", "caseload", moved_out="2024-06-09")
    made.outcome("A", DAY)
    figures = made.figures()
    assert figures.of("fte_number") == (0,)
    assert figures.of("children_cautioned_sentenced") == (0,)


def test_first_time_entrants_are_counted_by_calendar_year_too() -> None:
    """The national figure is for years that end in December."""
    made = one("first-time-entrants")
    made.outcome("A", "2024-02-01")
    figures = made.figures()
    assert figures.of("fte_number", "January to December 2024") == (1,)
    assert figures.of("fte_number", "2023-24") == (1,)
    assert figures.of("fte_number") == (0,)
    assert "January to December 2025" not in figures.periods("fte_number")


def test_the_gravest_offence_of_an_outcome_is_the_primary_one() -> None:
    """Robbery of gravity 6 is primary beside criminal damage; both are offences proven."""
    made = one("first-time-entrants", "caseload")
    offences = (made.offence("A", "2024-06-01"), made.offence("A", "2024-06-02", offence_type="robbery", gravity=6))
    made.outcome("A", DAY, *offences)
    figures = made.figures()
    assert figures.of("fte_by_offence", offence="robbery") == (1,)
    assert figures.get("fte_by_offence", offence="criminal damage") is None
    assert figures.of("offences_by_type", offence="criminal damage") == (1,)
    assert figures.of("offences_by_type", offence="robbery") == (1,)
    assert figures.of("outcomes_by_tier", tier="pre-court") == (1,)


def test_a_rate_takes_the_latest_population_up_to_its_year_and_says_which() -> None:
    """Mid-2023 serves 2024-25 while mid-2024 is not there; a later estimate never serves an earlier year."""
    made = Maker("first-time-entrants")
    made.child()
    made.residents(2023, number=2000)
    figures = made.figures()
    item = figures.get("fte_rate")
    assert item is not None
    assert item.denominator == 2000
    assert "middle of 2023, the latest that the extract holds" in item.note
    assert figures.get("fte_rate", "2022-23") is None
    assert figures.of("fte_number", "2022-23") == (0,)


def test_children_worked_with_have_work_open_on_a_day_in_the_area() -> None:
    """Work that ended on the first day or began on the last counts; before, after and elsewhere it does not."""
    made = Maker("caseload")
    for name, start, end, more in [
        ("A", "2023-11-01", "2024-04-01", {}),
        ("B", "2025-03-31", "", {}),
        ("C", "2023-11-01", "2024-03-31", {}),
        ("D", "2025-04-01", "", {}),
        ("E", "2024-01-01", "2024-12-31", {"moved_out": "2024-03-31"}),
        ("F", "2024-01-01", "2024-12-31", {"moved_out": "2024-04-01"}),
        ("G", "2024-01-01", "2024-12-31", {"born": "2006-04-01"}),
        ("H", "2024-01-01", "2024-12-31", {"born": "2006-04-02", "looked_after": "yes"}),
    ]:
        made.child(name, **more)
        made.order(name, start, end)
    made.order("B", "2025-03-31")
    figures = made.figures()
    assert figures.of("children_worked_with") == (4,)
    assert figures.of("children_worked_with", care="looked after") == (1,)
    assert figures.of("looked_after_caseload_share") == (1, 4)
    assert figures.of("children_by_age", age="17") == (2,)


def test_the_first_year_has_no_caseload_where_work_begun_before_is_not_in_the_extract() -> None:
    """A count of the children whose work began in the year would be too low; it is not made."""
    made = Maker("caseload", "education", begins="2020-04-01")
    made.child()
    made.order("A", "2020-05-01", "2020-11-01")
    assert made.figures().periods("children_worked_with") == ["2021-22", "2022-23", "2023-24", "2024-25"]
    made.order("A", "2020-01-10", "2020-05-01")
    figures = made.figures()
    assert figures.of("children_worked_with", "2020-21") == (1,)
    assert figures.of("sen_share", "2020-21") == (0, 1)


def test_a_year_without_custody_is_zero_and_not_unknown() -> None:
    """No sentence in a year is 0, with a rate of 0, and its share of long ones has no denominator."""
    made = one("custody")
    made.outcome("A", "2023-06-01", outcome="section 250", sentence_months=18)
    made.residents(2023, number=500)
    figures = made.figures()
    assert figures.of("custodial_sentences") == (0,)
    assert figures.of("custody_rate") == (0, 1000)
    assert figures.of("custodial_sentences", "2023-24") == (1,)
    assert figures.of("custody_rate", "2023-24") == (1, 500)
    long, none = figures.get("custody_long_sentence_share", "2023-24"), figures.get("custody_long_sentence_share")
    assert long is not None
    assert none is not None
    assert (long.numerator, long.denominator, long.marks) == (1, 1, ())
    assert (none.numerator, none.denominator, none.marks) == (0, 0, ("z",))


def test_sentences_are_counted_beside_the_children_who_received_them() -> None:
    """Two sentences of one child are two sentences and one child; length and offence add up to the whole."""
    made = one("custody")
    made.outcome("A", DAY, outcome="detention and training order", sentence_months=6)
    made.outcome("A", "2024-11-10", outcome="detention and training order")
    figures = made.figures()
    assert figures.of("custodial_sentences") == (2,)
    assert figures.of("children_sentenced_to_custody") == (1,)
    assert figures.of("custodial_sentences", length="6 to 11 months") == (1,)
    assert figures.of("custodial_sentences", length="not recorded") == (1,)
    assert figures.of("custodial_sentences", offence="criminal damage") == (2,)
    assert figures.of("custody_long_sentence_share") == (0, 2)


@pytest.mark.parametrize(
    ("kind", "gravity", "outcome", "number"),
    [
        ("robbery", 5, "referral order", 1),
        ("drugs", 8, "youth caution", 1),
        ("violence against the person", 5, "youth caution", 1),
        ("robbery", 4, "referral order", 0),
        ("robbery", None, "referral order", 0),
        ("arson", 7, "referral order", 0),
        ("robbery", 6, "community resolution", 0),
    ],
)
def test_serious_violence_is_proven_of_three_types_and_gravity_5(
    kind: str, gravity: int | None, outcome: str, number: int
) -> None:
    """Drugs, robbery and violence against the person of gravity 5 or more, proven, by quarter."""
    made = one("serious-violence")
    made.outcome("A", DAY, made.offence("A", "2024-05-01", offence_type=kind, gravity=gravity), outcome=outcome)
    figures = made.figures()
    assert figures.of("serious_violence_offences", "April to June 2024") == (number,)
    assert figures.of("serious_violence_rate", "April to June 2024") == (number, 1000)
    assert figures.of("serious_violence_rate", "January to March 2025") == (0, 1000)
    assert figures.of("kpi9_serious_violence") == (number, 1000)
    assert figures.get("serious_violence_offences", "2024-25") is None


def test_children_are_counted_once_a_stage_with_every_group() -> None:
    """A child arrested twice is one of the arrested; a group without children at a stage is 0."""
    made = one("over-representation", ethnicity="Black")
    made.residents(2024, "Black", 50)
    for day in ("2024-05-01", "2024-05-02"):
        made.add("arrests", "arrest_id", {"child_id": "A", "arrested": day, "outcome": "bailed"})
    made.outcome("A", DAY, outcome="community resolution")
    made.outcome("A", "2024-09-01", outcome="detention and training order", sentence_months=4)
    figures = made.figures()
    assert figures.of("children_by_stage", stage="population") == (1050,)
    assert figures.of("children_by_stage", stage="population", ethnicity="Black") == (50,)
    for stage, number in [("arrested", 1), ("out of court", 1), ("cautioned or sentenced", 1), ("custody", 1),
                          ("remand", 0)]:  # fmt: skip
        assert figures.of("children_by_stage", stage=stage) == (number,)
        assert figures.of("children_by_stage", stage=stage, ethnicity="Black") == (number,)
        assert figures.of("children_by_stage", stage=stage, ethnicity="White") == (0,)
    assert figures.get("children_by_stage", stage="population", ethnicity="not known") is None


def test_a_stage_without_its_table_is_not_there() -> None:
    """Without arrests nobody can be said to have been arrested, nor that none was."""
    made = one("over-representation")
    made.absent.add("arrests")
    figures = made.figures()
    assert figures.get("children_by_stage", stage="arrested") is None
    assert figures.of("children_by_stage", stage="custody") == (0,)
