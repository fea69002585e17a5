"""Remand: nights, children and cost."""

from yjreport.sections.remand import remand
from yjreport.sections.shared import parts, split

__all__ = ["parts", "remand", "split"]
