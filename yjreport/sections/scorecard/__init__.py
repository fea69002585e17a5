"""Scorecard: the national measures and the key performance indicators in force; no figure that no section has."""

from yjreport.sections.scorecard import kpi_scorecard, national_measures

__all__ = ["kpi_scorecard", "national_measures"]
