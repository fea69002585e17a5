"""The HTML annex is one page that needs nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

import annex_example as example
import pytest
from bs4 import BeautifulSoup
from nbformat import v4

from yjreport.annex.exporter import AnnexHTMLExporter, css_string, export
from yjreport.annex.stitch import stitch
from yjreport.blocks.column_shares import columns_of
from yjreport.errors import AssemblyFailed


@pytest.fixture(scope="module")
def html() -> str:
    """Return the example as HTML."""
    return export(stitch(example.notebooks(), example.front()))


@pytest.fixture(scope="module")
def page(html: str) -> BeautifulSoup:
    """Return the page, parsed."""
    return BeautifulSoup(html, "html.parser")


def test_two_exports_are_the_same_bytes(html: str) -> None:
    """Nothing in the page is random or dated."""
    assert AnnexHTMLExporter().export(stitch(example.notebooks(), example.front())) == html


def test_page_asks_for_nothing_and_runs_nothing(html: str, page: BeautifulSoup) -> None:
    """No script, no address that a browser would fetch, and a policy that forbids both."""
    assert not page.find_all(["script", "link", "img", "iframe", "object", "base"])
    assert not [tag for tag in page.find_all(True) if {"src", "srcset", "xlink:href"} & set(tag.attrs)]
    assert all(link["href"].startswith("#") for link in page.find_all("a"))
    assert not re.search(r"url\((?!data:)", html)
    assert "@import" not in html
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_page_has_a_language_a_title_and_one_h1(page: BeautifulSoup) -> None:
    """A screen reader knows the language, the tab the title, and the page has one chief heading."""
    assert page.html["lang"] == "en-GB"
    assert page.title.get_text() == "Exampleshire Youth Justice Plan 2023-24: performance annex"
    assert len(page.find_all("h1")) == 1


def test_headings_step_down_one_level_at_a_time(page: BeautifulSoup) -> None:
    """No heading level is jumped."""
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_has_its_landmarks_and_a_skip_link(page: BeautifulSoup) -> None:
    """Header, contents, main and footer are there once; the first link leads to the main part."""
    assert [len(page.find_all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert page.body.find("a")["href"] == f"#{page.main['id']}"


def test_every_link_leads_somewhere_and_no_id_is_twice(page: BeautifulSoup) -> None:
    """Contents, sources and labels all point to ids that are there once."""
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    wanted = {link["href"][1:] for link in page.find_all("a")}
    wanted |= {id for tag in page.find_all(attrs={"aria-labelledby": True}) for id in tag["aria-labelledby"].split()}
    assert wanted <= set(ids)


def test_title_page_says_what_the_document_is(page: BeautifulSoup) -> None:
    """Service, year, status in words, cut-off, board, edition and authorities stand on the title page."""
    words = page.header.get_text(" ", strip=True)
    for wanted in (
        "Annual performance annex",
        "2023-24",
        "Exampleshire Youth Justice Service",
        "Provisional: some figures",
        "30 September 2023",
        "Exampleshire Youth Justice Management Board",
        "Public edition",
        "Exampleshire, Sampleton",
        "Small numbers: counts",
    ):
        assert wanted in words


def test_synthetic_data_and_restricted_editions_are_said_at_the_top(page: BeautifulSoup) -> None:
    """A banner comes before the title; a public annex of real figures has none."""
    assert page.header.find(class_="banner").get_text().startswith("Synthetic data.")
    front = {**example.front(), "synthetic": "", "edition": "Board edition: restricted, not for publication"}
    board = BeautifulSoup(export(stitch(example.notebooks(), front)), "html.parser")
    assert board.header.find(class_="banner").get_text() == "Restricted. Board edition: restricted, not for publication"
    plain = BeautifulSoup(export(stitch(example.notebooks(), {**example.front(), "synthetic": False})), "html.parser")
    assert plain.header.find(class_="banner") is None


def test_contents_number_the_sections(page: BeautifulSoup) -> None:
    """Each section is listed with its number and linked; the lists at the back follow."""
    entries = [item.get_text(" ", strip=True) for item in page.nav.find_all("a")]
    assert entries == [
        "1 Scorecard",
        "2 Over-represented groups",
        "3 Reoffending",
        "4 Resources",
        "5 Data quality and definitions",
        "Sources and licences",
        "Definitions",
        "Shorthand in tables",
        "Abbreviations",
    ]


def test_section_opens_with_its_question(page: BeautifulSoup) -> None:
    """The question that a section answers stands under its heading, where there is one."""
    section = page.find(id="section--reoffending").parent
    assert section.find(class_="question").get_text().startswith("Do fewer children reoffend")
    assert page.find(id="section--resources").parent.find(class_="question") is None


def test_back_of_the_annex_credits_sources_and_explains_words(page: BeautifulSoup) -> None:
    """Attribution and licence stand with each source; terms, marks and abbreviations are explained."""
    source = page.find(id="source--example-plan").get_text(" ", strip=True)
    assert "Contains Exampleshire Council information." in source
    assert "Licence: Open Government Licence v3.0." in source
    words = page.main.get_text(" ", strip=True)
    assert "Binary reoffending rate Children in the cohort" in words
    assert "[e] estimated" in words
    assert "KPI key performance indicator" in words
    assert "SIL Open Font License" in page.footer.get_text()


def test_lists_without_entries_are_left_out() -> None:
    """A front without sources, definitions and abbreviations has no empty chapters."""
    front = {**example.front(), "sources": [], "definitions": [], "abbreviations": []}
    page = BeautifulSoup(export(stitch(example.notebooks(), front)), "html.parser")
    assert "Sources and licences" not in page.get_text()
    assert "Definitions" not in [tag.get_text() for tag in page.find_all("h2")]


def test_hostile_text_in_the_front_is_text() -> None:
    """A title or a name cannot break out of the page, its title or its style sheet."""
    bad = "</style></title><script>alert(1)</script>\"; } \\ 'x'"
    front = {**example.front(), "title": bad, "status": bad, "board": bad, "edition_id": bad}
    front["service"] = {"name": bad, "calls_itself": bad, "authorities": [bad]}
    page = BeautifulSoup(export(stitch(example.notebooks(), front)), "html.parser")
    assert not page.find_all("script")
    assert page.h1.get_text() == bad
    assert bad in page.title.get_text()
    assert len(page.find_all("style")) == 1


def test_text_in_the_style_sheet_is_escaped() -> None:
    """Nothing but letters, digits and spaces stands for itself in a running head."""
    assert css_string('a "b" </style>\n') == '"a \\22 b\\22  \\3c \\2f style\\3e \\a "'


def test_page_carries_its_font_and_stays_small(html: str) -> None:
    """Two weights of the font are inside the page, which is far below a megabyte."""
    assert html.count("data:font/woff2;base64,") == 2
    assert len(html.encode()) < 200_000


def test_templates_that_a_user_installed_are_not_used() -> None:
    """Only the templates of this package are on the exporter's path."""
    (path,) = AnnexHTMLExporter().template_paths
    assert path.endswith("templates/annex")


def test_notebook_that_was_not_stitched_is_refused() -> None:
    """An ordinary notebook is not an annex."""
    with pytest.raises(AssemblyFailed, match="not a stitched annex"):
        export(v4.new_notebook())


def test_chart_that_cannot_be_drawn_is_named() -> None:
    """The message names the chart and its section."""
    chart = {**example.resources()[2], "spec": {"mark": "no-such-mark"}}
    with pytest.raises(AssemblyFailed) as caught:
        export(stitch([example.notebook("risks", "Risks", [chart])], example.front()))
    assert "The chart resources-beside cannot be printed." in str(caught.value)


def test_draft_synthetic_and_restricted_run_at_the_head_of_every_printed_page() -> None:
    """What must be known on each page stands in the running head; a final public annex has nothing there."""
    front = {**example.front(), "status": "Draft: figures may change", "edition": "Board edition: restricted"}
    html = export(stitch(example.notebooks(), front))
    head = css_string("Synthetic data · Restricted · Draft")
    assert f"@top-right{{content:{head}}}" in html
    final = {**example.front(), "status": "Final", "synthetic": False}
    assert '@top-right{content:""}' in export(stitch(example.notebooks(), final))


def test_columns_share_the_whole_width(page: BeautifulSoup) -> None:
    """Each table says how its columns share the width of a screen and of paper, and the shares make a whole."""
    groups = page.find_all("colgroup")
    assert len(groups) == len(page.find_all("table")) == 6
    for group in groups:
        columns = group.find_all("col")
        assert len(columns) == len(group.find_next("tr").find_all("th"))
        for name in ("--w", "--p"):
            shares = [float(re.search(rf"{name}:([\d.]+)%", column["style"])[1]) for column in columns]
            assert abs(sum(shares) - 100) < 0.1
            assert min(shares) > 1


def test_references_are_links_where_their_place_is_on_the_page() -> None:
    """A reference leads to its table; in a view without that table its words stand alone."""
    refers = {**example.run("Table 3.1"), "ref": "reoffending-binary"}
    said = example.statement("scorecard-see", example.run("See "), refers)
    notebooks = [example.notebook("scorecard", "Scorecard", [said, *example.scorecard()]), *example.notebooks()[3:4]]
    whole = BeautifulSoup(export(stitch(notebooks, example.front())), "html.parser")
    assert whole.find(id="scorecard-see").a["href"] == "#reoffending-binary"
    alone = BeautifulSoup(export(stitch(notebooks, example.front(), "scorecard")), "html.parser")
    assert alone.find(id="scorecard-see").a is None
    assert alone.find(id="scorecard-see").get_text(strip=True) == "See Table 3.1"


def test_short_name_of_a_source_stands_under_a_table_and_its_whole_name_at_the_back() -> None:
    """A source with a short name is named so where it is cited, and leads to the list with the whole."""
    source = {
        "id": "open-data", "title": "Youth justice statistics", "publisher": "Youth Justice Board",
        "line": "", "released": "25 January 2024", "short": "YJB statistics 2022-23",
    }  # fmt: skip
    columns = [example.column("a", "Agency", header=True), example.column("b", "Posts", "right")]
    rows = [example.row(a=example.cell("Police"), b=example.cell("12"))]
    blocks = [example.table("posts", "Posts", columns, rows, sources=[source])]
    html = export(stitch([example.notebook("workforce", "Workforce", blocks)], example.front()))
    page = BeautifulSoup(html, "html.parser")
    assert page.find(class_="yj-sources").get_text() == "Source: YJB statistics 2022-23."
    listed = page.find(id=page.find(class_="yj-sources").a["href"][1:]).get_text()
    assert "Youth justice statistics, Youth Justice Board, released 25 January 2024." in listed


def test_a_long_table_of_long_texts_is_no_wider_than_a_wide_screen() -> None:
    """Actions with long texts keep to the width of the page on a screen, though on paper they take a turned sheet."""
    names = ("Theme", "Action", "Responsible", "Target date", "Status", "Accountable", "Beneficiaries")
    columns = [example.column(f"c{at}", name, header=not at) for at, name in enumerate(names)]
    action = "A long text of what is done " * 9
    texts = ("Accommodation", action, "Neighbourhoods", "September 2024", "Discontinued", "Commissioners", "Residents")
    rows = [example.row(**{f"c{at}": example.cell(text) for at, text in enumerate(texts)}) for _ in range(20)]
    made = columns_of(example.table("long-texts", "Actions", columns, rows))
    assert made.turned
    assert made.width.endswith("%")
