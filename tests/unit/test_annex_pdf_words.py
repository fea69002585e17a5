"""Texts in the PDF: none is markup, and none is lost."""

from __future__ import annotations

import json

import pytest
from annex_example import front
from annex_parts import cell, column, notebook, notice, row, run, statement, table
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pdf_faults import page_texts

from yjreport.annex.pdf import export
from yjreport.annex.pdf.typst_text import heading_lines, literal
from yjreport.annex.stitch import stitch
from yjreport.blocks.line_breaks import breakable, clean, pieces

NASTY = [
    "#panic()", "$x^2$", "\\", '"', "@ref", "`raw`", "// gone", "/* gone */", "*bold*", "_it_", "= heading", "- item",
    "<label>", "[x](y)", "{{ 7 * 7 }}", "{% raw %}", "\\u{41}", "#let x = 1; #x", '"); #panic("', "~", "1. one",
    "https://a.b/c#d",
]  # fmt: skip


def read_back(pdf: bytes) -> str:
    """Return the letters of a PDF without spaces."""
    return "".join("".join(page_texts(pdf)).split())


@given(st.lists(st.text(max_size=60), max_size=40))
@example([*NASTY, "".join(NASTY), '\\"'])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_literal_is_the_text(texts: list[str]) -> None:
    """Typst reads back from literals just the cleaned texts, whatever letters they have."""
    import typst

    source = f"({''.join(f'{literal(text)}, ' for text in texts)})"
    assert json.loads(typst.eval(b"", source)) == [clean(text) for text in texts]


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_breaking_loses_no_letter(text: str) -> None:
    """A text that may be broken in more places has the same letters."""
    whole = "".join(text.split()).replace("\N{ZERO WIDTH SPACE}", "")
    assert "".join(breakable(text).split()).replace("\N{ZERO WIDTH SPACE}", "") == whole
    assert "".join(pieces(text)) == whole


@given(st.lists(st.text(alphabet="abc DEF", min_size=1, max_size=40), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_headers_keep_their_words(labels: list[str]) -> None:
    """Headers on two lines have the words that they had."""
    assert [label.split() for label in heading_lines(labels)] == [breakable(label).split() for label in labels]


def nasty_annex(words: list[str]) -> bytes:
    """Return the PDF of an annex that prints words in every place where a text can stand."""
    columns = [column("a", words[0], header=True), column("b", words[-1], "right")]
    rows = [row(a=cell(text), b=cell(text)) for text in words]
    blocks = [
        {"block": "heading", "id": "own-head", "level": 2, "text": words[0]},
        statement("own-says", *(run(text) for text in words), emphasis="headline"),
        notice("own-notice", "warning", words[0], *(run(text) for text in words)),
        table("own-table", " ".join(words), columns, rows, *words),
    ]
    return export(stitch([notebook("actions", words[0], blocks)], {**front(), "title": f"Exampleshire {words[0]}"}))


def test_markup_is_printed_as_it_is() -> None:
    """What would be markup or code in Typst or Jinja is printed letter by letter."""
    text = read_back(nasty_annex(NASTY))
    for words in NASTY:
        assert "".join(words.split()) in text, words


@pytest.mark.parametrize(("letters", "shown"), [("Ŵyn a Llŷn", "ŴynaLlŷn"), ("≥ 5 → 6", "≥5→6"), ("Zażółć", "Zażółć")])
def test_letters_beyond_the_font(letters: str, shown: str) -> None:
    """Letters that the font lacks come from another font that Typst carries."""
    assert shown in read_back(nasty_annex([letters]))


def test_letters_that_no_font_has_are_named() -> None:
    """A letter that no font of the document has is told by its name: nothing is dropped, and nothing fails."""
    words = ["Good \N{GRINNING FACE} news", "\N{CJK UNIFIED IDEOGRAPH-4E2D}", "tab\there\x00", "own \ue000"]
    text = read_back(nasty_annex(words))
    assert "[grinningface]" in text
    assert "[cjkunifiedideograph-4e2d]" in text
    assert "tabhere" in text
    assert "own[charactere000]" in text
