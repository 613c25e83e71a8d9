"""The labels of a PDF's pages (ISO 32000-1, 12.4.2): what a viewer calls a page is what is printed on it."""

from pydyf import Array, Dictionary, String


def page_labels(front: int, cover: str) -> Dictionary:
    """Return labels for the cover, for what else of the `front` pages is before the report, and for the report."""
    ranges = {0: {"P": String(cover)}, 1: {"S": "/r"}, front: {"S": "/D"}}
    return Dictionary({"Nums": Array(piece for first, label in ranges.items() for piece in (first, Dictionary(label)))})
