"""
HTML of one block, for JupyterLab and for the annex.

The templates stand with those of the annex. Every text is escaped: figures and names come from files that
others have written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from yjreport.blocks.column_shares import Columns
from yjreport.blocks.marks import MARK, MEANINGS, is_mark, marks_of, missing_marks
from yjreport.blocks.widths import cell_class, roomy, scrolls, shape, wide_columns

PLACE = re.compile(r"\d+( to \d+)?")
TEMPLATES = Path(__file__).resolve().parent.parent / "annex" / "templates"


def render(
    block: Mapping[str, Any],
    *,
    number: str | None = None,
    level: int = 3,
    standalone: bool = True,
    anchors: Collection[str] = (),
    places: Collection[str] = (),
    data_in: tuple[str, str] | None = None,
    columns: Columns | None = None,
) -> str:
    """
    Return a block as an HTML fragment.

    Args:
        block: the JSON of a block.
        number: its number in the annex ("Table 6.1"), or None in a notebook.
        level: the level of a heading block.
        standalone: carry a small style, as JupyterLab needs it; the annex has a style sheet of its own, and a
            second drawing of each chart for a phone.
        anchors: ids of the sources that the page lists, to link to.
        places: ids on the page that the words of a reference may link to.
        data_in: of a chart, id and number of the table on the page that holds its figures: it is linked to, and the
            figures are not printed twice.
        columns: of a table, how wide its columns are on a wide screen and on paper.

    Each figure carries `data-result` with its id in the ledger. The same block gives the same bytes.

    Raises:
        ValueError: the chart's specification cannot be drawn.
    """
    template = environment().get_template(f"blocks/{block['block']}.html.j2")
    return template.render(
        block=block,
        number=number,
        level=level,
        standalone=standalone,
        anchors=anchors,
        places=places,
        data_in=data_in,
        columns=columns,
        marks=[(mark, MEANINGS[mark]) for mark in marks_of(block)],
    ).strip()


def templates(folder: Path = TEMPLATES) -> Environment:
    """Return a Jinja environment of the templates in a folder: escaping is on, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def environment() -> Environment:
    """Return the environment of the templates of blocks, with the filters and functions that they use."""
    made = templates()
    made.filters.update(
        missing_marks=missing_marks,
        is_mark=is_mark,
        marked=marked,
        shape=shape,
        places=places,
        cell_class=cell_class,
    )
    made.globals.update(
        scrolls=scrolls, roomy=roomy, wide_columns=wide_columns, drawing=drawing, small_style=small_style
    )
    return made


@cache
def small_style() -> Markup:
    """Return the style that a fragment carries in JupyterLab."""
    text = (TEMPLATES / "blocks" / "notebook.css").read_text(encoding="utf-8")
    return Markup("".join(line.strip() for line in text.splitlines() if not line.startswith("/*")))  # noqa: S704


def drawing(block: Mapping[str, Any], *, narrow: bool = False) -> Markup:
    """Return the SVG of a chart, or of its drawing for a phone; nothing where there is none."""
    from yjreport.drawing.svg import chart_svg, narrow_spec

    spec = narrow_spec(block["spec"]) if narrow else block["spec"]
    if spec is None:
        return Markup()
    id = f"{block['id']}--narrow" if narrow else block["id"]
    svg = chart_svg(spec, title=block["title"], description=block["description"], id=id)
    return Markup(svg)  # noqa: S704  made and escaped by the renderer


def marked(text: str) -> Markup:
    """Return a text, escaped, whose marks are set apart from its figures."""
    return Markup(MARK.sub(r'<span class="yj-mark">\g<0></span>', str(escape(text))))  # noqa: S704


def places(line: str) -> str:
    """Return where in its source a figure stands: 'line 44', 'lines 44 and 278 to 292', or the words as they are."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if not parts or not all(PLACE.fullmatch(part) for part in parts):
        return line.strip()
    if len(parts) == 1:
        return f"line{'' if parts[0].isdigit() else 's'} {parts[0]}"
    return f"lines {', '.join(parts[:-1])} and {parts[-1]}"
