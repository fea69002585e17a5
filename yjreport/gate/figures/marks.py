"""Helper columns of marks: a revision that says what it revises, and a provisional mark carried to what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from yjreport.gate.figures.readings import Observed, Reading, listed, places
from yjreport.gate.reading.rows import ROW, Key, Row, shown
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {
    "revision_lacks": str, "contradiction_step": str, "provisional_words": str,
    "unpublished_words": str, "names_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY = re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS}) \d{{1,2}}\b|\b\d{{1,2}} (?:{_MONTHS})\b", re.IGNORECASE)
_REASON = re.compile(
    r"because|due to|owing|correct|error|mistake|late|rebas|defin|update|over-?report|under-?report|miscount"
    r"|double|recount|reclass|resubmi|cleans|after|following",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.])-?[0-9]+(?:[.,][0-9]+)*")


def add(observed: Observed) -> None:
    """
    Set the helpers of revised, contradicted, provisional and unpublished figures.

    The suite names `identities` (a rate and the count that it is made of) and `person_words` (dimensions of a breakdown
    that would single out a child).
    """
    rows, context, settings = observed.rows, observed.context, observed.settings
    numbered = {row[ROW]: row for row in rows}
    for row in rows:
        if row.get("contradicts_row"):
            _add_contradiction(row, numbered[row["contradicts_row"]], context)
        if "r" in (row["marks"] or "").split():
            lacking = _lacking(row["note"] or "", row["value"])
            row["revision_lacks"] = ", ".join(lacking) or None
    _add_provisional(observed.items, settings.get("identities", ()))
    _add_unpublished(observed.items, context)
    words = {word.casefold() for word in settings.get("person_words", ())}
    for row in rows:
        single = [f"{name}={value}" for name, value in row["key_breakdown"] if name.casefold() in words]
        row["names_words"] = "; ".join(single) or None


def _add_contradiction(row: Row, first: Row, context: GateContext) -> None:
    """Say what to do about two figures of one thing: where one source is later, it may have revised the other."""
    row["contradiction_step"] = (
        "keep the figure that can be defended and record the other in notes.csv;"
        " or set the rows apart by period or breakdown."
    )
    days = {}
    for one in (first, row):
        source = context.sources.get(one["source"] or "")
        if source and source.released:
            days[source.released] = one
    if len(days) == 2:
        later = days[max(days)]
        row["contradiction_step"] = (
            f"keep row {shown(later)}, whose source was released later ({max(days)}), mark it r,"
            " and say in note the old value, the reason and the date."
        )


def _lacking(note: str, value: str | None) -> list[str]:
    """Return what a note on a revision does not say: the old value, the reason, the date."""
    without_days = _DAY.sub(" ", note)
    numbers = [found for found in _NUMBER.findall(without_days) if found != value]
    lacking = [] if numbers else ["the old value"]
    if not _REASON.search(note):
        lacking.append("the reason")
    if not _DAY.search(note):
        lacking.append("the date")
    return lacking


def _add_provisional(items: Sequence[Reading], identities: Iterable[Mapping[str, str]]) -> None:
    """Name the provisional figures that a figure without the mark p is made of."""
    known: dict[Key, Reading] = {(*item.key, item.when): item for item in items if item.when}
    counts = {identity["rate"]: identity["count"] for identity in identities}
    for item in items:
        if "p" in item.marks or item.value is None:
            continue
        measure, rest = item.row["measure"], item.key[1:]
        operands: list[Key] = []
        if item.terms.kind == "change":
            operands = [(measure.removesuffix("_change"), *rest, days) for days in item.ends]
        elif item.when:
            names = [name.partition(".")[0] for name in item.terms.derived or ()]
            names += [counts[measure]] if measure in counts else []
            operands = [(name, *rest, item.when) for name in names]
        provisional = [known[key] for key in dict.fromkeys(operands) if key in known and "p" in known[key].marks]
        if provisional:
            told = " and ".join(dict.fromkeys(one.row["measure"] for one in provisional))
            item.row["provisional_words"] = f"{told} in {places(provisional)}"


def _add_unpublished(items: Sequence[Reading], context: GateContext) -> None:
    """
    Name the small counts that no published source holds, where the decision is that all has been published.

    A count of none says nothing of a child, and what is withheld already has no figure.
    """
    if context.report.policy != "already-published":
        return
    found: dict[str, list[tuple[int, Reading]]] = {}
    for item in items:
        small = next((one for one in _children(item) if 0 < one < context.report.threshold), None)
        if item.source and item.source.kind == "local" and small is not None:
            found.setdefault(item.row["source"], []).append((small, item))
    for same in found.values():
        texts = [f"{count} in {item.place} ({item.row['measure']})" for count, item in same]
        same[0][1].row["unpublished_words"] = listed(texts)


def _children(item: Reading) -> list[int]:
    """Return the counts of children, sentences or offences that a row of a sensitive measure prints."""
    if not item.terms.sensitive or item.terms.kind != "level":
        return []
    if item.row["unit"] == "count" and item.whole is not None:
        return [item.whole]
    if item.counts and item.row["unit"] == "percent":
        return [item.counts[0], item.counts[1] - item.counts[0], item.counts[1]]
    return list(item.counts[:1]) if item.counts else []
