"""The open measures of a section in one table: the service beside its region and nation, and each authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yjreport.blocks.model import Block, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.config.catalogue import Area
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.formats import listing
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared import measure_blocks
from yjreport.sections.shared.breakdowns import headline_period
from yjreport.sections.shared.measure_sources import is_open, open_measures, own_measures
from yjreport.tables.cells import NOT_AVAILABLE, titled, with_counts
from yjreport.tables.notes import notes_of
from yjreport.wording import capital

COMPARATORS = ("region", "national")
"""The areas that a profile sets beside the service."""

FEWEST_ROWS = 2


def around(section: SectionFigures, *measures: Series) -> Iterator[Block | None]:
    """Yield the profile of measures and each authority's figures, or a sentence where one row would be all."""
    table = profile(section, *measures)
    if table is None:
        said = sentences(section, *measures)
        yield measure_blocks.sourced(section, said, [item for series in measures for item in _latest(series)])
    yield table
    yield members(section, *measures)


def sentences(section: SectionFigures, *measures: Series) -> Statement | None:
    """
    Say the latest figure of each measure, with the region's and the nation's of the same period.

    Measures by category and those without a figure of the service are left to the table; None where that is each.
    """
    pieces: list[Piece] = []
    for series in measures:
        item = next((one for one in _latest(series) if not one.breakdown and one.there), None)
        if item is None:
            continue
        when = item.period.in_words if item.period.known else f"({item.period.words})"
        pieces += [" " if pieces else "", f"{series.measure.title} {when}: ", item]
        others = [
            one
            for area in _areas([series])
            for one in series.results
            if one.area == area and not one.breakdown and one.there and _period_agrees(one, item)
        ]
        for number, one in enumerate(others):
            pieces += [" (" if number == 0 else ", ", f"{one.area.name} ", one]
        pieces.append(")." if others else ".")
    return section.sentences("profile-says", *pieces) if pieces else None


def profile(section: SectionFigures, *measures: Series, name: str = "profile", caption: str = "") -> Table | None:
    """
    Return one row for each measure, or each category of it: latest figure, its period, region and nation.

    A region or a nation whose latest figure is for another period has [x], and the period that it has is said. Rows
    without any figure are left out. Nothing is returned where there would be fewer than two rows.
    """
    areas = _areas(measures)
    every = [(series, item) for series in measures for item in _latest(series)]
    made = {id(pair): _cells(*pair, areas) for pair in every}
    rows = [pair for pair in every if pair[1].there or any(made[id(pair)][area.key].result for area in areas)]
    if len(rows) < FEWEST_ROWS:
        return None
    kept = [area for area in areas if any(made[id(pair)][area.key].text != NOT_AVAILABLE.text for pair in rows)]
    columns = [
        Column("measure", "Measure", header=True),
        *_period_column(rows),
        Column("local", section.service, align="right"),
        *(Column(area.key, capital(area.name), align="right") for area in kept),
    ]
    cells = [Row(made[id(pair)]) for pair in rows]
    return section.table_of(
        f"{section.slug}-{name}", _titled(section, caption, rows), columns, cells, _notes_under(rows)
    )


def _period_column(rows: Sequence[tuple[Series, Result]]) -> list[Column]:
    """Return the column of periods where there are several; the caption says a single one."""
    return [Column("period", "Period")] if len({item.period.words for _, item in rows}) > 1 else []


def _titled(section: SectionFigures, caption: str, rows: Sequence[tuple[Series, Result]]) -> str:
    """Return a caption with the service, and the period where it is the same for each row."""
    periods = {item.period.words for _, item in rows}
    when = f", {periods.pop()}" if len(periods) == 1 else ", latest figures"
    return f"{caption or section.info.title}, {section.service}{when}"


def members(section: SectionFigures, *measures: Series, name: str = "members", caption: str = "") -> Table | None:
    """
    Return each authority of a joint service beside the whole, a row for each measure; None for a single authority.

    An authority without a figure for the period of the whole has [x]; a note says which measures lack which.
    """
    authorities = section.dataset.request.service.authorities
    if len(authorities) < 2:
        return None
    rows = [(series, item) for series in measures for item in _latest(series, "local", "member")]
    codes = [authority.code for authority in authorities]
    rows = [pair for pair in rows if any(_same(*pair, code) is not None for code in codes) and not _alone(*pair, codes)]
    if not rows:
        return None
    whole = any(item.area.role == "local" and item.there for _, item in rows)
    columns = [
        Column("measure", "Measure", header=True),
        *_period_column(rows),
        *([Column("local", f"{section.service}, the whole", align="right")] if whole else []),
        *(Column(authority.code, authority.name, align="right") for authority in authorities),
    ]
    made = []
    for series, item in rows:
        cells = {"measure": Cell(titled(series.measure.title, item)), "period": Cell(capital(item.period.words))}
        cells["local"] = Cell.of(item) if item.area.role == "local" else NOT_AVAILABLE
        for authority in authorities:
            found = _same(series, item, authority.code)
            cells[authority.code] = Cell.of(found) if found else NOT_AVAILABLE
        made.append(Row(cells))
    notes = [note for series, item in rows if (note := _missing(section, series, item))]
    title = _titled(section, f"{caption or section.info.title}: each authority", rows)
    return section.table_of(f"{section.slug}-{name}", title, columns, made, (*notes, *_notes_under(rows)))


def _latest(series: Series, *roles: str) -> list[Result]:
    """Return the figures of the headline period: the service's, or failing them those of its first authority."""
    for role in roles or ("local",):
        mine = [item for item in series.results if item.area.role == role]
        found = []
        for breakdown in dict.fromkeys(item.breakdown for item in mine):
            items = [item for item in mine if item.breakdown == breakdown]
            period = headline_period(items)
            found += [item for item in items if item.period == period][:1]
        if found:
            return found
    return []


def _areas(measures: Sequence[Series]) -> list[Area]:
    """Return the regions and nations that any measure has a figure for, regions first."""
    found = {item.area: None for series in measures for item in series.results if item.area.role in COMPARATORS}
    return sorted(found, key=lambda area: COMPARATORS.index(area.role))


def _cells(series: Series, item: Result, areas: Sequence[Area]) -> dict[str, Cell]:
    cells = {
        "measure": Cell(titled(series.measure.title, item)),
        "period": Cell(capital(item.period.words)),
        "local": with_counts(item),
    }
    for area in areas:
        others = [one for one in series.results if one.area == area and one.breakdown == item.breakdown]
        same = next((one for one in others if _period_agrees(one, item)), None)
        if same is not None:
            cells[area.key] = Cell.of(same)
        elif others:
            last = headline_period(others)
            cells[area.key] = Cell(f"[x] (latest is {last.words})" if last else "[x]")
        else:
            cells[area.key] = NOT_AVAILABLE
    return cells


def _period_agrees(one: Result, other: Result) -> bool:
    """Tell whether two figures are for the same days; periods without days agree with none but their own label."""
    if one.period.known or other.period.known:
        return one.period.same_days(other.period)
    return not one.period.unstated and one.period.label == other.period.label


def _same(series: Series, item: Result, code: str) -> Result | None:
    for one in series.results:
        if one.area.code == code and one.breakdown == item.breakdown and _period_agrees(one, item):
            return one
    return None


def _alone(series: Series, item: Result, codes: Sequence[str]) -> bool:
    """Tell whether one authority alone has a figure, which is then that of the whole and would be said twice."""
    there = [one for code in codes if (one := _same(series, item, code)) is not None and one.there]
    return item.area.role == "local" and len(there) == 1 and there[0].fraction == item.fraction


def _missing(section: SectionFigures, series: Series, item: Result) -> str:
    """Say which authorities have no figure beside the whole."""
    absent = [
        authority.name
        for authority in section.dataset.request.service.authorities
        if (found := _same(series, item, authority.code)) is None or not found.there
    ]
    if not absent or "no figure for" in item.note or "Not added up" in item.note:
        return ""
    return f"{titled(series.measure.title, item)}: no figure for {listing(absent)} {item.period.in_words}."


def _notes_under(pairs: Sequence[tuple[Series, Result]]) -> tuple[str, ...]:
    return notes_of([(series.measure, item) for series, item in pairs], single=False)


__all__ = ["around", "is_open", "members", "open_measures", "own_measures", "profile", "sentences"]
