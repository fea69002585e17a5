"""The CSV of each table: bytes, formula guard, and the data dictionary."""

from __future__ import annotations

import csv
import io
import unicodedata
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import annex_example as example
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yjreport.annex.data_dictionary import HEADINGS, data_dictionary
from yjreport.annex.stitch import stitch
from yjreport.annex.tables_csv import NEGATIVE, safe, table_csv, write_tables

if TYPE_CHECKING:
    from pathlib import Path

MEASURE = SimpleNamespace(
    title="Binary reoffending rate", definition="Children who reoffend, as a share of the cohort", unit="percent",
    kind="level", numerator="children who reoffended", denominator="children in the cohort",
)  # fmt: skip
OTHER = SimpleNamespace(
    title="Spending", definition="What was spent.", unit="gbp", kind="level", numerator="", denominator=""
)
CATALOGUE = SimpleNamespace(measures={"reoffending_binary": MEASURE, "spending": OTHER})


def record(id: str, measure: str, text: str, **more: Any) -> dict[str, Any]:
    """Return a result as the ledger holds it."""
    period = {"label": "January to December 2020", "start": "2020-01-01", "end": "2020-12-31"}
    made = {
        "id": id, "measure": measure, "text": text, "numerator": None, "denominator": None, "interval": None,
        "judgement": None, "kind": "level", "source": "example-plan, line 44; open-data", "period": period,
    }  # fmt: skip
    return made | more


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV by heading."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def dictionary() -> list[dict[str, str]]:
    """Return the data dictionary of the example, of whose results a few are in the ledger."""
    earlier = {"label": "January to December 2019", "start": "2019-01-01", "end": "2019-12-31"}
    ledger = {
        "results": [
            *(record(f"binary.{at}", "reoffending_binary", text, numerator=42, denominator=130, interval={"low": 1},
                     period=earlier if at == 0 else record("", "", "")["period"])
              for at, text in enumerate(["21.4%", "32.3%"])),
            record("fte.local.2022", "spending", "151"),
            record("reoffending_binary.local.2020", "reoffending_binary", "32.3%"),
            record("custody.change", "spending", "−1", kind="change", judgement="not tested"),
            record("fte.change", "spending", "−38", kind="change", judgement="no detectable change"),
        ]
    }  # fmt: skip
    return rows_of(data_dictionary(stitch(example.notebooks(), example.front()), ledger, CATALOGUE))


def entry(dictionary: list[dict[str, str]], file: str, column: str) -> dict[str, str]:
    """Return the one row of the dictionary that describes a column."""
    (found,) = (row for row in dictionary if (row["File"], row["Column"]) == (f"tables/{file}.csv", column))
    return found


def test_a_csv_has_the_bytes_that_spreadsheets_need() -> None:
    """A byte order mark, the line ends of RFC 4180, quotation marks where needed, and marks after figures."""
    columns = [example.column("a", "Area"), example.column("b", "Rate, total")]
    rows = [example.row(a=example.cell('The "North"'), b=example.cell("32.3%", None, "e")),
            example.row(a=example.cell("[c]", None, "c"), b=example.cell("−7"))]  # fmt: skip

    assert table_csv(columns, rows) == ('\ufeffArea,"Rate, total"\r\n"The ""North""",32.3% [e]\r\n[c],−7\r\n'.encode())
    assert table_csv(columns, rows[:1], synthetic=True).decode("utf-8-sig").splitlines() == [
        'Area,"Rate, total",Data', '"The ""North""",32.3% [e],synthetic',
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "+10.9 percentage points", "-cmd", "-1+2", "-2+3|cmd", "@SUM(A1)", "\t=1", "\r", "\n=1", "＝1", "＋1",
     "－1", "＠x", "﹢1", " =1", "\u00a0=1", "\u200b=1", "\ufeff@x", "--1", "-", "-£5", "-1,2345"],
)  # fmt: skip
def test_what_could_be_a_formula_is_guarded(text: str) -> None:
    """A cell that a spreadsheet could work out begins with an apostrophe."""
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-7", "-1,234.5", "-3.2%", "−7", "7", "", "a=b", "◆ worse", "1-2", "[x]", "'"])
def test_what_is_no_formula_stays(text: str) -> None:
    """A number below nought, also with a true minus sign, and other texts stay as they are printed."""
    assert safe(text) == text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n＝＋－＠ \u200b\u00a0,;\"'1a%"), max_size=12))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """Whatever a cell and a heading hold, each cell that a program reads begins with nothing that starts a formula."""
    data = table_csv([example.column("a", text)], [example.row(a=example.cell(text))])
    cells = [cell for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in line]

    assert cells == [safe(text)] * 2
    for cell in cells:
        start = unicodedata.normalize("NFKC", cell.lstrip(" \u00a0\u200b")[:1])
        assert NEGATIVE.fullmatch(cell) or not start or start not in "=+-@\t\r\n"


def test_each_table_and_each_chart_has_a_file(tmp_path: Path) -> None:
    """Every table and every chart's data is written under the id of its block, and nothing else is."""
    blocks = [*example.resources(), example.notice("n", "note", "A", example.run("b"))]

    write_tables(blocks, tmp_path / "tables")

    assert sorted(path.stem for path in (tmp_path / "tables").iterdir()) == [
        "resources-beside", "resources-budget", "resources-chart",
    ]  # fmt: skip
    assert (tmp_path / "tables" / "resources-budget.csv").read_bytes().endswith(b'"\xc2\xa31,670,000"\r\n')


def test_the_dictionary_describes_every_column(dictionary: list[dict[str, str]]) -> None:
    """There is one row for each column of each file, the label of synthetic data among them, and no blank."""
    shown = [row["Column"] for row in dictionary if row["File"] == "tables/reoffending-binary.csv"]

    assert tuple(dictionary[0]) == (*HEADINGS, "Data")
    assert shown == ["Area", "Period", "Children who reoffended", "Children in the cohort", "Percentage",
                     "95% interval", "Data"]  # fmt: skip
    assert {row["File"] for row in dictionary} >= {"tables/reoffending-chart.csv", "tables/resources-beside.csv"}
    assert all(value for row in dictionary for value in row.values())


@pytest.mark.parametrize(
    ("column", "meaning", "unit", "type"),
    [
        ("Area", "What the row is about.", "[z]", "text"),
        ("Children who reoffended", f"Numerator of {MEASURE.title}: children who reoffended.", "number", "number"),
        ("Children in the cohort", f"Denominator of {MEASURE.title}: children in the cohort.", "number", "number"),
        ("Percentage", f"{MEASURE.title}. {MEASURE.definition}.", "percentage", "number"),
    ],
)  # fmt: skip
def test_a_meaning_comes_from_the_catalogue(
    dictionary: list[dict[str, str]], column: str, meaning: str, unit: str, type: str
) -> None:
    """A column says which part of which measure it prints, in the catalogue's words."""
    found = entry(dictionary, "reoffending-binary", column)

    assert (found["Meaning"], found["Unit"], found["Type"]) == (meaning, unit, type)


def test_a_column_says_its_marks_sources_and_periods(dictionary: list[dict[str, str]]) -> None:
    """Marks come with their meanings; sources and periods are those of the results of the column."""
    found = entry(dictionary, "reoffending-binary", "Percentage")

    assert found["Table number"] == "Table 3.1"
    assert found["Marks"].startswith("[e] estimated")
    assert found["Sources"] == "example-plan; open-data"
    assert found["Period"] == "January to December 2019; January to December 2020"
    assert found["Note"] == "Exampleshire: the number of children was worked out from the rate."
    assert entry(dictionary, "reoffending-binary", "95% interval")["Type"] == "range"
    assert entry(dictionary, "reoffending-binary", "95% interval")["Meaning"].startswith("95% interval of Binary")


def test_a_column_of_several_measures_names_them(dictionary: list[dict[str, str]]) -> None:
    """A column whose rows have measures of their own names each; a change and a judgement are told apart."""
    assert entry(dictionary, "scorecard-national", "Latest figure")["Meaning"] == (
        "Figures of several measures: Spending; Binary reoffending rate. The row says which."
    )
    assert "supports about the difference: Spending" in entry(dictionary, "scorecard-national", "Judgement")["Meaning"]
    assert entry(dictionary, "scorecard-national", "Change")["Meaning"] == (
        "Change from an earlier period: Spending. What was spent."
    )
