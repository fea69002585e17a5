"""The annex as a spreadsheet, to the guidance 'Releasing statistics in spreadsheets'; it works out no figure."""

from __future__ import annotations

from yjreport.annex.spreadsheet.workbook import export

__all__ = ["export"]
