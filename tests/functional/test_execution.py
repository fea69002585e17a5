"""Executing notebooks: the same bytes from either kind of kernel, plain words for a failure, nothing left."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import nbformat
import pytest

from yjreport.errors import NotebookFailed, UsageError
from yjreport.execution import kernels, runner
from yjreport.execution.engine import papermill_engines
from yjreport.execution.kernels import KernelPool
from yjreport.execution.managers import SectionKernelManager
from yjreport.execution.runner import Executed, Job, run_notebooks
from yjreport.execution.warm import CannotFork, Template, can_fork

MODES = [
    "plain",
    pytest.param("warm", marks=pytest.mark.skipif(not can_fork(), reason="this system does not fork")),
]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a writer of small notebooks: cells of code below a heading and the usual parameters."""

    def writer(name: str, *cells: str) -> Path:
        v4 = nbformat.v4
        notebook = v4.new_notebook(
            cells=[
                v4.new_markdown_cell("# A section\n\nWords.\n\n## How many?"),
                v4.new_code_cell("service = 'x'\nyear: str | None = None", metadata={"tags": ["parameters"]}),
                *map(v4.new_code_cell, cells),
            ]
        )
        for number, cell in enumerate(notebook.cells):
            cell["id"] = f"{name}-{number}"
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, path)
        return path

    return writer


@pytest.fixture
def short() -> Iterator[Path]:
    """Return a folder whose name is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="yjt-", dir="/tmp") as name:
        yield Path(name)


@pytest.fixture(scope="module", params=MODES)
def pool(request: pytest.FixtureRequest) -> Iterator[KernelPool]:
    """Return kernels of one kind and then of the other, shared by the tests of this file."""
    with KernelPool(request.param) as kept:
        assert kept.mode == request.param, kept.reason
        yield kept


def job(path: Path, parameters: Mapping[str, object] | None = None, **more: object) -> Job:
    """Return the job of a notebook of `write`."""
    output = path.parent.parent / "done" / path.name
    given = {"service": "leicester", **(parameters or {})}
    return Job(path.stem, path.stem.title(), "Leicester 2023-24", path, given, output, **more)


def failing(jobs: Sequence[Job], **options: object) -> str:
    """Return the message with which jobs fail."""
    with pytest.raises(NotebookFailed) as caught:
        run_notebooks(jobs, **options)
    return str(caught.value)


def printed(done: Executed) -> str:
    """Return what a notebook wrote to standard output."""
    outputs = [output for cell in done.notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return "".join(output.text for output in outputs if output.get("name") == "stdout")


def gone(pid: int) -> bool:
    """Tell whether a process has ended: a zombie has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_for(what: Callable[[], object], seconds: float = 15.0) -> bool:
    """Wait until something is so, or the time is over."""
    deadline = time.monotonic() + seconds
    while not what() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(what())


CONTENT = (
    "import sys, warnings\nimport pandas as pd\npd.DataFrame({f'a wide column {n}': [n] for n in range(12)})",
    "print(service, year)\nprint('beside', file=sys.stderr)\nprint('after')",
    "list({'b', 'a', 'c', 'd'}), {1: object()}",
    "warnings.warn('careful')",
    "import altair as alt, vl_convert\n"
    "bars = alt.Chart(pd.DataFrame({'a': [1, 2]})).mark_bar().encode(x='a:Q')\n"
    "vl_convert.vegalite_to_svg(bars.to_dict())",
    "import os, time\nos.environ['TZ'], os.environ['PYTHONHASHSEED'], os.path.basename(os.getcwd()), time.tzname",
)


def test_both_kinds_of_kernels_give_the_same_bytes(write: Write) -> None:
    """Frames, streams, sets, warnings, charts and variables are the same from a forked and a plain kernel."""
    path = write("content", *CONTENT)
    bytes_of = []
    for mode in ("plain", "warm"):
        with KernelPool(mode) as pool:
            [done] = run_notebooks([job(path, {"year": "2023-24"})], pool=pool)
        assert done.warm == (mode == "warm" and can_fork())
        bytes_of.append(done.job.output.read_bytes())

    assert bytes_of[0] == bytes_of[1]


@pytest.mark.parametrize("mode", MODES)
def test_a_closed_pool_leaves_nothing(write: Write, mode: str) -> None:
    """After a build there is no process and no socket of it, and meanwhile nobody else could look in."""
    with KernelPool(mode) as pool:
        folder, template = pool.folder, pool.template
        [done] = run_notebooks([job(write("pid", "import os\nprint(os.getpid())"))], pool=pool)
        assert folder.stat().st_mode & 0o077 == 0

    assert gone(int(printed(done)))
    assert not folder.exists()
    assert template is None or template.process.poll() is not None


def test_an_executed_notebook_holds_nothing_of_the_run(write: Write, pool: KernelPool, tmp_path: Path) -> None:
    """No time, duration, process number, version, address or folder stands in the file."""
    path = write("content", *CONTENT)

    [done] = run_notebooks([job(path)], pool=pool)

    text = done.job.output.read_text(encoding="utf-8")
    content = json.loads(text)
    assert content["metadata"] == {
        "kernelspec": {"display_name": "yjreport", "language": "python", "name": "yjreport"},
        "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
    }
    for trace in (
        str(tmp_path),
        sys.prefix,
        str(Path(kernels.__file__).parent),
        "ipykernel_",
        "0x",
        "papermill",
    ):
        assert trace not in text
    assert [cell["id"] for cell in content["cells"]][1:3] == ["content-1", "injected-parameters"]
    assert nbformat.reads(text, as_version=4) == done.notebook


def test_a_stream_is_one_output_and_parameters_arrive(write: Write, pool: KernelPool) -> None:
    """Pieces of a stream are joined, standard output first, and a job's values replace the defaults."""
    path = write(
        "streams",
        "import sys\nfor n in range(3):\n    print(service, year, n)\n    print('e', file=sys.stderr)",
    )

    [done] = run_notebooks([job(path, {"year": None})], pool=pool)

    outputs = done.notebook.cells[-1].outputs
    assert [(output.name, output.text) for output in outputs] == [
        ("stdout", "leicester None 0\nleicester None 1\nleicester None 2\n"),
        ("stderr", "e\ne\ne\n"),
    ]


def test_variables_of_a_job_reach_its_kernel_and_no_file(write: Write, pool: KernelPool) -> None:
    """What the code needs and a reader must not see goes by the environment."""
    path = write("variable", "import os\nlen(os.environ['YJ_TEST'])")

    [done] = run_notebooks([job(path, environment={"YJ_TEST": "a secret place"})], pool=pool)

    assert done.notebook.cells[-1].outputs[0].data["text/plain"] == "14"
    assert "a secret place" not in done.job.output.read_text(encoding="utf-8")


def test_notebooks_run_side_by_side_and_come_back_in_order(write: Write, pool: KernelPool, tmp_path: Path) -> None:
    """Two notebooks that wait for each other both end, and results stand in the order of the jobs."""
    code = (
        "import pathlib, time\nplace = pathlib.Path({place!r})\n(place / {mine!r}).touch()\n"
        "until = time.monotonic() + 20\n"
        "while not (place / {theirs!r}).exists() and time.monotonic() < until:\n    time.sleep(0.02)\n"
        "print((place / {theirs!r}).exists())"
    )
    place = str(tmp_path)
    slow = write("slow", code.format(place=place, mine="one", theirs="two"), "time.sleep(0.5)")
    quick = write("quick", code.format(place=place, mine="two", theirs="one"))

    done = run_notebooks([job(slow), job(quick)], workers=2, pool=pool)

    assert [executed.job.section for executed in done] == ["slow", "quick"]
    assert [printed(executed) for executed in done] == ["True\n", "True\n"]


def test_an_exception_is_told_in_plain_words(write: Write, pool: KernelPool) -> None:
    """Service, section, heading, cause, the line of the notebook, the executed notebook and the next step."""
    path = write("bad", "print('before')\ndef rate(row):\n    return row['zz']", "x = 1\nrate({})", "print('never')")

    message = failing([job(path)], pool=pool)

    saved = path.parent.parent / "done" / "bad.ipynb"
    assert message == (
        "The section “Bad” of Leicester 2023-24 could not be made.\n"
        "  under the heading: How many?\n"
        "  cause: KeyError: 'zz'\n"
        "  at: line 3 of the cell: return row['zz']\n"
        f"  executed notebook: {saved.as_posix()}\n"
        "Next: open that notebook to see how far it came, mend the cell or its figures, "
        "run the command again."
    )
    executed = nbformat.read(saved, as_version=4)
    assert executed.cells[-2].outputs[0].ename == "KeyError"
    assert executed.cells[-1].outputs == []


def test_a_library_is_not_the_place_of_a_fault(write: Write, pool: KernelPool) -> None:
    """For an exception deep in a library the message names the notebook's own line."""
    path = write("deep", "import pandas as pd\nframe = pd.DataFrame({'a': [1]})\nframe['b'].sum()")

    message = failing([job(path)], pool=pool)

    assert "cause: KeyError: 'b'" in message
    assert "at: line 3 of the cell: frame['b'].sum()" in message
    assert "Traceback" not in message


def test_an_error_of_our_own_says_its_own_message(write: Write, pool: KernelPool) -> None:
    """A UserError that code raises inside a notebook keeps its sentence, its details and its next step."""
    path = write(
        "own",
        "from yjreport.errors import InputMissing\n"
        "raise InputMissing('The budget is not there.', details=['expected: budget.csv'],\n"
        "    next_step='add it.')",
    )

    message = failing([job(path)], pool=pool)

    lines = message.splitlines()
    assert lines[0] == "The section “Own” of Leicester 2023-24 could not be made. The budget is not there."
    assert lines[1:3] == ["  expected: budget.csv", "  under the heading: How many?"]
    assert lines[-1] == "Next: add it."
    assert "InputMissing" not in message


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import os\nos._exit(3)", "cause: the notebook's process ended with status 3"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "was ended by signal 9 (SIGKILL)"),
        ("import sys\nsys.exit()", "cause: the cell leaves the notebook before its end (SystemExit)"),
    ],
)
def test_a_notebook_that_dies_is_a_message(write: Write, pool: KernelPool, code: str, cause: str) -> None:
    """A kernel that ends, by itself, by a signal or by exit(), is told like an exception, and kept."""
    path = write("dead", "1", code, "print('never')")

    message = failing([job(path)], pool=pool)

    assert cause in message
    assert "under the heading: How many?" in message
    assert (path.parent.parent / "done" / "dead.ipynb").exists()


def test_a_cell_that_does_not_end_is_stopped(write: Write, pool: KernelPool) -> None:
    """A cell has a limited time, even one that does not listen to interrupts."""
    path = write("hang", "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True:\n    pass")
    began = time.monotonic()

    message = failing([job(path)], pool=pool, cell_seconds=2)

    assert "cause: the cell did not finish in 2 seconds" in message
    assert time.monotonic() - began < 20


def test_the_first_failure_stops_the_rest(write: Write, pool: KernelPool) -> None:
    """When one notebook fails the others are not waited for, and the message is of the one that failed."""
    long = write("long", "import time\ntime.sleep(100)")
    bad = write("bad", "1 / 0")
    began = time.monotonic()

    message = failing([job(long), job(bad), job(long), job(long)], workers=2, pool=pool)

    assert "“Bad”" in message
    assert "ZeroDivisionError: division by zero" in message
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("given", [{"athority": "leicester"}, {"year": "2023-24", "colour": 1}])
def test_a_parameter_that_a_notebook_does_not_know_stops_before_any_kernel(
    write: Write, monkeypatch: pytest.MonkeyPatch, given: dict[str, object]
) -> None:
    """An unknown name is an error that lists the known ones, and no kernel has started."""
    monkeypatch.setattr(runner, "KernelPool", None)
    good, bad = write("good", "1"), write("bad", "1")

    message = failing([job(good), job(bad, given)])

    assert f"does not know the parameter {next(name for name in given if name != 'year')}" in message
    assert "its cell tagged “parameters” sets: service, year" in message


@pytest.mark.parametrize("content", [None, "{", "[]", ""])
def test_a_missing_or_broken_notebook_is_a_message(write: Write, content: str | None) -> None:
    """A notebook that is not there, or is no notebook, is told before any kernel starts."""
    path = write("gone", "1")
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")

    message = failing([job(path)])

    assert "gone.ipynb" in message
    assert "git checkout -- notebooks" in message


def test_nothing_to_run_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No jobs give no results, and start nothing."""
    monkeypatch.setattr(runner, "KernelPool", None)

    assert run_notebooks([]) == []


def test_the_variable_chooses_the_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """YJREPORT_KERNELS=plain gives plain kernels, and another word is refused."""
    monkeypatch.setenv("YJREPORT_KERNELS", "plain")
    with KernelPool("warm") as pool:
        assert pool.mode == "plain"
    monkeypatch.setenv("YJREPORT_KERNELS", "hot")

    with pytest.raises(UsageError, match="no 'hot' kernels"):
        KernelPool("warm")


def test_a_warm_process_that_cannot_start_is_done_without(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with the warm process, the report is made in plain kernels."""

    def refuse(self: Template, patience: float = 0.0) -> None:
        raise CannotFork("3 threads run after the imports")

    monkeypatch.setattr(Template, "wait_until_ready", refuse)
    monkeypatch.setattr(Template, "_wait_until_ready", refuse)
    with KernelPool("warm") as pool:
        [done] = run_notebooks([job(write("calm", "print(service)"))], pool=pool)

        assert printed(done) == "leicester\n"
        assert not done.warm
        assert pool.mode == "plain"


@pytest.mark.skipif(not can_fork(), reason="this system does not fork")
def test_a_warm_process_that_is_killed_midway_is_done_without(write: Write) -> None:
    """Notebooks whose kernels went down with the warm process are run again, in plain kernels."""
    path = write("patient", "import time\ntime.sleep(2)", "print(service)")
    with KernelPool("warm") as pool:
        assert pool.mode == "warm"
        template = pool.template
        assert template is not None
        import threading

        killer = threading.Timer(1.5, lambda: template.process.kill())
        killer.start()
        done = run_notebooks([job(path), job(write("other", "print(service)"))], pool=pool)

        assert [printed(executed) for executed in done] == ["leicester\n", "leicester\n"]
        assert not done[0].warm
        assert pool.reason == "the warm process ended"


def test_a_kernel_hears_interrupts(pool: KernelPool) -> None:
    """An interrupt ends what a kernel is doing, and the kernel goes on."""

    async def scene() -> list[str]:
        manager = pool.manager(SectionKernelManager)
        await manager.start_kernel(env=pool.variables())
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(30)
        try:
            client.execute("import time\ntime.sleep(60)", stop_on_error=False)
            await asyncio.sleep(0.5)
            await manager.interrupt_kernel()
            first = await client.get_shell_msg(timeout=20)
            client.execute("1")
            second = await client.get_shell_msg(timeout=20)
            assert await manager.is_alive()
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)
        assert not await manager.is_alive()
        return [first["content"].get("ename", first["content"]["status"]), second["content"]["status"]]

    assert asyncio.run(scene()) == ["KeyboardInterrupt", "ok"]


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
@pytest.mark.parametrize(
    ("mode", "number"), [("plain", signal.SIGKILL), ("warm", signal.SIGKILL), ("warm", signal.SIGINT)]
)
def test_a_killed_build_leaves_no_process(write: Write, tmp_path: Path, short: Path, mode: str, number: int) -> None:
    """However suddenly a build ends, its kernels, what they started and the warm process end too."""
    place = str(tmp_path)
    code = f"import os, pathlib, time\npathlib.Path({place!r}, str(os.getpid())).touch()\ntime.sleep(300)"
    paths = [write(name, code) for name in ("one", "two")]
    script = tmp_path / "build.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import signal
            from pathlib import Path
            from yjreport.execution.runner import Job, run_notebooks
            # A shell starts a job in the background with Ctrl-C ignored, and the tests may be such a job.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            paths = {[str(path) for path in paths]!r}
            jobs = [Job("s", "S", "L", Path(path), {{}}, Path(path + ".done")) for path in paths]
            run_notebooks(jobs, workers=2, kernels={mode!r})
            """
        ),
        encoding="utf-8",
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(kernels.__file__).parents[2]),
        "TMPDIR": str(short),
    }
    build = subprocess.Popen([sys.executable, str(script)], env=environment, stderr=subprocess.DEVNULL)

    assert wait_for(lambda: list(short.glob("yj-*")), 60)
    assert wait_for(lambda: len([path for path in tmp_path.iterdir() if path.name.isdigit()]) == 2, 60)
    pids = [int(path.name) for path in tmp_path.iterdir() if path.name.isdigit()]
    parents = {int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1]) for pid in pids}
    build.send_signal(number)
    build.wait(30)

    assert wait_for(lambda: all(map(gone, [*pids, *(parents - {os.getpid()})])))
    if mode == "warm":
        assert wait_for(lambda: not list(short.glob("yj-*")))


def test_papermill_is_the_runner() -> None:
    """Notebooks are executed by papermill, through an engine of our own."""
    assert papermill_engines.get_engine("yjreport").__name__ == "SectionEngine"


def test_a_warm_process_that_is_given_up_leaves_the_folder_to_plain_kernels() -> None:
    """The sockets' folder belongs to the pool: it is there after the warm process has ended, and gone with the pool."""
    with KernelPool() as pool:
        pool.mode  # noqa: B018, the property waits for the warm process
        pool.give_up_warmth(pool.template, "for the test")
        assert pool.mode == "plain"
        assert pool.folder.is_dir()
    assert not pool.folder.exists()
