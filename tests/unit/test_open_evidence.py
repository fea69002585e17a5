"""Labels of years and scales are corrected on evidence, and left alone without it."""

from __future__ import annotations

import pytest

from yjreport.open_data.local_authority_interactive_tool.label_evidence import (
    AS_LABELLED,
    LATE,
    UNCONFIRMED,
    Series,
    agreement,
    label_verdicts,
    rate_scale,
    repeated_by_service,
)

AREAS = [f"E{number:08}" for number in range(60)]


def falling(moved: int = 0, factor: float = 1.0) -> Series:
    """Return a series of rates that fall by a sixth each year, with the labels moved by some years."""
    return {
        (area, year + moved): factor * (300 + 2 * place) * 0.83 ** (year - 2015)
        for place, area in enumerate(AREAS)
        for year in range(2015, 2023)
    }


def test_vintages_that_agree_are_as_labelled() -> None:
    """A revision of one in a hundred is no shift."""
    found = label_verdicts([("first", falling()), ("second", falling(factor=1.01)), ("third", falling())])

    assert found == dict.fromkeys(("first", "second", "third"), AS_LABELLED)


def test_a_vintage_whose_labels_are_late_is_found_when_the_next_two_agree() -> None:
    """The first vintage calls 2016 what the two after it call 2015."""
    found = label_verdicts([("first", falling(moved=1, factor=0.95)), ("second", falling()), ("third", falling())])

    assert found == {"first": LATE, "second": AS_LABELLED, "third": AS_LABELLED}


def test_nothing_is_confirmed_when_the_labels_part_at_the_newest_vintage() -> None:
    """With no vintage after it, nothing says which of the two is right: no period of the measure is known."""
    found = label_verdicts([("first", falling()), ("second", falling()), ("third", falling(moved=1))])

    assert set(found.values()) == {UNCONFIRMED}


def test_two_vintages_alone_are_never_corrected() -> None:
    """One against one is no evidence."""
    assert LATE not in label_verdicts([("first", falling(moved=1)), ("second", falling())]).values()


def test_few_shared_figures_tell_nothing() -> None:
    """Fewer than a hundred figures in common are not compared."""
    few = {key: value for key, value in falling().items() if key[0] == AREAS[0]}

    assert agreement(few, falling()) is None
    assert label_verdicts([("first", few), ("second", falling())]) == {"first": AS_LABELLED, "second": AS_LABELLED}


@pytest.mark.parametrize(("printed", "scale"), [(29.7, 10_000), (2.7, 1_000), (0.1, None)])
def test_the_scale_of_a_rate_is_the_first_that_is_not_below_what_it_includes(printed: float, scale: int | None) -> None:
    """
    Children cautioned or sentenced are at least the first time entrants among them.

    29.7 per 10,000 stands beside 188 first time entrants per 100,000; 2.7 does not, and is per 1,000.
    """
    keys = [(area, year) for area in AREAS for year in (2021, 2022)]
    entrants = dict.fromkeys(keys, 188.0)

    assert rate_scale(dict.fromkeys(keys, printed), entrants, (10_000, 1_000), 100_000) == scale


def test_a_scale_without_enough_areas_is_not_told() -> None:
    """Two areas are no evidence of a scale."""
    keys = [("E06000016", 2022), ("E06000019", 2022)]

    assert rate_scale(dict.fromkeys(keys, 29.7), dict.fromkeys(keys, 188.0), (10_000, 1_000), 100_000) is None


def test_one_figure_under_every_authority_of_a_service_is_the_service_s() -> None:
    """West Mercia's 14.4 stands under each of its four authorities."""
    members = ("a", "b", "c", "d")
    values = {code: (None, 14.4) for code in members}

    assert repeated_by_service(values, members)
    assert not repeated_by_service({**values, "d": (None, 14.5)}, members)
    assert not repeated_by_service({**values, "d": (14.4, None)}, members)
    assert not repeated_by_service({code: (None,) for code in members}, members)
