"""The import as a whole: the same bytes again, and the facts that were worked out by hand from the sources."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from yjreport.config.catalogue import load_catalogue
from yjreport.errors import InputChanged
from yjreport.open_data import importer
from yjreport.open_data.areas.lookups import load_geography
from yjreport.open_data.tidy_rows.counts import ON_CENSUS_2011
from yjreport.paths import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yjreport.open_data.importer import Imported
    from yjreport.open_data.tidy_rows.rows import TidyRow

PROJECT = Project.here()
ENGLAND, LEICESTER, TELFORD, BARNSLEY, SHEFFIELD = "E92000001", "E06000016", "E06000020", "E08000038", "E08000039"
WARWICKSHIRE, DORSET, NORTH_NORTHAMPTONSHIRE = "E10000031", "E06000059", "E06000061"
NEWEST = "lait-2026-04"
WEST_MERCIA = ("E06000019", "E06000020", "E06000051", "E10000034")


@pytest.fixture(scope="module")
def imported() -> Imported:
    """Return what an import of the published files makes."""
    return importer.build(PROJECT)


@pytest.fixture(scope="module")
def figure(imported: Imported) -> Callable[..., TidyRow | None]:
    """Return a finder of one row: by source, measure, area, part of the period's label, and breakdown."""
    index: dict[tuple[str, ...], list[TidyRow]] = {}
    for source, rows in imported.rows.items():
        for row in rows:
            index.setdefault((source, row.measure, row.area, row.breakdown), []).append(row)

    def find(source: str, measure: str, area: str, period: str = "", breakdown: str = "") -> TidyRow | None:
        found = [row for row in index.get((source, measure, area, breakdown), []) if period in row.when.label]
        assert len(found) < 2
        return found[0] if found else None

    return find


def fte(figure: Callable[..., TidyRow | None], source: str, area: str, year: int) -> Decimal | None:
    """Return a rate of first time entrants."""
    row = figure(source, "fte_rate", area, str(year))
    return row.value if row else None


def test_importing_again_gives_the_bytes_that_are_kept(imported: Imported) -> None:
    """No clock, order or path gets into an observation, and nothing was edited by hand."""
    folder = PROJECT.open
    kept = {path.relative_to(folder).as_posix() for part in ("observations", "lookups") for path in
            (folder / part).glob("*.csv")} | {"refusals.csv", "inspections.csv"}  # fmt: skip

    assert kept == set(imported.files)
    assert [] == [name for name, data in imported.files.items() if (folder / name).read_bytes() != data]


def test_every_row_is_of_a_measure_in_its_unit_and_of_an_area(imported: Imported) -> None:
    """The catalogue knows each measure, with the unit that the row has; no figure stands twice."""
    measures = load_catalogue(PROJECT).measures
    geography = load_geography(PROJECT)
    for source, rows in imported.rows.items():
        assert {row.measure for row in rows} <= set(measures)
        assert [] == [row for row in rows if row.unit != measures[row.measure].unit]
        assert [] == [row for row in rows if geography.resolve(row.area) != row.area]
        assert len({row.key for row in rows}) == len(rows), source


def test_every_source_is_registered_and_every_file_of_the_register_is_the_one_described(imported: Imported) -> None:
    """Each source of an observation has its entry, and its release is not after the day it was taken."""
    register = importer.read_register(PROJECT)

    assert set(imported.rows) <= set(register)
    assert all(source.released <= source.retrieved for source in register.values())
    assert all("Open Government Licence v3.0" in source.attribution or "CC" in source.licence or
               "Creative Commons" in source.licence for source in register.values())  # fmt: skip


def test_every_source_file_and_measure_is_documented(imported: Imported) -> None:
    """Readers find in the documents where each figure is from."""
    text = (PROJECT.root / "docs" / "open-data.md").read_text(encoding="utf-8")
    published = PROJECT.open / "published"
    measures = {row.measure for rows in imported.rows.values() for row in rows}
    files = [path.name for part in ("lait", "deprivation", "hmip") for path in (published / part).iterdir()]

    assert [] == [measure for measure in sorted(measures) if f"`{measure}`" not in text]
    assert [] == [name for name in files if name not in text]
    assert [] == [source for source in imported.rows if source.startswith(("lait", "dfe", "ons", "imd"))
                  and f"`{source}`" not in text]  # fmt: skip


def test_england_s_rate_that_is_a_sum_is_refused_in_every_year(imported: Imported) -> None:
    """The newest vintage prints 1,258 per 100,000 for England in 2024; no authority is above 318."""
    refused = {one.period: one for one in imported.refusals if one.measure == "fte_rate"}
    latest = refused["Year ending December 2024"]

    assert {one.source for one in imported.refusals} == {NEWEST}
    assert [one.value for one in refused.values()] == [
        str(value) for value in (3071, 2746, 2261, 1976, 1521, 1333, 1371, 1320, 1258)
    ]
    assert (latest.area, latest.high) == (ENGLAND, "318")
    assert [] == [row for row in imported.rows[NEWEST] if row.measure == "fte_rate" and row.area == ENGLAND]


def test_england_s_rates_stand_in_the_vintage_before(figure: Callable[..., TidyRow | None]) -> None:
    """The vintage of January 2026 has England right from 2016 to 2023."""
    found = [fte(figure, "lait-2026-01", ENGLAND, year) for year in range(2016, 2024)]

    assert found == [Decimal(value) for value in (333, 299, 243, 215, 172, 149, 152, 143)]


def test_leicester_s_series_is_the_published_one_with_its_revisions(figure: Callable[..., TidyRow | None]) -> None:
    """Nine years as printed; 2023 was 136 before."""
    found = [fte(figure, NEWEST, LEICESTER, year) for year in range(2016, 2025)]
    revised = figure(NEWEST, "fte_rate", LEICESTER, "2023")

    assert found == [Decimal(value) for value in (340, 345, 403, 315, 215, 188, 200, 133, 196)]
    assert revised is not None
    assert "r" in revised.marks
    assert "Revised: 136 in the vintage of 29 January 2026." in revised.notes
    assert (revised.numerator, revised.denominator) == (55, 41443)


def test_telford_s_missing_year_is_a_gap_and_no_zero(figure: Callable[..., TidyRow | None]) -> None:
    """Its figure for 2024 is a dash, so West Mercia cannot be added up."""
    row = figure(NEWEST, "fte_rate", TELFORD, "2024")

    assert row is not None
    assert (row.value, row.numerator, row.marks) == (None, None, ("x",))


@pytest.mark.parametrize(("year", "pooled"), [(2022, 151.8), (2023, 146.2), (2024, 138.8)])
def test_england_pooled_from_implied_counts_is_near_the_published_rate(
    year: int, pooled: float, imported: Imported
) -> None:
    """Counts over populations of the authorities give about 152 in 2022 and 146 in 2023, against 152 and 143."""
    authorities = load_geography(PROJECT).authorities
    rows = [
        row for row in imported.rows[NEWEST]
        if row.measure == "fte_rate" and row.implied and row.area in authorities and str(year) in row.when.label
    ]  # fmt: skip
    numerator, denominator = (sum(getattr(row, part) for row in rows) for part in ("numerator", "denominator"))

    assert len(rows) > 145
    assert 100_000 * numerator / denominator == pytest.approx(pooled, abs=0.4)


def test_no_count_is_implied_before_2021(figure: Callable[..., TidyRow | None], imported: Imported) -> None:
    """Warwickshire's rate of 2018 over a population that is not rebased would give 79 children; 69 were published."""
    row = figure(NEWEST, "fte_rate", WARWICKSHIRE, "2018")

    assert row is not None
    assert (row.value, row.numerator, row.implied) == (Decimal(156), None, False)
    implied = [row for rows in imported.rows.values() for row in rows if row.implied]
    assert min(row.when.end for row in implied if row.when.end).year == 2021
    assert all("e" in row.marks and row.denominator for row in implied)
    assert [] == [row for source in ON_CENSUS_2011 for row in imported.rows[source] if row.implied]


def test_labels_of_february_2025_are_a_year_late_and_said_to_be(figure: Callable[..., TidyRow | None]) -> None:
    """What that vintage calls 2015 is 2014: Leicester's 578 is the Board's 578.026 of that year."""
    row = figure("lait-2025-02", "fte_rate", LEICESTER, "2014")

    assert row is not None
    assert row.value == 578
    assert row.notes == ("Labelled 2015 in the source; the labels of this vintage are one year late.",)
    assert fte(figure, "lait-2025-02", ENGLAND, 2021) == 144
    assert fte(figure, "lait-2025-02", LEICESTER, 2022) is None
    assert fte(figure, "lait-2025-05", LEICESTER, 2015) == 460


def test_the_rate_labelled_per_10_000_that_is_per_1_000_is_said_to_be(
    figure: Callable[..., TidyRow | None],
) -> None:
    """England's 5.5 of 2016-17 is per 1,000; Leicester's 29.7 of 2024-25 is per 10,000, which is 2.97 per 1,000."""
    earlier = figure("lait-2026-01", "cautioned_sentenced_rate", ENGLAND, "2016-17")
    later = figure(NEWEST, "cautioned_sentenced_rate", LEICESTER, "2024-25")

    assert earlier is not None
    assert later is not None
    assert (earlier.value, earlier.unit) == (Decimal("5.5"), "per_1000")
    assert earlier.notes[0].startswith("Labelled per 10,000 in the source; it is per 1,000")
    assert (later.value, later.notes[0]) == (Decimal("2.97"), "Printed as 29.7 per 10,000.")
    assert (later.numerator, later.denominator) == (125, 42167)


def test_a_service_s_figure_under_each_authority_is_said_to_be_the_service_s(
    figure: Callable[..., TidyRow | None], imported: Imported
) -> None:
    """West Mercia's 14.4 stands four times, and no count is implied for a part of it."""
    rows = [figure(NEWEST, "cautioned_sentenced_rate", code) for code in WEST_MERCIA]

    assert [row.value for row in rows if row] == [Decimal("1.44")] * 4
    assert all(row.notes[0].startswith("Figure of the whole service:") for row in rows if row)
    assert all(row.numerator is None for row in rows if row)
    marked = {row.area for row in imported.rows[NEWEST] if row.notes and row.notes[0].startswith("Figure of the")}
    assert len(marked) == 18


def test_reoffending_is_of_no_confirmed_period_and_never_spans_vintages(imported: Imported) -> None:
    """Its labels moved by a year in April 2026: it has no days, no counts and no revisions, in any vintage."""
    rows = [row for rows in imported.rows.values() for row in rows if row.measure.startswith("reoffending")]

    assert rows
    assert all(row.when.start is None and row.when.end is None for row in rows)
    assert all("period not confirmed" in row.when.label for row in rows)
    assert all(row.numerator is None and not row.implied and "r" not in row.marks for row in rows)
    assert not load_catalogue(PROJECT).measures["reoffending_10_14"].compared


def test_barnsley_and_sheffield_join_by_their_former_codes(figure: Callable[..., TidyRow | None]) -> None:
    """They have first time entrants, populations, care, need and NEET under the codes of today."""
    for code in (BARNSLEY, SHEFFIELD):
        for source, measure, period in (
            (NEWEST, "fte_rate", "2024"),
            ("ons-mye-2018", "population_10_17", ""),
            ("ons-mye-2024", "population_10_17", ""),
            ("dfe-cla-2025", "looked_after_rate", "2025"),
            ("dfe-cin-2025", "children_in_need_rate", "2025"),
            ("dfe-neet-2021", "neet_share", ""),
            ("imd-2019", "imd_average_score", ""),
        ):
            row = figure(source, measure, code, period)
            assert row is not None, (source, measure)
            assert row.value is not None or row.numerator is not None


def test_every_authority_of_every_service_has_its_population_in_every_year(imported: Imported) -> None:
    """All 155 services have children aged 10 to 17; districts of former years add up to the areas of today."""
    for year in range(2018, 2025):
        rows = {row.area: row for row in imported.rows[f"ons-mye-{year}"] if row.measure == "population_10_17"}
        for code in load_geography(PROJECT).authorities:
            assert rows[code].value, (year, code)
            assert ("b" in rows[code].marks) == (year == 2021)


def test_populations_are_the_published_ones(figure: Callable[..., TidyRow | None]) -> None:
    """Leicester's step from 35,417 to 39,944 is the new census and marked as a break."""
    found = {year: figure(f"ons-mye-{year}", "population_10_17", LEICESTER) for year in (2018, 2020, 2021, 2024)}

    assert {year: row.value for year, row in found.items() if row} == {
        2018: 34161, 2020: 35417, 2021: 39944, 2024: 42167,
    }  # fmt: skip
    england = figure("ons-mye-2023", "population_10_17", ENGLAND)
    assert england is not None
    assert england.notes == ("Sum of the estimates of its authorities.",)


def test_first_time_entrants_of_the_south_west_add_up_with_dorset(figure: Callable[..., TidyRow | None]) -> None:
    """Printed under the county that ended, Dorset's figures are what the region's total lacks."""
    members = load_geography(PROJECT).members("E12000009")
    for year in (2022, 2023, 2024):
        rows = {code: figure(NEWEST, "fte_rate", code, str(year)) for code in members}
        counts = {code: row.numerator for code, row in rows.items() if row and row.numerator is not None}
        region = figure(NEWEST, "fte_rate", "E12000009", str(year))
        assert region is not None
        assert region.numerator is not None
        assert abs(sum(counts.values()) - region.numerator) <= 5
        assert abs(sum(counts.values()) - counts[DORSET] - region.numerator) > 25


def test_an_authority_s_first_year_is_a_break_without_counts(figure: Callable[..., TidyRow | None]) -> None:
    """North Northamptonshire began in April 2021, and the old county has a figure for that year too."""
    first = figure(NEWEST, "fte_rate", NORTH_NORTHAMPTONSHIRE, "2021")

    assert first is not None
    assert (first.value, first.marks, first.numerator) == (Decimal(123), ("b",), None)
    assert "began on 1 April 2021" in first.notes[0]
    assert figure(NEWEST, "fte_rate", NORTH_NORTHAMPTONSHIRE, "2020") is None


def test_care_need_and_plans_have_the_counts_that_the_source_prints(figure: Callable[..., TidyRow | None]) -> None:
    """Real counts, not implied ones; the tool's own rate of children in need, 232.4, is what they give."""
    care = figure("dfe-cla-2025", "looked_after_rate", LEICESTER, "2025")
    need = figure("dfe-cin-2025", "children_in_need_rate", LEICESTER, "2025")
    plans = figure(NEWEST, "child_protection_rate", LEICESTER, "2025")
    convicted = figure("dfe-cla-health-2025", "looked_after_convicted_share", LEICESTER, "2024-25")

    assert care and need and plans and convicted
    assert (care.numerator, care.denominator, care.value) == (595, 90763, 66)
    assert (need.numerator, need.denominator) == (2109, 90763)
    assert round(10_000 * 2109 / 90763, 1) == 232.4
    assert (plans.numerator, plans.value) == (449, Decimal("49.5"))
    assert (convicted.numerator, convicted.denominator, convicted.value) == (10, 293, 3)
    assert not any(row.implied for row in (care, need, plans, convicted))


def test_a_suppressed_count_leaves_no_number(figure: Callable[..., TidyRow | None]) -> None:
    """Leicester's children with a substance misuse problem are confidential in 2025."""
    row = figure("dfe-cla-health-2025", "looked_after_substance_share", LEICESTER, "2024-25")

    assert row is not None
    assert (row.value, row.numerator, row.denominator, row.marks) == (None, None, None, ("c",))


def test_neet_shares_share_the_cohort_of_the_scorecard(figure: Callable[..., TidyRow | None]) -> None:
    """4.9% of 9,701 young people, in the scorecard and in the tool."""
    for source in ("dfe-neet-2023", NEWEST):
        row = figure(source, "neet_share", LEICESTER, "to February 2023")
        assert row is not None
        assert (row.value, row.numerator, row.denominator, row.implied) == (Decimal("4.9"), 475, 9701, True)


def test_ethnic_groups_are_five_and_add_up(imported: Imported) -> None:
    """The groups of each area are all its residents; England's are those of the census."""
    for source in ("authorities", "regions", "countries", "10-17"):
        areas: dict[str, list[TidyRow]] = {}
        for row in imported.rows[f"census-2021-ethnic-group-{source}"]:
            areas.setdefault(row.area, []).append(row)
        for rows in areas.values():
            assert sorted(row.breakdown for row in rows) == [
                f"ethnicity={group}" for group in ("Asian", "Black", "Mixed", "Other", "White")
            ]
            assert sum(row.numerator or 0 for row in rows) == rows[0].denominator
        if source == "countries":
            assert areas[ENGLAND][0].denominator == 56_490_048


def test_deprivation_of_2025_has_no_row_for_a_county(figure: Callable[..., TidyRow | None]) -> None:
    """The summaries of 2019 are of upper-tier authorities, those of 2025 of districts."""
    assert figure("imd-2019", "imd_average_score", WARWICKSHIRE) is not None
    assert figure("imd-2025", "imd_average_score", WARWICKSHIRE) is None
    leicester = figure("imd-2025", "deprived_lsoa_share", LEICESTER)
    assert leicester is not None
    assert leicester.when.start is None


def test_neighbours_are_ten_of_each_set_by_code_on_both_sides(imported: Imported) -> None:
    """No service is its own neighbour, and every neighbour is an authority of today."""
    rows = list(csv.DictReader(io.StringIO(imported.files["lookups/neighbours.csv"].decode("utf-8"))))
    authorities = load_geography(PROJECT).authorities
    first = next(row for row in rows if row["set"] == "dfe-2025" and row["area"] == LEICESTER and row["rank"] == "1")

    assert {row["set"] for row in rows} == {"dfe-2021", "dfe-2025", "ons-2025"}
    assert {row["area"] for row in rows} | {row["neighbour"] for row in rows} <= set(authorities)
    assert [] == [row for row in rows if row["area"] == row["neighbour"]]
    assert max(int(row["rank"]) for row in rows) == 10
    assert {row["area"] for row in rows if row["set"] == "dfe-2025"} >= {BARNSLEY, SHEFFIELD}
    assert first["closeness"]


def test_inspections_hold_ratings_dates_and_scores_alone(imported: Imported) -> None:
    """West Mercia's report of May 2022 requires improvement, with 14 of 36; no cell holds a sentence."""
    rows = list(csv.DictReader(io.StringIO(imported.files["inspections.csv"].decode("utf-8"))))
    (overall,) = [row for row in rows if row["service"] == "west-mercia" and row["standard"] == "Overall"]

    assert (overall["grade"], overall["score_percent"]) == ("Requires improvement", "38.89")
    assert overall["published"] == "2022-05-19"
    assert {row["grade"] for row in rows} == {"Outstanding", "Good", "Requires improvement", "Inadequate"}
    assert len({row["service"] for row in rows}) == 83


def test_a_published_file_that_was_changed_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The register holds the hash of every file: another vintage under the same name is never taken for the old one."""
    real = importer.read_register(PROJECT)
    changed = {**real, "ons-mye-2018": real["ons-mye-2018"].model_copy(update={"sha256": "0" * 64})}
    monkeypatch.setattr(importer, "read_register", lambda project: changed)

    with pytest.raises(InputChanged) as caught:
        importer.build(PROJECT)

    assert "ukmidyearestimates2018_mye2_all.csv is not the file" in str(caught.value)


def test_main_writes_what_changed_and_removes_what_is_imported_no_more(
    imported: Imported, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second import changes nothing; a source that is gone takes its file with it."""
    stale = tmp_path / "data" / "open" / "observations" / "gone.csv"
    stale.parent.mkdir(parents=True)
    stale.write_text("measure\n", encoding="utf-8")
    monkeypatch.setattr(importer, "build", lambda project: replace(imported, lines=list(imported.lines)))

    importer.main(Project(tmp_path))
    importer.main(Project(tmp_path))

    said = capsys.readouterr().out
    assert not stale.exists()
    assert "removed data/open/observations/gone.csv: its source is imported no more" in said
    assert "refused: fte_rate, England, Year ending December 2024: 1258 is outside the range" in said
    assert f"{len(imported.files)} files in data/open, {len(imported.files)} of them changed" in said
    assert f"{len(imported.files)} files in data/open, 0 of them changed" in said
