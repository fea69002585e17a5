"""Source lines: each source once, with its places in order."""

from __future__ import annotations

import pytest

from yjreport.sources import places_in_words


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
