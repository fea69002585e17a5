"""Risks: what threatens delivery, and what is being done about it."""

from yjreport.sections.risks import risks

__all__ = ["risks"]
