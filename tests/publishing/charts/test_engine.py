"""Matplotlib is loaded when a chart is drawn, and leaves no trace."""

import os
import subprocess
import sys

import pytest

from authoring.errors import TemplateError
from authoring.publishing.charts.engine import rc, style
from tests.publishing.charts.drawings import TEMPLATES
from tests.workspace import ROOT

_WITHOUT = """
import sys
from authoring import cli
from authoring.pipeline import publication, submissions
from authoring.intake import check
from authoring.assembly import assemble
from authoring.publishing import docx, html, pdf, press
print([name for name in ("matplotlib", "numpy") if name in sys.modules])
"""

_SURROUNDINGS = """
import os
before = dict(os.environ)
from authoring.publishing.charts import engine
print(os.environ == before, os.path.exists(engine.matplotlib.get_cachedir()))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("program", "said"), [(_WITHOUT, "[]"), (_SURROUNDINGS, "True False")])
def test_it_is_loaded_only_by_what_draws_and_leaves_nothing_behind(program: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == said


def test_a_style_holds_only_while_something_is_drawn() -> None:
    before = rc("font.size"), rc("svg.fonttype")
    with style(TEMPLATES):
        assert (rc("font.size"), rc("svg.fonttype")) == (8.0, "path")
    assert (rc("font.size"), rc("svg.fonttype")) == before


def test_no_text_is_too_small_to_read_on_paper() -> None:
    with style(TEMPLATES):
        assert min(rc(size) for size in ("font.size", "axes.titlesize", "xtick.labelsize")) >= 7.5


def test_templates_without_a_style_are_told() -> None:
    with pytest.raises(TemplateError, match=r"charts\.mplstyle"), style(ROOT / "tests"):
        pass
