"""LibreOffice, where it is installed: it turns a Word document into a PDF, as it would print it.

It is given the report's fonts and a profile of its own, in which macros are off (`DisableMacrosExecution`). It opens
nothing but what we wrote, and that refers to nothing outside itself but by links, which are not followed.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

VARIABLE = "AUTHORING_LIBREOFFICE"
"""The environment variable that names the program to use; empty, none is used."""

_NAMES = ("soffice", "libreoffice")
LONGEST = 120.0
"""Seconds after which a layout is given up: a report of fifty pages takes two."""

_WRITER = "libsw*"
"""The libraries of Writer, which are never of one size in two versions."""

_TO_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>
"""


def identity() -> str:
    """Return which LibreOffice is installed, empty when there is none; it is not started for that."""
    program = _program()
    if program is None:
        return ""
    files = (program, *program.parent.glob("versionrc"), *program.parent.glob(_WRITER))
    return ", ".join(f"{file.name} {file.stat().st_size}" for file in sorted(files))


def _program() -> Path | None:
    named = os.environ.get(VARIABLE)
    wanted = _NAMES if named is None else (named,)
    found = next(filter(None, map(shutil.which, filter(None, wanted))), None)
    return Path(found).resolve() if found else None


def as_pdf(document: bytes, fonts: Path) -> bytes | None:
    """Return a Word document as a PDF set in the fonts of a folder, with a named destination for each bookmark.

    None when there is no LibreOffice, or it does not manage.
    """
    program = _program()
    if program is None:
        return None
    with TemporaryDirectory(prefix="authoring-") as folder:
        pdf = _converted(program, document, fonts, Path(folder))
        return pdf.read_bytes() if pdf.is_file() else None


def _converted(program: Path, document: bytes, fonts: Path, folder: Path) -> Path:
    settings, profile, source = folder / "fonts.conf", folder / "profile", folder / "report.docx"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    settings.write_text(_FONTS.format(folder=escape(str(fonts.resolve()))), "utf-8")
    source.write_bytes(document)
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", "--nolockcheck"]
    environment = {"FONTCONFIG_FILE": str(settings), "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    _run([program, *options, "--convert-to", _TO_PDF, "--outdir", folder, source], os.environ | environment)
    return folder / "report.pdf"


def _run(command: list[str | Path], environment: Mapping[str, str]) -> None:
    """Run a program to its end, or end it, and those it has started, when it takes too long."""
    with subprocess.Popen(  # noqa: S603 (the program is the one installed, its arguments are ours)
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
