"""Scorecard: the national measures and the key performance indicators in force."""

from yjreport.sections.scorecard import kpi_scorecard, national_measures

__all__ = ["kpi_scorecard", "national_measures"]
