"""Claims about a whole series, another area's series and ranks get the verdict that the figures give."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "acceptance"))
from claims_ledger import Figures, catalogue, overall, records_of, results_of

from yjreport.narrative.check.checker import Checker
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNSUPPORTED

ROSE_THEN_FELL: Figures = {2018: (90, 300), 2019: (100, 300), 2020: (110, 300), 2021: (40, 300)}
FELL_EACH_YEAR: Figures = {2018: (150, 300), 2019: (120, 300), 2020: (90, 300), 2021: (60, 300)}
TWO_YEARS: Figures = {2020: (110, 300), 2021: (40, 300)}
HIGH: Figures = {2021: (140, 300)}
ENGLAND_FELL: Figures = {2020: (10500, 31000), 2021: (9000, 31000)}
ENGLAND_ROSE: Figures = {2020: (9000, 31000), 2021: (10500, 31000)}


@pytest.mark.parametrize(
    ("local", "england", "claim", "verdict"),
    [
        (ROSE_THEN_FELL, {}, "fell, the first fall since 2018", SUPPORTED),
        (FELL_EACH_YEAR, {}, "fell, the first fall since 2018", CONTRADICTED),
        (ROSE_THEN_FELL, {}, "rose, the first rise since 2018", CONTRADICTED),
        (TWO_YEARS, {}, "fell, the first fall since 2018", UNSUPPORTED),
        (ROSE_THEN_FELL, ENGLAND_FELL, "fell, mirroring the national reduction", SUPPORTED),
        (ROSE_THEN_FELL, ENGLAND_ROSE, "fell, in line with the national trend", CONTRADICTED),
        (ROSE_THEN_FELL, {}, "fell, mirroring the national reduction", UNSUPPORTED),
        (ROSE_THEN_FELL, {}, "was the lowest in four years", SUPPORTED),
        (ROSE_THEN_FELL, {}, "was the highest in four years", CONTRADICTED),
        (ROSE_THEN_FELL, {}, "was the best in four years", SUPPORTED),
        (ROSE_THEN_FELL, {}, "was the worst in four years", CONTRADICTED),
        (ROSE_THEN_FELL, {}, "was the lowest since 2018", SUPPORTED),
        (ROSE_THEN_FELL, {}, "was the lowest in ten years", UNSUPPORTED),
        (HIGH, ENGLAND_ROSE, "was the lowest of all areas", CONTRADICTED),
        (ROSE_THEN_FELL, ENGLAND_ROSE, "was the lowest of all areas", UNSUPPORTED),
        (ROSE_THEN_FELL, {}, "saw the largest reduction in the region", UNSUPPORTED),
    ],
)
def test_a_claim_is_judged_by_the_whole_series(local: Figures, england: Figures, claim: str, verdict: str) -> None:
    """It is borne where every year or area that it speaks of bears it, and not where one is missing."""
    areas = {"local": local, **({"england": england} if england else {})}
    checker = Checker(records_of(results_of({"reoffending_binary": areas})), catalogue())

    assert overall(checker.text(f"The share of children who reoffended {claim}.")) == verdict
