"""The catalogue of measures, the sections, and the national measure sets."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property, lru_cache

from yjreport.config.measure_schema import Measure, MeasureSet, SectionInfo
from yjreport.config.schema import Strict
from yjreport.config.yaml_files import read_yaml, validate
from yjreport.errors import ParameterFault
from yjreport.paths import Project


class _Measures(Strict):
    entries: tuple[Measure, ...]


class _Sections(Strict):
    sections: tuple[SectionInfo, ...]


class _Sets(Strict):
    measure_sets: tuple[MeasureSet, ...]


@dataclass(frozen=True)
class Area:
    """
    Name an area of a figure.

    Args:
        key: the area's part of a result id.
        code: ONS code, or None for a group that has none.
        name: as printed.
        role: local, member, family, region, national or district.
    """

    key: str
    code: str | None
    name: str
    role: str

    def record(self) -> dict[str, str | None]:
        """Return the area as the ledger holds it."""
        return {"code": self.code, "name": self.name, "role": self.role}


@dataclass(frozen=True)
class Catalogue:
    """Hold what params/ says of measures, sections, measure sets and areas."""

    measures: dict[str, Measure]
    sections: dict[str, SectionInfo]
    measure_sets: dict[str, MeasureSet]
    areas: dict[str, Area]

    @cached_property
    def by_section(self) -> dict[str, tuple[Measure, ...]]:
        """Return the measures of each section, in catalogue order."""
        return {slug: tuple(m for m in self.measures.values() if m.section == slug) for slug in self.sections}


@lru_cache(maxsize=4)
def load_catalogue(project: Project) -> Catalogue:
    """
    Read the catalogue.

    Raises:
        ParameterFault: when a file is missing or wrong, an id is used twice, or a derived measure
            names another that does not exist.
    """
    sections_file = project.params / "sections.yaml"
    sections = validate({"sections": read_yaml(sections_file, project)}, _Sections, sections_file, project).sections
    sets_file = project.params / "measure_sets.yaml"
    sets = validate({"measure_sets": read_yaml(sets_file, project)}, _Sets, sets_file, project).measure_sets
    catalogue = Catalogue(
        measures=_measures(project),
        sections={section.slug: section for section in sections},
        measure_sets={entry.id: entry for entry in sets},
        areas=_areas(project),
    )
    _check(catalogue)
    return catalogue


def _measures(project: Project) -> dict[str, Measure]:
    folder = project.params / "measures"
    found: dict[str, Measure] = {}
    for path in sorted(folder.glob("*.yaml")):
        for measure in validate({"entries": read_yaml(path, project)}, _Measures, path, project).entries:
            if measure.id in found:
                raise ParameterFault(
                    f"The measure {measure.id} is defined twice.",
                    details=[f"the second time in {path.name}"],
                    next_step="delete or rename one of the two.",
                )
            found[measure.id] = measure
    if not found:
        raise ParameterFault(
            f"No measures are defined in {project.relative(folder)}.",
            next_step="restore the catalogue; it comes with the project.",
        )
    return found


def _areas(project: Project) -> dict[str, Area]:
    path = project.params / "areas.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row["key"]: Area(row["key"], row["code"] or None, row["name"], row["role"]) for row in rows}
    except (FileNotFoundError, KeyError) as error:
        raise ParameterFault(
            f"The list of areas {project.relative(path)} is missing or lacks the column {error}.",
            details=["expected the columns key, code, name, role"],
            next_step="restore the file; it comes with the project.",
        ) from None


def _check(catalogue: Catalogue) -> None:
    for measure in catalogue.measures.values():
        problems = []
        if measure.section not in catalogue.sections:
            problems.append(f"section {measure.section} is not in params/sections.yaml")
        if measure.derived:
            for name in (measure.derived.numerator, measure.derived.denominator):
                if name.split(".")[0] not in catalogue.measures:
                    problems.append(f"it is derived from {name}, which is not a measure")
        if measure.behind and measure.behind not in catalogue.measures:
            problems.append(f"behind it is {measure.behind}, which is not a measure")
        if problems:
            raise ParameterFault(
                f"The measure {measure.id} has a fault.",
                details=problems,
                next_step=f"mend the entry {measure.id} in params/measures/.",
            )
