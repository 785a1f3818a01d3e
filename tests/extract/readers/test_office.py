"""DOC, WPS and RTF go through LibreOffice; without it, one clear sentence."""

from __future__ import annotations

import shutil

import pytest

from extract.errors import UnreadableError
from extract.readers import office

RTF = (
    rb"{\rtf1\ansi\ansicpg936 \trowd\cellx2000\cellx4000 A\cell 12\cell\row "
    rb"\trowd\cellx2000\cellx4000 B\cell 0\cell\row \pard After\par}"
)
installed = any(shutil.which(name) for name in office.PROGRAMS)


@pytest.mark.slow
@pytest.mark.skipif(not installed, reason="LibreOffice is not installed")
def test_a_table_in_rtf_is_read() -> None:
    document = office.read(RTF)
    assert document.container == "rtf"
    assert [[cell.text for cell in row] for row in document.grids[0].rows] == [["A", "12"], ["B", "0"]]


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableError, match="install libreoffice-writer"):
        office.read(RTF)
