"""Results: evaluation, derivation, change, comparison, judgement and protection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.config.catalogue import Area, Catalogue, load_catalogue
from yjreport.config.schema import Disclosure
from yjreport.figures.differences import change, choose_base, compare
from yjreport.figures.observations import Observation, derive
from yjreport.figures.results import evaluate
from yjreport.figures.series import build_series
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.protection.primary import protect

LOCAL = Area("local", "E06000016", "Leicester", "local")
FAMILY = Area("family", None, "YOS family group", "family")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the project's own catalogue."""
    return load_catalogue(Project.here())


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(str(number), date(number, 1, 1), date(number, 12, 31))


def observe(measure: str, period: Period, unit: str, *, n: int | None = None, d: int | None = None,
            value: str | None = None, area: Area = LOCAL, marks: tuple[str, ...] = ()) -> Observation:  # fmt: skip
    """Return an observation of the service."""
    return Observation(measure, area, period, None, (), n, d, Decimal(value) if value else None, unit, marks,
                       "a-plan", "7", "")  # fmt: skip


def test_a_value_with_counts_is_unrounded_and_a_printed_one_keeps_its_precision(catalogue: Catalogue) -> None:
    """42 of 130 is 32.307…, printed 32.3%; a printed 61 stays 61%; 0.20 keeps its nought."""
    measure = catalogue.measures["reoffending_binary"]
    counted = evaluate(observe("reoffending_binary", year(2020), "percent", n=42, d=130, value="32.3"), measure)
    printed = evaluate(observe("reoffending_binary", year(2020), "percent", value="61"), measure)
    rate = evaluate(observe("custody_rate", year(2020), "per_1000", value="0.20"), catalogue.measures["custody_rate"])

    assert counted.value == pytest.approx(4200 / 130)
    assert (counted.text, printed.text, rate.text) == ("32.3%", "61%", "0.20 per 1,000")
    assert counted.interval is not None
    assert printed.interval is None


def test_leicester_rose_and_west_mercia_did_not_change(catalogue: Catalogue) -> None:
    """42/130 against 40/187 is +10.9 points and excludes zero; 51/183 against 79/294 shows no detectable change."""
    measure = catalogue.measures["reoffending_binary"]

    def rate(number: int, n: int, d: int) -> object:
        return evaluate(observe("reoffending_binary", year(number), "percent", n=n, d=d), measure)

    leicester = change(rate(2020, 42, 130), rate(2019, 40, 187), measure)
    mercia = change(rate(2022, 51, 183), rate(2019, 79, 294), measure)

    assert (leicester.result.text, leicester.judgement) == ("+10.9 percentage points", "worse")
    assert leicester.result.value == pytest.approx(10.917, abs=0.001)
    assert leicester.result.interval is not None
    assert leicester.result.interval.low > 0
    assert leicester.result.base == year(2019)
    assert (mercia.result.text, mercia.judgement) == ("+1.0 percentage points", "no detectable change")
    assert mercia.result.interval is not None
    assert mercia.result.interval.low < 0 < mercia.result.interval.high


@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_judgement_claims_a_direction_only_when_the_interval_excludes_zero(
    n1: int, n2: int, x1: int, x2: int
) -> None:
    """Whatever the counts, better or worse needs an interval on one side of zero, and on the right side."""
    catalogue = load_catalogue(Project.here())
    measure = catalogue.measures["diversion_completed"]
    later = evaluate(observe(measure.id, year(2021), "percent", n=min(x1, n1), d=n1), measure)
    earlier = evaluate(observe(measure.id, year(2020), "percent", n=min(x2, n2), d=n2), measure)

    made = change(later, earlier, measure)
    interval = made.result.interval

    assert interval is not None
    expected = "better" if interval.low > 0 else "worse" if interval.high < 0 else "no detectable change"
    assert expected == made.judgement


def test_overlapping_windows_and_unknown_periods_are_never_a_base(catalogue: Catalogue) -> None:
    """The base is the latest earlier window of the same length that shares no day."""
    measure = catalogue.measures["children_sentenced_to_custody"]

    def count(start: date, end: date, value: str) -> object:
        return evaluate(observe(measure.id, Period("w", start, end), "count", value=value), measure)

    latest = count(date(2021, 10, 1), date(2022, 9, 30), "3")
    overlapping = count(date(2021, 1, 1), date(2021, 12, 31), "4")
    quarter = count(date(2021, 1, 1), date(2021, 3, 31), "1")
    earlier = count(date(2020, 1, 1), date(2020, 12, 31), "10")
    unknown = evaluate(observe(measure.id, Period("not stated"), "count", value="9"), measure)

    assert choose_base(latest, [overlapping, quarter, unknown, earlier]) is earlier
    assert choose_base(latest, [overlapping, quarter, unknown]) is None


def test_a_figure_of_long_ago_is_no_base(catalogue: Catalogue) -> None:
    """2014 beside 2024 is history; 2019 beside 2024 is five years."""
    measure = catalogue.measures["children_sentenced_to_custody"]

    def count(year: int) -> object:
        when = Period(str(year), date(year, 1, 1), date(year, 12, 31))
        return evaluate(observe(measure.id, when, "count", value="5"), measure)

    latest, five, ten = count(2024), count(2019), count(2014)

    assert choose_base(latest, [ten]) is None
    assert choose_base(latest, [ten, five]) is five


def test_counts_are_judged_by_the_exact_ratio(catalogue: Catalogue) -> None:
    """3 against 10 is no detectable change, 3 against 30 is a fall."""
    measure = catalogue.measures["children_sentenced_to_custody"]
    results = {
        v: evaluate(observe(measure.id, year(2019 + i), "count", value=v), measure)
        for i, v in enumerate(("30", "10", "3"))
    }

    assert change(results["3"], results["10"], measure).judgement == "no detectable change"
    fall = change(results["3"], results["30"], measure)
    assert fall.judgement == "better"
    assert fall.ratio is not None
    assert fall.ratio.value == pytest.approx(0.1)


def test_a_comparison_needs_the_same_days(catalogue: Catalogue) -> None:
    """Another area's figure for another period, or for one that is not stated, is not compared."""
    measure = catalogue.measures["reoffending_binary"]
    mine = evaluate(observe(measure.id, year(2020), "percent", n=42, d=130), measure)
    same = evaluate(observe(measure.id, year(2020), "percent", n=300, d=1000, area=FAMILY), measure)
    other = replace(same, period=Period("not stated"))

    made = compare(mine, same, measure)

    assert made is not None
    assert made.result.against == FAMILY
    assert compare(mine, other, measure) is None


def test_the_frequency_is_derived_from_its_counts(catalogue: Catalogue) -> None:
    """222 reoffences over 42 children are 5.29 each, over 130 in the cohort 1.71; no interval is given."""
    known = (
        observe("reoffending_binary", year(2020), "percent", n=42, d=130, marks=("e",)),
        observe("reoffences", year(2020), "count", value="222"),
    )
    made = {item.measure: item for item in derive(known, catalogue)}

    frequency = evaluate(made["reoffences_per_reoffender"], catalogue.measures["reoffences_per_reoffender"])

    assert (222, 42, "5.29", ("e",)) == (frequency.numerator, frequency.denominator, frequency.text, frequency.marks)
    assert frequency.interval is None
    assert (222, 130) == (made["reoffences_per_child"].numerator, made["reoffences_per_child"].denominator)


def test_nothing_is_derived_from_what_is_not_known(catalogue: Catalogue) -> None:
    """Without the children who reoffended there is no frequency; over zero children it does not apply."""
    alone = (observe("reoffences", year(2020), "count", value="222"),)
    zero = (*alone, observe("reoffending_binary", year(2020), "percent", n=0, d=130))

    assert "reoffences_per_reoffender" not in {item.measure for item in derive(alone, catalogue)}
    made = {item.measure: item for item in derive(zero, catalogue)}
    assert evaluate(made["reoffences_per_reoffender"], catalogue.measures["reoffences_per_reoffender"]).text == "[z]"


def policy(**changes: object) -> Disclosure:
    """Return a disclosure policy."""
    base = {"policy": "suppress", "threshold": 5, "reason": "r", "decided_by": "board", "decided_on": date(2026, 1, 1)}
    return Disclosure(**(base | changes))


@pytest.mark.parametrize(
    ("n", "d", "hidden"),
    [
        (4, 100, True),
        (1, 100, True),
        (0, 100, False),
        (5, 100, False),
        (97, 100, True),
        (3, 4, True),
        (100, 100, False),
    ],
)
def test_the_public_edition_withholds_small_counts_whole(catalogue: Catalogue, n: int, d: int, hidden: bool) -> None:
    """A count from 1 to 4, or a share that leaves so few, is withheld with its percentage, interval and note."""
    seen = replace(observe("reoffending_binary", year(2020), "percent", n=n, d=d), note="two were …")
    safe = protect([seen], catalogue, policy(), "public")[0]
    result = evaluate(safe, catalogue.measures["reoffending_binary"])

    assert hidden == (result.value is None)
    if hidden:
        assert ("[c]", None, None, None, "") == (
            result.text, result.numerator, result.denominator, result.interval, result.note)  # fmt: skip
    assert protect([seen], catalogue, policy(), "board") == (seen,)
    assert protect([seen], catalogue, policy(policy="already-published"), "public") == (seen,)


def test_what_is_derived_from_a_withheld_count_is_withheld(catalogue: Catalogue) -> None:
    """The frequency of three children who reoffended is [c], never computed back."""
    seen = (
        observe("reoffending_binary", year(2020), "percent", n=3, d=130),
        observe("reoffences", year(2020), "count", value="22"),
    )
    safe = derive(protect(seen, catalogue, policy(), "public"), catalogue)
    made = next(item for item in safe if item.measure == "reoffences_per_reoffender")

    assert evaluate(made, catalogue.measures[made.measure]).text == "[c]"
    assert made.numerator is None


def test_a_figure_that_is_only_bounded_says_so_and_is_compared_with_none(catalogue: Catalogue) -> None:
    """About 35% and a fall of more than 50% are printed so, and neither is a base or has a change."""
    measure = catalogue.measures["reoffending_binary"]
    about = evaluate(replace(observe(measure.id, year(2020), "percent", value="35"), qualifier="about"), measure)
    fall = catalogue.measures["custody_rate_change"]
    bounded = evaluate(replace(observe(fall.id, year(2020), "percent", value="-50"), qualifier="more than"), fall)
    exact = evaluate(observe(measure.id, year(2019), "percent", value="30"), measure)

    assert ("about 35%", "a fall of more than 50%") == (about.text, bounded.text)
    assert choose_base(about, [exact]) is None
    assert compare(about, replace(about, area=FAMILY), measure) is None


def test_unknown_is_never_zero(catalogue: Catalogue) -> None:
    """A figure that is not available prints [x] and has no value."""
    result = evaluate(observe("reoffences", year(2020), "count", marks=("x",)), catalogue.measures["reoffences"])

    assert ("[x]", None) == (result.text, result.value)


def test_the_latest_period_is_the_latest_known_one(catalogue: Catalogue) -> None:
    """A period that is not stated never counts as the latest where another is known."""
    measure = catalogue.measures["reoffending_binary"]
    series = build_series(measure, [
        observe(measure.id, Period("not stated"), "percent", value="25.1"),
        observe(measure.id, year(2022), "percent", n=51, d=183),
        observe(measure.id, year(2019), "percent", n=79, d=294),
    ])  # fmt: skip

    latest = series.latest()

    assert latest is not None
    assert latest.period == year(2022)
    assert [pair.second.period for pair in series.changes] == [year(2019)]
