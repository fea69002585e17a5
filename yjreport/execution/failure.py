"""Say in a few lines why a section could not be made."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from yjreport.errors import NotebookFailed, UserError

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
_FRAME = re.compile(r"Cell In\s?\[\d+\], line (\d+)")
_ARROW = re.compile(r"^-+>\s*\d+\s?(.*)$")
_LONGEST = 300


@dataclass(frozen=True)
class Trouble:
    """
    What went wrong in one notebook.

    Args:
        cause: one line, or a whole message of yjreport's own.
        cell: index of the cell, or None when no cell had begun.
        line: number of the line in the cell, and its text, if they are known.
        own: the cause is the text of a `UserError`.
        next_step: what a person can do, when there is something better than the usual.
    """

    cause: str
    cell: int | None = None
    line: tuple[int, str] | None = None
    own: bool = False
    next_step: str = ""


def from_error(ename: str, evalue: str, traceback: list[str], cell: int) -> Trouble:
    """Read an exception of a cell."""
    own = ename in _own_errors()
    cause = evalue if own else f"{ename}: {_one_line(evalue)}" if evalue.strip() else ename
    return Trouble(cause, cell, _line_of_cell(traceback), own)


def from_dead_kernel(status: int | None, log: str, cell: int | None) -> Trouble:
    """Say how a kernel ended that should have gone on."""
    if status is None or status == 0:
        cause = "the notebook's process ended"
    elif status < 0:
        cause = f"the notebook's process was ended by signal {-status} ({_signal_name(-status)})"
    else:
        cause = f"the notebook's process ended with status {status}"
    last = [line for line in log.splitlines() if line.strip()][-1:]
    if last:
        cause += f": {_one_line(last[0])}"
    advice = "see what the cell does; if memory ran short, close other programs. Then run the command again."
    return Trouble(cause, cell, next_step=advice)


def from_timeout(seconds: float, cell: int | None) -> Trouble:
    """Say that a cell does not come to an end."""
    advice = "run the notebook in JupyterLab (`make lab`) to see what the cell waits for."
    return Trouble(f"the cell did not finish in {seconds:g} seconds", cell, next_step=advice)


def message(title: str, service: str, notebook: NotebookNode, trouble: Trouble, saved: str) -> NotebookFailed:
    """
    Build the error that a person sees.

    Args:
        title: of the section.
        service: its title.
        notebook: the notebook as far as it was executed.
        trouble: what went wrong.
        saved: path of the executed notebook, from the project's root.
    """
    what = f"The section “{title}” of {service} could not be made."
    details: list[str] = []
    next_step = trouble.next_step
    if trouble.own:
        said, own_details, own_next = _taken_apart(trouble.cause)
        what = f"{what} {said}"
        details += own_details
        next_step = next_step or own_next
    if trouble.cell is not None:
        details.append(f"under the heading: {heading_above(notebook, trouble.cell)}")
    if not trouble.own:
        details.append(f"cause: {trouble.cause}")
    if trouble.line and not trouble.own:
        details.append(f"at: line {trouble.line[0]} of the cell: {trouble.line[1]}")
    details.append(f"executed notebook: {saved}")
    usual = "open that notebook to see how far it came, mend the cell or its figures, run the command again."
    return NotebookFailed(what, details=details, next_step=next_step or usual)


def heading_above(notebook: NotebookNode, index: int) -> str:
    """Return the nearest Markdown heading above a cell."""
    for cell in reversed(notebook.cells[: index + 1]):
        if cell.cell_type == "markdown":
            found = _HEADING.findall(re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL))
            if found:
                return str(found[-1])
    return "(none)"


def read_log(path: Path) -> str:
    """Return the end of what a kernel wrote outside its messages."""
    try:
        return path.read_bytes()[-4000:].decode("utf-8", "replace")
    except OSError:
        return ""


def _own_errors() -> set[str]:
    kinds, names = [UserError], set()
    while kinds:
        kind = kinds.pop()
        names.add(kind.__name__)
        kinds += kind.__subclasses__()
    return names


def _taken_apart(text: str) -> tuple[str, list[str], str]:
    """Undo `UserError.__str__`."""
    body, _, next_step = text.partition("\nNext: ")
    first, *rest = body.splitlines() or [""]
    return first, [line.strip() for line in rest], next_step.strip()


def _line_of_cell(traceback: list[str]) -> tuple[int, str] | None:
    """Return the deepest line of the notebook itself: the user's frame, not a library's."""
    lines = _ANSI.sub("", "\n".join(traceback)).splitlines()
    found: tuple[int, str] | None = None
    number: int | None = None
    for line in lines:
        frame = _FRAME.search(line)
        if frame:
            number = int(frame.group(1))
        arrow = _ARROW.match(line)
        if arrow and number is not None:
            found, number = (number, _one_line(arrow.group(1))), None
    return found


def _one_line(text: str) -> str:
    line = " ".join(_ANSI.sub("", text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "unknown"
