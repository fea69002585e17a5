"""Annexes from open data alone, compared with the publishers' own files, which are read here without the importer."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from page_faults import page_faults

from yjreport.building.fleet import build_one
from yjreport.config.services import every_service
from yjreport.paths import Project

REAL = Project.here()
PUBLISHED = REAL.open / "published"
YEAR = "2024-25"
SINGLE = {"leicester": "Leicester", "cornwall": "Cornwall", "barnsley": "Barnsley", "sheffield": "Sheffield"}
BUILT = (*SINGLE, "west-mercia", "shropshire", "cheshire", "northamptonshire", "cardiff", "monmouthshire-and-torfaen")
WEST_MERCIA = {"Herefordshire", "Shropshire", "Telford and Wrekin", "Worcestershire"}


@pytest.fixture(scope="module")
def annexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Return the folders of ten annexes that nobody has typed anything for."""
    root = tmp_path_factory.mktemp("project")
    for name in ("params", "data", "expectations", "notebooks"):
        shutil.copytree(REAL.root / name, root / name, ignore=shutil.ignore_patterns("private", "published"))
    # West Mercia has parameters of its own for the year: without them it is a service like any other.
    (root / "params" / "reports" / "west-mercia" / f"{YEAR}.yaml").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJREPORT_PROJECT", str(root))
        outcomes = [build_one(root, slug, YEAR, "public") for slug in BUILT]
        assert [] == [outcome.refusal for outcome in outcomes if outcome.built is None]
        yield {outcome.authority: outcome.built.folder for outcome in outcomes if outcome.built}


@pytest.fixture(scope="module")
def ledgers(annexes: dict[str, Path]) -> dict[str, dict]:
    """Return their ledgers."""
    return {slug: json.loads((folder / "ledger.json").read_bytes()) for slug, folder in annexes.items()}


def published_rates() -> dict[tuple[str, str], str]:
    """Return the rates of first time entrants of the April 2026 release, by authority and year, as printed."""
    table = pq.read_table(PUBLISHED / "lait" / "bds_long_2026-04-08.parquet").to_pylist()
    return {
        (row["LA and Regions"], str(row["Years"])): str(row["Values"])
        for row in table
        if row["Short Desc"] == "FirstYJS"
    }


def levels(ledger: dict, measure: str, role: str = "local") -> dict[str, dict]:
    """Return the results of a measure for an area's role, by the year in which their period ends."""
    return {
        record["period"]["end"][:4]: record
        for record in ledger["results"]
        if record["measure"] == measure and record["kind"] == "level" and record["area"]["role"] == role
        and not record["breakdown"]
    }  # fmt: skip


@pytest.mark.parametrize(("slug", "name"), SINGLE.items())
def test_the_rates_of_first_time_entrants_are_those_that_are_published(
    ledgers: dict[str, dict], slug: str, name: str
) -> None:
    """From 2016 on each printed rate is the published one, recoded authorities and Scilly's neighbour among them."""
    rates = published_rates()
    found = levels(ledgers[slug], "fte_rate")

    for year in range(2016, 2025):
        if rates.get((name, str(year)), "-") != "-":
            assert found[str(year)]["value"] == pytest.approx(float(rates[name, str(year)]))
    assert len(found) >= 9


def test_the_sum_of_regions_is_no_comparator(ledgers: dict[str, dict]) -> None:
    """England's 1,258 for 2024 is refused; the pooled value is near 139, named so, and 2022 is the published 152."""
    nation = levels(ledgers["leicester"], "fte_rate", "national")

    assert 137 < nation["2024"]["value"] < 140
    assert nation["2024"]["area"]["name"].startswith("England (pooled from 1")
    assert nation["2022"]["value"] == 152
    assert max(record["value"] for record in nation.values()) < 450
    refused = [record for record in ledgers["leicester"]["results"] if record["measure"] == "refused_comparator"]
    assert len(refused) == 9


def test_a_joint_service_without_one_of_its_authorities_says_so(ledgers: dict[str, dict]) -> None:
    """Telford and Wrekin has no rate for 2024: West Mercia is not summed; 2023 is, near the 91 of its own plan."""
    found = levels(ledgers["west-mercia"], "fte_rate")
    members = {
        record["area"]["name"] for record in ledgers["west-mercia"]["results"] if record["area"]["role"] == "member"
    }

    assert found["2024"]["text"] == "[x]"
    assert found["2024"]["value"] is None
    assert 88 < found["2023"]["value"] < 93
    assert found["2023"]["marks"] == ["e", "r"] or "e" in found["2023"]["marks"]
    assert found["2019"]["text"] == "[x]"
    assert members == WEST_MERCIA


def test_populations_are_those_of_the_estimates(ledgers: dict[str, dict]) -> None:
    """Children aged 10 to 17 in mid-2024, single services and a sum of four, from the file of the ONS itself."""
    with (PUBLISHED / "ons" / "mye24tablesew_mye2_persons.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    head = next(number for number, row in enumerate(rows) if row[:1] == ["Code"])
    places = [rows[head].index(str(age)) for age in range(10, 18)]
    by_code = {row[0]: sum(int(row[place].replace(",", "")) for place in places) for row in rows[head + 1 :] if row[0]}

    for slug, codes in {
        "leicester": ["E06000016"],
        "cardiff": ["W06000015"],
        "west-mercia": ["E06000019", "E06000051", "E06000020", "E10000034"],
    }.items():
        assert levels(ledgers[slug], "population_10_17")["2024"]["value"] == sum(by_code[code] for code in codes)


def test_a_welsh_service_says_why_so_much_is_missing(ledgers: dict[str, dict]) -> None:
    """Cardiff has its population, no English comparator, and the reason in the table of what is not available."""
    roles = {record["area"]["code"] for record in ledgers["cardiff"]["results"]}

    assert "E92000001" not in roles
    assert levels(ledgers["monmouthshire-and-torfaen"], "population_10_17")
    assert not levels(ledgers["cardiff"], "fte_rate")


def test_an_authority_of_a_joint_service_has_an_annex_of_its_own(ledgers: dict[str, dict]) -> None:
    """Shropshire alone is Shropshire's rate, not West Mercia's."""
    rates = published_rates()

    assert levels(ledgers["shropshire"], "fte_rate")["2024"]["value"] == float(rates["Shropshire", "2024"])


def test_there_are_155_services_and_a_fictional_one() -> None:
    """The lookup's services, those with parameters in their own places, and Exampleshire beside them."""
    services = every_service(REAL)

    assert len([service for service in services.values() if not service.synthetic]) == 155
    assert sum(len(service.authorities) > 1 for service in services.values() if not service.synthetic) == 16


def test_nothing_is_used_that_was_released_after_the_cut_off(ledgers: dict[str, dict]) -> None:
    """Every source of an annex of 2024-25 was released by 31 May 2026, by the register itself."""
    sources = {}
    for path in (REAL.data / "sources").glob("*.yaml"):
        lines = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines() if ": " in line)
        sources[lines["id"]] = lines["released"]
    used = {
        part.partition(",")[0]
        for ledger in ledgers.values()
        for record in ledger["results"]
        for part in record["source"].split("; ")
    } & set(sources)

    assert len(used) > 15
    assert max(sources[id] for id in used) <= "2026-05-31"


@pytest.mark.browser
@pytest.mark.parametrize("slug", ["west-mercia", "cardiff"])
def test_an_open_annex_is_accessible_in_a_browser(annexes: dict[str, Path], chromium: Any, slug: str) -> None:
    """axe-core finds nothing to mend in a joint service's annex, nor in one that holds little."""
    assert [] == page_faults(chromium, annexes[slug] / "annex.html", 320, "dark")
