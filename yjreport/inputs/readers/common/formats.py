"""The shapes of the files in params/formats/ that describe publishers' formats."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from yjreport.config.measure_schema import Unit
from yjreport.config.schema import Strict, Text

Names = tuple[Text, ...]


class PublisherFormat(Strict):
    """
    Describe a format that people download from a publisher.

    The first six entries prefill the source register. Each column has its names, the publisher's present one first;
    `ignored` are columns that are known and not needed; `marks` are the GSS letters that a text in place of a number
    means.
    """

    title: Text
    publisher: Text
    licence: Text
    attribution: Text
    kind: Literal["open"]
    basis: Text
    columns: dict[str, Names]
    ignored: Names = ()
    marks: dict[str, tuple[Literal["c", "u", "p", "r", "e", "x", "z", "b", "k"], ...]] = Field(default_factory=dict)

    @field_validator("marks")
    @classmethod
    def _small(cls, marks: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {text.casefold(): letters for text, letters in marks.items()}

    @property
    def aliases(self) -> dict[str, Names]:
        """Return the names of every column that is known, those that are not needed among them."""
        return {**self.columns, **{f"ignored {name}": (name,) for name in self.ignored}}


Years = Literal[
    "calendar_year", "financial_year", "school_year", "march_day", "january", "around_new_year",
    "three_financial_years", "year_to_march",
]  # fmt: skip


class Indicator(Strict):
    """Say which measure an indicator of Fingertips is; an id alone is not trusted, its name must say so too."""

    measure: Text
    unit: Unit
    name_has: Text
    period: Years
    ages: Annotated[Names, Field(min_length=1)]
    sex: Text = "Persons"
    note: str = ""
    citation: Text


class FingertipsFormat(PublisherFormat):
    """Describe Fingertips: the measures by indicator id, why others are not read, and what value notes mean."""

    indicators: dict[str, Indicator]
    not_read: dict[str, Text] = Field(default_factory=dict)
    value_notes: dict[str, tuple[Literal["c", "u", "x", "z", "k"], ...]] = Field(default_factory=dict)


DfeTable = Literal["population_under_18", "looked_after", "looked_after_outcomes", "children_in_need", "neet"]


class DfeFormat(PublisherFormat):
    """Describe the tables of Explore Education Statistics: the columns of each table that is read."""

    tables: dict[DfeTable, Names]
    shares: Names = ()


class ToolFormat(PublisherFormat):
    """Describe the Local Authority Interactive Tool."""


class PopulationFormat(PublisherFormat):
    """Describe population estimates: what the columns of single years are called, and the words of each sex."""

    ages: Names = ()
    sexes: dict[Literal["persons", "males", "females"], Names]


Dimension = Literal["tier", "sex", "ethnicity", "offence", "age"]


class OpenTablesFormat(PublisherFormat):
    """Describe the local level open data: the words of each dimension, of totals, and the names of services."""

    words: dict[Dimension, dict[str, Names]]
    totals: Names
    services: dict[str, Names] = Field(default_factory=dict)
    endings: Names = ()
