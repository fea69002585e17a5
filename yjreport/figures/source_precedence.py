"""
Which source makes the line of a measure, where several kinds of source hold it.

A plan, a case-management extract and open national data count from different records (the Police National
Computer and a local system disagree), so they are never mixed in one line. The catalogue says which kind comes
first; the others keep their figures under a category that names the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from yjreport.config.catalogue import Catalogue
from yjreport.figures.observations import Breakdown, Key, Observation

WORDS: dict[str, str] = {
    "plan": "the plan",
    "cases": "the case management system",
    "open": "open national data",
}
"""How a category names each kind of source."""


def by_precedence(kinds: Mapping[str, Sequence[Observation]], catalogue: Catalogue) -> tuple[Observation, ...]:
    """
    Return the observations of several kinds of source, each line made of one kind.

    Args:
        kinds: observations by kind of source: plan, cases, open.
        catalogue: the measures, which state their order of sources.
    """
    filled = {kind: items for kind, items in kinds.items() if items}
    if len(filled) < 2:
        return tuple(item for items in filled.values() for item in items)
    first = _first_kinds(filled, catalogue)
    kept: dict[Key, Observation] = {}
    for kind, items in filled.items():
        for item in items:
            placed = _placed(item, kind, first.get((item.measure, item.breakdown)))
            if placed is not None:
                kept.setdefault(placed.key, placed)
    return tuple(kept.values())


def _first_kinds(kinds: Mapping[str, Iterable[Observation]], catalogue: Catalogue) -> dict[tuple[str, Breakdown], str]:
    """Return which kind of source makes the service's own line of each measure and category."""
    found: dict[tuple[str, Breakdown], set[str]] = {}
    for kind, items in kinds.items():
        for item in items:
            if item.area.role == "local" and not item.withheld:
                found.setdefault((item.measure, item.breakdown), set()).add(kind)
    return {
        key: next(kind for kind in (*catalogue.measures[key[0]].sources, *WORDS) if kind in held)
        for key, held in found.items()
    }


def _placed(item: Observation, kind: str, first: str | None) -> Observation | None:
    """Return an observation in the line of its own kind, or None where it would stand in another's."""
    if first in (None, kind) or (kind == "plan" and item.area.role not in ("local", "member")):
        # A comparator that the officer has entered beside the service's own figures belongs to them.
        return item
    if item.area.role == "peer" or item.withheld:
        return None
    return replace(item, breakdown=(*item.breakdown, ("source", WORDS[kind])))
