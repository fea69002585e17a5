"""The shapes of the catalogue: measures and their versions, sections, and the national sets of measures."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from yjreport.config.schema import Slug, Strict, Text, YearSlug

Unit = Literal[
    "percent", "percentage_points", "per_100000", "per_10000", "per_1000",
    "count", "gbp", "nights", "ratio", "date", "text",
]  # fmt: skip


class Derived(Strict):
    """Name the two observations whose ratio a measure is."""

    numerator: Text
    denominator: Text


class Version(Strict):
    """Hold one wording of a measure, and from when to when it was in force; open-ended where a day is left out."""

    version: Text
    wording: Text
    in_force_from: date | None = None
    in_force_to: date | None = None
    citation: Text


class Example(Strict):
    """
    Hold a worked example of a measure: what is counted, and the figure as an annex prints it.

    A relative rate index has a group and a reference instead: the children counted of each, and those who could
    have been.
    """

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    group: tuple[int, int] | None = None
    reference: tuple[int, int] | None = None
    printed: Text


SourceKind = Literal["plan", "cases", "open"]


class Measure(Strict):
    """Define what a quantity counts, over what, and how it is judged (params/measures/*.yaml)."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    section: Slug
    question: str = ""
    subject: Text
    kind: Literal["level", "change"] = "level"
    unit: Unit
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    counts: str = ""
    numerator: str = ""
    denominator: str = ""
    polarity: Literal["low", "high"] | None = None
    interval: Literal["wilson", "poisson", "relative_rate"] | None = None
    test: Literal["newcombe", "ratio"] | None = None
    sensitive: bool = False
    behind: str = ""
    adds_to: str = ""
    compared: bool = True
    cohort: bool = False
    proxy: bool = False
    national: tuple[str, ...] = ()
    derived: Derived | None = None
    rule: str = ""
    breakdowns: tuple[str, ...] = ()
    sources: tuple[SourceKind, ...] = ("plan", "cases", "open")
    versions: tuple[Version, ...] = ()
    example: Example | None = None
    definition: str = ""
    citation: Text


class SectionInfo(Strict):
    """Describe a section: its title, its question and the source that would fill it."""

    slug: Slug
    title: Text
    question: Text
    filled_by: Text


class MeasureGroup(Strict):
    """Name one national measure of a set, by the key that catalogue entries carry."""

    key: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text


class Maturity(Strict):
    """Say how mature the key performance indicators were from one year to another; open-ended without a last year."""

    first_year: YearSlug
    last_year: YearSlug | None = None
    stage: Text
    caution: bool = False
    words: Text
    citation: Text
    known_from: date | None = None
    before: str = ""


class MeasureSet(Strict):
    """List the national measures in force in a year, and from when to when they were, where that is known."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    in_force_from: date | None = None
    in_force_to: date | None = None
    citation: Text
    maturity: tuple[Maturity, ...] = ()
    measures: tuple[MeasureGroup, ...]
