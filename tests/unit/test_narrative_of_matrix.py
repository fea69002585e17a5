"""The checker bears out what the program computes, in each case that its sentences know."""

from __future__ import annotations

import pytest
import wording_matrix as matrix

from yjreport.config.catalogue import load_catalogue
from yjreport.figures.ledger import collect
from yjreport.figures.observations import Observation
from yjreport.narrative.check.blocks import check_blocks
from yjreport.narrative.judge.verdicts import COMPUTED, REFUSED
from yjreport.paths import Project

CATALOGUE = load_catalogue(Project.here())
ALL = [
    pytest.param(kind, observations, id=f"{kind.name}: {name}")
    for kind in matrix.KINDS
    for name, observations in matrix.cases(kind)
]


def refused(kind: matrix.Kind, observations: list[Observation]) -> list[str]:
    """Return what the checker would refuse of the sentences, tables and charts of a case."""
    section = matrix.section_with(kind.slug, observations)
    series = section.measure(kind.measure)
    shown = [*matrix.statements(kind, observations).values(), section.table(series), section.chart(series)]
    made = [{**block.content(), "results": block.record()["results"]} for block in shown if block is not None]
    ledger = collect(made, service="exampleshire", year="2024-25", edition="public", catalogue=CATALOGUE)
    found = check_blocks(made, ledger, CATALOGUE)
    return [f"{one.sentence} {one.message()}" for one in found if one.origin == COMPUTED and one.verdict in REFUSED]


@pytest.mark.parametrize(("kind", "observations"), ALL)
def test_no_computed_sentence_is_refused(kind: matrix.Kind, observations: list[Observation]) -> None:
    """No case of computed prose stops a report: a refusal would be a fault that no officer can mend."""
    assert [] == refused(kind, observations)
