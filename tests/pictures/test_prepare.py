"""What an author's picture is published as."""

import random
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from authoring.errors import PictureError
from authoring.pictures.decoding import look_at
from authoring.pictures.measure import measured
from authoring.pictures.prepare import prepared
from tests.pictures.specimens import (
    CORNERS,
    GREEN,
    PLACE,
    RED,
    SRGB,
    Colour,
    animated,
    deep_png,
    exif,
    file,
    grey_profile,
    greys,
    palette,
    photograph,
    quarters,
    ringed_profile,
    seen_through,
    talkative_jpeg,
    talkative_png,
    turned,
)


def published(data: bytes) -> Image.Image:
    with Image.open(BytesIO(prepared(data).data)) as image:
        image.load()
        return image


def corners(image: Image.Image) -> list[Colour]:
    """Return the colours in the middle of the quarters."""
    shown = image.convert("RGB")
    across, down = (image.width // 4, image.width * 3 // 4), (image.height // 4, image.height * 3 // 4)
    found = [shown.getpixel((x, y)) for y in down for x in across]
    return [colour for colour in found if isinstance(colour, tuple) and len(colour) == 3]


def near(found: list[Colour], expected: tuple[Colour, ...] = CORNERS, steps: int = 4) -> bool:
    pairs = zip(found, expected, strict=True)
    return all(abs(a - b) <= steps for one, other in pairs for a, b in zip(one, other, strict=True))


ODD = {
    "PNG": (file(quarters()), "image/png", "RGB"),
    "PNG with texts, EXIF and a tail": (talkative_png(), "image/png", "RGB"),
    "PNG of one bit": (file(Image.new("1", (40, 24), 1)), "image/png", "1"),
    "grey PNG": (file(quarters(mode="L")), "image/png", "L"),
    "PNG of 16 bits a channel": (deep_png(), "image/png", "RGB"),
    "grey PNG of 16 bits": (greys(), "image/png", "L"),
    "PNG with a palette": (palette(transparent=False), "image/png", "P"),
    "transparent PNG with a palette": (palette(transparent=True), "image/png", "P"),
    "transparent PNG": (file(seen_through()), "image/png", "RGBA"),
    "PNG whose transparency hides nothing": (file(quarters(mode="RGBA")), "image/png", "RGB"),
    "grey PNG with one transparent grey": (file(quarters(mode="L"), transparency=255), "image/png", "LA"),
    "PNG with one transparent colour": (file(quarters(), transparency=RED), "image/png", "RGBA"),
    "interlaced size of one pixel": (file(Image.new("RGB", (1, 1), RED)), "image/png", "RGB"),
    "JPEG": (file(photograph(), "JPEG"), "image/jpeg", "RGB"),
    "JPEG with EXIF, XMP, a comment and a tail": (talkative_jpeg(), "image/jpeg", "RGB"),
    "progressive JPEG": (talkative_jpeg(progressive=True), "image/jpeg", "RGB"),
    "grey JPEG": (talkative_jpeg(photograph().convert("L")), "image/jpeg", "L"),
    "CMYK JPEG": (talkative_jpeg(quarters(mode="CMYK")), "image/jpeg", "RGB"),
    "JPEG of RGB": (talkative_jpeg(keep_rgb=True), "image/jpeg", "RGB"),
    "GIF": (file(quarters(), "GIF"), "image/png", "P"),
    "animated GIF": (animated("GIF"), "image/png", "P"),
    "animated PNG": (animated("PNG"), "image/png", "RGB"),
    "animated WebP": (animated("WEBP"), "image/jpeg", "RGB"),
    "WebP": (file(photograph(), "WEBP", exif=exif()), "image/jpeg", "RGB"),
    "transparent WebP": (file(seen_through(), "WEBP", lossless=True), "image/png", "RGBA"),
    "BMP": (file(quarters(), "BMP"), "image/png", "RGB"),
}

FORMAL = {"dpi", "transparency", *"jfif jfif_version jfif_unit jfif_density progressive progression".split()}
"""What Pillow tells of a picture's form, and of nothing else."""


@pytest.mark.parametrize(("data", "media_type", "mode"), ODD.values(), ids=ODD)
def test_every_picture_becomes_a_plain_png_or_jpeg(data: bytes, media_type: str, mode: str) -> None:
    assert prepared(data).media_type == media_type
    image = published(data)
    assert (image.mode, image.format) == (mode, media_type.removeprefix("image/").upper())
    assert set(image.info) <= FORMAL
    assert dict(image.getexif()) == {}
    assert PLACE.encode() not in prepared(data).data


@pytest.mark.parametrize("data", [data for data, *_ in ODD.values()], ids=ODD)
def test_a_prepared_picture_is_prepared_once(data: bytes) -> None:
    once = prepared(data)
    again = prepared(once.data)
    assert again.media_type == once.media_type
    assert ImageChops.difference(published(data).convert("RGB"), published(once.data).convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_seen_the_right_way_up(orientation: int, kind: str) -> None:
    image = published(turned(orientation, kind))
    assert image.size == (64, 32)
    assert near(corners(image), steps=16 if kind == "WEBP" else 4)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_there_is_none_of_turns_nothing(orientation: int) -> None:
    assert near(corners(published(turned(orientation))))


SIZES = {
    "small": ((640, 480), (640, 480)),
    "as wide as print needs": ((1820, 100), (1820, 100)),
    "wide": ((3640, 1000), (1820, 500)),
    "tall": ((1000, 3560), (500, 1780)),
    "a line": ((20000, 10), (1820, 1)),
    "a hair": ((1, 20000), (1, 1780)),
}


@pytest.mark.parametrize(("given_", "expected"), SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_more_pixels_than_print_needs_are_scaled(kind: str, given_: tuple[int, int], expected: tuple[int, int]) -> None:
    assert published(file(Image.new("RGB", given_, RED), kind)).size == expected


def test_a_turned_picture_is_scaled_as_it_is_seen() -> None:
    data = file(Image.new("RGB", (3560, 1000)), "JPEG", exif=exif(6))
    assert published(data).size == (500, 1780)


def test_a_jpeg_of_which_nothing_must_change_is_not_coded_again() -> None:
    plain = file(photograph(), "JPEG", quality=71)
    scan = plain[plain.index(b"\xff\xda") :]
    assert prepared(talkative_jpeg(quality=71)).data.endswith(scan)
    assert ImageChops.difference(published(plain), Image.open(BytesIO(plain))).getbbox() is None


RESOLUTIONS = {
    "none stated": ({}, (960, 480), (10.0, 5.0)),
    "300 dpi": ({"dpi": (300, 300)}, (600, 300), (2.0, 1.0)),
    "one that nobody can mean": ({"dpi": (1, 1)}, (960, 480), (10.0, 5.0)),
    "scaled: as large as before": ({"dpi": (910, 910)}, (3640, 1820), (4.0, 2.0)),
}


@pytest.mark.parametrize(("options", "pixels", "inches"), RESOLUTIONS.values(), ids=RESOLUTIONS)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_a_picture_keeps_its_size_in_inches(
    kind: str, options: dict[str, tuple[int, int]], pixels: tuple[int, int], inches: tuple[float, float]
) -> None:
    picture = prepared(file(Image.new("RGB", pixels), kind, **options)).data
    assert measured(picture).inches == pytest.approx(inches, rel=0.003)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_colours_are_those_of_the_profile(kind: str) -> None:
    options = {"subsampling": 0} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    swapped = published(file(quarters(64, 32), kind, icc_profile=ringed_profile(), **options))
    first, second, *_ = corners(swapped)
    assert first[1] > 150 > first[0]
    assert second[0] > 100 > second[1]
    assert near(corners(published(file(quarters(64, 32), kind, icc_profile=SRGB, **options))))


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_greys_are_those_of_the_profile(mode: str) -> None:
    picture = Image.new("L", (4, 4), 128).convert(mode, dither=Image.Dither.NONE)
    lighter = published(file(picture, icc_profile=grey_profile())).convert("L").getpixel((1, 1))
    assert lighter == (255 if mode == "1" else pytest.approx(188, abs=3))


@pytest.mark.parametrize("profile", [b"not a profile", SRGB[:200], b""])
def test_a_damaged_profile_is_passed_over(profile: bytes) -> None:
    assert near(corners(published(file(quarters(), icc_profile=profile))))


def test_a_profile_changes_no_transparency() -> None:
    image = published(file(seen_through(), icc_profile=ringed_profile()))
    assert [image.getchannel("A").getpixel(spot) for spot in ((5, 5), (30, 5), (5, 20))] == [0, 128, 255]


def test_inks_become_the_colours_they_print() -> None:
    assert near(corners(published(file(quarters(64, 32, mode="CMYK"), "JPEG", quality=95))), steps=24)


def test_greys_of_16_bits_keep_their_steps() -> None:
    image = published(greys())
    assert [image.getpixel((column, 0)) for column in range(4)] == [0, 85, 170, 255]


def test_what_cannot_be_seen_stays_so() -> None:
    image = published(palette(transparent=True)).convert("RGBA")
    assert image.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert image.getpixel((30, 5)) == (*GREEN, 255)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_shown(kind: str) -> None:
    assert look_at(animated(kind)).several
    assert near(corners(published(animated(kind))), steps=24)


def test_scaling_keeps_edges_to_transparency_clean() -> None:
    image = Image.new("RGBA", (4000, 100), (255, 255, 255, 0))
    image.paste((*RED, 255), (0, 0, 2000, 100))
    scaled = published(file(image))
    scaled = scaled.convert("RGB").crop((0, 10, 908, 30))  # up to where all of it can be seen
    assert near(corners(scaled), (RED,) * 4)


@given(st.sampled_from([data for data, *_ in ODD.values()]), st.data())
def test_of_a_damaged_picture_no_more_comes_than_one_error(data: bytes, choose: st.DataObject) -> None:
    end = choose.draw(st.integers(0, len(data)))
    damaged = bytearray(data[:end])
    for _ in range(choose.draw(st.integers(0, 6))):
        if damaged:
            damaged[choose.draw(st.integers(0, min(len(damaged), 400) - 1))] = choose.draw(st.integers(0, 255))
    if code_of(bytes(damaged)) is None:
        assert prepared(bytes(damaged)).media_type in ("image/png", "image/jpeg")


def code_of(data: bytes) -> str | None:
    """Return the code of what is wrong with a picture."""
    try:
        look_at(data)
    except PictureError as error:
        return error.code
    return None


@given(st.binary(max_size=200))
def test_of_anything_else_too(data: bytes) -> None:
    with pytest.raises(PictureError):
        prepared(data)


def test_the_same_file_gives_the_same_bytes() -> None:
    data = talkative_jpeg(photograph(2400, 900))
    once = prepared(data)
    prepared.cache_clear()
    assert prepared(data) == once


def test_random_colours_keep_their_size_in_bytes_in_bounds() -> None:
    noise = Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(360_000))
    assert len(prepared(file(noise)).data) < 400_000
