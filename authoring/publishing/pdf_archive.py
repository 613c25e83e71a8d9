"""What makes a PDF archival (PDF/A-3, ISO 19005-3) beside being accessible (PDF/UA-1): its metadata and its source."""

import json
from base64 import b64encode
from dataclasses import asdict
from datetime import UTC, date, datetime
from os import environ
from typing import Any

import pydyf
from weasyprint import Attachment
from weasyprint.pdf.metadata import DocumentMetadata

from authoring.model.report import Report

_EARLIEST = 315532800
"""1980-01-01T00:00:00Z in seconds: when nothing says when a build is, as in the packages of the other formats."""

_ACCESSIBLE = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/UA's mark (ISO 14289-1, 5), and its description, which PDF/A asks for (ISO 19005-3, 6.6.2.3.3)."""

_IDENTIFIER = b"""\
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:identifier>%b</dc:identifier>\
</rdf:Description>
"""


class ArchivalMetadata(DocumentMetadata):  # type: ignore[misc]
    """Metadata that claim PDF/UA-1 too: WeasyPrint writes one standard's mark only.

    The claim of PDF/A-3 is raised from `u`, which WeasyPrint can tell, to `a`: the structure tree is ours.
    """

    def include_in_pdf(self, pdf: pydyf.PDF, variant: str, version: int, _conformance: str, _compress: bool) -> None:
        """Add the metadata as plain text, so that programs that know no PDF find it too (ISO 32000-1, 14.3.2)."""
        super().include_in_pdf(pdf, variant, version, "A", compress=False)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """Return WeasyPrint's RDF with PDF/UA's mark at its end."""
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        before, end = rdf.rsplit(b"</rdf:RDF>", 1)
        return before + _ACCESSIBLE + self._identifier() + b"</rdf:RDF>" + end

    def _identifier(self) -> bytes:
        """Return what names the document in the Dublin Core (XMP, ISO 16684-1, 8.3), as its page states it."""
        said = self.custom.get("dcterms.identifier", "").encode()
        return _IDENTIFIER % said if said else b""


def source_of(report: Report) -> Attachment:
    """Return the assembled report as JSON, to be embedded as what the PDF was made from (`AFRelationship` Source)."""
    said = json.dumps(asdict(report), ensure_ascii=False, indent=1, default=_as_text, sort_keys=True)
    made = datetime.fromtimestamp(int(environ.get("SOURCE_DATE_EPOCH") or _EARLIEST), UTC)
    return Attachment(
        string=said,
        name=f"report-{report.year}.{report.language}.json",
        description=report.title,
        created=made,
        modified=made,
        relationship="Source",
    )


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else b64encode(value).decode("ascii")
