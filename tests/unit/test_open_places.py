"""Every area joins, by its current or a former code, or the import fails by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from yjreport.errors import GateFailed
from yjreport.open_data.areas.geography import ENGLAND, WALES, slug_of, tidy_name
from yjreport.open_data.areas.lookups import former_records, load_geography, service_records
from yjreport.open_data.local_authority_interactive_tool.files import Raw, figures
from yjreport.open_data.publications.inspection_ratings import grade_of, score_of, service_slug
from yjreport.open_data.publications.population_estimates import population_rows
from yjreport.paths import Project

if TYPE_CHECKING:
    from yjreport.open_data.areas.geography import Geography


@pytest.fixture(scope="module")
def geography() -> Geography:
    """Return the areas of the project."""
    return load_geography(Project.here())


def test_there_are_155_services_and_sixteen_are_joint(geography: Geography) -> None:
    """They serve 175 authorities: 153 of England and 22 of Wales."""
    assert len({one.service for one in geography.authorities.values()}) == 155
    assert len(geography.joint) == 16
    assert len(geography.members(ENGLAND)) == 153
    assert len(geography.members(WALES)) == 22
    assert [geography.name(code) for code in geography.joint["West Mercia"]] == [
        "Herefordshire", "Telford and Wrekin", "Shropshire", "Worcestershire",
    ]  # fmt: skip


def test_recoded_authorities_are_found_by_both_codes(geography: Geography) -> None:
    """Barnsley and Sheffield have new codes; a county council that became a unitary authority kept its area."""
    assert geography.resolve("E08000016") == geography.resolve("E08000038") == "E08000038"
    assert geography.resolve("E08000019") == "E08000039"
    assert geography.resolve("E10000027") == "E06000066"
    assert ["E08000016", "E08000038", "Barnsley"] in former_records(geography)


def test_an_authority_that_was_split_or_merged_has_no_single_successor(geography: Geography) -> None:
    """Cumbria and Northamptonshire are known, and left out; nothing of theirs is given to a part of them."""
    for code in ("E10000006", "E10000021", "E06000028", "E10000009"):
        assert geography.knows(code)
        assert geography.resolve(code) is None


def test_every_slug_is_a_slug_and_no_two_services_share_one(geography: Geography) -> None:
    """Accents are folded, and 'City of' and 'County of' are left to the lawyers."""
    records = service_records(geography)
    slugs = {record[0]: record[1] for record in records}

    assert len(set(slugs.values())) == 155
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", record[place]) for record in records for place in (1, 4))
    assert slugs["Gwynedd and Ynys Môn"] == "gwynedd-and-ynys-mon"
    assert slugs["Leicester"] == "leicester"
    assert {"bristol", "kingston-upon-hull", "west-mercia", "cheshire", "dorset-combined"} <= set(slugs.values())
    assert {record[3] for record in records} >= {"Herefordshire", "Bristol", "Kingston upon Hull"}


def test_names_are_tidied_for_readers() -> None:
    """An index puts the name first; a sentence does not."""
    assert tidy_name("Herefordshire, County of") == "Herefordshire"
    assert tidy_name("Bournemouth, Christchurch and Poole") == "Bournemouth, Christchurch and Poole"
    assert slug_of("St. Helens") == "st-helens"


def test_an_unknown_area_fails_by_name_with_the_nearest_ones(geography: Geography) -> None:
    """A slip in a code or in a name is answered with the areas that it may be."""
    with pytest.raises(GateFailed) as caught:
        geography.require([("E06000016", "Leicester"), ("E06000099", "Leicestre"), ("E08000083", "")], "dfe/cla.csv")

    assert "2 areas of dfe/cla.csv join to nothing." in str(caught.value)
    assert "E06000099 Leicestre; nearest: Leicester (E06000016)" in str(caught.value)
    assert "E08000083; nearest: " in str(caught.value)


def test_an_unknown_number_of_the_department_fails_by_name(geography: Geography) -> None:
    """The Department's tool has numbers and no codes."""
    rows = [Raw("FirstYJS", "2024", "856", "Leicester", "196"), Raw("FirstYJS", "2024", "859", "Leicestershire", "80")]

    with pytest.raises(GateFailed, match=r"859 Leicestershire; nearest: Leicestershire \(E10000018\)"):
        figures(rows, geography, "lait/bds.parquet")


def test_figures_under_a_county_that_ended_are_the_new_authority_s(geography: Geography) -> None:
    """Dorset began in 2019; the county of that name before it was another area, and Bournemouth is no more."""
    rows = [
        Raw("FirstYJS", "2022", "835", "Dorset (Pre LG)", "159"),
        Raw("FirstYJS", "2022", "838", "Dorset", "-"),
        Raw("FirstYJS", "2018", "835", "Dorset (Pre LG)", "300"),
        Raw("FirstYJS", "2018", "837", "Bournemouth (Pre LG)", "452"),
        Raw("FirstYJS", "2022", "987", "London (Inner)", "190"),
    ]
    (one,) = figures(rows, geography, "lait/bds.parquet")["FirstYJS"]

    assert (one.area, one.label, one.misfiled) == ("E06000059", "2022", True)
    assert str(one.cell.value) == "159"


def test_a_cell_of_the_tool_that_is_unknown_is_named(geography: Geography) -> None:
    """A new sign is not taken for a gap."""
    with pytest.raises(GateFailed, match=r"FirstYJS, Leicester, 2024: found '\[c\]'"):
        figures([Raw("FirstYJS", "2024", "856", "Leicester", "[c]")], geography, "lait/bds.parquet")


def test_a_population_without_one_district_is_refused(geography: Geography) -> None:
    """A sum over the wrong districts would be a wrong denominator."""
    ages = {code: dict.fromkeys(range(10, 18), 100) for code in geography.districts}
    ages["E12000004"] = dict.fromkeys(range(10, 18), 100)

    with pytest.raises(GateFailed) as caught:
        population_rows(ages, 2020, geography, "ons/mye.csv", "ages 10 to 17")

    assert "the population of East Midlands is not the sum of its authorities" in str(caught.value)
    assert "mid-2020, ages 10 to 17: printed 800" in str(caught.value)


def test_former_districts_are_added_up_to_the_authority_of_today(geography: Geography) -> None:
    """Somerset is the sum of its districts before 2023, and says so."""
    old = ("E07000187", "E07000188", "E07000189", "E07000246")
    others = [code for code, upper in geography.districts.items() if upper != "E06000066"]
    ages = dict.fromkeys(others, dict.fromkeys(range(10, 18), 1)) | dict.fromkeys(
        old, dict.fromkeys(range(10, 18), 100)
    )
    rows = {row.area: row for row in population_rows(ages, 2020, geography, "ons/mye.csv", "ages 10 to 17")}

    assert rows["E06000066"].value == 3200
    assert rows["E06000066"].notes == ("Sum of the estimates of its districts.",)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Newcastle", "newcastle-upon-tyne"),
        ("Conwy & Denbighshire - JI", "conwy-and-denbighshire"),
        ("An inspection of Tower Hamlets and City of London", "tower-hamlets-and-city-of-london"),
        ("Dorset - JI", "dorset-combined"),
        ("St Helens", "st-helens"),
    ],
)
def test_the_names_of_inspection_reports_find_their_service(printed: str, slug: str) -> None:
    """The list calls services as their reports do."""
    assert service_slug(printed) == slug


def test_a_cell_that_holds_no_rating_says_nothing() -> None:
    """The list was scraped: a footnote in place of a rating, and a score that is no thirty-sixth part, are left out."""
    assert grade_of("Requires Improvement") == "Requires improvement"
    assert grade_of("1 The resettlement standard does not contribute to the overall rating for the YOT.") == ""
    assert score_of("77.78") == "77.78"
    assert score_of("4.56") == ""
    assert score_of("") == ""
