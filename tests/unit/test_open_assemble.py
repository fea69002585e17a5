"""Open data of a service: its own, its authorities', its family's, its region's and its country's."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from yjreport.config.catalogue import load_catalogue
from yjreport.config.national import load_national, open_report
from yjreport.config.schema import Source
from yjreport.config.services import every_service, find_report, find_service
from yjreport.errors import UnknownAuthority
from yjreport.figures.observations import Observation
from yjreport.figures.results import evaluate
from yjreport.open_data.service_observations.assemble import OpenData, open_observations
from yjreport.open_data.service_observations.tidy_files import COLUMNS
from yjreport.paths import Project

ROOT = Project.here().root
SERVICES = "service,slug,authority_code,authority_name,authority_slug,region_code,country,police_area"
LATE, EARLY = date(2026, 5, 31), date(2025, 12, 31)
AREAS = ("E06000001", "E06000002", "E06000003", "E06000004")


def write(path: Path, header: str, rows: list[str]) -> None:
    """Write a CSV file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def tidy(path: Path, rows: list[dict[str, str]]) -> None:
    """Write a file of tidy open observations."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rate(area: str, year: int, value: str, numerator: str = "", denominator: str = "", **more: str) -> dict[str, str]:
    """Return a rate of first time entrants of one area and calendar year."""
    implied = {"implied": "yes", "marks": "e"} if numerator else {}
    return {
        "measure": "fte_rate", "area": area, "period": str(year), "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31", "numerator": numerator, "denominator": denominator, "value": value,
        "unit": "per_100000", "place": "FirstYJS", **implied, **more,
    }  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a country of four authorities: two services of one, and one of two."""
    (tmp_path / "params").symlink_to(ROOT / "params")
    found = Project(tmp_path)
    write(found.open / "lookups" / "services.csv", SERVICES, [
        "Northtown,northtown,E06000001,Northtown,northtown,E12000001,England,Northshire",
        "Southtown,southtown,E06000002,Southtown,southtown,E12000001,England,Northshire",
        "Twin Valleys,twin-valleys,E06000003,East Valley,east-valley,E12000001,England,Northshire",
        "Twin Valleys,twin-valleys,E06000004,West Valley,west-valley,E12000001,England,Northshire",
    ])  # fmt: skip
    write(found.open / "lookups" / "neighbours.csv", "set,released,area,rank,neighbour,closeness", [
        "dfe-2025,2025-05-31,E06000001,1,E06000002,close",
        "dfe-2025,2025-05-31,E06000001,2,E06000003,close",
        "dfe-2025,2025-05-31,E06000001,3,E06000004,close",
        "dfe-2021,2021-04-30,E06000001,1,E06000004,close",
    ])  # fmt: skip
    write(found.open / "refusals.csv", "source,measure,area,period,value,low,high,reason", [
        "lait-b,fte_rate,E92000001,2024,800,100,300,It is outside the range of its members",
    ])  # fmt: skip
    counts = dict(zip(AREAS, [(20, 10_000), (30, 10_000), (10, 10_000), (60, 20_000)], strict=True))
    tidy(found.open / "observations" / "lait-a.csv", [
        rate("E06000001", 2022, "250"), rate("E06000001", 2018, "400"), rate("E92000001", 2022, "260"),
    ])  # fmt: skip
    tidy(found.open / "observations" / "lait-b.csv", [
        *(rate(area, 2024, str(round(100_000 * x / n)), str(x), str(n)) for area, (x, n) in counts.items()),
        rate("E06000001", 2022, "240", "24", "10000", marks="e r"), rate("E12000001", 2024, "240"),
        rate("E06000003", 2023, "120", "12", "10000"), rate("E06000004", 2023, "", marks="x"),
    ])  # fmt: skip
    return found


def source(id: str, released: date) -> Source:
    """Return an open source."""
    return Source(
        id=id, title="T", publisher="P", licence="OGL", attribution="A", released=released, retrieved=LATE,
        sha256="0" * 64, kind="open",
    )  # fmt: skip


SOURCES = {"lait-a": source("lait-a", date(2025, 5, 28)), "lait-b": source("lait-b", date(2026, 4, 8))}


def opened(project: Project, slug: str, cut_off: date = LATE) -> OpenData:
    """Return the open data of a service."""
    return open_observations(project, find_service(project, slug), load_catalogue(project), SOURCES, cut_off)


def one(data: OpenData, area: str, year: int) -> Observation:
    """Return the one observation of an area and year."""
    found = [item for item in data.observations if item.area.key == area and item.period.label == str(year)]
    assert len(found) == 1
    return found[0]


def test_a_published_rate_stands_and_its_implied_counts_serve_for_the_interval(project: Project) -> None:
    """20 of 10,000 implied by 200 per 100,000 give an interval, and the figure printed is the published 200."""
    item = one(opened(project, "northtown"), "local", 2024)
    result = evaluate(item, load_catalogue(project).measures["fte_rate"])

    assert (item.implied, item.marks, item.released) == (True, ("e",), date(2026, 4, 8))
    assert (result.text, result.numerator, result.value) == ("200 per 100,000", 20, 200)
    assert result.interval is not None
    assert result.interval.low < 200 < result.interval.high


def test_a_rate_without_a_population_of_its_basis_has_no_count(project: Project) -> None:
    """A rate of 2018 has neither counts nor an interval."""
    item = one(opened(project, "northtown"), "local", 2018)

    assert (item.value, item.numerator, item.denominator) == (400, None, None)


def test_a_joint_service_sums_counts_and_populations(project: Project) -> None:
    """70 of 30,000 is 233.3 per 100,000, not the mean of 100 and 300; each authority stands beside the whole."""
    data = opened(project, "twin-valleys")
    whole = one(data, "local", 2024)

    assert (whole.numerator, whole.denominator, whole.value, whole.implied) == (70, 30_000, None, False)
    assert whole.marks == ("e",)
    members = {item.area.name for item in data.observations if item.area.role == "member"}
    assert members == {"East Valley", "West Valley"}


def test_a_joint_service_without_one_of_its_authorities_is_not_summed(project: Project) -> None:
    """A missing authority is named, and the whole is not available."""
    whole = one(opened(project, "twin-valleys"), "local", 2023)

    assert whole.marks == ("x",)
    assert "West Valley" in whole.note
    assert whole.numerator is None


def population(area: str, count: int) -> dict[str, str]:
    """Return the children aged 10 to 17 of one area in mid-2024."""
    return {
        "measure": "population_10_17", "area": area, "period": "mid-2024", "period_start": "2024-06-30",
        "period_end": "2024-06-30", "value": str(count), "unit": "count", "place": "MYE2",
    }  # fmt: skip


@pytest.mark.parametrize(("children", "marks"), [(100, ("e",)), (5_000, ("x",))])
def test_an_authority_with_next_to_no_children_may_be_missing_from_a_sum(
    project: Project, children: int, marks: tuple[str, ...]
) -> None:
    """120 per 100,000 of East Valley stands for both when West Valley has 100 of 12,600 children, not with 5,000."""
    with (project.open / "observations" / "lait-b.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n").writerows(
            [population("E06000003", 12_500), population("E06000004", children)]
        )
    whole = one(opened(project, "twin-valleys"), "local", 2023)

    assert whole.marks == marks
    assert "West Valley" in whole.note
    assert (whole.value is None) == (marks == ("x",))


def test_a_comparator_that_is_not_published_is_pooled_and_named(project: Project) -> None:
    """England's 120 of 50,000 is the sum over the sum of its four authorities, and its name says so."""
    data = opened(project, "northtown")
    nation = one(data, "england", 2024)

    assert (nation.numerator, nation.denominator) == (120, 50_000)
    assert nation.area.name == "England (pooled from 4 authorities)"
    assert [refusal.value for refusal in data.refused] == ["800"]
    assert one(data, "north-east", 2024).value == 240


def test_the_family_is_the_latest_set_by_the_cut_off_and_pooled(project: Project) -> None:
    """Three neighbours have 100 of 40,000; an earlier cut-off has the earlier set."""
    data = opened(project, "northtown")
    family = one(data, "neighbours", 2024)

    assert (family.numerator, family.denominator) == (100, 40_000)
    assert {item.area.name for item in data.observations if item.area.role == "peer"} == {
        "Southtown", "East Valley", "West Valley",
    }  # fmt: skip
    earlier = opened(project, "northtown", date(2025, 1, 1)).family
    assert earlier is None or len(earlier.members) == 1


def test_nothing_released_after_the_cut_off_is_used(project: Project) -> None:
    """Before the second vintage the first one's value stands, and 2024 is not there."""
    early = opened(project, "northtown", EARLY)

    assert one(early, "local", 2022).value == 250
    assert one(opened(project, "northtown"), "local", 2022).value == 240
    assert not [item for item in early.observations if item.period.label == "2024"]


def test_every_service_and_every_part_of_a_joint_one_has_a_slug(project: Project) -> None:
    """The authority of a joint service has an annex of its own, and a wrong slug gets the nearest."""
    part = find_service(project, "east-valley")

    assert [authority.code for authority in part.authorities] == ["E06000003"]
    assert {"northtown", "southtown", "twin-valleys"} <= set(every_service(project))
    with pytest.raises(UnknownAuthority, match="northtown"):
        find_service(project, "northtwon")


def test_a_service_without_parameters_has_a_report_from_open_data(project: Project) -> None:
    """The latest open year is taken, and the note of a part says which service it belongs to."""
    service = find_service(project, "west-valley")
    report = find_report(project, service, None)

    assert report.year == "2024-25"
    assert report.cut_off == LATE
    assert "Twin Valleys Youth Justice Service" in open_report(project, service, "2024-25").status_note
    assert load_national(project).whole["west-valley"] == "twin-valleys"
