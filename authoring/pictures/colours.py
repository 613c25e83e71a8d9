"""Colours as sRGB (IEC 61966-2-1), which is what screens, Word and PDF/A's output intent take plain numbers for."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms

_SEEN = 3
"""Steps of 255 by which a colour may differ without anybody seeing it."""


def plain(image: Image.Image) -> Image.Image:
    """Return a picture in eight bits a channel, its transparency a channel of its own or in its palette.

    Its colours are still those of its profile. The mode is 1, L, P, RGB, CMYK, or with transparency LA, P, RGBA.
    """
    if image.mode.startswith("I"):  # greys of 16 bits, which `convert` would cut off at 255
        return image.convert("F").point(lambda value: value * (255 / 65_535)).convert("L")
    if "transparency" in image.info and image.mode != "P":
        return image.convert("RGBA" if image.mode == "RGB" else "LA")
    return image


def without_palette(image: Image.Image) -> Image.Image:
    """Return a picture of the mode 1 or P with a number for each channel of each pixel."""
    return image.convert("L" if image.mode == "1" else "RGBA" if "transparency" in image.info else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture as `plain` returns it with the colours its profile means, in sRGB; CMYK becomes RGB.

    A profile that is damaged or meant for another kind of picture is passed over, as viewers do.
    """
    if profile is None or not changes(profile, image.mode):
        return image.convert("RGB") if image.mode == "CMYK" else image
    if image.mode in ("1", "P"):
        image = without_palette(image)
    if image.mode in ("LA", "RGBA"):
        converted = _converted(image.convert(image.mode[:-1]), profile)
        converted.putalpha(image.getchannel("A"))
        return converted
    return _converted(image, profile)


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    meant = ImageCms.ImageCmsProfile(BytesIO(profile))
    transform = ImageCms.buildTransform(meant, ImageCms.createProfile("sRGB"), image.mode, "RGB")
    return transform.apply(image)


def changes(profile: bytes, mode: str) -> bool:
    """Tell whether a profile makes a difference that can be seen to pictures of a mode."""
    samples = _samples(mode)
    try:
        meant = _converted(samples, profile)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    difference = ImageChops.difference(meant, samples.convert("RGB"))
    return difference.point(lambda steps: 255 * (steps > _SEEN)).getbbox() is not None


def _samples(mode: str) -> Image.Image:
    """Return a small picture with colours from all over a mode."""
    down, round_about = Image.linear_gradient("L"), Image.radial_gradient("L")
    bands = {"1": [down], "L": [down], "LA": [down], "CMYK": [down, down.rotate(90), round_about, down.rotate(180)]}
    chosen = bands.get(mode, [down, down.rotate(90), round_about])
    return chosen[0] if len(chosen) == 1 else Image.merge("CMYK" if mode == "CMYK" else "RGB", chosen)
