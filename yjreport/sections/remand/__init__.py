"""Remand: nights, children and cost; no sentence to custody."""

from yjreport.sections.remand import nights_and_cost
from yjreport.sections.shared import breakdowns, measure_blocks

__all__ = ["breakdowns", "measure_blocks", "nights_and_cost"]
