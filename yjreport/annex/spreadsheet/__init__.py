"""The annex as a spreadsheet, to the Analysis Function's guidance 'Releasing statistics in spreadsheets'."""

from __future__ import annotations

from yjreport.annex.spreadsheet.workbook import export

__all__ = ["export"]
