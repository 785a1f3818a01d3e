"""Text that a style of a Word file hides, strikes out or raises, and runs that say otherwise."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.readers import docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = {
    "FootnoteReference": ("", '<w:vertAlign w:val="superscript"/>'),
    "Note": ("FootnoteReference", "<w:i/>"),
    "OnLine": ("FootnoteReference", '<w:vertAlign w:val="baseline"/>'),
    "Old": ("", "<w:strike/>"),
    "Kept": ("Old", '<w:strike w:val="0"/>'),
    "Unseen": ("", "<w:vanish/>"),
    "Circle": ("Circle", "<w:b/>"),
}


def printed(paragraph: str) -> str:
    """What the cell of a table prints that holds *paragraph*, the content of a w:p."""
    made = "".join(
        f'<w:style w:styleId="{name}"><w:basedOn w:val="{base}"/><w:rPr>{look}</w:rPr></w:style>'
        for name, (base, look) in STYLES.items()
    )
    other = "<w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{other}<w:tc><w:p>{paragraph}</w:p></w:tc></w:tr></w:tbl>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document {WORD}><w:body>{table}</w:body></w:document>")
        packed.writestr("word/styles.xml", f"<w:styles {WORD}>{made}</w:styles>")
    return docx.read(buffer.getvalue()).grids[0].rows[0][1].text


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("style", "more", "text"),
    [
        ("FootnoteReference", "", "12¹"),
        ("Note", "", "12¹"),
        ("OnLine", "", "121"),
        ("Note", '<w:vertAlign w:val="baseline"/>', "121"),
        ("Old", "", "12~~1~~"),
        ("Old", '<w:strike w:val="0"/>', "121"),
        ("Kept", "", "121"),
        ("Unseen", "", "12"),
        ("Unseen", '<w:vanish w:val="0"/>', "121"),
        ("Circle", "", "121"),
        ("Missing", "", "121"),
    ],
)
def test_a_run_is_printed_as_its_style_says_unless_it_says_otherwise(
    style: str, more: str, text: str
) -> None:
    assert printed(run("12") + run("1", f'<w:rStyle w:val="{style}"/>{more}')) == text


@pytest.mark.parametrize(
    ("style", "text"), [("Old", "~~12~~"), ("Unseen", ""), ("FootnoteReference", "¹²"), ("Kept", "12")]
)
def test_a_paragraph_is_printed_as_its_style_says(style: str, text: str) -> None:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    assert printed(f"{properties}<w:r><w:t>12</w:t></w:r>") == text
    assert printed(f"{properties}{run('12', '<w:b/>')}") == text
