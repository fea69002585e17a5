"""The source lines under tables and charts: which source, where in it, and when it was released."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yjreport.blocks.model import SourceLine
from yjreport.periods import words_of_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yjreport.config.schema import Source
    from yjreport.results import Result

SHORTEST_RANGE = 3
EDITION = re.compile(r",? (on )?(mid-)?(\d{1,2} [A-Z][a-z]+ )?\d{4}$")
RULE = re.compile(r" \([a-z0-9_]+\)$")
"""The counting rule behind the tables of a case-level extract, which the ledger names and readers need not see."""
LINE = re.compile(r"^lines? (?=\d)")


def source_lines(results: Iterable[Result], register: Mapping[str, Source]) -> tuple[SourceLine, ...]:
    """Return the sources of results, each once, with the places in it; what is not registered is left out."""
    places: dict[str, dict[str, None]] = {}
    for item in results:
        for part in item.source.split("; "):
            id, _, place = part.partition(", ")
            found = places.setdefault(id, {})
            lines = LINE.sub("", place).split(", ") if LINE.match(place) else [place]
            found.update(dict.fromkeys(filter(None, lines)))
    editions: dict[tuple[str, str], list[tuple[Source, dict[str, None]]]] = {}
    for id, lines in places.items():
        if id in register:
            source = register[id]
            editions.setdefault((source.publisher, _stem(source)), []).append((source, lines))
    return tuple(_line(found) for found in editions.values())


def _stem(source: Source) -> str:
    """Return the title of a publication without the year or the day of its edition; the whole title of a plan."""
    return EDITION.sub("", source.title) if source.kind == "open" else source.id


def _line(editions: list[tuple[Source, dict[str, None]]]) -> SourceLine:
    """Return the line of one source, or of several editions of one publication."""
    editions = sorted(editions, key=lambda pair: (pair[0].released, pair[0].id))
    first, last = editions[0][0], editions[-1][0]
    released = words_of_date(last.released)
    if first is not last:
        variant = last.title.removeprefix(_stem(last)).lstrip(" ,").removeprefix("on ")
        title = f"{first.title} to {variant}"
        released = f"{words_of_date(first.released)} to {released}"
        lines = list(dict.fromkeys(line for _, found in editions for line in found))
        place = lines[0] if len(lines) == 1 else ""
        return SourceLine(last.id, title, last.publisher, place, released)
    if not last.released_stated:
        released = f"on a day that is not stated, taken as {released}"
    return SourceLine(last.id, last.title, last.publisher, places_in_words(editions[0][1]), released)


def places_in_words(lines: Iterable[str]) -> str:
    """Return lines of a source in order, runs of three or more as a range: '44, 278 to 292'."""
    words = list(dict.fromkeys(part for line in lines for part in RULE.sub("", line).split(", ")))
    runs: list[list[int]] = []
    for number in sorted({int(line) for line in words if line.isdigit()}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) >= SHORTEST_RANGE else [str(number) for number in run]
    return ", ".join([*parts, *sorted(line for line in words if not line.isdigit())])
