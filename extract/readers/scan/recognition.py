"""The optical recogniser (RapidOCR, an optional extra; its models are inside the wheel)."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from extract.errors import UnreadableError
from extract.readers.sheet import Character

Image = Any  # a numpy array of shape (height, width) or (height, width, 3), dtype uint8

# One thread: documents are the unit of parallel work, and one thread gives the same result every time.
PARAMETERS = {
    "Global.log_level": "critical",
    "Global.max_side_len": 4000,  # the default shrinks a page of 200 dpi
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
# The engine remembers every option of its last call, so each call states them all.
PAGE = {
    "use_det": True,
    "use_cls": False,
    "use_rec": True,
    "return_word_box": True,
    "return_single_char_box": True,
}
LINE = {
    "use_det": False,
    "use_cls": False,
    "use_rec": True,
    "return_word_box": False,
    "return_single_char_box": False,
}


class RecogniserMissingError(UnreadableError):
    """The optional extra ``ocr`` is not installed."""


@cache
def _engine() -> Any:
    try:
        import cv2
        from rapidocr import RapidOCR
    except ImportError as error:
        raise RecogniserMissingError(
            "此文件是扫描件，要靠文字识别，但没有安装 ocr 组件；请运行 pip install 'nianbao[ocr]'。 "
            "The file is a scan and the ocr extra is not installed; run pip install 'nianbao[ocr]'."
        ) from error
    cv2.setNumThreads(1)
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params=PARAMETERS)


def require() -> None:
    """Raise RecogniserMissingError unless the recogniser is there."""
    _engine()


def recognise_page(image: Image) -> list[Character]:
    """Every character found on *image* (blue, green, red) with its box in pixels and a confidence."""
    answer = _engine()(image, **PAGE)
    # Of a page on which it finds nothing the engine returns one empty word in place of the lines.
    lines = answer.word_results if answer.txts else ()
    return [made for line in lines for word in line if (made := _character(*word)) is not None]


def _character(text: str, score: float, corners: Any) -> Character | None:
    if not text or not corners:
        return None
    xs, ys = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    return Character(text, min(xs), min(ys), max(xs), max(ys), max(ys), float(score))


def recognise_line(image: Image) -> tuple[str, float]:
    """The text of an image that holds one line, and the recogniser's confidence."""
    answer = _engine()(image, **LINE)
    texts, scores = getattr(answer, "txts", None), getattr(answer, "scores", None)
    return (str(texts[0]), float(scores[0])) if texts and scores else ("", 0.0)
