"""Which wording of a measure was in force on a day, and where a series has a break because of it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from yjreport.config.catalogue import load_catalogue
from yjreport.config.measure_schema import Measure, Version
from yjreport.config.versions import crosses_versions, possible_versions
from yjreport.paths import Project

MEASURES = load_catalogue(Project.here()).measures
KPIS = (
    "kpi1_accommodation", "kpi2_ete", "kpi3_send_plan", "kpi4_mental_health_need", "kpi5_substance_need",
    "kpi6_out_of_court_completed", "kpi7_wider_services", "kpi8_board_attendance", "kpi9_serious_violence",
    "kpi10_victims_rj",
)  # fmt: skip


def names(measure: Measure, day: date) -> list[str]:
    """Return the names of the versions that may have been in force."""
    return [version.version for version in possible_versions(measure, day)]


def in_force(measure: Measure, day: date) -> str | None:
    """Return the name of the version in force."""
    found = names(measure, day)
    return found[0] if len(found) == 1 else None


def test_the_day_of_a_known_change_parts_two_versions() -> None:
    """Cohorts were of twelve months until September 2015 and of three from October."""
    binary = MEASURES["reoffending_binary"]

    assert in_force(binary, date(2015, 9, 30)) == "12-month cohorts"
    assert in_force(binary, date(2015, 10, 1)) == "3-month cohorts"
    assert in_force(binary, date(2005, 1, 1)) == "12-month cohorts"
    assert in_force(binary, date(2030, 1, 1)) == "3-month cohorts"


def test_a_series_over_a_known_change_has_a_break() -> None:
    """2014-15 and 2016-17 are not alike; 2016-17 and 2022-23 are, and so are two years before the change."""
    binary = MEASURES["reoffending_binary"]

    assert crosses_versions(binary, date(2014, 4, 1), date(2016, 4, 1))
    assert crosses_versions(binary, date(2015, 9, 30), date(2015, 10, 1))
    assert not crosses_versions(binary, date(2016, 4, 1), date(2022, 4, 1))
    assert not crosses_versions(binary, date(2010, 4, 1), date(2012, 4, 1))


@pytest.mark.parametrize("id", KPIS)
def test_each_indicator_has_both_wordings_from_april_2023(id: str) -> None:
    """There was none before 1 April 2023; the first wording came on that day; when the second did is not known."""
    measure = MEASURES[id]

    assert [version.version for version in measure.versions] == ["A", "B"]
    assert in_force(measure, date(2023, 3, 31)) is None
    assert possible_versions(measure, date(2023, 3, 31)) == ()
    assert in_force(measure, date(2023, 4, 1)) == "A"
    assert names(measure, date(2024, 4, 1)) == ["A", "B"]
    assert in_force(measure, date(2024, 4, 1)) is None


def test_a_change_on_an_unknown_day_is_a_break_wherever_it_may_lie() -> None:
    """Two quarters after April 2023 cannot be shown to be of one wording, and one quarter is like itself."""
    measure = MEASURES["kpi1_accommodation"]

    assert crosses_versions(measure, date(2023, 4, 1), date(2024, 4, 1))
    assert crosses_versions(measure, date(2023, 7, 1), date(2023, 10, 1))
    assert not crosses_versions(measure, date(2023, 7, 1), date(2023, 7, 1))
    assert crosses_versions(measure, date(2022, 4, 1), date(2023, 4, 1))


def test_a_measure_without_versions_never_has_a_break() -> None:
    """Most measures have always been defined alike."""
    measure = MEASURES["custody_rate"]

    assert names(measure, date(2020, 1, 1)) == []
    assert not crosses_versions(measure, date(2000, 1, 1), date(2030, 1, 1))


def test_a_gap_between_versions_has_none_in_force() -> None:
    """A measure that was given up and taken up again was not in force between."""
    wording = {"wording": "Anything.", "citation": "A test"}
    measure = MEASURES["custody_rate"].model_copy(
        update={
            "versions": (
                Version(version="first", in_force_to=date(2010, 3, 31), **wording),
                Version(version="second", in_force_from=date(2012, 4, 1), **wording),
            )
        }
    )

    assert in_force(measure, date(2010, 3, 31)) == "first"
    assert in_force(measure, date(2011, 1, 1)) is None
    assert in_force(measure, date(2012, 4, 1)) == "second"
    assert crosses_versions(measure, date(2010, 1, 1), date(2011, 1, 1))


def test_a_version_begins_the_day_after_the_one_before_ends() -> None:
    """Where only the last day of the first is known, the second follows at once."""
    wording = {"wording": "Anything.", "citation": "A test"}
    measure = MEASURES["custody_rate"].model_copy(
        update={
            "versions": (
                Version(version="first", in_force_to=date(2010, 3, 31), **wording),
                Version(version="second", **wording),
            )
        }
    )

    assert in_force(measure, date(2010, 3, 31)) == "first"
    assert in_force(measure, date(2010, 4, 1)) == "second"


def test_versions_are_in_order_and_told_apart() -> None:
    """No measure has two versions of one name, or a version that ends before it begins."""
    for measure in MEASURES.values():
        found = [version.version for version in measure.versions]
        days = [day for one in measure.versions for day in (one.in_force_from, one.in_force_to) if day]
        assert len(set(found)) == len(found)
        assert days == sorted(days)


def test_a_version_needs_its_wording() -> None:
    """A version without words says nothing."""
    with pytest.raises(ValidationError):
        Version(version="A", wording="", citation="A test")
