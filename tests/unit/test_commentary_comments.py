"""Comments of a commentary file are not printed, and a file of comments alone is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_report, find_service
from yjreport.errors import CommentaryFault
from yjreport.narrative.commentary import read_commentary
from yjreport.paths import Project
from yjreport.workbook.new_texts import commentary_stub

REAL = Project.here()


def read(text: str, folder: Path) -> list[str]:
    """Return the paragraphs of a commentary, its words held against no results."""
    path = folder / "reoffending.md"
    path.write_text(text, encoding="utf-8")
    return [one.text for one in read_commentary(path, Project(folder), {}, load_catalogue(REAL), "reoffending")]


def test_every_stub_is_empty(tmp_path: Path) -> None:
    """What `make new` leaves for each section prints nothing, though it shows references and digits."""
    catalogue = load_catalogue(REAL)
    report = find_report(REAL, find_service(REAL, "leicester"), "2023-24")

    for section in catalogue.sections.values():
        assert read(commentary_stub(section, report, catalogue), tmp_path) == []


def test_text_around_comments_is_printed(tmp_path: Path) -> None:
    """A comment between paragraphs or in one leaves the words around it."""
    assert read("<!-- 12 -->\nFirst <!-- {{ x }} --> words.\n\n<!--\n3\n\n4\n-->\nLast words.\n", tmp_path) == [
        "First  words.", "Last words."
    ]  # fmt: skip


def test_lines_keep_their_numbers_below_a_comment(tmp_path: Path) -> None:
    """A number typed by hand is named with its line of the file."""
    with pytest.raises(CommentaryFault) as caught:
        read("<!--\nnote\n-->\nText with 7 children.\n", tmp_path)

    assert caught.value.details == (
        'line 4, in “Text with 7 children.”: "7" is unsupported: no result of what it speaks of prints it',
    )


def test_a_comment_that_does_not_end_is_refused(tmp_path: Path) -> None:
    """Else the rest of the file would be lost without a word."""
    with pytest.raises(CommentaryFault, match="opens a comment that does not end") as caught:
        read("Words.\n\n<!-- note\nMore words.\n", tmp_path)

    assert caught.value.details == ("line 3: found <!-- and no --> after it",)


@pytest.mark.parametrize(
    "text", ["The rate is {{ reoffending_binary.local .", "The rate is { reoffending_binary.local }.", "It is {{ }}."]
)
def test_a_reference_that_is_not_whole_is_refused(text: str, tmp_path: Path) -> None:
    """Braces that are no reference would be printed in the place of a figure."""
    with pytest.raises(CommentaryFault, match="a reference that is not whole") as caught:
        read(f"Words.\n\n{text}\n", tmp_path)

    assert caught.value.details == (f"line 3: found {text}",)


def test_faults_that_are_not_told_are_counted(tmp_path: Path) -> None:
    """Of many faults the first are told, and how many there are more."""
    with pytest.raises(CommentaryFault) as caught:
        read("It is {{ }}.\n\n" * 10, tmp_path)

    assert caught.value.details[-1] == "and 2 more, told when these are mended"
