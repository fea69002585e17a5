"""Workforce: staff, posts and vacancies."""

from yjreport.sections.shared import kpi, parts, split
from yjreport.sections.workforce import workforce

__all__ = ["kpi", "parts", "split", "workforce"]
