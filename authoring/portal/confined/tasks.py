"""What a confined process can be asked: plain values and a file's content in, bytes out."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from authoring.edition.definition import load
from authoring.edition.folder import EditionFolder
from authoring.locale import LANGUAGES
from authoring.pipeline import exchange
from authoring.pipeline.kits import ExportRequest, kit_file, kit_in
from authoring.pipeline.translation import Answer, take_in_sent
from authoring.translation.merge import Signature

Asked = Mapping[str, Any]


def read(asked: Asked, data: bytes) -> bytes:
    """Read a workbook or JSON file that was handed in: what it says, what there is to mend in it."""
    handed = exchange.read_handed_in(load(Path(asked["definition"])), asked["document"], asked["name"], data)
    return json.dumps(_outcome(handed)).encode()


def find(asked: Asked, data: bytes) -> bytes:  # noqa: ARG001 (a task like the others)
    """Read copies of files found in an edition's folder: of each the document it is of, and what it says."""
    edition, told = load(Path(asked["definition"])), []
    for name, copy in asked["files"]:
        document, handed = exchange.read_found(edition, name, Path(copy).read_bytes())
        told.append([document, _outcome(handed)])
    return json.dumps(told).encode()


def _outcome(handed: exchange.HandedIn) -> dict[str, Any]:
    return {
        "payload": handed.payload,
        "findings": exchange.findings_as_data(handed.findings),
        "titles": handed.titles,
        "is_workbook": handed.is_workbook,
    }


def annotate(asked: Asked, data: bytes) -> bytes:
    """Write a workbook that was handed in with its findings inside."""
    edition = load(Path(asked["definition"]))
    return exchange.write_annotated(edition, asked["document"], asked["name"], data, asked["language"])


def fill(asked: Asked, data: bytes) -> bytes:  # noqa: ARG001
    """Write the workbook filled with a draft."""
    return exchange.write_filled(load(Path(asked["definition"])), asked["payload"])


def preview(asked: Asked, data: bytes) -> bytes:  # noqa: ARG001
    """Make a draft as it would be published."""
    folder = EditionFolder(Path(asked["folder"]), Path(asked["output"]))
    return exchange.preview(folder, Path(asked["templates"]), asked["payload"], asked["language"], asked["format"])


def look(asked: Asked, data: bytes) -> bytes:
    """Tell what a look at a picture tells, or which finding says why it cannot be used; of kept ones (`files`) each."""
    told = [_look(Path(copy).read_bytes()) for copy in asked["files"]] if "files" in asked else _look(data)
    return json.dumps(told).encode()


def _look(data: bytes) -> dict[str, Any]:
    from authoring.errors import PictureError
    from authoring.pictures.decoding import look_at
    from authoring.pictures.formats import format_of, media_type_of

    media_type = media_type_of(data)
    if media_type is None:
        return {"code": "picture-unreadable", "values": {"format": format_of(data)}}
    try:
        seen = look_at(data)
    except PictureError as error:
        return {"code": error.code, "values": {}}
    return {"media_type": media_type, "width": seen.width, "height": seen.height, "several": seen.several}


def kit(asked: Asked, data: bytes) -> bytes:  # noqa: ARG001
    """Make a kit of one document in one language: a file, or all there is of it as a zip; nothing where none is due."""
    folder = EditionFolder(Path(asked["folder"]), Path(asked["output"]))
    request = ExportRequest((asked["language"],), (asked["document"],), tuple(asked["formats"]), asked["chosen"])
    if not asked["whole"]:
        return kit_file(folder, Path(asked["templates"]), request)
    files, packed = kit_in(folder, Path(asked["templates"]), request), BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(ZipInfo(f"{asked['document']}.{asked['language']}/{path}"), content, ZIP_DEFLATED)
    return packed.getvalue() if files else b""


def take_in(asked: Asked, data: bytes) -> bytes:
    """Take in a translation that was handed back: what became of its sentences, what there is to mend in it."""
    folder = EditionFolder(Path(asked["folder"]), Path(asked["output"]))
    signature = Signature(asked["by"], datetime.fromisoformat(asked["at"]), "translated", asked["most"])
    answer = Answer(asked["overwrite"], asked["same"])
    returned = take_in_sent(folder, asked["name"], data, asked["language"], signature, answer)
    told = exchange.findings_as_data(returned.findings)
    for one, finding in zip(told, returned.findings, strict=True):
        one["where"] = {tag: finding.place.inside(tag) for tag in LANGUAGES}
    said = {"outcomes": returned.outcomes, "documents": returned.documents, "findings": told}
    return json.dumps(said).encode()


TASKS: Mapping[str, Callable[[Asked, bytes], bytes]] = {
    "read": read,
    "find": find,
    "annotate": annotate,
    "fill": fill,
    "preview": preview,
    "look": look,
    "kit": kit,
    "take_in": take_in,
}
