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
    return tuple(_line(register[id], lines) for id, lines in places.items() if id in register)


def _line(source: Source, lines: Iterable[str]) -> SourceLine:
    released = words_of_date(source.released)
    if not source.released_stated:
        released = f"date not stated, taken as {released}"
    return SourceLine(source.id, source.title, source.publisher, places_in_words(lines), released)


def places_in_words(lines: Iterable[str]) -> str:
    """Return lines of a source in order, runs of three or more as a range: '44, 278 to 292'."""
    words = list(lines)
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
