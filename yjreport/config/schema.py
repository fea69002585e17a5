"""The shapes of the files in params/: strict, frozen, and closed to unknown keys."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
OnsCode = Annotated[str, Field(pattern=r"^[EWNSK]\d{8}$")]
YearSlug = Annotated[str, Field(pattern=r"^20\d\d-\d\d$")]
Text = Annotated[str, Field(min_length=1)]
Unit = Literal[
    "percent", "percentage_points", "per_100000", "per_10000", "per_1000",
    "count", "gbp", "nights", "ratio", "date", "text",
]  # fmt: skip


class Strict(BaseModel):
    """Refuse unknown keys, wrong types and later changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Authority(Strict):
    """Name one local authority of a service by its ONS code."""

    code: OnsCode
    name: Text


class RegionKey(Strict):
    """Name a region by its key in params/areas.csv."""

    key: Slug


class Family(Strict):
    """Name the comparator group, as the service's plan names it."""

    name: Text
    note: str = ""


class Service(Strict):
    """Say who a service is (params/services/<slug>.yaml)."""

    slug: Slug
    name: Text
    calls_itself: Text
    short_name: Text
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    region: RegionKey
    police_area: str = ""
    family: Family | None = None
    terms: dict[str, str] = Field(default_factory=dict)
    hosted_by: str = ""


class Disclosure(Strict):
    """Record the decision on which small counts a public edition may print."""

    policy: Literal["already-published", "suppress"]
    threshold: Annotated[int, Field(ge=1, le=100)] = 5
    reason: Text
    decided_by: Text
    decided_on: date


class StatedPeriod(Strict):
    """State a period that differs from the plan year."""

    label: Text
    start: date | None = None
    end: date | None = None


class Report(Strict):
    """Say what one service reports for one year (params/reports/<service>/<year>.yaml)."""

    service: Slug
    year: YearSlug
    title: Text
    status: Literal["draft", "provisional", "final"]
    status_note: str = ""
    cut_off: date
    board: Text
    approval: str = ""
    plan_period: str = ""
    budget_period: StatedPeriod | None = None
    measure_set: Slug | Annotated[str, Field(pattern=r"^[a-z_]+$")]
    measure_set_note: str = ""
    sections: Literal["all"] | tuple[Slug, ...] = "all"
    disclosure: Disclosure
    data: str = ""
    notes: str = ""


class Derived(Strict):
    """Name the two observations whose ratio a measure is."""

    numerator: Text
    denominator: Text


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
    interval: Literal["wilson", "poisson"] | None = None
    test: Literal["newcombe", "ratio"] | None = None
    sensitive: bool = False
    compared: bool = True
    cohort: bool = False
    proxy: bool = False
    national: tuple[str, ...] = ()
    derived: Derived | None = None
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


class MeasureSet(Strict):
    """List the national measures in force in a year."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    citation: Text
    measures: tuple[MeasureGroup, ...]


class Source(Strict):
    """Register one source: who published it, under what licence, and when (data/sources/<id>.yaml)."""

    id: Slug
    title: Text
    publisher: Text
    licence: Text
    attribution: Text
    released: date
    released_stated: bool = True
    released_note: str = ""
    retrieved: date
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    address: str = ""
    kind: Literal["plan", "open", "local"]
