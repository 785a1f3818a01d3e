"""Paper → DOCX with the look of an official paper: fonts, page numbers, running head, watermark, stamp.

What the program that converts it then does with column widths, page breaks and merged cells is its own.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from random import Random
from typing import Final

from tests.synthetic.paper import Box, PageBreak, Paper, Prose, Table, grid_of
from tests.synthetic.producers.official_style import BORDERS, WIDTHS, OfficialStyle
from tests.synthetic.producers.stamp import stamp_png
from tests.synthetic.render import docx

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    f'xmlns:w="{docx.NAMESPACE}" xmlns:r="{RELATIONSHIP}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TWIPS: Final = 9000  # width of the text on an upright page, twentieths of a point
CONTENT_TYPES: Final = (
    f'<Types xmlns="{docx.PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{WORD}.footer+xml"/></Types>'
)
RELATIONSHIPS: Final = (
    f'<Relationships xmlns="{docx.PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONSHIP}/header" Target="header1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONSHIP}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONSHIP}/image" Target="media/stamp.png"/></Relationships>'
)


def render(random: Random, paper: Paper, style: OfficialStyle) -> bytes:
    """The document's bytes."""
    tables = [number for number, block in enumerate(paper.blocks) if isinstance(block, Table)]
    stamped = random.choice(tables) if style.stamp and tables else -1
    body: list[str] = []
    for number, block in enumerate(paper.blocks):
        if isinstance(block, PageBreak):
            body.append(docx.PAGE_BREAK)
        elif isinstance(block, Prose):
            body.append(_paragraph(block, style))
        else:
            if style.landscape and block.name == "request":
                body.append(f"<w:p><w:pPr>{_section(False)}</w:pPr></w:p>")
            seal = _seal(random) if number == stamped else ""
            body.append(_table(block, style) + f"<w:p>{seal}</w:p>")
            if style.landscape and block.name == "request":
                body.append(f"<w:p><w:pPr>{_section(True)}</w:pPr></w:p>")
    seal = _seal(random) if style.stamp else ""
    body.append(f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{seal}{_run("2024年1月15日", style, 28)}</w:p>')
    return _packed("".join(body) + _section(False), style)


def _packed(body: str, style: OfficialStyle) -> bytes:
    head = _run("政府信息公开工作年度报告", style, 18) if style.head else ""
    mark = _watermark() if style.watermark else ""
    number = (
        _run("— ", style, 28)
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + _run(" —", style, 28)
    )
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": docx.PARTS["_rels/.rels"],
        "word/_rels/document.xml.rels": RELATIONSHIPS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}><w:p>{centred}{head}{mark}</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}><w:p>{centred}{number}</w:p></w:ftr>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, docx.WRITTEN), docx.DECLARATION + content)
        target.writestr(zipfile.ZipInfo("word/media/stamp.png", docx.WRITTEN), stamp_png())
    return out.getvalue()


def _section(landscape: bool) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        f'<w:footerReference w:type="default" r:id="rId2"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="850" w:footer="990"/>'
        "</w:sectPr>"
    )


def _run(text: str, style: OfficialStyle, size: int, extra: str = "") -> str:
    if not text:
        return ""
    latin, chinese = style.digit_font, style.body_font
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}"/>'
    lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f'<w:r><w:rPr>{fonts}{extra}<w:sz w:val="{size}"/></w:rPr>{"<w:br/>".join(lines)}</w:r>'


def _paragraph(block: Prose, style: OfficialStyle) -> str:
    if block.level == 1:
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run(block.text, style, 44, "<w:b/>")}</w:p>'
    level = f'<w:outlineLvl w:val="{block.level - 1}"/>' if block.level else ""
    return (
        f'<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" '
        f'w:firstLine="640"/>{level}</w:pPr>{_run(block.text, style, 32)}</w:p>'
    )


def _table(table: Table, style: OfficialStyle) -> str:
    kind, thick, colour = BORDERS[style.borders]
    borders = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{thick}" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = _widths(table, style)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        f"<w:tr>{_row_properties(table, number, style)}{_cells(row, number, widths, style)}</w:tr>"
        for number, row in enumerate(docx.tops_of(table))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(table: Table, style: OfficialStyle) -> list[int]:
    columns = len(grid_of(table)[0])
    shares = [1.0] * columns
    if table.name == "request" and columns >= 10:
        shares[:3] = WIDTHS[style.widths]
    whole = 13000 if style.landscape and table.name == "request" else TWIPS
    return [round(whole * share / sum(shares)) for share in shares]


def _row_properties(table: Table, number: int, style: OfficialStyle) -> str:
    height = f'<w:trHeight w:val="{style.exact_height}" w:hRule="exact"/>' if style.exact_height else ""
    keeps = "<w:cantSplit/>" if style.keeps_rows else ""
    repeats = "<w:tblHeader/>" if style.repeats_header and number < table.header_rows else ""
    return f"<w:trPr>{keeps}{height}{repeats}</w:trPr>"


def _cells(row: list[tuple[Box, int]], number: int, widths: list[int], style: OfficialStyle) -> str:
    cells: list[str] = []
    column = 0
    for box, top in row:
        width = sum(widths[column : column + box.columns])
        column += box.columns
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        properties += f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
        if box.rows > 1:
            properties += '<w:vMerge w:val="restart"/>' if top == number else "<w:vMerge/>"
        if style.upright_groups and box.rows > 2 and not box.header:
            properties += '<w:textDirection w:val="tbRlV"/>'
        indent = '<w:ind w:firstLine="120"/>' if style.indent else ""
        align = f'<w:pPr>{indent}<w:jc w:val="{style.align if box.cell_id else "center"}"/></w:pPr>'
        text = _run(box.text, style, style.size) if top == number else ""
        cells.append(
            f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr><w:p>{align}{text}</w:p></w:tc>'
        )
    return "".join(cells)


def _seal(random: Random) -> str:
    """The stamp, floating over whatever is near."""
    x, y, side = random.randint(0, 4_000_000), random.randint(-1_500_000, 0), 1_500_000
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:wrapNone/>'
        f'<wp:docPr id="{random.randint(1, 9999)}" name="s"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _watermark() -> str:
    """Word's own watermark: text along a shape in the running head."""
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;margin-left:0;'
        "margin-top:0;width:420pt;height:105pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f">'
        '<v:fill opacity=".5"/>'
        '<v:textpath style="font-family:宋体;font-size:1pt" string="内部资料"/></v:shape>'
        "</w:pict></w:r>"
    )
