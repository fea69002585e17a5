"""
The answer first: what opens a section, in one to three short sentences that answer its question.

The main measures are chosen by one rule for all services: the national measures of the section, else the first
that has a figure of the service. Registers (actions, risks, standards, money) have an answer of their own.
"""

from __future__ import annotations

from yjreport import wording
from yjreport.sections.answers.measures import indirect, measured, measures_in_answer
from yjreport.sections.answers.registers import ANSWERS, BESIDE
from yjreport.sections.section_figures import SectionFigures
from yjreport.wording import Words


def answer(section: SectionFigures) -> Words:
    """Return the words that answer a section's question; none where nothing can be said."""
    own = ANSWERS.get(section.slug)
    words = (own(section) if own else []) or measured(section)
    return wording.join_sentences(indirect(section), words) if words and not own else words


def figures_in_answer(section: SectionFigures) -> dict[str, str]:
    """Return the ids of the figures that the answer says, by measure, so that they are not said again below it."""
    own = ANSWERS.get(section.slug)
    return (
        measures_in_answer(section, BESIDE.get(section.slug, 0))
        if own and own(section)
        else measures_in_answer(section)
    )


__all__ = ["answer", "figures_in_answer"]
