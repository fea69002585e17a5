"""The set-up: what it asks of a computer, when it runs, and what it says when it cannot."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from yjreport.errors import SetupFailed
from yjreport.setup import bootstrap, faults, installer, pip_settings

ROOT = bootstrap.ROOT
EARLY = (
    "__init__", "__main__", "errors", "setup/__init__", "setup/bootstrap", "setup/faults", "setup/installer",
    "setup/pip_settings", "setup/project_commands",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project that has locks and no environment."""
    for name in bootstrap.LOCKS:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("six==1.17.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was made and installed, with the real making and installing replaced by a pretence."""
    done: list[str] = []

    def make(python: str, folder: Path) -> None:
        done.append("make")
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(sys.executable)
        (folder / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        (folder / "pyvenv.cfg").write_text("home = /nowhere\nversion = 3.11.2\n", encoding="utf-8")

    monkeypatch.setattr(installer, "make_environment", make)
    monkeypatch.setattr(installer, "install", lambda *_: done.append("install"))
    return done


def told(lines: list[str]) -> bootstrap.Say:
    """Return a listener that keeps the lines."""
    return lines.append


@pytest.mark.parametrize("name", EARLY)
def test_an_old_python_can_read_what_runs_first(name: str) -> None:
    """The modules that run before the version is checked hold no syntax that Python 3.8 lacks."""
    source = (ROOT / "yjreport" / f"{name}.py").read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 8))


@pytest.mark.parametrize("name", EARLY)
def test_what_runs_first_needs_nothing_installed(name: str) -> None:
    """The modules that make the environment import the standard library and each other, at the top."""
    source = (ROOT / "yjreport" / f"{name}.py").read_text(encoding="utf-8")
    tops = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.parse(source).body
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }

    assert tops <= {*sys.stdlib_module_names, "yjreport"}


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python before 3.11 gets its own version, the one that is needed, and the command to run."""
    monkeypatch.setattr(faults, "sys", SimpleNamespace(version_info=(3, 8, 18), executable="/usr/bin/python3"))
    monkeypatch.setattr(faults, "_works", lambda name: name == "python3.12")

    with pytest.raises(SetupFailed) as caught:
        faults.check_version((3, 11))

    assert str(caught.value) == (
        "yjreport needs Python 3.11 or newer.\n"
        "  this is Python 3.8.18 at /usr/bin/python3\n"
        "Next: python3.12 is on this computer: `make report AUTHORITY=… PYTHON=python3.12`, "
        "or `python3.12 -m yjreport report …`."
    )


@pytest.mark.parametrize(
    ("family", "command"),
    [
        ("debian", "sudo apt-get install python3-venv"),
        ("ubuntu debian", "sudo apt-get install python3-venv"),
        ("fedora", "sudo dnf install python3.11 python3.11-pip"),
    ],
)
def test_a_python_without_venv_names_the_command(
    family: str, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the venv part of Python is not installed, the message has the platform's own command."""
    monkeypatch.setattr(installer.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(installer.shutil, "which", lambda _: None)
    monkeypatch.setattr(faults, "_linux_family", lambda: family)
    monkeypatch.setattr(faults.sys, "platform", "linux")

    with pytest.raises(SetupFailed) as caught:
        installer.make_environment("/usr/bin/python3", tmp_path)

    assert caught.value.exit_code == 50
    assert f"Next: `{command}`" in str(caught.value)


def test_the_first_run_makes_all_and_the_second_nothing(root: Path, calls: list[str]) -> None:
    """A second run finds the stamp and neither makes nor installs."""
    assert not bootstrap.is_ready(root)

    lines: list[str] = []
    bootstrap.ensure(root, told(lines))
    bootstrap.ensure(root, told(lines))

    assert calls == ["make", "install"]
    assert bootstrap.is_ready(root)
    assert lines[-1] == "The environment is ready."


def test_the_stamp_says_what_the_environment_is_made_from(root: Path, calls: list[str]) -> None:
    """The stamp holds the hash of the locks and the version of Python."""
    bootstrap.ensure(root, told([]))

    stamp = json.loads((root / ".venv" / "yjreport.json").read_text(encoding="utf-8"))
    assert stamp["python"] == "3.11.2"
    assert re.fullmatch("[0-9a-f]{64}", stamp["locks"])
    assert stamp["finished"] is True


def test_a_changed_lock_is_installed_into_what_is_there(root: Path, calls: list[str]) -> None:
    """A new lock brings the environment up to date without making it again."""
    bootstrap.ensure(root, told([]))
    (root / bootstrap.LOCKS[0]).write_text("six==1.18.0 \\\n    --hash=sha256:01\n", encoding="utf-8")
    assert not bootstrap.is_ready(root)

    bootstrap.ensure(root, told([]))

    assert calls == ["make", "install", "install"]


def test_line_ends_do_not_make_a_lock_another(root: Path, calls: list[str]) -> None:
    """A copy whose lines end in CRLF, as git may make it on Windows, has the same locks."""
    bootstrap.ensure(root, told([]))
    lock = root / bootstrap.LOCKS[0]
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))

    assert bootstrap.is_ready(root)


def test_a_killed_set_up_is_repaired(root: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed run left is removed and made again."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(installer, "install", killed)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.ensure(root, told([]))
    (root / ".venv" / "half-a-package").touch()
    assert not bootstrap.is_ready(root)

    bootstrap.ensure(root, told([]))

    assert bootstrap.is_ready(root)
    assert not (root / ".venv" / "half-a-package").exists()


def test_a_moved_project_is_set_up_again(
    root: Path, calls: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An environment holds absolute paths, so one that came along with a moved folder is made anew."""
    bootstrap.ensure(root, told([]))
    moved = tmp_path_factory.mktemp("elsewhere") / "project"
    root.rename(moved)
    assert not bootstrap.is_ready(moved)

    bootstrap.ensure(moved, told([]))

    assert calls == ["make", "install", "make", "install"]


def test_somebody_elses_environment_is_put_aside(root: Path, calls: list[str]) -> None:
    """A .venv that this set-up did not make is kept under another name, and the person is told."""
    (root / ".venv").mkdir()
    (root / ".venv" / "theirs").write_text("precious", encoding="utf-8")
    lines: list[str] = []

    bootstrap.ensure(root, told(lines))

    assert (root / ".venv-before-1" / "theirs").read_text(encoding="utf-8") == "precious"
    assert any(".venv-before-1" in line for line in lines)


def test_the_kernel_is_registered_in_the_environment(root: Path, calls: list[str]) -> None:
    """JupyterLab finds a kernel named yjreport that is this environment's Python."""
    bootstrap.ensure(root, told([]))

    spec = json.loads((root / ".venv/share/jupyter/kernels/yjreport/kernel.json").read_text(encoding="utf-8"))
    assert spec["argv"][1:] == ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    assert Path(spec["argv"][0]) == bootstrap.python_of(root)
    assert spec["display_name"] == "yjreport"


def test_a_folder_with_an_accent_can_be_imported_from(tmp_path: Path, calls: list[str], root: Path) -> None:
    """The line that joins the project to the environment is plain ASCII and adds the very folder."""
    place = tmp_path / "Rhôs-on-Sea’s data"
    place.mkdir()
    (root / "requirements").rename(place / "requirements")

    bootstrap.ensure(place, told([]))

    line = (place / ".venv/lib/python3.11/site-packages/yjreport-project.pth").read_text(encoding="ascii")
    before = list(sys.path)
    try:
        exec(line)  # as Python itself does with such a line
        assert sys.path == [*before, str(place)]
    finally:
        sys.path[:] = before


def test_a_folder_that_cannot_be_written_is_a_message(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the file system is told in words, with what to do."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(installer, "make_environment", full)

    with pytest.raises(SetupFailed, match="could not be written") as caught:
        bootstrap.ensure(root, told([]))

    assert "No space left on device" in str(caught.value)


def test_a_missing_lock_is_a_message(tmp_path: Path) -> None:
    """An incomplete copy of the project is told how to become whole."""
    with pytest.raises(SetupFailed, match="list of packages is missing"):
        bootstrap.ensure(tmp_path, told([]))


@pytest.mark.parametrize(
    ("output", "kind", "words"),
    [
        ("Caused by: dns error: failed to lookup address information", "network", "cannot be reached"),
        (
            "NewConnectionError: [Errno 101] Network is unreachable\nERROR: No matching distribution",
            "network",
            "proxy",
        ),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "certificate", "global.cert"),
        ("invalid peer certificate: UnknownIssuer", "certificate", "network team"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "hashes",
            "hash differs",
        ),
        ("ERROR: No matching distribution found for six==1.17.0", "missing", "could not be found"),
        ("something else entirely", "other", "something else entirely"),
    ],
)
def test_an_installers_complaint_becomes_a_message(output: str, kind: str, words: str) -> None:
    """What uv or pip prints is told as one cause with its cure."""
    assert faults.kind_of(output) == kind
    assert words in str(faults.failure(output))


def test_pips_configuration_is_put_in_uvs_words() -> None:
    """An index, more indexes, certificates, proxies and trusted hosts are passed on."""
    found = pip_settings.settings_for_uv(
        [
            "global.index-url='https://packages.council.example/simple'",
            "global.extra-index-url='https://a.example/simple https://b.example/simple'",
            "global.find-links='/srv/wheels /srv/more'",
            "global.cert='/etc/council.pem'",
            "global.proxy='http://proxy.council.example:8080'",
            "global.trusted-host='a.example b.example'",
            "global.timeout='30'",
            "freeze.timeout='10'",
            "global.no-index='true'",
        ]
    )

    assert found == {
        "UV_DEFAULT_INDEX": "https://packages.council.example/simple",
        "UV_INDEX": "https://a.example/simple https://b.example/simple",
        "UV_FIND_LINKS": "/srv/wheels,/srv/more",
        "SSL_CERT_FILE": "/etc/council.pem",
        "ALL_PROXY": "http://proxy.council.example:8080",
        "UV_INSECURE_HOST": "a.example b.example",
        "UV_HTTP_TIMEOUT": "30",
        "UV_NO_INDEX": "1",
    }


def test_a_variable_wins_over_pips_files() -> None:
    """PIP_INDEX_URL comes after [install], and [install] after [global], whatever their order in the list."""
    lines = [
        ":env:.index-url='https://env.example'",
        "install.index-url='https://i.example'",
        "global.index-url='g'",
    ]

    assert pip_settings.settings_for_uv(lines) == {"UV_DEFAULT_INDEX": "https://env.example"}


def test_uvs_own_settings_are_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who set UV_DEFAULT_INDEX meant it."""
    listed = SimpleNamespace(returncode=0, stdout="global.index-url='https://pip.example'\n")
    monkeypatch.setattr(installer, "_pip", lambda *_, **__: listed)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example")

    assert installer.uv_environment(Path("python"))["UV_DEFAULT_INDEX"] == "https://uv.example"


@pytest.mark.parametrize("name", bootstrap.LOCKS)
def test_locks_are_exact_hashed_and_name_no_index(name: str) -> None:
    """Every package of a lock has one version and hashes, and no address stands in the file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())

    assert not re.search(r"://|--index|--find-links|--extra|--trusted", text)
    assert all(re.match(r"[a-z0-9.-]+==[^ ]+ ", package) for package in packages)
    assert all("--hash=sha256:" in package for package in packages)


def test_every_dependency_is_locked() -> None:
    """What pyproject.toml asks for is in the lock: the two cannot drift apart."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    names = {re.match(r"[A-Za-z0-9.-]+", entry).group().lower().replace(".", "-") for entry in wanted}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / bootstrap.LOCKS[0]).read_text(encoding="utf-8"), re.MULTILINE))

    assert names <= locked
