"""Read a notebook and check what it is given, before any kernel starts."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterable
from pathlib import Path

from nbformat import NotebookNode

from yjreport.errors import NotebookFailed
from yjreport.execution import clean
from yjreport.paths import Project


def prepared(path: Path, title: str, service: str, parameters: Iterable[str]) -> NotebookNode:
    """
    Read a notebook and check that it knows its parameters.

    Args:
        path: of the stored notebook.
        title: of its section, for messages.
        service: its title, for messages.
        parameters: names of the values that it will be given.

    Raises:
        NotebookFailed: it is not there, is not a notebook, or does not know a parameter.
    """
    shown = Project.here().relative(path)
    opening = f"The section “{title}” of {service} could not be made."
    try:
        notebook = clean.load(path)
    except FileNotFoundError:
        raise NotebookFailed(
            opening,
            details=[f"cause: the notebook is not there: {shown}"],
            next_step="restore it (`git checkout -- notebooks`), or leave its section out of the report.",
        ) from None
    except (ValueError, UnicodeDecodeError) as error:
        raise NotebookFailed(
            opening,
            details=[f"cause: {shown} is not a notebook: {error}"],
            next_step="restore it (`git checkout -- notebooks`).",
        ) from None
    known = parameters_of(notebook)
    unknown = [name for name in parameters if name not in known]
    if unknown:
        raise NotebookFailed(
            opening,
            details=[
                f"cause: {shown} does not know the parameter {', '.join(unknown)}",
                f"its cell tagged “parameters” sets: {', '.join(sorted(known)) or 'nothing'}",
            ],
            next_step="set the parameter, with a default, in that cell, or take it out of the report.",
        )
    # papermill complains of metadata that it wrote itself.
    notebook.metadata.pop("papermill", None)
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    return notebook


def parameters_of(notebook: NotebookNode) -> set[str]:
    """Return the names that the cell tagged "parameters" sets."""
    names: set[str] = set()
    for cell in notebook.cells:
        if cell.cell_type != "code" or "parameters" not in cell.metadata.get("tags", []):
            continue
        try:
            statements = ast.parse(cell.source).body
        except SyntaxError:
            continue
        for statement in statements:
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names
