"""JPEG files cleaned segment by segment."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from authoring.pictures.jpeg import stripped
from tests.pictures.specimens import PLACE, file, photograph, talkative_jpeg


def markers(data: bytes) -> list[str]:
    """Return the segments of a JPEG up to its first scan, as Pillow's own list of them is too kind to be asked."""
    found, place = [], 2
    while data[place + 1] != 0xDA:
        found.append(f"{data[place + 1]:X}")
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return found


def test_nothing_is_left_but_what_the_picture_needs() -> None:
    before = talkative_jpeg()
    after = stripped(before, 150)
    assert after is not None
    assert markers(before) == ["ED", "E0", "E1", "E1", "FE", "DB", "DB", "C0", "C4", "C4", "C4", "C4"]
    assert markers(after) == ["E0", "DB", "DB", "C0", "C4", "C4", "C4", "C4"]
    assert after.endswith(b"\xff\xd9")
    assert PLACE.encode() not in after


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 4}, {"subsampling": 0}])
def test_every_pixel_stays(options: dict[str, int]) -> None:
    before = talkative_jpeg(photograph(200, 100), **options)
    after = stripped(before, 150)
    assert after is not None
    with Image.open(BytesIO(before)) as one, Image.open(BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()
        assert other.info["dpi"] == (150, 150)


def test_a_file_without_an_end_is_left_to_others() -> None:
    plain = file(photograph(), "JPEG")
    assert stripped(plain[:-2], 96) is None
    assert stripped(plain[:100], 96) is None


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    assert isinstance(stripped(b"\xff\xd8" + data, 96), bytes | None)
