"""
The errors of yjreport, and the exit code of each.

    YjReportError                    an error of ours: shown with a traceback, it is a fault to report
    └── UserError                    a message for the person at the keyboard, never a traceback
        ├── UsageError            2  the command line is not understood
        ├── UnknownAuthority     10  no service or authority has that slug
        ├── UnknownYear          11  the service has no parameters or data for that year
        ├── ParameterFault       12  a file in params/ is missing or wrong
        ├── InputMissing         20  a file that the report needs is not there
        ├── InputEmpty           21  a file holds no rows
        ├── InputEncoding        22  a file is not UTF-8 text
        ├── InputStructure       23  a file is cut short, or its columns are not the documented ones
        ├── GateFailed    30-36, 39  values that the expectation suites refuse
        ├── InputChanged         37  a file changed while the report was being built
        ├── CommentaryFault      38  commentary states a number that no result supports
        ├── NotebookFailed       40  an exception inside a notebook
        ├── AssemblyFailed       41  the sections could not be stitched into an annex
        ├── BuildLocked          42  the same annex is being built by another run
        ├── ReferencesDiffer     43  a ledger is not the one kept as reference
        └── SetupFailed          50  the environment could not be made

The codes let a scheduled job tell a colleague why it stopped without a log.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

MUCH_NEARER = 0.1
MOST_NAMES = 12
"""More names than this do not help somebody who looks for one."""


class YjReportError(Exception):
    """
    Stand at the head of every error that yjreport raises on purpose.

    One that is not a `UserError` is a fault of the program.
    """


class UserError(YjReportError):
    """
    Tell a user what is wrong, where, and what to do next, without a traceback.

    Args:
        what: one sentence that says what went wrong.
        details: lines that say where it is, what was found and what was expected.
        next_step: what the person can do about it.
    """

    exit_code = 1

    def __init__(self, what: str, *, details: Iterable[str] = (), next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.details = tuple(details)
        self.next_step = next_step

    def __str__(self) -> str:
        """Return the whole message as the terminal shows it."""
        lines = [self.what, *(f"  {line}" for line in self.details)]
        if self.next_step:
            lines.append(f"Next: {self.next_step}")
        return "\n".join(lines)

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: IPython asks an error for this before it draws a traceback."""
        return [str(self)]

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword arguments when the error crosses a process."""
        return (_rebuild, (type(self), self.what, self.details, self.next_step, self.__dict__))


def _rebuild(
    kind: type[UserError], what: str, details: tuple[str, ...], next_step: str, state: dict[str, object]
) -> UserError:
    error = kind.__new__(kind)
    UserError.__init__(error, what, details=details, next_step=next_step)
    error.__dict__.update(state)
    return error


class UsageError(UserError):
    """The command line is not understood."""

    exit_code = 2


class UnknownAuthority(UserError):
    """No service or authority has the slug that was asked for."""

    exit_code = 10

    @classmethod
    def from_known(cls, slug: str, known: Iterable[str], first: Iterable[str] = ()) -> UnknownAuthority:
        """Build the message that suggests the nearest slugs and lists all, or the first of many."""
        names = sorted(known)
        among = list(first) or names[:MOST_NAMES]
        return cls(
            f"There is no service called {slug!r}.{did_you_mean(slug, names)}",
            details=[f"Services: {', '.join(names)}"
                     if len(names) <= MOST_NAMES
                     else f"Services and authorities: {len(names)}, among them {', '.join(among)}"],
            next_step="run the command again with a slug; `make list` shows them all with their years.",
        )  # fmt: skip


class UnknownYear(UserError):
    """The service has no parameters or data for the year that was asked for."""

    exit_code = 11


class ParameterFault(UserError):
    """A file in params/ is missing, or holds an unknown key or a wrong type."""

    exit_code = 12


class InputMissing(UserError):
    """A file that the report needs is not there."""

    exit_code = 20


class InputEmpty(UserError):
    """A file holds no rows."""

    exit_code = 21


class InputEncoding(UserError):
    """A file is not UTF-8 text."""

    exit_code = 22


class InputStructure(UserError):
    """A file is cut short, or its columns are not the documented ones."""

    exit_code = 23


class GateFailed(UserError):
    """
    Values that the expectation suites refuse.

    The exit code tells the kind when all errors are of one kind, else it is 30.
    """

    exit_code = 30


class InputChanged(UserError):
    """A file changed while the report was being built."""

    exit_code = 37


class CommentaryFault(UserError):
    """Commentary states a number that no result supports."""

    exit_code = 38


class NotebookFailed(UserError):
    """An exception inside a notebook."""

    exit_code = 40


class AssemblyFailed(UserError):
    """The sections could not be stitched into an annex."""

    exit_code = 41


class BuildLocked(UserError):
    """The same annex is being built by another run."""

    exit_code = 42


class ReferencesDiffer(UserError):
    """A ledger is not the one that is kept as reference."""

    exit_code = 43


class ReportsRefused(UserError):
    """Some of many annexes were refused; the others are built."""

    exit_code = 44


class SetupFailed(UserError):
    """The environment could not be made."""

    exit_code = 50


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ' Did you mean …?' with the nearest known words, or nothing."""
    near = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if len(near) > 1:
        # One that is much nearer than the rest is meant: leicester, not leicestershire.
        nearness = [SequenceMatcher(None, word, name).ratio() for name in near]
        near = [name for name, ratio in zip(near, nearness) if nearness[0] - ratio < MUCH_NEARER]
    return f" Did you mean {' or '.join(near)}?" if near else ""
