"""Helper columns of what a figure is set beside: another record, its complement, another year's measure set."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from statistics import median

from yjreport.formats import listing
from yjreport.gate.figures.readings import Observed, Reading, listed
from yjreport.gate.reading.rows import Key
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {
    "other_record": str, "own_record": str, "not_in_education": str, "complement": str, "complement_words": str,
    "outside_set": str, "outside_set_words": str, "outside_versions": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_NEGATIVE = re.compile(
    r"\bnot\b(?: \w+){0,2} (?:in )?(?:suitable )?(?:ete|eet|education|employment)\b|\bneets?\b", re.I
)
_POSITIVE = r"positive|the complement|100 less|official statistic"
_LOCAL = r"\blocal (?:measure|indicator|data)|\blocally\b|discontinued|not a national|no longer (?:a )?national"
_RECORDS = r"police national computer|\bpnc\b|local data|case management|another record|other record|not comparable"
_NEAR, _FAR, _NEAR_ONE, _FAR_ONE = 10, 30, 5, 40
"""Points: how near the complement is to the others, and how far the figure; the second two for one other alone."""

_MOST_BESIDE = 100
"""Figures that a line or a table of a plan has at most."""


def add(observed: Observed) -> None:
    """Set the helpers of comparisons between records, of education stated negatively, and of the measure set."""
    _add_records(observed.items)
    _add_negatives(observed.items)
    _add_complements(observed.items)
    _add_outside_set(observed.items, observed.context)
    _add_outside_versions(observed.items)


def _add_records(items: Sequence[Reading]) -> None:
    """Set once for a measure, on the first comparator whose source counts from another record than the local figure."""
    own: dict[Key, tuple[Reading, str]] = {}
    for item in items:
        if item.source and item.source.record and item.when and item.own:
            own.setdefault((item.row["measure"], item.row["key_breakdown"], item.when), (item, item.source.record))
    told: set[str] = set()
    for item in items:
        beside = own.get((item.row["measure"], item.row["key_breakdown"], item.when)) if item.when else None
        record = item.source.record if item.source else ""
        if not beside or not record or item.own or item.row["measure"] in told:
            continue
        mine, own_record = beside
        if record != own_record and not item.notes(_RECORDS) and not mine.notes(_RECORDS):
            told.add(item.row["measure"])
            item.row["other_record"] = f"{item.row['area']} counted from the {record}"
            item.row["own_record"] = f"{own_record} in {mine.place} ({mine.row['area']})"


def _add_negatives(items: Sequence[Reading]) -> None:
    """Set once for a measure and area what it says of children who are not in education."""
    told: set[Key] = set()
    for item in items:
        percent = item.row["unit"] == "percent" and item.terms.kind == "level" and item.value is not None
        if item.terms.section != "education" or not percent or item.notes(_POSITIVE) or item.key[:2] in told:
            continue
        official = item.source is not None and item.source.kind == "open"
        words = item.terms.words if not official else ""
        breakdown = item.row["breakdown"] if item.terms.polarity == "high" else ""
        note = item.row["note"] if item.terms.polarity == "high" else ""
        for place, text in (("measure", words), ("breakdown", breakdown), ("note", note)):
            found = _NEGATIVE.search(text or "")
            if found:
                told.add(item.key[:2])
                item.row["not_in_education"] = f'"{found[0]}" in the {place}'
                break


def _by(items: Sequence[Reading], key: Callable[[Reading], Key]) -> dict[Key, list[Reading]]:
    """Return readings by a key, in the order of the file."""
    found: dict[Key, list[Reading]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def _add_complements(items: Sequence[Reading]) -> None:
    """Set on a share in education that lies where 100 less the others do, and far from the others themselves."""
    shares = [
        item
        for item in items
        if item.terms.section == "education" and item.terms.polarity == "high" and item.terms.kind == "level"
        and item.row["unit"] == "percent" and item.value is not None
    ]  # fmt: skip
    keys: tuple[Callable[[Reading], Key], ...] = (
        lambda item: item.key,
        lambda item: (*item.key[:2], item.when or id(item)),
        lambda item: (item.key[0], item.key[2], item.when or id(item)),
    )
    beside = [_by(shares, key) for key in keys]
    for item in shares:
        sets = (held[key(item)] for key, held in zip(keys, beside, strict=True))
        others = next(([one for one in near if one is not item] for near in sets if 1 < len(near) <= _MOST_BESIDE), [])
        values = [one.value for one in others if one.value is not None]
        if not values or item.value is None:
            continue
        middle = Fraction(median(values))
        alone = len(values) == 1
        near, far = (_NEAR_ONE, _FAR_ONE) if alone else (_NEAR, _FAR)
        if alone and item.value > 50:
            continue
        if abs(100 - item.value - middle) <= near and abs(item.value - middle) >= far:
            item.row["complement"] = f"{float(100 - item.value):.1f}".removesuffix(".0")
            item.row["complement_words"] = listed([f"{_figure(one)}% in {one.place}" for one in others])


def _figure(item: Reading) -> str:
    return item.row["value"] or f"{float(item.value or 0):.1f}"


def _add_outside_set(items: Sequence[Reading], context: GateContext) -> None:
    """Set once for a measure that none of its national measures is in the set of the report's year."""
    report, told = context.report, set()
    titles = dict(report.known)
    for item in items:
        national = item.terms.national
        if not report.measures or not national or set(national) & set(report.measures):
            continue
        if item.row["measure"] not in told and not item.notes(_LOCAL):
            told.add(item.row["measure"])
            item.row["outside_set"] = listing([titles.get(key, key) for key in national])
            item.row["outside_set_words"] = report.measure_set


def _add_outside_versions(items: Sequence[Reading]) -> None:
    """Set once for a measure and area that a period lies wholly outside the days of all its dated wordings."""
    told: set[Key] = set()
    for item in items:
        dated = [version for version in item.terms.versions if any(version)]
        if not dated or not item.span or item.key[:2] in told or item.notes(_LOCAL):
            continue
        start, end = item.span
        if not any((first is None or first <= end) and (last is None or start <= last) for first, last in dated):
            told.add(item.key[:2])
            item.row["outside_versions"] = listing([_days(*version) for version in dated], "or")


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"from {first} to {last}"
    return f"from {first}" if first else f"until {last}"
