"""The site says what the one page says, and a change in any page is found."""

from pathlib import Path

import pytest

from authoring.edition.files import write_folder
from authoring.errors import UnreadableError
from authoring.publishing.html import render_html
from authoring.publishing.readback.compare import compare, fingerprint
from authoring.publishing.readback.html import html_outline
from authoring.publishing.readback.outline import Outline
from authoring.publishing.readback.site import site_outline
from authoring.publishing.site.render import render_site
from tests.publishing.site.test_render import ENGLISH, TEMPLATES

FILES = render_site([ENGLISH], TEMPLATES, {})


def outline_in(output: Path) -> Outline:
    return site_outline("en", lambda name: (output / "site" / "en" / name).read_bytes())


PAGE = html_outline(render_html(ENGLISH, TEMPLATES).encode())


def test_the_pages_in_their_order_say_what_the_one_page_says(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", FILES)
    pages = outline_in(tmp_path)

    assert compare({"html": PAGE, "site": pages}) is None
    assert fingerprint(pages) == fingerprint(PAGE)


CHANGES = {
    "a word": ("mining.html", b"Zacatecas", b"Guanajuato"),
    "a heading's level": ("mining.html", b'data-level="2"', b'data-level="1"'),
    "a lost note": ("mining.html", b"Second note.", b""),
    "two pages in another order": ("index.html", b"message.html", b"annexes.html"),
    "a cell": ("annex-commitments.html", b"2021-MIN-07", b"2021-MIN-08"),
}


@pytest.mark.parametrize(("name", "before", "after"), CHANGES.values(), ids=CHANGES)
def test_a_change_in_one_page_is_found(name: str, before: bytes, after: bytes, tmp_path: Path) -> None:
    path = f"en/{name}"
    write_folder(tmp_path / "site", FILES | {path: FILES[path].replace(before, after)})

    assert FILES[path] != FILES[path].replace(before, after)
    assert compare({"html": PAGE, "site": outline_in(tmp_path)}) is not None


@pytest.mark.parametrize("lost", ["en/index.html", "en/mining.html"])
def test_a_missing_page_is_refused(lost: str, tmp_path: Path) -> None:
    write_folder(tmp_path / "site", {path: content for path, content in FILES.items() if path != lost})

    with pytest.raises(UnreadableError, match="The site en cannot be read"):
        outline_in(tmp_path)
