"""
Sentences computed from results, to be read aloud.

Every figure is a result; counts stand beside rates; a difference of percentages is in percentage
points; the period is in words; marks are words; and no direction is claimed that chance explains.
"""

from yjreport.wording.categories import by_category
from yjreport.wording.changes import changed
from yjreport.wording.comparisons import beside, compared
from yjreport.wording.figures import breakdown_words, interval, limits, when
from yjreport.wording.findings import brief, full, others, rest
from yjreport.wording.levels import absent, corrected, level, none_later
from yjreport.wording.remarks import remarked, spoken
from yjreport.wording.texts import Words, capital, sentence, spaced, text_of, unbracketed

__all__ = [
    "Words", "absent", "beside", "breakdown_words", "brief", "by_category", "capital", "changed", "compared",
    "corrected", "full", "interval", "level", "limits", "none_later", "others", "remarked", "rest", "sentence",
    "spaced", "spoken", "text_of", "unbracketed", "when",
]  # fmt: skip
