"""The pieces of the pages of checks: one document without script or network, sections and tables."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from html import escape

from yjreport.checking.style import STYLE
from yjreport.wording import capital


def document(title: str, header: Iterable[str], main: Iterable[str], *, skip_to: str) -> str:
    """
    Return a page that stands alone.

    Args:
        title: its title, which is its heading too.
        header: what stands in the header under the heading, as HTML.
        main: the sections, as HTML.
        skip_to: id of the place that the first link leads to.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>"
        f'<a class="skip" href="#{skip_to}">Skip to what was found</a><header>\n<h1>{escape(title)}</h1>\n'
        + "\n".join(header)
        + "\n</header><main>\n"
        + "\n".join(main)
        + "\n</main></body></html>\n"
    )


def contents(places: Mapping[str, str]) -> str:
    """Return the links of a page, from the ids of its sections to their words."""
    items = "".join(f'<li><a href="#{place}">{escape(words)}</a></li>' for place, words in places.items())
    return f'<nav aria-label="On this page"><ul>{items}</ul></nav>'


def section(place: str, heading: str, parts: Iterable[str]) -> str:
    """Return a section with its heading."""
    return f'<section aria-labelledby="{place}"><h2 id="{place}">{escape(heading)}</h2>{"".join(parts)}</section>'


def table(
    place: str,
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Container[int] = (),
    narrow: bool = False,
) -> str:
    """
    Return a table that scrolls by itself where it is wider than the screen; the first cell of a row is its header.

    Args:
        place: id of the caption.
        caption: what the table holds.
        head: the columns' headings.
        rows: cells as HTML.
        numbers: the columns of numbers, aligned to the right.
        narrow: whether its columns may become as narrow as their longest words.
    """

    def cell(index: int, text: str) -> str:
        kind = ' class="number"' if index in numbers else ""
        return f'<th scope="row"{kind}>{text}</th>' if index == 0 else f"<td{kind}>{text}</td>"

    header = "".join(
        f'<th scope="col"{" class=number" if index in numbers else ""}>{escape(name)}</th>'
        for index, name in enumerate(head)
    )
    body = "\n".join(f"<tr>{''.join(cell(i, text) for i, text in enumerate(row))}</tr>" for row in rows)
    kind = ' class="narrow"' if narrow else ""
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{place}"><table{kind}>'
        f'<caption id="{place}">{escape(caption)}</caption><thead><tr>{header}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def described(pairs: Mapping[str, str]) -> str:
    """Return terms with their descriptions, which are HTML; those without a description are left out."""
    items = "".join(f"<div><dt>{escape(term)}</dt><dd>{words}</dd></div>" for term, words in pairs.items() if words)
    return f"<dl>{items}</dl>"


def sentence(text: str) -> str:
    """Return text as HTML that begins with a capital letter."""
    return wrappable(capital(text))


def wrappable(text: str) -> str:
    """Return text as HTML in which a long path or word may break after a slash or an underscore."""
    return escape(text).replace("/", "/<wbr>").replace("_", "_<wbr>")
