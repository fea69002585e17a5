"""
Helpers of references: how a result is put into an officer's sentence.

A helper gives either words that belong to a result, or another result that stands in its place (the change, the
figure before). Words of direction follow the judgement: what chance alone could explain has no direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yjreport.blocks.model import marks_text
from yjreport.figures.judgement import LIKE, SAME, UNTESTED
from yjreport.figures.results import Result
from yjreport.formats import MINUS, plural
from yjreport.wording import limits

Words = tuple[tuple[str, "Result"], ...]
"""Words with the result that each stretch of them belongs to."""

REASONS = {"c": "too small to publish", "z": "not applicable", "x": "not available"}
"""What the marks of figures that are not there mean."""

UNPROVEN = "not tested against chance"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Helper:
    """Hold a helper: what makes its words, and a line that explains it."""

    make: Callable[[Result, Mapping[str, Result], str], Words | Result]
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


def _value(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    return ((result.text, result),) if result.there else missing(result)


def _counts(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    if not result.there:
        return missing(result)
    if result.numerator is None or result.denominator is None:
        return missing(result, "the source gives no counts")
    return ((counts_text(result.numerator, result.denominator, result.implied), result),)


def counts_text(numerator: int, denominator: int, implied: bool) -> str:
    """Return counts as sentences print them: '42 of 130', with 'about' where a published rate implies them."""
    return f"{'about ' if implied else ''}{numerator:,} of {denominator:,}"


def _part(name: str) -> Callable[[Result, Mapping[str, Result], str], Words]:
    def make(result: Result, known: Mapping[str, Result], argument: str) -> Words:
        count = getattr(result, name)
        if not result.there:
            return missing(result)
        return ((f"{count:,}", result),) if count is not None else missing(result, "the source gives no counts")

    return make


def _interval(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    if not result.there:
        return missing(result)
    return ((limits(result), result),) if result.interval else missing(result, "no interval is computed")


def _period(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    return (("a period that is not stated" if result.period.unstated else result.period.words, result),)


def _words(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    if not result.there:
        return missing(result)
    whole = isinstance(result.value, int) and result.unit in ("count", "nights") and 0 <= result.value <= 10
    if not whole or result.text != f"{result.value}" + (" nights" if result.unit == "nights" else ""):
        return ((result.text, result),)
    noun = f" {plural(int(result.value), 'night')}" if result.unit == "nights" else ""  # type: ignore[arg-type]
    return ((f"{_SMALL[int(result.value)]}{noun}", result),)  # type: ignore[arg-type]


def change_of(result: Result, known: Mapping[str, Result]) -> Result | None:
    """Return the change of a figure since its base; a change is its own."""
    if result.kind == "change":
        return result
    joint = "+" if result.breakdown else "."
    found = known.get(f"{result.id}{joint}change")
    return found if found is not None and found.kind == "change" else None


def _change(result: Result, known: Mapping[str, Result], argument: str) -> Words | Result:
    found = change_of(result, known)
    return found or missing(result, "there is no earlier figure to compare with")


def _points(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    found = result if result.kind == "comparison" else change_of(result, known)
    if found is None or not found.there:
        return missing(result, "there is no earlier figure to compare with")
    return ((found.text.lstrip(f"{MINUS}+"), found),)


def direction_words(value: object, judgement: str | None) -> str:
    """Return the verb of a change: rose, fell, did not change, or that none can be detected."""
    if judgement == SAME:
        return "showed no detectable change"
    if not isinstance(value, int | float) or value == 0:
        return "did not change"
    verb = "rose" if value > 0 else "fell"
    return f"{verb} ({UNPROVEN})" if judgement == UNTESTED else verb


def _direction(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    found = change_of(result, known)
    if found is None or not found.there:
        return missing(result, "there is no earlier figure to compare with")
    return ((direction_words(found.value, found.judgement), found),)


def _judgement(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    found = result if result.judgement else change_of(result, known)
    if found is None or not found.judgement:
        return missing(result, "nothing is judged")
    return ((found.judgement, found),)


def against_words(value: object, judgement: str | None) -> str:
    """Return how a figure compares with another area's: lower than, higher than, not detectably different from."""
    if judgement in (SAME, LIKE):
        return "not detectably different from"
    if not isinstance(value, int | float) or value == 0:
        return "the same as"
    word = "higher" if value > 0 else "lower"
    return f"{word} ({UNPROVEN}) than" if judgement == UNTESTED else f"{word} than"


def comparison_with(result: Result, known: Mapping[str, Result], area: str) -> Result | None:
    """Return the comparison of a figure with an area: by its key, its name, its role, or what is left of it."""
    wanted = area.lower().strip()
    head = f"{result.id}{'+' if result.breakdown else '.'}against-"
    found = [item for id, item in known.items() if id.startswith(head) and not id.endswith("-ratio")]
    for item in found:
        other = item.against
        if other is None or item.kind != "comparison":
            continue
        names = {other.key.lower(), other.name.lower(), other.role, item.id.removeprefix(head).lower()}
        if wanted in names | {name.removeprefix("rest-of-").removeprefix("the rest of ") for name in names}:
            return item
    return None


def _against(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    if not result.there:
        return missing(result)
    found = comparison_with(result, known, argument)
    if found is None:
        return missing(result, f"there is no figure of {argument} for the same period")
    return ((against_words(found.value, found.judgement), found),)


def _earlier(result: Result, known: Mapping[str, Result], argument: str) -> Words | Result:
    found = change_of(result, known)
    base = found.base if found else None
    if base is not None:
        for item in known.values():
            same = (item.measure, item.area.key, item.breakdown) == (result.measure, result.area.key, result.breakdown)
            if same and item.kind == "level" and item.period == base:
                return item
    return missing(result, "there is no earlier figure to compare with")


def _source(result: Result, known: Mapping[str, Result], argument: str) -> Words:
    return ((result.source, result),)


HELPERS: dict[str, Helper] = {
    "value": Helper(_value, "the figure alone, without its marks: 32.3%"),
    "counts": Helper(_counts, "what was counted: 42 of 130"),
    "number": Helper(_part("numerator"), "the first of its counts: 42"),
    "cohort": Helper(_part("denominator"), "out of how many: 130"),
    "interval": Helper(_interval, "the 95% interval: 24.9% to 40.8%"),
    "period": Helper(_period, "the period in words: January to December 2020"),
    "words": Helper(_words, "a small whole number in words: three"),
    "change": Helper(_change, "the change since its base, with sign and unit: +10.9 percentage points"),
    "points": Helper(_points, "the size of the change, without its sign: 10.9 percentage points"),
    "direction": Helper(_direction, "rose, fell or showed no detectable change: chance has no direction"),
    "judgement": Helper(_judgement, "the word of the judgement: worse"),
    "compared": Helper(_against, 'compared("family"): lower than, higher than, not detectably different from'),
    "against": Helper(_against, 'against("england"): the same as compared'),
    "earlier": Helper(_earlier, "the figure that the change is measured from: 21.4%"),
    "source": Helper(_source, "where the figure comes from"),
}
"""Every helper by its name."""


def printed(result: Result, known: Mapping[str, Result]) -> frozenset[str]:
    """Return every text that a reference to a result may print, so that a run can be held against its result."""
    made = {default_words(result)[0][0]}
    for name, helper in HELPERS.items():
        if name not in ("compared", "against", "earlier"):
            words = helper.make(result, known, "")
            made |= {text for text, owner in words if owner is result} if isinstance(words, tuple) else set()
    if result.kind == "comparison":
        made.add(against_words(result.value, result.judgement))
    return frozenset(made)
