"""The English indices of deprivation, summaries of authorities: average score, and share of the most deprived tenth."""

from __future__ import annotations

from pathlib import Path

from yjreport.errors import GateFailed
from yjreport.open_data.areas.geography import Geography
from yjreport.open_data.tidy_rows.cells import plain, read_cell
from yjreport.open_data.tidy_rows.published_tables import read_csv
from yjreport.open_data.tidy_rows.rows import TidyRow, When

CODE_2019 = "Upper Tier Local Authority District code (2019)"
COLUMNS_2019 = ("IMD - Average score", "IMD - Proportion of LSOAs in most deprived 10% nationally")
CODE_2025 = "ltla24_code"
COLUMNS_2025 = ("imd_average_score", "imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally")


def imd_2019(path: Path, name: str, geography: Geography) -> list[TidyRow]:
    """Return the indices of 2019 of upper-tier authorities, counties among them (File 11)."""
    return _rows(path, name, geography, CODE_2019, COLUMNS_2019, 2019)


def imd_2025(path: Path, name: str, geography: Geography) -> list[TidyRow]:
    """Return the indices of 2025 of unitary authorities; the summaries of districts have no row for a county."""
    return _rows(path, name, geography, CODE_2025, COLUMNS_2025, 2025)


def _rows(path: Path, name: str, geography: Geography, code: str, columns: tuple[str, str], year: int) -> list[TidyRow]:
    rows = read_csv(path, name, [code, *columns])
    geography.require(((row[code], "") for row in rows), name)
    when = When(f"Indices of Deprivation {year}")
    found = []
    for row in rows:
        area = geography.resolve(row[code])
        if area is None:
            continue
        score, share = (read_cell(row[column]) for column in columns)
        if score is None or share is None or score.value is None or share.value is None:
            raise GateFailed(
                f"{name} has a cell that is no number.", details=[f"area {row[code]}"],
                next_step="take the publisher's file again.",
            )  # fmt: skip
        found.append(TidyRow("imd_average_score", area, when, "ratio", score.value, place=columns[0]))
        percent = plain(share.value * 100)
        found.append(TidyRow("deprived_lsoa_share", area, when, "percent", percent, place=columns[1]))
    return found
