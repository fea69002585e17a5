"""What the figures of each decision stage say, in words for members: differences, doubts and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from yjreport.blocks.model import Notice, Statement
from yjreport.blocks.parts import Piece
from yjreport.figures.judgement import HIGHER, LIKE, LOWER
from yjreport.figures.results import Result
from yjreport.formats import listing, number_text
from yjreport.sections.over_representation.stage_figures import Figures
from yjreport.sections.over_representation.stages import POPULATION, UNKNOWN
from yjreport.sections.section_figures import SectionFigures
from yjreport.statistics.relative_rates import PROPORTIONATE, UNKNOWN_FROM, size_words
from yjreport.wording import capital, limits
from yjreport.wording.marks import mark_words
from yjreport.wording.texts import in_brackets, join_list

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


MOST = 2
"""Groups that one sentence sets beside White children; each other has a sentence of its own."""


def statement(section: SectionFigures, rows: Sequence[Figures]) -> Statement | None:
    """Say which groups differ from White children by more than chance, at which stage and by how much."""
    judged = [one for one in rows if one.index and one.index.judgement in (HIGHER, LOWER, LIKE)]
    if not judged:
        return None
    differ = [one for one in judged if one.index and one.index.judgement != LIKE]
    words: list[Piece] = [f"{capital(rows[0].count.period.in_words)}, "]
    for at, stage in enumerate(dict.fromkeys(one.stage for one in differ)):
        words += [*([" "] if at else []), *at_stage([one for one in differ if one.stage == stage], opens=at > 0)]
    if len(differ) < len(judged):
        some = "of the indices that can be given, " if some_gone(rows) else ""
        other = "other difference" if differ else "difference"
        no = f"{some}no {other} between a group and White children can be told from chance."
        words.append(f" {capital(no)}" if differ else no)
    return section.sentences("stages-say", *words)


def at_stage(found: Sequence[Figures], *, opens: bool = True) -> list[Piece]:
    """Say the groups that differ at one stage: how many times as likely each is, and how many children that is."""
    first = found[0]
    base = "" if first.before == POPULATION else f"of the children {WORDS.get(first.before, first.before)}, "
    lead = f"{base}{children(first.group)} were "
    each: list[list[Piece]] = [[
        capital(lead) if opens else lead, _times(first),
        f" times as likely as White children to be {WORDS.get(first.stage, first.stage)}", *_within(first),
    ]]  # fmt: skip
    each += [[f"{children(one.group)} ", _times(one), " times", *_within(one)] for one in found[1:MOST]]
    sizes: list[list[Piece]] = [
        [(number_text(abs(excess.fraction or Fraction(0))), excess), *_more(excess, found, last=one is found[-1])]
        for one in found if (excess := one.excess) and excess.there
    ]  # fmt: skip
    words: list[Piece] = [*join_list(each), "."]
    for one in found[MOST:]:
        words += [f" {capital(children(one.group))} were ", _times(one), " times as likely", *_within(one), "."]
    if sizes:
        words += [" That is about ", *join_list(sizes), " children than at the same rate."]
    indices = [one.index.fraction for one in found if one.index and one.index.fraction]
    if any(size_words(index) == PROPORTIONATE for index in indices):
        words.append(f" {'The' if len(found) == 1 else 'A'} difference this small is called proportionate.")
    return words


def _times(one: Figures) -> tuple[str, Result]:
    assert one.index and isinstance(one.index.value, int | float)
    return number_text(one.index.value, 1 if one.index.value >= 1 else 2), one.index


def _within(one: Figures) -> list[Piece]:
    """Return in brackets the limits of an index, and what its marks say."""
    assert one.index
    limits_of: list[Piece] = ["95% interval ", (index_limits(one.index), one.index)]
    return in_brackets([limits_of, *mark_words(one.index)])


def _more(excess: Result, found: Sequence[Figures], *, last: bool) -> list[Piece]:
    """Say whether a number of children is more or fewer, once where it is the same for all."""
    ways = {_way(each.excess) for each in found}
    return [f" {_way(excess)}"] if len(ways) > 1 or last else []


def _way(excess: Result | None) -> str:
    return "fewer" if excess and (excess.fraction or 0) < 0 else "more"


def some_gone(rows: Iterable[Figures]) -> bool:
    """Tell whether a group has no index at a stage, for whatever reason, so that nothing may be said of all of them."""
    compared = [one for one in rows if one.index]
    pairs = {(one.stage, one.group) for one in compared}
    given = {(one.stage, one.group) for one in compared if one.given}
    return len(given) < len({stage for stage, _ in pairs}) * len({group for _, group in pairs})


def unknown(section: SectionFigures, rows: Sequence[Figures]) -> Notice | None:
    """Warn where ethnicity is not known for more than one child in ten; None where it is."""
    words: list[Piece] = []
    for one in rows:
        share = one.share
        if one.group == UNKNOWN and share and share.fraction is not None and share.fraction > 100 * UNKNOWN_FROM:
            counts = f"{share.numerator:,} of {share.denominator:,}"
            joint = ", and for " if words else "Ethnicity is not known for "
            words += [joint, (share.text, share), " (", (counts, share),
                      f") of the children {WORDS.get(one.stage, one.stage)}"]  # fmt: skip
    if not words:
        return None
    return section.notice("unknown", "warning", "Ethnicity is not known for many children", *words,
                          ". Shares and rates could be quite different if it were.")  # fmt: skip


def too_small(section: SectionFigures, rows: Sequence[Figures], *, pooled: bool) -> Notice | None:
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
