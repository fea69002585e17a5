"""The keys of a measure in words: unit, direction, interval, test, sources, small numbers and years in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yjreport.config.measure_schema import Measure, MeasureSet, Version
from yjreport.formats import DECIMALS, MULTIPLIERS, listing, plural
from yjreport.periods import words_of_date

UNITS: dict[str, str] = {
    "percent": "percent",
    "percentage_points": "percentage points",
    "per_100000": "per 100,000",
    "per_10000": "per 10,000",
    "per_1000": "per 1,000",
    "count": "a count",
    "gbp": "pounds",
    "nights": "nights",
    "ratio": "a plain number",
    "date": "a date",
    "text": "words",
}

INTERVALS: dict[str, str] = {
    "wilson": "Wilson's, for a proportion",
    "poisson": "exact Poisson below ten events, Byar's from ten",
    "relative_rate": "exact conditional, as for a ratio of two rates",
}

TESTS: dict[str, str] = {
    "newcombe": "a difference is more than chance when Newcombe's interval for it excludes 0",
    "ratio": "a difference is more than chance when the exact conditional interval of the ratio excludes 1",
}

SOURCES: dict[str, str] = {"plan": "the plan", "cases": "case-level data", "open": "open national data"}


def unit(measure: Measure) -> str:
    """Return the unit, the multiplier and the places printed."""
    words = UNITS[measure.unit]
    if measure.kind == "change":
        words = f"{words}, as a change that the source states"
    if measure.unit in ("date", "text"):
        return words
    places = DECIMALS.get(measure.unit, 0) if measure.decimals is None else measure.decimals
    return f"{words}; {places or 'no'} decimal {plural(places, 'place')}"


def multiplier(measure: Measure) -> str:
    """Return by what numerator over denominator is multiplied, blank where nothing is divided."""
    if measure.kind == "change" or not (measure.numerator and measure.denominator):
        return ""
    return f"{MULTIPLIERS[measure.unit]:,}" if measure.unit in MULTIPLIERS else ""


def polarity(measure: Measure) -> str:
    """Return which way is better."""
    if measure.polarity is None:
        return "neither way: it describes, and is not judged"
    return {"low": "a lower figure is better", "high": "a higher figure is better"}[measure.polarity]


def interval(measure: Measure) -> str:
    """Return the method of the 95% interval, or that there is none."""
    return INTERVALS[measure.interval] if measure.interval else "none"


def test(measure: Measure) -> str:
    """Return how chance is judged, or why it is not."""
    if not measure.compared:
        return "none: figures are shown and never compared"
    if measure.kind == "change":
        return "none: a change that is published without its levels cannot be tested"
    return TESTS[measure.test] if measure.test else "no test is made"


def sources(measure: Measure) -> str:
    """Return the kinds of source that can give the measure, the one that is preferred first."""
    if not measure.sources:
        return "this report itself"
    return ", then ".join(SOURCES[kind] for kind in measure.sources)


def small_numbers(measure: Measure) -> str:
    """Return whether small numbers are withheld in the public edition."""
    if measure.sensitive:
        return "withheld in the public edition, with every figure that would give them away"
    return "shown: it does not count the children whom the service knows"


def breakdowns(measure: Measure) -> str:
    """Return by what the measure is broken down."""
    return "; ".join(listing(entry.split("; ")) for entry in measure.breakdowns)


def years(first: date | None, last: date | None) -> str:
    """Return from when to when something was in force, as far as that is known."""
    if first and last:
        return f"{words_of_date(first)} to {words_of_date(last)}"
    if first:
        return f"from {words_of_date(first)}"
    return f"until {words_of_date(last)}" if last else "not known"


def version_years(measure: Measure, version: Version) -> str:
    """Return from when to when a wording was in force, and what is not known of it."""
    place = measure.versions.index(version)
    first, last = version.in_force_from, version.in_force_to
    parts = []
    if first:
        parts.append(f"from {words_of_date(first)}")
    elif place > 0:
        parts.append("from a day that is not known")
    if last:
        parts.append(f"until {words_of_date(last)}")
    elif place < len(measure.versions) - 1:
        parts.append("until a day that is not known")
    else:
        parts.append("in force now")
    return ", ".join(parts)


def national(measure: Measure, sets: Sequence[MeasureSet]) -> str:
    """Return the national measures that a measure fills or bears on, with the sets and years in which they are."""
    entries = []
    for key in measure.national:
        named = [(entry, group) for entry in sets for group in entry.measures if group.key == key]
        where = "; ".join(f"{entry.title}, {years(entry.in_force_from, entry.in_force_to)}" for entry, _ in named)
        entries.append(f"{named[0][1].title} ({where})")
    joined = "; ".join(entries)
    return f"bears on, without being it: {joined}" if joined and measure.proxy else joined
