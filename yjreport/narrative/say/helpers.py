"""
Helpers of references: how a result is put into an officer's sentence.

A helper gives either words that belong to a result, or another result that stands in its place (the change, the
figure before). Words of direction follow the judgement: what chance alone could explain has no direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yjreport.blocks.parts import marks_text
from yjreport.figures.judgement import LIKE, SAME, UNTESTED
from yjreport.figures.results import Result
from yjreport.formats import MINUS, plural
from yjreport.wording import limits

Words = tuple[tuple[str, Result], ...]
"""Words with the result that each stretch of them belongs to."""
Known = Mapping[str, Result]
"""Results by id and by alias."""

REASONS = {"c": "too small to publish", "z": "not applicable", "x": "not available"}
"""What the marks of figures that are not there mean."""
UNPROVEN = "not tested against chance"
_NO_COUNTS = "the source gives no counts"
_NO_EARLIER = "there is no earlier figure to compare with"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Helper:
    """Hold a helper: what makes its words of a result, the known results and an area, and a line that explains it."""

    make: Callable[[Result, Known, str], Words | Result]
    explained: str


def default_words(result: Result) -> Words:
    """Return a figure as tables print it, with its marks; of a figure that is not there its mark and the reason."""
    return ((result.text + marks_text(result), result),) if result.there else missing(result)


def missing(result: Result, reason: str = "") -> Words:
    """Return the mark of a figure that is not there, and the reason in brackets."""
    letter = next((mark for mark in ("c", "z", "x") if mark in result.marks), "x")
    if reason and result.there:
        letter = "x"
    return ((f"[{letter}] ({reason or REASONS[letter]})", result),)


def change_of(result: Result, known: Known) -> Result | None:
    """Return the change of a figure since its base; a change is its own."""
    if result.kind == "change":
        return result
    found = known.get(f"{result.id}{_joint(result)}change")
    return found if found is not None and found.kind == "change" else None


def comparison_with(result: Result, known: Known, area: str) -> Result | None:
    """Return the comparison of a figure with an area: by its key, its name, its role, or what is left of it."""
    wanted = area.lower().strip()
    head = f"{result.id}{_joint(result)}against-"
    for id, item in known.items():
        other = item.against
        if not id.startswith(head) or id.endswith("-ratio") or other is None or item.kind != "comparison":
            continue
        names = {other.key.lower(), other.name.lower(), other.role, item.id.removeprefix(head).lower()}
        if wanted in names | {name.removeprefix("rest-of-").removeprefix("the rest of ") for name in names}:
            return item
    return None


def _joint(result: Result) -> str:
    """Return what stands between a result's id and the name of its change or comparison."""
    return "+" if result.breakdown else "."


def _of_figure(text_of: Callable[[Result], str | None], reason: str = "") -> Callable[[Result, Known, str], Words]:
    """Return what makes a text about a figure; of one that is not there its mark, of one without such a text why."""

    def make(result: Result, known: Known, area: str) -> Words:
        text = text_of(result) if result.there else None
        return missing(result, reason if result.there else "") if text is None else ((text, result),)

    return make


def _of_change(text_of: Callable[[Result], str], of_comparison: bool = False) -> Callable[[Result, Known, str], Words]:
    """Return what makes a text about the change of a figure, or if asked about a comparison itself."""

    def make(result: Result, known: Known, area: str) -> Words:
        found = result if of_comparison and result.kind == "comparison" else change_of(result, known)
        return ((text_of(found), found),) if found is not None and found.there else missing(result, _NO_EARLIER)

    return make


def _counts(result: Result) -> str | None:
    if result.numerator is None or result.denominator is None:
        return None
    return f"{'about ' if result.implied else ''}{result.numerator:,} of {result.denominator:,}"


def _count(count: int | None) -> str | None:
    return None if count is None else f"{count:,}"


def _in_words(result: Result) -> str:
    """Return a whole number up to ten in words; any other as it prints."""
    nights = result.unit == "nights"
    value = result.value
    if not isinstance(value, int) or not (nights or result.unit == "count") or not 0 <= value <= 10:
        return result.text
    if result.text != f"{value}{' nights' if nights else ''}":
        return result.text
    return _SMALL[value] + (f" {plural(value, 'night')}" if nights else "")


def _change(result: Result, known: Known, area: str) -> Words | Result:
    return change_of(result, known) or missing(result, _NO_EARLIER)


def _earlier(result: Result, known: Known, area: str) -> Words | Result:
    found = change_of(result, known)
    base = found.base if found else None
    series = (result.measure, result.area.key, result.breakdown)
    for item in known.values() if base is not None else ():
        if (item.measure, item.area.key, item.breakdown) == series and item.kind == "level" and item.period == base:
            return item
    return missing(result, _NO_EARLIER)


def _direction(change: Result) -> str:
    """Return the verb of a change: rose, fell, did not change, or that none can be detected."""
    if change.judgement == SAME:
        return "showed no detectable change"
    if not isinstance(change.value, int | float) or change.value == 0:
        return "did not change"
    verb = "rose" if change.value > 0 else "fell"
    return f"{verb} ({UNPROVEN})" if change.judgement == UNTESTED else verb


def _judgement(result: Result, known: Known, area: str) -> Words:
    found = result if result.judgement else change_of(result, known)
    if found is None or not found.judgement:
        return missing(result, "nothing is judged")
    return ((found.judgement, found),)


def _against(result: Result, known: Known, area: str) -> Words:
    """Return how a figure compares with another area's: lower than, higher than, not detectably different from."""
    found = comparison_with(result, known, area) if result.there else None
    if found is None:
        return missing(result, f"there is no figure of {area} for the same period" if result.there else "")
    if found.judgement in (SAME, LIKE):
        return (("not detectably different from", found),)
    if not isinstance(found.value, int | float) or found.value == 0:
        return (("the same as", found),)
    word = "higher" if found.value > 0 else "lower"
    return ((f"{word}{f' ({UNPROVEN})' if found.judgement == UNTESTED else ''} than", found),)


def _period(result: Result, known: Known, area: str) -> Words:
    return (("a period that is not stated" if result.period.unstated else result.period.words, result),)


def _source(result: Result, known: Known, area: str) -> Words:
    return ((result.source, result),)


HELPERS: dict[str, Helper] = {
    "value": Helper(_of_figure(lambda one: one.text), "the figure alone, without its marks: 32.3%"),
    "counts": Helper(_of_figure(_counts, _NO_COUNTS), "what was counted: 42 of 130"),
    "number": Helper(_of_figure(lambda one: _count(one.numerator), _NO_COUNTS), "the first of its counts: 42"),
    "cohort": Helper(_of_figure(lambda one: _count(one.denominator), _NO_COUNTS), "out of how many: 130"),
    "interval": Helper(
        _of_figure(lambda one: limits(one) if one.interval else None, "no interval is computed"),
        "the 95% interval: 24.9% to 40.8%",
    ),
    "period": Helper(_period, "the period in words: January to December 2020"),
    "words": Helper(_of_figure(_in_words), "a small whole number in words: three"),
    "change": Helper(_change, "the change since its base, with sign and unit: +10.9 percentage points"),
    "points": Helper(
        _of_change(lambda one: one.text.lstrip(f"{MINUS}+"), of_comparison=True),
        "the size of the change, without its sign: 10.9 percentage points",
    ),
    "direction": Helper(_of_change(_direction), "rose, fell or showed no detectable change: chance has no direction"),
    "judgement": Helper(_judgement, "the word of the judgement: worse"),
    "compared": Helper(_against, 'compared("family"): lower than, higher than, not detectably different from'),
    "against": Helper(_against, 'against("england"): the same as compared'),
    "earlier": Helper(_earlier, "the figure that the change is measured from: 21.4%"),
    "source": Helper(_source, "where the figure comes from"),
}
"""Every helper by its name."""
NEED_AREA = ("compared", "against")
"""Helpers that are told an area in brackets."""
