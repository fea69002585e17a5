"""
Withhold notes that could give away a count that is withheld.

Notes are an officer's own words, and no rule can tell which number in them is which. So where anything of a
section is withheld, its notes are too, and so is any other note that holds a number as small as those withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from yjreport.config.catalogue import Catalogue
from yjreport.figures.observations import Observation
from yjreport.files.entries import Entry

WITHHELD = "Withheld: this note may speak of figures that are withheld in the public edition."
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def sections_withheld(observations: Iterable[Observation], catalogue: Catalogue) -> frozenset[str]:
    """Return the sections in which a figure is withheld."""
    return frozenset(catalogue.measures[item.measure].section for item in observations if "c" in item.marks)


def small_number(text: str, threshold: int) -> bool:
    """Tell whether a text holds a number from 1 to the threshold less one, in digits or as a word."""
    digits = {int(found) for found in re.findall(r"\d+", text)}
    words = set(re.findall(r"[a-z]+", text.lower()))
    return any(n in digits or (n <= len(NUMBERS) and NUMBERS[n - 1] in words) for n in range(1, threshold))


def protect_notes(entries: Iterable[Entry], sections: frozenset[str], threshold: int) -> tuple[Entry, ...]:
    """Return the notes of the register, those that could give a count away without their words."""
    if not sections:
        return tuple(entries)
    return tuple(
        replace(entry, cells={**entry.cells, "summary": WITHHELD, "detail": WITHHELD})
        if entry["section"] in sections or small_number(f"{entry['summary']} {entry['detail']}", threshold)
        else entry
        for entry in entries
    )


def protect_own_notes(
    observations: Iterable[Observation], catalogue: Catalogue, sections: frozenset[str]
) -> tuple[Observation, ...]:
    """Return the observations, those of a section with a withheld figure without their notes."""
    return tuple(
        replace(item, note="") if catalogue.measures[item.measure].section in sections else item
        for item in observations
    )
