"""Lists, abbreviations, names, colours, dates and letters of texts, and the suite as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gate_inputs import register, table_of
from gate_texts import RULES, SUITE, context, found, look, settings
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from yjreport.errors import CommentaryFault
from yjreport.gate.texts.columns import HELPERS, prepare_texts
from yjreport.inputs.texts import paragraphs, read_texts
from yjreport.paths import Project
from yjreport.text_patterns.sentences import sentences


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Six areas were inadequate: a, b, c, d and e.", "list_length"),
        ("There are three priorities: reoffending; custody.", "list_length"),
        ("We have three aims:\n- fewer entrants\n- fewer remands", "list_length"),
        ("We have 4 aims:\n\n1. fewer entrants\n2. fewer remands\n3. less custody", "list_length"),
        ("The three key drivers are reoffending, first time entrants, custody and education.", "list_length_likely"),
        ("The focus is on three key national drivers – reoffending; entrants; custody and engagement in education.",
         "list_length_likely"),
        ("There were six areas assessed as inadequate this included the impact on victims; steps to ensure that "
         "children take part; support for parents; informing parents of the outcome and taking steps to explain it.",
         "list_length_likely"),
    ],
)  # fmt: skip
def test_a_number_that_disagrees_with_its_list_is_found(text: str, rule: str) -> None:
    """Six areas of which five are named; three drivers of which four are (004:263, 001:101)."""
    assert rule in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Five areas were inadequate: a, b, c, d and e.",
        "There are three priorities: reoffending; custody; and education, training and employment.",
        "Two bodies fund it: the police and the council.",
        "We have three aims:\n- fewer entrants\n- fewer remands\n- less custody",
        "Five partners, including the police and health, met.",
        "The service works with five partners such as police, health and schools.",
        "Forty-two children reoffended: girls, boys and others were among them.",
        "Over three years the rate fell: by a tenth, a fifth and a third.",
        "Two of the areas, Herefordshire and Shropshire, are rural.",
        "The panel meets every six weeks, and reviews plans, risks and needs.",
        "Four area teams are led by managers, officers and volunteers of the services.",
    ],
)
def test_a_number_that_agrees_with_its_list_or_counts_another_thing_is_left_alone(text: str) -> None:
    """Where one reading agrees, nothing is said."""
    assert not {"list_length", "list_length_likely"} & set(found(text))


def test_an_abbreviation_is_explained_at_its_first_use_in_a_file() -> None:
    """The first use counts, over all paragraphs; a meaning in brackets on either side will do."""
    bare = look("The YJB sets the standards.", "The YJB meets.")
    assert "Youth Justice Board (YJB)" in bare[0]["abbreviation_advice"]
    assert "abbreviation_found" not in bare[1]
    for good in ("The Youth Justice Board (YJB) sets them.", "The YJB (Youth Justice Board) sets them."):
        assert all("abbreviation_found" not in row for row in look(good, "The YJB meets."))
    late = look("The YJB sets them.", "The Youth Justice Board (YJB) meets.")
    assert "abbreviation_found" in late[0]


@pytest.mark.parametrize(
    "text",
    [
        "The NHS and a GP in the UK help.",
        "AIM3 and W360 are used under Part II.",
        "OUR PRIORITIES FOR THE YEAR AHEAD",
        "Child and adolescent mental health services (CAMHS) help.",
        "See {{ kpi1_accommodation.local }}.",
        "Speech, language and communication needs (SLCN) are found.",
    ],
)
def test_well_known_words_names_and_headings_need_no_meaning(text: str) -> None:
    """What everybody knows is in the suite's list; a heading in capitals is no abbreviation."""
    assert "abbreviation" not in found(text)


def test_an_unknown_abbreviation_is_asked_about_and_the_services_own_is_told() -> None:
    """The service's terms give its own meanings."""
    assert "write ZQX out" in found("The ZQX meets.")["abbreviation"]
    assert "Joint Panel (ZQX)" in found("The ZQX meets.", terms={"ZQX": "Joint Panel"})["abbreviation"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("A grant pays for a 0.5 FTE post.", "full-time equivalent: write"),
        ("We support a FTE Education Psychology service.", "full-time equivalent: write"),
        ("The FTE rate per 100,000 fell.", "first time entrants: write"),
        ("The number of FTEs fell.", "first time entrants: write"),
        ("FTE is discussed.", "or full-time equivalent?"),
    ],
)
def test_fte_is_questioned_with_what_it_seems_to_mean(text: str, meaning: str) -> None:
    """The field uses it for both (000:132)."""
    assert meaning in found(text)["fte"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The OOCOD panel meets.", "OOCD"),
        ("A referral to CHAMS.", "CAMHS"),
        ("An ECHP is in place.", "EHCP"),
        ("Children within west Merica.", "West Mercia"),
        ("CYJPS leads.", "CYPJS"),
    ],
)
def test_known_misspellings_are_told(text: str, right: str) -> None:
    """The list stands in the suite."""
    assert f"is it {right}" in found(text)["misspelt"]


def test_a_name_that_is_nearly_the_services_is_told_and_other_authorities_are_not() -> None:
    """Shropshre is nearly Shropshire; Leicestershire is another authority than Leicester."""
    assert "is it Shropshire?" in found("Children in Shropshre took part.")["near_name"]
    for text in ("West Mercia's children", "Children in Shropshire", "West Midlands and Leicestershire"):
        assert "near_name" not in found(text)


def test_a_file_that_changes_its_word_for_one_thing_is_told() -> None:
    """OOCD and OoCD in one file look like two things."""
    rows = look("The OOCD panel meets.", "An OoCD is given.")
    assert rows[1]["drifting_found"] == "OoCD, and OOCD before"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Mr J Smith", "actions.lead"),
        ("Jane Smith (Service Manager)", "actions.lead"),
        ("Jane Smith", "risks.owner"),
        ("JH", "actions.lead"),
        ("JH/CB", "actions.lead"),
        ("Cllr Anne Brown chairs the board.", "commentary.commentary"),
        ("The plan is led by Jane Smith (Head of Service).", "commentary.commentary"),
    ],
)
def test_a_name_of_a_person_is_told(text: str, field: str) -> None:
    """Roles are wanted: initials and names are no roles."""
    assert "write the role" in found(text, where=field)["person"]


@pytest.mark.parametrize(
    "text",
    [
        "Service manager",
        "Head of Service",
        "Youth Justice Partnership Board",
        "Director of Children's Services and Police and Crime Commissioner",
        "Team Manager (Prevention)",
        "YJB",
        "Named officers; roles not stated",
        "Youth justice service and Violence Reduction Network",
        "Victim Liaison Officer, Court Manager",
    ],
)
def test_a_role_or_a_body_is_left_alone(text: str) -> None:
    """Roles in capitals, bodies and their abbreviations are no persons."""
    assert "person" not in found(text, where="actions.lead")


@pytest.mark.parametrize(
    "text",
    [
        "First time entrants are significantly lower than in the family.",
        "There was a significant reduction in custody.",
        "Referrals have gone up significantly.",
        "The number of nights used has been significantly higher.",
        "This follows a significantly declining cohort.",
        "The difference is significant.",
    ],
)
def test_significant_without_a_test_is_refused(text: str) -> None:
    """Five plans called changes significant, and none was tested (004:47, 001:207)."""
    assert "significant" in found(text)
    assert "significant_in_register" in found(text, where="risks.risk")


@pytest.mark.parametrize(
    "text",
    [
        "The fall is statistically significant.",
        "The difference is significant (95% interval 1.1 to 20.9).",
        "No significant difference was detected.",
        "Children at significant risk of significant harm are seen.",
        "A significant event was reviewed.",
        "We plan for each significant transition and a significant change in staffing.",
        "The partnership made a significant contribution.",
        "We aim to significantly reduce remands.",
    ],
)
def test_significant_in_another_sense_or_with_a_test_is_left_alone(text: str) -> None:
    """Harm, risk, events and contributions are significant without statistics."""
    assert "significant" not in found(text)


@pytest.mark.parametrize("text", ["RED/AMBER - more is to do", "The action is amber.", "RAG rated", "Rated green"])
def test_a_status_by_colour_alone_is_told(text: str) -> None:
    """The colour is lost in a text (003:32)."""
    assert "colour" in found(text)


@pytest.mark.parametrize("text", ["Green spaces", "The Red Cross helps", "On track (green)", "A red car was stolen"])
def test_a_colour_with_a_word_or_of_a_thing_is_left_alone(text: str) -> None:
    """A status in words may have its colour beside it."""
    assert "colour" not in found(text)


def test_a_figure_of_the_last_twelve_months_needs_its_dates() -> None:
    """Where no figure and no movement is told, nothing is asked."""
    assert "undated" in found("In the last 12 months 42 children reoffended.")
    assert "undated" in found("First time entrants fell this year.")
    assert "undated" not in found("In the last 12 months, to March 2024, 42 children reoffended.")
    assert "undated" not in found("The board met more often this year.")


@pytest.mark.parametrize(
    "text", ["Rеoffending fell", "Funds (3)", "childrenâ€™s services", "\N{CYRILLIC CAPITAL LETTER ER} of it"]
)
def test_look_alike_letters_garbled_text_and_a_3_for_a_pound_are_refused(text: str) -> None:
    """A Cyrillic letter in a Latin word; (3) over a column of money (004:443, 004:518)."""
    assert "letters" in found(text)


@pytest.mark.parametrize(
    "text", ["Café, naïve, Siân and £5 – “so”", "Goal (3) of the plan", "Gwasanaeth Cyfiawnder Ieuenctid Môn"]
)
def test_accents_welsh_and_typographers_marks_are_left_alone(text: str) -> None:
    """They are Latin letters."""
    assert "letters" not in found(text)


def test_sentences_end_where_people_end_them() -> None:
    """Decimals, abbreviations and references end none; bullets belong to the sentence before them."""
    text = "It was 33.8%, e.g. in Kent (see {{ a.b.c }}). Mr. Lee spoke.\nThe aims are:\n- one\n- two"
    parts = sentences(text)
    assert [part.text for part in parts][:3] == [
        "It was 33.8%, e.g. in Kent (see {{ a.b.c }}).", "Mr. Lee spoke.", "The aims are:"
    ]  # fmt: skip
    assert parts[2].items == ("one", "two")


def test_paragraphs_know_their_lines_and_keep_their_lists() -> None:
    """A comment is no text, a list after a colon belongs to its paragraph."""
    text = "# Head\n\n<!-- write\nhere -->\nFirst.\n\nAims:\n\n- one\n- two\n\nLast."
    assert paragraphs(text) == [(1, "# Head"), (5, "First."), (7, "Aims:\n- one\n- two"), (12, "Last.")]


def test_every_text_of_a_year_is_collected_with_its_place(tmp_path: Path) -> None:
    """Registers by row, commentary by line, the report's texts by the line of their key; blanks are left out."""
    rows = [register("risks", id="r1", kind="register", risk="A risk", owner="Management board"),
            register("risks", id="r2", kind="register", risk="Another")]  # fmt: skip
    table = table_of(tmp_path, "risks", rows)
    commentary = tmp_path / "params" / "commentary"
    commentary.mkdir(parents=True)
    (commentary / "custody.md").write_text("One.\n\nTwo.\n", encoding="utf-8")
    report = tmp_path / "params" / "report.yaml"
    report.write_text("title: A title\nstatus_note: Not final.\n", encoding="utf-8")
    texts = read_texts(
        "a year", tables={"risks": table}, project=Project(tmp_path), commentary=commentary, report=report
    )
    assert texts is not None
    held = texts.frame[["text", "section", "field", "input"]].to_numpy().tolist()
    assert held == [
        ["Not final.", "", "status_note", "report"],
        ["One.", "custody", "commentary", "commentary"],
        ["Two.", "custody", "commentary", "commentary"],
        ["A risk", "risks", "risk", "risks"],
        ["Management board", "risks", "owner", "risks"],
        ["Another", "risks", "risk", "risks"],
    ]
    places = [(place.file.rsplit("/", 1)[-1], place.row) for place in texts.places().values()]
    assert places == [
        ("report.yaml", 2),
        ("custody.md", 1),
        ("custody.md", 3),
        *[("risks.csv", row) for row in (2, 2, 3)],
    ]
    assert read_texts("a year", tables={}, project=Project(tmp_path)) is None


def test_a_commentary_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    (tmp_path / "custody.md").write_bytes(b"caf\xe9")
    with pytest.raises(CommentaryFault, match=r"custody\.md"):
        read_texts("a year", tables={}, project=Project(tmp_path), commentary=tmp_path)


def test_every_rule_has_its_expectation_its_fields_and_its_helpers() -> None:
    """The suite names each rule's helper columns once, and each rule covers some fields."""
    suite = json.loads(SUITE.read_text(encoding="utf-8"))
    assert [entry["kwargs"]["column"] for entry in suite["expectations"]] != []
    assert {entry["kwargs"]["column"] for entry in suite["expectations"]} == {f"{rule}_found" for rule in RULES}
    assert set(settings()["covers"]) == set(RULES)
    assert all(entry["meta"]["next_step"].strip("{}.") in HELPERS for entry in suite["expectations"])


WORDS = st.sampled_from(
    [
        "from",
        "to",
        "by",
        "%",
        "£",
        "(",
        ")",
        "-",
        "–",
        ":",
        ";",
        ",",
        ".",
        "per",
        "1,000",
        "cent",
        "fell",
        "rose",
        "53.8%",
        "33.8%",
        "20%",
        "six",
        "areas",
        "are",
        "and",
        "a",
        "1",
        "2",
        "FTE",
        "YJB",
        "most",
        "half",
        "lower",
        "than",
        "national",
        "family",
        "{{",
        "reoffending_binary.local",
        "}}",
        "{{",
        "}}",
        "significantly",
        "similar",
        "reduction",
        "last",
        "year",
        "reoffending",
        "rate",
        "number",
        "of",
        "children",
        "Mr",
        "Smith",
        "RED",
        "\n",
        "-",
        "*",
        "[",
        "]",
        "£121.691",
        "17.1.%",
        "=",
        "points",
        "percentage",
    ]
)


@effort(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    """Whatever is typed, the rules answer."""
    rows = [{"row_number": 1, "text": text or None, "section": "custody", "field": "commentary", "input": "commentary"}]
    prepare_texts(rows, context([{"measure": "x", "area": "local", "value": "?"}]), settings())
    assert rows[0]["row_number"] == 1
