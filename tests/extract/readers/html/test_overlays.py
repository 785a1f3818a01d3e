"""Tables whose scripts write the header apart, and lay copies of columns over them."""

from __future__ import annotations

import pytest

from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.text_pages import named

_HEADER_END = pages.HEADER.count("<tr>")


def _apart(table: str, layer: str = "") -> str:
    """The *table* with its header in a table of its own, and a *layer* above both."""
    rows = table.removeprefix("<table>").removesuffix("</table>").split("</tr>")[:-1]
    head, body = ("".join(f"{row}</tr>" for row in part) for part in (rows[:_HEADER_END], rows[_HEADER_END:]))
    return (
        f'<div class="el-table"><div class="el-table__header-wrapper"><table>{head}</table></div>'
        f'<div class="el-table__body-wrapper"><table>{body}</table></div>{layer}</div>'
    )


def _read(request: str) -> Report:
    return read_bytes(pages.page(request), "page.html")[1]


def _layer(name: str, changed: str = "") -> str:
    """A copy of the first columns, with the others blank, as a script lays it over the table."""
    labels = "".join(
        f"<tr><td colspan=3>{row.split('>')[2].partition('<')[0]}</td>{'<td class=is-hidden></td>' * 7}</tr>"
        for row in pages.request_table().split("<tr>")[_HEADER_END + 1 :]
    )
    return f'<div class="{name}"><table>{pages.HEADER}</table><table>{labels}{changed}</table></div>'


@pytest.mark.parametrize(
    "name", ["el-table__fixed", "ant-table-fixed-left", "layui-table-fixed layui-table-fixed-l"]
)
def test_a_copy_of_columns_laid_over_a_table_is_no_second_table(name: str) -> None:
    report = _read(_apart(pages.request_table(), _layer(name)))
    assert {cell: report.cells[cell].number for cell in pages.truth()} == pages.truth()
    assert not named(report)


def test_a_layer_that_prints_what_the_table_does_not_is_read() -> None:
    other = pages.request_table({"new": ["91"] * 7}).removeprefix("<table>").removesuffix("</table>")
    report = _read(_apart(pages.request_table(), _layer("el-table__fixed", other)))
    assert {cell for cell in pages.truth() if cell.startswith("request.")} <= named(report)


def test_a_header_in_a_table_of_its_own_names_the_columns_below_it() -> None:
    header = pages.HEADER.replace("colspan=7", "colspan=8").replace(
        "<td rowspan=2>总计</td>", "<td rowspan=2>总计</td><td rowspan=2>上年总计</td>"
    )
    table = pages.request_table({key: [*values, "91"] for key, values in _rows().items()})
    report = _read(_apart(table.replace(pages.HEADER, header)))
    assert {cell: report.cells[cell].number for cell in pages.truth()} == pages.truth()
    assert not named(report)


def _rows() -> dict[str, list[str]]:
    return {key: [str(number) for number in pages.FIGURES.get(key, (0,) * 7)] for key in pages.row_keys()}
