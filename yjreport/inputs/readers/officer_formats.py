"""The aliases of the tables that officers receive, as params/formats/ holds them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import Field

from yjreport.config.schema import Strict
from yjreport.config.yaml_files import load
from yjreport.errors import UserError
from yjreport.paths import Project

if TYPE_CHECKING:
    from pathlib import Path

Words = tuple[Annotated[str, Field(min_length=1)], ...]
Aliases = dict[str, Words]
Count = Literal["numerator", "denominator"]


class BudgetFormat(Strict):
    """Hold the words of budget tables (params/formats/budget.yaml)."""

    columns: dict[Literal["agency", "staffing", "payments_in_kind", "other_delegated", "total", "note"], Words]
    contributions: Aliases
    contribution_endings: Aliases
    expenditure: Aliases
    other_funding_titles: Words
    totals: Words
    subtotals: Words
    blanks: Words


class ActionsFormat(Strict):
    """Hold the words of action plans (params/formats/actions.yaml)."""

    columns: dict[
        Literal["ref", "theme", "action", "lead", "target", "status", "colour", "success_measure", "note", "impact"],
        Words,
    ]
    statuses: dict[Literal["completed", "on track", "not started"], Words]
    questioned_statuses: dict[str, str]
    colours: Words
    roles: Words
    blanks: Words


class QuarterlyMeasure(Strict):
    """Say which row labels a measure has, and which rows are its counts."""

    measure: str
    labels: Words = ()
    breakdown: str = ""
    numerator: Words = ()
    denominator: Words = ()


class QuarterlyFormat(Strict):
    """Hold the words of quarterly summaries (params/formats/quarterly.yaml)."""

    columns: dict[
        Literal["measure", "area", "period", "value", "numerator", "denominator", "unit", "breakdown", "note"], Words
    ]
    measures: tuple[QuarterlyMeasure, ...]
    areas: Aliases
    questioned_areas: dict[str, Words]
    other_areas: Words
    not_figures: Words
    marks: dict[str, Literal["x", "c", "u", "z"]]


Model = TypeVar("Model", bound=Strict)


def load_format(folder: Path, name: str, model: type[Model]) -> Model:
    """
    Return the words of one format.

    Args:
        folder: params/formats.
        name: the name of the file without its ending.
        model: what it must hold.

    Raises:
        ParameterFault: the file is missing, or a key is unknown or of a wrong type.
    """
    path = folder / f"{name}.yaml"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _load(path, changed, model)  # type: ignore[return-value]


@lru_cache(maxsize=16)
def _load(path: Path, changed: int, model: type[Strict]) -> Strict:
    return load(path, model, Project(path.parent.parent.parent))


def own_folder() -> Path:
    """Return the project's params/formats, for a reader that is asked before it has a context."""
    return Project.here().params / "formats"


def known_format(name: str, model: type[Model]) -> Model | None:
    """Return the words of the project's own format, or None where its file has a fault, which `read` tells."""
    try:
        return load_format(own_folder(), name, model)
    except UserError:
        return None
