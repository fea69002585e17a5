"""The reference of measures says what the catalogue and the program do."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from ruamel.yaml import YAML

from yjreport.cases.rules import RULES
from yjreport.config.catalogue import load_catalogue
from yjreport.config.measure_schema import Measure
from yjreport.documentation import examples, words
from yjreport.documentation.measures import entry, rule_says
from yjreport.documentation.pages import PAGES, written
from yjreport.formats import MINUS
from yjreport.paths import Project

PROJECT = Project.here()
CATALOGUE = load_catalogue(PROJECT)
MEASURES = CATALOGUE.measures
COUNTED = [id for id, one in MEASURES.items() if one.unit not in ("date", "text")]
REFERENCE = (PROJECT.root / "docs" / "measures-reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_what_is_made(name: str) -> None:
    """A page that is older than the catalogue is found out; `python -m yjreport.documentation` makes it anew."""
    assert (PROJECT.root / name).read_text(encoding="utf-8") == PAGES[name](PROJECT)


def test_a_page_that_is_up_to_date_is_left_alone() -> None:
    """Making the pages again touches no file."""
    before = {name: (PROJECT.root / name).stat().st_mtime_ns for name in PAGES}

    assert not any(written(name, PROJECT) for name in PAGES)
    assert before == {name: (PROJECT.root / name).stat().st_mtime_ns for name in PAGES}


def test_every_measure_has_its_entry_in_the_order_of_sections() -> None:
    """Each id stands once under its title, and sections follow each other as in an annex."""
    assert sorted(re.findall(r"^### .+\n\n`(\w+)`$", REFERENCE, flags=re.MULTILINE)) == sorted(MEASURES)
    places = [REFERENCE.index(f"\n## {section.title}\n") for slug, section in CATALOGUE.sections.items()
              if CATALOGUE.by_section[slug]]  # fmt: skip
    assert all(first < second for first, second in pairwise(places))


def test_the_links_of_the_page_lead_to_its_headings() -> None:
    """Each section in the list at the top has a heading that the link reaches."""
    anchors = re.findall(r"\]\(#([a-z0-9-]+)\)", REFERENCE)
    headings = re.findall(r"^## (.+)$", REFERENCE, flags=re.MULTILINE)

    assert anchors == [re.sub(r"[^a-z0-9-]", "", title.lower().replace(" ", "-")) for title in headings]


@pytest.mark.parametrize("id", MEASURES)
def test_every_measure_has_an_example(id: str) -> None:
    """An entry without a worked example cannot be checked."""
    assert MEASURES[id].example is not None


@pytest.mark.parametrize("id", COUNTED)
def test_an_example_is_printed_as_the_catalogue_says(id: str) -> None:
    """The figure of the example, evaluated as those of an annex, has the text that the entry gives."""
    measure = MEASURES[id]
    result = examples.worked(measure)

    assert measure.example is not None
    assert result is not None
    assert result.text == measure.example.printed
    assert set(result.marks) <= {"k"}


@pytest.mark.parametrize("id", COUNTED)
def test_the_example_is_a_sentence_with_its_interval(id: str) -> None:
    """The sentence names what is counted, holds the figure, ends in a stop, and has the interval there is."""
    measure = MEASURES[id]
    said = examples.sentence(measure)
    result = examples.worked(measure)

    assert result is not None
    counted = measure.subject.removeprefix("the number of ").split()[0].rstrip("s")[:5]
    named = said.lower().startswith(f"{measure.subject} was ".lower())
    if measure.kind == "change":
        # The figure is a change that a source printed without its levels: the sentence says who says so.
        named = named or said.startswith(("The source gives a fall of ", "The source gives a rise of "))
    assert named or (said.startswith(("There were ", "There was ")) and counted.lower() in said.lower())
    assert measure.example is not None
    number = measure.example.printed.lstrip(f"+{MINUS}").removesuffix(" nights")
    assert f" {number}" in said
    assert said.endswith(".")
    assert "  " not in said
    assert ("95% interval" in said) == (result.interval is not None)
    assert (result.interval is not None) == (measure.interval is not None)


def test_the_vectors_of_the_statistics_are_among_the_examples() -> None:
    """22 of 65 is 33.8% (23.5% to 46.0%); 86 of 99 is 86.9% (78.8% to 92.2%); 3 of 7 is 42.9% (15.8% to 75.0%)."""
    assert "33.8% (22 of 65 children) in the cohort of April 2024 to March 2025." in REFERENCE
    assert "The 95% interval is 23.5% to 46.0%." in examples.sentence(MEASURES["reoffending_binary"])
    assert "The 95% interval is 78.8% to 92.2%." in examples.sentence(MEASURES["kpi6_out_of_court_completed"])
    assert "The 95% interval is 15.8% to 75.0%." in examples.sentence(MEASURES["custody_minority_ethnic_share"])
    assert "The 95% interval is 50.2 to 82.8." in examples.sentence(MEASURES["fte_number"])
    index = examples.sentence(MEASURES["relative_rate_index"])
    assert "2.93 from April 2024 to March 2025: 12 of 1,500 against 60 of 22,000." in index
    assert index.endswith(" The 95% interval is 1.44 to 5.51.")
    assert "4.77" in examples.sentence(MEASURES["reoffences_per_reoffender"])


def test_words_and_dates_are_shown_as_they_stand() -> None:
    """A grade is no number: its example is its text."""
    grade = MEASURES["standard_grade"]

    assert examples.worked(grade) is None
    assert examples.sentence(grade) == "“Good”."


def test_need_is_said_to_have_no_better_direction() -> None:
    """The page does not say that fewer children with a need is better."""
    need = entry(MEASURES["kpi4_mental_health_need"], CATALOGUE)

    assert "**Better**: neither way" in need
    assert "**Better**: a lower figure is better" in entry(MEASURES["fte_rate"], CATALOGUE)


def test_a_version_says_what_is_not_known() -> None:
    """The first wording ends, and the second begins, on a day that is not known."""
    measure = MEASURES["kpi1_accommodation"]

    assert [words.version_years(measure, one) for one in measure.versions] == [
        "from 1 April 2023, until a day that is not known",
        "from a day that is not known, in force now",
    ]
    assert words.version_years(MEASURES["reoffending_binary"], MEASURES["reoffending_binary"].versions[0]) == (
        "until 30 September 2015"
    )


def test_a_proxy_is_said_to_be_one() -> None:
    """A figure that bears on a national measure is not called that measure."""
    sets = tuple(CATALOGUE.measure_sets.values())

    proxy = words.national(MEASURES["custodial_sentences"], sets)
    assert proxy.startswith("bears on, without being it: Use of custody")
    assert words.national(MEASURES["custody_rate"], sets).startswith("Use of custody (")


def test_a_cell_of_a_table_holds_no_bar() -> None:
    """A vertical bar in a wording or a citation would break the table of versions."""
    assert [] == [id for id, one in MEASURES.items() for version in one.versions
                  if "|" in version.wording + version.citation + version.version]  # fmt: skip


def test_the_example_of_an_entry_in_the_documents_is_one() -> None:
    """What the documents show can be copied: it has no wrong key, and it stands in the catalogue as it is shown."""
    block = (PROJECT.root / "docs" / "measures.md").read_text(encoding="utf-8").split("```")[1].removeprefix("yaml\n")
    (shown,) = YAML(typ="safe", pure=True).load(block)
    measure = Measure.model_validate(
        {key: tuple(value) if isinstance(value, list) else value for key, value in shown.items()}
    )
    words = {"versions", "definition"}

    assert measure.model_dump(exclude=words) == MEASURES[measure.id].model_dump(exclude=words)


@pytest.mark.parametrize("id", [id for id, one in MEASURES.items() if one.rule])
def test_every_counting_rule_is_a_function_that_says_what_it_counts(id: str) -> None:
    """A rule that the catalogue names exists, says in a sentence what it counts, and can break its figure down."""
    measure = MEASURES[id]
    rule = RULES.get(measure.rule)
    dimensions = {name for entry in measure.breakdowns for name in entry.split("; ")}

    assert rule is not None
    assert rule_says(measure.rule).endswith(".")
    assert dimensions <= set(rule.by)


def test_a_rule_that_is_not_there_says_nothing() -> None:
    """An unknown name is no fault of the page."""
    assert RULES.get("no_such_rule") is None
    assert rule_says("no_such_rule") == ""
