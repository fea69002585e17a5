"""
A service among its family: rank, quarter and pooled value in words, and a funnel, or dots where none suits.

Where a source withholds a member's figure because it is small, those that are left are too high: then there is no
rank, no pooled value and no funnel, but a sentence that names who is withheld, and dots of the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Block, Chart, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.charts.blocks import chart_block, point
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.formats import listing
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.family_funnel import block_name, funnel, kind_of, too_different, unit_label
from yjreport.sections.shared.family_standing import FamilyComparison, counted, family_comparison
from yjreport.tables.cells import NOT_APPLICABLE, UNIT_WORDS
from yjreport.wording import capital, when


def blocks(section: SectionFigures, series: Series) -> list[Block]:
    """Return rank and pooled value in words, the picture, and what to keep in mind; nothing without a family."""
    found = family_comparison(section, series)
    if found is None:
        return []
    every = (statement(section, found), chart(section, found), too_different(section, found))
    return [block for block in every if block is not None]


def statement(section: SectionFigures, found: FamilyComparison) -> Statement:
    """
    Say rank and quarter, how much of that chance could explain, the pooled value, and who is missing.

    Where members' figures are withheld as small, say whose, and nothing else but who is missing.
    """
    if found.hidden:
        return section.sentences(f"{block_name(found)}-says", _withheld(section, found), _missing(found))
    service = section.service
    quarter, alike, pooled = found.quarter(), found.alike(), found.pooled()
    words: list[Piece] = [f"{capital(found.measure.subject)} {when(found.local, found.measure)} was ", found.local,
                          f" in {service}: the ", found.rank(), f" among {service} and {found.who}"]  # fmt: skip
    if quarter:
        words += [", in the ", quarter]
    words.append(". ")
    if pooled:
        words += [f"The {'pooled ' if counted(pooled) else ''}value of {found.who} was ", pooled]
        if counted(pooled):
            about = "about " if found.implied or pooled.implied else ""
            words += [" (", (f"{about}{pooled.numerator:,} of {pooled.denominator:,}", pooled), ")"]
        words.append(". ")
    if alike:
        words += ["Chance alone could explain the difference from ", alike, " others. "]
    words.append("Ranks of small counts are unstable: a child more or less can move them by several places.")
    words.append(_missing(found))
    return section.sentences(f"{block_name(found)}-says", *words)


def _missing(found: FamilyComparison) -> str:
    return f" There is no figure for {listing(list(found.missing))}." if found.missing else ""


def _withheld(section: SectionFigures, found: FamilyComparison) -> str:
    """Say which members' figures are withheld as small, so that no rank or limits are given."""
    names = [item.area.name for item in found.hidden]
    have, are = ("have figures", "are") if len(names) > 1 else ("has a figure", "is")
    return (
        f"Among {section.service} and {found.who}, {listing(names)} {have} for"
        f" {found.measure.subject} {when(found.local, found.measure)} that {are} withheld as small, so no rank or"
        " limits are given."
    )


def chart(section: SectionFigures, found: FamilyComparison) -> Chart | None:
    """Return the funnel of the family, or dots where no funnel suits; None where no member has a figure."""
    if not found.peers:
        return None
    kind = kind_of(found)
    return funnel(section, found, kind) if kind else _dots(section, found)


def _dots(section: SectionFigures, found: FamilyComparison) -> Chart:
    """Return the service among its family as dots, with what intervals are known; in order, unless one is withheld."""
    service = section.service
    ranked = not found.hidden
    ordered = sorted(found.everyone, key=_by_value if ranked else _by_name)
    points = [point(item, item.area.name, item.area.name, number) for number, item in enumerate(ordered)]
    unit, data = unit_label(found), _dots_table(section, found, ordered)
    title = f"{service} and those of {found.who} whose figures are given, {found.when}"
    if ranked:
        title = f"{service} is the {found.rank().text} among itself and {found.who}, {found.when}"
    given = "" if ranked else ", where it is given,"
    return chart_block(
        "dots", points, id=data.id.removesuffix("-data"), section=section.slug, title=title,
        subtitle=f"{unit}, {service} and {found.who}, {found.local.period.words}",
        measure=f"{found.measure.subject}{given}", unit_label=unit, unit=found.local.unit,
        local=found.local.area.name, data=data,
    )  # fmt: skip


def _dots_table(section: SectionFigures, found: FamilyComparison, ordered: Sequence[Result]) -> Table:
    """Return the data of the dots, with the service's rank; with the withheld ones instead where there are some."""
    columns = [
        Column("area", "Area", header=True),
        Column("value", UNIT_WORDS.get(found.local.unit, "Figure"), align="right"),
    ]
    cells = [{"area": Cell(item.area.name), "value": Cell.of(item)} for item in (*ordered, *found.hidden)]
    notes = ["Members in the order of their names. [c]: withheld as small."]
    if not found.hidden:
        rank, notes = found.rank(), []
        columns.append(Column("rank", "Rank"))
        for item, row in zip(ordered, cells, strict=True):
            row["rank"] = Cell.of(rank) if item is found.local else NOT_APPLICABLE
    where = f"{section.service} and {found.who}, {found.local.period.words}"
    return section.table_of(f"{section.slug}-{block_name(found)}-dots-data", f"{found.measure.title}: {where}",
                            columns, map(Row, cells), notes)  # fmt: skip


def _by_value(item: Result) -> tuple[float, str]:
    return -float(item.value or 0), item.area.name


def _by_name(item: Result) -> tuple[bool, str]:
    return item.area.role == "peer", item.area.name
