"""A published table whose layout drifted is named, with the file and the column."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from yjreport.errors import GateFailed, InputEmpty, InputEncoding, InputMissing, InputStructure
from yjreport.open_data import extract_sheet
from yjreport.open_data.local_authority_interactive_tool import files as lait
from yjreport.open_data.publications import population_estimates as population
from yjreport.open_data.tidy_rows.published_tables import read_csv

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["Code", "Name", "All ages"]


def put(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def test_titles_above_a_header_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    """The header is the first line that holds the first column, whatever stands above it."""
    path = put(tmp_path / "a.csv", "\ufeffMYE2: Population,,\n,,\nCode, Name ,All ages\nE06000016,Leicester,1\n")

    assert read_csv(path, "a.csv", COLUMNS) == [{"Code": "E06000016", "Name": "Leicester", "All ages": "1"}]


def test_a_gzipped_file_is_read_as_its_content(tmp_path: Path) -> None:
    """The same rows come out of a.csv.gz."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"Code,Name,All ages\nE06000016,Leicester,1\n", mtime=0))

    assert read_csv(path, "a.csv.gz", COLUMNS)[0]["Name"] == "Leicester"


def test_a_missing_column_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    """The message says which file lacks which column, and what it may be called now."""
    path = put(tmp_path / "a.csv", "Code,Name,All_ages\nE06000016,Leicester,1\n")

    with pytest.raises(InputStructure) as caught:
        read_csv(path, "data/open/published/a.csv", COLUMNS)

    assert "data/open/published/a.csv lacks a column" in str(caught.value)
    assert "missing: All ages; the file has All_ages" in str(caught.value)


def test_a_layout_without_its_header_is_named_with_file_and_column(tmp_path: Path) -> None:
    """A header that cannot be found is said to be so, with what stands in the first line."""
    path = put(tmp_path / "a.csv", "Area,People\nE06000016,1\n")

    with pytest.raises(InputStructure) as caught:
        read_csv(path, "a.csv", COLUMNS)

    assert "No header was found in a.csv" in str(caught.value)
    assert "a line with the column 'Code'" in str(caught.value)
    assert "Area,People" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.csv", b"Code,Name,All ages\n", InputEmpty),
        ("a.csv", b"Code,Name,All ages\nE06000016,\xff\xfe,1\n", InputEncoding),
        ("a.csv.gz", b"Code,Name,All ages\n", InputStructure),
    ],
)
def test_an_empty_a_wrongly_coded_and_a_broken_file_are_refused(
    name: str, data: bytes, error: type[Exception], tmp_path: Path
) -> None:
    """Each has its own error, which names the file."""
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(error, match=name):
        read_csv(path, name, COLUMNS)


def test_a_published_file_that_is_not_there_is_named_with_its_neighbours(tmp_path: Path) -> None:
    """A slip in a name is shown by the nearest file beside it."""
    put(tmp_path / "mye24.csv", "x\n")

    with pytest.raises(InputMissing) as caught:
        read_csv(tmp_path / "mye2024.csv", "ons/mye2024.csv", COLUMNS)

    assert "ons/mye2024.csv is missing" in str(caught.value)
    assert "mye24.csv" in str(caught.value)


def test_a_parquet_file_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    """The Department's file is refused by name when a column is called otherwise."""
    import pyarrow as pa
    from pyarrow import parquet

    path = tmp_path / "bds.parquet"
    parquet.write_table(pa.table({"Short Desc": ["FirstYJS"], "Years": ["2024"], "Value": ["131"]}), path)

    with pytest.raises(InputStructure) as caught:
        lait.read_parquet(path, "lait/bds.parquet", ["FirstYJS"])

    assert "lait/bds.parquet lacks columns" in str(caught.value)
    assert "missing: LA and Regions, Values, LA Number, Region" in str(caught.value)


def test_a_parquet_file_that_is_none_is_named(tmp_path: Path) -> None:
    """A text that was saved under the name is refused."""
    path = put(tmp_path / "bds.parquet", "Short Desc,Years\n")

    with pytest.raises(InputStructure, match=r"lait/bds.parquet is not a Parquet file"):
        lait.read_parquet(path, "lait/bds.parquet", ["FirstYJS"])


def test_a_population_that_is_no_whole_number_is_named(tmp_path: Path) -> None:
    """A mean in place of a count is refused with its area."""
    ages = ",".join(map(str, range(18)))
    people = ",".join(["10"] * 17)
    path = put(tmp_path / "mye.csv", f"Code,Name,All ages,{ages}\nE06000016,Leicester,100,{people},2262.81\n")

    with pytest.raises(InputStructure) as caught:
        population.read_sheet(path, "ons/mye.csv")

    assert "ons/mye.csv holds a population that is not a whole number" in str(caught.value)
    assert "area E06000016: found '2262.81'" in str(caught.value)


def test_rows_are_cut_as_they_are_and_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The cut keeps header and cells; it picks rows and changes none."""
    path = put(tmp_path / "big.csv", "year,sex,age\n2019,persons,10\n2019,female,10\n2020,persons,10\n")
    out = tmp_path / "out.csv"

    assert extract_sheet.cut_rows(path, out, {"year": {"2019"}, "sex": {"persons"}}) == 1
    assert out.read_text(encoding="utf-8") == "year,sex,age\n2019,persons,10\n"
    with pytest.raises(InputStructure, match=r"big.csv lacks the column vintage"):
        extract_sheet.cut_rows(path, out, {"vintage": {"2019"}})


def test_a_cell_that_is_neither_number_nor_mark_is_named(tmp_path: Path) -> None:
    """A new sign of a publisher stops the import with its file, area, year and column."""
    from yjreport.open_data.areas.geography import Authority, Geography
    from yjreport.open_data.publications import explore_education_statistics as ees

    one = Authority("E06000016", "Leicester", "Leicester", "E12000004", "E92000001", "Leicestershire")
    geography = Geography({"E06000016": one}, {"E12000004": "East Midlands"}, {}, {}, {}, {})
    header = "time_period,geographic_level,country_code,region_code,new_la_code,la_name,population_type"
    row = "2025,Local authority,E92000001,E12000004,E06000016,Leicester,Children looked after on 31 March each year"
    path = put(
        tmp_path / "cla.csv", f"{header},population_estimate,children_count,rate_per_10000\n{row},90763,n/k,66\n"
    )

    with pytest.raises(GateFailed) as caught:
        ees.looked_after(path, "dfe/cla.csv", geography)

    assert "dfe/cla.csv has a cell that is neither a number nor a known mark" in str(caught.value)
    assert "Leicester, 2025, children_count: found 'n/k'" in str(caught.value)
