"""Which groups of children are over-represented, at which decision stage, and whether it is more than chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yjreport.blocks.model import Chart, Notice, Statement, Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.figures.judgement import labelled
from yjreport.figures.results import Result
from yjreport.formats import listing, number_text
from yjreport.sections.over_representation import stage_chart, stage_words
from yjreport.sections.over_representation.stage_figures import FEW, Figures, figures
from yjreport.sections.over_representation.stage_sources import years
from yjreport.sections.over_representation.stage_words import WORDS, index_limits, reasons
from yjreport.sections.over_representation.stages import POPULATION, UNKNOWN, together
from yjreport.sections.section_figures import SectionFigures
from yjreport.statistics.relative_rates import BAND, LOW_BELOW, PROPORTIONATE, size_words
from yjreport.tables.cells import NOT_APPLICABLE, NOT_AVAILABLE
from yjreport.wording import capital

YEARS = 3
"""How many years are put together where one is too small."""


def latest(section: SectionFigures) -> tuple[Figures, ...]:
    """Return what is computed of the latest year's children at each stage; nothing without such counts."""
    found = years(section)
    return tuple(figures(found[-1])) if found else ()


def pooled(section: SectionFigures) -> list[Figures]:
    """Return three years together, for each group and stage of which one year is too small for an index."""
    found = years(section)[-YEARS:]
    if len(found) < YEARS:
        return []
    small = {(one.stage, one.group) for one in latest(section) if one.reason == FEW}
    return [one for one in figures(together(found)) if (one.stage, one.group) in small and one.given]


def statement(section: SectionFigures) -> Statement | None:
    """Say for each stage which groups differ from White children by more than chance, and by how much."""
    return stage_words.statement(section, latest(section))


def unknown(section: SectionFigures) -> Notice | None:
    """Warn where ethnicity is not known for more than one child in ten; None where it is."""
    return stage_words.unknown(section, latest(section))


def too_small(section: SectionFigures) -> Notice | None:
    """Say for which groups and stages no index is given, and why; None where each has one."""
    return stage_words.too_small(section, latest(section), pooled=bool(pooled(section)))


def shares(section: SectionFigures) -> Table | None:
    """Return children, share, share of the population and the difference, by stage and group."""
    rows = latest(section)
    if not rows:
        return None
    columns = (
        Column("stage", "Stage", header=True), Column("group", "Ethnic group", header=True),
        Column("count", "Children", align="right"), Column("share", "Share of the stage", align="right"),
        Column("population", "Share of children aged 10 to 17", align="right"),
        Column("points", "Difference in percentage points", align="right"),
    )  # fmt: skip
    made = tuple(
        Row({
            "stage": Cell(capital(one.stage)), "group": Cell(capital(one.group)), "count": Cell.of(one.count),
            "share": _cell(one.share), "population": _cell(one.population_share, none=one.group == UNKNOWN),
            "points": _cell(one.points, _bare(one.points), none=one.group == UNKNOWN),
        })
        for one in rows
    )  # fmt: skip
    notes = [
        "Children are counted, not offences. A child can be at several stages in one year.",
        *_own_notes(section, rows),
    ]
    if any(one.share and "u" in one.share.marks for one in rows):
        notes.append(f"[u]: fewer than {LOW_BELOW} children are at the stage, so reliability is low.")
    return _table(section, "shares", "Children at each stage, by ethnic group", columns, made, notes, rows)


def rates(section: SectionFigures) -> Table | None:
    """
    Return the relative rate index with its exact interval, the children that it means, size and judgement.

    A stage at which no group has an index is left out: `too_small` names it.
    """
    known = [one for one in latest(section) if one.index]
    stages = {one.stage for one in known if one.given}
    rows = [one for one in known if one.stage in stages]
    return _rates(section, "rates", "How likely each stage is, beside White children", rows) if rows else None


def pooled_rates(section: SectionFigures) -> Table | None:
    """Return the index over three years together, where one year is too small; None where nothing is gained."""
    rows = pooled(section)
    if not rows:
        return None
    caption = "Three years together, where one is too small: how likely each stage is, beside White children"
    more = ["Children and populations are added up over the three years: a child may be counted in more than one."]
    return _rates(section, "rates-three-years", caption, rows, more)


def _rates(
    section: SectionFigures, name: str, caption: str, rows: Sequence[Figures], more: Sequence[str] = ()
) -> Table:
    columns = (
        Column("stage", "Stage", header=True), Column("group", "Ethnic group", header=True),
        Column("count", "Children", align="right"), Column("index", "Times as likely", align="right"),
        Column("interval", "95% interval", align="right"), Column("excess", "Excess", align="right"),
        Column("size", "Size"), Column("judgement", "Judgement"),
    )  # fmt: skip
    made = tuple(Row(_rate_cells(one)) for one in rows)
    low, high = (number_text(end, 2) for end in BAND)
    notes = [
        f"Size: {low} to {high} times as likely is called {PROPORTIONATE} (the four-fifths rule). It says nothing of"
        " chance; the judgement does, by whether the exact interval excludes 1.",
        f"Rates are {listing(_bases(rows))}.{_nested(rows)}",
        "Excess: children more than there would be at the rate of White children.",
        *more, *_own_notes(section, rows),
    ]  # fmt: skip
    if any(one.reason for one in rows):
        notes.append(f"Not given: {reasons(rows)}.")
    if any(one.index and "u" in one.index.marks for one in rows):
        notes.append(f"[u]: one of the two groups has fewer than {LOW_BELOW} children, so reliability is low.")
    return _table(section, name, caption, columns, made, notes, rows)


def _rate_cells(one: Figures) -> dict[str, Cell]:
    index = one.index
    assert index
    given = one.given
    gone, fraction = Cell(index.text), index.fraction
    excess = _cell(one.excess, one.excess.text if one.excess else "", marked=False)
    return {
        "stage": Cell(capital(one.stage)), "group": Cell(capital(one.group)),
        "count": Cell.of(one.count), "index": Cell.of(index),
        "interval": Cell.of(index, index_limits(index)) if given else gone, "excess": excess,
        "size": Cell.of(index, size_words(fraction)) if fraction is not None else gone,
        "judgement": Cell.of(index, labelled(str(index.judgement))) if given else gone,
    }  # fmt: skip


def _bases(rows: Sequence[Figures]) -> list[str]:
    """Return what the rates of each stage are per: 'per child of the population (arrested and out of court)'."""
    found: dict[str, dict[str, None]] = {}
    for one in rows:
        base = "of the population" if one.before == POPULATION else WORDS.get(one.before, one.before)
        found.setdefault(base, {})[one.stage] = None
    return [f"per child {base} ({listing(list(stages))})" for base, stages in found.items()]


def _nested(rows: Sequence[Figures]) -> str:
    """Say why rates of some stages are of another and the rest are not; blank where all are of the population."""
    if all(one.before == POPULATION for one in rows):
        return ""
    return (
        " A rate is of another stage only where that stage takes in all the same children; there disparity before it"
        " would count twice."
    )


def over_years(section: SectionFigures) -> Table | None:
    """Return the index of each year, to look for a trend; None with fewer than two years that have any."""
    found = [figures(stages) for stages in years(section)[-5:]]
    found = [year for year in found if any(one.given for one in year)]
    if len(found) < 2:
        return None
    indexed = {(one.stage, one.group, one.count.period.words): one for year in found for one in year if one.index}
    ever = {(one.stage, one.group) for year in found for one in year if one.given}
    pairs = [(one.stage, one.group) for one in found[-1] if (one.stage, one.group) in ever]
    words = [year[0].count.period.words for year in found]
    columns = [Column("stage", "Stage", header=True), Column("group", "Ethnic group", header=True)]
    columns += [Column(f"year-{at}", capital(each), align="right") for at, each in enumerate(words)]
    rows, used = [], []
    for stage, group in pairs:
        cells = {"stage": Cell(capital(stage)), "group": Cell(capital(group))}
        for at, each in enumerate(words):
            one = indexed.get((stage, group, each))
            cells[f"year-{at}"] = _cell(one.index if one else None)
            used += [one] if one else []
        rows.append(Row(cells))
    notes = [
        "Differences from year to year are not tested: each index has an interval of its own. Stages and groups with"
        " too few children in every year are left out."
    ]
    return _table(section, "rates-by-year", "Times as likely as White children, by year", tuple(columns), tuple(rows),
                  notes, used, period=False)  # fmt: skip


def chart(section: SectionFigures) -> Chart | None:
    """Return the index of each group and stage with its interval, against 1; None where none is given."""
    table = rates(section)
    return stage_chart.chart(section, [one for one in latest(section) if one.index], table) if table else None


def bounds_table(section: SectionFigures) -> Table | None:
    """Return how low and how high each index could be, where ethnicity is not known for many; None elsewhere."""
    rows = [one for one in latest(section) if one.low and one.high]
    if not rows:
        return None
    columns = (
        Column("stage", "Stage", header=True), Column("group", "Ethnic group", header=True),
        Column("index", "Index without those not known", align="right"),
        Column("low", "If all of them were White", align="right"),
        Column("high", "If all of them were of the group", align="right"),
    )  # fmt: skip
    made = tuple(
        Row({"stage": Cell(capital(one.stage)), "group": Cell(capital(one.group)), "index": _cell(one.index),
             "low": _cell(one.low), "high": _cell(one.high)})
        for one in rows
    )  # fmt: skip
    notes = [
        "The widest that the index could be. Where the stage that a rate is of has children of unknown ethnicity too,"
        " those who went no further are counted on the other side."
    ]
    return _table(section, "bounds", "How far the index could move if ethnicity were known", columns, made, notes, rows)


def _cell(result: Result | None, text: str | None = None, *, none: bool = False, marked: bool = True) -> Cell:
    if result is None:
        return NOT_APPLICABLE if none else NOT_AVAILABLE
    return Cell(text, result, result.marks if marked else ()) if text and result.there else Cell.of(result)


def _bare(result: Result | None) -> str | None:
    """Return points without their unit, which the heading says."""
    return result.text.partition(" ")[0] if result else None


def _own_notes(section: SectionFigures, rows: Iterable[Figures]) -> list[str]:
    """Return what qualifies the counts themselves, each once."""
    notes = [one.count.note for one in rows] + [stages.note for stages in years(section)[-1:]]
    return list(dict.fromkeys(note for note in notes if note))


def _table(
    section: SectionFigures, name: str, caption: str, columns: tuple[Column, ...], rows: tuple[Row, ...],
    notes: Sequence[str], of: Sequence[Figures], *, period: bool = True,
) -> Table:  # fmt: skip
    service = section.service
    when = f", {of[0].count.period.words}" if period and of else ""
    results = [item for one in of for item in one.results]
    return Table(f"{section.slug}-{name}", section.slug, f"{caption}, {service}{when}", columns, rows, tuple(notes),
                 section.sources(results))  # fmt: skip
