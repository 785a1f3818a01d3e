"""Copies of columns that a page's script lays over its tables, so that they stay in sight when it scrolls."""

from __future__ import annotations

from collections import Counter

from extract.readers.html.text import Element, empty, raw_text

# The tables of Element, Ant Design, iView, Layui, vxe-table, bootstrap-table and DataTables
_NAMES = """
    el-table__fixed el-table__fixed-right ant-table-fixed-left ant-table-fixed-right ivu-table-fixed
    ivu-table-fixed-right layui-table-fixed vxe-table--fixed-left-wrapper vxe-table--fixed-right-wrapper
    fixed-columns fixed-columns-right DTFC_LeftWrapper DTFC_RightWrapper
"""
_CLASSES = frozenset(_NAMES.split())
# one of these in every such name, so that most pages are not searched at all
MARKS = ("fixed", "DTFC_")


def drop_overlays(root: Element) -> None:
    """Take out of *root* the copies that print nothing but what the table below them prints as well."""
    laid = [
        element
        for element in root.iter("div")
        if not _CLASSES.isdisjoint((element.get("class") or "").split())
    ]
    for element in laid:
        around = element.getparent()
        if around is None:
            continue
        others = sum((_printed(other) for other in around if other not in laid), Counter[str]())
        if _printed(element) <= others:
            empty(element)


def _printed(element: Element) -> Counter[str]:
    """What the cells of the tables in *element* print, and how often."""
    texts = ("".join(raw_text(cell).split()) for cell in element.iter("td", "th"))
    return Counter(filter(None, texts))
