"""Elements of the XML that pandoc writes: the ones that always stand there, and new ones."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element


def child(parent: _Element, path: str) -> _Element:
    """Return the first element at a path where pandoc always writes one."""
    return next(parent.iterfind(path))


def add(parent: _Element, tag: str, **attributes: str) -> _Element:
    """Add an element at the end of another; its attributes are of the namespace of its tag, {…}name."""
    space = tag[: tag.index("}") + 1]
    return etree.SubElement(parent, tag, {f"{space}{name}": value for name, value in attributes.items()})


def emptied(element: _Element) -> _Element:
    """Return an element after taking all others out of it."""
    for inner in list(element):
        element.remove(inner)
    return element
