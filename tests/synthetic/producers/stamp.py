"""The round red stamp of an office: a ring, a star, the name around it; transparent where there is no ink."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import cache
from math import cos, pi, sin
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tests.samples.fonts import FORM

SIDE: Final = 320  # pixels
INK: Final = (214, 20, 30, 200)
NAME: Final = "政府信息公开办公室"


@cache
def stamp_png() -> bytes:
    """The stamp as PNG."""
    image = Image.new("RGBA", (SIDE, SIDE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, SIDE - 6, SIDE - 6), outline=INK, width=9)
    draw.polygon(_star(SIDE / 2, SIDE / 2, 52), fill=INK)
    font = ImageFont.truetype(str(FORM), 38)
    for number, character in enumerate(NAME):
        angle = pi * (1.15 + 0.7 * number / (len(NAME) - 1))
        x, y = SIDE / 2 + 118 * cos(angle), SIDE / 2 + 118 * sin(angle)
        draw.text((x, y), character, font=font, fill=INK, anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _star(x: float, y: float, size: float) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        reach = size if corner % 2 == 0 else size * 0.382
        angle = -pi / 2 + corner * pi / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    return points


def stamp_url() -> str:
    """The stamp as a data URL."""
    return "data:image/png;base64," + b64encode(stamp_png()).decode()
