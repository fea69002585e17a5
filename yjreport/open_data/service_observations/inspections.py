"""The inspection ratings of a service, from the open list of HM Inspectorate of Probation, as rows of the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from yjreport.config.national import codes, load_national
from yjreport.config.schema import Service, Source
from yjreport.files.columns import STANDARDS
from yjreport.files.entries import Entry
from yjreport.open_data.service_observations.tidy_files import read_rows
from yjreport.paths import Project
from yjreport.periods import words_of_date


def inspections(project: Project, service: Service, sources: Mapping[str, Source], cut_off: date) -> tuple[Entry, ...]:
    """Return the ratings of the service as the national lookup knows it, where the list was out by the cut-off."""
    national = load_national(project)
    slug = national.by_codes.get(codes(service), service.slug)
    slug = national.whole.get(slug, slug)
    rows = [
        row
        for row in read_rows(project.open / "inspections.csv")
        if row["service"] == slug and row["source"] in sources and sources[row["source"]].released <= cut_off
    ]
    return tuple(_entry(number, row) for number, row in enumerate(rows, start=1))


def _entry(number: int, row: Mapping[str, str]) -> Entry:
    published = date.fromisoformat(row["published"])
    score = f" Score {row['score_percent']}%." if row.get("score_percent") else ""
    cells = {
        **dict.fromkeys(STANDARDS.names, ""),
        "framework": row["framework"],
        "standard": row["standard"],
        "element": row["element"] if row["element"] != row["standard"] else "",
        "grade": row["grade"].lower(),
        "state": "result",
        "period": f"published {words_of_date(published)}",
        "period_start": row["published"],
        "period_end": row["published"],
        "validated_by": "HM Inspectorate of Probation",
        "source": row["source"],
        "line": row["place"],
        "note": score.strip(),
    }
    return Entry("standards", number, cells)
