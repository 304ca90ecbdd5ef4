"""Pictures that people send in: read by the real library, bounded, and rebuilt from their pixels.

The only file that knows Pillow. What is rebuilt carries no place, no camera and no owner.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import pillow_heif
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

# Above this a picture is a mistake or an attack: 40 million pixels are a very good camera.
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 4_000
PREVIEW_SIDE = 900
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "HEIF")

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class NotAPicture(ValueError):
    """The picture cannot be used. `code` says why: picture_broken or picture_too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Picture:
    """A rebuilt picture: JPEG, upright, with its size in pixels."""

    content: bytes
    width: int
    height: int


def rebuilt(path: Path) -> Picture:
    """The picture in the file as a JPEG of its pixels only. Raises NotAPicture."""
    with _opened(path) as image:
        upright = ImageOps.exif_transpose(image)
        flat = _flat(upright)
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _written(flat)


def drawn(lines: tuple[str, ...]) -> Picture:
    """A page of paper with these lines, the first one large: a specimen that belongs to nobody."""
    page = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((20, 20, 600, 857), outline="grey", width=3)
    for number, line in enumerate(lines):
        draw.text((60, 80 + 60 * number), line, fill="black", font_size=20 if number else 40)
    return _written(page)


def preview(content: bytes) -> Picture:
    """A small copy for a page, of a picture that was rebuilt or rendered before. Raises NotAPicture."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            small = _flat(image)
            small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
            return _written(small)
    except (OSError, SyntaxError, ValueError) as error:
        raise NotAPicture("picture_broken") from error


def _opened(path: Path) -> Image.Image:
    pillow_heif.register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            image = Image.open(path, formats=_FORMATS)
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture("picture_too_large")
            image.load()
        except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as error:
            raise NotAPicture("picture_too_large") from error
        except NotAPicture:
            raise
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Warning) as error:
            raise NotAPicture("picture_broken") from error
    return image


def _flat(image: Image.Image) -> Image.Image:
    """The picture in plain colours on white: a scan with a see-through ground would turn black."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGB", image.size, "white")
        layer = image.convert("RGBA")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return image.convert("L" if image.mode in ("1", "L", "I;16") else "RGB")


def _written(image: Image.Image) -> Picture:
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), clean.width, clean.height)
