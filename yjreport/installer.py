"""
Install locked packages into an environment: by uv, which is several times faster than pip, else by pip.

Standard library only, and readable by Python 3.8: see `yjreport.bootstrap`. Whatever the user told pip about
indexes, certificates and proxies is passed on to uv, for a council's network often has its own.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any, Callable, Iterable

from yjreport.errors import SetupFailed

# pip's option -> the variable in which uv takes the same. A list is separated by blanks in pip.
_FROM_PIP = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "retries": "UV_HTTP_RETRIES",
}
_COMMAS = {"UV_FIND_LINKS"}

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
_CERTIFICATE = ("certificate verify failed", "certificate_verify_failed", "unknownissuer", "invalid peer certificate")
_HASHES = ("do not match the hashes", "hash mismatch")
_NOT_THERE = ("no matching distribution", "could not find a version", "no solution found", "was not found in the")


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


def make_environment(python: str, folder: Path) -> None:
    """
    Make an empty virtual environment with pip in it, if this Python can.

    Raises:
        SetupFailed: this Python has no venv or no pip of its own.
    """
    has_pip = importlib.util.find_spec("ensurepip") is not None
    if importlib.util.find_spec("venv") is None or not (has_pip or shutil.which("uv")):
        raise SetupFailed(
            "This Python cannot make an environment: its venv part is not installed.",
            details=["Python: {}".format(python)],
            next_step="`{}`, then run the command again.".format(how_to_install("venv")),
        )
    done = _run([python, "-I", "-m", "venv", *([] if has_pip else ["--without-pip"]), str(folder)])
    if done.returncode:
        raise SetupFailed(
            "This Python could not make an environment.",
            details=["Python: {}".format(python), *_last_lines(done.stdout)],
            next_step="`{}`, then run the command again.".format(how_to_install("venv")),
        )


def install(python: Path, folder: Path, lock: Path, tools: Path, tell: Callable[[str], None]) -> None:
    """
    Install exactly what a lock names, every file checked against its hash.

    Args:
        python: the interpreter of the environment.
        folder: the environment.
        lock: the packages of the environment.
        tools: the lock of uv itself.
        tell: takes a line for the person who waits.

    Raises:
        SetupFailed: neither uv nor pip could install.
    """
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line and line[:1].isalpha())
    uv, trouble = _obtain_uv(python, folder, tools)
    if uv:
        tell("  installing about {} packages".format(count))
        # Compiled now, by all cores, or else by every process that imports, some of which may not keep the result.
        command = [uv, "pip", "sync", "--python", str(python), "--require-hashes", "--compile-bytecode", "--quiet"]
        command.append(str(lock))
        done = _run(command, uv_environment(python))
        if done.returncode == 0:
            return
        trouble = done.stdout
        if _kind(trouble) == "hashes":
            raise _failure(trouble)
    tell("  installing about {} packages by pip, for uv could not ({}); some minutes".format(count, _reason(trouble)))
    _ensure_pip(python)
    done = _pip(python, ["install", "--require-hashes", "--no-deps", "--requirement", str(lock)])
    if done.returncode:
        raise _failure(done.stdout)


def uv_environment(python: Path) -> dict[str, str]:
    """Return this process's environment with pip's configuration put in uv's words, where uv's are not set."""
    found: dict[str, str] = {}
    done = _pip(python, ["config", "list"], plain=True)
    if done.returncode == 0:
        found = settings_for_uv(done.stdout.splitlines())
    environment = {**found, **os.environ}
    # A council's network often answers with its own certificate, which only the system's store knows.
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    # pip looks for a file in every index it is told of. The hashes make the order harmless.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    environment["NO_COLOR"] = "1"
    return environment


def settings_for_uv(lines: Iterable[str]) -> dict[str, str]:
    """
    Put `pip config list` in uv's words.

    Later sections win as they do in pip: [global], then [install], then PIP_… variables.

    Example:
        >>> settings_for_uv(["global.index-url='https://a.example/simple'"])
        {'UV_DEFAULT_INDEX': 'https://a.example/simple'}
    """
    order = {"global": 0, "install": 1, ":env:": 2}
    ranked: list[tuple[int, str, str]] = []
    for line in lines:
        name, _, quoted = line.partition("=")
        section, _, option = name.strip().rpartition(".")
        if section in order and option in _FROM_PIP:
            try:
                value = str(ast.literal_eval(quoted.strip()))
            except (ValueError, SyntaxError):
                continue
            ranked.append((order[section], option, value))
    settings: dict[str, str] = {}
    for _, option, value in sorted(ranked, key=lambda item: item[0]):
        variable = _FROM_PIP[option]
        if option == "no-index":
            value = "1" if value.lower() in ("1", "true", "yes", "on") else "0"
        elif variable in ("UV_INDEX", "UV_FIND_LINKS", "UV_INSECURE_HOST"):
            value = ("," if variable in _COMMAS else " ").join(value.split())
        settings[variable] = value
    return settings


def _obtain_uv(python: Path, folder: Path, tools: Path) -> tuple[str | None, str]:
    """Return uv's path and nothing, or nothing and what went wrong."""
    home = folder / "installer"
    marker = home / "installed"
    wanted = tools.read_text(encoding="utf-8")
    if not (marker.is_file() and marker.read_text(encoding="utf-8") == wanted):
        if home.exists():
            shutil.rmtree(str(home))
        if _run([str(python), "-I", "-c", "import pip"]).returncode and importlib.util.find_spec("ensurepip") is None:
            return shutil.which("uv"), ""
        _ensure_pip(python)
        command = ["install", "--require-hashes", "--no-deps", "--target", str(home), "--requirement", str(tools)]
        done = _pip(python, command)
        if done.returncode:
            return None, done.stdout
        marker.write_text(wanted, encoding="utf-8")
    return uv_of(folder), "it is not in its package"


def uv_of(folder: Path) -> str | None:
    """Return the uv that was installed into an environment, if it is there."""
    name = "uv.exe" if os.name == "nt" else "uv"
    places = [folder / "installer" / sub / name for sub in ("bin", "Scripts")]
    return next((str(path) for path in places if path.is_file()), None)


def _ensure_pip(python: Path) -> None:
    if _run([str(python), "-I", "-c", "import pip"]).returncode:
        _run([str(python), "-I", "-m", "ensurepip"])


def _pip(python: Path, arguments: list[str], plain: bool = False) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if not plain:
        # A user's "install for me alone" or version constraints cannot go with an exact lock.
        environment.update(PIP_USER="0", PIP_CONSTRAINT=os.devnull, PIP_NO_INPUT="1")
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    quiet = [] if plain else ["--quiet", "--no-color"]
    return _run([str(python), "-I", "-m", "pip", *quiet, *arguments], environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> Any:
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _kind(output: str) -> str:
    low = output.lower()
    for name, words in (("hashes", _HASHES), ("certificate", _CERTIFICATE), ("network", _NO_NETWORK)):
        if any(word in low for word in words):
            return name
    return "missing" if any(word in low for word in _NOT_THERE) else "other"


def _reason(output: str) -> str:
    kind = _kind(output)
    if kind == "other":
        return (_last_lines(output) or ["no reason given"])[-1][:100]
    return {"network": "no network", "certificate": "certificate", "missing": "a package is not to be had"}.get(kind, kind)


def _last_lines(output: str, count: int = 6) -> list[str]:
    lines = [line.rstrip() for line in output.splitlines() if line.strip() and not line.startswith("WARNING: Retrying")]
    return [line if len(line) < 200 else line[:197] + "…" for line in lines[-count:]]


def _failure(output: str) -> SetupFailed:
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
    }.get(_kind(output), ("The packages could not be installed.", "mend what the lines above say and run the command again."))
    return SetupFailed(what, details=_last_lines(output), next_step=next_step)


def try_lock(handle: IO[bytes]) -> bool:
    """Lock an open file without waiting; the system unlocks it when it is closed or the process dies."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def wait_for_lock(handle: IO[bytes]) -> None:
    """Wait until `try_lock` succeeds."""
    while not try_lock(handle):
        time.sleep(0.2)
