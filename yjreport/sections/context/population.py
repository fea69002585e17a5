"""The children aged 10 to 17 of the area, by year, with the break between the bases of the estimates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yjreport.blocks.model import Block, Statement
from yjreport.blocks.parts import Piece
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import headline, whole
from yjreport.sections.shared.computed import difference_of, like
from yjreport.wording import capital

MEASURE = "population_10_17"


def basis(series: Series) -> list[Result]:
    """Return the service's figures on the basis of the latest one: those from the last break on, oldest first."""
    items = [item for item in whole(series).local if item.there and item.period.known]
    items.sort(key=lambda item: item.period.order())
    breaks = [at for at, item in enumerate(items) if "b" in item.marks]
    return items[breaks[-1] :] if breaks else items


def statement(section: SectionFigures, series: Series) -> Statement | None:
    """Say how many children there are, and by how many more or fewer than when the present basis began."""
    latest = headline(whole(series))
    if latest is None or not latest.there:
        return None
    said = section.in_answer.get(MEASURE) == latest.id
    pieces: list[Piece] = []
    if not said:
        pieces = [f"{capital(latest.period.in_words)} the area had ", latest, " children aged 10 to 17."]
    same = basis(series)
    first = same[0] if same else latest
    if first.id != latest.id:
        change = difference_of(latest, first, f"since-{first.period.slug}")
        a, b = latest.fraction, first.fraction
        if change is not None and a is not None and b:
            share = like(
                latest, f"since-{first.period.slug}-percent", 100 * (a / b - 1), unit="percent", decimals=1,
                others=[first], signed=True,
            )  # fmt: skip
            # Without the mark of a break, which stands for the step to this figure and not for what follows it.
            change, share = (replace(one, marks=_without_break(one)) for one in (change, share))
            pieces += [f"{' ' if pieces else ''}{capital(first.period.in_words)} there were ", (first.text, first),
                       ": the difference since then is ", change, " (", share, ")."]  # fmt: skip
    if any("b" in item.marks for item in whole(series).local):
        before = "Figures before the break marked [b] are on another basis and are not compared with later ones."
        pieces.append(f" {before}" if pieces else before)
    return section.sentences("population-says", *pieces) if pieces else None


def _without_break(item: Result) -> tuple[str, ...]:
    return tuple(mark for mark in item.marks if mark != "b")


def blocks(section: SectionFigures, series: Series) -> Iterator[Block | None]:
    """Yield the sentence, a chart of the area alone, whose scale a nation would hide, and tables with other areas."""
    total = whole(series)
    yield statement(section, total)
    yield section.chart(Series(series.measure, total.local))
    yield section.table(total)
    yield section.authorities(total)
