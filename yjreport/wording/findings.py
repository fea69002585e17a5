"""What a measure shows, in the order in which it is said: level and change, limits, other areas, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.config.measure_schema import Measure
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import BETTER, SAME, UNTESTED, WORSE
from yjreport.figures.results import Result
from yjreport.wording.changes import change_details, change_sentences, direction
from yjreport.wording.comparisons import comparison_sentences, uncompared_sentences
from yjreport.wording.figures import before, during, subject
from yjreport.wording.levels import (
    absent,
    corrected,
    counts_first,
    level,
    limited,
    no_later_figure,
    opening,
    source_says,
    with_base,
)
from yjreport.wording.texts import Words, capital, join_sentences, length

LONGEST = 40
"""Words after which the sentence of an answer is parted in two."""


def full(latest: Result, measure: Measure, change: Difference | None) -> Words:
    """Say a figure, what it was before, whether chance explains the change, and within what limits it lies."""
    if change is None or not latest.there:
        return level(latest, measure)
    said = with_base(opening(latest, measure), change.second, latest, measure)
    return join_sentences(said, change_sentences(change, measure), _latest_limits(latest), source_says(latest, measure),
                  corrected(latest))  # fmt: skip


def _latest_limits(latest: Result) -> Words:
    words = limited(latest)
    return ["The 95% interval of the latest figure", *words[1:]] if words else []


def brief(
    latest: Result, measure: Measure, change: Difference | None, *, verdict: bool = True, same: str = ""
) -> Words:
    """
    Say the main thing of a figure in one or two short sentences, its counts first and without limits.

    Args:
        latest: the figure.
        measure: the measure.
        change: its change, where there is an earlier figure to compare with.
        verdict: whether a sentence says if chance explains the change.
        same: words in place of the period, where that has just been said.
    """
    if not latest.there:
        return absent(latest, measure)
    if change is None or measure.kind == "change":
        said = opening(latest, measure, noun=latest.unit == "ratio", period=same)
        return join_sentences([*said, "."], source_says(latest, measure))
    word = change.judgement
    if word == UNTESTED or latest.unit == "gbp" or change.result.value == 0:
        said = opening(latest, measure, noun=latest.unit == "ratio", period=same)
        said = with_base(said, change.second, latest, measure)
        return join_sentences(said, change_sentences(change, measure, brief=True) if verdict else [])
    now: Words = [*counts_first(latest, measure), same or during(latest, measure).rstrip(",")]
    base: Words = [*counts_first(change.second, measure, break_too=False), before(change.second, latest, measure)]
    name = subject(measure, latest)
    if word == SAME:
        lead: Words = [f"No change can be detected in {name}: "]
    else:
        past = "rose" if direction(change) == "rise" else "fell"
        lead = [f"{capital(name)} {past}{'' if verdict else ' by more than chance would explain'}: "]
    whole: Words = [*lead, *now, ", against ", *base, "."]
    if length(whole) > LONGEST:
        whole = [*lead, *now, ". The figure was ", *base, "."]
    return join_sentences(whole, change_sentences(change, measure, brief=True) if verdict else [])


def details(latest: Result, measure: Measure, change: Difference | None) -> Words:
    """Say of a figure what an answer has left out: its limits, those of the change, and what was corrected."""
    if not latest.there:
        return []
    return join_sentences(
        limited(latest, named=True),
        change_details(change, measure) if change and measure.kind != "change" else [],
        corrected(latest),
    )


def other_figures(
    latest: Result,
    measure: Measure,
    *,
    change: Difference | None,
    comparisons: Sequence[Difference],
    uncompared: Sequence[Result],
    lacking: Result | None = None,
) -> Words:
    """Say what stands around a figure: a later period without one, other areas, and the parts of the service."""
    said = change is not None and change.judgement in (BETTER, WORSE) and change.result.unit != "gbp"
    return join_sentences(
        no_later_figure(lacking, measure) if lacking else [],
        comparison_sentences(comparisons, measure, basis=not said),
        uncompared_sentences(uncompared, measure, latest),
    )
