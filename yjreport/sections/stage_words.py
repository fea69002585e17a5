"""What the figures of each decision stage say, in words for members: differences, doubts and gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from yjreport.blocks.model import Notice, Piece, Statement, marks_text
from yjreport.formats import listing, number_text
from yjreport.judgement import HIGHER, LIKE, LOWER
from yjreport.sections.stages import POPULATION, UNKNOWN
from yjreport.statistics.relative_rates import PROPORTIONATE, UNKNOWN_FROM, size_words
from yjreport.wording import capital, limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.sections.stage_figures import Figures

WORDS: dict[str, str] = {
    "arrested": "arrested",
    "out of court": "dealt with out of court",
    "cautioned or sentenced": "cautioned or sentenced",
    "remand": "remanded",
    "custody": "sentenced to custody",
    "worked with": "worked with",
}
"""What happens to a child at each stage, as a sentence says it."""

CHILDREN: dict[str, str] = {
    "Mixed": "children of mixed ethnicity",
    "Other": "children of other ethnic groups",
}
"""What the children of a group are called, where that is not the group's name before the word children."""


def says(section: Section, rows: Sequence[Figures]) -> Statement | None:
    """Say which groups differ from White children by more than chance, at which stage and by how much."""
    judged = [one for one in rows if one.index and one.index.judgement in (HIGHER, LOWER, LIKE)]
    if not judged:
        return None
    words: list[Piece] = [f"{capital(rows[0].count.period.in_words)}:"]
    differ = [one for one in judged if one.index and one.index.judgement != LIKE]
    for one in differ:
        words += [" ", *times(one)]
    if len(differ) < len(judged):
        no = f"{'of the indices that can be given, ' if some_gone(rows) else ''}no {'other ' if differ else ''}"
        words.append(f" {capital(no)}difference between a group and White children can be told from chance.")
    return section.sentences("stages-say", *words)


def some_gone(rows: Iterable[Figures]) -> bool:
    """Tell whether a group has no index at a stage, for whatever reason, so that nothing may be said of all of them."""
    compared = [one for one in rows if one.index]
    pairs = {(one.stage, one.group) for one in compared}
    given = {(one.stage, one.group) for one in compared if one.given}
    return len(given) < len({stage for stage, _ in pairs}) * len({group for _, group in pairs})


def times(one: Figures) -> list[Piece]:
    """Say one index: how many times as likely, within what limits, and how many children that is."""
    index, excess = one.index, one.excess
    assert index and excess and index.interval and isinstance(index.value, int | float)
    assert isinstance(excess.value, int | float)
    times = number_text(index.value, 1 if index.value >= 1 else 2)
    more = "more" if excess.value >= 0 else "fewer"
    size = size_words(index.fraction) if index.fraction is not None else ""
    among = "" if one.before == POPULATION else f"Of the children {WORDS.get(one.before, one.before)}, "
    who = children(one.group)
    return [
        among, who if among else capital(who), " were ", (f"{times}{marks_text(index)}", index),
        f" times as likely as White children to be {WORDS.get(one.stage, one.stage)} (95% interval ",
        (index_limits(index), index), "), about ", (number_text(abs(excess.value)), excess),
        f" {more} children than at the same rate",
        "; a small difference, if more than chance." if size == PROPORTIONATE else ".",
    ]  # fmt: skip


def unknown(section: Section, rows: Sequence[Figures]) -> Notice | None:
    """Warn where ethnicity is not known for more than one child in ten; None where it is."""
    words: list[Piece] = []
    for one in rows:
        share = one.share
        if one.group == UNKNOWN and share and share.fraction is not None and share.fraction > 100 * UNKNOWN_FROM:
            counts = f"{share.numerator:,} of {share.denominator:,}"
            words += ["; " if words else "Ethnicity is not known for ", share, " (", (counts, share),
                      f") of the children {WORDS.get(one.stage, one.stage)}"]  # fmt: skip
    if not words:
        return None
    return section.notice("unknown", "warning", "Ethnicity is not known for many children", *words,
                          ". Shares and rates could be quite different if it were.")  # fmt: skip


def too_small(section: Section, rows: Sequence[Figures], *, pooled: bool) -> Notice | None:
    """Say for which groups and stages no index is given, and why; None where each has one."""
    gone = [one for one in rows if one.reason]
    if not gone:
        return None
    every = all(one.reason for one in rows if one.index)
    words = "The numbers of children are too small to compare groups at any stage. " if every else ""
    words += f"No index is given for {reasons(gone)}. "
    helps = "Three years together are shown below." if pooled else (
        "With so few children, what happened to each of them says more than a ratio.")  # fmt: skip
    return section.notice("too-small", "gap", "Too few children for an index", words, helps)


def reasons(rows: Iterable[Figures]) -> str:
    """Return the stages and groups without an index, by reason: 'custody (Asian and Mixed): one of …; …'."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in rows:
        if one.reason:
            found.setdefault(one.reason, {}).setdefault(one.stage, []).append(one.group)
    places = {
        reason: listing([f"{stage} ({listing(groups)})" for stage, groups in stages.items()])
        for reason, stages in found.items()
    }
    return "; ".join(f"{place}: {reason}" for reason, place in places.items())


def children(group: str) -> str:
    """Return what the children of a group are called within a sentence."""
    return CHILDREN.get(group, f"{group} children")


def index_limits(result: Result) -> str:
    """Return the limits of an index to one decimal place, or to two where one would look like parity and is not."""
    assert result.interval is not None
    ends = {number_text(end, 1) for end in (result.interval.low, result.interval.high) if end != float("inf")}
    near = "1.0" in ends and result.interval.excludes(1)
    return limits(replace(result, decimals=2 if near else 1))
