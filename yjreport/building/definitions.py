"""The definitions of the measures that an annex prints."""

from __future__ import annotations

import re
from typing import Any

from yjreport.config.glossary import Glossary
from yjreport.config.measure_schema import Measure
from yjreport.dataset.dataset import Dataset
from yjreport.wording import capital

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "is", "of", "on", "or", "s", "that", "the", "to"})
_LEAST = 3
"""Words that a definition has beyond its title, at least, to say more than it."""
_OF_THE_PROGRAM = "of this project"
"""What a citation ends in where a measure is of the program's own making: a reader needs no definition of it."""
_LOCAL = "a local measure"


def definitions(dataset: Dataset, ledger: dict[str, Any], glossary: Glossary) -> list[dict[str, Any]]:
    """
    Return the definitions of the measures that an annex prints, and of its family.

    An entry has term, meaning, the id of the measure and, where the definition is somebody's, its citation. A measure
    whose definition says no more than its title has none.
    """
    used = {record["measure"] for record in ledger["results"]}
    measures = [measure for measure in dataset.catalogue.measures.values() if measure.id in used and _tells(measure)]
    made = [
        {
            "term": measure.title,
            "meaning": measure.definition,
            "citation": _citation(measure.citation, glossary),
            "measure": measure.id,
        }
        for measure in measures
    ]
    return sorted([*_alike_once(made), *_family(dataset, ledger)], key=lambda one: one["term"].lower())


def _tells(measure: Measure) -> bool:
    """Tell whether a definition says more than the title of its measure."""
    if measure.unit == "text" or measure.citation.endswith(_OF_THE_PROGRAM):
        return False
    told = set(_WORD.findall(measure.definition.lower())) - _SMALL
    return len(told - set(_WORD.findall(measure.title.lower()))) >= _LEAST


def _citation(citation: str, glossary: Glossary) -> str:
    return "" if citation.endswith(_LOCAL) else glossary.citations.get(citation, citation)


def _alike_once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries without those that say of the same term the same."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        kept.setdefault((entry["term"], entry["meaning"]), entry)
    return list(kept.values())


def _family(dataset: Dataset, ledger: dict[str, Any]) -> list[dict[str, Any]]:
    family, printed = dataset.request.service.family, {record["area"]["name"] for record in ledger["results"]}
    neighbours = dataset.open.family
    if neighbours and neighbours.area.name in printed and neighbours.meaning:
        return [{"term": capital(neighbours.area.name), "meaning": neighbours.meaning}]
    if family and family.name in printed:
        note = f" {family.note}" if family.note else ""
        meaning = f"The group of similar services that the source compares with.{note}"
        return [{"term": capital(family.name), "meaning": meaning}]
    return []
