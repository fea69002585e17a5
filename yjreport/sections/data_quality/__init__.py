"""Data quality: which figures need care, how old they are, and what was corrected; nothing is checked here."""

from yjreport.sections.data_quality import ages_and_exclusions, corrections, warnings_and_notes

__all__ = ["ages_and_exclusions", "corrections", "warnings_and_notes"]
