"""Every build asks programs that are not ours whether a PDF keeps to the standards it claims."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from authoring.publishing.conformance import failures
from authoring.publishing.pdf import render_pdf
from tests.publishing.specimen import SPECIMEN

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="module")
def specimen() -> bytes:
    return render_pdf(SPECIMEN, TEMPLATES)


def without(content: bytes, key: str) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        del pdf.Root[key]
        changed = BytesIO()
        pdf.save(changed)
    return changed.getvalue()


@pytest.mark.slow
def test_nothing_stands_against_what_is_published(specimen: bytes) -> None:
    assert failures(specimen) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "standards"),
    [
        ("/Lang", {"PDF/UA-1"}),
        ("/MarkInfo", {"PDF/UA-1", "PDF/A-3a"}),
        ("/Metadata", {"PDF/UA-1", "PDF/A-3a"}),
        ("/OutputIntents", {"PDF/A-3a"}),
        ("/ViewerPreferences", {"PDF/UA-1"}),
    ],
)
def test_what_a_standard_asks_for_is_missed(specimen: bytes, key: str, standards: set[str]) -> None:
    assert {failure.split()[0] for failure in failures(without(specimen, key))} == standards


@pytest.mark.parametrize("share", [0, 0.5, 0.9])
def test_a_damaged_file_is_told(specimen: bytes, share: float) -> None:
    cut = specimen[: int(len(specimen) * share)]

    assert any(failure.startswith("qpdf: ") for failure in failures(cut))


@pytest.mark.slow
def test_what_judges_leaves_no_thread_behind_for_which_a_forked_build_would_wait(specimen: bytes) -> None:
    program = (
        "import os, sys, time\n"
        "from authoring.publishing.conformance import failures\n"
        "content = sys.stdin.buffer.read()\n"
        "failures(content)\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    os._exit(len(failures(content)))\n"
        "print(os.waitpid(child, 0)[1])\n"
    )

    done = subprocess.run([sys.executable, "-c", program], input=specimen, capture_output=True, timeout=300, check=True)

    assert done.stdout == b"0\n"
