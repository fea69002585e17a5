"""What a section prints of a measure and its breakdowns: the whole first, then every breakdown in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjreport.blocks.model import Block, Statement, Table
from yjreport.blocks.parts import Piece, Run
from yjreport.figures.judgement import SAME, UNTESTED
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared import groups, overview
from yjreport.sections.shared.breakdowns import by_dimensions, latest_of, total_of, whole
from yjreport.sections.shared.category_chart import category_chart
from yjreport.sections.shared.groups import Group
from yjreport.sections.shared.largest_groups import largest_groups, largest_of
from yjreport.tables.notes import split_note
from yjreport.wording import breakdown_words, capital, sentence

MOST_SMALL = 6
"""Figures of a measure up to which it shares a table with others."""

FEW_ROWS = 2
"""Figures that sentences say; more stand in a table."""

FEWEST_DRAWN = 4
"""Categories from which a chart shows more than a table."""


def of_measures(section: SectionFigures, *measures: Series) -> Iterator[Block | None]:
    """
    Yield what a section prints of measures that may have breakdowns.

    Of each, first the whole: sentence, chart and table, and the authorities of a joint service; then its breakdowns
    in one table, with a sentence that names the largest groups and a chart of one of them. Measures of the same
    thing share that table. Of several measures without comparators the first is shown so and the others share a
    table. Measures of few figures of one period share one too, which comes last; one or two such figures are said in
    sentences instead.
    """
    small = [series for series in measures if is_small(series)]
    families: dict[tuple[str, str], list[Series]] = {}
    for series in measures:
        if series and series not in small:
            families.setdefault((_stem(series), series.measure.unit), []).append(series)
    # The first measure is shown in full where it has a chart; the others share a table where two of them can.
    wholes = [whole(series) for family in families.values() for series in family]
    drawn = bool(wholes and wholes[0]) and section.chart(wholes[0]) is not None
    shared = {series.measure.id: series for series in overview.together(wholes[1:] if drawn else wholes)}
    for number, family in enumerate(families.values()):
        for series in family:
            if series.measure.id not in shared:
                yield from of_whole(section, whole(series))
        if number == 0 and shared:
            yield from over_time(section, *shared.values())
        yield from breakdowns(section, *family)
    yield from single_figures(section, *small)


def over_time(section: SectionFigures, *wholes: Series, caption: str = "") -> Iterator[Block | None]:
    """
    Yield several measures in one table, and a sentence about each that has moved by more than chance would explain.

    What chance could explain is in the table of changes at the end of the section.
    """
    for series in wholes:
        if has_moved(series):
            yield section.state(series)
    yield overview.table(section, wholes, caption=caption)


def has_moved(series: Series) -> bool:
    """Tell whether the latest change of a whole is more than chance alone would explain."""
    return any(pair.judgement not in (SAME, UNTESTED) for pair in series.changes if not pair.first.breakdown)


def of_measure(section: SectionFigures, series: Series) -> Iterator[Block | None]:
    """Yield what a section prints of one measure: the whole, then its breakdowns."""
    if is_small(series):
        yield from single_figures(section, series)
    elif series:
        yield from of_whole(section, whole(series))
        yield from breakdowns(section, series)


def single_figures(section: SectionFigures, *measures: Series, caption: str = "") -> Iterator[Block | None]:
    """Yield the table of a few single figures, or sentences with their source where there are one or two."""
    found = [series for series in measures if series]
    # A sentence says the latest figure of a measure: an earlier one beside it needs a table.
    earlier = any(len(series.results) > 1 and not series.by_category for series in found)
    if earlier or sum(len(series.results) for series in found) > FEW_ROWS:
        yield section.table(*found, caption=caption)
        return
    for series in found:
        said = section.state(series) if series.local else _of_another(section, series)
        yield sourced(section, said, series.results, measure_slug(series.measure))


def _of_another(section: SectionFigures, series: Series) -> Statement:
    """Say figures of which the service has none: those of an authority or a district of it."""
    pieces: list[Piece] = []
    for item in series.results:
        where = f"{series.measure.title}, {item.area.name} {item.period.in_words}: "
        pieces += [" " if pieces else "", where, item, "."]
    return section.sentences(f"{measure_slug(series.measure)}-says", *pieces)


def sourced(
    section: SectionFigures, said: Statement | None, results: Sequence[Result], name: str = ""
) -> Statement | None:
    """
    Return a statement that ends with what qualifies its figures and with their source, for one that no table follows.

    The id begins with `name` where nothing else is said.
    """
    titles = dict.fromkeys(line.title for line in section.sources(results))
    noted = [(split_note(item.note)[0], item) for item in results]
    several = len({note for note, _ in noted}) > 1
    notes = dict.fromkeys(sentence(f"{capital(breakdown_words(item))}: {note}" if several and item.breakdown else note)
                          for note, item in noted if note)  # fmt: skip
    words = " ".join([*notes, *([f"Source: {'; '.join(titles)}."] if titles else [])])
    if said is not None:
        return replace(said, runs=(*said.runs, Run(f" {words}"))) if words else said
    return section.sentences(f"{name}-source-says", words) if words and name else None


def is_small(series: Series) -> bool:
    """Tell whether a measure has so few figures, all of the service and of one period, that it needs no table."""
    if len(series.results) == 1:
        return True
    if not series or len(series.results) > MOST_SMALL or len(series.local) < len(series.results):
        return False
    if len({item.period for item in series.local}) > 1:
        return False
    return all(
        total_of(items.local, whole(series)) is None and len(items.local) < FEWEST_DRAWN
        for items in by_dimensions(series).values()
    )


def slug(names: tuple[str, ...]) -> str:
    """Return the dimensions of a breakdown as the end of an id."""
    return "-and-".join(names).replace("_", "-").replace(" ", "-")


def _stem(series: Series) -> str:
    return series.measure.title.partition(" by ")[0]


def of_whole(section: SectionFigures, total: Series) -> Iterator[Block | None]:
    """Yield a sentence, a chart and a table of a measure without its breakdowns; one figure or none is only said."""
    if not total:
        return
    said, table = section.state(total), section.table(total)
    if table is None or not any(item.there for item in total.local):
        yield sourced(section, said, total.results, measure_slug(total.measure))
        return
    yield said
    yield section.chart(total)
    yield table
    yield section.authorities(total)


def breakdowns(section: SectionFigures, *family: Series) -> Iterator[Block | None]:
    """Yield what a section prints of the breakdowns of measures of the same thing."""
    found = groups_of(family)
    measure = family[0].measure if family else None
    if measure is None or not found:
        return
    hidden = groups.withheld_words(found, measure.counts or measure.title)
    if hidden:
        yield section.sentences(f"{_id(found[0])}-withheld-says", hidden)
        return
    said = largest_of(section, found)
    name = f"{_id(found[0])}-by-{slug(tuple(one.words for one in found)) if len(found) == 1 else 'group'}"
    table = groups.table(section, found, title=_stem(found[0].items), name=name)
    if table is not None and len(table.rows) <= FEW_ROWS and len(found[0].periods) == 1 and len(found) == 1:
        items = latest_of(found[0].items)
        yield sourced(section, said or section.state(items), items.results)
        return
    yield said
    if table is not None:
        yield _chart(section, found, table, f"{section.slug}-{_id(found[0])}-chart-by-group")
    yield table


def groups_of(family: Sequence[Series]) -> list[Group]:
    """Return the breakdowns of measures; those by two things at once only where there is none by one."""
    pairs = [(names, items, whole(series)) for series in family for names, items in by_dimensions(series).items()]
    plain = [pair for pair in pairs if len(pair[0]) == 1] or pairs
    most = groups.MOST_PERIODS if len(plain) > 1 else groups.SINGLE_PERIODS
    made = [groups.group(items, total, most=most) for _, items, total in plain]
    return [one for one in made if one is not None]


def _id(one: Group) -> str:
    return measure_slug(one.items.measure)


def _chart(section: SectionFigures, found: Sequence[Group], table: Table, id: str) -> Block | None:
    """Return bars of the first breakdown with enough categories, of those that make up a whole if there is one."""
    enough = [one for one in found if not one.withheld and _drawn(one) >= FEWEST_DRAWN]
    chosen = next((one for one in enough if one.made is not None), enough[0] if enough else None)
    if chosen is None:
        return None
    latest = latest_of(chosen.items)
    return category_chart(section, latest, table, id=id, title=_title(chosen))


def _drawn(one: Group) -> int:
    """Return how many known categories have a figure to draw; none where more are withheld than drawn."""
    drawn = [item for item in one.latest if item.there]
    return len(drawn) if 2 * len(drawn) > len(one.latest) else 0


def _title(one: Group) -> str:
    """Return the message of a chart of categories: the largest group where there is one, else what is drawn."""
    top = largest_groups(one.latest, one.total)
    if len(top) == 1:
        return f"{_stem(one.items)}: the largest group is {groups.category_words(top[0])}"
    return f"{_stem(one.items)}, by {one.words}"
