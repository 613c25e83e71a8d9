"""A translation has each code of its source once, in any order, and no pairs that cross."""

import pytest

from tests.translation.checks.cases import found

SOURCE = "<1>Mines</1> and <2>forests</2><3/>"


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        ("<1>Minas</1> y <2>bosques</2><3/>", []),
        ("<2>Bosques</2><3/> y <1>minas</1>", []),
        ("<1>Minas y <2>bosques</2></1><3/>", []),
        ("<1>Minas</1> y <2>bosques</2>", ["code-missing <3/>"]),
        ("Minas y <2>bosques</2><3/>", ["code-missing <1></1>"]),
        ("<1>Minas</1> y <2>bosques<3/>", ["code-missing </2>"]),
        ("<1>Minas</1> y <2>bosques</2><3/><4/>", ["code-added <4/>"]),
        ("<1>Minas</1> y <2>bosques</2><3/><3/>", ["code-added <3/>"]),
        ("<1>Minas</1> y <4>bosques</4><3/>", ["code-missing <2></2>", "code-added <4></4>"]),
        ("<1>Minas y <2>bosques</1></2><3/>", ["code-crossing <1><2></1></2><3/>"]),
        ("</1>Minas<1> y <2>bosques</2><3/>", ["code-crossing </1><1><2></2><3/>"]),
    ],
)
def test_codes(target: str, findings: list[str]) -> None:
    assert found("es", SOURCE, target) == findings
