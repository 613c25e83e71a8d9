"""Odd pictures, made as people's programs make them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

PLACE = "Toluca, 19.29 N"
"""What stands in a picture's metadata and must not be published."""

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)
CORNERS: tuple[Colour, ...] = (RED, GREEN, BLUE, WHITE)
"""The colours of the quarters: upper left, upper right, lower left, lower right."""


def quarters(width: int = 40, height: int = 24, mode: str = "RGB") -> Image.Image:
    """Return a picture whose quarters differ, so that every turn of it shows."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(CORNERS):
        image.paste(colour, (number % 2 * width // 2, number // 2 * height // 2, width, height))
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image.convert(mode)


def photograph(width: int = 640, height: int = 480) -> Image.Image:
    """Return a picture with too many colours for a palette."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    return Image.merge("RGB", [one.resize((width, height)) for one in (across, down, Image.radial_gradient("L"))])


def file(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture's file."""
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF data with an orientation and a place."""
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x010E] = PLACE
    said.get_ifd(0x8825).update({1: "N", 2: (19.0, 17.0, 24.0), 29: PLACE})
    return said


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """Return `quarters` as a camera held in one of eight ways stores it."""
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = quarters(64, 32)
    stored = image.transpose(ways[orientation]) if orientation in ways else image
    return file(stored, kind, exif=exif(orientation), **({"subsampling": 0} if kind == "JPEG" else {}))


def talkative_png() -> bytes:
    """Return a PNG with a place in every kind of text, and something behind its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", PLACE)
    texts.add_text("Comment", PLACE, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>")
    return file(quarters(), pnginfo=texts, exif=exif(), dpi=(300, 300)) + PLACE.encode()


def talkative_jpeg(image: Image.Image | None = None, **options: Any) -> bytes:
    """Return a JPEG with a place in EXIF, XMP, a comment, an unknown segment and behind its end."""
    written = {"exif": exif(), "comment": PLACE.encode(), "xmp": f"<x>{PLACE}</x>".encode(), **options}
    plain = file(image or photograph(), "JPEG", **written)
    segment = b"\xff\xed" + struct.pack(">H", len(PLACE) + 2) + PLACE.encode()
    return plain[:2] + segment + plain[2:] + PLACE.encode()


def animated(kind: str) -> bytes:
    """Return an animation: first the quarters, then a white picture."""
    return file(quarters(), kind, save_all=True, append_images=[Image.new("RGB", (40, 24), "white")], duration=100)


def deep_png(width: int = 2, height: int = 1) -> bytes:
    """Return a PNG of 16 bits a channel: red, then green."""
    row = b"\0" + struct.pack(">6H", 65535, 0, 0, 0, 65535, 0)
    return png(struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0), row)


def bomb(width: int, height: int) -> bytes:
    """Return a PNG that says it has many pixels and has next to none."""
    return png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"\0\0\0\0")


def png(header: bytes, rows: bytes) -> bytes:
    """Return a PNG made by hand."""
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def greys() -> bytes:
    """Return four greys of 16 bits: black, a third, two thirds, white."""
    image = Image.new("I;16", (4, 1))
    for column, value in enumerate((0, 21845, 43690, 65535)):
        image.putpixel((column, 0), value)
    return file(image)


def ringed_profile() -> bytes:
    """Return a colour profile whose red is another red: sRGB with two primaries exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    tags = {bytes(data[place : place + 4]): place for place in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    return bytes(data)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def palette(*, transparent: bool) -> bytes:
    """Return quarters with a palette; the red one perhaps cannot be seen."""
    image = quarters().quantize(4)
    options: dict[str, Any] = {"transparency": image.getpixel((0, 0))} if transparent else {}
    return file(image, **options)


def seen_through() -> Image.Image:
    """Return quarters whose upper left one cannot be seen and whose upper right one can by half."""
    image = quarters(mode="RGBA")
    image.paste((*RED, 0), (0, 0, 20, 12))
    image.paste((*GREEN, 128), (20, 0, 40, 12))
    return image


def grey_profile() -> bytes:
    """Return a profile of greys with a gamma of 1 (ICC.1:2010, 8.3.2): all of them are lighter than in sRGB."""

    def s15(value: float) -> bytes:
        return struct.pack(">i", round(value * 65_536))

    white = b"XYZ \0\0\0\0" + s15(0.9642) + s15(1) + s15(0.8249)
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    text = b"text\0\0\0\0none\0\0\0\0"
    tags = ((b"wtpt", white), (b"kTRC", curve), (b"cprt", text), (b"desc", b"desc\0\0\0\0\0\0\0\1\0" + bytes(79)))
    place, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name + struct.pack(">II", place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s", place + len(body), b"\0\0\0\0", 0x02400000, b"mntr", b"GRAY", b"XYZ ")
    header += struct.pack(">6H", 2021, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + s15(0.9642) + s15(1) + s15(0.8249)
    return header.ljust(128, b"\0") + table + body
