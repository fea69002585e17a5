"""The shapes of the files in params/: strict, frozen, and closed to unknown keys."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
OnsCode = Annotated[str, Field(pattern=r"^[EWNSKX]\d{8}$")]
"""Codes that begin with X belong to no real area: those of a fictional service."""
YearSlug = Annotated[str, Field(pattern=r"^20\d\d-\d\d$")]
Text = Annotated[str, Field(min_length=1)]


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


class Peer(Strict):
    """Name one member of a family: by its ONS code, or, where it has none, by a key of its own."""

    key: Text
    name: Text


class Family(Strict):
    """Name the comparator group, as the service's plan names it; list its members where they are known."""

    name: Text
    note: str = ""
    members: tuple[Peer, ...] = ()


class Logo(Strict):
    """Name the picture of a service's logo, and say in words what it shows."""

    file: Text
    alt: Text


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
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    logo: Logo | None = None
    hosted_by: str = ""
    synthetic: bool = False


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


Format = Literal["html", "pdf", "docx", "odt", "xlsx", "csv"]
FORMATS: tuple[Format, ...] = ("html", "pdf", "docx", "odt", "xlsx", "csv")
"""The formats of an annex, in the order in which they are named."""
USUAL_FORMATS: tuple[Format, ...] = ("html", "pdf", "xlsx", "csv")


class Target(Strict):
    """State what a service aims at for one measure, and how near counts as there."""

    value: float
    tolerance: Annotated[float, Field(ge=0)] = 0
    note: str = ""


class Cases(Strict):
    """Name a case-level extract and the column mapping that reads it (params/mappings/<mapping>.yaml)."""

    folder: Text
    mapping: Slug
    source: Slug


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
    formats: Annotated[tuple[Format, ...], Field(min_length=1)] = USUAL_FORMATS
    disclosure: Disclosure
    data: str = ""
    cases: Cases | None = None
    targets: dict[str, Target] = Field(default_factory=dict)
    notes: str = ""


class OpenYear(Strict):
    """Name a year that open data can report, and the day after which nothing is used."""

    year: YearSlug
    cut_off: date
    measure_set: Text


class OpenReports(Strict):
    """Say for which years any service has an annex from open data alone (params/open_reports.yaml)."""

    years: Annotated[tuple[OpenYear, ...], Field(min_length=1)]
    measure_set_note: Text
    measure_set_note_wales: Text
    status_note: Text
    disclosure: Disclosure


class Source(Strict):
    """Register one source: who published it, under what licence, and when (data/sources/<id>.yaml)."""

    id: Slug
    title: Text
    short: str = ""
    publisher: Text
    licence: Text
    attribution: Text
    released: date
    released_stated: bool = True
    released_note: str = ""
    retrieved: date
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    address: str = ""
    basis: str = ""
    basis_left: bool = False
    kind: Literal["plan", "open", "local"]
    synthetic: bool = False
