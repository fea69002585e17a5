"""The chart of relative rates by decision stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport import charts
from yjreport.blocks.model import Chart, Table
from yjreport.charts.blocks import point
from yjreport.figures.judgement import HIGHER, LOWER
from yjreport.formats import listing
from yjreport.sections.over_representation.stage_figures import Figures
from yjreport.sections.over_representation.stage_words import children, some_gone
from yjreport.sections.section_figures import SectionFigures
from yjreport.wording import capital


def chart(section: SectionFigures, rows: Sequence[Figures], table: Table) -> Chart:
    """Return the index of each group and stage with its interval, against 1; the title says if some are not given."""
    stages = list(
        dict.fromkeys(one.stage for one in rows if any(other.given for other in rows if other.stage == one.stage))
    )
    points = [
        point(one.index, capital(one.group), capital(one.stage), stages.index(one.stage))
        for one in rows
        if one.index and one.stage in stages
    ]
    first = rows[0].count
    unit = "Times as likely as White children"
    return Chart(
        f"{section.slug}-stages-chart",
        section.slug,
        title=_title(rows, gone=some_gone(rows)),
        subtitle=f"{unit}, by stage, with 95% intervals, {section.service}, {first.period.words}",
        spec=charts.dots(points, unit_label=unit, reference=1, reference_label="As likely", even=True),
        description=charts.describe(
            points, measure="how many times as likely as White children each group was to reach each stage",
            kind="dots", unit="ratio", interval="95% exact intervals and a line at 1, as likely",
        ),
        data=replace(table, id=f"{table.id}-data"),
        sources=table.sources,
    )  # fmt: skip


def _title(rows: Sequence[Figures], *, gone: bool) -> str:
    """Return the message: who differs by more than chance, and nothing more."""
    judged = {
        word: list(dict.fromkeys(children(one.group) for one in rows if one.index and one.index.judgement == word))
        for word in (HIGHER, LOWER)
    }
    if judged[HIGHER]:
        return f"{capital(listing(judged[HIGHER]))} are over-represented by more than chance would explain"
    if judged[LOWER]:
        return f"{capital(listing(judged[LOWER]))} are under-represented by more than chance would explain"
    where = "Where an index can be given, no" if gone else "No"
    return f"{where} group's rate can be told from that of White children by more than chance"
