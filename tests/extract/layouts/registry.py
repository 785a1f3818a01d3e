"""The layouts by name, ``module.function``, and the patterns of figures for which each can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from random import Random
from typing import Final

from tests.synthetic.values import Figures

Write = Callable[[Figures, Random], bytes]
MODULES: Final = (
    "html_tables",
    "html_headers",
    "html_loose",
    "html_cells",
    "text_tables",
    "text_lines",
    "text_cells",
    "markdown",
    "markdown_tables",
)
_registered: Final[dict[str, Layout]] = {}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write a report. ``left_out``: pattern of figures → why no reader can tell them in it."""

    name: str
    write: Write
    left_out: Mapping[str, str] = field(default_factory=dict)


def layout(write: Write) -> Write:
    """Register *write* as a layout for all patterns of figures."""
    return leaving_out({})(write)


def leaving_out(reasons: Mapping[str, str]) -> Callable[[Write], Write]:
    """Register a layout that is not asked of the patterns of figures named in *reasons*."""

    def register(write: Write) -> Write:
        add(f"{write.__module__.rpartition('.')[2]}.{write.__name__}", write, reasons)
        return write

    return register


def add(name: str, write: Write, left_out: Mapping[str, str] | None = None) -> None:
    """Register *write* as *name*."""
    if name in _registered:
        raise ValueError(f"two layouts are named {name}")
    _registered[name] = Layout(name, write, left_out or {})


def layouts(part: str = "") -> Iterator[Layout]:
    """Every layout with *part* in its name, module by module."""
    for module in MODULES:
        import_module(f"{__package__}.{module}")
    return (one for one in _registered.values() if part in one.name)
