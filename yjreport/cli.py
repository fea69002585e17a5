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

NAMES = {"AUTHORITY": "authority", "YEAR": "year", "EDITION": "edition"}
REPORTING = {**NAMES, "SECTION": "section", "FORMATS": "formats"}
FLEET = {**NAMES, "FORMATS": "formats"}
PUBLISHING = {"AUTHORITY": "authority", "YEAR": "year", "PUBLISHED": "published"}


EDITION = "EDITION=<public or board>"
FORMATS_HELP = "formats such as 'html pdf docx odt xlsx csv', or all; those of the report's parameters if left out"


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = argparse.ArgumentParser(
        prog="python -m yjreport",
        description="Make the annual performance annex of a Youth Justice Plan.",
        epilog="Exit codes are listed in docs/exit-codes.md.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, words in (
        ("report", "make the annex of one service and year"),
        ("check", "run the checks on the inputs alone, of one service or of all"),
    ):
        command = commands.add_parser(name, help=words, description=words.capitalize() + ".")
        command.add_argument("pairs", nargs="*", metavar="AUTHORITY=… [YEAR=…]", help="as make writes them")
        command.add_argument("--authority", help="slug of the service, such as leicester")
        command.add_argument("--year", help="plan year, such as 2023-24; the latest if left out")
        command.add_argument("--edition", help="public (the default) or board")
        if name == "report":
            command.add_argument("--section", help="slug of a section, or several, to leave as documents of their own")
            command.add_argument("--formats", help=FORMATS_HELP)
    command = commands.add_parser("publish", help="record that the figures of a report were published")
    command.add_argument("pairs", nargs="*", metavar="AUTHORITY=… [YEAR=…] [PUBLISHED=…]", help="as make writes them")
    command.add_argument("--authority", help="slug of the service, such as leicester")
    command.add_argument("--year", help="plan year, such as 2023-24; the latest if left out")
    command.add_argument("--published", help="day of publication, such as 2025-07-14; the cut-off if left out")
    fresh = commands.add_parser("new", help="make the parameters and the workbook of a service's new year")
    fresh.add_argument("pairs", nargs="*", metavar="AUTHORITY=… YEAR=…", help="as make writes them")
    fresh.add_argument("--authority", help="slug of the service, such as cornwall; another makes a fictional one")
    fresh.add_argument("--year", help="plan year, such as 2025-26")
    every = commands.add_parser("report-all", help="make the annex of every service of England and Wales")
    every.add_argument("pairs", nargs="*", metavar="[YEAR=…]", help="as make writes it")
    every.add_argument("--year", help="plan year; each service's latest if left out")
    every.add_argument("--edition", help="public (the default) or board")
    every.add_argument("--formats", help=FORMATS_HELP)
    commands.add_parser("import", help="read the publishers' files again and write the tidy open data")
    commands.add_parser("list", help="list the services and their years")
    lab = commands.add_parser("lab", help="open JupyterLab on working copies of the notebooks")
    lab.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
    lab.add_argument("--port", type=int, default=8888, help="first port to try (8888)")
    commands.add_parser("references", help="renew the stored notebooks and the reference ledgers, on purpose")
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
        if not options.get("authority"):
            raise UsageError(
                "Which authority?",
                details=["The report needs AUTHORITY=<slug>."],
                next_step="run `make report AUTHORITY=leicester`, or `make list` to see the services.",
            )
        commands.report(**options)
    elif given.command == "publish":
        options = _options(given, PUBLISHING, "PUBLISHED=<2025-07-14>")
        if not options.get("authority"):
            raise UsageError(
                "Which authority?",
                details=["A publication is of one service: AUTHORITY=<slug>."],
                next_step="run `make publish AUTHORITY=leicester`, or `make list` to see the services.",
            )
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


def _options(given: argparse.Namespace, names: Mapping[str, str] = NAMES, last: str = EDITION) -> dict[str, str]:
    options = {name: getattr(given, name) for name in names.values() if getattr(given, name, None)}
    for pair in given.pairs:
        key, equals, value = pair.partition("=")
        if not equals or key.upper() not in names:
            raise UsageError(
                f"The argument {pair!r} is not understood.{did_you_mean(key.upper(), names)}",
                details=[f"Arguments: AUTHORITY=<slug>, YEAR=<2023-24>, EDITION=<public or board>, {last}"]
                if "EDITION" in names and last != EDITION
                else [f"Arguments: AUTHORITY=<slug>, YEAR=<2023-24>, {last}"],
                next_step=f"run `make {given.command} AUTHORITY=leicester YEAR=2023-24`.",
            )
        if value:
            options[names[key.upper()]] = value
    return options
