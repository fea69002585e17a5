"""Claims of direction, comparison and likeness against the figures beside them and the observations."""

from __future__ import annotations

import pytest
from gate_texts import RATE_UP_NUMBER_DOWN, found, seen

from yjreport.gate.texts.claims import claims

FALLING = [seen("fte_rate", "per_100000", value, year) for year, value in ((2020, "200"), (2021, "150"), (2022, "120"))]
COMPARED = [
    seen("custody_rate", "per_1000", "0.54", 2018),
    seen("custody_rate", "per_1000", "0.57", 2018, "family"),
    seen("custody_rate", "per_1000", "0.31", 2018, "england"),
]


@pytest.mark.parametrize(
    "text",
    [
        "The reoffending rate fell.",
        "The reoffending rate has fallen.",
        "The rate of reoffending has continued to fall.",
        "There was a further reduction in the rate of reoffending.",
        "The reoffending rate is lower than the year before.",
        "The reoffending rate has more than halved.",
        "The reoffending rate has remained stable, and fell.",
    ],
)
def test_a_fall_that_the_data_do_not_show_is_refused(text: str) -> None:
    """The rate rose from 26.9% to 27.9%."""
    assert "26.9 (2019) to 27.9 (2022)" in found(text, observations=RATE_UP_NUMBER_DOWN)["contradicted"]


def test_number_down_and_rate_up_are_both_told() -> None:
    """Children reoffending continued to decrease is true of the number and false of the rate (004:49)."""
    told = found("Long-term trends of children reoffending continued to decrease", observations=RATE_UP_NUMBER_DOWN)
    assert "79 (2019) to 51 (2022)" in told["disputed"] and "26.9 (2019) to 27.9 (2022)" in told["disputed"]
    assert "contradicted" not in told
    fine = found("The number of children reoffending fell.", observations=RATE_UP_NUMBER_DOWN)
    assert not {"contradicted", "disputed", "unsupported"} & set(fine)


def test_a_lasting_movement_needs_every_step() -> None:
    """Continued to fall is borne by two falls, and refused where the last step but one rose."""
    assert "contradicted" not in found("The rate of first time entrants continued to fall.", observations=FALLING)
    risen = [FALLING[0], seen("fte_rate", "per_100000", "250", 2021), FALLING[2]]
    assert "contradicted" in found("The rate of first time entrants continued to fall.", observations=risen)
    assert "contradicted" not in found("The rate of first time entrants fell.", observations=risen)


def test_a_movement_is_tested_by_the_figures_beside_it_first() -> None:
    """From and to in the sentence decide, without any data."""
    assert "contradicted" in found("The rate fell from 26.9% to 27.9%.")
    assert "contradicted" in found("Custody sentences have more than halved, from 10 to 6.")
    assert "contradicted" not in found("Custody sentences have more than halved, from 10 to 4.")
    both = "Rates have increased from 26.9% in 2019 to 27.9% in 2022; the number has reduced from 79 to 51."
    assert "contradicted" not in found(both)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The custody rate is lower than the national average.", "contradicted"),
        ("The custody rate is below both the family and the national average.", "contradicted"),
        ("The custody rate compares favourably with the national rate.", "contradicted"),
        ("The custody rate is in line with the national average.", "contradicted"),
        ("The custody rate is higher than that of the family.", "contradicted"),
        ("The custody rate is lower than the regional average.", "unsupported"),
    ],
)
def test_a_comparison_is_held_against_the_area_that_it_names(text: str, rule: str) -> None:
    """0.54 is below the family's 0.57 and above England's 0.31; the region has no figure."""
    assert rule in found(text, observations=COMPARED)


@pytest.mark.parametrize(
    "text",
    [
        "The custody rate is lower than that of the family.",
        "The custody rate is higher than the national average.",
        "The custody rate compares favourably with the family.",
        "The custody rate of 0.54 is in line with the family's 0.57.",
    ],
)
def test_a_comparison_that_the_data_bear_is_left_alone(text: str) -> None:
    """A true claim is quiet."""
    assert not {"contradicted", "disputed", "unsupported"} & set(found(text, observations=COMPARED))


def test_similar_is_tested_by_the_two_figures() -> None:
    """A fall of 32% and one of 19.9% are not similar (001:47, 001:177)."""
    text = "Local data show a 32% reduction. The national data confirm a similar reduction of 19.9%."
    assert "32% and 19.9%" in found(text)["contradicted"]
    near = "Local data show a 32% reduction. The national data confirm a similar reduction of 31%."
    assert "contradicted" not in found(near)


def test_halved_over_five_years_without_the_rates_is_asked_about() -> None:
    """Counts in other windows do not bear a claim about the rate (003:37)."""
    data = [seen("children_sentenced_to_custody", "count", "8", 2019),
            seen("children_sentenced_to_custody", "count", "4", 2021)]  # fmt: skip
    told = found("The custodial sentencing rate has more than halved over the past five years.", observations=data)
    assert "Rate of custodial sentences" in told["unsupported"] and "contradicted" not in told


def test_a_comparison_without_the_other_figure_says_which_figure_is_wanted() -> None:
    """Significantly lower than the family and England, at 91 per 100,000 (004:47)."""
    data = [seen("fte_rate", "per_100000", "91", 2023)]
    told = found("First time entrants have a rate of 91; lower than the rates of the YOT family and England.",
                 observations=data)  # fmt: skip
    assert "the country and the family" in told["unsupported"]


def test_nearly_all_is_held_against_the_data_where_no_figure_stands_beside_it() -> None:
    """86 of 99 programmes were completed (004:51)."""
    data = [seen("diversion_completed", "percent", "", 2023, numerator="86", denominator="99")]
    text = "Nearly all children completed their out-of-court disposal."
    assert "86.9%" in found(text, observations=data)["contradicted"]
    assert "unsupported" in found(text)
    assert "contradicted" not in found("Most children completed their out-of-court disposal.", observations=data)


@pytest.mark.parametrize(
    "text",
    [
        "We aim to reduce first time entrants.",
        "First time entrants should fall.",
        "First time entrants have not fallen.",
        "The board expects that first time entrants will have fallen by March.",
        "The service works on reduced timetables with schools.",
        "Reduce first time entrants by work in schools.",
        "If first time entrants rose, the panel would meet more often.",
        "The service has fallen in line with the new guidance.",
    ],
)
def test_an_aim_a_wish_and_a_denial_are_no_claims(text: str) -> None:
    """Only what is said to be so is tested."""
    assert not {"contradicted", "disputed", "unsupported"} & set(found(text, observations=FALLING))


def test_what_is_said_of_a_part_or_of_another_area_is_not_held_against_the_whole() -> None:
    """Girls, an authority of the service, and the national rate move by themselves."""
    for text in ("First time entrants who are girls rose.", "The national rate of first time entrants rose."):
        assert "contradicted" not in found(text, observations=FALLING)


def test_a_commentary_without_the_measures_name_is_read_by_its_section() -> None:
    """In the reoffending section, the rate is the reoffending rate."""
    told = found("The rate fell again.", section="reoffending", observations=RATE_UP_NUMBER_DOWN)
    assert "contradicted" in told
    assert "contradicted" not in found("The rate fell again.", section="victims", observations=RATE_UP_NUMBER_DOWN)


def test_claims_tell_their_kind_and_what_they_compare_with() -> None:
    """Each claim carries what its test needs."""
    one, two = claims("Custody rates declined, remaining lower than the family and national average")
    assert (one.kind, two.kind, two.roles) == ("down", "lower", ("national", "family"))


@pytest.mark.parametrize("field", ["notes.detail", "notes.summary", "observations.note"])
def test_what_quotes_a_plan_is_nobodys_claim(field: str) -> None:
    """Notes print what plans said; no rule about wording looks at them."""
    text = "The plan prints £121.691, 0.06% per 1,000 and a 20% reduction from 53.8% to 33.8% (RED)."
    assert found(text, where=field) == {}
