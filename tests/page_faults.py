"""What is wrong with a page in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def page_faults(chromium: Any, path: Path, width: int = 1280, scheme: str = "light") -> list[str]:
    """Return what axe-core finds, whether the page scrolls sideways, and what it asks of the network."""
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    violations = Axe().run(page).response["violations"]
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    faults = [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in violations]
    faults += [f"asks {url}" for url in asked if not url.startswith(("file:", "data:"))]
    return [*faults, *(["scrolls sideways"] if sideways else [])]
