"""
Figures of an annex by completion: `section.figures.reoffending_binary.local` and what it is written as.

Names complete as attributes where they are words, and as keys in every case; a measure's name may be parted by dots.
What is found tells its text, the reference to paste into a commentary, and the helpers.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from yjreport.blocks.parts import marks_text
from yjreport.errors import did_you_mean
from yjreport.figures.results import Result
from yjreport.narrative.say.helpers import HELPERS, NEED_AREA
from yjreport.narrative.say.references import Names, ReferenceFault, loosened, resolve

MOST_LISTED = 12


class Figures:
    """
    Find results by name, step by step.

    What is below is held as plain attributes: the completion of JupyterLab evaluates nothing else.

    Args:
        names: every result by id and alias.
        path: the part of the name that is found so far.
    """

    def __init__(self, names: Names, path: str = "") -> None:
        self._names, self._path = names, path
        self._below: dict[str, Figures] = {}
        self._ends: list[str] = []

    @classmethod
    def of(cls, results: Mapping[str, Result]) -> Figures:
        """Return the figures of an annex."""
        names = Names(results)
        top = cls(names)
        for name in results:
            measure, *rest = name.split(".")
            top._ends.append(name)
            node = top
            for number, part in enumerate(measure.split("_"), start=1):
                node = node._child(part, "_".join(measure.split("_")[:number]), name)
            top._below[measure] = node
            for part in rest:
                node = node._child(part, f"{node._path}.{part}", name)
        top._settle()
        return top

    def _child(self, part: str, path: str, name: str) -> Figures:
        child = self._below.setdefault(part, Figures(self._names, path))
        child._ends.append(name)
        return child

    def _settle(self) -> None:
        """Make attributes of what is below."""
        for part, child in self._below.items():
            if part.isidentifier() and part not in self.__dict__:
                self.__dict__[part] = child
                child._settle()

    @property
    def result(self) -> Result | None:
        """Return the result that has the name so far; None where it is only the beginning of one."""
        try:
            return self._names.find(self._path)
        except ReferenceFault:
            return None

    @property
    def reference(self) -> str:
        """Return what a commentary writes to print it."""
        return f"{{{{ {self._path} }}}}"

    def __getitem__(self, name: str) -> Figures:
        """Return what is found under a name that need not be a word, such as one with a period."""
        wanted = loosened(f"{self._path}.{name}" if self._path else name)
        for known in self._ends:
            if loosened(known) == wanted:
                return Figures(self._names, known)
        raise KeyError(f"no result is called {name!r}.{did_you_mean(name, self._rest())}")

    def _rest(self) -> list[str]:
        """Return what is left of the names that begin here."""
        return list(dict.fromkeys(name[len(self._path) :].lstrip("._") for name in self._ends if name != self._path))

    def __dir__(self) -> list[str]:
        """Return the next parts of the names, for completion."""
        words = sorted(part for part in self._below if part.isidentifier())
        return [*words, "reference", "result"] if self._path else words

    def _ipython_key_completions_(self) -> list[str]:
        return self._rest()

    def __repr__(self) -> str:
        """Return the figure, its reference and the helpers; of a beginning, the names that begin so."""
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        lines = []
        result = self.result if self._path else None
        if result is not None:
            lines = [f"{result.text}{marks_text(result)}  ({result.area.name}, {result.period.words})",
                     f"Reference: {self.reference}", "With a helper:"]  # fmt: skip
            lines += [f"  {text}" for text in self._helped()]
        below = [name for name in dict.fromkeys(self._ends) if name != self._path]
        if below:
            lines.append(f"{len(below)} names begin with {self._path}:" if self._path else f"{len(below)} names:")
            lines += [f"  {name}: {self._names.results[name].text[:60]}" for name in below[:MOST_LISTED]]
            lines += [f"  and {len(below) - MOST_LISTED} more"] if len(below) > MOST_LISTED else []
        return lines

    def _helped(self) -> list[str]:
        told = []
        for helper in HELPERS:
            written = f'{helper}("family")' if helper in NEED_AREA else helper
            try:
                _, words = resolve(f"{self._path} | {written}", self._names)
            except ReferenceFault:
                continue
            told.append(f"{{{{ {self._path} | {written} }}}} prints {''.join(text for text, _ in words)}")
        return told

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        lines = self._lines()
        html = "".join(f"<div>{escape(line).replace('  ', '&ensp;')}</div>" for line in lines)
        return {"text/plain": "\n".join(lines), "text/html": html}
