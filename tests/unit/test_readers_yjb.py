"""The local level open data: sums by service and year, totals beside parts, names and columns that drift."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from reader_context import context_of, grid_of, rows_of
from reader_mutations import errors_of, mutations, readings_of, rows_named

from yjreport.inputs.readers.yjb.reader import READER
from yjreport.inputs.readers.yjb.words import tidy_year

if TYPE_CHECKING:
    from yjreport.files.reading import Reading

CHILDREN = "children_cautioned_sentenced"
HEADER = [
    "Financial_Year", "YJS", "Wales or English region", "PCC", "England_Wales", "Age_Group", "Ethnicity_Group", "Sex",
    "Number_Children",
]  # fmt: skip


def child(
    number: str, age: str = "10-14", ethnicity: str = "White", sex: str = "Male", *, year: str = "2023-24",
    service: str = "Warwickshire",
) -> list[str]:  # fmt: skip
    """Return a row of the table of children."""
    return [year, service, "West Midlands", "Warwickshire", "England", age, ethnicity, sex, number]


GOOD = [child("5"), child("2", sex="Female"), child("3", "15"), child("4", "16", "Black"), child("1", "17", "Unknown")]


def reading(rows: list[list[str]], slug: str = "warwickshire", name: str = "downloads/children.ods") -> Reading:
    """Return what the reader says of one sheet."""
    ((_, found),) = READER.read([grid_of(rows, name, "sheet Data")], context_of(slug))
    return found


def sums(found: Reading, measure: str = CHILDREN, area: str = "local") -> dict[str, str]:
    """Return values, or marks in brackets, by breakdown."""
    return {
        row["breakdown"]: row["value"] or f"[{row['marks']}]"
        for row in found.rows
        if row["measure"] == measure and row["area"] == area
    }


def test_children_are_added_up_by_service_and_year() -> None:
    """5 + 2 + 3 + 4 + 1 is 15, and every breakdown makes 15."""
    found = reading([HEADER, *GOOD, child("90", service="Leicester City")])
    assert sums(found) == {
        "": "15", "age=10 to 14": "7", "age=15": "3", "age=16": "4", "age=17": "1", "sex=female": "2", "sex=male": "13",
        "ethnicity=Black": "4", "ethnicity=White": "10", "ethnicity=not known": "1",
    }  # fmt: skip
    whole = found.rows[0]
    assert (whole["period_start"], whole["period_end"], whole["unit"]) == ("2023-04-01", "2024-03-31", "count")
    assert (whole["line"], whole["note"]) == ("rows 2, 3, 4, 5, 6", "Sum of 5 rows of the table.")
    assert found.remarks == ()


def test_the_sheet_is_found_by_its_columns_wherever_it_is() -> None:
    """Notes stand on the first sheets; headers have spaces, notes and trailing empty columns."""
    header = [" Financial Year ", "YJS [note 1]", "Region", "PCC", "England_Wales", " Age_Group", "Ethnicity_Group",
              "Sex", "Number_Children [note 2]", "", ""]  # fmt: skip
    grids = [
        grid_of([["Local level open data"], ["Notes"]], part="sheet Cover"),
        grid_of([["Note", "Text"], ["1", "Youth justice service"]], part="sheet Notes"),
        grid_of([["Children"], [], header, *([*row, "", ""] for row in GOOD)], part="sheet 3"),
    ]
    assert READER.recognises(grids)
    ((grid, found),) = READER.read(grids, context_of("warwickshire"))
    assert grid.part == "sheet 3"
    assert sums(found)[""] == "15"
    assert found.numbers[0] == 4


def test_a_printed_total_is_checked_and_never_added() -> None:
    """Rows of all ages and all children stand beside the parts."""
    totals = [child("15", "All ages", "All", "Total"), child("7", "10-14", "All", "All")]
    found = reading([HEADER, *GOOD, *totals])
    assert sums(found)[""] == "15"
    assert sums(found)["age=10 to 14"] == "7"
    wrong = reading([HEADER, *GOOD, child("16", "All", "All", "All")])
    assert wrong.rows == ()
    assert errors_of(wrong) == ["row 7, : a printed total of 16; expected 15, the sum of its parts"]


def test_breakdowns_that_overlap_are_never_added() -> None:
    """A table that has ages, sexes and ethnic groups one below another counts each child three times."""
    rows = rows_of("""
Financial_Year,YJS,Demographic,Number_Children
2023-24,Warwickshire,10-14,7
2023-24,Warwickshire,15-17,8
2023-24,Warwickshire,Boys,13
2023-24,Warwickshire,Girls,2
2023-24,Warwickshire,White,15
""")
    found = reading(rows)
    assert sums(found) == {
        "": "15", "age=10 to 14": "7", "age=15 to 17": "8", "sex=female": "2", "sex=male": "13",
        "ethnicity=White": "15",
    }  # fmt: skip
    rows[5][3] = "14"
    found = reading(rows)
    assert found.rows == ()
    assert errors_of(found) == [
        "row 2, : parts that make different totals: age 15, ethnicity 14, sex 15; expected parts that make one total"
    ]


def test_an_age_group_that_holds_the_others_is_a_total() -> None:
    """10-17 beside 10-14, 15, 16 and 17 is no part; two that merely overlap are an error."""
    assert sums(reading([HEADER, *GOOD, child("15", "10-17", "All", "All")]))[""] == "15"
    found = reading([HEADER, *GOOD, child("2", "14-15", "White", "Female")])
    assert found.rows == ()
    assert errors_of(found) == [
        "row 2, : the ages 10 to 14 and 14 to 15, which share an age; expected ages that do not overlap"
    ]


def test_a_withheld_part_withholds_every_sum_that_holds_it() -> None:
    """A star is [c], not 0."""
    found = reading([HEADER, *GOOD[:-1], child("*", "17", "Unknown")])
    assert sums(found) == {
        "": "[c]", "age=10 to 14": "7", "age=15": "3", "age=16": "4", "age=17": "[c]", "sex=female": "2",
        "sex=male": "[c]", "ethnicity=Black": "4", "ethnicity=White": "10", "ethnicity=not known": "[c]",
    }  # fmt: skip


OUTCOMES = rows_of("""
Financial_Year,YOT,Region,Age_Group,Sex,Caution_or_sentence_tier,Caution_or_sentence_type,Number_Cautioned_Sentenced
2022-23,Gwynedd Mon,Wales,10-14,Male,Pre Court,Youth Caution,4
2022-23,Gwynedd & Ynys Mon,Wales,15-17,Male,Pre Court,Youth Conditional Caution,3
2022-23,Gwynedd Mon,Wales,15-17,Male,First Tier,Referral Order,5
2022-23,Gwynedd Mon,Wales,15-17,Male,Community,Youth Rehabilitation Order,2
2022-23,Gwynedd Mon,Wales,15-17,Male,Custody,Detention and Training Order,1
""")


def test_outcomes_are_added_up_by_tier_under_every_name_of_a_service() -> None:
    """The tables call one service Gwynedd Mon and Gwynedd & Ynys Mon."""
    found = reading(OUTCOMES, "gwynedd-and-ynys-mon")
    assert sums(found, "outcomes_by_tier") == {
        "tier=community": "2", "tier=custody": "1", "tier=first tier": "5", "tier=pre-court": "7",
    }  # fmt: skip


def test_the_columns_of_2014_15_are_read_with_the_year_of_the_file() -> None:
    """That table has no column of years, and its outcomes are types."""
    rows = rows_of("""
YOT,Region,Outcome,Age,Ethn,Gen,Count
Warwickshire,West Midlands,Youth Caution,10-14,White,M,4
Warwickshire,West Midlands,Referral Order,15,White,F,2
""")
    found = reading(rows, name="downloads/Outcomes 2014-15.xlsx")
    assert sums(found, "outcomes_by_tier") == {"tier=first tier": "2", "tier=pre-court": "4"}
    assert {row["period"] for row in found.rows} == {"2014-15"}
    assert found.remarks[0].severity == "warning"
    nameless = reading(rows, name="downloads/outcomes.xlsx")
    assert nameless.rows == ()
    assert errors_of(nameless)[0].startswith("row 1, : no column of years, and no one year in the title")


def test_the_columns_of_2015_16_are_read_from_a_hidden_sheet() -> None:
    """YOT2, OutRevised, Age_Revised, Gen and CountOfSent_Out_ID."""
    rows = rows_of("""
YOT2,OutRevised,Age_Revised,Ethnicity,Gen,CountOfSent_Out_ID
Warwickshire,Custody,17,Black,M,3
""")
    grid = grid_of(rows, "downloads/outcomes-2015-16.ods", "sheet 6", hidden=True)
    ((_, found),) = READER.read([grid], context_of("warwickshire"))
    assert sums(found, "outcomes_by_tier") == {"tier=custody": "3"}
    assert found.remarks[0].found == "sheet 6 is hidden in its workbook, and is read"


def test_offences_are_added_up_by_group() -> None:
    """A group that is not listed is taken as printed; a stray England_Wales value changes nothing."""
    found = reading(
        rows_of("""
Financial_Year,YJS,England_Wales,Offence_Group,Sex,Number_Offences
2023-24,Warwickshire,England,Violence Against The Person,Male,6
2023-24,Warwickshire,London,Violence Against The Person,Female,2
2023-24,Warwickshire,England,Wildlife offences,Male,1
2023-24,Warwickshire,England,Total,Male,7
""")
    )
    assert sums(found, "offences_by_type") == {
        "offence=violence against the person": "8", "offence=wildlife offences": "1",
    }  # fmt: skip


def test_a_region_is_given_only_where_all_its_services_are_there() -> None:
    """The four services of the North East make the region, and none may be missing."""
    context = context_of("durham")
    import csv

    path = context.folder.parent.parent / "data" / "open" / "lookups" / "services.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = sorted({row["service"] for row in csv.DictReader(file) if row["region_code"] == "E12000001"})
    rows = [child("2", service=name) for name in names]
    assert sums(reading([HEADER, *rows], "durham"), area="north-east")[""] == str(2 * len(names))
    assert sums(reading([HEADER, *rows[1:]], "durham"), area="north-east") == {}
    assert "counted once by each service" in reading([HEADER, *rows], "durham").rows[-1]["note"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (child("5", "Toddlers"), "row 7, Age_Group (column F): Toddlers; expected a category of age that is known"),
        (child("5", sex="?"), "row 7, Sex (column H): ?; expected a category of sex that is known"),
        (child("1,23", "15"), "row 7, Number_Children (column I): 1,23; expected a whole number, or a mark of the "
         "publisher"),
        (child("2.5", "15"), "row 7, Number_Children (column I): 2.5; expected a whole number, or a mark of the "
         "publisher"),
        (child("", "15", "Black"), "row 7, Number_Children (column I): nothing; expected a number: a blank is not 0"),
        (child("6"), "row 7, Number_Children (column I): 6; expected 5, as row 2 has for the same thing"),
        (child("5", "15", "Black", year="2023"), "row 7, Financial_Year (column A): 2023; expected a financial year "
         "such as 2024-25"),
    ],
)  # fmt: skip
def test_a_row_that_is_not_understood_gives_no_sum(row: list[str], message: str) -> None:
    """A sum without one of its parts would be a wrong number."""
    found = reading([HEADER, *GOOD, row])
    assert found.rows == ()
    assert errors_of(found) == [message]


def test_a_row_that_is_there_twice_is_an_error() -> None:
    """It may be doubled, or another part whose column was left out: 5 or 10 children."""
    found = reading([HEADER, *GOOD, GOOD[0]])
    assert found.rows == ()
    assert errors_of(found) == [
        "row 7, Number_Children (column I): 5; expected each row once: row 2 is the same, and may be doubled or "
        "another part"
    ]


def test_an_unknown_column_that_parts_rows_is_an_error() -> None:
    """Nobody can say whether such rows are parts or another view of the same children."""
    found = reading([[*HEADER, "Gravity"], [*GOOD[0], "2"], [*GOOD[0], "3"]])
    assert found.rows == ()
    assert "the columns Gravity are not known" in errors_of(found)[0]


def test_children_are_not_added_up_over_outcomes() -> None:
    """A child may have several."""
    rows = [[*cells[:-1], "Number_Children"] if not place else cells for place, cells in enumerate(OUTCOMES)]
    found = reading(rows, "gwynedd-and-ynys-mon")
    assert found.rows == ()
    assert "cannot be told to be of children, of outcomes or of offences" in errors_of(found)[0]


def test_a_table_without_the_service_says_where_to_add_its_name() -> None:
    """Names that are no service are counted."""
    found = reading([HEADER, child("5", service="Atlantis")])
    assert found.rows == ()
    assert [remark.found for remark in found.remarks if remark.severity == "warning"] == ["no row of the service"]
    assert any("Atlantis" in remark.found for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2013-14", "2013-14"), ("2013/14", "2013-14"), ("2013-2014", "2013-14"), ("2024-25 [note 3]", "2024-25"),
     ("Year ending March 2020", "2019-20"), ("2013-15", ""), ("2013", ""), ("", "")],
)  # fmt: skip
def test_financial_years(text: str, year: str) -> None:
    """Two years that do not follow one another are no financial year."""
    assert tidy_year(text) == year


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations([HEADER, *GOOD, child("15", "All", "All", "All"), child("8", service="Medway")]))
def test_mutated_tables_never_give_a_sum_that_is_not_of_the_rows(rows: list[list[str]]) -> None:
    """Whatever is changed, a figure is the sum of the numbers of the rows that it names."""
    for grid, found in readings_of(READER, rows, context_of("warwickshire"), "downloads/2023-24.csv"):
        header = next((cells for cells in grid.rows if "Number_Children" in {cell.strip() for cell in cells}), ())
        for row in found.rows:
            if not row["value"]:
                assert row["marks"]
                continue
            at = [cell.strip() for cell in header].index("Number_Children")
            texts = [grid.rows[number][at].strip().replace(",", "") for number in rows_named(row["line"])]
            assert Decimal(row["value"]) == sum(map(Decimal, texts))
