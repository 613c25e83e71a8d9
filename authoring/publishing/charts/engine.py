"""Matplotlib, loaded and used so that nothing on a machine but the templates has a say in a picture.

On import it would search the machine's fonts and keep what it found in the user's home. It is given a folder of its
own for that moment instead, and no fonts but ours, under our own names.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from authoring.errors import TemplateError, failure

STYLE = "charts.mplstyle"
"""The designer's file among the templates."""

_FONTS = (
    ("Report Sans", "NotoSans-Regular.ttf", (400,)),
    ("Report Sans", "NotoSans-Bold.ttf", (700,)),
    ("Report Symbols", "DejaVuSans-Symbols.ttf", (400, 700)),
    ("Report Emoji", "NotoEmoji-Regular.ttf", (400, 700)),
)
"""Family, file and the weights it serves: the fonts of the page, by the names they have in its style sheets."""

_ALWAYS = {
    "svg.fonttype": "path",  # a picture on a page or in Word has no fonts but the reader's: letters are drawn
    "svg.hashsalt": "authoring",  # ids that are the same every time
    "text.parse_math": False,  # a dollar in a name is a dollar
    "text.usetex": False,
    "axes.unicode_minus": True,
    "path.simplify": False,
}


@contextmanager
def _environment(**changes: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


with TemporaryDirectory() as _folder, _environment(MPLCONFIGDIR=_folder, MPL_IGNORE_SYSTEM_FONTS="1"):
    import matplotlib
    import matplotlib.backends.backend_agg
    import matplotlib.backends.backend_svg
    from matplotlib import colormaps
    from matplotlib.colors import to_hex, to_rgb
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontEntry, FontProperties, fontManager
    from matplotlib.ft2font import FT2Font
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle
    from matplotlib.textpath import text_to_path

__all__ = [
    "Circle",
    "Figure",
    "FontProperties",
    "Line2D",
    "Rectangle",
    "colormaps",
    "covered",
    "rc",
    "style",
    "style_sheet",
    "text_to_path",
    "to_hex",
    "to_rgb",
]


_SETTINGS: Any = matplotlib.rcParams
"""Matplotlib's settings, by names that a style file may say as well."""


def rc(name: str) -> Any:
    """Return a setting of the style that is drawn by."""
    return _SETTINGS[name]


def style_sheet(templates: Path) -> str:
    """Return the text of the style file; raises TemplateError."""
    try:
        return (templates / STYLE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = failure(error) if isinstance(error, OSError) else error
        raise TemplateError("{file}: {reason}", file=templates / STYLE, reason=reason) from error


@contextmanager
def style(templates: Path) -> Iterator[None]:
    """Draw, inside, as `charts.mplstyle` among the templates says; raises TemplateError when it cannot be followed."""
    looks = _read(templates / STYLE)
    families = {family: _family(family, templates) for family, *_ in _FONTS}
    _register(templates)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        _SETTINGS.update(looks)
        own = [families.get(family, family) for family in rc("font.family")]
        _SETTINGS.update(_ALWAYS | {"font.family": own})
        yield


def _read(path: Path) -> Any:
    """Return a style file's settings; Matplotlib only logs what it does not understand."""
    style_sheet(path.parent)
    complaints = _Complaints()
    logger = logging.getLogger("matplotlib")
    logger.addHandler(complaints)
    try:
        settings = matplotlib.rc_params_from_file(path, use_default_template=False)
    finally:
        logger.removeHandler(complaints)
    if complaints.messages:
        raise TemplateError("{file}: {reason}", file=path, reason=complaints.messages[0])
    return settings


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))


def _family(family: str, templates: Path) -> str:
    return f"{family} in {templates}"


@cache
def _register(templates: Path) -> None:
    for family, file, weights in _FONTS:
        path = templates / "fonts" / file
        if not path.is_file():
            raise TemplateError("{file}: the charts need this font.", file=path)
        ours = FontEntry(str(path), name=_family(family, templates), size="scalable")
        fontManager.ttflist += [replace(ours, weight=weight) for weight in weights]


@cache
def covered(templates: Path) -> tuple[frozenset[str], ...]:
    """Return the characters that each of our fonts can draw."""
    paths = (templates / "fonts" / file for _, file, _ in _FONTS)
    return tuple(frozenset(map(chr, FT2Font(path).get_charmap())) for path in paths)
