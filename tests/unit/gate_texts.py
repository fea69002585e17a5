"""The rules about texts over a few rows, for the tests: a small service, its terms and its figures."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from yjreport.gate.texts.columns import RULES, prepare_texts
from yjreport.gate.vocabulary.context import AreaTerms, GateContext
from yjreport.gate.vocabulary.lookups import Lookups
from yjreport.gate.vocabulary.text_terms import TextTerms

SUITE = Path(__file__).resolve().parents[2] / "expectations" / "texts.json"

MEASURES = [
    {"id": "reoffending_binary", "title": "Binary reoffending rate", "unit": "percent", "polarity": "low"},
    {"id": "reoffending_change", "title": "Change in reoffending", "unit": "percent", "kind": "change"},
    {"id": "fte_rate", "title": "Rate of first time entrants", "unit": "per_100000", "polarity": "low"},
    {"id": "fte_number", "title": "Number of first time entrants", "unit": "count", "polarity": "low"},
    {"id": "fte_rate_change", "title": "Published change in the rate", "unit": "percent", "kind": "change"},
    {"id": "custody_rate", "title": "Rate of custodial sentences", "unit": "per_1000", "polarity": "low"},
    {"id": "custodial_sentences", "title": "Number of custodial sentences", "unit": "count", "polarity": "low"},
    {"id": "children_sentenced_to_custody", "title": "Children sentenced to custody", "unit": "count"},
    {"id": "diversion_completed", "title": "Diversion programmes completed", "unit": "percent", "polarity": "high"},
    {"id": "ete_school_age", "title": "Children of school age in education", "unit": "percent", "polarity": "high"},
    {"id": "kpi1_accommodation", "title": "Children in suitable accommodation", "unit": "percent", "polarity": "high"},
]
AREAS = {
    "local": AreaTerms("West Mercia", "", "local"),
    "family": AreaTerms("the family", "", "family"),
    "england": AreaTerms("England", "E92000001", "national"),
    "west-midlands": AreaTerms("West Midlands", "E12000005", "region"),
}
LOOKUPS = Lookups(names={"E06000016": "Leicester", "E10000018": "Leicestershire", "E06000051": "Shropshire"})


def seen(measure: str, unit: str, value: str, year: int, area: str = "local", **cells: str) -> dict[str, str]:
    """Return one observation of a calendar year."""
    dates = {"period": str(year), "period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    return {"measure": measure, "area": area, "unit": unit, "value": value, **dates, **cells}


RATE_UP_NUMBER_DOWN = [
    seen("reoffending_binary", "percent", "26.9", 2019, numerator="79", denominator="294"),
    seen("reoffending_binary", "percent", "27.9", 2022, numerator="51", denominator="183"),
]


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """Return the `meta` of the suite."""
    return json.loads(SUITE.read_text(encoding="utf-8"))["meta"]


def context(observations: list[dict[str, str]] | None = None, terms: dict[str, str] | None = None) -> GateContext:
    """Return the words that the rules are tested against."""
    found = GateContext.from_plain(measures=MEASURES, areas=AREAS, sources=[], sections=[], lookups=LOOKUPS)
    texts = TextTerms.from_plain(
        measures=MEASURES, observations=observations or [], terms=terms or {}, names=["West Mercia", "Shropshire"]
    )
    object.__setattr__(found, "texts", texts)
    return found


def look(
    *texts: str,
    where: str = "commentary.commentary",
    section: str | None = None,
    observations: list[dict[str, str]] | None = None,
    terms: dict[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Return the rows of some texts of one file, with their helpers."""
    source, field = where.split(".")
    rows = [
        {"row_number": number, "origin": 0, "text": text, "section": section, "field": field, "input": source}
        for number, text in enumerate(texts, start=1)
    ]
    prepare_texts(rows, context(observations, terms), settings())
    return rows


def found(text: str, **options: Any) -> dict[str, str]:
    """Return what each rule says of one text: what it found and what it advises, in one line."""
    row = look(text, **options)[0]
    return {rule: f"{row[f'{rule}_found']} -> {row[f'{rule}_advice']}" for rule in RULES if row.get(f"{rule}_found")}
