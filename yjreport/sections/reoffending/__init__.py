"""Reoffending: how many, how soon, and what a change is made of."""

from yjreport.sections.reoffending import decomposition, reoffending
from yjreport.sections.shared import family, parts, split, targets

__all__ = ["decomposition", "family", "parts", "reoffending", "split", "targets"]
