"""Populations as the query pages of Nomis give them, and with names in the place of codes."""

from __future__ import annotations

import pytest
from reader_context import context_of, grid_of

from yjreport.files.reading import Reading
from yjreport.inputs.readers.population import nomis, ons_population

TITLE = [["Population estimates - local authority based by single year of age"],
         ["ONS Crown Copyright Reserved [from Nomis on 1 May 2026]"], [""]]  # fmt: skip
AGES = [f"Age {age}" for age in range(20)]
LEICESTER, CHILDREN = "E06000016", 8 * 100 + sum(range(10, 18))
PEOPLE = [str(100 + age) for age in range(20)]


def read(rows: list[list[str]]) -> Reading:
    """Return what the reader of Nomis makes of a file of Leicester."""
    grids = [grid_of(rows, "downloads/nomis.csv")]
    assert nomis.READER.recognises(grids)
    ((_, reading),) = nomis.READER.read(grids, context_of("leicester"))
    return reading


def figures(reading: Reading) -> list[tuple[str, str, str]]:
    """Return area, mid-year and people aged 10 to 17."""
    return [(row["area"], row["period"], row["value"]) for row in reading.rows if row["measure"] == "population_10_17"]


def errors(reading: Reading) -> list[tuple[int, str, str]]:
    """Return where errors stand and what was expected."""
    return [(one.row, one.column, one.expected) for one in reading.remarks if one.severity == "error"]


@pytest.mark.parametrize("lines", [
    [["date", "2024"], ["sex", "Total"], ["measures", "Value"]],
    [["Date : 2024"], ["Gender : Total"]],
    [["date          :", "mid-2024"], ["sex :", "Persons"]],
])  # fmt: skip
@pytest.mark.parametrize("code", ["mnemonic", ""])
def test_ages_across_below_lines_of_date_and_sex(lines: list[list[str]], code: str) -> None:
    """Areas are known by their codes, or by their names where there is none; others are counted."""
    coded = [LEICESTER] if code else []
    rows = [*TITLE, *lines, [""], ["local authority", *([code] if code else []), *AGES],
            ["Leicester", *coded, *PEOPLE], ["Devon", *(["E10000008"] if code else []), *["2012"] * 20],
            ["Column Total", *([""] if code else []), *["2013"] * 20],
            ["England", *(["E92000001"] if code else []), *["900"] * 20]]  # fmt: skip
    reading = read(rows)

    assert figures(reading) == [("england", "mid-2024", "7200"), ("local", "mid-2024", str(CHILDREN))]
    assert not errors(reading)
    assert any("2 rows of other areas" in one.found for one in reading.remarks)


def test_ages_down_with_areas_or_dates_across() -> None:
    """The labels of rows and columns may change places; an area may stand in a line of its own."""
    areas = [*TITLE, ["date", "2024"], ["sex", "Total"], ["Age", "Leicester", "Devon"]]
    dates = [*TITLE, ["area", "Leicester"], ["sex", "Total"], ["Age", "2023", "2024"]]
    body = [[name, people, "2000"] for name, people in zip(AGES, PEOPLE, strict=True)]

    assert figures(read([*areas, *body])) == [("local", "mid-2024", str(CHILDREN))]
    assert figures(read([*dates, *body])) == [("local", "mid-2023", str(CHILDREN)), ("local", "mid-2024", "16000")]


def test_blocks_of_each_sex_are_added_up() -> None:
    """Each block has the lines above it; one sex alone is no population."""

    def block(sex: str) -> list[list[str]]:
        return [["date", "2024"], ["sex", sex], ["area", "mnemonic", *AGES], ["Leicester", LEICESTER, *PEOPLE], [""]]

    assert figures(read([*TITLE, *block("Male"), *block("Female")])) == [("local", "mid-2024", str(2 * CHILDREN))]
    assert figures(read([*TITLE, *block("Male")])) == []


def test_a_query_that_does_not_say_its_date_or_sex_is_refused() -> None:
    """Neither is guessed; percentages are no people."""
    body = [["area", "mnemonic", *AGES], ["Leicester", LEICESTER, *PEOPLE]]

    assert errors(read([*TITLE, ["date", "2024"], *body])) == [(6, "column C", "a line above it that says the sex")]
    assert errors(read([*TITLE, ["sex", "Total"], *body])) == [(6, "column C", "a line above it that says the date")]
    assert errors(read([*TITLE, ["sex", "Total"], ["date", "2024"], ["area", "mnemonic", *AGES],
                        ["Leicester", LEICESTER, "1,5", *PEOPLE[1:]]])) == [
        (7, "column C", "a whole number of people")]  # fmt: skip
    percents = read([*TITLE, ["date", "2024"], ["sex", "Total"], ["measures", "Percent"], *body])
    assert figures(percents) == []
    assert any("percentages" in one.found for one in percents.remarks)


def test_names_of_sexes_and_ages_in_the_place_of_their_codes() -> None:
    """A file of Nomis with the columns of names alone says the same."""
    head = ["DATE", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GENDER_NAME", "C_AGE_NAME", "MEASURES_NAME", "OBS_VALUE"]
    rows = [["2024", "Leicester", LEICESTER, "Total", name, "Value", people]
            for name, people in zip(AGES, PEOPLE, strict=True)]  # fmt: skip
    groups = [["2024", "Leicester", LEICESTER, "Total", "Aged 0 - 15", "Value", "999"]]

    assert figures(read([head, *rows, *groups])) == [("local", "mid-2024", str(CHILDREN))]


def test_names_of_columns_of_later_years() -> None:
    """The codes of the authorities of another year head the same column."""
    rows = [["Persons, mid-2025"], ["LAD25CD", "LAD25NM", "Geography", "All ages", *map(str, range(20))],
            [LEICESTER, "Leicester", "Unitary", str(sum(map(int, PEOPLE))), *PEOPLE]]  # fmt: skip
    grids = [grid_of(rows, "downloads/estimates.csv")]
    assert ons_population.READER.recognises(grids)
    ((_, reading),) = ons_population.READER.read(grids, context_of("leicester"))

    assert figures(reading) == [("local", "mid-2025", str(CHILDREN))]
