"""How large a picture is: in pixels, and by its own resolution in inches."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

_DPI = 96.0
"""The resolution of a picture that states none or one that nobody can mean; a CSS pixel is 1/96 of an inch."""
_CREDIBLE_DPI = (30.0, 2400.0)


@dataclass(frozen=True, slots=True)
class Measure:
    """A picture's size: in pixels, and how many of them make an inch."""

    width: int
    height: int
    dpi: float

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height on paper, where there is room."""
        return self.width / self.dpi, self.height / self.dpi

    @property
    def css_pixels(self) -> tuple[int, int]:
        """Width and height on a screen, where there is room (CSS Values 4, 6.1)."""
        width, height = self.inches
        return max(1, round(width * _DPI)), max(1, round(height * _DPI))


def measured(picture: bytes) -> Measure:
    """Return how large a picture is, by the beginning of its file; raises UnidentifiedImageError when it is none."""
    with Image.open(BytesIO(picture)) as image:
        return Measure(*image.size, credible_dpi(image.info.get("dpi")))


def credible_dpi(stated: object) -> float:
    """Return the resolution across that Pillow found stated, else 96."""
    try:
        dpi = float(stated[0])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ArithmeticError):
        return _DPI
    return dpi if _CREDIBLE_DPI[0] <= dpi <= _CREDIBLE_DPI[1] else _DPI
