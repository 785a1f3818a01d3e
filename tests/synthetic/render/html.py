"""Paper → the HTML a content editor leaves in an article body."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.synthetic.paper import Box, PageBreak, Paper, Prose, Table


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """One editor's habits."""

    opening: str = '<div class="TRS_Editor">'
    closing: str = "</div>"
    paragraph: str = '<p style="text-indent: 2em;">'
    table: str = '<table border="1" cellspacing="0" cellpadding="0" width="100%">'
    cell: str = "<td{spans}>{text}</td>"
    span: str = "{text}"  # what is put around each run of text, e.g. Word's <span lang=…>
    blank: str = ""  # what a blank cell holds
    indent: str = ""
    headings: bool = False
    page_break: str = ""  # what ends a page, where the page is printed
    repeats_header: bool = False  # <thead>, which browsers print again on every page


TRS = HtmlStyle(indent="　　", paragraph="<p>")
WORD = HtmlStyle(
    opening='<div class="Custom_UnionStyle"><div class=WordSection1>',
    closing="</div></div>",
    paragraph='<p class=MsoNormal style="text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt">',
    table="<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 "
    'style="border-collapse:collapse">',
    cell='<td{spans} valign=center style="border:solid windowtext 1.0pt;padding:0cm 5.4pt">'
    "<p class=MsoNormal align=center>{text}</p></td>",
    span='<span style="font-family:仿宋_GB2312;mso-hansi-font-family:宋体">{text}</span>',
    blank="<span lang=EN-US><o:p>&nbsp;</o:p></span>",
)
UEDITOR = HtmlStyle(
    opening='<div id="zoom" class="article-content">',
    paragraph='<p style="text-align: justify; text-indent: 32px;">',
    cell='<td{spans} style="border: 1px solid rgb(0, 0, 0);"><p style="text-align: center;">{text}</p></td>',
    span='<span style="font-size: 16px;">{text}</span>',
    blank="<br/>",
    headings=True,
)
NBSP = HtmlStyle(paragraph="<p>", cell='<td{spans}>\n<div align="center">{text}</div>\n</td>', blank="&nbsp;")


def render(paper: Paper, style: HtmlStyle = TRS) -> str:
    """The fragment of HTML that stands in the page's article body."""
    parts = [style.opening]
    for block in paper.blocks:
        if isinstance(block, Prose):
            parts.append(_paragraph(block, style))
        elif isinstance(block, Table):
            parts.append(table_html(block, style))
        elif isinstance(block, PageBreak) and style.page_break:
            parts.append(style.page_break)
    parts.append(style.closing)
    return "\n".join(parts) + "\n"


def _paragraph(block: Prose, style: HtmlStyle) -> str:
    text = style.span.format(text=escape(block.text, quote=False))
    if block.level == 1:
        return f"<h1>{text}</h1>" if style.headings else f'<p align="center"><strong>{text}</strong></p>'
    if block.level == 2:
        return (
            f"<h2>{text}</h2>"
            if style.headings
            else f"{style.paragraph}<strong>{style.indent}{text}</strong></p>"
        )
    return f"{style.paragraph}{style.indent}{text}</p>"


def table_html(table: Table, style: HtmlStyle) -> str:
    """One table with its spans."""
    rows = ["<tr>\n" + "\n".join(cell_html(box, style) for box in row) + "\n</tr>" for row in table.rows]
    heads = table.header_rows if style.repeats_header else 0
    head = "<thead>\n" + "\n".join(rows[:heads]) + "\n</thead>\n" if heads else ""
    return f"{style.table}\n{head}<tbody>\n" + "\n".join(rows[heads:]) + "\n</tbody>\n</table>"


def cell_html(box: Box, style: HtmlStyle) -> str:
    """One cell with its spans."""
    spans = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    spans += f' colspan="{box.columns}"' if box.columns > 1 else ""
    printed = escape(box.text, quote=False).replace("\n", "<br/>")
    text = style.span.format(text=printed) if box.text else style.blank
    kind = "value" if box.cell_id else "header" if box.header else "label"
    return style.cell.format(spans=spans, text=text, kind=kind)
