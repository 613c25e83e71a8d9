"""Damaged and hostile files: one clear sentence each, never a traceback."""

from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.errors import UnreadableError
from authoring.publishing.artifact import FORMATS, Format, render
from authoring.publishing.readback.read import outline
from tests.publishing.specimen import SPECIMEN

TEMPLATES = Path(__file__).parents[3] / "templates"


@cache
def published(file_format: Format) -> bytes:
    return render(SPECIMEN, file_format, TEMPLATES)


def test_a_file_is_read_from_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(published("html"))

    assert outline(path, "html") == outline(published("html"), "html")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^report\.pdf cannot be read: No such file or directory\.$"):
        outline(tmp_path / "report.pdf", "pdf")


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"<", b"%PDF-1.7\n%%EOF", b"PK\5\6" + bytes(18)])
def test_what_was_never_published_is_refused(content: bytes, file_format: Format) -> None:
    with pytest.raises(UnreadableError, match="cannot be read back"):
        outline(content, file_format)


@pytest.mark.slow
@pytest.mark.parametrize("file_format", FORMATS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused(file_format: Format, data: st.DataObject) -> None:
    content = bytearray(published(file_format))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))
    with suppress(UnreadableError):
        assert outline(bytes(content[:end] if data.draw(st.booleans()) else content), file_format)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nested too deeply"):
        outline(f"<main>{'<div>' * 5000}x".encode(), "html")


def damaged(change: str) -> bytes:
    pdf = pikepdf.open(BytesIO(published("pdf")))
    tree = pdf.Root.StructTreeRoot
    match change:
        case "no tree":
            del pdf.Root["/StructTreeRoot"]
        case "a loop":
            tree.K[0].K.append(tree.K[0])
        case "a scalar":
            tree.K = 7
        case "locked":
            file = BytesIO()
            pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
            return file.getvalue()
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("change", ["no tree", "a loop", "a scalar", "locked"])
def test_a_pdf_without_a_sound_tree_is_refused(change: str) -> None:
    with pytest.raises(UnreadableError, match=r"^The PDF file cannot be read back: it .+\.$"):
        outline(damaged(change), "pdf")


def test_a_zip_bomb_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", compression=8) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)

    with pytest.raises(UnreadableError, match="too large"):
        outline(file.getvalue(), "docx")
