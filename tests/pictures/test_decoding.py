"""Pictures that cannot be published, and what stands in the way."""

import pytest
from PIL import Image, ImageFile

from authoring.errors import PictureError
from authoring.pictures.decoding import Seen, look_at
from tests.pictures.specimens import animated, bomb, deep_png, file, photograph, quarters

WHOLE = {kind: file(photograph(), kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP")}
BAD = {
    **{f"half a {kind}": (data[: len(data) // 2], "picture-broken") for kind, data in WHOLE.items()},
    **{f"a {kind} of which the first bytes are left": (data[:20], "picture-broken") for kind, data in WHOLE.items()},
    "nothing": (b"", "picture-broken"),
    "no picture behind the signature": (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture-broken"),
    "no width": (bomb(0, 10), "picture-broken"),
    "fewer rows than stated": (bomb(3000, 3000), "picture-broken"),
    "a bomb": (bomb(60_000, 60_000), "picture-too-large"),
    "a small bomb": (bomb(8_001, 8_000), "picture-too-large"),
    "TIFF": (file(quarters(), "TIFF"), "picture-broken"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("tolerant", [False, True])
def test_what_stands_in_the_way(data: bytes, code: str, tolerant: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # WeasyPrint sets this for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", tolerant)
    with pytest.raises(PictureError) as raised:
        look_at(data)
    assert raised.value.code == code
    assert tolerant == ImageFile.LOAD_TRUNCATED_IMAGES


GOOD = {
    **{kind: (data, Seen(640, 480, several=False)) for kind, data in WHOLE.items()},
    **{f"animated {kind}": (animated(kind), Seen(40, 24, several=True)) for kind in ("GIF", "PNG", "WEBP")},
    "one pixel": (file(Image.new("1", (1, 1))), Seen(1, 1, several=False)),
    "a line": (file(Image.new("L", (20_000, 10))), Seen(20_000, 10, several=False)),
    "16 bits": (deep_png(), Seen(2, 1, several=False)),
    "large": (file(Image.new("L", (8_000, 8_000)), "JPEG"), Seen(8_000, 8_000, several=False)),
}


@pytest.mark.parametrize(("data", "seen"), GOOD.values(), ids=GOOD)
def test_what_is_seen(data: bytes, seen: Seen) -> None:
    assert look_at(data) == seen
