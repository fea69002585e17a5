"""What a figure is set beside: another record, the share not in education, another year's measure set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gate_figures import BLANK, count, days, found, share, year
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.gate.vocabulary.context import ReportTerms

OWN = share("reoffending_binary", "17.0", year(2020), source="an-extract")
NATIONAL = share("reoffending_binary", "37.9", year(2020), area="england-and-wales", source="a-release")


def test_a_comparator_from_another_record_is_questioned(tmp_path: Path) -> None:
    """A local tracker's 17% beside the 37.9% of the Police National Computer (Wolverhampton, lines 45 and 144)."""
    family = share("reoffending_binary", "35.0", year(2020), area="family", source="a-release")

    (fault,) = found(tmp_path, "comparison-of-one-record", OWN, NATIONAL, family)

    assert (fault.row, fault.severity) == (3, "warning")
    assert fault.found == "england-and-wales counted from the police national computer"
    assert (
        fault.expected == "figures from one record: the local one is from the case management system in row 2 (local)"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [{**OWN, "source": "a-later-release"}, NATIONAL],
        [{**OWN, "source": "a-plan"}, NATIONAL],
        [OWN, {**NATIONAL, **year(2019)}],
        [OWN, {**NATIONAL, "note": "From the Police National Computer, so not to be compared."}],
        [{**OWN, "period": "not stated", "period_start": "", "period_end": ""},
         {**NATIONAL, "period": "not stated", "period_start": "", "period_end": ""}],
    ],
    ids=["one record", "a record not stated", "another year", "said in the note", "no period"],
)  # fmt: skip
def test_comparators_of_one_record_are_let_be(tmp_path: Path, rows: list[Row]) -> None:
    """Nothing is said where the record is one, is not known, or where no comparison can be made."""
    assert not found(tmp_path, "comparison-of-one-record", *rows)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (share("neet_share", "4.9", year(2022)), '"not in education" in the measure'),
        (share("kpi2_ete", "13.1", year(2023), breakdown="status=not in ETE"), '"not in ETE" in the breakdown'),
        (share("kpi2_ete", "13.1", year(2023), note="Printed as NEET."), '"NEET" in the note'),
        (
            share("ete_post16", "48", year(2022), note="Children not in suitable education."),
            '"not in suitable education" in the note',
        ),
    ],
    ids=["the measure", "the breakdown", "the note", "a longer phrase"],
)
def test_education_stated_negatively_is_questioned(tmp_path: Path, row: Row, words: str) -> None:
    """Not in education (West Mercia, line 170) a line below engaged (169) turns a rise into a fall."""
    (fault,) = found(tmp_path, "education-positive", row)

    assert (fault.severity, fault.found) == ("warning", words)


@pytest.mark.parametrize(
    "row",
    [
        share("neet_share", "4.9", year(2022), source="a-release"),
        share("neet_share", "4.9", year(2022), note="An official statistic."),
        share("kpi2_ete", "86.9", year(2023), note="Whether the child was in employment is not known for three."),
        share("sen_share", "20", year(2023), note="Some are not in education."),
        count("children_worked_with", 20, year(2023), note="Not in education."),
    ],
    ids=["open data", "said in the note", "no such words", "need, not performance", "no share of education"],
)
def test_official_and_positive_figures_are_let_be(tmp_path: Path, row: Row) -> None:
    """The national statistic keeps its name, and need has no direction."""
    assert not found(tmp_path, "education-positive", row)


def test_the_share_that_is_not_in_education_is_recognised_by_its_line(tmp_path: Path) -> None:
    """13.1 among 86.9 and 88 is 100 less 86.9: the share of the others."""
    rows = [share("kpi2_ete", value, year(2021 + place)) for place, value in enumerate(("86.9", "88.0", "13.1"))]

    (fault,) = found(tmp_path, "education-not-complement", *rows)

    assert (fault.row, fault.severity, fault.found) == (4, "warning", '"13.1"')
    assert fault.expected == "a share near the others of kpi2_ete: 86.9% in row 2; 88.0% in row 3"
    assert fault.next_step.startswith("is it 86.9,")


def test_the_complement_is_recognised_beside_one_other(tmp_path: Path) -> None:
    """One other year, the parts of the same year, or another area's figure are enough."""
    low = share("kpi2_ete", "13.1", year(2023))

    for other in (
        share("kpi2_ete", "86.9", year(2022)),
        share("kpi2_ete", "86.9", year(2023), breakdown="age=school age"),
        share("kpi2_ete", "86.9", year(2023), area="england"),
    ):
        assert [fault.row for fault in found(tmp_path, "education-not-complement", other, low)] == [3]


@pytest.mark.parametrize(
    "values", [("86.9", "70.0"), ("55.0", "45.0"), ("86.9", "30.0"), ("13.1",), ("76", "73", "52")]
)
def test_shares_that_differ_otherwise_are_let_be(tmp_path: Path, values: tuple[str, ...]) -> None:
    """A fall, a figure near a half and a figure alone are no complement."""
    rows = [share("ete_school_age", value, year(2019 + place)) for place, value in enumerate(values)]

    assert not found(tmp_path, "education-not-complement", *rows)


def test_a_measure_of_another_set_is_questioned_once(tmp_path: Path) -> None:
    """Engagement in education was no longer collected nationally (Wolverhampton, line 229)."""
    rows = [share("ete_school_age", 76, year(2018)), share("ete_school_age", 73, year(2017))]

    (fault,) = found(tmp_path, "measure-of-the-year", *rows)

    assert (fault.row, fault.severity) == (2, "warning")
    assert fault.found == "ete_school_age, of the national measure KPI 2: Education and Education (local measure)"
    assert fault.expected == "a measure of this year's set: three national outcome measures"


@pytest.mark.parametrize(
    ("row", "report"),
    [
        (share("reoffending_binary", 35, year(2018)), None),
        (share("ete_school_age", 76, year(2018), note="Kept as a local measure."), None),
        (share("sen_share", 20, year(2018)), None),
        (share("ete_school_age", 76, year(2018)), BLANK),
    ],
    ids=["in the set", "marked local", "no national measure", "no report known"],
)
def test_measures_of_the_year_are_let_be(tmp_path: Path, row: Row, report: ReportTerms | None) -> None:
    """National measures of the set, local ones and those said to be local raise nothing."""
    assert not found(tmp_path, "measure-of-the-year", row, report=report)


def test_a_figure_from_before_its_measure_is_questioned(tmp_path: Path) -> None:
    """A key performance indicator has no figure of 2021: it was in force from April 2023."""
    (fault,) = found(tmp_path, "wording-in-force", share("kpi2_ete", 60, year(2021)))

    assert (fault.severity, fault.found) == ("warning", "2021-04-01 to 2022-03-31")
    assert fault.expected == "a period in which kpi2_ete was in force: from 2023-04-01"


@pytest.mark.parametrize(
    "row",
    [
        share("kpi2_ete", 60, year(2023)),
        share("kpi2_ete", 60, days("2022-07-01", "2023-06-30")),
        share("kpi2_ete", 60, year(2021), note="Counted locally."),
        share("kpi2_ete", 60, {"period": "2021"}),
        share("reoffending_binary", 35, year(2010)),
        share("ete_school_age", 60, year(2010)),
    ],
    ids=["in force", "in part", "said in the note", "without days", "an earlier wording", "no wordings"],
)
def test_figures_of_their_time_are_let_be(tmp_path: Path, row: Row) -> None:
    """A period that a wording covers, in part at least, is no fault."""
    assert not found(tmp_path, "wording-in-force", row)


@pytest.mark.parametrize(
    ("row", "question"),
    [
        (observation("posts", "count", value="1.234", **year(2023)), "is it 1234 (a point between the thousands) or"),
        (observation("remand_nights", "nights", value="2.150", **year(2023)), "is it 2150 (a point between"),
    ],
    ids=["posts", "nights"],
)
def test_three_digits_after_a_point_are_questioned(tmp_path: Path, row: Row, question: str) -> None:
    """As £121.691 (Wolverhampton, line 207), a count that may have decimals can hide its thousands."""
    (fault,) = found(tmp_path, "point-not-thousands", row)

    assert fault.next_step.startswith(question)


@pytest.mark.parametrize("value", ["46.5", "0.250", "12.34", "1234", "1234.500"])
def test_other_decimals_are_let_be(tmp_path: Path, value: str) -> None:
    """Half a post, a quarter of one and long numbers are no thousands."""
    assert not found(tmp_path, "point-not-thousands", observation("posts", "count", value=value, **year(2023)))


@pytest.mark.parametrize(
    ("rule", "row", "words"),
    [
        ("value-number", observation("remand_budget", "gbp", value="£121.691", **year(2019)),
         "is it 121691 (a point between the thousands) or 121.69? Write the one that is meant."),
        ("value-money", observation("remand_budget", "gbp", value="121.691", **year(2019)),
         "is it 121691 (a point between the thousands) or 121.69? Write the one that is meant."),
        ("value-number", share("children_low_income", "17.1.%", year(2019)), "the column unit says what it is."),
        ("value-number", share("reoffending_binary", "=21.4%", year(2019)), "not the formula."),
        ("value-number", observation("fte_rate_change", "percent", value="-19.9%", base_period="2017", **year(2018)),
         "write the number alone (-19.9); the column unit says what it is."),
        ("value-number", count("remands_youth_detention", "( 2 young people)", year(2019)), "plain digits"),
    ],
    ids=["a pound sign", "thousands", "two points", "a formula", "a percentage sign", "words"],
)  # fmt: skip
def test_numbers_are_read_strictly(tmp_path: Path, rule: str, row: Row, words: str) -> None:
    """The odd numbers that plans printed (lines 207, 79, 32, 47 and 37) are refused with a question."""
    (fault,) = found(tmp_path, rule, row)

    assert fault.severity == "error"
    assert words in fault.next_step
