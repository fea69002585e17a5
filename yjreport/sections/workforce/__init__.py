"""Workforce: staff, posts and vacancies; no money."""

from yjreport.sections.shared import breakdowns, kpi, measure_blocks
from yjreport.sections.workforce import posts

__all__ = ["breakdowns", "kpi", "measure_blocks", "posts"]
