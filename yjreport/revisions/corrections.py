"""The corrections of an edition: which figures are marked revised, what they were, and what may be told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Disclosure
from yjreport.figures.breaks import mark_breaks
from yjreport.figures.observations import Observation, with_marks
from yjreport.figures.results import evaluate
from yjreport.files.entries import Entry
from yjreport.files.tables import ROW, Table
from yjreport.inputs.published.figures import name_of, named_rows
from yjreport.inputs.published.sameness import REVISED
from yjreport.periods import words_of_date
from yjreport.protection.notes import WITHHELD, sections_withheld, small_number
from yjreport.protection.secondary import protect_groups
from yjreport.revisions.figure_words import named

CORRECTED = "corrected"
"""The cell of a register's entry that names its corrected columns, with spaces between them."""

_VERBS = {"correction": "corrected", "revision": "revised"}


@dataclass(frozen=True)
class Edition:
    """Hold what decides which figures an edition withholds."""

    catalogue: Catalogue
    policy: Disclosure
    edition: str
    areas: Mapping[str, Area]


@dataclass(frozen=True)
class Corrections:
    """
    Hold the corrections of a service's year, and the observations as they stood before each of their days.

    Args:
        rows: the rows of corrections.csv, the latest day first.
        before: for each of these rows' days, the protected observations by name as they stood before it.
        hidden: the sections in which one of those withholds a figure.
        now: the protected observations by name as they stand.
    """

    rows: tuple[dict[str, Any], ...] = ()
    before: Mapping[str, Mapping[str, Observation]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    now: Mapping[str, Observation] = field(default_factory=dict)

    def may_say(self, row: dict[str, Any]) -> bool:
        """Tell whether an edition may say what a figure was and is: where it withholds it in no state."""
        states = [self.now, *self.before.values()]
        return not any("c" in state[row["what"]].marks for state in states if row["what"] in state)

    def latest(self, what: str) -> list[dict[str, Any]]:
        """Return the corrections of the last day on which a figure was corrected."""
        found = [row for row in self.rows if row["what"] == what]
        return [row for row in found if row["on"] == found[0]["on"]]


def corrections_of(table: Table | None, own: Sequence[Observation], edition: Edition) -> Corrections:
    """
    Return the corrections of a service's year.

    Args:
        table: corrections.csv as it was read, None without it.
        own: the service's own observations, not protected.
        edition: what decides which figures are withheld.
    """
    if table is None or table.frame.empty:
        return Corrections()
    rows = sorted(table.rows(), key=lambda row: (row["on"], row[ROW]), reverse=True)
    state = {name_of(item): item for item in own}
    states: dict[str, dict[str, Observation]] = {}
    for row in rows:
        made = _undone(state, row, edition)
        if made is not None:
            state = {**state, row["what"]: made}
        states[row["on"]] = state
    before = {on: _protected(held, edition) for on, held in states.items()}
    hidden = sections_withheld([item for held in before.values() for item in held.values()], edition.catalogue)
    return Corrections(tuple(rows), before, hidden, _protected({name_of(item): item for item in own}, edition))


def _protected(state: Mapping[str, Observation], edition: Edition) -> dict[str, Observation]:
    items = mark_breaks(state.values(), edition.catalogue)
    kept = protect_groups(items, edition.catalogue, edition.policy, edition.edition)
    return dict(zip(state, kept, strict=True))


def _undone(state: Mapping[str, Observation], row: dict[str, Any], edition: Edition) -> Observation | None:
    """Return an observation as it was before a correction; None for a register's row or an unknown measure."""
    one = named(row["what"])
    if one is None or one.measure not in edition.catalogue.measures:
        return None
    item = state.get(row["what"])
    if item is None:
        area = edition.areas.get(one.area)
        if area is None:
            return None
        unit = edition.catalogue.measures[one.measure].unit
        item = Observation(one.measure, area, one.period, None, one.breakdown, None, None, None, unit, (), "", "", "")
    part, was = row["field"], row["from"]
    if part == "marks":
        return replace(item, marks=with_marks(was.split()))
    if part == "qualifier":
        return replace(item, qualifier=was)
    figure = Decimal(was) if was else None
    if part == "value":
        return replace(item, value=figure)
    count = None if figure is None else int(figure)
    return replace(item, numerator=count) if part == "numerator" else replace(item, denominator=count)


def marked(own: Iterable[Observation], held: Corrections, catalogue: Catalogue) -> tuple[Observation, ...]:
    """Return protected observations, the corrected ones marked revised, with a sentence of what they were."""
    if not held.rows:
        return tuple(own)
    changed = {row["what"] for row in held.rows}
    return tuple(_marked(item, held, catalogue) if name_of(item) in changed else item for item in own)


def _marked(item: Observation, held: Corrections, catalogue: Catalogue) -> Observation:
    revised = replace(item, marks=with_marks(item.marks, REVISED))
    if "c" in item.marks:
        return revised
    rows = held.latest(name_of(item))
    on = words_of_date(date.fromisoformat(rows[0]["on"]))
    verb = _VERBS[rows[0]["kind"]]
    if not all(map(held.may_say, rows)):
        return replace(revised, corrected=f"It was {verb} on {on}; the figure before is withheld in this edition.")
    before = held.before[rows[0]["on"]].get(name_of(item))
    if before is None:
        return revised
    first, last = (evaluate(one, catalogue.measures[item.measure]) for one in (before, item))
    was, now = first.text, last.text
    if was == now and (first.numerator, first.denominator) != (last.numerator, last.denominator):
        was, now = (f"{one.text} ({_count(one.numerator)} of {_count(one.denominator)})" for one in (first, last))
    if was == now:
        return replace(revised, corrected=f"What qualifies it was {verb} on {on}.")
    return replace(revised, corrected=f"It was {verb} from {was} to {now} on {on}.")


def _count(number: int | None) -> str:
    return "a number not given" if number is None else f"{number:,}"


def marked_register(entries: Iterable[Entry], table: Table, held: Corrections) -> tuple[Entry, ...]:
    """Return the entries of a register, the corrected ones naming their corrected columns."""
    fields: dict[str, list[str]] = {}
    for row in held.rows:
        fields.setdefault(row["what"], []).append(row["field"])
    if not fields:
        return tuple(entries)
    by_row = {int(row[ROW]): fields[what] for what, row in named_rows(table) if what in fields}
    return tuple(
        replace(entry, cells={**entry.cells, CORRECTED: " ".join(by_row[entry.row])}) if entry.row in by_row else entry
        for entry in entries
    )


def protected_prose(
    row: dict[str, Any], held: Corrections, section: str, hidden: frozenset[str], threshold: int
) -> dict[str, Any]:
    """Return a row whose words could give a withheld count away without them, and without its figures where need be."""
    told = dict(row)
    if not held.may_say(row):
        told |= {"from": WITHHELD, "to": WITHHELD}
    everything = hidden | held.hidden
    if everything and (section in everything or small_number(f"{row['why']} {row['note']}", threshold)):
        told |= {"why": WITHHELD, "note": ""}
    return told
