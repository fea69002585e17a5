"""The annex in a real browser: for everyone, at every width, in every colour, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import annex_example as example
import pytest
from page_faults import violations

from yjreport.annex.exporter import export
from yjreport.annex.stitch import stitch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": 1280, "tablet": 768, "phone": 320}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the example on disk."""
    path: Path = tmp_path_factory.mktemp("annex") / "annex.html"
    path.write_text(export(stitch(example.notebooks(), example.front())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens the annex in a fresh window."""
    windows = []

    def open_annex(width: int = 1280, **more: Any) -> Any:
        window = chromium.new_context(viewport={"width": width, "height": 900}, **more)
        windows.append(window)
        page = window.new_page()
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("request", lambda request: page.heard.append(request.url))
        page.goto(address)
        return page

    yield open_annex
    for window in windows:
        window.close()


@pytest.mark.parametrize(("width", "scheme"), [(WIDTHS["tablet"], "light"), (WIDTHS["desktop"], "dark")])
def test_axe_finds_no_violation(opened: Callable[..., Any], width: int, scheme: str) -> None:
    """No rule of axe-core is broken, with every data table open; other modes are in test_annex_views."""
    page = opened(width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert violations(page) == []


def test_axe_finds_no_violation_in_forced_colours(opened: Callable[..., Any]) -> None:
    """A reader's own colours break nothing."""
    assert violations(opened(forced_colors="active")) == []


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_page_never_scrolls_sideways(opened: Callable[..., Any], width: int) -> None:
    """Only a wide table scrolls, inside its own region (WCAG 2.2, 1.4.10 Reflow)."""
    page = opened(width)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_that_scrolls_can_be_reached_by_keyboard(opened: Callable[..., Any]) -> None:
    """Each region that overflows on a phone takes the focus and has a name."""
    page = opened(WIDTHS["phone"])
    found = page.evaluate(
        """[...document.querySelectorAll('.yj-scroll')].filter(each => each.scrollWidth > each.clientWidth)
           .map(each => [each.tabIndex, each.getAttribute('role'), each.hasAttribute('aria-labelledby')])"""
    )
    assert found
    assert all(each == [0, "region", True] for each in found)


def test_page_asks_the_network_for_nothing_and_complains_of_nothing(opened: Callable[..., Any], address: str) -> None:
    """The only request is the page itself; the console is silent."""
    page = opened()
    page.wait_for_load_state("networkidle")
    assert [heard for heard in page.heard if not heard.startswith(("data:font/woff2", address))] == []


def test_font_of_the_page_is_the_one_that_it_carries(opened: Callable[..., Any]) -> None:
    """Both weights of the font load from the page, under its own policy."""
    page = opened()
    page.evaluate("document.fonts.ready.then(() => true)")
    loaded = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.weight)")
    assert sorted(loaded) == ["400", "700"]


def test_phone_is_shown_the_drawing_for_a_phone(opened: Callable[..., Any]) -> None:
    """Of the two drawings of a chart exactly one is shown, and letters on a phone stay readable."""
    for width, shown in ((1280, ".yj-page"), (320, ".yj-phone")):
        page = opened(width)
        visible = page.locator(".yj-panel svg:visible")
        assert visible.count() == page.locator("figure").count()
        assert page.locator(f"{shown} svg:visible").count() == visible.count()
        size = page.evaluate(
            f"""Math.min(...[...document.querySelectorAll('{shown} svg')].map(
                svg => 14 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
        )
        assert size >= 11.5


def test_chart_has_its_title_and_description_in_the_accessibility_tree(opened: Callable[..., Any]) -> None:
    """A screen reader meets one image with the message and the alternative text."""
    page = opened()
    image = page.get_by_role("img", name="Reoffending has risen by more than chance alone would explain")
    assert image.count() == 1
    assert "Exampleshire: 21.4%" in image.locator("desc").text_content()


def test_skip_link_is_seen_when_it_has_the_focus_and_moves_it(opened: Callable[..., Any]) -> None:
    """The first press of the tab key shows the link, and following it goes to the main part."""
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_print_is_a4_with_a_page_for_the_title_and_repeated_heads(opened: Callable[..., Any]) -> None:
    """The printed annex is A4, and nothing on it is wider than the paper."""
    page = opened()
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 930})
    assert page.evaluate("document.documentElement.scrollWidth") <= 658
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    for each in page.locator("details").all():
        assert each.locator("table").bounding_box()["height"] > 0, "figures that stand nowhere else are printed"
