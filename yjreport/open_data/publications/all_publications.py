"""The publications that are imported: which file each source is, and how it is read. A new one is a new entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.publications import deprivation
from yjreport.open_data.publications import ethnic_groups as ethnicity
from yjreport.open_data.publications import explore_education_statistics as ees
from yjreport.open_data.publications import population_estimates as population
from yjreport.open_data.tidy_rows.counts import Population
from yjreport.open_data.tidy_rows.rows import TidyRow
from yjreport.paths import Project

EARLIER = {
    "lait-2025-02": "2025-02-14",
    "lait-2025-05": "2025-05-28",
    "lait-2025-11": "2025-11-03",
    "lait-2026-01": "2026-01-29",
}
"""The earlier vintages of the Local Authority Interactive Tool, as the column `vintage` names them, oldest first."""

NEWEST = "lait-2026-04"
EARLIER_FILE = "lait/youth_offending_earlier_vintages.csv.gz"
NEWEST_FILE = "lait/bds_long_2026-04-08.parquet"
NEET_YEARS = (2021, 2022, 2023)
NEET_SOURCES = tuple(f"dfe-neet-{year}" for year in NEET_YEARS)


@dataclass
class Context:
    """
    Hold what the readers share.

    Args:
        project: the project.
        geography: the areas.
        released: release day by source.
        rows: the rows of the sources that were read so far.
    """

    project: Project
    geography: Geography
    released: dict[str, date]
    rows: dict[str, list[TidyRow]] = field(default_factory=dict)

    @property
    def lait_files(self) -> dict[str, str]:
        """Return the file of each vintage of the Local Authority Interactive Tool."""
        return {**dict.fromkeys(EARLIER, EARLIER_FILE), NEWEST: NEWEST_FILE}

    def path(self, file: str) -> tuple[Path, str]:
        """Return a published file's path, and its name in messages."""
        path = self.project.open / "published" / file
        return path, self.project.relative(path)

    def populations(self) -> dict[tuple[str, int], Population]:
        """Return the population aged 10 to 17 by area and year."""
        found = {}
        for source in POPULATION_SOURCES:
            for row in self.rows.get(source, ()):
                if row.measure == "population_10_17" and row.value is not None and row.when.end:
                    people = Population(int(row.value), source, self.released[source])
                    found[row.area, row.when.end.year] = people
        return found


@dataclass(frozen=True)
class Publication:
    """Hold one publication: its id in the source register, its file under data/open/published/ and its reader."""

    source: str
    file: str
    read: Callable[[Context, Publication], list[TidyRow]]
    year: int = 0
    place: str = ""


def _population(reader: Callable[[Path, str], population.Ages]) -> Callable[[Context, Publication], list[TidyRow]]:
    def read(context: Context, publication: Publication) -> list[TidyRow]:
        path, name = context.path(publication.file)
        ages = reader(path, name)
        return population.population_rows(ages, publication.year, context.geography, name, publication.place)

    return read


def _table(reader: Callable[[Path, str, Geography], list[TidyRow]]) -> Callable[[Context, Publication], list[TidyRow]]:
    def read(context: Context, publication: Publication) -> list[TidyRow]:
        path, name = context.path(publication.file)
        return reader(path, name, context.geography)

    return read


def _children_in_need(context: Context, publication: Publication) -> list[TidyRow]:
    path, name = context.path(publication.file)
    return ees.children_in_need(path, name, context.geography, context.rows["dfe-population-0-17"])


_SHEET, _NOMIS, _LONG = map(_population, (population.read_sheet, population.read_nomis, population.read_long))

POPULATIONS = (
    Publication("ons-mye-2018", "ons/ukmidyearestimates2018_mye2_all.csv", _SHEET, 2018, "MYE2-All"),
    Publication("ons-mye-2019", "ons/mye2019_single_year_age_10_17.csv", _LONG, 2019, "ages 10 to 17"),
    Publication("ons-mye-2020", "ons/mye2020_single_year_age_10_17.csv", _LONG, 2020, "ages 10 to 17"),
    Publication("ons-mye-2021", "ons/ukpopestimatesmid2021_mye2_persons.csv", _SHEET, 2021, "MYE2 - Persons"),
    Publication("ons-mye-2022", "ons/mye22final_mye2_persons.csv", _SHEET, 2022, "MYE2 - Persons"),
    Publication("ons-mye-2023", "ons/mye23_single_year_age_uk_ltla.csv", _NOMIS, 2023, "ages 0 to 90"),
    Publication("ons-mye-2024", "ons/mye24tablesew_mye2_persons.csv", _SHEET, 2024, "MYE2 - Persons"),
)
POPULATION_SOURCES = tuple(publication.source for publication in POPULATIONS)

PUBLICATIONS: tuple[Publication, ...] = (
    *POPULATIONS,
    Publication("dfe-population-0-17", "dfe/ons_mid_year_population_estimates_2012_to_2024.csv",
                _table(ees.population_under_18)),
    Publication("dfe-cla-2025", "dfe/cla_number_and_rate_per_10k_children.csv", _table(ees.looked_after)),
    Publication("dfe-cla-health-2025", "dfe/cla_convictions_substance.csv.gz", _table(ees.looked_after_outcomes)),
    Publication("dfe-cin-2025", "dfe/children_in_need_2013_to_2025.csv", _children_in_need),
    *(Publication(f"dfe-neet-{year}", f"dfe/dfe_neet_scorecard_{year}.csv", _table(ees.neet)) for year in NEET_YEARS),
    Publication("census-2021-ethnic-group-authorities", "ons/census2021_ethnic_group_la.csv",
                _table(ethnicity.all_ages)),
    Publication("census-2021-ethnic-group-regions", "ons/census2021_ethnic_group_reg.csv",
                _table(ethnicity.all_ages)),
    Publication("census-2021-ethnic-group-countries", "ons/census2021_ethnic_group_nat.csv",
                _table(ethnicity.all_ages)),
    Publication("census-2021-ethnic-group-10-17", "ons/census2021_ethnicity_10_17.csv", _table(ethnicity.ages_10_17)),
    Publication("imd-2019", "deprivation/imd2019_england_utla19.csv", _table(deprivation.imd_2019)),
    Publication("imd-2025", "deprivation/imd2025_england_ltla24.csv", _table(deprivation.imd_2025)),
)  # fmt: skip
"""In the order in which they are read: what serves others as a denominator comes first."""
