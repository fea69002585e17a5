"""What must hold of every extract: identities, sums of parts, and no influence of the order of rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from cases_extracts import Maker, catalogue
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yjreport.cases import words
from yjreport.figures.observations import derive

if TYPE_CHECKING:
    from yjreport.figures.observations import Observation

SECTIONS = ("reoffending", "first-time-entrants", "custody", "caseload", "accommodation", "police-custody", "remand")
FIRST = date(2020, 4, 1)
DAYS = st.integers(0, 1900).map(lambda days: FIRST + timedelta(days=days))
GAPS = st.integers(0, 400).map(timedelta)


@st.composite
def extracts(draw: st.DrawFn, *sections: str) -> Maker:
    """Draw an extract of up to six children with events on any day of five years."""
    made = Maker(*sections)
    for year in range(2020, 2026):
        made.residents(year)
    for number in range(draw(st.integers(1, 6))):
        child = made.child(
            f"C{number}",
            born=draw(st.dates(date(2004, 1, 1), date(2012, 12, 31))).isoformat(),
            sex=draw(st.sampled_from(words.SEXES)),
            ethnicity=draw(st.sampled_from(("", *words.ETHNICITIES))),
            looked_after=draw(st.sampled_from(("", "yes", "no"))),
            prior_record=draw(st.sampled_from(words.YES_NO_UNKNOWN)),
        )
        for _ in range(draw(st.integers(0, 5))):
            event(draw, made, child)
    return made


def event(draw: st.DrawFn, made: Maker, child: str) -> None:
    """Add an outcome of one or two offences, with an order and its return, an arrest and a remand."""
    day = draw(DAYS)
    then = day + draw(GAPS)
    offences = [
        made.offence(child, day.isoformat(), offence_type=draw(st.sampled_from(words.OFFENCE_TYPES)))
        for _ in range(draw(st.integers(1, 2)))
    ]
    outcome = draw(st.sampled_from(words.OUTCOMES))
    release = (then + draw(GAPS)).isoformat() if outcome in words.CUSTODY else ""
    made.outcome(child, then.isoformat(), *offences, outcome=outcome, release_date=release)
    ends = (then + draw(GAPS)).isoformat()
    order = made.order(child, then.isoformat(), ends, order_type=draw(st.sampled_from(words.ORDER_TYPES)))
    if draw(st.booleans()):
        made.returned(order, accommodation=draw(st.sampled_from(("", *words.SUITABLE))))
    made.add("arrests", "arrest_id", {"child_id": child, "arrested": day.isoformat(),
                                      "outcome": draw(st.sampled_from(words.ARREST_OUTCOMES))})  # fmt: skip
    made.add("remands", "remand_id", {"child_id": child, "type": draw(st.sampled_from(words.REMANDS)),
                                      "start": day.isoformat(), "end": ends})  # fmt: skip


def slow(examples: int) -> object:
    """Return settings for a property that aggregates a whole extract."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def number(item: Observation) -> int:
    """Return what was counted."""
    return int(item.value) if item.value is not None else int(item.numerator or 0)


@slow(20)
@given(extracts("reoffending"))
def test_reoffenders_are_in_the_cohort_and_each_committed_at_least_one_reoffence(made: Maker) -> None:
    """Reoffenders ≤ cohort, reoffences ≥ reoffenders, and per child = binary × per reoffender."""
    held = {(item.measure, item.period, item.breakdown): item
            for item in derive(made.observations(), catalogue("reoffending"))}  # fmt: skip
    for (measure, period, breakdown), item in held.items():
        if measure not in ("reoffending_binary", "reoffending_tracker", "reoffending_binary_quarter"):
            continue
        assert 0 <= (item.numerator or 0) <= (item.denominator or 0)
        crimes = held.get(("reoffences", period, breakdown))
        if measure == "reoffending_binary" and crimes is not None:
            assert number(crimes) >= (item.numerator or 0)
            assert bool(number(crimes)) == bool(item.numerator)
        each = held.get(("reoffences_per_reoffender", period, breakdown))
        over = held.get(("reoffences_per_child", period, breakdown))
        if measure == "reoffending_binary" and each is not None and over is not None:
            shares = [Fraction(one.numerator or 0, one.denominator or 1) for one in (item, each, over)]
            assert shares[2] == shares[0] * shares[1]


@slow(6)
@given(extracts(*SECTIONS), st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(made: Maker, seed: int) -> None:
    """The same rows shuffled give the same observations, in the same order."""
    assert made.observations(shuffle=seed) == made.observations()


@slow(10)
@given(extracts(*SECTIONS))
def test_parts_add_up_to_the_whole(made: Maker) -> None:
    """The categories of a dimension that parts children, offences or orders add up, those not known among them."""
    items = made.observations()
    wholes = {(item.measure, item.period): item for item in items if not item.breakdown}
    sums: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for item in items:
        if len(item.breakdown) == 1 and item.breakdown[0][0] not in ("moment", "months", "type"):
            found = sums[item.measure, item.period, item.breakdown[0][0]]
            found[0] += number(item)
            found[1] += item.denominator or 0
    for (measure, period, dimension), (top, bottom) in sums.items():
        whole = wholes.get((measure, period))
        if whole is None:
            continue
        assert bottom == (whole.denominator or 0) or dimension == "status"
        assert top == (whole.denominator if dimension == "status" else number(whole))


@slow(10)
@given(extracts("custody"))
def test_quarters_of_orders_add_up_to_the_year(made: Maker) -> None:
    """Σ numerators and Σ denominators of the quarters equal the year's, as the rule counts both."""
    from yjreport.cases.counted import cells
    from yjreport.cases.prepared_extract import PreparedExtract
    from yjreport.cases.rules import RULES
    from yjreport.cases.windows import plan_year, quarters

    prepared = PreparedExtract(made.extract(), date(2025, 9, 30))
    for name in (
        "kpi1_accommodation",
        "kpi6_out_of_court_completed",
        "custodial_sentences",
        "arrests",
        "remand_nights",
    ):
        parts = [cells(RULES[name].count(prepared, window))[()] for window in quarters(2024)]  # type: ignore[arg-type]
        year = cells(RULES[name].count(prepared, plan_year(2024)))[()]  # type: ignore[arg-type]
        assert sum(part.numerator or 0 for part in parts) == (year.numerator or 0)
        assert sum(part.denominator or 0 for part in parts) == (year.denominator or 0)
        assert sum(part.value or 0 for part in parts) == (year.value or 0)
