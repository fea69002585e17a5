"""A report is published, a number changes, and the annex is built again only with the correction that explains it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from yjreport.paths import Project

ROOT = Project.here().root
FOLDER = "data/example/exampleshire/2023-24"
CHOICE = ("AUTHORITY=exampleshire", "YEAR=2023-24")
POSTS = "posts.local.2023-04_2024-03"
HEADER = "what,field,from,to,why,kind,on,by,note"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project whose fictional service has published its report of 2023-24."""
    root = tmp_path_factory.mktemp("project")
    left_out = shutil.ignore_patterns("private", "open", ".ipynb_checkpoints")
    for name in ("params", "data", "expectations", "notebooks"):
        shutil.copytree(ROOT / name, root / name, ignore=left_out)
    for name in ("published.csv", "corrections.csv"):
        (root / FOLDER / name).unlink(missing_ok=True)
    done = run(root, "publish", *CHOICE, "PUBLISHED=2024-06-25")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "Published: 65 figures of Exampleshire 2023-24, on 2024-06-25"
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in a copy of the project."""
    environment = {**os.environ, "YJREPORT_PROJECT": str(root), "HOME": str(root)}
    return subprocess.run(
        [sys.executable, "-m", "yjreport", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a piece of an input."""
    path = root / FOLDER / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def correct(root: Path, *rows: str) -> None:
    """Write corrections.csv."""
    (root / FOLDER / "corrections.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")


def test_the_record_has_every_figure_in_one_order(project: Path) -> None:
    """Publishing the same figures again changes nothing, and no row depends on the order of the inputs."""
    record = project / FOLDER / "published.csv"
    before = record.read_bytes()
    assert before.decode().splitlines()[:2] == [
        "kind,what,field,figure,on", "observations,complaints.local.2023-04_2024-03,value,3,2024-06-25"
    ]  # fmt: skip
    assert b"budget,budget.contributions.police.police-service,staffing,205100,2024-06-25\n" in before

    again = run(project, "publish", *CHOICE)

    assert again.returncode == 0, again.stderr
    assert "0 new, 0 changed" in again.stdout
    assert record.read_bytes() == before


def test_a_change_without_its_correction_is_refused_and_with_it_is_told(project: Path) -> None:
    """Refused with code 39 and the row to paste; built with the correction; refused again with a wrong one."""
    edit(project, "observations.csv", ",45.2,", ",47.2,")
    refused = run(project, "report", *CHOICE)
    assert refused.returncode == 39
    assert refused.stderr.splitlines()[:4] == [
        "yjreport: The inputs have 1 error. Nothing was built or replaced.",
        f"  {FOLDER}/published.csv, row 4, column figure",
        f'    found "47.2" in observations.csv, row 2; expected "45.2" for {POSTS}, value, as it was published and '
        "corrected so far",
        f"    Next: Put the figure back, or add this row to {FOLDER}/corrections.csv that begins with the header "
        f"{HEADER} and fill why, kind, on and by: {POSTS},value,45.2,47.2,,,,,",
    ]
    assert run(project, "publish", *CHOICE).returncode == 39

    correct(project, f"{POSTS},value,45.2,47.3,Two posts were left out,correction,2024-06-28,information officer,")
    wrong = run(project, "check", *CHOICE)
    assert wrong.returncode == 39
    assert (
        f'  {FOLDER}/corrections.csv, row 2, column to\n    found "47.3"; expected "47.2", which observations.csv, row '
        "2 says\n    Next: write 47.2 in to, or put 47.3 back in observations.csv, row 2; where the figure was "
        "corrected twice, add a row for the second time.\n"
    ) in wrong.stderr

    correct(project, f"{POSTS},value,45.2,47.2,Two posts were left out,correction,2024-06-28,information officer,")
    built = run(project, "report", *CHOICE)
    assert built.returncode == 0, built.stderr
    annex = project / "reports/exampleshire/2023-24/public"
    page = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", (annex / "annex.html").read_text(encoding="utf-8"))))
    results = {one["id"]: one for one in json.loads((annex / "ledger.json").read_bytes())["results"]}
    inputs = json.loads((annex / "manifest.json").read_bytes())

    assert page.count("It was corrected from 45.2 to 47.2 on 28 June 2024.") == 1
    assert re.search(
        r"Posts Exampleshire April 2023 to March 2024 45\.2 47\.2 Two posts were left out\. Correction 28 June 2024 "
        r"Information officer", page
    )  # fmt: skip
    assert results[POSTS]["marks"] == ["r"]
    assert [one["marks"] for id, one in results.items() if id.endswith("figure=share-of-posts")] == [["r"]]
    assert results["correction.local.2023-04_2024-03.correction=2+part=from"]["text"] == "45.2"
    assert f"{FOLDER}/corrections.csv" in json.dumps(inputs)
    assert f"{FOLDER}/published.csv" in json.dumps(inputs)


def test_publishing_again_accepts_the_correction(project: Path) -> None:
    """It needs a later day, and the record then tells both editions; the old correction stays where it is."""
    early = run(project, "publish", *CHOICE, "PUBLISHED=2024-06-25")
    assert early.returncode == 2
    assert early.stderr == (
        "yjreport: The report was already published on 2024-06-25.\n"
        "  found PUBLISHED=2024-06-25, or a cut-off of that day\n"
        "Next: run the command again with PUBLISHED=<a day after 2024-06-25>.\n"
    )
    before = run(project, "publish", *CHOICE, "PUBLISHED=2024-06-27")
    assert before.returncode == 2
    assert "before its corrections" in before.stderr

    done = run(project, "publish", *CHOICE)
    rows = (project / FOLDER / "published.csv").read_text(encoding="utf-8").splitlines()

    assert done.returncode == 0, done.stderr
    assert "0 new, 1 changed" in done.stdout
    assert [row for row in rows if POSTS in row] == [
        f"observations,{POSTS},value,45.2,2024-06-25", f"observations,{POSTS},value,47.2,2024-06-30"
    ]  # fmt: skip
    assert run(project, "check", *CHOICE).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("publish",), "Which authority?"),
        (("publish", "AUTHORITY=exampleshire", "PUBLISHED=14/07/2024"), "PUBLISHED='14/07/2024' is not a day."),
        (("publish", "AUTHORITY=exampleshire", "EDITION=board"), "The argument 'EDITION=board' is not understood."),
        (("report", "AUTHORITY=exampleshire", "PUBLISHED=2024-07-14"),
         "The argument 'PUBLISHED=2024-07-14' is not understood."),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_a_message(project: Path, arguments: tuple[str, ...], what: str) -> None:
    """With code 2, and never a traceback."""
    done = run(project, *arguments)

    assert done.returncode == 2
    assert done.stderr.startswith(f"yjreport: {what}")
