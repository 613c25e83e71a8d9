"""Builds without building: what one leaves behind."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from authoring.edition.files import write_folder
from authoring.portal.builds import made
from authoring.portal.models import Job
from tests.portal.roles import YEAR

ASKED: dict[str, Any] = {
    "final": True,
    "languages": ["en", "fr"],
    "formats": ["docx", "pdf", "html"],
    "missing": [],
    "reason": "",
}
ASKED |= {"group": "", "site": False, "allow_errors": False}
FILES = {
    "en/annual-report-2030.en.docx": b"Word",
    "en/annual-report-2030.en.html": b"<p>One</p>",
    "en/annual-report-2030.en.pdf": b"PDF",
    "fr/annual-report-2030.fr.html": b"<p>Un</p>",
}


def built(files: Mapping[str, bytes] = FILES, **values: Any) -> Job:
    """Return a build that has ended, its files put aside."""
    said: dict[str, Any] = {
        "kind": "build",
        "edition": YEAR,
        "asked": ASKED,
        "state": "done",
        "tries": 1,
        "outcome": {"files": [told(path, content) for path, content in files.items()], "against": None}
        | {"findings": {}, "missing": [], "untranslated": {}},
    }
    job = Job.objects.create(**said | values)
    write_folder(made.folder_of(job), {**files, made.COMPARISON: b"{}"})
    return job


def told(path: str, content: bytes) -> dict[str, object]:
    language, _, name = path.partition("/")
    digest = sha256(content).hexdigest()
    kind = name.rpartition(".")[2]
    return {"path": path, "language": language, "format": kind, "size": len(content), "sha256": digest} | {
        "fingerprint": f"says {language}",
        "standing": "new",
    }
