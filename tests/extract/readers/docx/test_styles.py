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
    "White": ("", '<w:color w:val="FFFFFF"/>'),
    "Circle": ("Circle", "<w:b/>"),
}


def printed(paragraph: str) -> str:
    """What the cell of a table prints that holds *paragraph*, the content of a w:p."""
    return docx.read(written(paragraph)).grids[0].rows[0][1].text


def written(paragraph: str) -> bytes:
    """A Word file with a table, whose second cell holds *paragraph*."""
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
    return buffer.getvalue()


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


@pytest.mark.parametrize(
    "look",
    [
        '<w:rStyle w:val="White"/>',
        '<w:color w:val="FEFEFE"/>',
        '<w:color w:val="auto" w:themeColor="background1"/>',
        '<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:highlight w:val="black"/>',
        '<w:sz w:val="2"/>',
        '<w:w w:val="1"/>',
    ],
)
def test_figures_that_nobody_sees_are_marked_in_cells(look: str) -> None:
    assert printed(f"<w:r><w:rPr>{look}</w:rPr><w:t>12</w:t></w:r>") == "~~12~~"


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FF0000"/>',
        '<w:rStyle w:val="White"/><w:color w:val="000000"/>',
        '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>',
        '<w:shd w:val="clear" w:fill="000000"/>',
        '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>',
        '<w:sz w:val="10"/><w:w w:val="66"/>',
    ],
)
def test_figures_in_other_colours_and_sizes_are_read(look: str) -> None:
    assert printed(f"<w:r><w:rPr>{look}</w:rPr><w:t>12</w:t></w:r>") == "12"


def test_a_row_lower_than_print_is_not_shown() -> None:
    low = '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>'
    cells = "<w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc>" * 2
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{low}{cells}</w:tr></w:tbl>"
        packed.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    assert len(docx.read(buffer.getvalue()).grids[0].rows) == 1


INK = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        (f"<w14:textFill {INK}><w14:noFill/></w14:textFill>", "~~15~~"),
        (f'<w14:textFill {INK}><w14:schemeClr w14:val="bg1"/></w14:textFill>', "~~15~~"),
        (f'<w14:textFill {INK}><w14:srgbClr w14:val="FFFFFF"/></w14:textFill>', "~~15~~"),
        (
            f'<w14:textFill {INK}><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
            "</w14:textFill>",
            "~~15~~",
        ),
        (f'<w14:textFill {INK}><w14:srgbClr w14:val="000000"/></w14:textFill>', "15"),
        ('<w:spacing w:val="-2000"/>', "~~15~~"),
        ('<w:spacing w:val="-10"/>', "15"),
        ('<w:fitText w:val="1"/>', "~~15~~"),
        ('<w:fitText w:val="400"/>', "15"),
    ],
)
def test_clear_ink_and_letters_over_each_other_are_no_sure_figure(properties: str, text: str) -> None:
    assert printed(run("15", properties)) == text


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:framePr/>", "~~15~~"),
        ('<w:ind w:left="-9000"/>', "~~15~~"),
        ('<w:ind w:left="-100"/>', "15"),
        ('<w:spacing w:line="20" w:lineRule="exact"/>', "~~15~~"),
        ('<w:spacing w:line="20" w:lineRule="auto"/>', "15"),
        ('<w:spacing w:line="240" w:lineRule="exact"/>', "15"),
    ],
)
def test_a_paragraph_elsewhere_or_lower_than_print_is_no_sure_figure(properties: str, text: str) -> None:
    assert printed(f"<w:pPr>{properties}</w:pPr>{run('15')}") == text


def test_figures_from_right_to_left_and_of_their_cells_shade_are_no_sure_figures() -> None:
    assert printed(f'<w:bdo w:val="rtl">{run("15")}</w:bdo>') == "~~15~~"
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr>'
    for color, label, text in (
        ("d9e2f3", "15", "~~15~~"),
        ("000000", "15", "15"),
        ("D9E2F3", "行政许可", "行政许可"),
    ):
        other = f"<w:tc>{shade}<w:p>{run(label, f'<w:color w:val={chr(34)}{color}{chr(34)}/>')}</w:p></w:tc>"
        body = f"<w:tbl><w:tr>{other}<w:tc><w:p/></w:tc></w:tr></w:tbl>"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as packed:
            packed.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        assert docx.read(buffer.getvalue()).grids[0].rows[0][0].text == text
