"""Source lines: each source once, with its places in order."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from yjreport.config.catalogue import Area
from yjreport.config.schema import Source
from yjreport.config.sources import read_sources
from yjreport.figures.results import Result
from yjreport.paths import Project
from yjreport.periods import Period
from yjreport.tables.source_lines import listed, places_in_words, source_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["44", "9"], "9, 44"),
        (["278", "279", "280", "300"], "278 to 280, 300"),
        (["1", "2"], "1, 2"),
        (["page 4", "7", "7"], "7, page 4"),
        ([], ""),
    ],
)
def test_places_are_in_order_and_runs_are_ranges(lines: list[str], expected: str) -> None:
    """Three lines or more in a row are one range; words follow the numbers."""
    assert expected == places_in_words(lines)


def source(id: str, title: str, released: date = date(2025, 1, 1), **more: Any) -> Source:
    """Return a registered source; open data of the Office for National Statistics unless told."""
    given = {"publisher": "Office for National Statistics", "licence": "Open Government Licence v3.0", "kind": "open"}
    given |= {"attribution": f"Source: {given['publisher']}, {title}.", "retrieved": released, "sha256": "0" * 64}
    return Source.model_validate({"id": id, "title": title, "released": released, **given, **more})


ESTIMATES = {
    f"ons-mye-{year}": source(
        f"ons-mye-{year}", f"Population estimates, mid-{year}", released, short=f"ONS estimates, mid-{year}"
    )
    for year, released in ((2018, date(2019, 6, 26)), (2024, date(2025, 7, 30)))
}
PLAN = source(
    "leicester-plan", "Leicester plan", kind="plan", publisher="Leicester City Council", released_stated=False,
    licence="Figures are facts.", released_note="It gives no day. The hash is that of two files.",
    attribution="Source: Leicester City Council, Leicester plan, updated September.",
)  # fmt: skip


def results(*places: str) -> list[Result]:
    """Return a result for each source and place in it."""
    area = Area("local", "E06000016", "Leicester", "local")
    return [
        Result(f"r{number}", "level", "population_10_17", area, Period("2024"), "count", "1", place)
        for number, place in enumerate(places)
    ]


def test_editions_of_one_publication_are_one_line() -> None:
    """Seven mid-year estimates are credited as one publication from the first year to the last; plans stay apart."""
    (line,) = source_lines(results("ons-mye-2018, MYE2", "ons-mye-2024, MYE2"), ESTIMATES)

    assert (line.id, line.title) == ("ons-mye-2024", "Population estimates, mid-2018 to mid-2024")
    assert line.short == "ONS estimates, mid-2018 to mid-2024"
    assert line.released == "26 June 2019 to 30 July 2025"


def test_a_line_names_places_that_a_reader_can_follow() -> None:
    """Lines of a plan stand under a table; columns of open data and tables of an extract stay in the ledger."""
    register = {**ESTIMATES, PLAN.id: PLAN, "cases": source("cases", "Extract", kind="local")}
    cited = results("ons-mye-2024, MYE2 - Persons", "leicester-plan, lines 9, 44", "cases, orders (kpi1)")

    lines = {line.id: line for line in source_lines(cited, register)}

    assert [lines[id].line for id in ("ons-mye-2024", "leicester-plan", "cases")] == ["", "9, 44", ""]
    assert lines["leicester-plan"].released == "1 January 2025 (day not stated)"
    assert lines["leicester-plan"].short == "", "a source without a short name is called by its title"
    assert lines["leicester-plan"].record()["short"] == "Leicester plan"


def test_the_list_at_the_back_says_each_thing_once() -> None:
    """Editions share an entry, the licence's statement is left to the credits, and notes for the files are left out."""
    estimates, plan = sorted(listed([*ESTIMATES.values(), PLAN]), key=lambda one: one["publisher"], reverse=True)

    assert (estimates["id"], estimates["ids"]) == ("ons-mye-2024", ["ons-mye-2018", "ons-mye-2024"])
    assert estimates["attribution"] == ""
    assert plan["attribution"] == (
        "Leicester City Council, Leicester plan, updated September. Day of release: it gives no day."
    )


def test_no_entry_of_the_register_shows_how_its_file_is_kept() -> None:
    """No entry of the list that a reader sees speaks of hashes, programs or files."""
    register = read_sources(Project.here())
    words = " ".join(f"{entry['title']} {entry['attribution']}" for entry in listed(register.values()))

    assert not re.search(r"sha256|\.py|\.csv|hash|Open Government Licence", words)
    assert len(register) == sum(len(entry["ids"]) for entry in listed(register.values()))
