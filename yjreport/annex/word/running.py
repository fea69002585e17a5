"""What stands at the head and the foot of each page, and the properties of the document."""

from __future__ import annotations

from dataclasses import dataclass

from yjreport.annex.document import Document
from yjreport.annex.front import cut_off_day
from yjreport.annex.html_page import flags_of, title_of
from yjreport.annex.word.styles import Looks
from yjreport.drawing.typeset import width_of
from yjreport.errors import AssemblyFailed

RUNNING_SIZE = 8.5
GAP = 18.0


@dataclass(frozen=True)
class Running:
    """Hold the words of the running head, of the foot, and whether head and status share a line."""

    title: str
    status: str
    labels: str
    one_line: bool


@dataclass(frozen=True)
class Properties:
    """Hold the properties of the document; `day` is an ISO date."""

    title: str
    subject: str
    author: str
    keywords: str
    day: str

    @property
    def moment(self) -> str:
        """Return the start of the day, as both formats write it."""
        return f"{self.day}T00:00:00Z"


def running(document: Document, looks: Looks) -> Running:
    """Return the words at the head and foot: title and status; synthetic, restricted or draft where that is so."""
    title, status = title_of(document), document.front["status"].partition(":")[0]
    labels = [flag["word"] for flag in flags_of(document.front)]
    room = looks.width - GAP
    used = width_of(title, size=RUNNING_SIZE) + width_of(status, size=RUNNING_SIZE)
    return Running(title, status, " · ".join(labels), used <= room)


def properties(document: Document) -> Properties:
    """
    Return the properties; the date is the cut-off, so that a document made again is the same.

    Raises:
        AssemblyFailed: the front names no cut-off as a date.
    """
    front, service = document.front, document.front["service"]
    status = front["status"].partition(":")[0]
    keywords = ["youth justice", "annual performance annex", service["name"], front["year"], status]
    if front["synthetic"]:
        keywords.append("synthetic data")
    subject = f"Annual performance annex of the Youth Justice Plan, {front['year']}"
    day = cut_off_day(front)
    if day is None:
        raise AssemblyFailed(
            "The cut-off of the annex is not a date.",
            details=[f"found: {front['cut_off_date'] or front['cut_off']}", "expected: a date such as 2024-09-30"],
            next_step="write the cut-off as a date in the parameters of the year.",
        )
    return Properties(title_of(document), subject, service["calls_itself"], ", ".join(keywords), day.isoformat())
