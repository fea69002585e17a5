"""
The command line: arguments only.

Every argument may be written as make writes it (AUTHORITY=leicester) or as an option (--authority leicester).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence

from yjreport.errors import UsageError, UserError, did_you_mean

REPORTING = ("authority", "year", "edition", "section", "formats")
FLEET = ("authority", "year", "edition", "formats")
PUBLISHING = ("authority", "year", "published")
USUAL = ("authority", "year", "edition")
"""The arguments that a command understands; it may have no use for one of them."""

_AUTHORITY = {"authority": "slug of the service, such as leicester"}
_YEAR = {"year": "plan year, such as 2023-24; the latest if left out"}
_EDITION = {"edition": "public (the default) or board"}
_SECTION = {"section": "slug of a section, or several, to leave as documents of their own"}
_FORMATS = {
    "formats": "formats such as 'html pdf docx odt xlsx csv', or all; those of the report's parameters if left out"
}

COMMANDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "report": ("make the annex of one service and year", "AUTHORITY=… [YEAR=…]",
               {**_AUTHORITY, **_YEAR, **_EDITION, **_SECTION, **_FORMATS}),
    "check": ("run the checks on the inputs alone, of one service or of all", "AUTHORITY=… [YEAR=…]",
              {**_AUTHORITY, **_YEAR, **_EDITION}),
    "publish": ("record that the figures of a report were published", "AUTHORITY=… [YEAR=…] [PUBLISHED=…]",
                {**_AUTHORITY, **_YEAR,
                 "published": "day of publication, such as 2025-07-14; the cut-off if left out"}),
    "new": ("make the parameters and the workbook of a service's new year", "AUTHORITY=… YEAR=…",
            {"authority": "slug of the service, such as cornwall; another makes a fictional one",
             "year": "plan year, such as 2025-26"}),
    "report-all": ("make the annex of every service of England and Wales", "[YEAR=…]",
                   {"year": "plan year; each service's latest if left out", **_EDITION, **_FORMATS}),
    "import": ("read the publishers' files again and write the tidy open data", "", {}),
    "list": ("list the services and their years", "", {}),
    "lab": ("open JupyterLab on working copies of the notebooks", "", {}),
    "references": ("renew the stored notebooks and the reference ledgers, on purpose", "", {}),
}  # fmt: skip
"""What each command does, its arguments as make writes them, and its options with what each is."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = argparse.ArgumentParser(
        prog="python -m yjreport",
        description="Make the annual performance annex of a Youth Justice Plan.",
        epilog="Exit codes are listed in docs/exit-codes.md.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, (words, pairs, options) in COMMANDS.items():
        described = f"{words.capitalize()}." if name in ("report", "check") else None
        command = commands.add_parser(name, help=words, description=described)
        if pairs:
            them = "them" if " " in pairs else "it"
            command.add_argument("pairs", nargs="*", metavar=pairs, help=f"as make writes {them}")
        for option, meaning in options.items():
            command.add_argument(f"--{option}", help=meaning)
        if name == "lab":
            command.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
            command.add_argument("--port", type=int, default=8888, help="first port to try (8888)")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake is a message, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows terminal may be set to a code page without the characters that messages hold.
            stream.reconfigure(errors="replace")
    given = parser().parse_args(argv)
    if given.command is None:
        parser().print_help()
        return 0
    try:
        return _run(given)
    except UserError as error:
        print(f"yjreport: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our words has had enough of them: `make list | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("yjreport: stopped. The last good annex is as it was.", file=sys.stderr)
        return 130


def _run(given: argparse.Namespace) -> int:
    from yjreport import commands

    if given.command == "report":
        options = _options(given, REPORTING, 'SECTION=<reoffending>, FORMATS="html pdf docx odt xlsx csv"')
        _require_authority(options, given.command, "The report needs AUTHORITY=<slug>.")
        commands.report(**options)
    elif given.command == "publish":
        options = _options(given, PUBLISHING, "PUBLISHED=<2025-07-14>")
        _require_authority(options, given.command, "A publication is of one service: AUTHORITY=<slug>.")
        commands.publish(**options)
    elif given.command == "new":
        commands.new(**_both(_options(given)))
    elif given.command == "report-all":
        options = _options(given, FLEET, 'FORMATS="html pdf docx odt xlsx csv"')
        options.pop("authority", None)
        commands.report_all(**options)
    elif given.command == "import":
        commands.import_open()
    elif given.command == "check":
        options = _options(given)
        options.pop("edition", None)
        commands.check(**options)
    elif given.command == "list":
        commands.list_services()
    elif given.command == "lab":
        return commands.lab(browser=not given.no_browser, port=given.port)
    elif given.command == "references":
        commands.references()
    return 0


def _require_authority(options: Mapping[str, str], command: str, why: str) -> None:
    if not options.get("authority"):
        raise UsageError(
            "Which authority?",
            details=[why],
            next_step=f"run `make {command} AUTHORITY=leicester`, or `make list` to see the services.",
        )


def _both(options: dict[str, str]) -> dict[str, str]:
    """Return the authority and the year of a new report; neither is guessed."""
    for name, words in (("authority", "Which authority?"), ("year", "Which year?")):
        if not options.get(name):
            raise UsageError(
                words,
                details=["A new report needs AUTHORITY=<slug> and YEAR=<2025-26>."],
                next_step=f"run `make new AUTHORITY={options.get('authority', 'cornwall')} "
                f"YEAR={options.get('year', '2025-26')}`; `make list` shows the services.",
            )
    return {name: options[name] for name in ("authority", "year")}


def _options(given: argparse.Namespace, understood: Sequence[str] = USUAL, last: str = "") -> dict[str, str]:
    """Return the arguments of a command that were given; the message on another ends in `last`."""
    options = {name: getattr(given, name) for name in understood if getattr(given, name, None)}
    for pair in given.pairs:
        key, equals, value = pair.partition("=")
        name = key.lower()
        if not equals or name not in understood:
            edition = ["EDITION=<public or board>"] if "edition" in understood else []
            usual = ", ".join(["AUTHORITY=<slug>", "YEAR=<2023-24>", *edition, *filter(None, [last])])
            raise UsageError(
                f"The argument {pair!r} is not understood."
                f"{did_you_mean(key.upper(), [one.upper() for one in understood])}",
                details=[f"Arguments: {usual}"],
                next_step=f"run `make {given.command} AUTHORITY=leicester YEAR=2023-24`.",
            )
        if value:
            options[name] = value
    return options
