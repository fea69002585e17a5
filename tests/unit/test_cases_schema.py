"""The tables of a case-level extract: what they say of themselves."""

from __future__ import annotations

import re

import pytest

from yjreport.cases import words
from yjreport.cases.cells import read_cell
from yjreport.cases.checks import RANGES
from yjreport.cases.columns import CODE, DATE, ID, MOMENT, NUMBER, POUNDS, WHOLE, WORD, CaseColumn
from yjreport.cases.mapping import Mapping
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.cases.synthetic.edge_cases import CASES
from yjreport.cases.synthetic.generator import make_world
from yjreport.cases.synthetic.writing import number
from yjreport.paths import Project

COLUMNS = [(kind, column) for kind, schema in CASE_SCHEMAS.items() for column in schema.columns]
PLAIN = Mapping(id="plain", title="Our names")


def page() -> str:
    """Return the document of the case-level data."""
    return (Project.here().root / "docs" / "case-level.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=[f"{kind}.{column.name}" for kind, column in COLUMNS])
def test_every_example_can_be_read_as_its_column_says(kind: str, column: CaseColumn) -> None:
    """The example of a column is a cell that the reader takes."""
    assert column.form in (ID, DATE, MOMENT, WORD, WHOLE, NUMBER, POUNDS, CODE)
    assert bool(column.words) == (column.form == WORD)
    assert read_cell(column.example, column, PLAIN.words(kind, column.name), PLAIN.dates_of(kind)) not in ("", None)


def test_keys_are_columns_that_must_be_filled() -> None:
    """A row is named by cells that are never blank."""
    for schema in CASE_SCHEMAS.values():
        assert schema.key
        assert all(schema.column(name).filled for name in schema.key)


def test_every_number_has_a_range() -> None:
    """A number of any column is checked against the least and the most that make sense."""
    numbers = {(kind, column.name) for kind, column in COLUMNS if column.form in (WHOLE, POUNDS, NUMBER)}

    assert numbers == set(RANGES)


def test_a_blank_is_never_a_word_and_not_known_always_is_one() -> None:
    """Not known is kept apart from what was not recorded."""
    for _, column in COLUMNS:
        assert "" not in column.words
        if set(words.YES_NO) < set(column.words):
            assert "not known" in column.words


def test_every_outcome_is_in_one_tier() -> None:
    """The tiers divide the outcomes: none is left out, none is in two."""
    tiered = [outcome for tier in words.TIERS.values() for outcome in tier]

    assert sorted(tiered) == sorted(words.OUTCOMES)
    assert len(set(tiered)) == len(tiered)
    assert set(words.PROVEN) == set(words.OUTCOMES) - set(words.INFORMAL)


def test_every_table_and_column_is_documented() -> None:
    """The document has a part for each table, and a row for each column with the meaning that the code gives it."""
    text = page()

    for kind, schema in CASE_SCHEMAS.items():
        part = text.partition(f"### {kind}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
        assert schema.title in part
        for column in schema.columns:
            row = next((line for line in part.splitlines() if line.startswith(f"| `{column.name}` |")), "")
            assert column.meaning in row, f"{kind}.{column.name}"
            assert column.faults in row, f"{kind}.{column.name}"
            assert all(word in row for word in column.words), f"{kind}.{column.name}"


def test_the_document_says_where_each_awkward_case_is() -> None:
    """Its table names the child of each case, in the words of the generator."""
    rows = re.findall(r"^\| `(\w+)` \| (C\d{4}) \| (.+) \|$", page(), flags=re.MULTILINE)
    world = make_world()
    number(world)
    children = world.children[-len(CASES) :]

    assert rows == [(case.key, child.id, case.what) for case, child in zip(CASES, children, strict=True)]
