"""Risks: what threatens delivery, and what is being done about it; no figure of a measure."""

from yjreport.sections.risks import risk_register

__all__ = ["risk_register"]
