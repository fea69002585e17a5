"""Run the pandoc that pypandoc_binary carries: alone, without a network, without anybody's settings."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from yjreport.errors import AssemblyFailed

PATIENCE = 300
"""Seconds after which pandoc is stopped; the longest annex known takes a few."""
SHOWN = 4
KEPT_VARIABLES = ("SYSTEMROOT", "LANG", "LC_ALL", "PATH")


def convert(tree: str, to: str, reference: bytes) -> bytes:
    """
    Return a document that pandoc writes from its own JSON.

    Args:
        tree: pandoc's JSON.
        to: docx or odt.
        reference: the reference document, whose styles are taken.

    Pandoc's sandbox lets it read nothing but the reference document and ask nothing of a network; its folder of user
    data is an empty one, and its clock stands at the first second of 1970.

    Raises:
        AssemblyFailed: pandoc is not there, or refuses.
    """
    with tempfile.TemporaryDirectory(prefix="yjreport-") as folder:
        place = Path(folder)
        (place / "data").mkdir()
        model = place / f"reference.{to}"
        model.write_bytes(reference)
        command = [str(program()), "--sandbox", f"--data-dir={place / 'data'}", "--from=json", f"--to={to}",
                   f"--reference-doc={model}", "--output=-"]  # fmt: skip
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        environment = {**kept, "SOURCE_DATE_EPOCH": "0", "HOME": folder, "XDG_DATA_HOME": folder, "APPDATA": folder}
        try:
            done = subprocess.run(
                command, input=tree.encode(), capture_output=True, cwd=folder, env=environment, timeout=PATIENCE,
                check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(to, [str(error).replace(folder, "…")]) from error
    said = done.stderr.decode(errors="replace").replace(folder, "…").splitlines()
    if done.returncode or said:
        raise _failed(to, said[:SHOWN] or [f"it ended with {done.returncode} and said nothing"])
    return done.stdout


def program() -> Path:
    """Return the pandoc of the locked package, never another one that the machine happens to have."""
    import pypandoc

    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    return Path(pypandoc.__file__).resolve().parent / "files" / name


def _failed(to: str, details: list[str]) -> AssemblyFailed:
    return AssemblyFailed(
        f"Pandoc could not write the annex as {to.upper()}.",
        details=details,
        next_step="run make setup again; if that does not help, report the fault with these lines.",
    )
