"""What stands under a table: each note once, after the rows that it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yjreport.wording import breakdown_words, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yjreport.config.schema import Measure
    from yjreport.results import Result

SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")
MOST_NAMED = 4

EXPLAINED: dict[str, str] = {
    "Count implied by": "[e] Counts are implied by the published figure and its population; they serve for intervals "
    "and for adding up, and the figure itself is as published.",
    "The counts are implied by": "[e] Counts are implied by published rates and populations.",
    "Population: estimate for": "Populations are the estimates for the middle of each year.",
    "Whole counts from": "",
    "No whole count gives": "",
    "Revised:": "[r] Revised since an earlier release.",
}
"""How sentences of the importer's notes begin that are the same for many figures, and what is said once instead."""


def notes_of(pairs: Sequence[tuple[Measure, Result]], *, single: bool) -> tuple[str, ...]:
    """
    Return each note once, after the rows that it is for; what marks explain is said once for the table.

    A note that is for every row, or for every period of the one area that has it, names no rows.

    Args:
        pairs: the measures and results that the table prints.
        single: whether they are of one measure, which the caption names.
    """
    areas = list(dict.fromkeys(item.area.name for _, item in pairs))
    measures = list(dict.fromkeys(measure.title for measure, _ in pairs))
    rows: dict[str, list[tuple[Measure, Result]]] = {}
    explained: dict[str, None] = {}
    for measure, item in pairs:
        own, common = told(item.note)
        explained.update(dict.fromkeys(common))
        if own:
            rows.setdefault(own, []).append((measure, item))
    made = []
    for note, found in rows.items():
        noted = {item.area.name for _, item in found}
        if len(found) == len(pairs):
            made.append(note)
            continue
        # What holds for each row of an area, or of a measure, is said of that area or measure.
        periods = single and len(found) < sum(item.area.name in noted for _, item in pairs)
        named = dict.fromkeys(
            capital(", ".join(filter(None, (
                "" if single or len(measures) == 1 else measure.title, item.area.name if len(areas) > 1 else "",
                breakdown_words(item), item.period.words if periods else "",
            ))))
            for measure, item in found
        )  # fmt: skip
        made.append(labelled(named, note))
    return (*dict.fromkeys(made), *explained)


def labelled(names: Iterable[str], note: str) -> str:
    """Return a note after the names of the rows that it is for; many names are counted."""
    kept = [name for name in names if name]
    rest = len(kept) - MOST_NAMED
    shown = [*kept[:MOST_NAMED], f"and {rest} more"] if rest > 1 else kept
    return f"{'; '.join(shown)}: {note}" if shown else note


def told(note: str) -> tuple[str, list[str]]:
    """Return what a note says of one figure, and what its marks say of many."""
    kept, common = [], []
    for sentence in SENTENCES.split(note):
        meaning = next((words for start, words in EXPLAINED.items() if sentence.startswith(start)), None)
        if meaning is None:
            kept.append(sentence)
        elif meaning:
            common.append(meaning)
    return " ".join(kept), common
