"""How nbval compares the stored notebooks: by the content of blocks and by streams, and in earnest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from yjreport.blocks.model import MIME
from yjreport.execution.runner import Job, run_notebooks
from yjreport.paths import Project

RULES = Project.here().notebooks / "conftest.py"
CELL = """
from IPython.display import display
import pandas as pd

count = 6 * 7
print(count, "words")
block = {"block": "heading", "id": "h", "level": 2, "text": f"{count} of 130"}
display({"MIME": block, "text/html": f"<h2>{count} of 130</h2>", "text/plain": f"{count} of 130"}, raw=True)
pd.DataFrame({"count": [count]})
""".replace("MIME", MIME)
CHANGES = {
    "unchanged": ("", ""),
    "markup": ("<h2>42 of 130</h2>", "<h2 class='new'>42 of 130</h2>"),
    "block": ('"text": "42 of 130"', '"text": "43 of 130"'),
    "stream": ('"42 words', '"43 words'),
    "frame": ('"0     42"', '"0     43"'),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what pytest says of a stored notebook and of copies in which one text was changed."""
    folder = tmp_path_factory.mktemp("stored")
    shutil.copyfile(RULES, folder / "conftest.py")
    path = folder / "notebook.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL, id="one")]), path)
    run_notebooks([Job("s", "S", "L", path, {}, path)])
    text = path.read_text(encoding="utf-8")
    path.unlink()
    for name, (old, new) in CHANGES.items():
        assert not old or text.count(old) == 1, old
        (folder / f"{name}.ipynb").write_text(text.replace(old, new) if old else text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "-rA", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--rootdir", str(folder), "-c", os.devnull, str(folder)],
        env={**os.environ, "YJREPORT_KERNELS": "plain"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize("name", ["unchanged", "markup"])
def test_what_is_stored_is_what_comes_out_again(outcome: str, name: str) -> None:
    """A notebook passes whose content is the same, also when markup that is made from a block differs."""
    assert re.search(rf"PASSED .*{name}.ipynb::Cell 0", outcome), outcome


@pytest.mark.parametrize("name", ["block", "stream", "frame"])
def test_a_changed_figure_is_a_difference(outcome: str, name: str) -> None:
    """A figure that differs in a block, a stream or the text of a frame fails, and is shown."""
    assert re.search(rf"FAILED .*{name}.ipynb::Cell 0", outcome), outcome
    assert outcome.count("Cell outputs differ") >= 3
    assert "43" in outcome
