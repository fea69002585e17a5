"""Source lines: each source once, with its places in order."""

from __future__ import annotations

from datetime import date

import pytest

from yjreport.config.catalogue import Area
from yjreport.config.schema import Source
from yjreport.periods import Period
from yjreport.results import Result
from yjreport.sources import places_in_words, source_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["44", "9"], "9, 44"),
        (["278", "279", "280", "300"], "278 to 280, 300"),
        (["1", "2"], "1, 2"),
        (["page 4", "7", "7"], "7, page 4"),
        ([], ""),
    ],
)
def test_places_are_in_order_and_runs_are_ranges(lines: list[str], expected: str) -> None:
    """Three lines or more in a row are one range; words follow the numbers."""
    assert expected == places_in_words(lines)


def test_editions_of_one_publication_are_one_line() -> None:
    """Seven mid-year estimates are credited as one publication from the first year to the last; plans stay apart."""
    released = {"ons-mye-2018": date(2019, 6, 26), "ons-mye-2024": date(2025, 7, 30)}
    register = {
        id: Source(
            id=id, title=f"Population estimates, mid-{id[-4:]}", publisher="Office for National Statistics",
            licence="OGL", attribution="A", released=day, retrieved=day, sha256="0" * 64, kind="open",
        )
        for id, day in released.items()
    }  # fmt: skip
    area = Area("local", "E06000016", "Leicester", "local")
    results = [
        Result(f"r{number}", "level", "population_10_17", area, Period("2024"), "count", "1", f"{id}, MYE2")
        for number, id in enumerate(released)
    ]

    (line,) = source_lines(results, register)

    assert (line.id, line.title) == ("ons-mye-2024", "Population estimates, mid-2018 to mid-2024")
    assert (line.line, line.released) == ("MYE2", "26 June 2019 to 30 July 2025")
