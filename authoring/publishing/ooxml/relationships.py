"""What a part of the package refers to outside itself (ECMA-376 Part 2, clause 8.5)."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE


class Hyperlinks:
    """The hyperlinks of one part, each target once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id(self, target: str) -> str:
        """Return the relationship id of a target that `address` returned."""
        return self._ids.setdefault(target, f"link{len(self._ids) + 1}")

    def attach(self, part: Any) -> None:
        """Add the relationships to the part."""
        for target, key in self._ids.items():
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, key, is_external=True)
