"""
Figures of an annex by completion: `section.figures.reoffending_binary.local` and what it is written as.

Names complete as attributes where they are words, and as keys in every case; a measure's name may be parted by dots.
What is found tells its text, the reference to paste into a commentary, and the helpers.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from yjreport.blocks.model import marks_text
from yjreport.errors import did_you_mean
from yjreport.narrative.helpers import HELPERS
from yjreport.narrative.references import Names, ReferenceFault, loosened, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yjreport.results import Result

MOST_LISTED = 12


@dataclass(frozen=True, repr=False)
class Figures:
    """
    Find results by name, step by step.

    Args:
        names: every result by id and alias.
        path: the part of the name that is found so far.
    """

    names: Names
    path: str = ""

    @classmethod
    def of(cls, results: Mapping[str, Result]) -> Figures:
        """Return the figures of an annex."""
        return cls(Names(results))

    def _below(self) -> Iterator[tuple[str, str]]:
        """Yield the names below here with what is left of them: 'reoffending_binary.local' with 'local'."""
        for name in self.names.results:
            if not self.path:
                yield name, name
            elif loosened(name).startswith(f"{loosened(self.path)}."):
                yield name, name[len(self.path) + 1 :]

    @property
    def result(self) -> Result | None:
        """Return the result that has the name so far; None where it is only the beginning of one."""
        try:
            return self.names.find(self.path)
        except ReferenceFault:
            return None

    @property
    def reference(self) -> str:
        """Return what a commentary writes to print it."""
        return f"{{{{ {self.path} }}}}"

    def __getattr__(self, name: str) -> Figures:
        """Return what is found under a name, whole or begun."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self._at(name)

    def __getitem__(self, name: str) -> Figures:
        """Return what is found under a name that need not be a word, such as one with a period."""
        try:
            return self._at(name)
        except AttributeError as error:
            raise KeyError(str(error)) from None

    def _at(self, name: str) -> Figures:
        wanted = f"{self.path}.{name}" if self.path else name
        key = loosened(wanted)
        for known in self.names.results:
            loose = loosened(known)
            if loose == key or loose.startswith(f"{key}."):
                # As the result spells it, so that the reference can be pasted.
                return Figures(self.names, known[: len(wanted)])
        near = did_you_mean(wanted, self.names.results)
        raise AttributeError(f"no result is called {wanted!r}.{near}")

    def __dir__(self) -> list[str]:
        """Return the next parts of the names, for completion."""
        found: set[str] = set()
        for _, rest in self._below():
            first = rest.split(".", 1)[0]
            found.add(first)
            if "_" in first and "." in rest:
                found.add(first.split("_", 1)[0])
        words = sorted(name for name in found if name.isidentifier())
        return [*words, "reference", "result"] if self.path else words

    def _ipython_key_completions_(self) -> list[str]:
        return list(dict.fromkeys(rest for _, rest in self._below()))

    def __repr__(self) -> str:
        """Return the figure, its reference and the helpers; of a beginning, the names that begin so."""
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        lines = []
        result = self.result if self.path else None
        if result is not None:
            lines = [f"{result.text}{marks_text(result)}  ({result.area.name}, {result.period.words})",
                     f"Reference: {self.reference}", "With a helper:"]  # fmt: skip
            lines += [f"  {text}" for text in self._helped()]
        below = list(dict.fromkeys(name for name, _ in self._below()))
        if below:
            lines.append(f"{len(below)} names begin with {self.path}:" if self.path else f"{len(below)} names:")
            lines += [f"  {name}: {self.names.results[name].text[:60]}" for name in below[:MOST_LISTED]]
            lines += [f"  and {len(below) - MOST_LISTED} more"] if len(below) > MOST_LISTED else []
        return lines

    def _helped(self) -> list[str]:
        told = []
        for helper in HELPERS:
            written = f'{helper}("family")' if helper in ("compared", "against") else helper
            try:
                _, words = resolve(f"{self.path} | {written}", self.names)
            except ReferenceFault:
                continue
            told.append(f"{{{{ {self.path} | {written} }}}} prints {''.join(text for text, _ in words)}")
        return told

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        lines = self._lines()
        html = "".join(f"<div>{escape(line).replace('  ', '&ensp;')}</div>" for line in lines)
        return {"text/plain": "\n".join(lines), "text/html": html}
