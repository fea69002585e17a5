"""
Sentences computed from results, to be read aloud.

Every figure is a result; counts stand beside rates; a difference of percentages is in percentage
points; the period is in words; marks are words; and no direction is claimed that chance explains. No number is worked
out here: what is tested and how it is judged is decided in `figures`.
"""

from yjreport.wording.categories import by_category
from yjreport.wording.figures import breakdown_words, limits, when
from yjreport.wording.findings import brief, details, full, other_figures
from yjreport.wording.levels import level, no_later_figure
from yjreport.wording.marks import with_marks_in_words
from yjreport.wording.texts import Words, capital, join_sentences, sentence, text_of

__all__ = [
    "Words", "breakdown_words", "brief", "by_category", "capital", "details", "full", "join_sentences", "level",
    "limits", "no_later_figure", "other_figures", "sentence", "text_of", "when", "with_marks_in_words",
]  # fmt: skip
