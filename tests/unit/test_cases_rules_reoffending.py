"""Reoffending is counted as the Ministry of Justice defines it: cohort, index, follow-up, wait for proof."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cases_extracts import Maker

INDEX = "2022-05-10"
YEAR = "2022-23"


def maker(**more: object) -> Maker:
    """Return an extract with one child, cautioned in May 2022, and a long time to follow."""
    made = Maker("reoffending", **more)  # type: ignore[arg-type]
    made.child()
    made.outcome("A", INDEX)
    return made


@pytest.mark.parametrize(
    ("offence", "proof", "counted"),
    [
        ("2022-05-09", "2022-06-01", False),  # before the index, dealt with after it
        ("2022-05-10", "2022-06-01", False),  # on the index day
        ("2022-05-11", "2022-06-01", True),  # the first day of the follow-up
        ("2023-05-10", "2023-06-01", True),  # the last day of the follow-up
        ("2023-05-11", "2023-06-01", False),  # the day after it
        ("2022-08-01", "2023-11-10", True),  # proven on the last day of the wait
        ("2022-08-01", "2023-11-11", False),  # proven one day later
    ],
)
def test_a_reoffence_falls_in_the_follow_up_and_is_proven_in_the_wait(offence: str, proof: str, counted: bool) -> None:
    """An offence counts from the day after the index to twelve months, if proven within eighteen."""
    made = maker()
    made.outcome("A", proof, made.offence("A", offence), outcome="referral order")
    assert made.figures().of("reoffending_binary", YEAR) == (int(counted), 1)


def test_two_offences_sentenced_together_are_two_reoffences() -> None:
    """Every offence of one outcome counts, and the child reoffended once."""
    made = maker()
    made.outcome("A", "2022-12-01", made.offence("A", "2022-07-01"), made.offence("A", "2022-07-02"))
    figures = made.figures()
    assert figures.of("reoffending_binary", YEAR) == (1, 1)
    assert figures.of("reoffences", YEAR) == (2,)


def test_an_offence_with_two_outcomes_is_one_reoffence_proven_by_the_first() -> None:
    """An offence that was sentenced twice counts once, from its first proof."""
    made = maker()
    offence = made.offence("A", "2022-07-01")
    made.outcome("A", "2022-12-01", offence, outcome="conditional discharge")
    made.outcome("A", "2024-12-01", offence, outcome="referral order")
    assert made.figures().of("reoffences", YEAR) == (1,)


@pytest.mark.parametrize("outcome", ["community resolution", "outcome 22", "no further action"])
def test_an_informal_outcome_proves_nothing(outcome: str) -> None:
    """A community resolution or no further action is no proof, and puts nobody into a cohort."""
    made = maker()
    made.outcome("A", "2022-12-01", made.offence("A", "2022-07-01"), outcome=outcome)
    made.child("B")
    made.outcome("B", "2022-06-01", outcome=outcome)
    assert made.figures().of("reoffending_binary", YEAR) == (0, 1)


@pytest.mark.parametrize("breach", ["breach of bail", "breach of conditional discharge", "breach of statutory order"])
def test_a_breach_is_no_new_offence(breach: str) -> None:
    """A breach that is proven in the follow-up is no reoffence."""
    made = maker()
    made.outcome("A", "2022-12-01", made.offence("A", "2022-07-01", offence_type=breach), outcome="fine")
    assert made.figures().of("reoffending_binary", YEAR) == (0, 1)


def test_a_child_is_in_a_cohort_once_from_the_first_event() -> None:
    """Three cautions in a year make one child of the cohort, followed from the first of them."""
    made = maker()
    made.outcome("A", "2022-09-01", made.offence("A", "2022-08-01"))
    made.outcome("A", "2023-02-01", made.offence("A", "2023-01-01"))
    figures = made.figures()
    assert figures.of("reoffending_binary", YEAR) == (1, 1)
    assert figures.of("reoffences", YEAR) == (2,)


def test_quarters_have_cohorts_of_their_own_and_do_not_add_up() -> None:
    """A child dealt with in three quarters is in three cohorts of three months and in one of twelve."""
    made = maker()
    made.outcome("A", "2022-09-01", made.offence("A", "2022-08-01"))
    made.outcome("A", "2023-02-01", made.offence("A", "2023-01-01"))
    figures = made.figures()
    assert figures.of("reoffending_binary_quarter", "April to June 2022") == (1, 1)
    assert figures.of("reoffending_binary_quarter", "July to September 2022") == (1, 1)
    assert figures.of("reoffending_binary_quarter", "January to March 2023") == (0, 1)
    item = figures.get("reoffending_binary_quarter", "October to December 2022")
    assert item is not None
    assert (item.numerator, item.denominator, item.marks) == (0, 0, ("z",))


def test_custody_enters_a_cohort_on_release_and_not_on_sentence() -> None:
    """A child sentenced to custody is followed from the release."""
    made = Maker("reoffending")
    made.child()
    made.outcome(
        "A", "2022-03-01", outcome="detention and training order", sentence_months=8, release_date="2022-07-01"
    )
    made.outcome("A", "2022-12-01", made.offence("A", "2022-08-01"))
    figures = made.figures()
    assert figures.of("reoffending_binary", "2021-22") == (0, 0)
    assert figures.of("reoffending_binary", YEAR) == (1, 1)
    assert figures.of("reoffending_binary", YEAR, tier="custody") == (1, 1)


@pytest.mark.parametrize(
    ("born", "size"),
    [("2012-05-10", 1), ("2012-05-11", 0), ("2004-05-10", 0), ("2004-05-11", 1)],
)
def test_a_child_of_a_cohort_is_10_to_17_on_the_index_day(born: str, size: int) -> None:
    """The 10th birthday is in, the 18th is out."""
    made = Maker("reoffending")
    made.child(born=born)
    made.outcome("A", INDEX)
    assert made.figures().of("reoffending_binary", YEAR) == (0, size)


def test_who_turns_18_or_moves_away_in_the_follow_up_stays_in_the_cohort() -> None:
    """The national measure follows them; the note says what a local extract cannot know."""
    made = Maker("reoffending")
    made.child("A", born="2004-06-01")
    made.child("B", moved_out="2022-06-01")
    made.outcome("A", INDEX)
    made.outcome("B", INDEX)
    made.outcome("B", "2022-12-01", made.offence("B", "2022-11-01"))
    item = made.figures().get("reoffending_binary", YEAR)
    assert item is not None
    assert (item.numerator, item.denominator) == (1, 2)
    assert "moved away or turned 18" in item.note


@pytest.mark.parametrize(
    ("stay", "size"),
    [({"moved_in": "2022-05-11"}, 0), ({"moved_in": INDEX}, 1), ({"moved_out": "2022-05-09"}, 0),
     ({"moved_out": INDEX}, 1)],
)  # fmt: skip
def test_a_cohort_is_of_children_who_live_here_on_the_index_day(stay: dict[str, str], size: int) -> None:
    """The first and the last day in the area are in."""
    made = Maker("reoffending")
    made.child(**stay)
    made.outcome("A", INDEX)
    assert made.figures().of("reoffending_binary", YEAR) == (0, size)


def test_a_cohort_is_mature_eighteen_months_after_its_end() -> None:
    """The cohort to March 2023 is binary from 30 September 2024 on, and a live tracker the day before."""
    late, early = maker(ends="2024-09-30").figures("2023-24"), maker(ends="2024-09-29").figures("2023-24")
    assert late.of("reoffending_binary", YEAR) == (0, 1)
    assert late.get("reoffending_tracker", YEAR) is None
    assert early.get("reoffending_binary", YEAR) is None
    item = early.get("reoffending_tracker", YEAR)
    assert item is not None
    assert (item.numerator, item.denominator, item.marks) == (0, 1, ("p",))
    assert "12 of 12 months elapsed, and 5 of the 6 in which to be proven" in item.note


def test_a_cut_off_before_the_extract_ends_makes_a_cohort_immature() -> None:
    """Nothing after the cut-off is used, and what was proven later is not known on it."""
    made = maker()
    made.outcome("A", "2023-09-01", made.offence("A", "2022-07-01"))
    figures = made.figures("2022-23", cut_off="2023-08-31")
    assert figures.get("reoffending_binary", YEAR) is None
    assert figures.of("reoffending_tracker", YEAR) == (0, 1)
    item = figures.get("reoffending_tracker", YEAR)
    assert item is not None
    assert "5 of 12 months elapsed" in item.note


def test_the_first_reoffence_is_timed_in_months_from_the_index() -> None:
    """The same day of the next month is within one month, and each month's count holds those before it."""
    made = maker()
    made.outcome("A", "2022-12-01", made.offence("A", "2022-06-10"), made.offence("A", "2022-09-30"))
    made.child("B")
    made.outcome("B", INDEX)
    made.outcome("B", "2022-12-01", made.offence("B", "2022-06-11"))
    made.child("C")
    made.outcome("C", INDEX)
    figures = made.figures()
    assert figures.of("first_reoffence_share", YEAR, months="1") == (1, 3)
    assert figures.of("first_reoffence_share", YEAR, months="2") == (2, 3)
    assert figures.of("first_reoffence_share", YEAR, months="12") == figures.of("reoffending_binary", YEAR) == (2, 3)
    item = figures.get("months_to_first_reoffence", YEAR)
    assert item is not None
    assert (item.value, item.denominator) == (Decimal("1.0"), 2)


def test_the_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    """Six months of waiting after a follow-up from 31 August end on the last day of February."""
    made = Maker("reoffending")
    made.child()
    made.outcome("A", "2022-08-31")
    made.outcome("A", "2024-02-29", made.offence("A", "2022-10-01"))
    assert made.figures().of("reoffending_binary", YEAR) == (1, 1)
    made.child("B")
    made.outcome("B", "2022-08-31")
    made.outcome("B", "2024-03-01", made.offence("B", "2022-10-01"))
    assert made.figures().of("reoffending_binary", YEAR) == (1, 2)


def test_the_heaviest_event_of_the_index_day_gives_the_tier() -> None:
    """A child with a caution and a youth rehabilitation order on one day is in the community tier."""
    made = maker()
    made.outcome("A", INDEX, outcome="youth rehabilitation order")
    figures = made.figures()
    assert figures.of("reoffending_binary", YEAR, tier="community") == (0, 1)
    assert figures.get("reoffending_binary", YEAR, tier="pre-court") is None


def test_children_of_whom_something_is_not_known_are_a_category() -> None:
    """Blank ethnicity and care status are counted as not known, never dropped."""
    made = Maker("reoffending")
    made.child(ethnicity="", looked_after="")
    made.outcome("A", INDEX)
    figures = made.figures()
    assert figures.of("reoffending_binary", YEAR, ethnicity="not known") == (0, 1)
    assert figures.of("reoffending_binary", YEAR, care="not known") == (0, 1)
