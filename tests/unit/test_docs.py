"""The documents say what the code does."""

from __future__ import annotations

import inspect
import re

import pytest

from yjreport import errors
from yjreport.config.measure_schema import Measure
from yjreport.config.schema import Report, Service
from yjreport.files.columns import BESIDE, SCHEMAS
from yjreport.gate.suites.faults import KINDS
from yjreport.paths import Project

ROOT = Project.here().root


def page(name: str) -> str:
    """Return a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_exit_code_is_documented() -> None:
    """Each error's code, and each of the gate's kinds, has a row, and no row is for a code that is not used."""
    classes = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, errors.UserError)]
    codes = {one.exit_code for one in classes if one is not errors.UserError}
    codes |= {code for code, *_ in KINDS.values()} | {0, 130}
    rows = {int(code) for code in re.findall(r"^\| (\d+) \|", page("docs/exit-codes.md"), flags=re.MULTILINE)}

    assert codes == rows


@pytest.mark.parametrize(("model", "name"), [(Service, "parameters"), (Report, "parameters"), (Measure, "measures")])
def test_every_parameter_is_documented(model: type, name: str) -> None:
    """Each key of the strict files is explained."""
    text = page(f"docs/{name}.md")

    assert [] == [key for key in model.model_fields if f"`{key}`" not in text]


def test_every_input_column_is_documented() -> None:
    """Each file has a row for each of its columns, in their order: what a cell says, its form, an example."""
    for name, schemas in (("inputs", SCHEMAS), ("corrections", BESIDE)):
        text = page(f"docs/{name}.md")
        for schema in schemas.values():
            part = text.partition(f"## {schema.file}")[2].partition("\n## ")[0]
            rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
            assert [row[0].strip("`") for row in rows] == list(schema.names), schema.kind
            assert [] == [row for row in rows if len(row) != 4 or not row[1].endswith(".")]


def test_every_make_target_is_in_the_list_and_every_command_has_help() -> None:
    """`make` alone lists each target with its words."""
    text = page("Makefile")
    targets = re.findall(r"^([a-z-]+):", text, flags=re.MULTILINE)

    assert {"report", "check", "list", "lab", "test", "references"} <= set(targets)
    assert [] == [name for name in targets if not re.search(rf"^{name}:.*## \w", text, flags=re.MULTILINE)]


def test_the_readme_names_the_two_commands_and_its_links_lead_somewhere() -> None:
    """A newcomer finds the two commands, and no link or picture is dead."""
    text = page("README.md")

    assert "make report AUTHORITY=leicester" in text
    assert "make test" in text
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if not link.startswith("http")]
    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]
