"""
Run a command of yjreport: `python -m yjreport COMMAND`, on any Python 3.11, from a fresh copy.

The first use makes the environment in .venv, and every use runs in it. Readable by Python 3.8, so that an
old Python gets a message.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from yjreport.errors import UserError
from yjreport.setup import bootstrap

# Set in the process that was started again, so that a strange environment cannot make it start for ever.
_AGAIN = "YJREPORT_STARTED_AGAIN"
# "off" runs in the Python at hand, for a computer whose packages are managed by others.
_SETUP = "YJREPORT_SETUP"


def main(arguments: list[str]) -> int:
    """Run a command in the project's environment and return its exit code."""
    try:
        if _asks_for_help(arguments) and sys.version_info[:2] >= bootstrap.MINIMUM:
            return _help(arguments)
        if os.environ.get(_SETUP) != "off":
            ready = bootstrap.is_inside() and bootstrap.is_ready()
            if not ready and not (bootstrap.is_inside() and os.environ.get(_AGAIN)):
                python = bootstrap.ensure()
                return _start_again([str(python), "-m", "yjreport", *arguments])
        from yjreport.setup import project_commands

        if arguments[:1] and arguments[0] in project_commands.COMMANDS:
            return project_commands.run(arguments[0], arguments[1:])
        from yjreport.cli import main as run

        # Being asked to end is taken like Ctrl-C: what was begun is tidied up.
        signal.signal(signal.SIGTERM, _end)
        return run(arguments)
    except UserError as error:
        bootstrap.say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        bootstrap.say("Stopped. Nothing that was there before has been changed.")
        return 130


def _end(*_: object) -> None:
    raise SystemExit(143)


def _asks_for_help(arguments: list[str]) -> bool:
    return not arguments or arguments[0] in ("-h", "--help")


def _help(arguments: list[str]) -> int:
    """Show the commands without making an environment first."""
    from yjreport.cli import main as run

    code = 0
    try:
        code = run(arguments or ["--help"])
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0
    from yjreport.setup import project_commands

    print(project_commands.summary())
    return code


def _start_again(command: list[str]) -> int:
    environment = {**os.environ, _AGAIN: "1"}
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    # Windows has no exec: the parent stays, and passes on the exit code.
    return subprocess.call(command, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
