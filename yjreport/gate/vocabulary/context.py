"""The vocabulary that the suites check against, made of plain dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from yjreport.gate.vocabulary.lookups import Lookups
from yjreport.gate.vocabulary.text_terms import TextTerms

_AGES = re.compile(r"\baged (\d+) to (\d+)\b")
_CODE = re.compile(r"[A-Z][0-9]{8}")
_POPULATION = re.compile(r"population_(\d+)_(\d+)")
_WORDS = ("title", "subject", "numerator")

Band = tuple[int, int]
"""The youngest and the oldest age of a population, both included."""


@dataclass(frozen=True)
class MeasureTerms:
    """
    Hold what the gate needs of a measure.

    Args:
        unit: the unit that its rows must have.
        kind: level or change; only a change may have a base period or a percentage outside 0 to 100.
        decimals: places that a count of it may have; None is none.
        over: the ages of the population that it is a rate over; None where it is over something else.
        population: the ages of the population that it is itself the number of; None for every other measure.
        section: the section that prints it.
        words: its title, what it is the share or the number of, and out of what, to be searched for words.
        title: what readers call it.
        bottom: what it is a share of, in words.
        polarity: low or high, where one of them is better.
        interval: the method of its interval; blank where its figures bear none.
        sensitive: whether it counts children dealt with.
        cohort: whether it follows the children of a cohort, as national reoffending rates do.
        national: keys of the national measures that it is a figure of.
        versions: from when to when each of its wordings was in force.
        derived: the two measures whose ratio it is, each with the part that is taken after a point.
    """

    unit: str
    kind: str = "level"
    decimals: int | None = None
    over: Band | None = None
    population: Band | None = None
    section: str = ""
    words: str = ""
    bottom: str = ""
    polarity: str = ""
    interval: str = ""
    sensitive: bool = False
    cohort: bool = False
    national: tuple[str, ...] = ()
    versions: tuple[tuple[date | None, date | None], ...] = ()
    derived: tuple[str, str] | None = None
    title: str = ""


@dataclass(frozen=True)
class AreaTerms:
    """Hold the name, the ONS code and the role of an area; each is blank where it is not known."""

    name: str = ""
    code: str = ""
    role: str = ""


@dataclass(frozen=True)
class SourceTerms:
    """Hold what sort of source one is, what record it counts from (blank: not known), and when it was released."""

    kind: str = ""
    basis: str = ""
    released: date | None = None

    @property
    def record(self) -> str:
        """Return the record that the source counts from: its basis up to a semicolon, after which it is qualified."""
        return " ".join(self.basis.partition(";")[0].casefold().split())

    @property
    def words(self) -> str:
        """Return both in words, as in: open, Police National Computer."""
        return f"{self.kind or 'kind not known'}, {self.basis or 'basis not stated'}"


@dataclass(frozen=True)
class ReportTerms:
    """
    Hold what the gate needs of the report that the inputs are for; what is not known is left out.

    Args:
        year: its year.
        cut_off: the day after which no source is used.
        measure_set: the title of its national measure set.
        measures: keys of the national measures in that set.
        known: the titles of the national measures of every set, by key.
        policy: what its public edition does with small counts of children.
        threshold: below how many a count of children is small.
        budget_period: what its parameters call the year of the budget; blank where they leave it to the report's year.
    """

    year: str = ""
    cut_off: date | None = None
    measure_set: str = ""
    measures: tuple[str, ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    policy: str = ""
    threshold: int = 5
    budget_period: str = ""


@dataclass(frozen=True)
class GateContext:
    """
    Hold the words that inputs may use.

    Args:
        measures: every measure of the catalogue, by id.
        areas: every word that a row may name its area by: local, keys and codes.
        sources: ids of the source register, with what each is.
        sections: section slugs.
        lookups: the authorities of the country; None where they are not read yet.
        report: the report that the inputs are for.
        texts: what the rules about texts are tested against.
    """

    measures: Mapping[str, MeasureTerms]
    areas: Mapping[str, AreaTerms]
    sources: Mapping[str, SourceTerms]
    sections: tuple[str, ...]
    lookups: Lookups | None = field(default=None)
    report: ReportTerms = field(default_factory=ReportTerms)
    texts: TextTerms = field(default_factory=TextTerms, repr=False)

    @classmethod
    def from_plain(
        cls,
        *,
        measures: Iterable[Mapping[str, Any]],
        areas: Iterable[str] | Mapping[str, Any],
        sources: Iterable[str] | Mapping[str, Any],
        sections: Iterable[str],
        lookups: Lookups | None = None,
    ) -> GateContext:
        """
        Build a context from what parameters hold.

        Args:
            measures: catalogue entries with id, unit, and where they have them the other fields of a measure.
            areas: keys and codes; where they are given with areas, their names, codes and roles are used.
                `local` is added.
            sources: ids; where they are given with sources, their kind, basis and day of release are used.
            sections: slugs.
            lookups: the authorities of the country.
        """
        terms = {entry["id"]: _terms(entry) for entry in measures}
        named = {"local": None, **_mapping(areas)}
        return cls(
            terms,
            {key: AreaTerms(*(_text(area, part) for part in ("name", "code", "role"))) for key, area in named.items()},
            {
                id: SourceTerms(_text(one, "kind"), _text(one, "basis"), getattr(one, "released", None))
                for id, one in _mapping(sources).items()
            },
            tuple(sections),
            lookups,
        )

    def reporting(self, report: ReportTerms, texts: TextTerms | None = None) -> GateContext:
        """Return the same words for one report, with what its texts are tested against."""
        return replace(self, report=report, texts=texts or TextTerms())

    def knowing(self, lookups: Lookups) -> GateContext:
        """Return the same words with the authorities of the country, unless they are there already."""
        return self if self.lookups is not None else replace(self, lookups=lookups)

    @property
    def national(self) -> Lookups:
        """Return the authorities of the country, none where they are not read."""
        return self.lookups or Lookups()

    def code_of(self, area: str) -> str:
        """Return the ONS code that the word in an area's cell stands for, blank for a group that has none."""
        terms = self.areas.get(area)
        code = terms.code if terms and terms.code else area
        return code if _CODE.fullmatch(code) else ""

    def parameters(self) -> dict[str, list[str]]:
        """Return the lists that suites name as `{"$PARAMETER": …}`."""
        return {
            "measures": list(self.measures),
            "areas": list(self.areas),
            "sources": list(self.sources),
            "sections": list(self.sections),
        }


def _terms(entry: Mapping[str, Any]) -> MeasureTerms:
    over = _AGES.search(entry.get("denominator") or "")
    population = _POPULATION.fullmatch(entry["id"])
    derived = entry.get("derived")
    return MeasureTerms(
        entry["unit"],
        entry.get("kind") or "level",
        entry.get("decimals"),
        (int(over[1]), int(over[2])) if over else None,
        (int(population[1]), int(population[2])) if population else None,
        section=entry.get("section") or "",
        words="; ".join(filter(None, (entry.get(name) for name in _WORDS))),
        title=entry.get("title") or "",
        bottom=entry.get("denominator") or "",
        polarity=entry.get("polarity") or "",
        interval=entry.get("interval") or "",
        sensitive=bool(entry.get("sensitive")),
        cohort=bool(entry.get("cohort")),
        national=tuple(entry.get("national") or ()),
        versions=tuple((one["in_force_from"], one["in_force_to"]) for one in entry.get("versions") or ()),
        derived=(derived["numerator"], derived["denominator"]) if derived else None,
    )


def _mapping(words: Iterable[str] | Mapping[str, Any]) -> Mapping[str, Any]:
    return words if isinstance(words, Mapping) else dict.fromkeys(words)


def _text(thing: object, part: str) -> str:
    return str(getattr(thing, part, None) or "")
