"""Paper → an HTML page as somebody prints it from a browser: style sheet, portal, watermark, stamp."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.synthetic.paper import Paper, Prose
from tests.synthetic.producers.stamp import stamp_url
from tests.synthetic.render import html

# How tables are ruled: CSS for table, td.
BORDERS: Final = {
    "solid": "table{border-collapse:collapse} td{border:1px solid #000}",
    "hair": "table{border-collapse:collapse} td{border:0.5px solid #333}",
    "dotted": "table{border-collapse:collapse} td{border:1px dotted #000}",
    "dashed": "table{border-collapse:collapse} td{border:1px dashed #666}",
    "double": "table{border-collapse:collapse} td{border:3px double #000}",
    "separate": "table{border-collapse:separate;border-spacing:2px;border:1px solid #999} "
    "td{border:1px solid #999}",
    "inset": "table{border:1px outset #888;border-spacing:1px} td{border:1px inset #888}",
    "gaps": "table{border-spacing:1px;background:#555} td{background:#fff}",
    "pale": "table{border-collapse:collapse} td{border:1px solid #e2e2e2}",
    "top_left": "table{border-collapse:separate;border-spacing:0;border-right:1px solid #000;"
    "border-bottom:1px solid #000} td{border-top:1px solid #000;border-left:1px solid #000}",
    "no_sides": "table{border-collapse:collapse} td{border:1px solid #000} "
    "td:first-child{border-left:0} td:last-child{border-right:0}",
    "rows_only": "table{border-collapse:collapse} td{border-top:1px solid #000;border-bottom:1px solid #000}",
    "filled": "table{border-spacing:2px} td{background:#eef3fa}",
    "none": "table{border-collapse:collapse} td{border:0}",
}
USUAL_BORDERS: Final = ("solid", "solid", "solid", "hair", "separate", "gaps", "inset", "top_left")
FONTS: Final = (
    "'Noto Serif CJK SC'",
    "'Noto Sans CJK SC'",
    "'Noto Sans Mono CJK SC'",
    "'Liberation Serif','Noto Serif CJK SC'",
    "'DejaVu Sans','Noto Sans CJK SC'",
)
MARKS: Final = ("内部资料 请勿外传", "政府信息公开", "2024-01-15 10:22", "CONFIDENTIAL", "仅供查阅 3301")
HEADER: Final = (
    '<div style="font-size:8px;width:100%;padding:0 10mm;display:flex;justify-content:space-between">'
    '<span class="date"></span><span class="title"></span></div>'
)
FOOTER: Final = (
    '<div style="font-size:8px;width:100%;padding:0 10mm;display:flex;justify-content:space-between">'
    "<span>http://www.example.gov.cn/art/2024/1/22/art_1229445040_4107020.html</span>"
    '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>'
)


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How a page looks and is printed. Sizes in pixels, margins in millimetres."""

    borders: str
    font: str
    size: int
    padding: int
    align: str
    fixed: bool
    split_rows: bool
    repeats_header: bool
    header_fill: bool
    bold: str  # "", "bold", "shadow" (printed twice), "stroke"
    landscape: bool
    margin: int
    scale: float
    running: bool
    watermark: str  # "", "turned", "level"
    stamp: bool
    portal: str  # "", "layout", "framed"

    @property
    def habits(self) -> list[str]:
        """What is unusual about it, for blame."""
        marks = [
            f"borders:{self.borders}",
            f"size:{self.size}",
            f"scale:{self.scale}",
            f"font:{self.font[1:12]}",
        ]
        for name in ("fixed", "split_rows", "repeats_header", "header_fill", "landscape", "running", "stamp"):
            marks += [name] * bool(getattr(self, name))
        marks += ["unruled"] * (self.borders == "none")
        for name in ("watermark", "portal", "bold"):
            marks += [f"{name}:{getattr(self, name)}"] * bool(getattr(self, name))
        return marks


def draw_style(random: Random) -> PrintStyle:
    """One way to print."""
    usual = random.random() < 0.6
    return PrintStyle(
        borders=random.choice(USUAL_BORDERS if usual else list(BORDERS)),
        font=random.choice(FONTS),
        size=random.choice((9, 11, 12, 14, 16)),
        padding=random.choice((0, 1, 3, 6)),
        align=random.choice(("center", "center", "left", "right")),
        fixed=random.random() < 0.25,
        split_rows=random.random() < 0.6,
        repeats_header=random.random() < 0.2,
        header_fill=random.random() < 0.3,
        bold=random.choice(("", "", "", "bold", "shadow", "stroke")),
        landscape=random.random() < 0.2,
        margin=random.choice((5, 10, 15, 20)),
        scale=random.choice((1.0, 1.0, 0.8, 0.6, 1.3)),
        running=random.random() < 0.4,
        watermark=random.choice(("", "", "", "turned", "turned", "level" if not usual else "")),
        stamp=random.random() < 0.25,
        portal=random.choice(("", "", "layout", "framed")),
    )


def page(random: Random, paper: Paper, style: PrintStyle) -> str:
    """The whole page."""
    title = next(block.text for block in paper.blocks if isinstance(block, Prose))
    body = html.render(
        paper,
        html.HtmlStyle(
            opening='<div id="zoom">',
            paragraph="<p>",
            table='<table class="form">',
            cell='<td class="{kind}"{spans}>{text}</td>',
            page_break='<div style="break-after:page"></div>',
            repeats_header=style.repeats_header,
        ),
    )
    if style.stamp:
        body = _stamped(random, body)
    body = _in_portal(body, style.portal)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title><style>{_css(style)}</style>"
        f"</head><body>{_watermark(random, style.watermark)}{body}</body></html>"
    )


def _css(style: PrintStyle) -> str:
    rules = BORDERS[style.borders].replace("table{", "table.form{").replace("td", "table.form td")
    bold = {
        "bold": "font-weight:bold",
        "shadow": "text-shadow:0.3px 0 0 #000",
        "stroke": "-webkit-text-stroke:0.3px #000",
    }.get(style.bold, "")
    return (
        f"*{{-webkit-print-color-adjust:exact}} body{{margin:0;font:{style.size}px {style.font}}} "
        f"p{{text-indent:2em;line-height:1.6}} table.form{{width:100%;margin:8px 0;"
        f"{'table-layout:fixed;word-break:break-all' if style.fixed else ''}}} "
        f"table.form td{{padding:{style.padding}px;text-align:{style.align};vertical-align:middle;"
        f"break-inside:{'auto' if style.split_rows else 'avoid'};{bold}}} "
        f"{'td.header{background:#dbe5f1!important}' if style.header_fill else ''} {rules} "
        ".mark{position:fixed;color:rgba(120,120,120,0.35);white-space:nowrap;z-index:9} "
        ".seal{position:absolute;width:120px;opacity:0.85}"
    )


def _watermark(random: Random, kind: str) -> str:
    if not kind:
        return ""
    text, turn = random.choice(MARKS), random.choice((-30, -45, 35)) if kind == "turned" else 0
    return "".join(
        f'<div class="mark" style="left:{left}%;top:{top}%;font-size:{random.choice((24, 40))}px;'
        f'transform:rotate({turn}deg)">{text}</div>'
        for left, top in ((5, 20), (45, 35), (15, 60), (50, 80))
    )


def _stamped(random: Random, body: str) -> str:
    """The stamp partly over one of the tables, and at the end over the date."""
    seal = f'<div style="position:relative"><img class="seal" src="{stamp_url()}" style="{{place}}"></div>'
    over = seal.format(place=f"left:{random.randint(10, 70)}%;top:-{random.randint(40, 140)}px")
    tables = body.split("</table>")
    at = random.randrange(len(tables) - 1) if len(tables) > 1 else 0
    tables[at] += f"</table>{over}" if len(tables) > 1 else over
    body = "".join(
        part if number == at or number == len(tables) - 1 else part + "</table>"
        for number, part in enumerate(tables)
    )
    return body + seal.format(place="right:40px;top:-80px")


def _in_portal(body: str, kind: str) -> str:
    if kind == "layout":
        return (
            '<table width="100%"><tr><td><b>政府信息公开</b> 首页 &gt; 年报</td></tr><tr><td>'
            f'<table width="100%"><tr><td width="4"></td><td>{body}</td></tr></table></td></tr></table>'
        )
    if kind == "framed":
        inner = f'<div style="border:1px solid #ccc">{body}</div>'
        return f'<div style="border:1px solid #aac;padding:2px">{inner}</div>'
    return body


def options(style: PrintStyle) -> dict[str, Any]:
    """What the print dialogue is told (Playwright's ``page.pdf``)."""
    margin = f"{max(style.margin, 12) if style.running else style.margin}mm"
    return {
        "format": "A4",
        "landscape": style.landscape,
        "scale": style.scale,
        "print_background": True,
        "margin": dict.fromkeys(("top", "right", "bottom", "left"), margin),
        "display_header_footer": style.running,
        "header_template": HEADER,
        "footer_template": FOOTER,
    }
