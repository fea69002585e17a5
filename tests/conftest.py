"""Find the browser that the browser tests need, and say loudly when there is none."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "no Chromium on this computer"
# Without these a browser that runs as root, in a container or behind a closed network does not start, or
# keeps asking its maker's servers for updates.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Return the browser: the one that YJREPORT_CHROMIUM names, or the first on the path."""
    named = os.environ.get("YJREPORT_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """
    Yield a headless browser of Playwright; `chromium.new_page()` opens a page in it.

    It closes with the module: while it is open its event loop runs, and other tests need loops of their own.
    """
    path = chromium_path()
    if path is None:
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(SWITCHES))
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if chromium_path() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many browser tests were skipped, and how to have them run."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line("")
        terminalreporter.write_line(
            f"WARNING: {len(skipped)} browser tests were SKIPPED: {NO_BROWSER}. "
            "Get it with `sudo apt-get install chromium`, or name one in YJREPORT_CHROMIUM.",
            red=True,
            bold=True,
        )
