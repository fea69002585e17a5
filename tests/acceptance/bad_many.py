"""Files of twenty thousand rows: a download that is not of the service, and a sheet with a fault in each row."""

from __future__ import annotations

from bad_changes import lines
from bad_year import Change

ROWS = 20_000
"""How many rows each file has beyond those of the good year."""


def _areas(rows: list[str]) -> list[str]:
    """Return a Fingertips file with rows of areas that are not the service's."""
    own = rows[1]
    assert "E06000052,Cornwall" in own
    return [*rows, *(own.replace("E06000052,Cornwall", f"E{number:08d},Area {number}") for number in range(ROWS))]


def _outcomes(rows: list[str]) -> list[str]:
    """Return the sheet of outcomes with rows whose figure is not a number."""
    own = next(row for row in rows if "Number of first time entrants" in row)
    assert own.count(",62,") == 1
    return [*rows, *(own.replace(",62,", f",{number} children,") for number in range(ROWS))]


MANY: dict[str, tuple[str, Change]] = {
    "areas": ("fingertips", lines("downloads/fingertips.csv", _areas)),
    "outcomes": ("sheets", lines("outcomes.csv", _outcomes)),
}
"""The form of the good year and what is done to it."""
