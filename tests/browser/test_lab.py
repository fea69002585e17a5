"""JupyterLab in a real browser: a person opens a notebook, runs all cells, and sees the chart."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yjreport.execution.lab import lab_command, prepare_lab
from yjreport.paths import Project

pytestmark = pytest.mark.browser
NOTEBOOK = "06_reoffending.ipynb"


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return working copies of the stored notebooks, without their outputs."""
    import nbformat

    folder = prepare_lab(Project.here(), tmp_path_factory.mktemp("lab")).folder
    for path in folder.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, path)
    return folder


@pytest.fixture(scope="module")
def lab(copies: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a JupyterLab that runs on the copies, as `make lab` starts it."""
    port, token = free_port(), secrets.token_hex(16)
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "JUPYTER_TOKEN": token,
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    log = home / "lab.log"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            lab_command(copies, port=port, browser=False), env=environment, stdout=stream, stderr=stream
        )
    try:
        base = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(f"{base}/api?token={token}", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                said = log.read_text(encoding="utf-8", errors="replace")
                assert server.poll() is None, said
                assert time.monotonic() < deadline, said
                time.sleep(0.2)
        yield f"{base}/lab?token={token}"
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def page(chromium: Any, lab: str) -> Iterator[Any]:
    """Yield a page of the browser, with what it asked of other computers."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.abroad = []
    page.on("request", lambda request: _note(page, request.url))
    yield page
    context.close()


def _note(page: Any, url: str) -> None:
    if not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")):
        page.abroad.append(url)


def test_an_analyst_runs_the_reoffending_notebook_and_sees_the_chart(page: Any, lab: str, copies: Path) -> None:
    """Run All Cells ends without an error, draws the chart as SVG, and leaves the stored notebook alone."""
    stored = Project.here().notebooks / NOTEBOOK
    before = stored.read_bytes()
    page.goto(lab.replace("/lab?", f"/lab/tree/{NOTEBOOK}?") + "&reset", wait_until="domcontentloaded")
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.wait_for(timeout=120_000)
    page.get_by_text("yjreport | Idle").first.wait_for(timeout=120_000)
    assert notebook.locator(".jp-OutputArea-output svg").count() == 0

    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    chart = notebook.locator(".jp-OutputArea-output svg[role=img]").first
    chart.wait_for(state="attached", timeout=120_000)
    deadline = time.monotonic() + 60
    while notebook.get_by_text("[*]:", exact=True).count() and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    chart.scroll_into_view_if_needed()

    assert chart.is_visible()
    assert chart.bounding_box()["width"] > 200
    assert (
        notebook.locator(
            '[data-mime-type="application/vnd.jupyter.error"], .jp-RenderedText[data-mime-type*=stderr]'
        ).count()
        == 0
    )
    assert "42 of 130" in notebook.inner_text()
    assert page.abroad == []
    assert stored.read_bytes() == before
    if place := os.environ.get("YJREPORT_PICTURES"):
        page.screenshot(path=str(Path(place) / "lab.png"))


def test_no_news_and_no_extensions_are_offered(page: Any, lab: str) -> None:
    """Nothing asks to fetch news, and the panel that would install extensions is not there."""
    page.goto(lab + "&reset", wait_until="domcontentloaded")
    page.locator(".jp-Launcher").first.wait_for(timeout=120_000)
    page.wait_for_timeout(1500)

    assert page.get_by_text("Would you like to get notified about official Jupyter news?").count() == 0
    assert page.locator('[data-id="extensionmanager.main-view"]').count() == 0
    assert page.locator('.jp-LauncherCard[data-category="Notebook"]').count() == 1
    assert page.abroad == []
