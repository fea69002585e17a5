"""Headers anywhere near the top, columns by alias, numbers in one way, and the choice of a reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_context import PROJECT, grid_of

from yjreport.errors import InputStructure, ParameterFault
from yjreport.inputs.readers.common.figures import read_figure
from yjreport.inputs.readers.common.format_files import load_format
from yjreport.inputs.readers.common.formats import (
    DfeFormat,
    FingertipsFormat,
    OpenTablesFormat,
    PopulationFormat,
    PublisherFormat,
    ToolFormat,
)
from yjreport.inputs.readers.common.headers import MOST_ROWS_ABOVE, find_header, plain, require_header
from yjreport.inputs.readers.registry import READERS, reader_for

ALIASES = {"year": ("Financial_Year", "Year"), "count": ("Number of children",), "share": ("% of children",)}
FORMATS: dict[str, type[PublisherFormat]] = {
    "fingertips": FingertipsFormat, "dfe": DfeFormat, "lait": ToolFormat, "ons_population": PopulationFormat,
    "nomis": PopulationFormat, "yjb": OpenTablesFormat,
}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [("Financial_Year", " financial  year "), ("YJS [note 1]", "yjs"), ("Number_Children", "Number\xa0Children"),
     ("Vehicle Theft / Taking", "vehicletheft/taking")],
)  # fmt: skip
def test_headers_that_are_the_same(one: str, other: str) -> None:
    """Case, spaces, underscores, signs and notes do not matter."""
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("18+", "18"), ("% of children", "of children"), ("Cоde", "Code")])
def test_headers_that_are_not_the_same(one: str, other: str) -> None:
    """A plus, a per cent sign and a look-alike letter make another name."""
    assert plain(one) != plain(other)


@pytest.mark.parametrize("above", [0, 3, MOST_ROWS_ABOVE - 1])
def test_a_header_is_found_below_titles(above: int) -> None:
    """Its columns may have other names and another order."""
    rows = [["Title"]] * above + [["number_of_children", "Other", "year"], ["5", "", "2024"]]
    header = find_header(grid_of(rows), ALIASES, ["year", "count"])
    assert header is not None
    assert (header.row, header.columns, header.unknown) == (above, {"count": 0, "year": 2}, ((1, "Other"),))
    assert [header.cell(row, "count") for row in header.rows()] == ["5"]
    assert header.printed("count") == "number_of_children (column A)"


def test_a_header_too_far_down_is_not_found() -> None:
    """Titles are shorter than that."""
    assert find_header(grid_of([[""]] * MOST_ROWS_ABOVE + [["Year"]]), ALIASES, ["year"]) is None


def test_a_missing_column_is_named_with_what_is_near() -> None:
    """The row that looks most like the header is quoted."""
    with pytest.raises(InputStructure) as raised:
        require_header(grid_of([["x"], ["Year", "Numbr of childrn"]]), ALIASES, ["year", "count"], "a table", "look.")
    assert str(raised.value).splitlines() == [
        "downloads/file.csv lacks a column of a table.",
        "  missing: Number of children; the row has Numbr of childrn",
        "  found in row 2: Year, Numbr of childrn",
        "Next: look.",
    ]


def test_no_header_at_all_is_told_with_the_first_row() -> None:
    """The message says what was expected."""
    with pytest.raises(InputStructure) as raised:
        require_header(grid_of([["a", "b"]]), ALIASES, ["year", "count"], "a table", "look.")
    assert raised.value.details == (
        "expected in the first 40 rows: Financial_Year, Number of children",
        "found in row 1: a, b",
    )


def test_a_column_twice_is_refused_unless_its_cells_are_the_same() -> None:
    """Financial_Year and Year are names of one column."""
    rows = [["Financial_Year", "Year", "Number of children"], ["2024", "2024", "5"]]
    assert require_header(grid_of(rows), ALIASES, ["year", "count"], "a table", "look.").columns["year"] == 0
    rows[1][1] = "2025"
    with pytest.raises(InputStructure) as raised:
        require_header(grid_of(rows), ALIASES, ["year", "count"], "a table", "look.")
    assert raised.value.details == ("row 1: Financial_Year (column A) and Year (column B)",)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", "5"), ("1,234", "1234"), ("1,234,567.5", "1234567.5"), ("-3", "-3"), ("37.119999999999997", "37.12"),
     ("4.7980000000000002E-2", "0.04798"), ("0", "0"), ("000", "0")],
)  # fmt: skip
def test_numbers_that_are_read(text: str, value: str) -> None:
    """Proper thousands and the tails of binary fractions are understood."""
    figure = read_figure(text, {})
    assert figure is not None
    assert figure.text == value


@pytest.mark.parametrize("text", ["1,23", "12,34", "1.234,5", "1 234", "12%", "£5", "1.2E+05", "٣", "３", "--", "n/a",
                                  "9" * 30, "1e-12", "=1", "nan", "+5", "5."])  # fmt: skip
def test_numbers_that_are_not_read(text: str) -> None:
    """Nothing is guessed."""
    assert read_figure(text, {}) is None


def test_marks_and_blanks() -> None:
    """A mark of the key is a mark, whatever its case; a blank is neither a number nor a mark."""
    assert read_figure("C", {"c": ("c",)}).marks == ("c",)
    assert read_figure("  ", {}).blank


@given(st.text(max_size=20))
def test_a_number_is_the_one_that_stands_there(text: str) -> None:
    """Whatever is read is the number that Python reads without the commas."""
    figure = read_figure(text, {})
    if figure is not None and figure.value is not None:
        assert abs(figure.value - Decimal(text.strip().replace(",", ""))) < Decimal("1e-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_who_publishes_it(name: str) -> None:
    """The source register is prefilled from it."""
    known = load_format(PROJECT.params / "formats", name, FORMATS[name])
    assert known.publisher
    assert known.licence == "Open Government Licence v3.0"
    assert known.attribution.startswith("Contains public sector information licensed under the Open Government Licence")
    assert known.basis


@pytest.mark.parametrize("name", FORMATS)
def test_unknown_keys_of_a_format_are_refused(name: str, tmp_path: object) -> None:
    """A slip in a key is told with its line and the key that is meant."""
    from pathlib import Path

    folder = Path(str(tmp_path)) / "params" / "formats"
    folder.mkdir(parents=True)
    text = (PROJECT.params / "formats" / f"{name}.yaml").read_text(encoding="utf-8")
    (folder / f"{name}.yaml").write_text(text + "publishr: nobody\n", encoding="utf-8")
    with pytest.raises(ParameterFault) as raised:
        load_format(folder, name, FORMATS[name])
    assert f"params/formats/{name}.yaml" in raised.value.what
    assert "publishr: expected no such key; did you mean publisher?" in raised.value.details[0]


EXAMPLES = {
    "Fingertips": ["Indicator ID", "Indicator Name", "Area Code", "Sex", "Age", "Time period", "Value"],
    "Nomis population estimates": ["GEOGRAPHY_CODE", "GENDER", "C_AGE", "OBS_VALUE"],
    "Department for Education": ["time_period", "geographic_level", "new_la_code", "At31_episodes"],
    "ONS mid-year population estimates": ["Code", "Name", "All ages", *map(str, range(91))],
    "YJB local level open data": ["Financial_Year", "YJS", "Age_Group", "Number_Children"],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_is_recognised_by_one_reader_alone(name: str) -> None:
    """Its columns tell what it is, wherever they stand and whatever the file is called."""
    grids = [grid_of([["Notes"]]), grid_of([["Title"], EXAMPLES[name]])]
    assert [reader.name for reader in READERS if reader.recognises(grids)] == [name]
    found = reader_for(grids)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("rows", [[[]], [[""]], [["a", "b"], ["1", "2"]], [["Crime ID", "Month", "LSOA code"]]])
def test_a_file_of_no_format_has_no_reader(rows: list[list[str]]) -> None:
    """Nothing is recognised by chance."""
    assert reader_for([grid_of(rows)]) is None
    assert reader_for([]) is None
