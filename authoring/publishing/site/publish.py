"""The site is put into the output folder: pages, what they share, and the documents they offer."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from authoring.edition.files import write_folder
from authoring.model.report import Report
from authoring.publishing.manifest import SITE, Artifact, digest, downloads
from authoring.publishing.site.render import render_site
from authoring.publishing.typography import typeset


def publish_site(
    output: Path, templates: Path, reports: Sequence[Report], artifacts: Iterable[Artifact]
) -> dict[str, str]:
    """Write the site in the reports' languages, with the documents in them; return each file's SHA-256 by its path.

    The folder needs nothing from outside: it can be put on any web server as it is. What an earlier site held is gone.
    """
    offered = list(artifacts)
    beside = {report.language: downloads(offered, report.language) for report in reports}
    documents = {
        one.path: (output / one.path).read_bytes() for one in offered if one.format != "html" and one.language in beside
    }
    files = render_site([typeset(report) for report in reports], templates, beside) | documents
    write_folder(output / SITE, files)
    return {path: digest(content) for path, content in sorted(files.items())}
