"""Shares and their wholes, percentages that no count gives, and the identity of the reoffending figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gate_figures import count, days, found, share, year
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path

YEAR = year(2023)
IN_NEED = share("wider_services_share", 17, YEAR, breakdown="service=child in need")
LOOKED_AFTER = share("wider_services_share", 13, YEAR, breakdown="service=care experienced")
COUNTS = [
    count("wider_services_children", 39, YEAR, breakdown="service=child in need"),
    count("wider_services_children", 25, YEAR, breakdown="service=looked after"),
]


def test_shares_that_need_different_denominators_are_questioned(tmp_path: Path) -> None:
    """39 = 17% needs 223 to 236 children and 25 = 13% needs 186 to 200 (West Mercia, lines 175 and 492)."""
    (fault,) = found(tmp_path, "shares-of-one-denominator", *COUNTS, IN_NEED, LOOKED_AFTER)

    assert (fault.row, fault.severity) == (5, "warning")
    assert fault.found == "39 = 17% (row 4) fits 223 to 236; 25 = 13% (row 5) fits 186 to 200"


def test_shares_with_their_own_numerators_are_compared_as_well(tmp_path: Path) -> None:
    """The same mistake entered with the counts beside the percentages, or with one denominator."""
    need = {**IN_NEED, "numerator": "39"}

    assert found(tmp_path, "shares-of-one-denominator", need, {**LOOKED_AFTER, "numerator": "25"})
    (fault,) = found(
        tmp_path, "shares-of-one-denominator", need, {**LOOKED_AFTER, "numerator": "25", "denominator": "192"}
    )
    assert fault.found == "39 = 17% (row 2) fits 223 to 236; 25 of 192 (row 3) fits 192"


@pytest.mark.parametrize(
    "rows",
    [
        [share("sen_share", 49, YEAR, 41), share("sen_support_share", 24, YEAR, 20), share("ehcp_share", 25, YEAR, 21)],
        [{**IN_NEED, "numerator": "39"}, {**LOOKED_AFTER, "numerator": "30"}],
        [{**IN_NEED, "numerator": "39"}, {**LOOKED_AFTER, "numerator": "25", **year(2022)}],
        [{**IN_NEED, "numerator": "39"}, {**LOOKED_AFTER, "numerator": "25", "source": "a-release"}],
        [{**IN_NEED, "numerator": "39"}, {**LOOKED_AFTER, "numerator": "25", "note": "It does not agree with 39."}],
        [share("kpi2_ete", 60, YEAR, 30, breakdown="age=school age"),
         share("kpi2_ete", 50, YEAR, 10, breakdown="age=above")],
        [IN_NEED, LOOKED_AFTER],
    ],
    ids=["83 or 84 fit all", "one whole", "another year", "another source", "said", "groups of their own", "no counts"],
)  # fmt: skip
def test_shares_of_one_whole_are_let_be(tmp_path: Path, rows: list[Row]) -> None:
    """41, 20 and 21 children (Wolverhampton, lines 52 to 54) are all shares of 83 or 84, so nothing is said."""
    assert not found(tmp_path, "shares-of-one-denominator", *rows)


def test_a_share_of_another_whole_lists_the_denominators_that_fit(tmp_path: Path) -> None:
    """84% of custodial sentences (Wolverhampton, line 205) is no share of the 11 children of the line."""
    rows = [count("children_sentenced_to_custody", 11, YEAR), share("custody_long_sentence_share", 84, YEAR)]

    (fault,) = found(tmp_path, "denominator-counted", *rows)

    assert (fault.row, fault.severity, fault.found) == (3, "warning", "84%")
    assert fault.expected == (
        "a share of the 11 in row 2; denominators that can give it: 19, 25, 31, 32, 37, 38"
    )  # fmt: skip


def test_a_denominator_that_the_file_counts_differently_is_questioned(tmp_path: Path) -> None:
    """8 of 12 children where the file counts 11."""
    rows = [
        count("children_sentenced_to_custody", 11, YEAR),
        share("custody_minority_ethnic_share", "66.7", YEAR, 8, 12),
    ]

    (fault,) = found(tmp_path, "denominator-counted", *rows)

    assert fault.found == "8 of 12"
    assert fault.expected == "out of 11, which row 2 counts (children sentenced to custody)"


@pytest.mark.parametrize(
    "row",
    [
        share("custody_minority_ethnic_share", "72.7", YEAR, 8, 11),
        share("custody_long_sentence_share", 82, YEAR),
        share("custody_long_sentence_share", 84, YEAR, note="It is not the 11 children."),
        share("custody_long_sentence_share", 84, year(2022)),
        share("custody_long_sentence_share", 84, YEAR, qualifier="about"),
        share("custody_minority_ethnic_share", "50.0", YEAR, 1, 2, breakdown="sex=girls"),
    ],
    ids=["the same 11", "9 of 11", "said in the note", "another year", "about", "a group of them"],
)
def test_a_share_of_what_is_counted_is_let_be(tmp_path: Path, row: Row) -> None:
    """82% is 9 of 11, and a note that names the 11 has said it."""
    assert not found(tmp_path, "denominator-counted", count("children_sentenced_to_custody", 11, YEAR), row)


@pytest.mark.parametrize(
    ("value", "of", "fitting"),
    [(84, 11, {19, 25, 31, 32}), (45, 18, {11, 20, 22})],
    ids=["84% of 11", "45% of 18"],
)
def test_a_percentage_that_no_count_gives_lists_what_fits(
    tmp_path: Path, value: int, of: int, fitting: set[int]
) -> None:
    """84% of 11 and 45% of 18 (Wolverhampton, lines 205 and 207) are of other denominators, which are listed."""
    (fault,) = found(tmp_path, "percent-possible", share("remand_non_custodial_share", value, YEAR, "", of))

    listed = {int(word) for word in fault.expected.partition("denominators that can: ")[2].split(", ")}
    assert fitting <= listed
    assert all(any(round(100 * top / bottom) == value for top in range(bottom)) for bottom in listed)


def reoffending(per_child: str, frequency: str = "5.29", binary: str = "32.3", **cells: str) -> list[Row]:
    """Return the three figures of one cohort, without counts."""
    when = days("2020-01-01", "2020-12-31")
    return [
        share("reoffending_binary", binary, when),
        observation("reoffences_per_reoffender", "ratio", value=frequency, **when),
        observation("reoffences_per_child", "ratio", value=per_child, **{**when, **cells}),
    ]


def test_the_three_reoffending_figures_are_one_identity(tmp_path: Path) -> None:
    """32.3% who reoffended 5.29 times each are 1.71 reoffences per child of the cohort, and not 2.10."""
    assert not found(tmp_path, "reoffending-identity", *reoffending("1.71"))
    assert not found(tmp_path, "reoffending-identity", *reoffending("1.7"))
    (fault,) = found(tmp_path, "reoffending-identity", *reoffending("2.10"))

    assert (fault.row, fault.severity) == (4, "error")
    assert fault.found == "2.10, where rows 2, 3 give 32.3% times 5.29"
    assert fault.expected == "1.70 to 1.71, to within rounding"


def test_reoffences_over_the_other_children_are_told_by_their_right_name(tmp_path: Path) -> None:
    """163 over 151 children in the cohort was printed as a frequency of 1.08, which is over the 45 who reoffended."""
    when = days("2013-10-01", "2014-09-30")
    counts = [
        observation("reoffending_binary", "percent", numerator="45", denominator="151", value="29.8", **when),
        observation("reoffences", "count", value="163", **when),
    ]

    (fault,) = found(
        tmp_path, "reoffending-identity", *counts,
        observation("reoffences_per_reoffender", "ratio", value="1.08", **when),
    )  # fmt: skip
    assert fault.expected == "3.62, to within rounding"
    assert fault.next_step.startswith("1.08 is 163 over 151, the children in the cohort: it is the reoffences")

    (fault,) = found(
        tmp_path, "reoffending-identity", *counts, observation("reoffences_per_child", "ratio", value="3.62", **when)
    )
    assert fault.next_step.startswith("3.62 is 163 over 45, the children who reoffended:")

    (fault,) = found(
        tmp_path, "reoffending-identity", *counts, observation("reoffences_per_child", "ratio", value="2.50", **when)
    )
    assert fault.next_step.startswith("check the three figures and their denominators")


@pytest.mark.parametrize(
    "cells", [{"source": "a-release"}, {"area": "england"}, {"qualifier": "about"}, {"breakdown": "sex=boys"}]
)
def test_figures_of_other_cohorts_are_no_identity(tmp_path: Path, cells: Row) -> None:
    """Another source, place or group, and a figure that is only bounded, are not held against each other."""
    assert not found(tmp_path, "reoffending-identity", *reoffending("2.10", **cells))


def test_a_ratio_follows_from_counts_in_other_rows(tmp_path: Path) -> None:
    """222 reoffences by 42 of 130 children are 5.29 per reoffender and 1.71 per child."""
    when = days("2020-01-01", "2020-12-31")
    counts = [share("reoffending_binary", "32.3", when, 42, 130), count("reoffences", 222, when)]

    for measure, right, wrong, words in (
        ("reoffences_per_reoffender", "5.29", "1.71", "222 over 42"),
        ("reoffences_per_child", "1.71", "5.29", "222 over 130"),
    ):
        assert not found(tmp_path, "reoffending-identity", *counts, observation(measure, "ratio", value=right, **when))
        (fault,) = found(tmp_path, "reoffending-identity", *counts, observation(measure, "ratio", value=wrong, **when))
        assert fault.found == f"{wrong}, where rows 3, 2 give {words}"
        assert fault.expected.startswith(f"{right}, to within")


def test_a_child_who_reoffended_did_so_at_least_once(tmp_path: Path) -> None:
    """187 young people committing 89 offences (Leicester, line 32) are not those who committed them."""
    when = days("2019-01-01", "2019-12-31")
    wrong = observation("reoffences_per_reoffender", "ratio", numerator="89", denominator="187", value="0.48", **when)
    right = observation("reoffences_per_reoffender", "ratio", numerator="89", denominator="40", value="2.23", **when)

    (fault,) = found(tmp_path, "reoffences-at-least-one", wrong)

    assert (fault.severity, fault.found) == ("error", '"0.48"')
    assert not found(tmp_path, "reoffences-at-least-one", right)
    assert not found(tmp_path, "reoffences-at-least-one", {**right, "numerator": "40", "value": "1.00"})


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [
        (count("reoffences", 89, YEAR), share("reoffending_binary", "", YEAR, 90, 187)),
        (count("reoffences", 89, YEAR), share("reoffending_binary", 60, YEAR, "", 187)),
        (count("offences_by_type", 89, YEAR), count("children_cautioned_sentenced", 187, YEAR)),
        (count("custodial_sentences", 4, YEAR), count("children_sentenced_to_custody", 5, YEAR)),
        (count("police_custody_arrests", 90, YEAR), count("children_arrested", 99, YEAR)),
        (observation("remand_nights", "nights", value="3", **YEAR), count("remand_children", 4, YEAR)),
        (count("remands_youth_detention", 2, YEAR), count("remands_long_stay", 3, YEAR)),
        (count("victims_identified", 20, YEAR), share("victims_consented_share", "", YEAR, 21, 40)),
    ],
    ids=["reoffences", "of a percentage", "offences", "sentences", "arrests", "nights", "remands", "victims"],
)
def test_what_children_did_is_not_fewer_than_the_children(tmp_path: Path, larger: Row, smaller: Row) -> None:
    """Five sentences on four children (Warwickshire, line 89) can be; four on five cannot."""
    (fault,) = found(tmp_path, "counts-nested", smaller, larger)

    assert (fault.row, fault.severity) == (3, "error")
    assert not found(tmp_path, "counts-nested", smaller, {**larger, "value": "500"})
    assert not found(tmp_path, "counts-nested", smaller, {**larger, "qualifier": "at least"})
    assert not found(tmp_path, "counts-nested", {**smaller, **year(2021)}, larger)
