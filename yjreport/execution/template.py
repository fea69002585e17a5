"""
Be the warm process that kernels are forked from.

Started by `yjreport.execution.warm` as `python -m yjreport.execution.template FD FOLDER`. It imports the
heavy libraries once and then waits at a socket. For every request it forks a child, which becomes an
ordinary ipykernel. It has one thread, for a fork copies only the thread that forks, and it never draws a
chart, for that would start the threads of the drawing engine.

One socket belongs to the whole process: when its other end closes, everything ends. Each kernel has a socket
of its own as well: signals go in as single bytes, the exit status comes out.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import struct
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# A kernel needs the first ones, a section the others. What is not installed is left out.
WARM = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "tornado.queues",
    "encodings.idna",
    "yjreport.execution.preload",
)
HEADER = struct.Struct("!i")
CLOSED = "closed"
"""The file by which the parent says that it lives and has no more need of the warm process."""
_BEAT = 1.0


@dataclass(frozen=True)
class _Kernel:
    pid: int
    link: socket.socket


def main(descriptor: int, folder: str) -> None:
    """Import, say so, and serve until the other end of the socket closes."""
    control = socket.socket(fileno=descriptor)
    parent = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # An ordinary kernel does not have the folder that it was started in on its path.
    del sys.path[0]
    try:
        missing = _warm_up()
        threads = _threads()
        answer = {"ready": threads == 1, "missing": missing}
        if threads != 1:
            answer["why"] = f"{threads} threads run after the imports"
    except BaseException as error:  # whatever an import raises, the parent must hear of it
        answer = {"ready": False, "why": f"{type(error).__name__}: {error}"}
    try:
        control.sendall(json.dumps(answer).encode() + b"\n")
        if answer["ready"]:
            _serve(control, parent)
    except OSError:
        pass
    finally:
        # The parent may have been killed: the sockets of its kernels would stay for ever. While it lives the folder
        # is its own, for it may go on with plain kernels.
        told = (Path(folder) / CLOSED).exists()
        if os.getppid() != parent or (answer["ready"] and not told):
            shutil.rmtree(folder, ignore_errors=True)


def _warm_up() -> list[str]:
    missing = []
    # pandas chooses how wide its tables may be when it is imported, by whether it finds itself in a kernel.
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined]
    for name in WARM:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            missing.append(name)
    del builtins.get_ipython  # type: ignore[attr-defined]
    gc.collect()
    # What is there now is never collected in a child, so its memory stays shared.
    gc.freeze()
    return missing


def _threads() -> int:
    """Count the threads that a fork would lose. That of jemalloc, which Arrow brings, expects to be forked."""
    try:
        names = [Path(f"/proc/self/task/{task}/comm").read_text() for task in os.listdir("/proc/self/task")]
        return sum(not name.startswith("jemalloc") for name in names)
    except OSError:
        import threading

        return threading.active_count()


def _serve(control: socket.socket, parent: int) -> None:
    kernels: dict[int, _Kernel] = {}
    awake, wake = socket.socketpair()
    for end in (awake, wake):
        end.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    try:
        while True:
            links = {kernel.link: kernel for kernel in kernels.values()}
            ready, _, _ = select.select([control, awake, *links], [], [], _BEAT)
            if os.getppid() != parent:
                return
            if awake in ready:
                with contextlib.suppress(BlockingIOError):
                    awake.recv(4096)
            # Signals first: a kernel that has just ended must not be signalled.
            _reap(kernels)
            for link in ready:
                if link in links and links[link].pid in kernels:
                    _pass_on_signals(links[link])
            if control in ready and not _fork_one(control, kernels, [awake, wake]):
                return
    finally:
        for kernel in kernels.values():
            _signal(kernel.pid, signal.SIGKILL)
        for kernel in kernels.values():
            with contextlib.suppress(ChildProcessError):
                os.waitpid(kernel.pid, 0)


def _reap(kernels: dict[int, _Kernel]) -> None:
    for pid in list(kernels):
        try:
            done, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            done, status = pid, 0
        if done:
            link = kernels.pop(pid).link
            with contextlib.suppress(OSError):
                link.send(HEADER.pack(os.waitstatus_to_exitcode(status)))
            link.close()


def _pass_on_signals(kernel: _Kernel) -> None:
    try:
        numbers = kernel.link.recv(64, socket.MSG_DONTWAIT)
    except BlockingIOError:
        return
    except OSError:
        numbers = b""
    # A closed socket means that nobody waits for this kernel any more.
    for number in numbers or bytes([signal.SIGKILL]):
        _signal(kernel.pid, number)


def _signal(pid: int, number: int) -> None:
    """Signal a kernel and what it started: it leads a group of its own."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _fork_one(control: socket.socket, kernels: dict[int, _Kernel], own: list[socket.socket]) -> bool:
    """Fork the kernel that a request asks for, or return False when there will be no more requests."""
    head, descriptors, _, _ = socket.recv_fds(control, HEADER.size, 1)
    if not head:
        return False
    link = socket.socket(fileno=descriptors[0])
    request = json.loads(_receive(control, HEADER.unpack(head)[0]))
    template = os.getpid()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            for other in [control, link, *own, *(kernel.link for kernel in kernels.values())]:
                other.close()
            code = _become_kernel(request, template)
        except BaseException:  # a child must never come back into the template's loop
            traceback.print_exc()
        finally:
            with contextlib.suppress(Exception):
                sys.stderr.flush()
            os._exit(code)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)
    kernels[pid] = _Kernel(pid, link)
    link.sendall(HEADER.pack(pid))
    return True


def _receive(control: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = control.recv(size)
        if not part:
            raise ConnectionError("the request ended early")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _become_kernel(request: dict[str, Any], template: int) -> int:
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _die_with(template)
    nothing = os.open(os.devnull, os.O_RDWR)
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if request["log"] else nothing
    for number, source in ((0, nothing), (1, nothing), (2, log)):
        os.dup2(source, number)
    os.environ.clear()
    # ipykernel watches this process as well, on systems that have no signal for a parent's end.
    os.environ.update(request["environment"], JPY_PARENT_PID=str(template))
    os.chdir(request["folder"])
    sys.argv = ["ipykernel_launcher.py", *request["arguments"]]
    # An ordinary kernel takes the folder of the launcher off the path; IPython puts "" there again.
    sys.path[:] = [entry for entry in sys.path if entry not in ("", os.getcwd())]
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.initialize(request["arguments"])
    app.start()
    return 0


def _die_with(template: int) -> None:
    """Ask Linux to end this process when the template ends, however that ends."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)
    if os.getppid() != template:
        os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
