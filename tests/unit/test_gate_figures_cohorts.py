"""How much a figure can bear: small cohorts, unfinished follow-up, age; and what its marks must say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from gate_figures import BLANK, REPORT, count, days, found, share, year
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path


def test_a_small_cohort_is_told_its_interval(tmp_path: Path) -> None:
    """8 of 11 children (Wolverhampton, line 205) are 43.4% to 90.3%, and one of them is 9.1 points."""
    row = share("custody_minority_ethnic_share", "72.7", year(2018), 8, 11)

    (fault,) = found(tmp_path, "cohort-not-small", row)

    assert fault.severity == "warning"
    assert fault.found == "8 of 11 in row 2: 43.4 to 90.3 (Wilson)"
    assert fault.expected.startswith("30 or more, or a sentence")
    assert "one child more or fewer moves it by 9.1 percentage points" in fault.next_step


def test_small_cohorts_are_named_once_for_a_measure_and_area(tmp_path: Path) -> None:
    """Four small quarters of one measure are one warning that names three and counts the rest."""
    quarters = [("2021-04-01", "2021-06-30"), ("2021-07-01", "2021-09-30"), ("2021-10-01", "2021-12-31")]
    rows = [share("reoffending_binary", "", days(*span), 3, 12) for span in [*quarters, ("2022-01-01", "2022-03-31")]]
    other = share("reoffending_binary", "", days(*quarters[0]), 4, 20, area="E06000016")

    faults = found(tmp_path, "cohort-not-small", *rows, other)

    assert [fault.row for fault in faults] == [2, 6]
    assert faults[0].found.endswith("; 1 more")


def test_a_small_rate_over_a_population_is_told_its_interval(tmp_path: Path) -> None:
    """Five sentences among 50,000 children are 0.032 to 0.23 per 1,000 (exact Poisson, 1.62 to 11.67 events)."""
    row = observation("custody_rate", "per_1000", numerator="5", denominator="50000", value="0.10", **year(2018))

    (fault,) = found(tmp_path, "cohort-not-small", row)

    assert fault.found == "5 events in row 2: 0.032 to 0.23 (exact Poisson)"
    assert fault.expected.startswith("20 or more")


def test_a_change_between_small_counts_is_questioned(tmp_path: Path) -> None:
    """-40% from 18 to 11 sentences is a change of seven."""
    rows = [
        count("custodial_sentences", 18, year(2017)),
        count("custodial_sentences", 11, year(2018)),
        observation("custodial_sentences_change", "percent", value="-38.9", base_period="2017-18",
                    base_start="2017-04-01", base_end="2018-03-31", **year(2018)),
    ]  # fmt: skip

    (fault,) = found(tmp_path, "cohort-not-small", *rows)

    assert (fault.row, fault.found) == (4, "a change in per cent of 18 (row 2) and 11 (row 3)")


@pytest.mark.parametrize(
    "row",
    [
        share("reoffending_binary", "33.3", year(2020), 10, 30),
        share("reoffending_binary", "27.3", year(2020), 3, 11, note="The number is small and the rate volatile."),
        share("reoffending_binary", "27.3", year(2020)),
        share("deprived_lsoa_share", "27.3", year(2020), 3, 11),
        observation("custody_rate", "per_1000", numerator="5", denominator="50000", area="england", **year(2018)),
        observation("fte_rate", "per_100000", numerator="20", denominator="50000", **year(2018)),
    ],
    ids=["thirty", "said in the note", "no counts", "no children", "another's rate", "twenty events"],
)
def test_larger_or_explained_cohorts_are_left_alone(tmp_path: Path, row: Row) -> None:
    """30 children, a sentence on volatility, and figures that are not of the service's children are let be."""
    assert not found(tmp_path, "cohort-not-small", row)


def test_the_least_cohort_is_data(tmp_path: Path) -> None:
    """The limit stands in the suite's meta."""
    row = share("reoffending_binary", "33.3", year(2020), 10, 30)

    assert found(tmp_path, "cohort-not-small", row, small={"share": 50})


@pytest.mark.parametrize(
    "breakdown", ["child=AB", "young person=3", "initials=J S", "NHS number=1", "sex=boys; name=x"]
)
def test_a_figure_of_one_child_is_refused(tmp_path: Path, breakdown: str) -> None:
    """A watch list is no part of a report, whatever its counts."""
    row = count("reoffences", 9, year(2020), breakdown=breakdown)

    (fault,) = found(tmp_path, "breakdown-names-nobody", row)

    assert (fault.severity, fault.column) == ("error", "breakdown")


def test_a_group_of_children_may_be_named(tmp_path: Path) -> None:
    """Age, sex and a legal status such as child in need are characteristics that many share."""
    rows = [
        count("reoffences", 9, year(2020), breakdown="age=10 to 14"),
        count("wider_services_children", 9, year(2020), breakdown="service=child in need"),
    ]

    assert not found(tmp_path, "breakdown-names-nobody", *rows)


def test_small_counts_of_an_extract_are_not_already_published(tmp_path: Path) -> None:
    """Two children of a case management system are not covered by what the plan has printed."""
    rows = [
        count("remands_youth_detention", 2, year(2022), source="an-extract"),
        share("reoffending_binary", "96.8", year(2020), 90, 93, source="an-extract"),
        count("remands_local_authority", 7, year(2022), source="an-extract"),
    ]

    (fault,) = found(tmp_path, "small-counts-published", *rows)

    assert fault.severity == "warning"
    assert fault.found == (
        "small counts from an-extract, which is not published: 2 in row 2 (remands_youth_detention);"
        " 3 in row 3 (reoffending_binary)"
    )


@pytest.mark.parametrize(
    ("row", "report"),
    [
        (count("remands_youth_detention", 2, year(2022)), REPORT),
        (count("remands_youth_detention", 0, year(2022), source="an-extract"), REPORT),
        (count("remands_youth_detention", 5, year(2022), source="an-extract"), REPORT),
        (count("staff", 2, year(2022), source="an-extract"), REPORT),
        (count("remands_youth_detention", 2, year(2022), source="an-extract"), replace(REPORT, policy="suppress")),
        (count("remands_youth_detention", 2, year(2022), source="an-extract"), BLANK),
    ],
    ids=["a plan", "none", "at the threshold", "staff", "will be withheld", "no decision known"],
)
def test_other_small_counts_need_no_more(tmp_path: Path, row: Row, report: object) -> None:
    """Published counts, none, counts at the threshold, and those that will be withheld raise nothing."""
    assert not found(tmp_path, "small-counts-published", row, report=report)


def test_a_cohort_that_was_not_followed_up_is_refused(tmp_path: Path) -> None:
    """A cohort that ends in April 2022 had 17 months until September 2023, one too few."""
    late = share("reoffending_binary", "20.0", days("2022-01-01", "2022-04-30"), 20, 100)

    (fault,) = found(tmp_path, "cohort-followed-up", late)

    assert fault.severity == "error"
    assert fault.found == "a cohort that ends on 2022-04-30, 17 months before its figure"
    assert fault.expected == "18 months or more after the cohort's last day: a-plan was released on 2023-09-30"


@pytest.mark.parametrize(
    "row",
    [
        share("reoffending_binary", "20.0", days("2022-01-01", "2022-03-31"), 20, 100),
        share("reoffending_binary", "20.0", days("2022-01-01", "2022-12-31"), 20, 100, marks="p"),
        share("reoffending_binary", "20.0", {"period": "2022"}, 20, 100),
        share("ete_school_age", "20.0", days("2023-01-01", "2023-06-30"), 20, 100),
        share("reoffending_binary", "", days("2022-01-01", "2022-12-31"), marks="x"),
    ],
    ids=["18 months", "marked", "without days", "no cohort", "no figure"],
)
def test_a_cohort_that_was_followed_up_or_marked_is_let_be(tmp_path: Path, row: Row) -> None:
    """18 months to the day, or the mark p, is enough."""
    assert not found(tmp_path, "cohort-followed-up", row)


def test_a_tracker_of_the_latest_quarter_needs_its_mark(tmp_path: Path) -> None:
    """17% of a tracked quarter (Wolverhampton, line 144) is a rate so far."""
    quarter = days("2023-01-01", "2023-03-31", "Quarter 4 2022-2023")

    (fault,) = found(tmp_path, "tracker-marked", share("reoffending_tracker", 17, quarter))

    assert (fault.severity, fault.column) == ("warning", "marks")
    assert fault.found == "a tracked cohort that ends on 2023-03-31, followed for 6 months"
    assert not found(tmp_path, "tracker-marked", share("reoffending_tracker", 17, quarter, marks="p"))
    assert not found(tmp_path, "tracker-marked", share("reoffending_tracker", 17, days("2021-01-01", "2021-03-31")))


def test_an_old_figure_is_told_its_age(tmp_path: Path) -> None:
    """The cohort of 2020 was 33 months old in September 2023 (Leicester, line 32)."""
    rows = [
        share("reoffending_binary", "32.3", days("2020-01-01", "2020-12-31"), 42, 130),
        share("reoffending_binary", "21.4", days("2019-01-01", "2019-12-31"), 40, 187),
        share("reoffending_binary", "30.0", days("2022-01-01", "2022-03-31"), area="england"),
    ]

    (fault,) = found(tmp_path, "figure-not-old", *rows)

    assert (fault.row, fault.severity) == (2, "warning")
    assert fault.found == (
        "reoffending_binary ends on 2020-12-31, 33 months before the release of a-plan"
        " and 33 months before the report's cut-off"
    )


@pytest.mark.parametrize(
    "row",
    [
        count("fte_number", 9, days("2020-10-01", "2021-09-30")),
        count("fte_number", 9, days("2019-10-01", "2020-09-30"), note="The latest available."),
        count("fte_number", 9, {"period": "2015"}),
    ],
    ids=["24 months", "said in the note", "without days"],
)
def test_a_recent_or_explained_figure_is_let_be(tmp_path: Path, row: Row) -> None:
    """24 months are not above 24."""
    assert not found(tmp_path, "figure-not-old", row)


@pytest.mark.parametrize(
    ("note", "lacks"),
    [
        ("", "the old value, the reason, the date"),
        ("Revised.", "the old value, the reason, the date"),
        ("The figure before, over 50%, is withdrawn because reoffending had been over-reported.", "the date"),
        ("Published as 50.2 before; corrected in March 2020.", ""),
        ("In June 2021 late convictions were added.", "the old value"),
        ("It was 31.0 until January 2024.", "the reason"),
    ],
)
def test_a_revision_says_old_value_reason_and_date(tmp_path: Path, note: str, lacks: str) -> None:
    """More than 50% became about 35% (Medway, line 84): the note must say from what, why and when."""
    row = share("reoffending_binary", 35, {"period": "not stated"}, marks="r", note=note)

    faults = found(tmp_path, "revision-explained", row)

    assert [fault.expected for fault in faults] == (
        [f"a note with the old value, the reason and the date; it lacks {lacks}"] if lacks else []
    )


def test_two_sources_of_two_days_are_told_how_to_revise(tmp_path: Path) -> None:
    """Where a later source contradicts an earlier one, the later is kept and marked."""
    rows = [
        count("fte_number", 60, year(2021), source="a-release"),
        count("fte_number", 63, year(2021), source="a-later-release"),
    ]

    (fault,) = found(tmp_path, "row-not-contradicted", *rows)

    assert fault.next_step == (
        "keep row 3, whose source was released later (2024-03-31), mark it r,"
        " and say in note the old value, the reason and the date."
    )


def test_one_source_that_contradicts_itself_is_not_a_revision(tmp_path: Path) -> None:
    """Then the figure that can be defended is kept."""
    (fault,) = found(
        tmp_path, "row-not-contradicted", count("fte_number", 60, year(2021)), count("fte_number", 6, year(2021))
    )

    assert fault.next_step.startswith("keep the figure that can be defended")


def ratio(marks: str = "") -> Row:
    """Return the reoffences per child who reoffended, with marks."""
    counts = {"numerator": "222", "denominator": "42"}
    return observation("reoffences_per_reoffender", "ratio", value="5.29", marks=marks, **counts, **year(2020))


def test_a_provisional_mark_is_carried_to_what_follows(tmp_path: Path) -> None:
    """A ratio of provisional reoffences is provisional."""
    reoffences = count("reoffences", 222, year(2020), marks="p")

    (fault,) = found(tmp_path, "provisional-carried", reoffences, ratio())

    assert (fault.row, fault.severity, fault.expected) == (3, "warning", "the mark p, as on reoffences in row 2")
    assert not found(tmp_path, "provisional-carried", reoffences, ratio("p"))
    assert not found(tmp_path, "provisional-carried", count("reoffences", 222, year(2020)), ratio())
    assert not found(tmp_path, "provisional-carried", count("reoffences", 222, year(2019), marks="p"), ratio())


def test_a_change_from_a_provisional_figure_is_provisional(tmp_path: Path) -> None:
    """Either end of a change may be provisional, and so may the count behind a rate."""
    change = observation("fte_number_change", "percent", value="-10", base_period="2021-22", base_start="2021-04-01",
                         base_end="2022-03-31", **year(2022))  # fmt: skip
    rate = observation("fte_rate", "per_100000", value="100", **year(2022))

    for first, last in (("p", ""), ("", "p")):
        rows = [count("fte_number", 50, year(2021), marks=first), count("fte_number", 45, year(2022), marks=last)]
        assert [fault.row for fault in found(tmp_path, "provisional-carried", *rows, change)] == [4]
    rows = [count("fte_number", 45, year(2022), marks="p"), rate]
    assert [fault.row for fault in found(tmp_path, "provisional-carried", *rows)] == [3]
