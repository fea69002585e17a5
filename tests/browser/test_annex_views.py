"""The whole annex, its summary and one section alone, in a service's own colours: every view in every mode."""

from __future__ import annotations

import base64
import io
import json
from typing import TYPE_CHECKING, Any

import annex_example as example
import pikepdf
import pytest
from page_faults import violations

from yjreport.annex.exporter import export
from yjreport.annex.palette import palette
from yjreport.annex.stitch import stitch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

VIEWS = ("full", "summary", "reoffending")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10"><path d="M0 0h40"/></svg>'

SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
"""What a reader may set without losing anything (WCAG 2.2, 1.4.12)."""

UNSEEN = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (!text.data.trim() || parent.closest('.skip, .back, .yj-phone, svg title, svg desc')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if (!range.getClientRects().length) found.push(text.data.trim());
  }
  return found;
}"""
"""The texts of a page that are nowhere to be seen."""

RUN_OVER = """() => [...document.querySelectorAll('th, td, dd, dt, p, h1, h2, h3, a')]
  .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
  .map(each => each.textContent.trim().slice(0, 60))"""
"""The elements whose text runs over their edge."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return each view on disk: a restricted draft with a colour, a logo, a glossary and credits."""
    front = {
        **example.front(),
        "status": "Draft: not yet approved, and figures may change",
        "edition": "Board edition: restricted, not for publication",
        "palette": palette("#7a1f3d"),
        "logo": {"data": base64.b64encode(LOGO).decode(), "media_type": "image/svg+xml", "alt": "Exampleshire"},
        "glossary": [{"term": "Cohort", "meaning": "Children who are followed for a time."}],
        "credits": ["Contains public sector information.", "The font is Atkinson Hyperlegible."],
    }
    notebooks = example.notebooks()
    answer = example.statement("reoffending-answer", example.run("More children reoffend than a year before."))
    answer["emphasis"] = "answer"
    notebooks[3].cells.insert(0, _cell(answer))
    folder = tmp_path_factory.mktemp("views")
    for view in VIEWS:
        (folder / f"{view}.html").write_text(export(stitch(notebooks, front, view)), encoding="utf-8")
    return {view: folder / f"{view}.html" for view in VIEWS}


def _cell(block: dict[str, Any]) -> Any:
    from nbformat import v4

    output = v4.new_output("display_data", data={example.MIME: json.dumps(block)})
    return v4.new_code_cell("", outputs=[output])


@pytest.fixture(scope="module")
def shown(chromium: Any, pages: dict[str, Path]) -> Iterator[Callable[[str], Any]]:
    """Return a function that shows a view as a light page on a wide screen; each view is loaded once."""
    window = chromium.new_context(viewport={"width": 1280, "height": 900})
    open_pages: dict[str, Any] = {}

    def show(view: str) -> Any:
        if view not in open_pages:
            page = open_pages[view] = window.new_page()
            page.asked = []
            page.on("request", lambda request: page.asked.append(request.url))
            page.goto(pages[view].as_uri())
        page = open_pages[view]
        page.emulate_media(media="screen", color_scheme="light", forced_colors="none", contrast="no-preference")
        page.set_viewport_size({"width": 1280, "height": 900})
        return page

    yield show
    window.close()


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_any_view_and_mode(shown: Callable[[str], Any], view: str) -> None:
    """Light and dark, wide and narrow, more contrast, forced colours: no rule is broken, target sizes among them."""
    page = shown(view)
    found = {}
    modes: dict[str, tuple[int, dict[str, str]]] = {
        "light": (1280, {}),
        "dark on a phone": (320, {"color_scheme": "dark"}),
        "more contrast": (320, {"contrast": "more"}),
    }
    if view != "full":
        modes["forced colours"] = (1280, {"forced_colors": "active"})
    for name, (width, media) in modes.items():
        page = shown(view)
        page.emulate_media(**media)
        page.set_viewport_size({"width": width, "height": 900})
        found[name] = violations(page)
    assert found == {name: [] for name in modes}


@pytest.mark.parametrize("view", VIEWS)
def test_view_asks_the_network_for_nothing(shown: Callable[[str], Any], view: str) -> None:
    """The page, its font and its logo come from one file."""
    assert [url[:60] for url in shown(view).asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("view", VIEWS)
def test_view_has_one_h1_ids_of_its_own_and_links_that_lead_somewhere(shown: Callable[[str], Any], view: str) -> None:
    """No id is there twice and no link leads nowhere, in whatever view."""
    page = shown(view)
    assert page.locator("h1").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    links = page.evaluate("[...document.querySelectorAll('a')].map(each => each.getAttribute('href'))")
    assert links
    assert {link[1:] for link in links} <= set(ids)


@pytest.mark.parametrize("view", VIEWS)
def test_view_keeps_every_result(shown: Callable[[str], Any], pages: dict[str, Path], view: str) -> None:
    """Each figure that the blocks of a view print carries the id of its result."""
    blocks = [
        json.loads(cell.outputs[0].data[example.MIME])
        for cell in stitch(example.notebooks(), example.front(), view).cells
        if cell.cell_type == "code"
    ]
    wanted = {run["result"] for block in blocks for run in block.get("runs", ())}
    for block in blocks:
        rows = block.get("data", block).get("rows", ())
        wanted |= {cell["result"] for row in rows for cell in row["cells"].values()}
    found = shown(view).evaluate("[...document.querySelectorAll('[data-result]')].map(each => each.dataset.result)")
    assert wanted - {None} == set(found)
    assert set(found)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1280, 320])
def test_reader_may_space_the_text_out(shown: Callable[[str], Any], view: str, width: int) -> None:
    """With the spacing of WCAG 1.4.12 the page does not scroll sideways and no text runs over its edge."""
    page = shown(view)
    page.set_viewport_size({"width": width, "height": 900})
    style = page.add_style_tag(content=SPACING)
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(RUN_OVER) == []
    finally:
        style.evaluate("each => each.remove()")


@pytest.mark.parametrize("view", VIEWS)
def test_text_may_be_twice_as_large(shown: Callable[[str], Any], view: str) -> None:
    """With letters of 200% (1.4.4), and at 400% on a wide screen (1.4.10), no page scrolls sideways."""
    page = shown(view)
    style = page.add_style_tag(content="html{font-size:200%!important}")
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate(RUN_OVER) == []
    finally:
        style.evaluate("each => each.remove()")
    page.set_viewport_size({"width": 320, "height": 225})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("view", VIEWS)
def test_paper_holds_all_that_the_screen_holds(shown: Callable[[str], Any], view: str) -> None:
    """In print every text can be seen, figures under a chart that stand nowhere else too, dark on white."""
    page = shown(view)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(UNSEEN) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"
    assert page.locator(".banner:visible").count() == 3


def test_summary_is_two_pages_at_most(shown: Callable[[str], Any]) -> None:
    """The summary of the example is printed on two sheets of A4, no wider than the paper."""
    page = shown("summary")
    page.emulate_media(media="print")
    pdf = pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) <= 2
    assert {tuple(map(round, sheet.mediabox)) for sheet in pdf.pages} == {(0, 0, 595, 842)}


def test_chart_points_to_the_table_that_holds_its_figures(shown: Callable[[str], Any]) -> None:
    """Figures are one step away: a link to the table, or a list that opens, and never both."""
    page = shown("full")
    links = page.locator("figure p.yj-sources a.yj-ref")
    assert links.all_text_contents() == ["Table 3.1", "Table 4.1"]
    assert page.locator("figure details").count() == 2
    links.first.click()
    assert page.evaluate("document.querySelector(':target').id") == "reoffending-binary"


def test_logo_stands_on_white_in_its_own_shape(shown: Callable[[str], Any]) -> None:
    """The logo has its words, is drawn four times as wide as high, and keeps white paper on a dark screen."""
    page = shown("full")
    page.emulate_media(color_scheme="dark")
    logo = page.get_by_role("img", name="Exampleshire", exact=True)
    box = logo.bounding_box()
    assert box["height"] >= 40
    assert page.evaluate("document.querySelector('.masthead img').naturalWidth") == 40
    colour = page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
    assert colour == "rgb(255, 255, 255)"


def test_contents_stay_in_sight_on_a_wide_screen(shown: Callable[[str], Any]) -> None:
    """On a wide screen the contents stay while the page moves; on a narrow one a link leads back to them."""
    page = shown("full")
    page.evaluate("document.getElementById('section--resources').scrollIntoView()")
    assert 0 <= page.locator("nav h2").bounding_box()["y"] < 200
    assert page.locator(".back:visible").count() == 0
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.locator(".back:visible").count() == page.locator("main > .section:not(.closing)").count()
