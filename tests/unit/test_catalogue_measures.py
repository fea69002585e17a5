"""The catalogue of measures holds together: units, methods, sensitivity, sources, words and national keys."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from shutil import copytree

import pytest

from yjreport.config.catalogue import load_catalogue
from yjreport.config.measure_schema import Measure
from yjreport.errors import ParameterFault
from yjreport.paths import Project

PROJECT = Project.here()
CATALOGUE = load_catalogue(PROJECT)
MEASURES = CATALOGUE.measures
LEVELS = {id: measure for id, measure in MEASURES.items() if measure.kind == "level"}
SHARES = ("percent", "per_100000", "per_10000", "per_1000")
RATES = SHARES[1:]
PEOPLE = re.compile(r"\b(child|children|victims|entrants|offences|reoffences|sentences|remands|arrests)\b")
COMPUTED = {"stage_share", "representation_points", "relative_rate_index", "excess_children"}
"""What sections make of the children at each stage."""
TARGETS = {"ete_post16_target", "custody_reduction_target"}
"""What a service aims at, which is no count of children."""


def counted_in_cases(measure: Measure) -> bool:
    """Tell whether case-level data give a measure."""
    return bool(measure.rule or measure.derived or measure.id in COMPUTED)


def test_a_level_has_either_counts_or_a_numerator_and_a_denominator() -> None:
    """What is counted is said once; only a median or a sum names the group that it is of beside what it counts."""
    lacking = [id for id, one in MEASURES.items() if not one.counts and not (one.numerator and one.denominator)]
    both = [id for id, one in MEASURES.items() if one.counts and one.numerator]
    of_a_group = {id for id, one in LEVELS.items() if one.counts and one.denominator}

    assert lacking == []
    assert both == []
    medians = {"remand_nights_median", "detention_hours_median", "months_to_first_reoffence"}
    assert of_a_group <= {"remand_nights", *medians}


def test_a_share_or_a_rate_has_a_numerator_and_a_denominator() -> None:
    """A percentage or a rate is of something, but for what a service aims at."""
    assert [] == [id for id, one in LEVELS.items() if one.unit in SHARES and not one.denominator and id not in TARGETS]
    assert [] == [id for id, one in LEVELS.items() if one.unit in ("gbp", "nights", "date", "text") and one.numerator]


def test_the_interval_suits_the_unit() -> None:
    """Wilson's is for percentages, Poisson for counts and rates; a ratio of counts of offences has none."""
    units = {
        method: {one.unit for one in MEASURES.values() if one.interval == method}
        for method in ("wilson", "poisson", "relative_rate")
    }

    assert units["wilson"] == {"percent"}
    assert units["poisson"] <= {"count", *RATES}
    assert units["relative_rate"] == {"ratio"}
    assert MEASURES["reoffences_per_reoffender"].interval is None


def test_the_test_suits_the_unit() -> None:
    """Newcombe's is for percentages, the exact ratio for counts and rates; a published change has none."""
    assert {one.unit for one in MEASURES.values() if one.test == "newcombe"} == {"percent"}
    assert {one.unit for one in MEASURES.values() if one.test == "ratio"} <= {"count", *RATES}
    assert [] == [id for id, one in MEASURES.items() if one.kind == "change" and (one.interval or one.test)]
    assert [] == [id for id, one in LEVELS.items() if one.test == "newcombe" and one.interval != "wilson"]


def test_what_case_level_data_count_of_children_is_sensitive() -> None:
    """A small count of children, or of what they did, is withheld in the public edition."""
    open_handed = [
        id
        for id, one in LEVELS.items()
        if counted_in_cases(one)
        and not one.sensitive
        and one.unit != "gbp"
        and one.section not in ("workforce", "context")
    ]

    assert open_handed == []


def test_a_count_of_children_the_service_knows_is_sensitive() -> None:
    """Outside the context of an area, nothing that counts children or their offences is left unprotected."""
    unprotected = [
        id
        for id, one in LEVELS.items()
        if PEOPLE.search(f"{one.counts} {one.numerator}")
        and not one.sensitive
        and "plan" in one.sources
        and "open" not in one.sources
        and one.section != "context"
        and id not in TARGETS
    ]

    assert unprotected == []


def test_every_national_key_is_in_a_measure_set_and_is_filled_by_a_measure() -> None:
    """A key that no set knows would never be printed, and one that no measure fills never found."""
    listed = {group.key for entry in CATALOGUE.measure_sets.values() for group in entry.measures}
    used = {key for one in MEASURES.values() for key in one.national}

    assert used == listed
    assert {key for one in MEASURES.values() if not one.proxy for key in one.national} == listed


def test_measure_sets_follow_each_other() -> None:
    """The sets until March 2023 end on the day before the ten indicators begin."""
    ten = CATALOGUE.measure_sets["four_outcomes_ten_kpis"]

    assert len([group for group in ten.measures if group.key.startswith("kpi_")]) == 10
    assert ten.in_force_from is not None
    assert ten.in_force_to is None
    for id in ("three_outcomes", "three_outcomes_and_ete"):
        last = CATALOGUE.measure_sets[id].in_force_to
        assert last is not None
        assert (ten.in_force_from - last).days == 1


def test_every_section_has_a_measure_but_the_scorecard() -> None:
    """The scorecard shows measures of other sections; each other section has its own."""
    assert [slug for slug, found in CATALOGUE.by_section.items() if not found] == ["scorecard"]


@pytest.mark.parametrize("id", MEASURES)
def test_the_words_of_an_entry_read_well(id: str) -> None:
    """Titles begin with a capital, subjects with 'the', questions end in a question mark, definitions in a stop."""
    one = MEASURES[id]
    phrases = [one.title, one.subject, one.counts, one.numerator, one.denominator]

    assert re.match(r"[A-Z]", one.title)
    assert one.subject.startswith(("the ", "how "))
    assert re.match(r"[A-Z].*\?$", one.question)
    assert re.match(r"[A-Z].*\.$", one.definition)
    assert one.citation.strip()
    for phrase in phrases:
        assert phrase == " ".join(phrase.split())
        assert not phrase.endswith((".", ":", ","))
        assert not re.search(r"\bFTE\b|(?<!\d)%|[#*_<>|\"]", phrase)
    assert not re.search(r"\bFTE\b", one.question + one.definition)


def test_titles_are_told_apart() -> None:
    """No two measures have one title."""
    titles = [one.title for one in MEASURES.values()]

    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("id", [id for id, one in MEASURES.items() if one.breakdowns])
def test_breakdowns_name_their_dimensions(id: str) -> None:
    """A breakdown is one dimension or several, each a plain word, and none is named twice."""
    found = MEASURES[id].breakdowns

    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z]+(; [a-z]+)*", entry) for entry in found)


def test_sources_name_case_level_data_just_where_they_can_be_counted() -> None:
    """A measure with a counting rule, or made from such ones, names case-level data among its sources, and no other."""
    assert [] == [id for id, one in MEASURES.items() if ("cases" in one.sources) != counted_in_cases(one)]


def test_every_measure_that_an_input_can_hold_may_come_from_a_plan() -> None:
    """A service can type what it knows better; only what the report makes itself, of its own checks, has no source."""
    assert [] == [id for id, one in MEASURES.items() if one.sources and "plan" not in one.sources]
    assert {one.section for one in MEASURES.values() if not one.sources} == {"data-quality"}
    assert [] == [id for id, one in MEASURES.items() if len(set(one.sources)) != len(one.sources)]


def test_what_open_data_hold_names_them_among_its_sources() -> None:
    """Each measure of the imported observations is in the catalogue and says that open data can give it."""
    files = sorted((PROJECT.data / "open" / "observations").glob("*.csv"))
    held = set()
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            held |= {row["measure"] for row in csv.DictReader(file)}

    assert [] == [id for id in sorted(held) if id not in MEASURES or "open" not in MEASURES[id].sources]


def test_need_is_not_performance() -> None:
    """How many children have a need or are known to another service has no direction that is better."""
    needs = (
        "kpi4_mental_health_need", "kpi5_substance_need", "kpi7_wider_services", "sen_share", "sen_support_share",
        "ehcp_share", "wider_services_children", "wider_services_share", "looked_after_rate",
    )  # fmt: skip

    assert [None] * len(needs) == [MEASURES[id].polarity for id in needs]


def test_national_measures_have_their_direction() -> None:
    """Fewer entrants, reoffenders and custodial sentences are better; so is more of what services do for children."""
    low = ("fte_rate", "reoffending_binary", "reoffences_per_reoffender", "custody_rate", "kpi9_serious_violence")
    high = (
        "kpi1_accommodation", "kpi2_ete", "kpi3_send_plan", "kpi6_out_of_court_completed", "kpi8_board_attendance",
        "kpi10_victims_rj",
    )  # fmt: skip

    assert {MEASURES[id].polarity for id in low} == {"low"}
    assert {MEASURES[id].polarity for id in high} == {"high"}


def test_a_fault_of_the_catalogue_has_its_line(tmp_path: Path) -> None:
    """A measures file is a list; the fault stands in the line of its own entry, and not in the first one."""
    copytree(PROJECT.params, tmp_path / "params")
    path = tmp_path / "params" / "measures" / "accommodation.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    last = max(number for number, line in enumerate(lines, start=1) if line.startswith("  unit:"))
    spoilt = [*lines[: last - 1], lines[last - 1].replace("unit:", "untt:"), *lines[last:]]
    path.write_text("\n".join(spoilt), encoding="utf-8")

    with pytest.raises(ParameterFault, match=rf"line {last}, entries\.\d+\.untt: expected no such key"):
        load_catalogue(Project(tmp_path))
