"""Who is credited in an annex: for its data, by licence, for its font and colours, and for the program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from yjreport.config.schema import Source
from yjreport.dataset.dataset import Dataset
from yjreport.figures.ledger import sources_named
from yjreport.tables.source_lines import OGL

OPEN_GOVERNMENT = "Open Government Licence v3.0"
FONT = (
    "The font is Atkinson Hyperlegible, Copyright 2020 Braille Institute of America, Inc., used under the SIL Open "
    "Font License, Version 1.1."
)
COLOURS = (
    "The colours of the charts are the accessible ones that the Government Analysis Function recommends for charts."
)
PROGRAM = "Made with yjreport, free software under the MIT licence."
ALWAYS = (FONT, COLOURS, PROGRAM)
"""What each document with charts is credited to, beside its data."""
_REMARK = re.compile(r" \([^)]*\)")
_AND = re.compile(r" and (?=(?:Department|Ministry|Office|HM)\b)")
LOOKUP = "lookup-"
"""How the ids of the lists begin by which names and areas are found."""


def credits_of(dataset: Dataset, ledger: dict[str, Any]) -> list[str]:
    """
    Return the credits of an annex for its data, a sentence or two each.

    Data are credited once for each open licence, with their publishers. The terms of a plan or of a service's own
    figures stand with the source itself.
    """
    named = sources_named(ledger["results"])
    synthetic = dataset.request.service.synthetic
    used = [
        source
        for source in dataset.sources.values()
        if source.id in named or (source.id.startswith(LOOKUP) and not synthetic)
    ]
    return data_credits(used)


def data_credits(sources: Iterable[Source]) -> list[str]:
    """Return one credit for each open licence, with the publishers in alphabetical order."""
    by_licence: dict[str, list[Source]] = {}
    for source in sources:
        if source.kind == "open" and not source.synthetic:
            by_licence.setdefault(source.licence, []).append(source)
    made = []
    for licence in sorted(by_licence, key=lambda one: (one != OPEN_GOVERNMENT, one)):
        group = by_licence[licence]
        if licence == OPEN_GOVERNMENT:
            publishers = "; ".join(sorted({name for source in group for name in _publishers(source)}))
            made.append(f"{OGL} Publishers: {publishers}.")
        else:
            named = "; ".join(sorted(f"{source.title}, {source.publisher}" for source in group))
            made.append(f"Contains {named}, licensed under {licence}.")
    return made


def _publishers(source: Source) -> set[str]:
    """Return the publishers that a source names, one by one, without those that only pass it on."""
    parts = [part for part in _REMARK.sub("", source.publisher).split("; ") if not part.startswith("carried by")]
    return {name for part in parts for name in _AND.split(part)}
