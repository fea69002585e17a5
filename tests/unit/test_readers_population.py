"""Population estimates of the ONS (MYE2, MYEB1) and of Nomis: sums of single years for the service's areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from reader_context import context_of, grid_of
from reader_mutations import errors_of, mutations, readings_of, rows_named

from yjreport.errors import InputStructure
from yjreport.inputs.readers.population import nomis, ons_population

if TYPE_CHECKING:
    from yjreport.files.reading import Reading

# Ages 0 to 17 at mid-2024 as the Office for National Statistics prints them (Open Government Licence v3.0).
AGES = list(map(str, range(18)))
HEADER = ["Code", "Name", "Geography", "All ages", *AGES]
TITLE = ["MYE2: Persons by single year of age and sex for local authorities in the UK, mid-2024"]
NAME = "downloads/population.csv"


def area(code: str, first: int, name: str = "") -> list[str]:
    """Return a row whose ages are first, first + 1, …; so the ages 10 to 17 make 8 × first + 108."""
    return [code, name or code, "Unitary Authority", "", *(str(first + age) for age in range(18))]


MEMBERS = [area("E06000019", 100), area("E06000051", 200), area("E06000020", 300), area("E10000034", 400)]


def reading(rows: list[list[str]], slug: str = "west-mercia", name: str = NAME, part: str = "") -> Reading:
    """Return what the reader of ONS tables says."""
    ((_, found),) = ons_population.READER.read([grid_of(rows, name, part)], context_of(slug))
    return found


def figures(found: Reading, measure: str = "population_10_17") -> dict[str, str]:
    """Return values by area."""
    return {row["area"]: row["value"] for row in found.rows if row["measure"] == measure}


def test_a_joint_service_is_the_sum_of_its_authorities() -> None:
    """8 × (100 + 200 + 300 + 400) + 4 × 108 is 8,432 children aged 10 to 17."""
    found = reading([TITLE, [], HEADER, *MEMBERS, area("E06000016", 900)])
    assert figures(found) == {
        "E06000019": "908", "E06000051": "1708", "E06000020": "2508", "E10000034": "3308", "local": "8432",
    }  # fmt: skip
    (local,) = [row for row in found.rows if row["area"] == "local" and row["measure"] == "population_10_17"]
    assert (local["period"], local["period_start"], local["period_end"]) == ("mid-2024", "2024-06-30", "2024-06-30")
    assert (local["line"], local["note"]) == ("rows 4, 5, 6, 7", "Sum of the estimates of its authorities.")
    assert figures(found, "population_0_17")["E06000019"] == str(sum(range(100, 118)))
    assert found.remarks == ()


def test_without_an_authority_there_is_no_sum_of_the_service() -> None:
    """The remark names the authority that is missing."""
    found = reading([TITLE, HEADER, *MEMBERS[:3]])
    assert "local" not in figures(found)
    assert [remark.found for remark in found.remarks] == [
        "no sum of the service for population_10_17, mid-2024: the file lacks Worcestershire",
        "no sum of the service for population_0_17, mid-2024: the file lacks Worcestershire",
    ]


def test_a_county_without_a_row_is_the_sum_of_its_districts() -> None:
    """Warwickshire has five districts, and nothing is given while one is missing."""
    districts = [area(f"E070002{number}", 100) for number in (18, 19, 20, 21, 22)]
    whole = reading([TITLE, HEADER, *districts], "warwickshire")
    assert figures(whole) == {"local": str(5 * 908)}
    assert whole.rows[0]["note"] == "Sum of the estimates of its districts."
    assert reading([TITLE, HEADER, *districts[1:]], "warwickshire").rows == ()


def test_the_header_may_stand_lower_with_other_names_and_order() -> None:
    """2018 calls the column Geography1 and has its header in row 5."""
    header = ["Geography1", "Area code", *(f"Age {age}" for age in reversed(AGES)), "Name", "All ages"]
    cells = area("E06000016", 100)
    row = ["UA", "E06000016", *reversed(cells[4:]), "Leicester", ""]
    found = reading([["Contents"], [], TITLE, [], header, row], "leicester")
    assert figures(found) == {"local": "908"}


def test_mid_2021_is_marked_as_a_break() -> None:
    """The estimates of mid-2021 rest on another census than those before."""
    (row, wide) = reading([["MYE2: Persons, mid-2021"], HEADER, area("E06000016", 100)], "leicester").rows
    assert row["marks"] == "b"
    assert row["note"].startswith("From mid-2021 the estimates rest on Census 2021.")
    assert wide["marks"] == ""


def test_the_name_of_the_file_may_say_year_and_persons() -> None:
    """The CSV of 2024 has no title: its name says mye24 and persons, and the note says so."""
    found = reading([HEADER, area("E06000016", 100)], "leicester", "downloads/mye24tablesew_MYE2_persons.csv")
    assert found.rows[0]["period"] == "mid-2024"
    assert found.rows[0]["note"] == "The year is from the name of the file, mye24tablesew_MYE2_persons.csv."


@pytest.mark.parametrize(
    ("rows", "name", "message"),
    [
        ([HEADER, MEMBERS[0]], "downloads/persons.csv",
         "row 0, : no year in the title and the name of the file; expected one year, such as mid-2024"),
        ([["mid-2024"], HEADER, MEMBERS[0]], NAME,
         "row 0, : nothing that says whether the table is of persons or of one sex; expected persons in the title, the "
         "name of the sheet or of the file"),
        ([["Persons, mid-2001 to mid-2024"], HEADER, MEMBERS[0]], NAME,
         "row 0, : the years 2001, 2024 in the title and the name of the file; expected one year, such as mid-2024"),
        ([["Persons, mid-2023"], HEADER, MEMBERS[0]], "downloads/mye24.csv",
         "row 0, : the years 2023, 2024 in the title and the name of the file; expected one year, such as mid-2024"),
        ([["Persons and males, mid-2023"], HEADER, MEMBERS[0]], NAME,
         "row 0, : a table that says both persons and one sex; expected a table of persons"),
        ([TITLE, HEADER, [*MEMBERS[0][:14], "1,20", *MEMBERS[0][15:]]], NAME,
         "row 3, 10 (column O): 1,20; expected a whole number of people"),
        ([TITLE, HEADER, MEMBERS[0], area("E06000019", 5)], NAME,
         "row 4, Code (column A): E06000019 again, with other people than in row 3; expected each area once"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_an_error(rows: list[list[str]], name: str, message: str) -> None:
    """No figure is given, and the message says where and what."""
    found = reading(rows, name=name)
    assert found.rows == ()
    assert errors_of(found) == [message]


def test_a_table_of_one_sex_is_not_read() -> None:
    """The sheets of males and females are told and left."""
    title = ["MYE2: Females by single year of age, mid-2024"]
    found = reading([title, HEADER, MEMBERS[0]], part="sheet MYE2 - Females")
    assert found.rows == ()
    assert [remark.found for remark in found.remarks] == ["sheet MYE2 - Females is not read: it is of one sex"]


def test_ages_that_do_not_make_all_ages_are_an_error() -> None:
    """A table with every single year says itself what they make."""
    header = [*HEADER[:4], *map(str, range(91))]
    row = ["E06000016", "Leicester", "UA", "91", *["1"] * 91]
    assert figures(reading([TITLE, header, row], "leicester")) == {"local": "8"}
    row[20] = "2"
    found = reading([TITLE, header, row], "leicester")
    assert found.rows == ()
    assert errors_of(found) == [
        "row 3, All ages (column D): 91, but the single years of age make 92; expected the sum of the row's ages"
    ]


def test_a_missing_age_is_told() -> None:
    """Without age 13 there is no sum."""
    header = [name for name in HEADER if name != "15"]
    with pytest.raises(InputStructure, match=r"downloads/population\.csv lacks a column of the ONS table MYE2"):
        reading([TITLE, header, MEMBERS[0]])


def long_rows(people: int = 10) -> list[list[str]]:
    """Return MYEB1 for Leicester: 10 of each sex and age in 2011, 11 in 2022."""
    header = ["ladcode23", "laname23", "country", "sex", "age", "population_2011", "population_2022"]
    return [header, *(["E06000016", "Leicester", "E", sex, str(age), str(people), str(people + 1)]
                      for sex in ("M", "F") for age in range(19))]  # fmt: skip


def test_a_row_for_each_age_and_sex_is_added_up() -> None:
    """2 sexes × 8 ages × 10 is 160, and the break at 2021 is none inside one file."""
    found = reading(long_rows(), "leicester")
    assert [(row["period"], row["value"], row["marks"]) for row in found.rows] == [
        ("mid-2011", "160", ""), ("mid-2011", "360", ""), ("mid-2022", "176", ""), ("mid-2022", "396", ""),
    ]  # fmt: skip
    assert reading(long_rows()[:20], "leicester").rows == ()


NOMIS = ["GEOGRAPHY_CODE", "GENDER", "C_AGE", "DATE", "MEASURES", "OBS_VALUE"]


def nomis_rows(*sexes: str, date: str = "2023", code: str = "E06000016") -> list[list[str]]:
    """Return single years of age from 0 to 17, ten of each sex (twenty persons)."""
    return [[code, sex, str(101 + age), date, "20100", "20" if sex == "0" else "10"]
            for sex in sexes for age in range(18)]  # fmt: skip


def from_nomis(rows: list[list[str]], name: str = "downloads/nomis.csv") -> Reading:
    """Return what the reader of Nomis says of Leicester."""
    ((_, found),) = nomis.READER.read([grid_of(rows, name)], context_of("leicester"))
    return found


@pytest.mark.parametrize("sexes", [("0",), ("1", "2"), ("0", "1", "2")])
def test_nomis_persons_or_both_sexes(sexes: tuple[str, ...]) -> None:
    """20 × 8 is 160, from persons or from the two sexes, never from both."""
    found = from_nomis([NOMIS, *nomis_rows(*sexes), ["E06000016", "0", "4", "2023", "20100", "999"],
                        ["E06000016", "0", "111", "2023", "20301", "1.2"]])  # fmt: skip
    assert figures(found) == {"local": "160"}
    told = sorted(remark.found for remark in found.remarks)
    assert told == ["1 rows of groups of ages: C_AGE 4", "1 rows of percentages"]


def test_nomis_persons_that_are_not_both_sexes_are_an_error() -> None:
    """The age is not given, so neither is the sum."""
    rows = [NOMIS, *nomis_rows("0", "1", "2")]
    rows[11][5] = "21"
    found = from_nomis(rows)
    assert found.rows == ()
    assert errors_of(found) == ["row 12, : 21 persons of E06000016 aged 10; expected 20, the sum of both sexes"]


def test_one_sex_alone_is_no_population() -> None:
    """Males are not persons."""
    assert from_nomis([NOMIS, *nomis_rows("1")]).rows == ()


def test_nomis_without_a_date_says_which_column_to_tick() -> None:
    """The year is the file's name's, or there is none."""
    rows = [[*cells[:3], *cells[4:]] for cells in [NOMIS, *nomis_rows("0")]]
    found = from_nomis(rows)
    assert found.rows == ()
    assert errors_of(found) == [
        "row 1, DATE: no column DATE, so the year of the figures is not known; expected a column DATE, such as 2024"
    ]
    assert "tick DATE" in found.remarks[0].next_step
    named = from_nomis(rows, "downloads/nomis_mid2011.tsv")
    assert named.rows[0]["period"] == "mid-2011"
    assert named.rows[0]["note"] == (
        "The file has no column DATE; the year is from the name of the file, nomis_mid2011.tsv."
    )


def test_nomis_other_sexes_dates_and_measures_are_errors() -> None:
    """Each message names the row and the column."""
    rows = [NOMIS, ["E06000016", "3", "111", "2023", "20100", "1"], ["E06000016", "0", "111", "latest", "20100", "1"],
            ["E06000016", "0", "111", "2023", "5", "1"]]  # fmt: skip
    assert errors_of(from_nomis(rows)) == [
        "row 2, GENDER (column B): 3; expected 0 (persons), 1 (males) or 2 (females)",
        "row 3, DATE (column D): latest; expected a year such as 2024",
        "row 4, MEASURES (column E): 5; expected 20100 (numbers of people) or 20301 (percentages)",
    ]


def _bands(cells: list[list[str]], at: dict[str, int], rows: list[int]) -> list[int]:
    """Return the sums of ages 10 to 17 and 0 to 17 of some rows, as far as they are numbers."""
    sums = []
    for ages in (AGES[10:], AGES):
        texts = [cells[row][at[age]].replace(",", "").strip() for row in rows for age in ages if age in at]
        if all(text.isascii() and text.isdigit() for text in texts):
            sums.append(sum(map(int, texts)))
    return sums


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations([TITLE, HEADER, *MEMBERS, area("E12000005", 5000)]))
def test_mutated_tables_never_give_a_sum_that_is_not_of_the_rows(rows: list[list[str]]) -> None:
    """Whatever is changed, a figure is the sum of the ages of the rows that it names."""
    for grid, found in readings_of(ons_population.READER, rows, context_of("west-mercia"), "downloads/mye24.csv"):
        header = next((cells for cells in grid.rows if {"10", "17"} <= {cell.strip() for cell in cells}), ())
        at = {cell.strip(): index for index, cell in reversed(list(enumerate(header)))}
        for row in found.rows:
            cells = [list(each) + [""] * 40 for each in grid.rows]
            assert int(row["value"]) in _bands(cells, at, rows_named(row["line"]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations([NOMIS, *nomis_rows("1", "2")]))
def test_mutated_nomis_files_never_give_a_sum_that_is_not_of_the_cells(rows: list[list[str]]) -> None:
    """Whatever is changed, a figure is the sum of the cells of the ages, counted here by themselves."""
    for grid, found in readings_of(nomis.READER, rows, context_of("leicester"), "downloads/nomis2023.csv"):
        header = next(
            (row for row in grid.rows if {"GEOGRAPHY_CODE", "C_AGE", "OBS_VALUE"} <= {cell.strip() for cell in row}), ()
        )
        at = {cell.strip(): index for index, cell in reversed(list(enumerate(header)))}
        held: dict[tuple[str, int, str], set[int]] = {}
        for row in grid.rows:
            cells = {name: (row[index] if index < len(row) else "").strip() for name, index in at.items()}
            number, age = cells["OBS_VALUE"].replace(",", ""), cells["C_AGE"]
            digits = number.isascii() and number.isdigit() and age.isascii() and age.isdigit()
            if cells["GEOGRAPHY_CODE"].upper() == "E06000016" and digits:
                year = cells.get("DATE", "2023")
                held.setdefault((year, int(age) - 101, cells["GENDER"]), set()).add(int(number))
        for row in found.rows:
            ages = range(10, 18) if row["measure"] == "population_10_17" else range(18)
            year, total = row["period"].removeprefix("mid-"), 0
            for age in ages:
                keys = [(year, age, "0")] if (year, age, "0") in held else [(year, age, "1"), (year, age, "2")]
                assert all(len(held[key]) == 1 for key in keys)
                total += sum(next(iter(held[key])) for key in keys)
            assert row["value"] == str(total)
