"""
The ratings of HM Inspectorate of Probation, from the open list that was gathered from its reports.

The list was scraped: a cell may be blank, or hold a sentence where the rating should be. Such a cell says nothing and
is left out. Nothing is taken from the list but dates, scores and ratings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from yjreport.errors import GateFailed, did_you_mean
from yjreport.open_data.areas.geography import Geography, slug_of
from yjreport.open_data.areas.lookups import SHORT_SLUGS
from yjreport.open_data.tidy_rows.published_tables import read_csv
from yjreport.paths import Project

FILE = "hmip/yjs_inspection_ratings.csv"
SOURCE = "hmip-ratings"
FRAMEWORK = "HM Inspectorate of Probation inspection"
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")

INSPECTION_COLUMNS = (
    "service", "framework", "standard", "element", "grade", "score_percent", "published", "source", "place",
)  # fmt: skip

ELEMENTS = {
    "governance_and_leadership": "Governance and leadership",
    "staff": "Staff",
    "partnerships_and_services": "Partnerships and services",
    "information_and_facilities": "Information and facilities",
    "assessment": "Assessment",
    "planning": "Planning",
    "implementation_and_delivery": "Implementation and delivery",
    "reviewing": "Reviewing",
    "policy_and_provision": "Policy and provision",
    "joint_working": "Joint working",
    "outofcourt_disposal_policy_and_provision": "Out-of-court disposal policy and provision",
    "resettlement_policy_and_provision": "Resettlement policy and provision",
}
"""The standards whose ratings the list has, in the order of the reports."""

NAMED_OTHERWISE = {
    "Newcastle": "newcastle-upon-tyne",
    "Royal Borough of Greenwich": "greenwich",
    "Dorset": "dorset-combined",
    "County Durham": "durham",
    "Hull": "kingston-upon-hull",
}
"""Services that the list calls by another name than the lookup."""

LARGEST = 36
"""The score is out of 36, so a percentage that is no thirty-sixth part was read wrongly from the report."""

_OUT_OF = Decimal("0.01")


def inspection_records(project: Project, geography: Geography) -> list[list[str]]:
    """
    Return inspections.csv: the overall rating of each inspection and the ratings of its standards.

    Raises:
        GateFailed: when a service of the list joins to nothing, with the nearest names.
    """
    path = project.open / "published" / FILE
    name = project.relative(path)
    columns = ["la_name", "score_%", "overall_rating", "publication_date", *ELEMENTS]
    rows = read_csv(path, name, columns)
    services = {SHORT_SLUGS.get(one.service, slug_of(one.service)) for one in geography.authorities.values()}
    unknown = [row["la_name"] for row in rows if service_slug(row["la_name"]) not in services]
    if unknown:
        raise GateFailed(
            f"{len(unknown)} services of {name} join to nothing.",
            details=[f"{each}.{did_you_mean(service_slug(each), services)}" for each in unknown],
            next_step="name the service in NAMED_OTHERWISE of yjreport/open_data/publications/inspection_ratings.py.",
        )
    records = [record for row in rows for record in _records(row)]
    return sorted(records, key=lambda record: (record[0], record[6], record[3] != "", _place(record[3])))


def service_slug(printed: str) -> str:
    """Return the slug of the service that the list names."""
    clean = re.sub(r"^An inspection of | - JI$", "", printed.strip())
    return NAMED_OTHERWISE.get(clean, slug_of(clean.replace("&", "and")))


def grade_of(printed: str) -> str:
    """Return a grade in the inspectorate's words, or nothing when a cell holds none of them."""
    return next((grade for grade in GRADES if grade.lower() == printed.strip().lower()), "")


def score_of(printed: str) -> str:
    """Return a score in per cent, or nothing when it is no thirty-sixth part of 100."""
    try:
        score = Decimal(printed.strip())
    except ArithmeticError:
        return ""
    parts = round(score * LARGEST / 100)
    return f"{score:f}" if abs(Decimal(parts * 100) / LARGEST - score) < _OUT_OF else ""


def _records(row: Mapping[str, str]) -> list[list[str]]:
    slug, score = service_slug(row["la_name"]), score_of(row["score_%"])
    published = datetime.strptime(row["publication_date"].strip(), "%d/%m/%y").date().isoformat()
    found = []
    overall = grade_of(row["overall_rating"])
    if overall:
        place = "overall_rating"
        found.append([slug, FRAMEWORK, "Overall", "", overall, score, published, SOURCE, place])
    for column, words in ELEMENTS.items():
        grade = grade_of(row[column])
        if grade:
            found.append([slug, FRAMEWORK, words, words, grade, "", published, SOURCE, column])
    return found


def _place(words: str) -> int:
    return list(ELEMENTS.values()).index(words) if words else -1
