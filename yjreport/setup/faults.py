"""
Say what hinders the set-up, and the command that mends it.

Standard library only, and readable by Python 3.8: see `yjreport.setup.bootstrap`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from yjreport.errors import SetupFailed

_NO_NETWORK = (
    "name resolution",
    "failed to lookup",
    "dns error",
    "getaddrinfo",
    "network is unreachable",
    "no route to host",
    "connection refused",
    "failed to connect",
    "failed to establish a new connection",
    "connect timeout",
    "timed out",
    "tcp connect error",
    "error sending request",
    "proxyerror",
    "tunnel",
)
_CERTIFICATE = (
    "certificate verify failed",
    "certificate_verify_failed",
    "unknownissuer",
    "invalid peer certificate",
)
_HASHES = ("do not match the hashes", "hash mismatch")
_NOT_THERE = (
    "no matching distribution",
    "could not find a version",
    "no solution found",
    "was not found in the",
)


def check_version(minimum: tuple[int, int]) -> None:
    """
    See that this Python is new enough.

    Raises:
        SetupFailed: it is not; the message names a newer one on this computer, if there is one.
    """
    if sys.version_info[:2] >= minimum:
        return
    wanted = ".".join(map(str, minimum))
    names = [f"python3.{minor}" for minor in range(minimum[1], 15)]
    found = next((name for name in names if _works(name)), None)
    raise SetupFailed(
        f"yjreport needs Python {wanted} or newer.",
        details=["this is Python {}.{}.{} at {}".format(*sys.version_info[:3], sys.executable)],
        next_step=(
            f"{found} is on this computer: `make report AUTHORITY=… PYTHON={found}`, or `{found} -m yjreport report …`."
            if found
            else f"install Python {wanted} ({how_to_install('python')}) and run the command again."
        ),
    )


def _works(name: str) -> bool:
    """Tell whether a Python by that name starts: a version manager's stand-in may not."""
    path = shutil.which(name)
    return path is not None and subprocess.call([path, "-I", "-c", ""], stderr=subprocess.DEVNULL) == 0


def how_to_install(piece: str) -> str:
    """
    Return the command that adds a missing piece of the system, by platform.

    Args:
        piece: "python" or "venv".
    """
    if sys.platform == "win32":
        return "run the installer of python.org again, choose Modify, and tick pip and the py launcher"
    if sys.platform == "darwin":
        return "brew install python@3.12"
    family = _linux_family()
    if "debian" in family or "ubuntu" in family:
        return "sudo apt-get install python3-venv" if piece == "venv" else "sudo apt-get install python3 python3-venv"
    if "fedora" in family or "rhel" in family or "centos" in family:
        return "sudo dnf install python3.11 python3.11-pip"
    if "suse" in family:
        return "sudo zypper install python311 python311-pip"
    if "alpine" in family:
        return "sudo apk add python3 py3-pip"
    return "install your system's Python packages for venv and pip"


def _linux_family() -> str:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return " ".join(line.split("=", 1)[1].strip('"').lower() for line in lines if line.startswith(("ID=", "ID_LIKE=")))


def kind_of(output: str) -> str:
    """Return what an installer's output complains of: hashes, certificate, network, missing or other."""
    low = output.lower()
    for name, words in (("hashes", _HASHES), ("certificate", _CERTIFICATE), ("network", _NO_NETWORK)):
        if any(word in low for word in words):
            return name
    return "missing" if any(word in low for word in _NOT_THERE) else "other"


def reason(output: str) -> str:
    """Return the same in a word or a line, for a sentence."""
    kind = kind_of(output)
    if kind == "other":
        return (last_lines(output) or ["no reason given"])[-1][:100]
    return {
        "network": "no network",
        "certificate": "certificate",
        "missing": "a package is not to be had",
    }.get(kind, kind)


def last_lines(output: str, count: int = 6) -> list[str]:
    """Return the end of an installer's output, short enough for a screen."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip() and not line.startswith("WARNING: Retrying")]
    return [line if len(line) < 200 else line[:197] + "…" for line in lines[-count:]]


def failure(output: str) -> SetupFailed:
    """Build the message for packages that could not be installed."""
    what, next_step = {
        "network": (
            "The packages could not be fetched: the package index cannot be reached.",
            "check the network. Behind a proxy set HTTPS_PROXY; where the council has its own package index, "
            "name it once with `pip config set global.index-url …`. Then run the command again.",
        ),
        "certificate": (
            "The packages could not be fetched: the certificate of the package index is not trusted here.",
            "ask your network team for the council's certificate file and name it with "
            "`pip config set global.cert FILE`, then run the command again.",
        ),
        "hashes": (
            "A package is not the file that was locked: its hash differs. Nothing of it was installed.",
            "run the command again; if it stays so, tell your network team: something on the way changes packages.",
        ),
        "missing": (
            "A package could not be found for this Python and this computer.",
            "use Python 3.11, 3.12 or 3.13 (this is {}.{}) and a package index that is complete.".format(
                *sys.version_info[:2]
            ),
        ),
    }.get(
        kind_of(output),
        ("The packages could not be installed.", "mend what the lines above say and run the command again."),
    )
    return SetupFailed(what, details=last_lines(output), next_step=next_step)
