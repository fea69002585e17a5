"""
The figures of one section, and the blocks to print them with: what the logic of a section is given.

`Section` in `yjreport.sections.section` is the notebook's object on top of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from yjreport import wording
from yjreport.blocks.model import Chart, Notice, Statement, Table
from yjreport.blocks.parts import Column, Piece, Row, SourceLine, runs
from yjreport.charts.choice import suitable_chart
from yjreport.config.measure_schema import Measure, SectionInfo
from yjreport.config.schema import Report
from yjreport.dataset.dataset import Dataset
from yjreport.errors import UsageError, did_you_mean
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import UNTESTED
from yjreport.figures.results import Result
from yjreport.figures.series import PARTS, Series, build_series
from yjreport.periods import Period, spanning
from yjreport.tables.differences import differences_table
from yjreport.tables.levels import levels_table
from yjreport.tables.source_lines import source_lines
from yjreport.tables.wide import authorities_table

FEWEST_ROWS = 2
"""Rows from which a table says more than a sentence."""


@dataclass(frozen=True)
class SectionFigures:
    """Give the logic of a section the figures that it may print, and the blocks to print them with."""

    slug: str
    dataset: Dataset

    @property
    def info(self) -> SectionInfo:
        """Return the section's title, question and the source that would fill it."""
        return self.dataset.catalogue.sections[self.slug]

    @property
    def service(self) -> str:
        """Return the name of the service."""
        return self.dataset.request.service.name

    @property
    def report(self) -> Report:
        """Return the parameters of the report."""
        return self.dataset.request.report

    @property
    def year(self) -> Period:
        """Return the year of the report."""
        return Period.of_year(self.report.year)

    def measure(self, id: str) -> Series:
        """
        Return the results of one measure.

        Raises:
            UsageError: when the catalogue has no such measure.
        """
        catalogue = self.dataset.catalogue.measures
        if id not in catalogue:
            raise UsageError(
                f"The catalogue has no measure {id!r}.{did_you_mean(id, catalogue)}",
                next_step="params/measures/ lists the measures.",
            )
        return build_series(catalogue[id], self.dataset.of(id))

    def measures(self, *ids: str) -> list[Series]:
        """Return the results of several measures, those of the section when none is named, without empty ones."""
        wanted = ids or [measure.id for measure in self.dataset.catalogue.by_section[self.slug]]
        return [series for series in map(self.measure, wanted) if series]

    @cached_property
    def by_name(self) -> dict[str, Result]:
        """Return every result of the annex by its id and, for the latest period, by its alias."""
        found: dict[str, Result] = {}
        for id in self.dataset.catalogue.measures:
            series = self.measure(id)
            differences = [*series.changes, *series.comparisons]
            for item in [*series.results, *(one for pair in differences for one in pair.results)]:
                found[item.id] = item
        for item in sorted(found.values(), key=lambda one: one.period.order()):
            found[item.alias] = item
        return found

    def state(self, *series: Series, emphasis: Literal["headline"] | None = None) -> Statement | None:
        """
        Say in sentences what the measures show: level, change and comparison; None without figures.

        Of a measure that the section's answer has said, only what the answer leaves out is said.
        """
        words: list[Piece] = []
        for one in series:
            words = wording.join_sentences(words, self._say(one))
        if not words:
            return None
        return self.sentences(f"{measure_slug(series[0].measure)}-says", *words, emphasis=emphasis)

    @property
    def in_answer(self) -> Mapping[str, str]:
        """Return the ids of the figures that the section's answer has said, by measure; none without an answer."""
        return {}

    def _say(self, series: Series) -> list[Piece]:
        if not series.local:
            return []
        if series.by_category and len({item.period for item in series.local}) == 1:
            if self.in_answer.get(series.measure.id) == series.local[0].id:
                return []
            return wording.by_category(series.local, series.measure)
        words: list[Piece] = []
        current = {latest.period for item in series.local if (latest := series.latest(item.breakdown))}
        # An authority's figure of another year beside the service's latest would be read as of the same year.
        beside = [item for item in series.uncompared if item.area.role not in PARTS or item.period in current]
        breakdowns = list(dict.fromkeys(item.breakdown for item in series.local))
        for breakdown in breakdowns:
            latest = series.latest(breakdown)
            assert latest is not None
            change = change_of(series, latest)
            said = self.in_answer.get(series.measure.id) == latest.id
            figures = (wording.details if said else wording.full)(latest, series.measure, change)
            around = wording.other_figures(
                latest, series.measure, change=change, lacking=series.lacking(breakdown),
                comparisons=[pair for pair in series.comparisons if pair.first.id == latest.id],
                uncompared=beside if breakdown == breakdowns[-1] else (),
            )  # fmt: skip
            words = wording.join_sentences(words, figures, around)
        return words

    def sentences(self, name: str, *pieces: Piece, emphasis: Literal["headline", "answer"] | None = None) -> Statement:
        """Return sentences made of words and results; what marks say of figures is said in words."""
        return Statement(self._id(name), self.slug, runs(*wording.with_marks_in_words(pieces)), emphasis)

    def notice(self, name: str, tone: Literal["note", "warning", "gap"], title: str, *pieces: Piece) -> Notice:
        """Return a note, a warning or a gap."""
        return Notice(self._id(name), self.slug, tone, title, runs(*wording.with_marks_in_words(pieces)))

    def table(self, *series: Series, caption: str = "") -> Table | None:
        """
        Return the table of the results of one measure, or of several together; None with fewer than two rows.

        A single figure is said in a sentence, which a table of one row would repeat.

        The service and the period are added to the caption: the measure, or the section's title, if none is told.
        """
        found = [one for one in series if one]
        if not found:
            return None
        results = [item for one in found for item in (*one.local, *one.others)]
        title = found[0].measure.title if len(found) == 1 else f"{self.info.title}: figures"
        if len(results) < FEWEST_ROWS:
            return None
        return levels_table(
            found,
            id=self._id(
                measure_slug(found[0].measure) if len(found) == 1 else f"{measure_slug(found[0].measure)}-and-others"
            ),
            section=self.slug,
            caption=f"{caption or title}, {self._span(results)}",
            sources=self.sources(results),
            named=bool(caption) or len(found) > 1,
        )

    def table_of(
        self, id: str, caption: str, columns: Sequence[Column], rows: Iterable[Row], notes: Iterable[str] = ()
    ) -> Table:
        """Return a table of the cells that rows have for its columns, with the sources of the results they print."""
        shown = tuple(Row({column.key: row.cells[column.key] for column in columns}, row.kind) for row in rows)
        printed = [cell.result for row in shown for cell in row.cells.values() if cell.result]
        return Table(id, self.slug, caption, tuple(columns), shown, tuple(notes), self.sources(printed))

    def authorities(self, series: Series) -> Table | None:
        """Return each authority of a joint service beside the whole, over time; None where there is only one."""
        shown = [item for item in series.results if item.area.role in (*PARTS, "local")]
        return authorities_table(
            series,
            id=self._id(f"{measure_slug(series.measure)}-by-authority"),
            section=self.slug,
            caption=f"{series.measure.title} by authority, {self._span(shown)}",
            sources=self.sources(shown),
        )

    def changes(self, *series: Series) -> Table | None:
        """
        Return the table of changes and comparisons of the latest figures of measures that can be tested.

        None with fewer than two: the sentence about a measure says its own.
        """
        pairs = [
            (one.measure, pair)
            for one in series
            for pair in [*one.changes, *one.comparisons]
            if (latest := one.latest(pair.first.breakdown)) is not None
            and latest.id == pair.first.id
            and (one.measure.test is not None or pair.judgement != UNTESTED)
        ]
        if len(pairs) < FEWEST_ROWS:
            return None
        return differences_table(
            pairs,
            id=self._id(f"{self.slug}-differences"),
            section=self.slug,
            caption=f"{self.info.title}: changes and comparisons of the latest figures, {self.service}",
            sources=self.sources([one for _, pair in pairs for one in (pair.first, pair.second)]),
        )

    def chart(self, series: Series) -> Chart | None:
        """Return the chart that suits a measure's results, or None where a table serves better."""
        return suitable_chart(
            series,
            id=self._id(f"{measure_slug(series.measure)}-chart"),
            section=self.slug,
            service=self.service,
            sources=self.sources(series.results),
        )

    def sources(self, results: Iterable[Result]) -> tuple[SourceLine, ...]:
        """Return the sources of results, each once, with the places in it."""
        return source_lines(results, self.dataset.sources)

    def _span(self, results: Iterable[Result]) -> str:
        name = self.service
        periods = [item.period for item in results if item.area.role == "local"]
        whole = spanning(periods) if all(period.known for period in periods) else None
        return f"{name}, {whole.words}" if whole else name

    def _id(self, name: str) -> str:
        return name if name.startswith(self.slug) else f"{self.slug}-{name}"


def measure_slug(measure: Measure) -> str:
    """Return a measure's id as the ids of blocks have it, with hyphens."""
    return measure.id.replace("_", "-")


def change_of(series: Series, item: Result) -> Difference | None:
    """Return the change to a figure, where there is an earlier one to compare with."""
    return next((pair for pair in series.changes if pair.first.id == item.id), None)
