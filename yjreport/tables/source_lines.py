"""
Sources as a reader meets them: the lines under tables and charts, and the list at the back.

A line names its source in short and says where in it the figures stand, if a reader can look there: in a plan, by
its lines. Columns and sheets of a data file are left to the ledger. Editions of one publication are one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yjreport.blocks.parts import SourceLine
from yjreport.config.schema import Source
from yjreport.figures.results import Result
from yjreport.periods import words_of_date
from yjreport.wording import capital, sentence

SHORTEST_RANGE = 3
EDITION = re.compile(r",? (on )?(mid-)?(\d{1,2} [A-Z][a-z]+ )?\d{4}$")
RULE = re.compile(r" \([a-z0-9_]+\)$")
"""The counting rule behind the tables of a case-level extract, which the ledger names and readers need not see."""
LINE = re.compile(r"^lines? (?=\d)")
UNSTATED = "day not stated"
OGL = "Contains public sector information licensed under the Open Government Licence v3.0."
_OF_THE_FILE = re.compile(r"\.py\b|sha256|\bhash\b|file here|\.csv\b")
"""Words of a note that is for those who look after the files, not for a reader."""


def source_lines(results: Iterable[Result], register: Mapping[str, Source]) -> tuple[SourceLine, ...]:
    """Return the sources of results, each once, with the places in it; what is not registered is left out."""
    places: dict[str, dict[str, None]] = {}
    for item in results:
        for part in item.source.split("; "):
            id, _, place = part.partition(", ")
            found = places.setdefault(id, {})
            if id not in register or not _followed(register[id], place):
                continue
            lines = LINE.sub("", place).split(", ") if LINE.match(place) else [place]
            found.update(dict.fromkeys(filter(None, lines)))
    cited = [register[id] for id in places if id in register]
    return tuple(_line(found, places[found[-1].id]) for found in editions(cited))


def _followed(source: Source, place: str) -> bool:
    """Tell whether a reader can follow a place: a line or a page, but no column, sheet or table of a data file."""
    return source.kind != "open" and not RULE.search(place)


def editions(sources: Iterable[Source]) -> list[list[Source]]:
    """Return sources in their order, those that are editions of one publication together, the earliest first."""
    found: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        stem = EDITION.sub("", source.title) if source.kind == "open" else source.id
        found.setdefault((source.publisher, stem), []).append(source)
    return [sorted(group, key=lambda one: (one.released, one.id)) for group in found.values()]


def _line(group: Sequence[Source], places: Iterable[str]) -> SourceLine:
    last = group[-1]
    title = spanning([one.title for one in group])
    short = spanning([one.short for one in group]) if all(one.short for one in group) else ""
    return SourceLine(last.id, title, last.publisher, places_in_words(places), released(group), short)


def spanning(titles: Sequence[str]) -> str:
    """Return one title for the editions of a publication: 'Estimates, mid-2018 to mid-2021'."""
    first, last = titles[0], titles[-1]
    edition = EDITION.search(last)
    if first == last or not edition:
        return last
    return f"{first} to {edition.group().lstrip(' ,').removeprefix('on ')}"


def released(group: Sequence[Source]) -> str:
    """Return when the editions of a publication were released: a day, or the first day and the last."""
    first, last = words_of_date(group[0].released), words_of_date(group[-1].released)
    days = last if first == last else f"{first} to {last}"
    return days if any(one.released_stated for one in group) else f"{days} ({UNSTATED})"


def listed(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """
    Return the entries of the list of sources, in alphabetical order of their titles.

    An entry has id, ids (of all its editions), title, short, publisher, licence, attribution, released and address. The
    attribution holds what title, publisher and licence do not say: what the publisher asks for, and how the day of
    release is known. The statement of the Open Government Licence stands once, among the credits.
    """
    made = [_entry(group) for group in editions(sorted(sources, key=lambda one: (one.released, one.id)))]
    return sorted(made, key=lambda one: (one["title"].lower(), one["id"]))


def _entry(group: Sequence[Source]) -> dict[str, Any]:
    last = group[-1]
    return {
        "id": last.id,
        "ids": [one.id for one in group],
        "title": spanning([one.title for one in group]),
        "short": spanning([one.short or one.title for one in group]),
        "publisher": last.publisher,
        "licence": last.licence,
        "attribution": " ".join(filter(None, (_attribution(last), _note(last)))),
        "released": released(group),
        "address": last.address,
    }


def _attribution(source: Source) -> str:
    """Return what an attribution says beyond the title, the publisher and the licence; usually nothing."""
    if source.kind == "open":
        return ""
    words = set(re.findall(r"\w+", source.attribution.casefold())) - {"source"}
    told = set(re.findall(r"\w+", f"{source.title} {source.publisher}".casefold()))
    return sentence(capital(source.attribution.removeprefix("Source: "))) if words - told else ""


def _note(source: Source) -> str:
    """Return the sentences of the note on the release that a reader may want."""
    if source.kind == "open" and source.released_stated:
        return ""
    sentences = re.split(r"(?<=\.) (?=[A-Z])", source.released_note)
    kept = " ".join(sentence(part) for part in sentences if part and not _OF_THE_FILE.search(part))
    return f"Day of release: {kept[:1].lower()}{kept[1:]}" if kept else ""


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
