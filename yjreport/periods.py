"""Periods of figures and plan years: their words, their identifiers and which may be compared."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # the standard library reads 2024-W10-1 and 20240331 too
YEAR = re.compile(r"^(20\d\d)-(\d\d)$")

# Two windows count as equally long when they differ by less than this share, so that a leap
# year or a month's end does not matter and a quarter is never compared with a year.
LENGTH_TOLERANCE = 0.05


def slugify(text: str) -> str:
    """Return lower-case words joined by hyphens, safe in an identifier, a file name and a URL."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace("’", "")).strip("-")


def is_year(text: str) -> bool:
    """Tell whether a text is a plan year such as `2023-24`."""
    match = YEAR.match(text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def year_before(year: str) -> str:
    """Return the plan year before: 2023-24 before 2024-25."""
    first = int(year[:4]) - 1
    return f"{first}-{(first + 1) % 100:02}"


def iso_day(text: str | None) -> date | None:
    """Return a day written as 2024-03-31, None for anything else."""
    if not text or not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def words_of_date(day: date) -> str:
    """Return a date in words: 30 September 2023."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


@dataclass(frozen=True)
class Period:
    """
    Hold the period of a figure.

    Args:
        label: what the source calls the period.
        start: first day, or None where the source does not say.
        end: last day, or None where the source does not say.
    """

    label: str
    start: date | None = None
    end: date | None = None

    @classmethod
    def of_year(cls, year: str) -> Period:
        """Return the financial year of a plan: 1 April to 31 March."""
        first = int(year[:4])
        return cls(year, date(first, 4, 1), date(first + 1, 3, 31))

    @property
    def known(self) -> bool:
        """Tell whether both days are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """Return the number of days, or None where they are not known."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    @property
    def slug(self) -> str:
        """Return the period's part of a result id."""
        if self.start is None or self.end is None:
            return slugify(self.label) or "not-stated"
        if self.start == self.end:
            return self.start.isoformat()
        if self._whole_months:
            return f"{self.start:%Y-%m}_{self.end:%Y-%m}"
        return f"{self.start.isoformat()}_{self.end.isoformat()}"

    @property
    def words(self) -> str:
        """Return the period for a table cell: `January to December 2020`, or what the source says."""
        if self.start is None or self.end is None:
            return self.label
        if self.start == self.end:
            return words_of_date(self.start)
        if not self._whole_months:
            return f"{words_of_date(self.start)} to {words_of_date(self.end)}"
        first, last = calendar.month_name[self.start.month], calendar.month_name[self.end.month]
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return f"{first} {self.start.year}"
        if self.start.year == self.end.year:
            return f"{first} to {last} {self.end.year}"
        return f"{first} {self.start.year} to {last} {self.end.year}"

    @property
    def in_words(self) -> str:
        """Return the period for a sentence, with its preposition."""
        if not self.known:
            if self.unstated:
                return "(period not stated)"
            return f"({self.label})" if self.label.startswith("labelled") else f"in {self.label}"
        if self.start == self.end:
            return f"on {self.words}"
        return f"{'from' if ' to ' in self.words else 'in'} {self.words}"

    @property
    def unstated(self) -> bool:
        """Tell whether the source says nothing of the period."""
        return not self.known and self.label.lower().startswith("not stated")

    @property
    def _whole_months(self) -> bool:
        assert self.start is not None and self.end is not None
        return self.start.day == 1 and (self.end + timedelta(days=1)).day == 1

    def overlaps(self, other: Period) -> bool:
        """Tell whether two known periods share a day; unknown periods may, so they do."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return True
        return self.start <= other.end and other.start <= self.end

    def same_length(self, other: Period) -> bool:
        """Tell whether two known periods are equally long, to within a few days in a hundred."""
        if self.days is None or other.days is None:
            return False
        return abs(self.days - other.days) <= LENGTH_TOLERANCE * max(self.days, other.days)

    def same_days(self, other: Period) -> bool:
        """Tell whether two periods are known and are the same days."""
        return self.known and (self.start, self.end) == (other.start, other.end)

    def order(self) -> tuple[bool, date, date, str]:
        """Return a sort key: unknown periods first, then by last day, then by first day."""
        return (self.known, self.end or date.min, self.start or date.min, self.label)

    def record(self) -> dict[str, str | None]:
        """Return the period as the ledger holds it."""
        return {
            "label": self.label,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
        }


def short_labels(periods: Sequence[Period]) -> tuple[list[str], str]:
    """
    Return labels for an axis, and what they stand for in words, blank where the labels say it themselves.

    Calendar years become `2023`, financial years `2023-24`, the same day of several years the year.
    """
    known = [(period.start, period.end) for period in periods if period.start and period.end]
    if len(known) == len(periods) and len(set(known)) > 1:
        if all(start == end for start, end in known) and len({(end.month, end.day) for _, end in known}) == 1:
            day = known[0][1]
            return [str(end.year) for _, end in known], f"on {day.day} {calendar.month_name[day.month]} of each year"
        if all((a.month, a.day, b.month, b.day, b.year - a.year) == (1, 1, 12, 31, 0) for a, b in known):
            return [str(start.year) for start, _ in known], "years ending December"
        if all((a.month, a.day, b.month, b.day, b.year - a.year) == (4, 1, 3, 31, 1) for a, b in known):
            return [f"{a.year}-{b.year % 100:02d}" for a, b in known], "years ending March"
    return [period.words for period in periods], ""


def spanning(periods: Iterable[Period]) -> Period | None:
    """Return the period from the first day to the last of those that are known, or None without any."""
    known = [period for period in periods if period.known]
    if not known:
        return None
    first = min(period.start for period in known if period.start)
    last = max(period.end for period in known if period.end)
    return Period("", first, last)


def check_apart(first: Period, second: Period) -> None:
    """
    Refuse two periods that share days, or may because one of them is not dated.

    Raises:
        ValueError: when they overlap.
    """
    if not first.overlaps(second):
        return
    why = "share days" if first.known and second.known else "may share days, as one is not dated"
    raise ValueError(f"{first.words} and {second.words} {why}: use windows that do not overlap")
