"""What is wrong with a page in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

RULES = {"rules": {"target-size": {"enabled": True}}}
"""All rules of axe-core that run by themselves, and the size of targets (WCAG 2.2, 2.5.8), which does not."""


def violations(page: Any) -> list[str]:
    """Return what axe-core finds wrong on an open page, one line for each rule."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes']][:3]}" for one in found]


def page_faults(chromium: Any, path: Path, width: int = 1280, scheme: str = "light") -> list[str]:
    """Return what axe-core finds, whether the page scrolls sideways, and what it asks of the network."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    faults = violations(page)
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    faults += [f"asks {url}" for url in asked if not url.startswith(("file:", "data:"))]
    return [*faults, *(["scrolls sideways"] if sideways else [])]
