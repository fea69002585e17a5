"""Start the warm template process, and ask it for kernels."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from yjreport.execution.template import CLOSED, HEADER

# Longer than the imports ever take; a machine that is this slow runs ordinary kernels.
_PATIENCE = 60.0


class CannotFork(Exception):
    """The template is not there, is not fit to fork from, or does not answer."""


def can_fork() -> bool:
    """
    Tell whether this system can fork kernels from a process that has imported much.

    macOS can fork, but its own libraries may not survive it; Windows cannot.
    """
    return sys.platform == "linux" and hasattr(os, "fork") and hasattr(socket, "send_fds")


class WarmProcess:
    """
    Stand for one forked kernel, with the interface of `subprocess.Popen` that provisioners use.

    The kernel is the template's child: its exit status and its signals travel over a socket.
    """

    stdin = stdout = stderr = None

    def __init__(self, link: socket.socket, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        # The kernel ended because the template did, and through no fault of its notebook.
        self.lost = False
        self._link = link
        self._lock = threading.Lock()
        link.setblocking(False)

    def poll(self) -> int | None:
        """Return the exit status, or None while the kernel runs; minus a number is a signal."""
        with self._lock:
            if self.returncode is None:
                try:
                    answer = self._link.recv(HEADER.size)
                except BlockingIOError:
                    return None
                except OSError:
                    answer = b""
                # A socket that closes without a word: the template was killed, and its kernels with it.
                self.lost = len(answer) != HEADER.size
                self.returncode = -signal.SIGKILL if self.lost else HEADER.unpack(answer)[0]
                self._link.close()
            return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the kernel and return its exit status."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            left = 1.0 if deadline is None else deadline - time.monotonic()
            if left <= 0:
                raise subprocess.TimeoutExpired("kernel", timeout or 0.0)
            with contextlib.suppress(OSError, ValueError):
                select.select([self._link], [], [], min(left, 1.0))
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and to what it started."""
        if self.poll() is None:
            with contextlib.suppress(OSError):
                self._link.send(bytes([number]))

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class Template:
    """
    Hold the warm template process of one build.

    Args:
        folder: private folder of the build's sockets; the template removes it if the build is killed.
        environment: variables that every kernel has.
        place: the folder that the template starts in.
    """

    def __init__(self, folder: Path, environment: dict[str, str], place: Path) -> None:
        self._lock = threading.Lock()
        self._folder = folder
        self._answer: dict[str, Any] | None = None
        self._control, theirs = socket.socketpair()
        with theirs, open(folder / "template.log", "wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "yjreport.execution.template", str(theirs.fileno()), str(folder)],
                pass_fds=[theirs.fileno()],
                env=environment,
                cwd=place,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                # Ctrl-C at the terminal is for the build, which then closes the template in order.
                start_new_session=True,
            )

    def wait_until_ready(self, patience: float = _PATIENCE) -> None:
        """
        Wait until the imports are done.

        Raises:
            CannotFork: the template failed, runs threads, or takes too long.
        """
        with self._lock:
            self._wait_until_ready(patience)

    def _wait_until_ready(self, patience: float) -> None:
        if self._answer is None:
            line = b""
            deadline = time.monotonic() + patience
            while not line.endswith(b"\n"):
                self._control.settimeout(max(deadline - time.monotonic(), 0.01))
                try:
                    part = self._control.recv(1)
                except OSError as error:
                    raise CannotFork(f"the warm process does not answer: {error}") from error
                if not part:
                    raise CannotFork("the warm process ended while it was starting")
                line += part
            self._answer = json.loads(line)
        if not self._answer["ready"]:
            raise CannotFork(self._answer["why"])

    def fork(self, arguments: list[str], environment: dict[str, str], folder: str, log: str | None) -> WarmProcess:
        """
        Fork a kernel.

        Args:
            arguments: of the kernel: its connection file and settings.
            environment: all of its variables.
            folder: the folder that it works in.
            log: the file for what it writes before and beside its messages, or None.

        Raises:
            CannotFork: there is no template to fork from.
        """
        request = {"arguments": arguments, "environment": environment, "folder": folder, "log": log}
        body = json.dumps(request).encode()
        link, theirs = socket.socketpair()
        try:
            with theirs, self._lock:
                self._wait_until_ready(_PATIENCE)
                self._control.settimeout(10.0)
                socket.send_fds(self._control, [HEADER.pack(len(body))], [theirs.fileno()])
                self._control.sendall(body)
            link.settimeout(10.0)
            answer = link.recv(HEADER.size)
            if len(answer) != HEADER.size:
                raise CannotFork("the warm process ended while a kernel was being forked")
        except OSError as error:
            link.close()
            raise CannotFork(f"the warm process is gone: {error}") from error
        except CannotFork:
            link.close()
            raise
        return WarmProcess(link, HEADER.unpack(answer)[0])

    def close(self) -> None:
        """End the template, and with it every kernel that it forked; the folder stays the caller's."""
        with contextlib.suppress(OSError):
            (self._folder / CLOSED).touch()
        self._control.close()
        try:
            # One that still imports does not look at its socket, and has no kernels.
            self.process.wait(5.0 if self._answer else 0.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
