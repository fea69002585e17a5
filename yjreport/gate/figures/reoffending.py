"""
Helper columns of reoffending: the binary rate, the frequency and the reoffences per child are one identity.

Reoffences per child in the cohort are the share of children who reoffended times the reoffences of each of them
(Ministry of Justice, Guide to Proven Reoffending Statistics). What is printed is rounded, so each figure stands for
a range, and the three agree where the ranges meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from yjreport.gate.figures.readings import Observed, Reading, places
from yjreport.gate.reading import arithmetic
from yjreport.gate.reading.rows import Key

HELPERS: dict[str, type] = {
    "per_reoffender": float, "identity_found": str, "identity_words": str, "identity_question": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

Range = tuple[Fraction, Fraction]


def add(observed: Observed) -> None:
    """
    Set the helpers of reoffending figures of one cohort.

    The suite's `reoffending` is a list of families: the measures of the binary rate, of the frequency, of the
    reoffences per child and of the number of reoffences.
    """
    for family in observed.settings.get("reoffending", ()):
        for item in observed.items:
            if item.row["measure"] == family["frequency"] and item.value is not None and item.value > 0:
                item.row["per_reoffender"] = float(item.value)
        for cohort in _cohorts(observed.items, family.values()).values():
            _add_identity({role: cohort.get(measure) for role, measure in family.items()})


def _cohorts(items: Iterable[Reading], measures: Iterable[str]) -> dict[Key, dict[str, Reading]]:
    wanted = set(measures)
    found: dict[Key, dict[str, Reading]] = {}
    for item in items:
        if item.row["measure"] in wanted and item.when and not item.bounded:
            key = (*item.key[1:], item.when, item.row["source"])
            found.setdefault(key, {}).setdefault(item.row["measure"], item)
    return found


def _add_identity(named: Mapping[str, Reading | None]) -> None:
    """Compare what three figures of a cohort, or a figure and two counts, say of each other; report the first fault."""
    binary, frequency = named.get("binary"), named.get("frequency")
    per_child, total = named.get("per_child"), named.get("reoffences")
    top, bottom = binary.counts if binary and binary.counts else (None, None)
    reoffences = int(total.value) if total and total.value is not None else None
    if total and binary and frequency and reoffences is not None and top:
        _compare(frequency, Fraction(reoffences, top), f"{reoffences} over {top}", [total, binary])
    if total and binary and per_child and reoffences is not None and bottom:
        _compare(per_child, Fraction(reoffences, bottom), f"{reoffences} over {bottom}", [total, binary])
    if reoffences is not None and top and bottom:
        _ask(frequency, reoffences, bottom, "children in the cohort: it is the reoffences per child in the cohort")
        _ask(per_child, reoffences, top, "children who reoffended: it is the reoffences per child who reoffended")
    if not (binary and frequency and per_child) or per_child.row.get("identity_words"):
        return
    share, times = _range(binary), _range(frequency)
    if share and times:
        product = (share[0] / 100 * times[0], share[1] / 100 * times[1])
        words = f"{_text(binary)}% times {_text(frequency)}"
        _compare(per_child, product, words, [binary, frequency])


def _compare(item: Reading, expected: Range | Fraction, words: str, others: Sequence[Reading]) -> None:
    own = _range(item)
    expected = (expected, expected) if isinstance(expected, Fraction) else expected
    if own is None or (own[0] <= expected[1] and expected[0] <= own[1]) or item.row.get("identity_words"):
        return
    item.row["identity_found"] = f"{_text(item)}, where {places(others)} give {words}"
    low, high = (f"{float(end):.2f}" for end in expected)
    item.row["identity_words"] = low if low == high else f"{low} to {high}"
    item.row["identity_question"] = (
        "check the three figures and their denominators: children in the cohort, or children who reoffended."
    )


def _ask(item: Reading | None, reoffences: int, children: int, words: str) -> None:
    """Set what a refused figure is of, where it is the reoffences over the other children; else what to look at."""
    if item is None or not item.row.get("identity_words"):
        return
    own, other = _range(item), Fraction(reoffences, children)
    if own and own[0] <= other <= own[1]:
        item.row["identity_question"] = (
            f"{_text(item)} is {reoffences} over {children}, the {words}: choose that measure, or correct the figure."
        )


def _range(item: Reading) -> Range | None:
    """Return what a figure stands for: exactly what its counts give, else all that rounds to it."""
    if item.counts and item.value is not None and item.row["value_number"] is None:
        return item.value, item.value
    if item.row["value_number"] is None:
        return None
    low, high = arithmetic.limits(item.row["value_number"])
    return max(low, Fraction(0)), high


def _text(item: Reading) -> str:
    return str(item.row["value"] or f"{float(item.value or 0):.2f}")
