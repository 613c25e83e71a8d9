"""The site as it stands in the output folder: pages, what they share, and the documents they offer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from authoring.model.report import Report
from authoring.publishing.manifest import Artifact, downloads
from authoring.publishing.site.render import render_site
from authoring.publishing.typography import typeset


def site_files(templates: Path, reports: Sequence[Report], documents: Mapping[Artifact, bytes]) -> dict[str, bytes]:
    """Return the site's files in the reports' languages by their paths inside it, in their order.

    Those of `documents` in these languages are among them: the folder needs nothing from outside, and can be put on any
    web server as it is.
    """
    beside = {report.language: downloads(documents, report.language) for report in reports}
    offered = {one.path: content for one, content in documents.items() if one.language in beside}
    files = render_site([typeset(report) for report in reports], templates, beside) | offered
    return dict(sorted(files.items()))
