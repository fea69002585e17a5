"""Days as cells hold them: read strictly, and named where two of them make a period."""

from __future__ import annotations

import re
from datetime import date

from yjreport.periods import Period

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str | None) -> date | None:
    """Return a day written as 2024-03-31, None where the cell holds anything else."""
    if not text or not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def label(first: date, last: date) -> str:
    """Return the words of a period: 2024-25 for a financial year, else as the annex prints it."""
    year = f"{first.year}-{(first.year + 1) % 100:02}"
    if 2000 <= first.year <= 2099 and Period.of_year(year).same_days(Period("", first, last)):
        return year
    return Period("", first, last).words
