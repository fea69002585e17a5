"""The ten key performance indicators, each from start to end of orders and with its breakdowns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yjreport.blocks.model import Block, Statement
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared import groups, kpi_answers, measure_blocks, overview
from yjreport.sections.shared.breakdowns import by_dimensions, whole
from yjreport.sections.shared.kpi_moments import (
    MOMENT,
    Pair,
    counted,
    moments_chart,
    moments_statement,
    moments_table,
    pairs,
)
from yjreport.wording import capital, when


def blocks(section: SectionFigures, id: str, *, known: str = "", then: Sequence[str] = ()) -> Iterator[Block | None]:
    """
    Yield what a section prints of one indicator.

    The whole with its change and comparators, start and end beside each other, and every other breakdown in one
    table, what was recorded and "not known" among them.

    `known` is the measure of for how many children the indicator is recorded, `then` are those that follow from it,
    such as of those with a need who were offered support.
    """
    series = section.measure(id)
    following = [one for one in map(section.measure, then) if one]
    recorded = section.measure(known) if known else None
    if not series or measure_blocks.is_small(series):
        yield from measure_blocks.of_measures(section, *([series] if series else []), *following)
        return
    wholes = [whole(one) for one in (series, *following)]
    shared = overview.together([*wholes, *([whole(recorded)] if recorded else [])])
    if wholes[0] and any(one.measure.id == id for one in shared):
        said = [one for one in wholes if one.measure.id in {other.measure.id for other in shared}]
        for one in said:
            yield section.state(one) if one is said[0] or measure_blocks.has_moved(one) else None
        yield overview.table(section, shared, caption=series.measure.title)
    else:
        shared = []
        yield from measure_blocks.of_whole(section, wholes[0])
    held = {one.measure.id for one in shared}
    found = pairs(series)
    if any(pair.start for pair in found):
        yield moments_statement(section, series, found)
        yield moments_chart(section, series, found)
        yield moments_table(section, series, found)
    yield from _breakdowns(section, series, found)
    yield from measure_blocks.of_measures(section, *(one for one in following if one.measure.id not in held))
    if recorded and recorded.measure.id not in held:
        yield _recorded(section, whole(recorded))


def _recorded(section: SectionFigures, known: Series) -> Statement | None:
    """Say for how many it is recorded, and no more: it qualifies the indicator."""
    latest = known.latest()
    if latest is None or not latest.there:
        return None
    subject = f"{capital(known.measure.subject)}, {when(latest, known.measure)}: "
    return section.sentences(f"{measure_slug(known.measure)}-says", subject, *counted(latest), ".")


def _breakdowns(section: SectionFigures, series: Series, found: Sequence[Pair]) -> Iterator[Block | None]:
    """Yield every breakdown without moments in one table, what was recorded among them; few answers in a sentence."""
    beside = {tuple(name for name, _ in pair.category) for pair in found if pair.start}
    kept = {names: items for names, items in by_dimensions(series).items()
            if MOMENT not in names and names not in beside}  # fmt: skip
    plain = {names: items for names, items in kept.items() if len(names) == 1} or kept
    if not plain:
        return
    total, made = whole(series), []
    for (name, *_), items in plain.items():
        made.append(groups.group(items, total, kpi_answers.SHORT.get(name, "")))
    shown = [one for one in made if one is not None]
    hidden = groups.withheld_words(shown, series.measure.title)
    if hidden:
        yield section.sentences(f"{measure_slug(series.measure)}-withheld-says", hidden)
        return
    name = measure_blocks.slug(tuple(one.words for one in shown)) if len(shown) == 1 else "group"
    table = groups.table(section, shown, title=series.measure.title, name=f"{measure_slug(series.measure)}-by-{name}")
    if table is not None and len(table.rows) > measure_blocks.FEW_ROWS:
        yield table
        return
    for (name, *_), items in plain.items():
        yield kpi_answers.statement(section, items, name) if name in kpi_answers.ANSWERS else None
