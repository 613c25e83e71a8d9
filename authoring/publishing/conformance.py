"""Does a published PDF keep to the standards it claims? Judged by programs that are not ours, on every build.

PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) by page-validation, the file's syntax by qpdf's own check. They run in
a process of their own: page-validation starts threads that a process forked later would wait for in vain.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from page import SafetyLimits, ValidationProfile, validate_pdf_bytes

_PROFILES = {"PDF/UA-1": ValidationProfile.PDF_UA_1, "PDF/A-3a": ValidationProfile.PDF_A_3A}


_SECONDS = 300
"""How long the judgement of a file may take: a hundred times what the longest report took."""


def failures(content: bytes) -> list[str]:
    """Return everything that stands against a PDF, each with the standard it fails; nothing when it conforms."""
    judge = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(judge, input=content, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except subprocess.TimeoutExpired:
        return [f"The validators took longer than {_SECONDS} seconds."]
    found: list[str] = json.loads(done.stdout)
    return found


def judged(content: bytes) -> list[str]:
    """Return the same, judged in this process."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return [*_unsound(pdf), *_failed(_uncompressed(pdf))]
    except pikepdf.PdfError as error:
        return [f"qpdf: {error}"]


def _unsound(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what `qpdf --check` would say: all streams are read and all contents parsed."""
    yield from (f"qpdf: {found}" for found in (*pdf.check_pdf_syntax(), *pdf.get_warnings()))


def _uncompressed(pdf: pikepdf.Pdf) -> bytes:
    # The validator sees all of PDF/A's rules only there.
    plain = BytesIO()
    pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return plain.getvalue()


def _failed(content: bytes) -> Iterator[str]:
    for name, profile in _PROFILES.items():
        # It is our own file: large ones are no attack.
        report = validate_pdf_bytes(content, profile=profile, limits=SafetyLimits.unlimited())
        yield from (f"{name} {failure.rule_id}: {failure.message}" for failure in report.failures)


if __name__ == "__main__":
    json.dump(judged(sys.stdin.buffer.read()), sys.stdout)
