import pytest

from authoring.errors import TemplateError
from authoring.publishing.ooxml.markup import elements
from authoring.publishing.ooxml.styles import REQUIRED, Styles


def styles_of(*named: tuple[str, str]):  # type: ignore[no-untyped-def]
    written = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{style}"/></w:style>' for style, key in named)
    return elements(f"<w:styles>{written}</w:styles>")[0]


def test_styles_are_found_by_name_in_any_case_whatever_their_ids() -> None:
    localised = [(style.title(), f"Titre{number}") for number, style in enumerate(REQUIRED)]
    assert Styles.of(styles_of(*localised))["heading 1"] == "Titre0"


def test_all_missing_styles_are_named() -> None:
    named = [(style, "x") for style in REQUIRED if style not in ("Figure", "caption")]
    with pytest.raises(TemplateError, match="no style named caption and Figure"):
        Styles.of(styles_of(*named))
