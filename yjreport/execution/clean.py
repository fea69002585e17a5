"""Take out of an executed notebook whatever the same inputs would not give again."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from copy import deepcopy
from itertools import groupby
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from yjreport.paths import write_in_one_step

INJECTED = "injected-parameters"
_KERNELSPEC = {"name": "yjreport", "display_name": "yjreport", "language": "python"}
# The version of Python differs from one computer to the next, and no output depends on it.
_LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
_ERROR_MARKER = "papermill-error-cell-tag"
# ipykernel names a cell's code after its process; warnings and tracebacks print the name.
_CELL_FILE = re.compile(r"\S*[/\\]ipykernel_\d+[/\\]\d+\.py")
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")


def load(path: Path) -> NotebookNode:
    """
    Read a notebook, with a lasting id for every cell that has none.

    nbformat itself would give such cells random ids.

    Raises:
        ValueError: the file is not a notebook.
    """
    content = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(content, dict) or "cells" not in content:
        raise ValueError("it has no cells")
    for number, cell in enumerate(content["cells"]):
        cell.setdefault("id", f"cell-{number:02d}")
    if (content.get("nbformat"), content.get("nbformat_minor", 0)) < (4, 5):
        content["nbformat_minor"] = 5
    notebook: NotebookNode = nbformat.reads(json.dumps(content), as_version=4)
    return notebook


def clean(notebook: NotebookNode, roots: Iterable[Path]) -> NotebookNode:
    """
    Return a notebook without times, durations, process numbers, versions and folders of this computer.

    Args:
        notebook: as papermill leaves it.
        roots: folders whose names are cut from streams and errors, the project's first.
    """
    result = deepcopy(notebook)
    for name in ("papermill", "widgets", "toc", "signature"):
        result.metadata.pop(name, None)
    result.metadata["kernelspec"] = _KERNELSPEC
    result.metadata["language_info"] = _LANGUAGE
    result.cells = [cell for cell in result.cells if _ERROR_MARKER not in cell.metadata.get("tags", [])]
    places = [str(root) for root in roots]
    for cell in result.cells:
        for name in ("papermill", "execution", "ExecuteTime", "collapsed", "scrolled"):
            cell.metadata.pop(name, None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if INJECTED in cell.metadata.get("tags", []):
            cell["id"] = INJECTED
        if cell.cell_type == "code":
            cell.outputs = [_clean_output(output, places) for output in _merge_streams(cell.outputs)]
    return result


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook in one step: a reader sees the old one or the whole new one."""
    text: str = nbformat.writes(notebook)
    write_in_one_step(path, (text.rstrip("\n") + "\n").encode())


def _merge_streams(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """
    Join the pieces of each stream, standard output first, up to the next other output.

    A kernel sends a stream in pieces, by a timer, and two streams in no certain order.
    """
    merged: list[NotebookNode] = []
    for streaming, group in groupby(outputs, key=lambda output: bool(output.output_type == "stream")):
        if not streaming:
            merged += group
            continue
        streams: dict[str, NotebookNode] = {}
        for piece in group:
            if piece.name in streams:
                streams[piece.name].text += piece.text
            else:
                streams[piece.name] = piece
        merged += [streams[name] for name in sorted(streams, reverse=True)]
    return merged


def _clean_output(output: NotebookNode, places: list[str]) -> NotebookNode:
    if output.output_type == "stream":
        output.text = scrub(output.text, places)
    elif output.output_type == "error":
        output.evalue = scrub(output.evalue, places)
        output.traceback = [scrub(line, places) for line in output.traceback]
    elif "text/plain" in output.get("data", {}):
        output.data["text/plain"] = _ADDRESS.sub("at …", output.data["text/plain"])
    output.pop("transient", None)
    return output


def scrub(text: str, places: Iterable[str]) -> str:
    """Cut folders, process numbers and memory addresses out of a text."""
    text = _ADDRESS.sub("at …", _CELL_FILE.sub("<cell>", text))
    # Libraries lie below the environment, or below the Python that it was made from.
    for prefix in dict.fromkeys((sys.prefix, sys.base_prefix)):
        text = text.replace(prefix + os.sep, "<python>" + os.sep)
    for place in places:
        text = text.replace(place + os.sep, "")
    return text
