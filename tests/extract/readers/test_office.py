"""DOC, WPS, RTF and UOF go through LibreOffice; without it, one clear sentence."""

from __future__ import annotations

import shutil

import pytest

from extract.errors import UnreadableError
from extract.readers import office

RTF = (
    rb"{\rtf1\ansi\ansicpg936 \trowd\cellx2000\cellx4000 A\cell 12\cell\row "
    rb"\trowd\cellx2000\cellx4000 B\cell 0\cell\row \pard After\par}"
)
UOF = (
    '<?xml version="1.0" encoding="UTF-8"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" '
    'xmlns:字="http://schemas.uof.org/cn/2003/uof-wordproc" uof:version="1.0" uof:locID="u0000" '
    'uof:language="cn" uof:mimetype="vnd.uof.text"><uof:文字处理><字:主体><字:文字表><字:行>'
    "<字:单元格><字:段落><字:句><字:文本串>A</字:文本串></字:句></字:段落></字:单元格>"
    "<字:单元格><字:段落><字:句><字:文本串>12</字:文本串></字:句></字:段落></字:单元格>"
    "</字:行><字:行>"
    "<字:单元格><字:段落><字:句><字:文本串>B</字:文本串></字:句></字:段落></字:单元格>"
    "<字:单元格><字:段落><字:句><字:文本串>0</字:文本串></字:句></字:段落></字:单元格>"
    "</字:行></字:文字表><字:段落><字:句><字:文本串>After</字:文本串></字:句></字:段落>"
    "</字:主体></uof:文字处理></uof:UOF>"
).encode()
installed = any(shutil.which(name) for name in office.PROGRAMS)


@pytest.mark.slow
@pytest.mark.skipif(not installed, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("data", "container"), [(RTF, "rtf"), (UOF, "uof")])
def test_a_table_is_read(data: bytes, container: str) -> None:
    document = office.read(data)
    assert document.container == container
    assert [[cell.text for cell in row] for row in document.grids[0].rows] == [["A", "12"], ["B", "0"]]
    assert document.paragraphs[-1].text == "After"


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableError, match="install libreoffice-writer"):
        office.read(RTF)
