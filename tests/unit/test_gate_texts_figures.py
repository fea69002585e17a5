"""Percentage points, rates, quantity words, and numbers that can be read in two ways."""

from __future__ import annotations

import pytest
from gate_texts import found, seen

from yjreport.text_patterns.figures import figures, word_number

WRONG_POINTS = [
    ("The rate fell from 53.8% to 33.8%, a 20% reduction.", "-20.0 percentage points", "-37.2 per cent"),
    ("The rate fell from 53.8 per cent to 33.8 per cent, a fall of 20 per cent.", "-20.0 percentage points", "-37.2"),
    ("A 20% reduction, from 53.8% to 33.8%, was seen.", "-20.0 percentage points", "-37.2"),
    ("It was 33.8%, a 20% drop compared with 53.8% the year before.", "-20.0 percentage points", "-37.2"),
    ("Engagement rose to 76% from 73%, an increase of 3%.", "+3 percentage points", "+4.1 per cent"),
    ("It rose from 21.4% to 32.3%. This is a 10.9% increase.", "+10.9 percentage points", "+50.9 per cent"),
    ("It fell from 53.8% to 33.8%, a reduction of 37.2 percentage points.", "-20.0 percentage points", "-37.2"),
    ("It fell from 53.8% to 33.8%, a reduction of 12%.", "-20.0 percentage points", "not 12%"),
    ("It fell from 53.8% to 33.8%, a twenty per cent reduction.", "-20.0 percentage points", "-37.2"),
]


@pytest.mark.parametrize(("text", "points", "relative"), WRONG_POINTS)
def test_a_difference_of_percentages_that_is_called_per_cent_is_refused_with_both_readings(
    text: str, points: str, relative: str
) -> None:
    """The message tells the percentage points and the relative change."""
    told = found(text)["points_wrong"]
    assert points in told and relative in told


@pytest.mark.parametrize(
    "text",
    [
        "The rate fell from 53.8% to 33.8%, a fall of 20.0 percentage points.",
        "The rate fell from 53.8% to 33.8%, a reduction of 37.2%.",
        "The rate fell from 53.8% to 33.8%, down 20 percentage points (37 per cent).",
        "The number fell from 65 to 52, a 20% reduction.",
        "First time entrants fell by 19.9% in 2018.",
        "In 2020 32% of entrants were girls; 20% of posts are vacant.",
        "It rose from 50% to 55%, an increase of 10%.",
        "10% of children live there, compared with 13% in England.",
    ],
)
def test_a_change_in_its_right_unit_is_left_alone(text: str) -> None:
    """Points called points, a relative change in per cent, and counts are good."""
    assert not {"points_wrong", "points_unclear"} & set(found(text))


def test_the_plan_that_printed_a_rate_and_a_20_per_cent_reduction_is_held_against_its_own_data() -> None:
    """The earlier rate need not stand in the sentence: the observations have it (001:44)."""
    text = "The binary rate of reoffending (33.8%) for the tracked cohort showed a 20% reduction compared to 2016."
    data = [seen("reoffending_binary", "percent", "53.8", 2016), seen("reoffending_binary", "percent", "33.8", 2017)]
    assert "-20.0 percentage points" in found(text, observations=data)["points_wrong"]
    alone = found(text)
    assert "points_wrong" not in alone
    assert "53.8% before" in alone["points_unclear"] and "42.2% before" in alone["points_unclear"]


def test_a_change_beside_a_percentage_of_the_next_sentence_is_asked_about() -> None:
    """A decrease of 44.3% to 27.3% was 49.0% or 71.6% before (000:87)."""
    told = found("The level of reoffending had a decrease of 44.3%. In our area 27.3% of children reoffend.")
    assert "71.6% before" in told["points_unclear"] and "49.0% before" in told["points_unclear"]


def test_references_are_figures_with_the_unit_of_their_measure() -> None:
    """A reference to a percentage is an operand; what the observations hold is computed with."""
    data = [seen("reoffending_binary", "percent", "53.8", 2016), seen("reoffending_binary", "percent", "33.8", 2017)]
    old, new = "{{ reoffending_binary.local.2016-01_2016-12 }}", "{{ reoffending_binary.local }}"
    told = found(f"Reoffending fell from {old} to {new}, a twenty per cent reduction.", observations=data)
    assert "-20.0 percentage points" in told["points_wrong"]
    unknown = found(f"Reoffending fell from {old} to {new}, a twenty per cent reduction.")
    assert "percentage points" in unknown["points_unclear"]
    assert "leave the unit out" in found(f"Reoffending is {new}%.", observations=data)["rate_in_percent"]
    change = "{{ reoffending_binary.local.change }}"
    assert not {"points_wrong", "points_unclear"} & set(found(f"It fell from {old} to {new}, a change of {change}."))


@pytest.mark.parametrize(
    "text",
    [
        "The custody rate per 1000 children is 0.06% compared to the West Midlands rate of 0.36%.",
        "The rate was 0.06% per 1,000.",
        "The rate was 0.06 per cent per 1,000 children.",
        "First time entrants: 181% per 100,000.",
        "The rate per 100,000 stood at about 181%.",
        "The rate was 12% (per 10,000).",
        "The rate per thousand was 0.06%.",
    ],
)
def test_a_rate_per_thousand_with_a_per_cent_sign_is_refused(text: str) -> None:
    """0.06% per 1,000 is wrong, whichever is meant (000:89)."""
    assert "rate_in_percent" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rate per 1,000 is 0.06, and 14% of children are from minority ethnic groups.",
        "The rate per 100,000 of the population shows a reduction of 19.9%.",
        "The rate was 181 per 100,000, 20% lower than the year before.",
        "It is 20.3% of the population. The rate per 10,000 is 63.9.",
    ],
)
def test_a_percentage_beside_a_rate_is_left_alone(text: str) -> None:
    """A change of a rate, and another share in the sentence, keep their per cent."""
    assert "rate_in_percent" not in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nearly all children (86 out of 99) completed their programme.", "nearly all"),
        ("Nearly all children (86.9%) completed their programme.", "nearly all"),
        ("Most children, 48%, were in education.", "most"),
        ("The majority of children (43%) lived at home.", "majority"),
        ("Only a third of victims (45%) took part.", "third"),
        ("Half of the children (38.2%) were in education.", "half"),
        ("A quarter of children (12%) are looked after.", "quarter"),
        ("Few children (46%) were remanded.", "few"),
        ("Almost all (90 of 100) were contacted.", "almost all"),
    ],
)
def test_a_quantity_word_that_its_percentage_does_not_bear_is_refused(text: str, word: str) -> None:
    """The thresholds are the suite's (004:174)."""
    assert word in found(text)["quantity"].lower()


@pytest.mark.parametrize(
    "text",
    [
        "Nearly all children (97%) completed their programme.",
        "Most children (67.7%) were bailed.",
        "A third of children (32.3%) reoffended.",
        "The most recent rate is 33.8%.",
        "Most children live in towns; 13% live in a village.",
        "About half (49.5%) were girls.",
        "A few children moved away. The rate is 60%.",
        "Children from minority ethnic groups account for 14% of all children.",
    ],
)
def test_a_quantity_word_that_its_percentage_bears_is_left_alone(text: str) -> None:
    """Superlatives, other clauses and ethnic minorities are no quantities."""
    assert "quantity" not in found(text)


def test_education_counted_in_two_directions_is_asked_about() -> None:
    """Half were not in suitable education stands beside those who were (004:169, 170)."""
    good = "Most school-aged children were engaged in suitable education."
    assert "polarity" in found(f"{good} Nearly half of older children were not in suitable education.")
    assert "polarity" not in found(good)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("The allocation of £121.691 falls short.", "£121,691 or £121.69"),
        ("Low-income households (17.1.%) are many.", "stray point"),
        ("It fell to 4 in 2022 ( 2 young people).", "brackets"),
        ("The binary rate for the previous year =21.4% was lower.", "equality"),
        ("There was a reduction of -19.9% in the rate.", "write 19.9%"),
        ("A similar reduction year on year of -19.9% was seen.", "write 19.9%"),
        ("The rate fell by −5%.", "write 5%"),
        ("The rate is 32,3% now.", "32.3% or 323%"),
        ("There were 1O5 reoffences.", "105"),
        ("The rate is 32.3%%.", "twice"),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_refused(text: str, advice: str) -> None:
    """The advice names the readings (001:47, 001:207, 000:79, 003:32, 003:37)."""
    assert advice in found(text)["typed"]


@pytest.mark.parametrize(
    "text",
    [
        "The cost was £1,234,567.",
        "The allocation of £121,691 falls short of £1.2 million and £12.50 each.",
        "Outcomes 10, 21 and 22, AIM3 and W360 are used at a ratio of 1:1.",
        "On the 1st and 22nd, 3 (2 of them girls) came at 10am.",
        "A change of -19.9% was published; the rate fell to 33.8%.",
        "In 2018-19 the rate was 32.3%, within 24.9% to 40.8%.",
        "The number fell from 105 to 89 in April 2019 - March 2020.",
    ],
)
def test_a_number_in_its_usual_form_is_left_alone(text: str) -> None:
    """Codes, ratios, ordinals, ranges and changes with a sign are no faults."""
    assert "typed" not in found(text)


def test_a_number_that_is_stated_as_a_percentage_is_asked_about() -> None:
    """The number of children reoffending cannot go from 25.1% to 27.9% (004:161, 000:79)."""
    assert "number_in_percent" in found("The number of children reoffending has increased from 25.1% to 27.9%.")
    assert "number_in_percent" in found("The number of young people for whom English is new is 7.4%.")
    assert "number_in_percent" not in found("The number of children fell by 12%.")
    assert "number_in_percent" not in found("The number of children is 42, which is 12% of all.")


def test_figures_are_read_with_their_units() -> None:
    """Digits, words, money and references have a value and a unit."""
    read = figures("£1,200, twenty-two per cent, 3 percentage points and {{ a.b }}")
    assert [(str(one.value), one.unit) for one in read] == [
        ("1200", "gbp"), ("22", "percent"), ("3", "percentage_points"), ("None", "")
    ]  # fmt: skip
    assert (word_number("ninety-nine"), word_number("hundred days")) == (99, None)
