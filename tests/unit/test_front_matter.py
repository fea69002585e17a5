"""The front and back matter of an annex: definitions, glossary, sources and credits."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import annex_example as example
import pytest

from yjreport.annex.front import complete
from yjreport.annex.stitch import stitch
from yjreport.building.credits import data_credits
from yjreport.building.definitions import definitions
from yjreport.building.front_matter import front_matter
from yjreport.config.glossary import load_glossary
from yjreport.config.sources import read_sources
from yjreport.dataset.dataset import Dataset, build_dataset
from yjreport.inputs.annex_inputs import read_inputs
from yjreport.paths import Project

PROJECT = Project.here()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Return what the public edition of Medway may print."""
    return build_dataset(read_inputs(PROJECT, "medway", None, "public"))


def ledger(*measures: str, source: str = "medway-plan-2020-23, line 84; ons-mye-2018, MYE2-All") -> dict[str, Any]:
    """Return a ledger of a result for each measure."""
    area = {"code": "E06000035", "name": "Medway", "role": "local"}
    return {"results": [{"measure": measure, "source": source, "area": area, "marks": []} for measure in measures]}


@pytest.fixture(scope="module")
def front(dataset: Dataset) -> dict[str, Any]:
    """Return the front of a small annex of Medway."""
    return front_matter(dataset, ledger("population_10_17", "reoffending_binary", "data_quality_note"))


def test_the_front_has_what_every_format_reads(front: dict[str, Any]) -> None:
    """The cut-off is a date, the language is told, and the colours are hex codes."""
    assert date.fromisoformat(front["cut_off_date"]).year >= 2020
    assert (front["language"], front["logo"], front["synthetic"]) == ("en-GB", None, False)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in front["palette"].values())
    assert complete(front)["cut_off_date"] == front["cut_off_date"]


def test_a_fictional_service_is_called_so() -> None:
    """The annex of Exampleshire has the banner of synthetic data, and no credit for data that it does not hold."""
    made = build_dataset(read_inputs(PROJECT, "exampleshire", None, "public"))

    front = front_matter(made, ledger("reoffending_binary", source="exampleshire-extract-2025, children (a)"))

    assert "made up" in complete(front)["synthetic"]
    assert not any("Contains" in credit for credit in front["credits"])


def test_definitions_say_more_than_their_titles(dataset: Dataset) -> None:
    """No definition is empty, repeats its title, speaks of the program, or cites an address."""
    made = definitions(dataset, ledger(*dataset.catalogue.measures), load_glossary(PROJECT))

    assert len(made) > 100
    assert all(entry["meaning"].strip() and entry["meaning"] != entry["term"] for entry in made)
    assert not [entry for entry in made if "of this project" in entry.get("citation", "")]
    assert not [entry for entry in made if "http" in entry.get("citation", "") or "Source of the" in entry["meaning"]]
    assert "Data quality note" not in {entry["term"] for entry in made}


def test_sources_stand_once_and_credits_once_for_each_licence(front: dict[str, Any]) -> None:
    """The list says how lines are counted; the licence's statement stands among the credits alone."""
    plan, estimates = sorted(front["sources"], key=lambda one: one["id"])

    assert plan["attribution"].endswith("counted from its top.")
    assert estimates["attribution"] == ""
    statements = [credit for credit in front["credits"] if "Open Government Licence v3.0." in credit]
    assert len(statements) == 1
    assert "Office for National Statistics" in statements[0]
    assert any("SIL Open Font License" in credit for credit in front["credits"])
    assert any("MIT" in credit for credit in front["credits"])


def test_every_open_licence_of_the_register_is_credited() -> None:
    """Each licence of open data has one credit, and every title under another licence than the usual is named."""
    sources = [one for one in read_sources(PROJECT).values() if one.kind == "open"]
    credits = data_credits(sources)

    assert len(credits) == len({one.licence for one in sources})
    others = [one for one in sources if not one.licence.startswith("Open Government")]
    assert others and all(any(one.title in credit and one.licence in credit for credit in credits) for one in others)


def stitched_front(glossary: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return the front of the made-up annex with a glossary."""
    made = stitch(example.notebooks(), {**example.front(), "glossary": glossary, **more})
    return made.metadata["yjreport"]["front"]


def test_the_glossary_holds_what_the_document_says() -> None:
    """A term that the annex uses is explained, one that it does not is left out, and a defined one is not twice."""
    entries = [
        {"term": "cohort", "meaning": "Children who are followed.", "forms": ["cohorts"], "citation": "A guide"},
        {"term": "moon", "meaning": "A round stone."},
        {"term": "Reoffending", "meaning": "Offending again."},
    ]
    definition = {"term": "Reoffending", "meaning": "How many in the cohort offend.", "measure": "reoffending_binary"}

    front = stitched_front(entries, definitions=[definition])

    assert front["glossary"] == [{"term": "cohort", "meaning": "Children who are followed.", "citation": "A guide"}]
    assert front["definitions"] == [{"term": "Reoffending", "meaning": definition["meaning"]}]
