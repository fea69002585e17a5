"""The key performance indicators are counted over orders that ended, with what is not known kept."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from cases_extracts import Maker

from yjreport.cases.calendar_days import last_friday_of_june, school_leaving_dates

SECTIONS = ("accommodation", "education", "health", "diversion", "wider-services", "victims", "workforce")


def ended(*returns: dict[str, object], **child: str) -> Maker:
    """Return an extract with one child and an order that ended in June 2024 for each return."""
    made = Maker(*SECTIONS)
    made.child(**child)
    for one in returns:
        order = made.order("A", "2024-01-10", "2024-06-10")
        if one:
            made.returned(order, **one)
    return made


def test_what_is_not_known_is_in_the_denominator_and_a_category_of_its_own() -> None:
    """Not known, blank and no return at all are one category, and never in the numerator."""
    figures = ended(
        {"accommodation": "suitable"},
        {"accommodation": "not suitable"},
        {"accommodation": "not known"},
        {"ete": ""},
        {},
    ).figures()
    assert figures.of("kpi1_accommodation") == (1, 5)
    assert figures.of("kpi1_accommodation", status="suitable") == (1, 5)
    assert figures.of("kpi1_accommodation", status="not suitable") == (1, 5)
    assert figures.of("kpi1_accommodation", status="not known") == (3, 5)
    assert figures.of("kpi1_known") == (2, 5)


def test_the_whole_is_of_the_end_and_the_start_is_beside_it() -> None:
    """A child who became suitably housed is suitable at the end and not at the start, over the same orders."""
    made = ended({"accommodation": "suitable"})
    made.returned("or1", "start", accommodation="not suitable")
    figures = made.figures()
    assert figures.of("kpi1_accommodation") == (1, 1)
    assert figures.of("kpi1_accommodation", moment="end") == (1, 1)
    assert figures.of("kpi1_accommodation", moment="start") == (0, 1)


def test_no_order_that_ended_is_not_applicable() -> None:
    """A denominator of zero is marked z, and is neither 0% nor 100%."""
    made = Maker(*SECTIONS)
    made.child()
    made.order("A", "2024-06-10")
    item = made.figures().get("kpi1_accommodation")
    assert item is not None
    assert (item.numerator, item.denominator, item.value, item.marks) == (0, 0, None, ("z",))


def test_an_order_counts_where_the_child_lives_when_it_ends() -> None:
    """An order that ended after the child moved out is another service's."""
    made = ended({"accommodation": "suitable"}, moved_out="2024-06-09")
    assert made.figures().of("kpi1_accommodation") == (0, 0)


@pytest.mark.parametrize(
    ("born", "last_day"),
    [
        ("2007-09-01", date(2024, 6, 28)),
        ("2008-08-31", date(2024, 6, 28)),
        ("2008-09-01", date(2025, 6, 27)),
        ("2009-08-31", date(2025, 6, 27)),
        ("2005-10-01", date(2022, 6, 24)),
    ],
)
def test_school_age_ends_on_the_last_friday_of_june(born: str, last_day: date) -> None:
    """Children born from September to August leave school on one day."""
    found = school_leaving_dates(pd.Series(pd.to_datetime([born]).astype("datetime64[s]")))
    assert found[0].date() == last_day
    assert last_friday_of_june(last_day.year) == last_day


@pytest.mark.parametrize(("end", "group"), [("2024-06-28", "school age"), ("2024-06-29", "above school age")])
def test_school_age_is_told_on_the_last_day_of_the_order(end: str, group: str) -> None:
    """The leaving day itself is of school age; both moments are in the group of the end."""
    made = Maker(*SECTIONS)
    made.child(born="2008-01-15")
    order = made.order("A", "2024-01-10", end)
    made.returned(order, "start", ete="suitable")
    made.returned(order, "end", ete="not suitable")
    figures = made.figures()
    assert figures.of("kpi2_ete", age=group) == (0, 1)
    assert figures.of("kpi2_ete", age=group, moment="start") == (1, 1)
    assert figures.of("kpi2_ete", age=group, moment="end") == (0, 1)


def test_a_year_equals_the_sums_of_its_quarters_over_each_other() -> None:
    """Four quarters with different numbers of orders: the year is the sum over the sum, not the mean of shares."""
    made = Maker(*SECTIONS)
    made.child()
    for end, status in [("2024-05-01", "suitable"), ("2024-08-01", "not suitable"), ("2024-08-02", "not suitable"),
                        ("2024-11-01", "suitable"), ("2025-02-01", "not known")]:  # fmt: skip
        made.returned(made.order("A", "2024-01-10", end), accommodation=status)
    assert made.figures().of("kpi1_accommodation") == (2, 5)


def test_a_child_with_two_orders_that_ended_counts_twice_and_the_note_says_so() -> None:
    """Orders are counted, and every figure says that they are."""
    made = ended({"accommodation": "suitable"}, {"accommodation": "not suitable"})
    item = made.figures().get("kpi1_accommodation")
    assert item is not None
    assert (item.numerator, item.denominator) == (1, 2)
    assert "a child with two counts twice" in item.note


def test_orders_are_broken_down_by_type() -> None:
    """Each type has its own denominator, and the types add up to the whole."""
    made = ended({"accommodation": "suitable"})
    made.returned(made.order("A", "2024-01-10", "2024-07-10", order_type="prevention"), accommodation="not known")
    figures = made.figures()
    assert figures.of("kpi1_accommodation", order="referral order") == (1, 1)
    assert figures.of("kpi1_accommodation", order="prevention") == (0, 1)
    assert figures.of("kpi1_accommodation") == (1, 2)


def test_a_formal_plan_is_over_the_children_with_an_identified_need() -> None:
    """A child without such needs, or of whom it is not known, is not in the denominator."""
    figures = ended({"plan_in_place": "yes"}, {"plan_in_place": "no"}, {}, send="sen support").figures()
    assert figures.of("kpi3_send_plan") == (1, 3)
    assert figures.of("kpi3_send_plan", plan="sen support") == (1, 3)
    assert figures.of("kpi3_known") == (3, 3)
    for send, known in [("none", 1), ("", 0)]:
        figures = ended({"plan_in_place": "yes"}, send=send).figures()
        assert figures.of("kpi3_send_plan") == (0, 0)
        assert figures.of("kpi3_known") == (known, 1)


def test_the_first_wordings_funnel_never_widens() -> None:
    """Offered is counted among those with a need, attended among those offered."""
    figures = ended(
        {"mental_health_need": "yes", "mental_health_offered": "yes", "mental_health_attended": "yes"},
        {"mental_health_need": "yes", "mental_health_offered": "yes", "mental_health_attended": "no"},
        {"mental_health_need": "yes", "mental_health_offered": "no"},
        {"mental_health_need": "no", "mental_health_offered": "yes", "mental_health_attended": "yes"},
        {},
    ).figures()
    assert figures.of("kpi4_mental_health_need") == (3, 5)
    assert figures.of("kpi4_mental_health_need", status="not known") == (1, 5)
    assert figures.of("kpi4_offered") == (2, 3)
    assert figures.of("kpi4_attended") == (1, 2)
    assert figures.of("kpi4_known") == (4, 5)
    assert figures.of("kpi5_substance_need") == (0, 5)
    item = figures.get("kpi5_offered")
    assert item is not None
    assert item.marks == ("z",)


def test_out_of_court_interventions_are_completed_over_those_that_ended() -> None:
    """One not recorded as completed or not stays in the denominator; reasons are shares of all that ended."""
    made = Maker(*SECTIONS)
    made.child()
    for completed, why in [("yes", ""), ("no", "breach"), ("no", ""), ("", "")]:
        made.order("A", "2024-01-10", "2024-06-10", order_type="youth caution", completed=completed,
                   reason_not_completed=why)  # fmt: skip
    made.order("A", "2024-01-10", "2024-06-10", order_type="diversion")
    figures = made.figures()
    assert figures.of("kpi6_out_of_court_completed") == (1, 4)
    assert figures.of("kpi6_out_of_court_completed", reason="breach") == (1, 4)
    assert figures.of("kpi6_out_of_court_completed", reason="no reason recorded") == (1, 4)
    assert figures.of("kpi6_out_of_court_completed", reason="not recorded whether completed") == (1, 4)


def test_wider_services_count_an_order_once_in_the_whole() -> None:
    """A child with two services is in both, and once in the whole; the denominator is the same everywhere."""
    figures = ended({"early_help": "yes", "looked_after": "yes"}, {"child_in_need": "yes"}, {}).figures()
    assert figures.of("kpi7_wider_services") == (2, 3)
    assert figures.of("kpi7_wider_services", service="early help") == (1, 3)
    assert figures.of("kpi7_wider_services", service="looked after") == (1, 3)
    assert figures.of("kpi7_wider_services", service="child in need") == (1, 3)
    assert figures.of("kpi7_wider_services", service="child protection plan") == (0, 3)


def test_attendance_is_of_the_statutory_partners_by_someone_senior() -> None:
    """One who is not senior enough has not attended, and a partner who is not statutory is not expected."""
    made = Maker(*SECTIONS)
    made.child()
    for partner, statutory, senior, attended, data in [
        ("police", "yes", "yes", "yes", "yes"),
        ("health", "yes", "no", "yes", "no"),
        ("probation", "yes", "yes", "no", ""),
        ("housing", "no", "yes", "yes", "yes"),
    ]:
        row = {"meeting_date": "2024-06-18", "partner": partner, "statutory": statutory, "senior": senior}
        made.rows["board"].append({**row, "attended": attended, "disproportionality_data": data})
    figures = made.figures()
    assert figures.of("kpi8_board_attendance") == (1, 3)
    assert figures.of("kpi8_board_attendance", partner="health") == (0, 1)
    assert figures.get("kpi8_board_attendance", partner="housing") is None
    assert figures.of("kpi8_disproportionality_data") == (2, 3)


def test_the_chain_of_victims_narrows() -> None:
    """Contacted and consented are over those identified, the rest over those who consented."""
    made = Maker(*SECTIONS)
    made.child()
    outcome = made.outcome("A", "2024-06-10")
    chain = [("yes", "yes", "yes"), ("yes", "yes", ""), ("yes", "no", ""), ("no", "", "")]
    for contacted, consented, engaged in chain:
        row = {"outcome_id": outcome, "age_group": "under 18", "identified_date": "2024-06-12", "contacted": contacted,
               "consented": consented, "rj_engaged": engaged}  # fmt: skip
        made.add("victims", "victim_id", row)
    figures = made.figures()
    assert figures.of("victims_identified") == (4,)
    assert figures.of("victim_contact") == (3, 4)
    assert figures.of("victims_consented_share") == (2, 4)
    assert figures.of("kpi10_victims_rj") == (1, 2)
    assert figures.of("victims_views_sought_share") == (0, 2)


def test_the_indicators_begin_on_1_april_2023() -> None:
    """An order that ended before the indicators were set is not counted for them."""
    made = Maker(*SECTIONS)
    made.child()
    made.returned(made.order("A", "2022-01-10", "2022-06-10"), accommodation="suitable")
    assert made.figures().periods("kpi1_accommodation") == ["2023-24", "2024-25"]
