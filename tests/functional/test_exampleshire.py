"""The fictional service's annex: every section in full, and synthetic wherever it is read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_faults import page_faults

from yjreport.building.build import build
from yjreport.config.catalogue import load_catalogue
from yjreport.paths import Project

REAL = Project.here()
NATIONAL = {
    "fte_rate", "reoffending_binary", "reoffences_per_reoffender", "custody_rate", "kpi1_accommodation", "kpi2_ete",
    "kpi3_send_plan", "kpi4_mental_health_need", "kpi5_substance_need", "kpi6_out_of_court_completed",
    "kpi7_wider_services", "kpi8_board_attendance", "kpi9_serious_violence", "kpi10_victims_rj",
}  # fmt: skip


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of Exampleshire's public annex."""
    root = tmp_path_factory.mktemp("project")
    for name in ("params", "data", "expectations", "notebooks"):
        shutil.copytree(REAL.root / name, root / name, ignore=shutil.ignore_patterns("private", "open"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root))
        yield build(Project(root), authority="exampleshire", year="2024-25").folder


@pytest.fixture(scope="module")
def results(annex: Path) -> list[dict]:
    """Return the results of its ledger."""
    return json.loads((annex / "ledger.json").read_bytes())["results"]


def test_every_section_has_figures(results: list[dict]) -> None:
    """Every section but the scorecard, which prints the others' results, has results of its own."""
    assert set(load_catalogue(REAL).sections) - {"scorecard"} <= {record["section"] for record in results}


def test_all_fourteen_national_measures_are_there(results: list[dict]) -> None:
    """Four outcome measures and ten key performance indicators have a level of the whole for the service."""
    found = {
        record["measure"]
        for record in results
        if record["kind"] == "level" and record["area"]["role"] == "local" and not record["breakdown"]
        and record["value"] is not None
    }  # fmt: skip

    assert set() == NATIONAL - found


def test_it_says_synthetic(annex: Path, results: list[dict]) -> None:
    """The title, the status, every source and the file of every table say that nothing here is real."""
    page = (annex / "annex.html").read_text(encoding="utf-8")
    sources = {part.partition(",")[0] for record in results for part in record["source"].split("; ")}
    register = json.loads((annex / "manifest.json").read_bytes())["sources"]

    assert "(synthetic)" in page[: page.index("<main")]
    assert "synthetic" in page[page.index("<title>") : page.index("</title>")]
    assert all(register[id]["synthetic"] for id in sources & set(register))
    assert all("ynthetic" in register[id]["title"] for id in sources & set(register))


def test_small_counts_of_children_are_withheld(results: list[dict]) -> None:
    """In the public edition no sensitive level, and no part of a share, is a count from 1 to 4."""
    sensitive = {measure.id for measure in load_catalogue(REAL).measures.values() if measure.sensitive}
    own = [record for record in results if record["area"]["role"] in ("local", "member")]
    small = [
        record["id"]
        for record in own
        if record["measure"] in sensitive and record["kind"] == "level"
        and (
            (record["unit"] == "count" and isinstance(record["value"], int) and 0 < record["value"] < 5)
            or (isinstance(record["numerator"], int) and 0 < record["numerator"] < 5)
        )
    ]  # fmt: skip

    assert small == []
    assert sum("c" in record["marks"] for record in results) > 10


@pytest.mark.browser
def test_it_is_accessible_in_a_browser(annex: Path, chromium: Any) -> None:
    """axe-core finds nothing to mend in the longest annex there is."""
    assert [] == page_faults(chromium, annex / "annex.html")
