"""A published figure in words, from its name: the measure, the area, the period and which part of it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yjreport.config.catalogue import Area, Catalogue
from yjreport.figures.observations import Observation
from yjreport.formats import decimals_of, value_text
from yjreport.periods import Period, is_year

REGISTER_WORDS: dict[str, str] = {
    "staffing": "staffing", "payments_in_kind": "payments in kind", "other_delegated": "other delegated funds",
    "total": "total", "grade": "grade", "status": "status", "impact": "impact", "target_date": "target date",
    "likelihood": "likelihood", "rating": "rating", "marks": "marks", "qualifier": "how it is limited",
    "value": "figure",
}  # fmt: skip
SECTIONS = {"budget": "resources", "actions": "actions", "risks": "risks", "standards": "standards"}
"""The section that each register fills."""
NONE = "none"
MONEY = ("staffing", "payments_in_kind", "other_delegated", "total")
_MONTHS = re.compile(r"(\d{4})-(\d\d)_(\d{4})-(\d\d)")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Named:
    """
    Hold what the name of an observation says.

    Args:
        measure: the measure's id.
        area: the word for its area.
        period: its period.
        breakdown: (dimension, value) pairs, as the name has them.
    """

    measure: str
    area: str
    period: Period
    breakdown: tuple[tuple[str, str], ...]


def named(what: str) -> Named | None:
    """Return what the name of an observation says, None for the name of a register's row."""
    parts = what.split(".", 3)
    if len(parts) < 3 or parts[0] in SECTIONS:
        return None
    pairs = (pair.partition("=") for pair in (parts[3] if len(parts) > 3 else "").split("+") if "=" in pair)
    return Named(parts[0], parts[1], period_of(parts[2]), tuple((name, value) for name, _, value in pairs))


def period_of(slug: str) -> Period:
    """Return the period of a name: the days that it says, or its words."""
    months = _MONTHS.fullmatch(slug)
    try:
        if months:
            first, month, last, end = map(int, months.groups())
            return Period("", date(first, month, 1), date(last, end, calendar.monthrange(last, end)[1]))
        days = [date.fromisoformat(part) for part in slug.split("_")]
        return Period("", days[0], days[-1])
    except ValueError:
        return Period(slug if is_year(slug) else slug.replace("-", " "))


def observed_words(
    one: Named, field: str, item: Observation | None, catalogue: Catalogue, areas: Mapping[str, Area]
) -> dict[str, str]:
    """
    Return an observation's figure, area, period and part in words.

    Args:
        one: what its name says.
        field: which part of it.
        item: the observation, None where the inputs no longer have it.
        catalogue: the measures.
        areas: the areas that the inputs may name.
    """
    measure = catalogue.measures.get(one.measure)
    title = measure.title if measure else one.measure.replace("_", " ")
    parts = item.breakdown if item else tuple((name, value.replace("-", " ")) for name, value in one.breakdown)
    area = areas.get(one.area)
    part = REGISTER_WORDS.get(field, field)
    if measure and field in ("numerator", "denominator"):
        part = getattr(measure, field) or part
    return {
        "title": ": ".join(filter(None, (title, ", ".join(value for _, value in parts)))),
        "area": area.name if area else one.area,
        "period": (item.period if item else one.period).words,
        "part": part,
    }


def register_words(kind: str, field: str, row: Mapping[str, str] | None, what: str) -> dict[str, str]:
    """
    Return the row of a register, and which part of it, in words; area and period are for the caller to add.

    Args:
        kind: the register.
        field: the column.
        row: the row, None where the inputs no longer have it.
        what: its name.
    """
    slug = ", ".join(part.replace("-", " ") for part in what.split(".")[1:])
    if row is None:
        title = slug
    elif kind == "budget":
        title = f"{row['table'].replace('_', ' ').capitalize()}: {row['label']}"
    elif kind == "standards":
        title = ", ".join(filter(None, (row["standard"], row["dimension"], row["element"])))
    else:
        title = row["risk" if kind == "risks" else "action"]
    return {"title": title, "part": REGISTER_WORDS.get(field, field)}


def figure_words(text: str, field: str, unit: str) -> str:
    """Return a cell as the annex prints it: in its unit, with thousands separators; marks in brackets."""
    if not text:
        return NONE
    if field == "marks":
        return " ".join(f"[{mark}]" for mark in text.split())
    if not _NUMBER.fullmatch(text):
        return text
    number = Decimal(text)
    if field in MONEY:
        return value_text(number, "gbp", decimals_of(number))
    if field == "value" and unit:
        return value_text(number, unit, decimals_of(number))
    return value_text(number, "count", decimals_of(number))
