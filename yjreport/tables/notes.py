"""What stands under a table: each note once, after the rows that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.figures.series import PARTS
from yjreport.wording import breakdown_words, capital

Pair = tuple[Measure, Result]

SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")
MOST_NAMED = 4

IMPLIED = (
    "[e] The counts are not published: they are worked out from published rates and populations, for intervals and for "
    "adding up."
)
EXPLAINED: dict[str, str] = {
    "Count implied by": IMPLIED,
    "The counts are implied by": IMPLIED,
    "Population: estimate for": "Populations are the estimates for the middle of each year.",
    "Whole counts from": "",
    "No whole count gives": "",
    "Revised:": "[r] Revised since an earlier release.",
}
"""How sentences of the importer's notes begin that are the same for many figures, and what is said once instead."""


def notes_of(pairs: Sequence[tuple[Measure, Result]], *, single: bool) -> tuple[str, ...]:
    """
    Return each note once, after the rows that it is for; what marks explain is said once for the table.

    A note that is for every row names none; one that is for every row of a measure, an area, a category or a period
    names that alone.
    """
    rows: dict[str, list[tuple[Measure, Result]]] = {}
    explained: dict[str, None] = {}
    for measure, item in pairs:
        own, common = split_note(item.note)
        explained.update(dict.fromkeys(common))
        if own:
            rows.setdefault(own, []).append((measure, item))
    made = [labelled(_rows_of(found, pairs, single=single), note) for note, found in rows.items()]
    if not single:
        # Of one measure the sentence above says it; several have a table alone.
        made += [labelled([measure.title], item.corrected) for measure, item in pairs if item.corrected]
    return (*dict.fromkeys(made), *explained)


def _rows_of(found: list[Pair], pairs: Sequence[Pair], *, single: bool) -> list[str]:
    """Return names for the rows that have a note: none for each row, else what they alone have in common."""
    if len(found) == len(pairs):
        return []
    alike = {pair[1].area.name for pair in pairs if pair[1].area.role in PARTS}

    def area(pair: Pair) -> str:
        """Return the name of an area; a service that is called as one of its authorities is the whole."""
        one = pair[1].area
        return f"{one.name}, the whole" if one.role == "local" and one.name in alike else one.name

    names = (
        lambda pair: "" if single else pair[0].title,
        area,
        lambda pair: breakdown_words(pair[1]),
        lambda pair: pair[1].period.words,
    )
    for name in names:
        values = {name(pair) for pair in found}
        if "" not in values and all(pair in found for pair in pairs if name(pair) in values):
            return list(dict.fromkeys(capital(name(pair)) for pair in found))
    told_by = [name for name in names if len({name(pair) for pair in pairs}) > 1]
    return list(dict.fromkeys(capital(", ".join(filter(None, (name(pair) for name in told_by)))) for pair in found))


def labelled(names: Iterable[str], note: str) -> str:
    """Return a note after the names of the rows that it is for; many names are counted."""
    kept = [name for name in names if name]
    rest = len(kept) - MOST_NAMED
    shown = [*kept[:MOST_NAMED], f"and {rest} more"] if rest > 1 else kept
    return f"{'; '.join(shown)}: {note}" if shown else note


def split_note(note: str) -> tuple[str, list[str]]:
    """Return what a note says of one figure, and what its marks say of many."""
    kept, common = [], []
    for sentence in SENTENCES.split(note):
        meaning = next((words for start, words in EXPLAINED.items() if sentence.startswith(start)), None)
        if meaning is None:
            kept.append(sentence)
        elif meaning:
            common.append(meaning)
    return " ".join(kept), common
