"""The record of what the gate found in the open data is of the open data that stand here."""

from __future__ import annotations

import json
from pathlib import Path

from yjreport.config.catalogue import load_catalogue
from yjreport.config.sources import read_sources
from yjreport.gate.open_data_record import _key, open_record
from yjreport.gate.validation import words_allowed
from yjreport.paths import Project

PROJECT = Project.here()
CATALOGUE = load_catalogue(PROJECT)


def test_the_record_beside_the_open_data_is_up_to_date() -> None:
    """After a change of the files, the suite or the catalogue `make import` renews it; a stale one costs every user."""
    held = json.loads((PROJECT.open / "checks.json").read_bytes())

    assert held["key"] == _key(PROJECT, CATALOGUE)
    assert held["record"]["errors"] == 0
    assert len(held["record"]["files"]) == len(list((PROJECT.open / "observations").glob("*.csv")))


def test_a_project_without_open_data_has_no_record(tmp_path: Path) -> None:
    """A council that keeps its parameters apart may have none."""
    words = words_allowed(CATALOGUE, CATALOGUE.areas, read_sources(PROJECT))

    assert open_record(Project(tmp_path), CATALOGUE, words) is None
