"""The sheets of the officer's workbook: headings, words and the rows that they come with."""

from __future__ import annotations

import pytest
from workbook_example import PROJECT, context

from yjreport.blocks.marks import MEANINGS
from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_report, find_service
from yjreport.files.columns import SCHEMAS
from yjreport.workbook.layout import SHEETS, plain
from yjreport.workbook.rows import EXAMPLES, listed, national, source_ids
from yjreport.workbook.words import MEASURES, Words, folded

ORDER = ["context", "outcomes", "indicators", "budget", "actions", "risks", "standards", "notes", "sources"]


def words(service: str = "leicester", year: str = "2023-24") -> Words:
    """Return the words of a service."""
    known = context(service, year)
    return Words(known.service, known.catalogue, known.areas)


def test_the_sheets_stand_in_the_order_of_the_annex() -> None:
    """Nine sheets are filled in, in one order."""
    assert list(SHEETS) == ORDER


@pytest.mark.parametrize("sheet", ORDER)
def test_every_documented_column_has_a_place(sheet: str) -> None:
    """Each column of the schema stands once on its sheet, under a heading that no other column has."""
    layout = SHEETS[sheet]
    names = [field.name for field in layout.fields]
    titles = [plain(field.title) for field in layout.fields]

    assert len(set(names)) == len(names)
    assert len(set(titles)) == len(titles)
    assert names[0] == "row_type"
    if layout.kind in SCHEMAS:
        assert set(names[1:]) == set(SCHEMAS[layout.kind].names)
    assert all(layout.headings[plain(field.title)] == field.name for field in layout.fields)
    assert all(layout.headings[plain(field.name)] == field.name for field in layout.fields)


@pytest.mark.parametrize("sheet", ORDER)
def test_help_fits_into_the_message_of_a_cell(sheet: str) -> None:
    """Excel shows 255 characters of help, and 32 of its title."""
    assert [] == [field.title for field in SHEETS[sheet].fields if not 0 < len(field.help) <= 255]
    assert all(len(field.words) < 32 for field in SHEETS[sheet].fields)


def test_every_list_that_a_column_names_exists() -> None:
    """A drop-down has words."""
    lists = words().lists

    assert {field.words for sheet in SHEETS.values() for field in sheet.fields if field.words} <= {*lists, "source"}
    assert all(len(offered) > 1 for name, offered in lists.items() if name != "source")


def test_a_title_means_one_measure() -> None:
    """No two measures share a title, so that a title can stand for its measure."""
    titles = [folded(measure.title) for measure in load_catalogue(PROJECT).measures.values()]

    assert len(set(titles)) == len(titles)


def test_each_measure_is_offered_on_one_sheet_and_understood_on_all() -> None:
    """A number that a plan may print is offered once; its title and its id are understood everywhere."""
    known = words()
    offered = [id for sheet in MEASURES for id in known.lists[f"measure for {sheet}"].values()]

    assert len(set(offered)) == len(offered)
    assert {"fte_rate", "reoffending_binary", "custody_rate", "remand_nights"} <= set(
        known.lists["measure for outcomes"].values()
    )
    assert {"kpi1_accommodation", "kpi8_board_attendance", "kpi10_victims_rj"} <= set(
        known.lists["measure for indicators"].values()
    )
    for sheet in MEASURES:
        assert known.canonical(f"measure for {sheet}", "rate of  First time entrants") == "fte_rate"
        assert known.canonical(f"measure for {sheet}", "kpi2_ete") == "kpi2_ete"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("provisional (p)", "p"), ("Provisional", "p"), ("p", "p"), ("[p] [e]", "p e"), ("p e", "p e"),
        ("provisional (p), revised (r)", "p r"), ("not available (x)", "x"), ("maybe", "maybe"),
        ("p; maybe", "p; maybe"),
        ("", ""), ("*", "*"),
    ],
)  # fmt: skip
def test_marks_are_understood_as_words_and_as_letters(text: str, letters: str) -> None:
    """Words of the list, several with commas and bare letters become letters; anything else stays."""
    assert words().canonical("mark", text) == letters


def test_every_mark_has_a_word() -> None:
    """The marks of the annex are the marks of the list."""
    assert set(words().lists["mark"].values()) == set(MEANINGS)


def test_names_of_areas_become_keys() -> None:
    """The service, its authority, its region and the nations are understood by name."""
    known = words()

    assert known.canonical("area", "This service") == "local"
    assert known.canonical("area", "Leicester") == "local"
    assert known.canonical("area", "East Midlands") == "east-midlands"
    assert known.canonical("area", "England and Wales") == "england-and-wales"
    assert known.canonical("area", "E06000016") == "E06000016"
    assert known.canonical("area", "Narnia") == "Narnia"
    assert list(known.lists["area"])[:2] == ["this service", "East Midlands"]
    assert not any(key.startswith("example-") for key in known.lists["area"].values())


def test_a_name_of_a_joint_service_and_of_its_authority_is_not_settled() -> None:
    """Cornwall is a service of two authorities, of which one is called Cornwall: the name alone stays as typed."""
    known = words("cornwall", "2024-25")

    assert set(known.unclear_areas["cornwall"]) == {"local", "E06000052"}
    assert known.canonical("area", "Cornwall") == "Cornwall"
    assert known.canonical("area", "Cornwall (E06000052)") == "E06000052"
    assert known.lists["area"]["Isles of Scilly"] == "E06000053"


def test_every_list_reads_back() -> None:
    """Each word that a drop-down offers means what stands beside it, and so does the short name."""
    for service, year in (("leicester", "2023-24"), ("cornwall", "2024-25"), ("exampleshire", "2024-25")):
        known = words(service, year)
        for name, offered in known.lists.items():
            for word, canonical in offered.items():
                assert known.canonical(name, word) == canonical
                assert known.canonical(name, canonical) == canonical


def test_the_national_measures_of_the_year_are_listed() -> None:
    """Fourteen measures of 2023-24 have rows, those of 2019-20 only the three outcomes."""
    catalogue = load_catalogue(PROJECT)
    new = find_report(PROJECT, find_service(PROJECT, "leicester"), "2023-24")
    old = find_report(PROJECT, find_service(PROJECT, "warwickshire"), "2019-20")
    groups = {key for one in national(new, catalogue) for key in one.national}

    assert {group.key for group in catalogue.measure_sets[new.measure_set].measures} <= groups
    assert not any(one.id.startswith("kpi") for one in national(old, catalogue))
    assert all(one.kind == "level" for one in national(new, catalogue))


def test_outcomes_are_listed_without_days() -> None:
    """They are told for calendar and rolling years and for cohorts; indicators are told for the plan year."""
    who, catalogue = find_service(PROJECT, "leicester"), load_catalogue(PROJECT)
    report = find_report(PROJECT, who, "2023-24")
    rows = {row["measure"]: row for row in listed("outcomes", who, report, catalogue, words())}

    indicators = list(listed("indicators", who, report, catalogue, words()))

    assert not any("period_start" in row for row in rows.values())
    assert {str(row["period_start"]) for row in indicators} == {"2023-04-01"}
    assert rows["fte_rate"]["source"] == source_ids("leicester", "2023-24")["ysb"]


def test_every_sheet_has_examples() -> None:
    """One to three worked rows stand on each sheet, with columns that it has."""
    for name, sheet in SHEETS.items():
        assert 1 <= len(EXAMPLES[name]) <= 3
        assert all(set(row) <= set(sheet.by_name) for row in EXAMPLES[name])
