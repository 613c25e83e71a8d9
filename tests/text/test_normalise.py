import pytest

from authoring.text.normalise import has_controls, normalise


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("e\u0301te\u0301", "été"),
        ("a_x000D_\nb", "a\nb"),
        ("a\r\nb\rc\x0bd\u2028e\u2029f\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("_x0041__x00e9_", "Aé"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", ""),
        ("_x005F_x000D_", "\n"),
        ("snake_x_case _x12_ _xZZZZ_", "snake_x_case _x12_ _xZZZZ_"),
        ("co\xadope\u200bra\ufefftion\u2060", "cooperation"),
        ("a\x00\x07\x1f\x7f\x9fb\ufffe\ufdd0\U0001ffff", "ab"),
        ("a\u202eb\u2066c\ufffcd\ud800", "abcd"),
        ("COVID\x1e19", "COVID-19"),
        ("\uf0b7 bullet", "\uf0b7 bullet"),
        ("a\tb", "a b"),
        ("the\xa0two\u202fcountries", "the two countries"),
        ("25\xa0kg, 1\u202f000, article\xa05", "25\xa0kg, 1\u202f000, article\xa05"),
        ("«\xa0oui\xa0»\u202f; quoi\u202f?", "«\xa0oui\xa0»\u202f; quoi\u202f?"),
        ("5\xa0 kg\xa0", "5  kg "),
    ],
)
def test_characters_are_put_right(typed: str, clean: str) -> None:
    assert normalise(typed) == clean


@pytest.mark.parametrize("text", ["a\x07", "_x0007_", "a\u202e", "\ud800", "\ufffe"])
def test_controls_are_noticed(text: str) -> None:
    assert has_controls(text)


@pytest.mark.parametrize("text", ["", "a_x000D_\n\tb", "co\xadop\u200b", "\x1e", "été 😀 \u200d \uf0b7"])
def test_what_is_no_control_is_not(text: str) -> None:
    assert not has_controls(text)


@pytest.mark.parametrize(
    "text", ["👩\u200d🌾", "\u0645\u06cc\u200c\u062e", "🏴\U000e0067\U000e007f", "✈\ufe0f", "漢字", "\ue000"]
)
def test_every_script_and_emoji_stays(text: str) -> None:
    assert normalise(text) == text
