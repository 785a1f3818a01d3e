"""Datasette's hook marker, typed: Datasette ships no types, and every plugin module needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from datasette import hookimpl

Hook = TypeVar("Hook", bound=Callable[..., Any])


def hook(function: Hook) -> Hook:
    """Mark *function* as a Datasette plugin hook."""
    return cast(Hook, hookimpl(function))


def hook_last(function: Hook) -> Hook:
    """Mark *function* as a hook that runs after Datasette's own."""
    return cast(Hook, hookimpl(trylast=True)(function))
