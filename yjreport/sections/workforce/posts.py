"""Staff and posts: those of one kind in one table, and how many posts are vacant."""

from __future__ import annotations

from yjreport.blocks.model import Statement
from yjreport.figures.series import Series
from yjreport.formats import exact
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import headline
from yjreport.sections.shared.computed import like
from yjreport.wording import capital

STAFFING = ("posts", "staff", "vacancies", "teams", "training_days", "staff_in_training")
"""The measures of people and posts; the attendance of the board is a key performance indicator."""


def staffing(section: SectionFigures) -> list[Series]:
    """Return the measures of people and posts that have figures."""
    known = section.dataset.catalogue.measures
    return section.measures(*(id for id in STAFFING if id in known))


def vacancy(section: SectionFigures) -> Statement | None:
    """Say how many posts are vacant out of all; None where the source gives no number of all posts for the period."""
    vacant, posts = headline(section.measure("vacancies")), headline(section.measure("posts"))
    if vacant is None or posts is None or vacant.period != posts.period:
        return None
    if not isinstance(vacant.value, int | float) or not isinstance(posts.value, int | float) or not posts.value:
        return None
    percent = 100 * exact(vacant.value) / exact(posts.value)
    if percent > 100:
        return None
    share = like(vacant, "share-of-posts", percent, unit="percent", decimals=1, others=[posts])
    verb = "is" if vacant.value == 1 else "are"
    return section.sentences(
        "vacancies-share-says", f"{capital(vacant.period.in_words)}, ", vacant, " of ", posts,
        f" full-time equivalent posts {verb} ", "vacant (", share, ").",
    )  # fmt: skip
