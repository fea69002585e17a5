"""Counting rule of the children at each stage, for relative rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.caseload import decided
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

POPULATION = "population"
STAGES = (POPULATION, "arrested", "out of court", "cautioned or sentenced", "custody", "remand")


@counts(
    "outcomes", "offences", "children", optional=("arrests", "remands", "population"), by=("stage", "ethnicity"),
    whole=False,
)  # fmt: skip
def children_by_stage(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the children at each stage by ethnic group, each child once a stage; and the population aged 10 to 17.

    Out of court are community resolutions, outcomes 20, 21 and 22 and both cautions. Stages overlap: a child can be
    at several in one period. A group without children at a stage is 0; there is no population of whom the group is
    not known. Source: Youth Justice Board, Summary Ethnic Disproportionality Tool.
    """
    import pandas as pd

    given = decided(prepared, window, proven=False)
    at = {
        "arrested": prepared.within("arrests", window),
        "out of court": given[given["outcome"].isin((*words.INFORMAL, *words.CAUTIONS))],
        "cautioned or sentenced": given[given["proven"]],
        "custody": given[given["outcome"].isin(words.CUSTODY)],
        "remand": prepared.within("remands", window),
    }
    tables = {"arrested": "arrests", "remand": "remands"}
    parts = [_population(prepared, window)]
    for stage, frame in at.items():
        if prepared.extract.has(tables.get(stage, "outcomes")):
            heads = frame.drop_duplicates("child_id")["ethnicity"].value_counts()
            parts.append(_rows(stage, {group: int(heads.get(group, 0)) for group in words.ETHNICITIES}))
    found = prepared.population(window)
    note = f"Population: estimate for the middle of {found[1]}." if found else ""
    return Counted(pd.concat(parts, ignore_index=True), value="heads", how="sum", note=note)


def _population(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    found = prepared.population(window)
    frame = prepared.extract["population"]
    heads = frame[frame["year"] == (found[1] if found else 0)].groupby("ethnicity")["population"].sum()
    return _rows(POPULATION, {group: int(heads[group]) for group in words.ETHNIC_GROUPS if group in heads})


def _rows(stage: str, heads: dict[str, int]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"stage": stage, "ethnicity": list(heads), "heads": list(heads.values())})
