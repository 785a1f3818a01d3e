"""DOC, WPS, RTF, OpenDocument and UOF → Document, converted by LibreOffice when it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extract.errors import UnreadableError
from extract.model import Document
from extract.readers import docx
from extract.readers.sniff import container_of
from extract.readers.spreadsheets import xlsx

PROGRAMS = ("soffice", "libreoffice")
SHEETS = frozenset({"ods", "fods", "xmlsheet"})
SUFFIXES = {"xmlsheet": "xml"}  # where it is not the container's name
SECONDS = 120.0  # LibreOffice needs two to start, and hangs on some damaged files


def read(data: bytes) -> Document:
    """Blocks of the converted file; locators count its tables, rows and columns as Word would.

    Raises UnreadableError when LibreOffice is missing, fails, or takes longer than two minutes.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableError(
            "DOC、WPS、RTF、ODF、UOF 文件要靠 LibreOffice 转换，本机没有；请安装 libreoffice-writer 后重读。 "
            "DOC, WPS, RTF, ODF and UOF need LibreOffice, which is not installed; install libreoffice-writer."
        )
    container = container_of(data)
    target, reader = ("xlsx", xlsx.read) if container in SHEETS else ("docx", docx.read)
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        converted = _convert(program, Path(folder), data, container, target)
    return replace(reader(converted), container=container)


def _convert(program: str, folder: Path, data: bytes, extension: str, target: str) -> bytes:
    source = folder / f"document.{SUFFIXES.get(extension, extension)}"
    source.write_bytes(data)
    profile = (
        folder / "profile"
    ).as_uri()  # its own, so that several run at once and none touches the user's
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        target,
    ]
    environment = {**os.environ, "HOME": str(folder)}
    try:
        subprocess.run(
            [*command, "--outdir", str(folder), str(source)],
            timeout=SECONDS,
            check=False,
            capture_output=True,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            f"LibreOffice 转换超过 {SECONDS:.0f} 秒，已中止。 "
            f"LibreOffice took more than {SECONDS:.0f} s; stopped."
        ) from error
    result = folder / f"document.{target}"
    if not result.exists():
        raise UnreadableError("LibreOffice 无法转换此文件。 LibreOffice could not convert the file.")
    return result.read_bytes()
