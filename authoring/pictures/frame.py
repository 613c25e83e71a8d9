"""What an author has done to a picture in a workbook: cut it, mirrored it, turned it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown of a picture as it is stored, and how.

    `left`, `top`, `right` and `bottom` are the shares of its width and height that are cut away. It is mirrored left to
    right and top to bottom, then turned by quarters to the right (ECMA-376 Part 1, 20.1.7.6).
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    mirrored: bool = False
    upended: bool = False
    quarters: int = 0

    @property
    def is_turned(self) -> bool:
        """Tell whether the picture is mirrored or turned."""
        return self.mirrored or self.upended or bool(self.quarters)
