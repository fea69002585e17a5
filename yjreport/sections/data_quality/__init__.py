"""Data quality: which figures need care, how old they are, and what was corrected; nothing is checked here."""

from yjreport.sections.data_quality import corrections, quality, records

__all__ = ["corrections", "quality", "records"]
