"""Import the vintages of the Local Authority Interactive Tool, which are read side by side."""

from __future__ import annotations

from yjreport.open_data.local_authority_interactive_tool.files import figures, read_long, read_parquet
from yjreport.open_data.local_authority_interactive_tool.measures import MEASURES, PLANS_COUNT
from yjreport.open_data.local_authority_interactive_tool.revisions import with_revisions
from yjreport.open_data.local_authority_interactive_tool.rows import Vintage, lait_rows
from yjreport.open_data.publications.all_publications import EARLIER, NEET_SOURCES, NEWEST, Context
from yjreport.open_data.tidy_rows.counts import ON_CENSUS_2011, implied_counts, printed_counts, shared_cohorts
from yjreport.open_data.tidy_rows.periods import march_day
from yjreport.open_data.tidy_rows.rows import TidyRow

PLANS_NOTE = "Count from the tool's measure CPP_Num; mid-year population of the year before."


def import_lait(context: Context) -> dict[str, list[TidyRow]]:
    """
    Return the rows of every vintage by source: labels corrected, counts added, revisions marked.

    The context must hold the populations and the NEET scorecards already.
    """
    vintages = [_earlier(context, source, day) for source, day in EARLIER.items()]
    newest = _newest(context)
    vintages.append(newest)
    rows = lait_rows(vintages, context.geography)
    rows = _with_counts(rows, context, newest)
    ordered = [(vintage.source, context.released[vintage.source], rows[vintage.source]) for vintage in vintages]
    return with_revisions(ordered, ON_CENSUS_2011)


def _earlier(context: Context, source: str, day: str) -> Vintage:
    path, name = context.path(context.lait_files[source])
    codes = [measure.code for measure in MEASURES if measure.youth]
    return Vintage(source, figures(read_long(path, name, codes, day), context.geography, name))


def _newest(context: Context) -> Vintage:
    path, name = context.path(context.lait_files[NEWEST])
    codes = [*(measure.code for measure in MEASURES), PLANS_COUNT]
    return Vintage(NEWEST, figures(read_parquet(path, name, codes), context.geography, name))


def _with_counts(rows: dict[str, list[TidyRow]], context: Context, newest: Vintage) -> dict[str, list[TidyRow]]:
    populations = context.populations()
    made = {
        source: implied_counts(found, source, context.released[source], populations) for source, found in rows.items()
    }
    under_18 = {
        (row.area, row.when.end.year): int(row.value)
        for row in context.rows.get("dfe-population-0-17", ())
        if row.when.end and row.value is not None
    }
    plans = {
        (one.area, when.label): int(one.cell.value)
        for one in newest.figures.get(PLANS_COUNT, ())
        if (when := march_day(one.label)) and one.cell.value is not None
    }
    made[NEWEST] = printed_counts(made[NEWEST], "child_protection_rate", plans, under_18, PLANS_NOTE)
    scorecards = [row for source in NEET_SOURCES for row in context.rows.get(source, ())]
    made[NEWEST] = shared_cohorts(made[NEWEST], scorecards)
    return made
